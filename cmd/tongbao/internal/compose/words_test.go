package compose

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/vocabulary"
)

// practice is a notice with a free sheet of two themes.
func practice() *counted {
	t := &sheet.Table{File: "甲.xlsx", Sheet: "做法", Columns: []sheet.Column{{Name: "主题"}, {Name: "单位"}}}
	for i, row := range [][2]string{{"互动", "一局*"}, {"服务", "二局"}, {"互动", ""}} {
		r := sheet.Row{Number: i + 2}
		for c, text := range row {
			at := diag.Place{File: "甲.xlsx", Sheet: "做法", Cell: sheet.CellName(c, i+2)}
			r.Values = append(r.Values, sheet.Value{Text: text, Place: at})
		}
		t.Rows = append(t.Rows, r)
	}
	l := figures.NewLedger(figures.Options{})
	return &counted{Data: vocabulary.Data{
		Kinds:  inspection.Kinds(),
		Issue:  &issue.Issue{Values: []issue.Value{{Name: "字数", Kind: issue.CountValue, Count: 150, Place: place("notice.toml", 9)}}},
		Ledger: l, Sheets: []*figures.Set{figures.NewSet(l, inspection.SheetListing(t))},
	}}
}

// TestLines holds that a cell's text is never markdown and knows its cell, and
// that an empty cell prints nothing.
func TestLines(t *testing.T) {
	in := practice()
	c := newComposer(in)
	blocks := c.blocks(survey.Text{Name: "body.md", Source: "{{逐个 做法[主题=互动] 隔以“；”}}{{本项.单位}}{{完}}。" +
		"共{{做法[主题=互动].行数}}条。\n"})
	if len(c.findings) > 0 {
		t.Fatal(c.findings)
	}
	if d := cmp.Diff("一局*；。共2条。\n", sketch(blocks)); d != "" {
		t.Error(d)
	}
	var at []string
	for _, x := range blocks[0].(*document.Paragraph).Text {
		if x.Place.Sheet != "" {
			at = append(at, x.Text+"@"+x.Place.Cell)
		}
	}
	if d := cmp.Diff([]string{"一局*@B2"}, at); d != "" {
		t.Error(d)
	}
}

// settingsOf is practice with a notice.toml.
func settingsOf(t *testing.T, toml string) *composer {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, issue.FileName), []byte(toml), 0o666); err != nil {
		t.Fatal(err)
	}
	i, findings, err := issue.Read(intake.Open(dir), []conf.Member{{Key: "sites", Name: "网站"}})
	if err != nil || findings.Errors() > 0 {
		t.Fatal(err, findings)
	}
	in := practice()
	in.Issue = i
	return newComposer(in)
}

