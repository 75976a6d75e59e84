// Package docxtest has notices of a made-up city for the tests of the docx and
// markdown writers.
package docxtest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
)

// Case is one notice with what a checker should find in its docx.
type Case struct {
	Name      string
	Notice    *document.Notice
	Landscape int // landscape sections
	Merged    int // merged areas
}

// Cases returns all notices of the package.
func Cases() []Case {
	return []Case{
		{"small", Small(), 0, 0},
		{"tables", Tables(), 0, 7},
		{"landscape-last", Landscape(true), 1, 0},
		{"landscape-middle", Landscape(false), 1, 0},
		{"imprint", Imprint(), 0, 0},
		{"letter", Letter(), 0, 0},
		{"joint", Joint(), 0, 0},
		{"hostile", Hostile(), 0, 0},
		{"bare", Bare(), 0, 0},
	}
}

// Text makes a paragraph of plain text from line of body.md.
func Text(line int, text string) *document.Paragraph {
	at := diag.Place{File: "body.md", Line: line}
	return &document.Paragraph{Text: []document.Inline{{Text: text, Place: at}}, Place: at}
}

func heading(level int, number, text string, line int) *document.Heading {
	at := diag.Place{File: "body.md", Line: line}
	return &document.Heading{Level: level, Number: number, Text: []document.Inline{{Text: text, Place: at}}, ID: fmt.Sprintf("s%d", line),
		Place: at}
}

func cellAt(sheet, cell string) diag.Place {
	return diag.Place{File: "inspection.xlsx", Sheet: sheet, Cell: cell}
}

// Small is one page: no attachments, a figure in the text.
func Small() *document.Notice {
	rate := &figures.Figure{Key: "网站.合格率", Name: "网站合格率", Kind: figures.Percent, Num: 56, Den: 60, Text: "93%",
		Sources: []diag.Place{cellAt("网站", "F2"), cellAt("网站", "F3")}}
	count := Text(3, "")
	count.Text = []document.Inline{
		{Text: "本次共检查网站60个，合格率为", Place: count.Place},
		{Text: "93%", Figure: rate, Place: count.Place},
		{Text: "。各单位要", Place: count.Place},
		{Text: "“立行立改”", Strong: true, Place: count.Place},
		{Text: "，不得拖延。", Place: count.Place},
	}
	runIn := heading(2, "（一）", "内容更新不及时。", 7)
	runIn.RunIn = []document.Inline{{Text: "个别网站首页两周未更新。", Place: runIn.Place}}
	return &document.Notice{
		Kind:        "通报",
		Title:       "云川市人民政府办公室关于2026年第一季度全市政府网站和政务新媒体检查情况的通报",
		TitleBreaks: []string{"云川市人民政府办公室", "政府网站", "政务新媒体", "2026年第一季度", "检查情况"},
		TitleLines:  []string{"云川市人民政府办公室关于2026年第一季度", "全市政府网站和政务新媒体", "检查情况的通报"},
		Head:        document.Head{Form: document.LetterheadFile, Organs: []string{"云川市人民政府办公室"}, Number: "云政办发〔2026〕7号"},
		Recipients:  []string{"各县（区）人民政府", "市政府各部门、各直属机构"},
		Body: []document.Block{
			count,
			heading(1, "一、", "总体情况", 5),
			runIn,
			heading(3, "1.", "栏目", 9),
			Text(11, "1. 空白栏目3个。"),
			heading(4, "（1）", "空白栏目", 13),
			Text(15, "请于4月30日前完成整改，并将结果报市政府办公室。"),
		},
		SignOff: document.SignOff{Signers: []document.Signer{{Name: "云川市人民政府办公室"}}, Date: time.Date(2026, 4, 9, 0, 0, 0, 0, time.UTC),
			Sealed: true, SealDiameter: 42},
		Note: "此件公开发布",
	}
}

// Tables has a head of two levels, merged units, a group row and totals.
func Tables() *document.Notice {
	n := Small()
	n.Head.Number = ""
	refer := Text(17, "名单见")
	refer.Text = append(refer.Text, document.Inline{Text: "附件2", Attachment: 2, Place: refer.Place},
		document.Inline{Text: "，联系电话0543-1234567，网址www.yun-1.cn。", Place: refer.Place})
	n.Body = append(n.Body, refer)
	n.Attachments = []document.Attachment{
		{Label: "附件1", Title: "第一季度网站检查情况汇总表", Orientation: document.OrientationPortrait, ID: "fj1", Blocks: []document.Block{Summary()}},
		{Label: "附件2", Title: "不合格网站名单", Orientation: document.OrientationPortrait, ID: "fj2",
			Blocks: []document.Block{Text(0, "名单如下。"), Failures(5)}},
	}
	return n
}

