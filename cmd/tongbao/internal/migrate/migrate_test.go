package migrate

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/templates"
)

var update = flag.Bool("update", false, "write what is expected")

// known reads what a notice's folder has.
func known(t testing.TB, dir string) *Known {
	t.Helper()
	folder, _, err := survey.Read(dir, templates.Set{}, inspection.Kinds(), nil)
	if err != nil {
		t.Fatal(err)
	}
	found, _ := survey.Judge(folder)
	return NewKnown(found)
}

func read(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestText holds what each construct of the old notation becomes, as testdata lists it.
func TestText(t *testing.T) {
	k := known(t, "testdata/notice")
	for pair := range strings.SplitSeq(read(t, "testdata/constructs.txt"), "\n\n") {
		old, want, ok := strings.Cut(strings.TrimSpace(pair), "\n")
		if !ok {
			continue // a heading
		}
		got, findings := Text("body.md", old, k)
		if len(findings) > 0 {
			t.Errorf("%s: %v", old, findings)
		}
		if got != want {
			t.Errorf("%s:\n%s, want\n%s", old, got, want)
		}
		if _, faults := language.ParseText(got); len(faults) > 0 {
			t.Errorf("%s is no text of the language: %v", got, faults[0].Text)
		}
		if again, findings := Text("body.md", got, k); again != got || len(findings) > 0 {
			t.Errorf("%s does not stay: %s %v", got, again, findings)
		}
	}
}

// TestLines holds where line ends go: a line of its own that an action leaves empty in the
// old notation is none in the new one, and paragraphs stay apart.
func TestLines(t *testing.T) {
	k := known(t, "testdata/notice")
	for old, want := range map[string]string{
		"{{- $s := .Sites}}{{$a := .Accounts -}}\n甲{{count $s}}":         "甲{{网站.总数}}",
		"甲\n\n{{$s := .Sites}}\n## 乙\n{{count $s}}":                      "甲\n\n## 乙\n{{网站.总数}}",
		"甲\n{{$s := .Sites}}\n乙":                                         "甲\n\n乙",
		"甲\n\n{{with sheet \"留言\" -}}\n乙{{count .}}\n{{- end}}\n\n丙":     "甲\n\n乙{{留言.行数}}\n\n丙",
		"甲\n\n{{with .Sites -}}\n乙{{count .}}\n{{- end}}\n\n丙":           "甲\n\n{{如有 网站}}\n乙{{网站.总数}}\n{{完}}\n\n丙",
		"甲{{if .Sites -}}\n 乙\n{{- end -}}\n丙":                           "甲{{如有 网站}}乙{{完}}丙",
		"甲\n{{if .Sites}}\n乙\n{{end}}\n丙":                                "甲\n\n{{如有 网站}}\n乙\n{{完}}\n\n丙",
		"# 甲\n{{if .Sites}}\n乙\n{{else}}\n丁\n{{end}}\n# 丙":               "# 甲\n{{如有 网站}}\n乙\n{{否则}}\n丁\n{{完}}\n# 丙",
		"{{range .Sites.Failed.ByProblem}}\n{{.Label}}甲\n{{end}}\n":      "{{逐个 网站.不合格.按问题}}\n\n{{本项.名称}}甲\n{{完}}\n",
		"{{range .Sites.Failed.ByProblem}}\n## {{.Label}}\n\n{{end}}\n乙": "{{逐个 网站.不合格.按问题}}\n## {{本项.名称}}\n\n{{完}}\n乙",
		"甲\n{{/* 注 */}}\n\n乙":                                            "甲\n{{注：注}}\n\n乙",
		"{{define \"名\"}}甲{{end -}}\n{{template \"名\" .}}乙":              "{{片段 名}}甲{{完}}\n{{用 名}}乙",
		"　　甲{{count .Sites}} \n\n\n乙　\n":                                 "　　甲{{网站.总数}} \n\n\n乙　\n",
	} {
		if got, findings := Text("body.md", old, k); got != want || len(findings) > 0 {
			t.Errorf("%q:\n%q, want\n%q %v", old, got, want, findings)
		}
	}
}

// TestFindings holds that what has no counterpart is told with its line, and that the text
// then stays as it is.
func TestFindings(t *testing.T) {
	k := known(t, "testdata/notice")
	for old, want := range map[string]string{
		"甲\n{{printf \"%d\" 3}}":           "2 新写法没有和“printf”对应的",
		"{{if .Sites}}\n甲":                 "2 旧写法本身有误，读不出来",
		"甲\n\n{{.Sites.Columns}}":          "3 新写法没有和“.Columns”对应的",
		"{{.Notice.Published}}":            "1 新写法没有和“.Published”对应的",
		"{{.Notice}}":                      "1 {{.Notice}} 没有说要印什么",
		"{{15}}{{count .Sites}}":           "",
		"其中{among .Sites}{{count .Sites}}": "1 “{among .Sites}”只有一个花括号，会照原样印出来",
		"{{$a := 1}}{{range .Sites.By \"地区\"}}{{$a = 2}}{{end}}":                                   "1 变量 $a 改过值",
		"{{range .Sites.Failed.Lines}}{{break}}{{end}}":                                            "1 新写法没有 {{break}}",
		"{{define \"甲\"}}{{template \"甲\" .}}{{template \"甲\" .}}{{end}}{{template \"甲\" .Sites}}": "1 片段“甲”用到了自己",
		"{{template \"无\" .}}":                              "1 没有名为“无”的片段",
		"{{range $i, $s := .Sites.By \"地区\"}}{{$i}}{{end}}": "1 {{$i}} 印的数没有出处",
	} {
		got, findings := Text("body.md", old, k)
		told := ""
		if len(findings) > 0 {
			told = fmt.Sprintf("%d %s", findings[0].Place.Line, findings[0].Text)
		}
		if told != want || want != "" && got != old {
			t.Errorf("%s: %s %s", old, told, got)
		}
	}
}

// TestFigureName holds what the names of figures become, and that a name of the language
// stays.
func TestFigureName(t *testing.T) {
	for old, want := range map[string]string{
		"网站.合格率":                 "网站.合格率",
		"网站[类别=区县门户网站].总数":       "网站[类别=区县门户网站].总数",
		"网站[问题类别≠].总数":           "网站[问题类别≠“”].总数",
		"留言.收到件数合计":              "留言.合计(收到件数)",
		"留言.件数（件）合计":             "留言.合计(“件数（件）”)",
		"网站[地区=甲].得分平均":          "网站[地区=甲].平均(得分)",
		"留言.按期答复÷收到件数":           "留言.按期答复.占(收到件数)",
		"留言[单位=市教育局].按期答复÷收到件数":  "留言[单位=市教育局].按期答复.占(收到件数)",
		"新媒体[问题=内容不更新].占新媒体.不合格": "新媒体[问题=内容不更新].占(新媒体.不合格)",
		"新媒体.各地区合格率.不低于100%.名单":  "新媒体.按地区.合格率[≥100%].名单",
		"新媒体.各地区合格率.低于90.5%.名单数": "新媒体.按地区.合格率[<90.5%].名单.个数",
		"新媒体.各地区合格率.由高到低.前3名.名单": "新媒体.按地区.合格率.由高到低[前3].名单",
		"网站.合格率.较上期百分点":          "网站.合格率.较上期.百分点",
		"网站.总数.较去年同期增减数":         "网站.总数.较去年同期.增减数",
		"网站.总数.较上期.新媒体.总数增减率":    "网站.总数.较(上期.新媒体.总数).增减率",
		"写明.条数.平均÷写明.单位数÷写明.栏目数": "(写明.条数÷写明.单位数)÷写明.栏目数",
		"写明.得分平均":                "写明.得分平均",
		"多次提醒[淄博发改].次数":          "多次提醒[淄博发改].次数",
		"网站.不合格.名单#2":            "网站.不合格.名单",
		"上期不合格网站.检查.合格率":         "上期不合格网站.检查.合格率",
		"新媒体.合格率.2位小数":           "新媒体.合格率.2位小数",
	} {
		got := FigureName(old)
		if got != want {
			t.Errorf("%s: %s, want %s", old, got, want)
		}
		if again := FigureName(got); again != got {
			t.Errorf("%s does not stay: %s", got, again)
		}
	}
}

// TestSettings holds that in notice.toml only what stands in quotation marks changes.
func TestSettings(t *testing.T) {
	k := known(t, "testdata/notice")
	old, want := read(t, "testdata/settings.old.toml"), read(t, "testdata/settings.toml")
	got, findings := Settings("notice.toml", old, k)
	if got != want || len(findings) > 0 {
		t.Errorf("%s\nwant\n%s\n%v", got, want, findings)
	}
	if again, _ := Settings("notice.toml", got, k); again != got {
		t.Errorf("does not stay: %s", again)
	}
	old = "[notice]\n\ntitle = \"{{perod .Sites}}{{printf}}\"\n[[stated]]\nkey = \"留言.各单位收到合计.名单\"\n"
	got, findings = Settings("notice.toml", old, k)
	if got != old || len(findings) != 2 || findings[0].Place.Line != 3 || findings[1].Place.Line != 5 {
		t.Errorf("%s %v", got, findings)
	}
}

// TestGolden holds whole texts: NAME.old.md of testdata becomes NAME.md, with what the
// sample of that name has.
func TestGolden(t *testing.T) {
	olds, err := filepath.Glob("testdata/texts/*.old.*")
	if err != nil || len(olds) == 0 {
		t.Fatal(olds, err)
	}
	for _, old := range olds {
		sample, ending, _ := strings.Cut(filepath.Base(old), ".old.")
		rewrite := Text
		if ending == "toml" {
			rewrite = Settings
		}
		got, findings := rewrite("body.md", read(t, old), known(t, filepath.Join("../../../../data", sample)))
		if len(findings) > 0 {
			t.Errorf("%s: %v", old, findings)
		}
		golden := filepath.Join("testdata/texts", sample+"."+ending)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(golden); err != nil || string(want) != got {
			t.Errorf("%s is not %s: %v", old, golden, err)
		}
	}
}

// FuzzText holds that any text is rewritten into a text that stays, or told of.
func FuzzText(f *testing.F) {
	for _, s := range []string{"{{count .Sites.Failed}}", "{{with .Sites -}}\n甲{{- end}}",
		"{{range $i, $r := .Sites.Failed.Lines}}{{if $i}}；{{end}}{{$r.Name}}{{end}}",
		"{{define \"a\"}}{{template \"a\" .}}{{end}}{{template \"a\" .Sites}}", "{{/* */ -}} {{", "{{change (count .Sites) 3 \"个\"}}"} {
		f.Add(s)
	}
	k := known(f, "testdata/notice")
	f.Fuzz(func(t *testing.T, src string) {
		got, findings := Text("body.md", src, k)
		if len(findings) > 0 {
			return
		}
		if again, findings := Text("body.md", got, k); again != got || len(findings) > 0 {
			t.Errorf("%q gives %q, which gives %q %v", src, got, again, findings)
		}
	})
}