// TestSettings holds that every setting a reader may see has its actions run, whatever
// it is used by, and that what goes wrong is told once with the line of notice.toml.
func TestSettings(t *testing.T) {
	const head = "[period]\nyear = 2026\nquarter = 1\n[notice]\ntitle = \"关于{{期次}}检查情况的通报\"\nissuer = \"云川市人民政府办公室\"\nshort = \"市政府办\"\n"
	for _, c := range []struct{ name, toml, src, want, note, findings string }{
		{"in the text", "report_to = \"{{本机关}}政务科\"\n", "报{{报送单位}}。", "报市政府办政务科。\n", "", ""},
		{"one uses another that stands behind it", "scope = \"{{报送单位}}等\"\nreport_to = \"{{写明.甲}}科\"\n" +
			"[values]\n\"甲\" = \"{{写明.乙}}\"\n\"乙\" = \"{{本期}}\"\n",
			"{{范围}}", "第一季度科等\n", "", ""},
		{"one asked for by a condition", "note = \"{{如有 报送单位}}{{报送单位}}{{完}}\"\nreport_to = \"{{本机关}}\"\n", "甲", "甲\n", "市政府办", ""},
		{"a value is never markdown", "[values]\n\"甲\" = \"**{{本期}}**\"\n", "{{写明.甲}}", "**第一季度**\n", "", ""},
		{"a value keeps its figures", "[values]\n\"甲\" = \"共{{字数}}字\"\n\"字数\" = 150\n", "{{甲}}", "共150字\n", "", ""},
		{"itself", "[values]\n\"甲\" = \"{{写明.甲}}\"\n", "{{写明.甲}}", "", "", "notice.toml:9 这里要用的一项又用到这一项自己，没有尽头"},
		{"in a circle", "scope = \"{{报送单位}}\"\nreport_to = \"{{范围}}\"\n", "甲", "甲\n", "",
			"notice.toml:8 这里要用的一项又用到这一项自己，没有尽头"},
		{"a list", "cc = [\"{{本机关}}\"]\n", "{{本机关}}", "市政府办\n", "", ""},
		{"a slip", "cc = [\"甲\", \"{{本机官}}\"]\n", "甲", "甲\n", "", "notice.toml:8 没有名为“本机官”的数据"},
		{"a slip in the issuer is told once", "organs = [\"{{机}}\"]\n[[signers]]\nname = \"{{机}}\"\n", "甲", "甲\n", "",
			"notice.toml:8 没有名为“机”的数据"},
		{"one brace", "note = \"此件{期次}公开\"\n", "甲", "甲\n", "此件期次公开", "notice.toml:8 “{期次}”不是 {{ }}，会照原样印出来"},
		{"a brace that is one", "note = \"此件{甲}公开\"\n", "甲", "甲\n", "此件{甲}公开", ""},
		{"objects without a word", "note = \"{{做法}}\"\n", "甲", "甲\n", "□", "notice.toml:8 这里写了一组对象，没有说要印什么"},
		{"a table in a line", "note = \"{{表(做法)}}\"\n", "甲", "甲\n", "□", "notice.toml:8 这里只能写一行文字，不能放表格和“一是、二是”"},
		{"a counted point in a line", "note = \"{{一是}}\"\n", "甲", "甲\n", "□", "notice.toml:8 这里只能写一行文字，不能放表格和“一是、二是”"},
		{"what the data are judged by", "action = \"{{写明.甲}}\"\n[values]\n\"甲\" = \"抽查\"\n", "{{检查方式}}", "抽查\n", "",
			"notice.toml:8 “抽查”由 {{ }} 换出，程序判断检查了全部还是一部分时看不到它"},
		{"private use", "note = \"甲\U000F0000\"\n", "甲", "甲\n", "甲", "notice.toml:8 文字中有私用区字符，别的电脑上显示不出来"},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := settingsOf(t, head+c.toml)
			k.settle()
			got := sketch(k.blocks(survey.Text{Name: "body.md", Source: c.src + "\n"}))
			var findings []string
			for _, f := range k.findings {
				findings = append(findings, f.Place.String()+" "+f.Text)
			}
			if got != c.want || strings.Join(findings, "\n") != c.findings {
				t.Errorf("%q, want %q\n%s", got, c.want, strings.Join(findings, "\n"))
			}
			if note := k.in.Issue.Notice.Note; note != c.note {
				t.Errorf("note %q, want %q", note, c.note)
			}
		})
	}
}