// Summary is a table with a head of two levels, a group row, 小计 and 合计.
func Summary() *document.Table {
	return document.NewTable(document.Table{
		Caption: "网站检查情况", Shown: true, Period: "（监测时间：2026年1月1日至3月31日）", Unit: "单位：个",
		Columns: []document.Column{{Name: "序号"}, {Name: "单位类别"}, {Name: "检查数"}, {Name: "网站数"}, {Name: "占比", Align: document.AlignRight}},
		Head: rows(document.DataRow, "A1",
			"序号^2|单位类别^2|检查数^2|发现突出问题的网站>2|~",
			"~|~|~|网站数|占检查数比例"),
		Rows: append(append(append(rows(document.GroupRow, "A3", "县（区）>5|~|~|~|~"),
			rows(document.DataRow, "A4", "1|甲县|11|2|18.2%", "2|乙区|9|1|11.1%")...),
			rows(document.SubtotalRow, "A6", "小计>2|~|20|3|15.0%")...),
			rows(document.TotalRow, "A7", "合计>2|~|20|3|15.0%")...),
		Notes: []string{"注：占比保留一位小数。", "数据截至3月31日。"},
		Place: diag.Place{File: "notice.toml", Line: 40},
	})
}

// Failures lists n sites; each unit has two rows, merged.
func Failures(n int) *document.Table {
	var specs []string
	for i := range n {
		unit := fmt.Sprintf("市第%d局^2", i/2+1)
		if i%2 == 1 {
			unit = "~"
		} else if i == n-1 {
			unit = strings.TrimSuffix(unit, "^2")
		}
		specs = append(specs, fmt.Sprintf("%d|%s|云川第%d网|34030000%02d|首页超过两周未更新，“政务公开”栏目%d个空白", i+1, unit, i+1, i%100, i+2))
	}
	return document.NewTable(document.Table{
		Caption: "不合格网站名单",
		Columns: []document.Column{{Name: "序号"}, {Name: "主管单位"}, {Name: "网站名称"}, {Name: "网站标识码"}, {Name: "主要问题"}},
		Head:    rows(document.DataRow, "A1", "序号|主管单位|网站名称|网站标识码|主要问题"),
		Rows:    rows(document.DataRow, "A2", specs...),
		Fit: &document.Fit{Size: 10.5, Widths: []float64{9.63, 28, 28, 20.74, 69.63},
			Heads: [][]string{{"序号", "主管单位", "网站名称", "网站\n标识码", "主要问题"}}, Rows: Heights(n+1, 6.67)},
		Place: diag.Place{File: "notice.toml", Line: 50},
	})
}

// Heights are n rows of one height, mm: those of a print that lets the first stay with the
// second and parts the last.
func Heights(n int, mm float64) []document.RowFit {
	out := make([]document.RowFit, n)
	for i := range out {
		out[i] = document.RowFit{Height: mm, Kept: i == 0, Parted: i > 0 && i == n-1}
	}
	return out
}

// rows reads rows from text: cells parted by |, "^n" spans n rows, ">n" columns,
// "~" is a covered cell. The first row's cells start at the workbook cell from.
func rows(kind document.RowKind, from string, specs ...string) []document.Row {
	var out []document.Row
	var first int
	fmt.Sscanf(from, "A%d", &first)
	for r, spec := range specs {
		row := document.Row{Kind: kind}
		for c, s := range strings.Split(spec, "|") {
			cell := document.Cell{RowSpan: 1, ColSpan: 1, Place: cellAt("网站", fmt.Sprintf("%c%d", 'A'+c, first+r))}
			switch {
			case s == "~":
				cell.Covered = true
			default:
				cell.Text = s
				for _, mark := range []struct {
					sep  string
					into *int
				}{{"^", &cell.RowSpan}, {">", &cell.ColSpan}} {
					if head, tail, ok := strings.Cut(cell.Text, mark.sep); ok {
						cell.Text = head
						fmt.Sscan(tail, mark.into)
					}
				}
			}
			row.Cells = append(row.Cells, cell)
		}
		out = append(out, row)
	}
	return out
}

