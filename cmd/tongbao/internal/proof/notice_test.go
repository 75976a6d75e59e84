package proof

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/templates"
)

func TestNothingWrong(t *testing.T) {
	n, i := sample()
	if fs := check(n, i); len(fs) != 0 {
		t.Error(fs)
	}
	if fs := check(nil, nil); fs != nil {
		t.Error(fs)
	}
	check(&document.Notice{}, nil)
}

// TestForm changes one thing of the sample and wants the findings named.
func TestForm(t *testing.T) {
	title := func(s string) func(*document.Notice, *issue.Issue) {
		return func(n *document.Notice, _ *issue.Issue) { n.Title = s }
	}
	to := func(s ...string) func(*document.Notice, *issue.Issue) {
		return func(n *document.Notice, _ *issue.Issue) { n.Recipients = s }
	}
	province := func(issuer string) func(*document.Notice, *issue.Issue) {
		return func(n *document.Notice, i *issue.Issue) {
			i.Notice.Issuer, n.Recipients = issuer, []string{"省人民政府各部门、各直属机构"}
		}
	}
	attach := func(titles ...string) func(*document.Notice, *issue.Issue) {
		return func(n *document.Notice, _ *issue.Issue) {
			for k, s := range titles {
				n.Attachments = append(n.Attachments, document.Attachment{Title: s, Place: diag.Place{File: "notice.toml", Line: 40 + k}})
			}
		}
	}
	note := func(s string) func(*document.Notice, *issue.Issue) {
		return func(n *document.Notice, _ *issue.Issue) { n.Note = s }
	}
	contact := func(name, phone string) func(*document.Notice, *issue.Issue) {
		return func(_ *document.Notice, i *issue.Issue) { i.Notice.Contact = issue.Contact{Name: name, Phone: phone} }
	}
	head := func(number, text, runIn string) func(*document.Notice, *issue.Issue) {
		return func(n *document.Notice, _ *issue.Issue) {
			h := &document.Heading{Level: 1, Number: number, Text: inlines(text), Place: diag.Place{File: "body.md", Line: 7}}
			if runIn != "" {
				h.RunIn = inlines(runIn)
			}
			n.Body = append(n.Body, h)
		}
	}
	cases := []struct {
		name   string
		change func(*document.Notice, *issue.Issue)
		want   string // codes in the order printed
	}{
		{"kind missing", title("关于2026年第一季度政府网站检查情况的报告"), "title-kind"},
		{"mark in title", title("关于2026年第一季度政府网站，政务新媒体检查情况的通报"), "title-marks"},
		{"mark in a cited title", title("关于落实《意见：试行》情况的通报"), ""},
		{"two 关于", title("关于转发关于政府网站检查情况的通报"), "title-about"},
		{"关于 in a cited title", title("关于落实《关于政府网站的意见》情况的通报"), ""},
		{"blanks in the title", title("关于政府网站  检查情况的通报"), "title-space"},
		{"kinds stacked", title("关于政府网站检查情况的通知的通报"), "title-stacked"},
		{"another organ", title("望淇市人民政府办公室关于政府网站检查情况的通报"), "title-organ"},
		{"own organ, short", func(n *document.Notice, i *issue.Issue) {
			n.Title, i.Notice.Short = "市府办公室关于2026年第一季度政府网站检查情况的通报", "市府办公室"
		}, ""},
		{"own organ", title("云川市人民政府办公室关于政府网站检查情况的通报"), ""},
		{"last quarter", title("关于2026年第四季度政府网站检查情况的通报"), "title-period"},
		{"last year", title("关于2025年第一季度政府网站检查情况的通报"), "title-period"},
		{"quarter in digits", title("关于2026年第1季度政府网站检查情况的通报"), ""},
		{"recipient with a mark", to("各区县人民政府："), "recipient-mark"},
		{"recipients left open", to("市教育局、市公安局等"), "recipient-open"},
		{"recipient twice", to("各区县人民政府", "各区县人民政府、市政府各部门"), "recipient-twice"},
		{"superior", to("省人民政府办公厅"), "recipient-superior"},
		{"own departments of a province", province("贵州省人民政府办公厅"), ""},
		{"own departments of a region", province("塞云自治区人民政府办公厅"), ""},
		{"department of a province", province("云川省市场监督管理局"), ""},
		{"province before a city", province("云川省望淇市人民政府办公室"), "recipient-superior"},
		{"city with a 州", province("惠州市人民政府办公室"), "recipient-superior"},
		{"organs of the province in the city", to("省驻云川各单位"), ""},
		{"attachment with a mark", attach("不合格名单。"), "attachment-mark"},
		{"attachment in brackets", attach("《不合格名单》"), "attachment-brackets"},
		{"brackets that belong", attach("《指标》和《办法》落实情况"), ""},
		{"attachment with a label", attach("附件1：不合格名单"), "attachment-label"},
		{"attachments of one name", attach("不合格名单", "不合格名单"), "attachment-twice"},
		{"attachment of last period", attach("2025年第四季度政府网站不合格名单"), "title-period"},
		{"attachment about last period", attach("2025年第四季度不合格账号复查情况"), ""},
		{"number typed", head("一、", "一、总体情况", ""), "heading-number"},
		{"number typed, none made", head("", "（一）总体情况", ""), "typed-number"},
		{"no number typed", head("一、", "2026年总体情况", ""), ""},
		{"ordinary word", head("一、", "一些单位管理不严", ""), ""},
		{"heading ends in ：", head("一、", "总体情况：", ""), "heading-mark"},
		{"heading ends in 。 alone", head("一、", "总体情况。", ""), "heading-stop"},
		{"heading runs in", head("（一）", "总体情况。", "没有问题。"), ""},
		{"note with brackets", note("（此件公开发布）"), "note-brackets"},
		{"note", note("此件公开发布（含附件）"), ""},
		{"note with a mark", note("此件公开发布。"), "note-mark"},
		{"contact without phone", contact("张某", ""), "contact-without-phone"},
		{"phone", contact("电子政务科", "0533-3180150"), ""},
		{"phones", contact("电子政务科", "3180150、3180151"), ""},
		{"phone too short", contact("电子政务科", "31801"), "contact-phone"},
		{"deadline on a Saturday", func(_ *document.Notice, i *issue.Issue) { i.Notice.Deadline = day(2026, 4, 18) }, "deadline-weekend"},
		{"deadline on a Friday", func(_ *document.Notice, i *issue.Issue) { i.Notice.Deadline = day(2026, 4, 17) }, ""},
		{"mobile", contact("电子政务科", "13812345678"), "mobile-number"},
	}
	for _, c := range cases {
		n, i := sample()
		c.change(n, i)
		var got []string
		for _, f := range check(n, i).Sorted() {
			got = append(got, f.Code)
			if f.Text == "" || f.Hint == "" || f.Place.IsZero() {
				t.Errorf("%s: place, text or hint is missing: %v", c.name, f)
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

// Only a "must" of GB/T 9704 is called 违反.
func TestViolations(t *testing.T) {
	n, i := sample()
	n.Recipients = []string{"各区县人民政府："}
	n.Attachments = []document.Attachment{{Title: "名单。"}}
	n.Body = []document.Block{paragraph("根据《办法》（云政办发[2026]3号）检查,整改。")}
	got := map[string]string{}
	for _, f := range check(n, i) {
		got[f.Code] = f.Clause
	}
	want := map[string]string{
		"recipient-mark": "违反 GB/T 9704-2012 7.3.2", "attachment-mark": "违反 GB/T 9704-2012 7.3.4",
		"cited-number": "GB/T 9704-2012 7.2.5", "half-width-mark": "GB/T 15834-2011",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("clauses (-want +got):\n%s", d)
	}
}

// Cells keep their place; names are as their owners write them.
func TestCells(t *testing.T) {
	n, i := sample()
	cell := func(text, at string) document.Cell {
		return document.Cell{Text: text, RowSpan: 1, ColSpan: 1, Place: diag.Place{File: "inspection.xlsx", Sheet: "网站", Cell: at}}
	}
	above, covered := cell("联系13812345678", "C3"), cell("帐号（未更新", "C4")
	above.RowSpan, covered.Covered = 2, true
	n.Body = []document.Block{document.NewTable(document.Table{
		Columns: []document.Column{{Name: "账号名称"}, {Name: "主要问题"}},
		Rows: []document.Row{
			{Cells: []document.Cell{cell("甲帐号,发布(本级)", "B2"), cell("帐号15天未更新", "C2")}},
			{Cells: []document.Cell{cell("乙（发布", "B3"), above}},
			{Cells: []document.Cell{cell("丙", "B4"), covered}},
		},
	})}
	want := []string{"unbalanced@inspection.xlsx!网站!B3", "wording@inspection.xlsx!网站!C2", "mobile-number@inspection.xlsx!网站!C3"}
	got := codes(check(n, i))
	if d := cmp.Diff(sortedCopy(want), sortedCopy(got)); d != "" {
		t.Errorf("findings (-want +got):\n%s", d)
	}
}

// Demands stand under their heading: what they set is not counted anywhere.
func TestOrdersAreNotCounts(t *testing.T) {
	n, i := sample()
	n.Body = []document.Block{
		&document.Heading{Level: 1, Number: "三、", Text: inlines("下一步工作要求")},
		paragraph("各区县要报送5个案例，材料一式3份。年内还将监测1次，每月自查2次，账号压减20%左右。"),
		paragraph("检查中发现¦5个网站没有更新。"),
	}
	if d := cmp.Diff([]string{"handwritten-number@body.md:8"}, codes(check(n, i))); d != "" {
		t.Errorf("findings (-want +got):\n%s", d)
	}
}

// What an office writes into [values] is what no sheet holds.
func TestValuesAreGiven(t *testing.T) {
	n, i := sample()
	at := diag.Place{File: "notice.toml", Line: 30}
	i.Values = []issue.Value{{Name: "满意率", Kind: issue.TextValue, Text: "91.7%", Place: at}}
	n.Body = []document.Block{&document.Paragraph{Text: []document.Inline{
		{Text: "满意率为", Place: diag.Place{File: "body.md", Line: 7}}, {Text: "91.7%", Place: at},
	}}}
	if fs := check(n, i); len(fs) != 0 {
		t.Errorf("a value of notice.toml is typed on purpose: %v", fs)
	}
}

// A document of the basis is mended in notice.toml, wherever body.md prints it.
func TestBasisPlace(t *testing.T) {
	n, i := sample()
	i.Notice.Basis = []string{"云政办发〔2025〕3号文件"}
	n.Body = []document.Block{&document.Paragraph{Text: []document.Inline{
		{Text: "根据", Place: diag.Place{File: "body.md", Line: 1}},
		{Text: "云政办发〔2025〕3号文件", Place: diag.Place{File: "body.md", Line: 1}},
	}}}
	if d := cmp.Diff([]string{"cite-title-first@notice.toml"}, codes(check(n, i))); d != "" {
		t.Errorf("findings (-want +got):\n%s", d)
	}
}

// lexiconOnDisk is a templates folder with a lexicon.
func lexiconOnDisk(t *testing.T, text string) templates.Set {
	dir := t.TempDir()
	path := filepath.Join(dir, filepath.FromSlash(lexiconFile))
	if err := os.Mkdir(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return templates.Open(os.DirFS(dir))
}

// The office's own words win over the ones the program comes with, and bad ones
// are a finding.
func TestWordsOnDisk(t *testing.T) {
	w, findings := Load(lexiconOnDisk(t, "[[word]]\nwrong = \"更新迟\"\nright = \"更新晚\"\n"))
	n, i := sample()
	n.Body = []document.Block{paragraph("¦更新迟的帐号。")}
	if d := cmp.Diff([]string{"wording@body.md:8"}, codes(append(findings, w.Check(n, i, true)...))); d != "" {
		t.Errorf("findings (-want +got):\n%s", d)
	}
	for bad, line := range map[string]string{
		"\n[[word]\n": "2：节的名称写法不对。请写成 [notice] 或 [[attachment]]。改正后再检查其余内容。改正以前，用程序自带的这份。",
		"[[word]]\nwrong = \"更\"\nright = \"今\"\nnext = \"(\"\n":  "1：“更”后面的条件“(”写法有误。请改正 next。",
		"[[word]]\nwrong = \"更\"\n":                               "1：第 1 个 [[word]] 缺少应写的词（right）。请补上 right。",
		"[[word]]\nwrong = \"更\"\nrihgt = \"今\"\nright = \"今\"\n": "3：第 1 个 [[word]] 没有“rihgt”这个键。是不是 right？",
	} {
		_, findings := Load(lexiconOnDisk(t, bad))
		if want := "警告 templates/proof/lexicon.toml:" + line + "[proof-words]"; len(findings) != 1 || findings[0].String() != want {
			t.Errorf("findings of %q: %v, want %s", bad, findings, want)
		}
	}
}
