package findingpage

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/templates"
)

// codes are a register in the order of a notice's way.
func codes() (all diag.Register, unread, odd, slip diag.Code) {
	unread = all.Error("unread", "没有读。")
	odd = all.Error("odd", "数不对。", diag.Acknowledgeable)
	slip = all.Warning("slip", "多半是笔误。")
	return all, unread, odd, slip
}

// grid is a sheet of rows of texts, the heads first.
func grid(rows ...[]string) sheet.Grid {
	g := sheet.Grid{File: "名单.xlsx", Sheet: "网站"}
	for n, texts := range rows {
		row := sheet.Row{Number: n + 1}
		for col, text := range texts {
			at := diag.Place{File: g.File, Sheet: g.Sheet, Cell: sheet.CellName(col, n+1)}
			v := sheet.Value{Text: text, Place: at, Rows: 1, Cols: 1}
			if text != "" {
				v.Kind = sheet.Text
			}
			row.Values = append(row.Values, v)
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

var tag = regexp.MustCompile(`<(?:style>[^<]*</style|[^>]*)>`)

// shown is what a reader reads on a page, one element a line.
func shown(t *testing.T, r Run) string {
	t.Helper()
	page, err := Page(r, templates.Set{})
	if err != nil {
		t.Fatal(err)
	}
	again, _ := Page(r, templates.Set{})
	if string(page) != string(again) {
		t.Error("the same run gave other bytes")
	}
	text := strings.NewReplacer("<mark>", "[", "</mark>", "]", "</th><t", "</th>|<t", "</td><t", "</td>|<t").Replace(string(page))
	return regexp.MustCompile(`\n\s*`).ReplaceAllString(tag.ReplaceAllString(text, ""), "\n")
}

func TestPage(t *testing.T) {
	all, unread, odd, slip := codes()
	at := func(cell string) diag.Place { return diag.Place{File: "名单.xlsx", Sheet: "网站", Cell: cell} }
	var fs diag.Findings
	fs.Tell(slip, diag.Place{File: "body.md", Line: 2}, "请核对。", "“检察”像是错字")
	for row := 2; row <= 6; row++ {
		fs.Tell(odd, at(fmt.Sprintf("C%d", row)), "请改。", "不是数")
	}
	fs.Tell(unread, diag.Place{File: "表.xlsx"}, "请另存。", "没有读")
	fs = fs.Sorted()
	fs = append(fs, slip.Found(diag.Place{File: "notice.toml", Line: 9}, "请核对。", "不在一期"))
	fs[len(fs)-1].Acknowledged = "原件如此"
	text := shown(t, Run{Name: "甲", Title: "检查情况的通报", Secrecy: "秘密", Outcome: []string{"没有生成。"}, Findings: fs, Codes: all,
		Grids: []sheet.Grid{grid([]string{"网站名称", "备注", "得分"}, []string{"子", "", "甲<b>"}, []string{"丑", "", ""}, []string{"寅", "", "x"},
			[]string{"卯", "", "y"}, []string{"辰", "", "z"})},
		Lines: func(file string) []string {
			return map[string][]string{"body.md": {"一", "关于检察的情况"}}[file]
		}})
	for _, want := range []string{
		"密级“秘密”：", "没有生成。\n", "\n错误 2 条\n警告 1 条\n已经接受的 1 条\n",
		"\n没有读\n在哪里表.xlsx\n怎么办请另存。\n为什么没有读。\n代号 unread\n不是数\n", // the cause before what may follow from it, and not to be accepted
		"在哪里名单.xlsx!网站!C2:C6 共5格\n行|A网站名称|C得分\n2|子|[甲&lt;b&gt;]\n3|丑|[（空）]\n4|寅|[x]\n有关的不止3行，只显示前3行。\n",
		"[[acknowledged]]\ncode = &#34;odd&#34;\nplace = &#34;名单.xlsx!网站!C2:C6 共5格&#34;\n",
		"在哪里body.md:2\n2关于[检察]的情况\n", "接受的理由原件如此\n",
	} {
		if !strings.Contains(strings.ReplaceAll(text, "code  =", "code ="), want) {
			t.Errorf("the page lacks %q:\n%s", want, text)
		}
	}
}

// TestMany holds what is shown of a long list and of a wide sheet.
func TestMany(t *testing.T) {
	all, unread, odd, _ := codes()
	var heads, cells []string
	for col := range 40 {
		heads, cells = append(heads, fmt.Sprintf("列%d", col)), append(cells, fmt.Sprintf("值%d", col))
	}
	var fs diag.Findings
	fs.Tell(odd, diag.Place{File: "名单.xlsx", Sheet: "网站", Cell: "U2"}, "", "不对")
	for n := range 120 {
		fs.Tell(unread, diag.Place{File: fmt.Sprintf("%d.xlsx", n)}, "", "没有读")
	}
	text := shown(t, Run{Name: "甲", Findings: fs[:1], Codes: all, Grids: []sheet.Grid{grid(heads, cells)}})
	if want := "2|值0|值1|值2|值16|值17|值18|值19|[值20]|值21|值22|值23|值24\n"; !strings.Contains(text, want) {
		t.Errorf("a wide row, want %s:\n%s", want, text)
	}
	text = shown(t, Run{Name: "甲", Findings: fs, Codes: all})
	if n := strings.Count(text, "代号 "); n != 100 || !strings.Contains(text, "另有21条没有列在这里") {
		t.Errorf("%d findings are shown", n)
	}
	if text := shown(t, Run{Name: "甲"}); !strings.Contains(text, "没有发现问题。") {
		t.Error(text)
	}
}

func TestLineIsCut(t *testing.T) {
	long := strings.Repeat("甲", 300)
	got := marking(7, long+"错字"+long, "“错字”不对")
	want := line{7, cutMark + strings.Repeat("甲", 120), "错字", strings.Repeat("甲", 240) + cutMark}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(line{})); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