// Landscape has three attachments, one of them wide.
func Landscape(last bool) *document.Notice {
	n := Small()
	n.Head.Form, n.Head.Number = document.LetterheadName, "云政办函〔2026〕12号"
	wide := document.Table{Caption: "逐项扣分", Columns: make([]document.Column, 12)}
	var head, one []string
	for c := range wide.Columns {
		wide.Columns[c].Name = fmt.Sprintf("指标第%d项", c+1)
		head, one = append(head, wide.Columns[c].Name), append(one, fmt.Sprintf("扣%d分，须限期整改到位", c))
	}
	wide.Head = rows(document.DataRow, "A1", strings.Join(head, "|"))
	wide.Fit = &document.Fit{Size: 9, Widths: slices.Repeat([]float64{18.75}, len(head)), Heads: [][]string{head}, Rows: Heights(31, 9.9)}
	for r := range 30 {
		wide.Rows = append(wide.Rows, rows(document.DataRow, fmt.Sprintf("A%d", r+2), strings.Join(one, "|"))...)
	}
	n.Attachments = []document.Attachment{
		{Label: "附件1", Title: "不合格网站名单", Blocks: []document.Block{Failures(4)}, ID: "fj1", Orientation: document.OrientationPortrait},
		{Label: "附件2", Title: "各单位逐项扣分情况", Blocks: []document.Block{document.NewTable(wide)}, ID: "fj2",
			Orientation: document.OrientationLandscape},
		{Label: "附件3", Title: "整改情况反馈表", ID: "fj3", Orientation: document.OrientationPortrait, Blocks: []document.Block{
			document.NewTable(document.Table{Form: true, Columns: []document.Column{{Name: "单位"}, {Name: "整改情况"}},
				Head: rows(document.DataRow, "A1", "单位|整改情况"), Rows: rows(document.DataRow, "A2", "|", "|")})}},
	}
	if last {
		n.Attachments = n.Attachments[:2]
	}
	return n
}

// Imprint has everything around the text: copy number, secrecy, urgency, a
// single attachment, an imprint with long lists; unsealed.
func Imprint() *document.Notice {
	n := Small()
	n.Head.Copy, n.Head.Secrecy, n.Head.Urgency = "000001", "秘密★1年", "特急"
	n.SignOff.Sealed = false
	n.Attachments = []document.Attachment{{Label: "附件", Title: "第一季度不合格网站和政务新媒体名单以及各单位整改完成情况一览表", Blocks: []document.Block{Failures(3)},
		ID: "fj1"}}
	n.Imprint = document.Imprint{
		Recipients: []string{"各县（区）人民政府"},
		CC:         []string{"市委各部门", "市人大常委会办公室", "市政协办公室", "市监委", "市中级人民法院", "市人民检察院", "军分区", "各民主党派"},
		PrintedBy:  "云川市人民政府办公室", PrintedOn: time.Date(2026, 4, 10, 0, 0, 0, 0, time.UTC),
		RecipientLines: []string{"主送：各县（区）人民政府。"},
		CCLines:        []string{"抄送：市委各部门，市人大常委会办公室，市政协办公室，市监委，", "市中级人民法院，市人民检察院，军分区，各民主党派。"},
	}
	return n
}

// Letter is in the letter format.
func Letter() *document.Notice {
	n := Small()
	n.Head = document.Head{Form: document.LetterheadLetter, Organs: []string{"云川市人民政府办公室"}, Number: "云政办函〔2026〕12号", Urgency: "加急"}
	for i := range 12 {
		n.Body = append(n.Body, Text(20+i, strings.Repeat("各单位要对照检查指标逐项自查，发现问题立即整改。", 2)))
	}
	n.Imprint.CC = []string{"市委办公室"}
	return n
}

// Joint is issued and sealed by three organs.
func Joint() *document.Notice {
	n := Small()
	n.Head.Organs = []string{"云川市人民政府办公室", "中共云川市委网络安全和信息化委员会办公室", "云川市公安局"}
	n.SignOff.Signers = []document.Signer{{Name: "云川市人民政府办公室"}, {Name: "中共云川市委网信办"}, {Name: "云川市公安局", Acting: true}}
	n.SignOff.Fit = &document.SignOffFit{
		Names: []document.SignerFit{
			{Lines: []string{"云川市人民政府办公室"}, Left: 25, Above: 22, Centred: true},
			{Lines: []string{"中共云川市委", "网信办"}, Left: 95, Above: -10.45, Centred: true},
			{Lines: []string{"云川市公安局（代章）"}, Left: 85, Above: 33, Centred: true}},
		Date: document.SignerFit{Lines: []string{"2026年4月9日"}, Left: 95, Centred: true},
	}
	n.Head.Mark = &document.MarkFit{Size: 26, Scale: 0.65, Lines: n.Head.Organs, Width: 125}
	return n
}