// TestTableWords holds that heads, notes and the lines above a table have their actions
// run, each with the line of its own.
func TestTableWords(t *testing.T) {
	table := "[notice]\ntitle = \"通报\"\nissuer = \"甲\"\n[period]\nyear = 2026\n[values]\n\"字数\" = 150\n[[table]]\nkey = \"表\"\nform = true\n" +
		"title = \"共{{字数}}字\"\nperiod = \"{{期次}}\"\nnote = [\"照原样\",\n  \"%s\"]\n" +
		"columns = [\"序号\", \"组{{期次}}/做法（{{写明.字数}}字）=做法\"]\n"
	k := settingsOf(t, fmt.Sprintf(table, "不超过{{写明.“字数”}}字"))
	if !k.tableWords("table", 0) {
		t.Fatal(k.findings)
	}
	got := k.in.Issue.Tables[0]
	col := got.Columns[1]
	words := strings.Join([]string{got.Caption, got.Period, got.Notes[0], got.Notes[1], col.Group, col.Name, col.Source}, " ")
	if want := "共150字 2026年 照原样 不超过150字 组2026年 做法（150字） 做法"; words != want {
		t.Errorf("%s, want %s", words, want)
	}
	k = settingsOf(t, fmt.Sprintf(table, "{{写明.没有}}"))
	if k.tableWords("table", 0) || len(k.findings) != 1 || k.findings[0].Place.Line != 14 {
		t.Errorf("an unknown value in a note: %v", k.findings)
	}
}

// TestAbsent holds what texts for any notice ask and say of parts that may not
// be there.
func TestAbsent(t *testing.T) {
	attachments := []issue.Attachment{
		{TableSpec: issue.TableSpec{Rows: "sites"}}, {TableSpec: issue.TableSpec{Form: true}}, {TableSpec: issue.TableSpec{Rows: "sites"}},
	}
	for _, c := range []struct {
		attachments    []issue.Attachment
		src, want, bad string
	}{
		{attachments, "甲{{见附件(网站)}}乙{{见附件(新媒体)}}丙{{见附件(其他)}}", "甲（见附件1、附件3）乙丙（见附件2）\n", ""},
		{attachments[:1], "甲{{见附件(网站)}}", "甲（见附件）\n", ""},
		{nil, "甲{{如有 见附件(网站)}}乙{{完}}", "甲\n", ""},
		{nil, "{{见附件(站点)}}", "", "“见附件”不认识“站点”"},
		{nil, "{{如果 有表(做法)}}甲{{完}}{{如果 有表(留言)}}乙{{完}}{{如果 有写明(字数)}}丙{{完}}{{如果 有写明(天数)}}丁{{完}}",
			"甲丙\n", ""},
	} {
		in := practice()
		in.Issue.Attachments = c.attachments
		m := newComposer(in)
		got := sketch(m.blocks(survey.Text{Name: "body.md", Source: c.src + "\n"}))
		bad := ""
		if len(m.findings) > 0 {
			bad = m.findings[0].Text
		}
		if got != c.want || bad != c.bad {
			t.Errorf("%s: %q, %q", c.src, got, bad)
		}
	}
}

// TestStub holds that a list of nobody is told with its line, whatever words it.
func TestStub(t *testing.T) {
	for src, want := range map[string]string{
		"{{新媒体.不合格.名单}}": "", "{{新媒体.按地区.合格率.排名}}": "", "{{新媒体.名单(地区)}}": "",
		"{{无人.名单}}": "body.md:2", "{{无人.名单(地区)}}": "body.md:2", "{{无人.主办单位.名单(2，家单位)}}": "body.md:2",
		"{{无人.按问题.列出}}": "body.md:2", "{{无人.归类}}": "body.md:2", "{{无人.按地区.合格率.排名}}": "body.md:2",
		"{{如果 无人.名单.个数 > 0}}{{无人.名单}}{{完}}": "", "{{如有 无人.名单}}{{无人.名单}}{{完}}": "", "{{见附件(网站)}}": "",
	} {
		c := newComposer(chartInput(false))
		c.blocks(survey.Text{Name: "body.md", Source: "{{设 无人 = 新媒体.不合格[地区=丙县]}}\n" + src + "\n"})
		got := ""
		for _, f := range c.findings {
			got += f.Code + " " + f.Place.String()
		}
		if want != "" {
			want = "empty-list " + want
		}
		if got != want {
			t.Errorf("%s: %q, want %q", src, got, want)
		}
	}
}