// Hostile puts every nasty string into paragraphs, headings, cells and names.
func Hostile() *document.Notice {
	n := Small()
	n.TitleLines = nil
	n.Title = `关于"甲"<b>、--乙|丙&#9;的通报 -->`
	n.Head.Number = "云政办发〔2026〕7号*_*"
	n.Recipients = []string{"~甲~", "@乙 1. 丙"}
	n.Body = nil
	table := document.Table{Columns: []document.Column{{Name: "1. 甲"}, {Name: "内容"}}, Head: rows(document.DataRow, "A1", "1. 甲|内容")}
	for i, s := range Nasty() {
		n.Body = append(n.Body, Text(i+1, s))
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{
			{Text: fmt.Sprint(i + 1), RowSpan: 1, ColSpan: 1, Place: cellAt("网站", fmt.Sprintf("A%d", i+2))},
			{Text: s, RowSpan: 1, ColSpan: 1, Place: cellAt("网站", fmt.Sprintf("B%d", i+2))}}})
	}
	n.Body = append(n.Body, heading(2, "", "# 甲 {#id} ##", 900), document.NewTable(table), Text(901, "Table: 题"), Text(902, ": 题"),
		Text(903, "尾"))
	n.Attachments = []document.Attachment{{Label: "附件", Title: "*甲*", Blocks: []document.Block{Text(904, "(1) 甲")}, ID: "fj1"}}
	return n
}

// Bare has as little as can be.
func Bare() *document.Notice {
	return &document.Notice{
		Kind: "通报", Title: "通报", Head: document.Head{Form: document.LetterheadNone},
		Body:        []document.Block{Text(1, "内容。"), document.NewTable(document.Table{})},
		SignOff:     document.SignOff{Draft: "2026年 月 日"},
		Attachments: []document.Attachment{{Label: "附件", Title: "空附件", ID: "fj1"}},
	}
}

// Nasty returns strings that mean something to some markdown reader.
func Nasty() []string {
	return []string{"1. 甲", "12) 甲", "(1) 甲", "（1）甲", "- 甲", "+ 甲", "* 甲", "# 甲", "#1号", "## 甲", "2月22日~26日，x~y", "H^2^O", "@某某 [a](b)",
		`他说"引号"和'单'`, "5--6 a---b", "等等...", "$5 和 $6", "*星*_下_a_b_", "<b>x</b> a<b>c", "&nbsp;&amp;", "|a|b|", "http://x.cn/a_b_c?x=1&y=2，甲",
		"www.a_b.cn", "A. 甲", "i) x", "===", "---", "***", ": 定义", "[^1] x", "[^1]: x", "[x]: http://a.cn", "::: x", "`code`", `a\b\`,
		"100% C++ C#", "![图](x)",
		"{.x} 甲{#id}", "(@) x", "#. x", "~~~", "```", "一、x", "~~删~~", "> 引用", `甲\`, "😀 x", "[x]{.y}", "(C) x",
		"<!-- c -->", "^[注]", "@fig:x", "++a++", "==a==",
		"1.栏目 2.栏目", "3.14 是", "2021. 甲", "a@b.cn", "x^2", `\newpage`, "$$x$$", "%", "-", "+", "1.", "(1)", "a.", "%甲",
		"= 甲", "甲  乙   丙", ":smile:", "H~2~O",
		"| 甲", "甲|", "**“甲”**乙", "第一行\n- 第二行\n1. 第三行", "\u3000\u3000缩进", "甲\t乙", "<br>", "&#9;",
		"\\&", "~/甲", "a\u00a0b", "MMXXI) 甲", "(iv) 甲", "Ⅰ. 甲", "__init__", "𠮷野家",
		"\\\\", "`", "'", `"`, "~", "^", "!", "[", "](", "<", "{", "}", "甲…乙—丙", "‘甲’“乙”", "1）甲", "1．甲", "① 甲",
		"+86-533-1234567", "-5℃", "/甲/", "Table: 甲", "table: 甲", "- ", "http://甲.cn/\"",
		"https://user@x.cn/#a", "ftp://a_b"}
}
