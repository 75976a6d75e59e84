package compose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/survey"
)

// sketchTable writes a table so that a test can be read: head rows begin with #,
// group, subtotal and total rows with =, covered cells are ^, spans follow a cell
// as columns x rows, a figure is marked *.
func sketchTable(t *document.Table) string {
	var b strings.Builder
	row := func(prefix string, r document.Row) {
		b.WriteString(prefix)
		for i, c := range r.Cells {
			if i > 0 {
				b.WriteString("|")
			}
			if c.Covered {
				b.WriteString("^")
				continue
			}
			b.WriteString(c.Text)
			if c.Figure != nil {
				b.WriteString("*")
			}
			if c.ColSpan > 1 || c.RowSpan > 1 {
				fmt.Fprintf(&b, "(%dx%d)", c.ColSpan, c.RowSpan)
			}
		}
		b.WriteString("\n")
	}
	for _, r := range t.Head {
		row("#", r)
	}
	for _, r := range t.Rows {
		row(map[document.RowKind]string{document.DataRow: "", document.GroupRow: "=", document.SubtotalRow: "=",
			document.TotalRow: "="}[r.Kind], r)
	}
	return b.String()
}

// tableInput has the accounts of the charts and a free sheet of messages.
func tableInput() *counted {
	in := chartInput(false)
	data := &sheet.Table{File: "a.xlsx", Sheet: "留言"}
	for i, name := range []string{"单位", "地区", "收到", "办结"} {
		data.Columns = append(data.Columns, sheet.Column{Name: name, Index: i})
	}
	for r, cells := range [][]string{{"甲局", "甲区", "10", "9"}, {"乙局", "甲区", "4", "4"}, {"丙局", "乙县", "6", "3"}} {
		row := sheet.Row{Number: r + 2}
		for c, text := range cells {
			v := sheet.Value{Kind: sheet.Text, Text: text, Rows: 1, Cols: 1}
			if c > 1 {
				v.Kind = sheet.Numeric
				fmt.Sscan(text, &v.Number)
			}
			v.Place.File, v.Place.Sheet, v.Place.Cell = "a.xlsx", "留言", sheet.CellName(c, r+2)
			row.Values = append(row.Values, v)
		}
		data.Rows = append(data.Rows, row)
	}
	typed := scoreSheet("来件", "甲局 甲区 ９０", "乙局 甲区 1,234", "丙局 乙县 —", "丁局 乙县 -5.5")
	scores := scoreSheet("评分", "甲局 甲区 87.5", "乙局 甲区 98", "丁局 乙县 87.5", "丙局 乙县 60", "戊局 乙县")
	two := scoreSheet("两级", "甲局 3 1", "乙局 5 2")
	two.Columns = []sheet.Column{{Name: "单位"}, {Group: "网站", Name: "数"}, {Group: "新媒体", Name: "数"}}
	for _, t := range []*sheet.Table{data, scores, typed, two} {
		in.Sheets = append(in.Sheets, figures.NewSet(in.Ledger, inspection.SheetListing(t)))
	}
	return in
}

// scoreSheet is a sheet of rows "unit region score".
func scoreSheet(name string, rows ...string) *sheet.Table {
	t := &sheet.Table{File: "a.xlsx", Sheet: name}
	for i, name := range []string{"单位", "地区", "得分"} {
		t.Columns = append(t.Columns, sheet.Column{Name: name, Index: i})
	}
	for r, line := range rows {
		row := sheet.Row{Number: r + 2}
		for c, text := range strings.SplitN(line+"  ", " ", 3) {
			v := sheet.Value{Text: strings.TrimSpace(text), Rows: 1, Cols: 1}
			v.Kind = sheet.Text
			if v.Text == "" {
				v.Kind = sheet.Empty
			}
			v.Place = diag.Place{File: "a.xlsx", Sheet: name, Cell: sheet.CellName(c, r+2)}
			row.Values = append(row.Values, v)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// columns reads specs as notice.toml writes them: "列", "表头=列", "组/名=列".
func columns(specs ...string) []issue.ColumnSpec {
	var out []issue.ColumnSpec
	for _, s := range specs {
		head, source, ok := strings.Cut(s, "=")
		if !ok {
			source = head
		}
		c := issue.ColumnSpec{Name: head, Source: source}
		if group, name, two := strings.Cut(head, "/"); two {
			c.Group, c.Name = group, name
		}
		out = append(out, c)
	}
	return out
}

// having is a condition as package issue reads it.
func having(column, op string, values ...string) issue.Condition {
	return issue.Condition{Condition: language.Condition{Column: column, Op: op, Values: values}}
}

func TestTables(t *testing.T) {
	cases := []struct {
		name string
		spec issue.TableSpec
		want string
	}{
		{"list with merged and serial cells",
			issue.TableSpec{Rows: "accounts", Columns: columns("序号", "地区", "平台"), Merge: []string{"地区"},
				Where: issue.Filter{having("地区", "=", "甲区", "乙县")}},
			"#序号|地区|平台\n1|甲区(1x2)|微信\n2|^|微博\n3|乙县(1x3)|微信\n4|^|微信\n5|^|微博\n"},
		{"the verdict filters, serial cells follow the merged unit",
			issue.TableSpec{Rows: "accounts", Columns: columns("序号", "地区"), Merge: []string{"序号", "地区"},
				Where: issue.Filter{having("", "", "合格")}},
			"#序号|地区\n1|甲区\n2(1x2)|乙县(1x2)\n^|^\n"},
		{"groups over the whole width are gathered and end a merged cell",
			issue.TableSpec{Rows: "accounts", Columns: columns("序号", "平台"), Group: "地区", Merge: []string{"平台"}},
			"#序号|平台\n=甲区(2x1)|^\n1|微信\n2|微博\n=乙县(2x1)|^\n3|微信(1x2)\n4|^\n5|微博\n=丙县(2x1)|^\n6|抖音\n"},
		{"summary with a head of two levels and a total",
			issue.TableSpec{Rows: "accounts", By: []string{"地区"}, Total: true, Columns: columns("序号", "地区", "账号/检查=检查数", "账号/不合格=不合格数", "合格率")},
			"#序号(1x2)|地区(1x2)|账号(2x1)|^|合格率(1x2)\n#^|^|检查|不合格|^\n1|甲区|2*|1*|50.0%*\n2|乙县|3*|1*|66.7%*\n3|丙县|0*|0*|—*\n=合计(2x1)|^|5*|2*|60.0%*\n"},
		{"summary by two columns with subtotals",
			issue.TableSpec{Rows: "accounts", By: []string{"地区", "平台"}, Subtotal: true, Total: true, Columns: columns("地区", "平台", "账号=总数")},
			"#地区|平台|账号\n甲区(1x3)|微信|1*\n^|微博|1*\n=^|小计|2*\n乙县(1x3)|微信|2*\n^|微博|1*\n=^|小计|3*\n丙县(1x2)|抖音|1*\n=^|小计|1*\n=合计(2x1)|^|6*\n"},
		{"free sheet with a total",
			issue.TableSpec{Rows: "留言", Columns: columns("序号", "单位", "收到件数=收到"), Total: true},
			"#序号|单位|收到件数\n1|甲局|10\n2|乙局|4\n3|丙局|6\n=合计(2x1)|^|20*\n"},
		{"free sheet added up, with a share",
			issue.TableSpec{Rows: "留言", By: []string{"地区"}, Columns: columns("地区", "收到", "办结率=办结.占(收到)"), Total: true},
			"#地区|收到|办结率\n甲区|14*|92.9%*\n乙县|6*|50.0%*\n=合计|20*|80.0%*\n"},
		{"free sheet whose columns bear one name, with their groups",
			issue.TableSpec{Rows: "两级", Total: true}, "#单位|网站/数|新媒体/数\n甲局|3|1\n乙局|5|2\n=合计|8*|3*\n"},
		{"free sheet filtered, with a total",
			issue.TableSpec{Rows: "留言", Columns: columns("序号", "单位", "收到", "办结"), Total: true,
				Where: issue.Filter{having("地区", "=", "甲区")}},
			"#序号|单位|收到|办结\n1|甲局|10|9\n2|乙局|4|4\n=合计(2x1)|^|14*|13*\n"},
		{"free sheet added up by two columns with subtotals",
			issue.TableSpec{Rows: "留言", By: []string{"地区", "单位"}, Subtotal: true, Total: true,
				Columns: columns("序号", "地区", "单位", "收到", "办结率=办结.占(收到)")},
			"#序号|地区|单位|收到|办结率\n1|甲区(1x3)|甲局|10*|90.0%*\n2|^|乙局|4*|100%*\n=|^|小计|14*|92.9%*\n" +
				"3|乙县(1x2)|丙局|6*|50.0%*\n=|^|小计|6*|50.0%*\n=合计(3x1)|^|^|20*|80.0%*\n"},
		{"free sheet filtered and added up, its rows counted",
			issue.TableSpec{Rows: "留言", By: []string{"地区"}, Total: true, Where: issue.Filter{having("单位", "≠", "甲局")},
				Columns: columns("地区", "单位数=总数", "办结", "最多=最大(收到)", "乙局=[单位=乙局].总数")},
			"#地区|单位数|办结|最多|乙局\n甲区|1*|4*|4*|1*\n乙县|1*|3*|6*|0*\n=合计|2*|7*|6*|1*\n"},
		{"free sheet ranked by a column, equal numbers on one rank",
			issue.TableSpec{Rows: "评分", Sort: "得分", Columns: columns("名次", "单位", "得分"), Total: true},
			"#名次|单位|得分\n1|乙局|98\n2|甲局|87.5\n2|丁局|87.5\n4|丙局|60\n|戊局|\n=合计(2x1)|^|333*\n"},
		{"numbers as they are typed are added up and ranked, a dash is nothing",
			issue.TableSpec{Rows: "来件", Sort: "得分", Columns: columns("名次", "单位", "得分"), Total: true},
			"#名次|单位|得分\n1|乙局|1,234\n2|甲局|９０\n3|丁局|-5.5\n|丙局|—\n=合计(2x1)|^|1318.5*\n"},
		{"each group ranked by itself",
			issue.TableSpec{Rows: "评分", Sort: "得分", Group: "地区", Columns: columns("序号", "名次", "单位")},
			"#序号|名次|单位\n=甲区(3x1)|^|^\n1|1|乙局\n2|2|甲局\n=乙县(3x1)|^|^\n3|1|丁局\n4|2|丙局\n5||戊局\n"},
		{"a long list in halves",
			issue.TableSpec{Rows: "评分", Halves: 2, Columns: columns("序号", "评分/单位=单位", "评分/得分=得分")},
			"#序号(1x2)|评分(2x1)|^|序号(1x2)|评分(2x1)|^\n#^|单位|得分|^|单位|得分\n1|甲局|87.5|4|丙局|60\n2|乙局|98|5|戊局|\n3|丁局|87.5|||\n"},
		{"groups added up, as they are printed",
			issue.TableSpec{Rows: "评分", Group: "地区", Subtotal: true, Total: true, Columns: columns("序号", "单位", "得分")},
			"#序号|单位|得分\n=甲区(3x1)|^|^\n1|甲局|87.5\n2|乙局|98\n=小计(2x1)|^|185.5*\n" +
				"=乙县(3x1)|^|^\n3|丁局|87.5\n4|丙局|60\n5|戊局|\n=小计(2x1)|^|147.5*\n=合计(2x1)|^|333*\n"},
		{"groups added up without a total, each ranked by itself",
			issue.TableSpec{Rows: "评分", Group: "地区", Sort: "得分", Subtotal: true, Columns: columns("名次", "单位", "得分"),
				Where: issue.Filter{having("地区", "=", "甲区")}},
			"#名次|单位|得分\n=甲区(3x1)|^|^\n1|乙局|98\n2|甲局|87.5\n=小计(2x1)|^|185.5*\n"},
		{"summary in groups with subtotals, ranked inside each",
			issue.TableSpec{Rows: "留言", By: []string{"单位"}, Group: "地区", Sort: "办结", Subtotal: true, Total: true,
				Columns: columns("名次", "单位", "收到", "办结", "办结率=办结.占(收到)")},
			"#名次|单位|收到|办结|办结率\n=甲区(5x1)|^|^|^|^\n1|甲局|10*|9*|90.0%*\n2|乙局|4*|4*|100%*\n=小计(2x1)|^|14*|13*|92.9%*\n" +
				"=乙县(5x1)|^|^|^|^\n1|丙局|6*|3*|50.0%*\n=小计(2x1)|^|6*|3*|50.0%*\n=合计(2x1)|^|20*|16*|80.0%*\n"},
		{"summary by two columns in groups",
			issue.TableSpec{Rows: "accounts", By: []string{"地区", "平台"}, Group: "平台", Subtotal: true, Columns: columns("序号", "地区", "平台", "账号=总数")},
			"#序号|地区|平台|账号\n=微信(4x1)|^|^|^\n1|甲区|微信|1*\n2|乙县|微信|2*\n=小计(3x1)|^|^|3*\n" +
				"=微博(4x1)|^|^|^\n3|甲区|微博|1*\n4|乙县|微博|1*\n=小计(3x1)|^|^|2*\n=抖音(4x1)|^|^|^\n5|丙县|抖音|1*\n=小计(3x1)|^|^|1*\n"},
		{"a list in halves, its total behind the last row",
			issue.TableSpec{Rows: "评分", Halves: 2, Total: true, Columns: columns("单位", "得分")},
			"#单位|得分|单位|得分\n甲局|87.5|丙局|60\n乙局|98|戊局|\n丁局|87.5|合计|333*\n"},
		{"groups in halves, each parted by itself, what adds them up below both parts",
			issue.TableSpec{Rows: "评分", Group: "地区", Halves: 2, Subtotal: true, Total: true, Columns: columns("序号", "单位", "得分")},
			"#序号|单位|得分|序号|单位|得分\n=甲区(6x1)|^|^|^|^|^\n1|甲局|87.5|2|乙局|98\n=小计(5x1)|^|^|^|^|185.5*\n" +
				"=乙县(6x1)|^|^|^|^|^\n3|丁局|87.5|5|戊局|\n4|丙局|60|||\n=小计(5x1)|^|^|^|^|147.5*\n=合计(5x1)|^|^|^|^|333*\n"},
		{"a summary in halves",
			issue.TableSpec{Rows: "留言", By: []string{"单位"}, Halves: 2, Sort: "办结", Columns: columns("名次", "单位", "办结")},
			"#名次|单位|办结|名次|单位|办结\n1|甲局|9*|3|丙局|3*\n2|乙局|4*|||\n"},
		{"summary ranked by a rate, who has none is last",
			issue.TableSpec{Rows: "accounts", By: []string{"地区"}, Sort: "合格率", Total: true, Columns: columns("名次", "地区", "合格率")},
			"#名次|地区|合格率\n1|乙县|66.7%*\n2|甲区|50.0%*\n|丙县|—*\n=合计(2x1)|^|60.0%*\n"},
		{"free sheet added up and ranked",
			issue.TableSpec{Rows: "留言", By: []string{"单位"}, Sort: "办结", Columns: columns("名次", "单位", "办结", "地区=收到")},
			"#名次|单位|办结|地区\n1|甲局|9*|10*\n2|乙局|4*|4*\n3|丙局|3*|6*\n"},
		{"grades, values and problems counted side by side",
			issue.TableSpec{Rows: "accounts", By: []string{"地区"}, Total: true, Columns: columns("地区", "微信=[平台=微信].总数", "微博=[平台=微博|抖音].总数")},
			"#地区|微信|微博\n甲区|1*|1*\n乙县|2*|1*\n丙县|0*|1*\n=合计|3*|3*\n"},
		{"empty form", issue.TableSpec{Form: true, FormRows: 2, Columns: columns("序号", "单位")}, "#序号|单位\n1|\n2|\n"},
		{"nothing fits the filter", issue.TableSpec{Rows: "accounts", Columns: columns("平台"),
			Where: issue.Filter{having("地区", "=", "丁县")}}, "#平台\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := &tableBuilder{in: tableInput()}
			got := b.build(c.spec)
			if got == nil {
				t.Fatalf("no table: %v", b.findings)
			}
			if d := cmp.Diff(c.want, sketchTable(got)); d != "" {
				t.Errorf("table (-want +got):\n%s", d)
			}
			if b.findings.Errors() > 0 {
				t.Error(b.findings)
			}
		})
	}
}

func TestTablesThatCannotBeMade(t *testing.T) {
	cases := []struct {
		name, code string
		spec       issue.TableSpec
	}{
		{"unknown rows", "unknown-rows", issue.TableSpec{Rows: "复查"}},
		{"widths of other columns", "widths-count", issue.TableSpec{Rows: "留言", Columns: columns("单位", "办结"), Widths: []float64{1, 2, 3}}},
		{"unknown column of a list", "unknown-column", issue.TableSpec{Rows: "accounts", Columns: columns("得分")}},
		{"unknown column to filter by", "unknown-column",
			issue.TableSpec{Rows: "留言", Where: issue.Filter{having("街道", "=", "甲")}}},
		{"unknown group", "unknown-column", issue.TableSpec{Rows: "accounts", Columns: columns("平台"), Group: "街道"}},
		{"a sheet has no verdicts to filter by", "no-verdicts", issue.TableSpec{Rows: "留言", Where: issue.Filter{having("", "", "不合格")}}},
		{"nor to count", "no-verdicts", issue.TableSpec{Rows: "留言", By: []string{"地区"}, Columns: columns("地区", "合格率", "不合格数")}},
		{"a value nobody has", "no-such-value", issue.TableSpec{Rows: "留言", Where: issue.Filter{having("地区", "=", "丁县")}}},
		{"unknown columns to add up", "unknown-column unknown-column",
			issue.TableSpec{Rows: "留言", By: []string{"地区"}, Columns: columns("地区", "退回", "退回率=办结.占(收件)")}},
		{"unknown column to merge", "unknown-column", issue.TableSpec{Rows: "留言", Columns: columns("单位"), Merge: []string{"地区"}}},
		{"unknown group of a summary", "unknown-column",
			issue.TableSpec{Rows: "留言", By: []string{"单位"}, Group: "街道", Columns: columns("单位", "办结")}},
		{"a sheet that the named file does not have", "not-in-file", issue.TableSpec{Rows: "留言", File: "b.xlsx"}},
		{"a sheet in two files", "sheet-in-two-files", issue.TableSpec{Rows: "评分"}},
		{"subtotals of words", "total-nothing",
			issue.TableSpec{Rows: "留言", Subtotal: true, Group: "地区", Columns: columns("序号", "单位")}},
		{"a total of words", "total-nothing", issue.TableSpec{Rows: "留言", Total: true, Columns: columns("序号", "单位", "地区")}},
		{"unknown column to rank by", "unknown-column", issue.TableSpec{Rows: "accounts", Sort: "得分", Columns: columns("平台")}},
		{"text cannot be ranked by", "not-a-number", issue.TableSpec{Rows: "留言", Sort: "单位"}},
		{"a summary is ranked by a column it shows", "unknown-column",
			issue.TableSpec{Rows: "accounts", By: []string{"地区"}, Sort: "合格率", Columns: columns("地区")}},
		{"form without columns, which package issue tells", "", issue.TableSpec{Form: true}},
		{"missing sheet, which package issue tells", "", issue.TableSpec{Sheet: "附表"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := &tableBuilder{in: tableInput()}
			if c.code == "sheet-in-two-files" {
				b.in.Grids = []sheet.Grid{{File: "甲.xlsx", Sheet: "评分"}, {File: "甲 - 副本.xlsx", Sheet: "评分"}}
			}
			b.build(c.spec)
			if got := codes(append(b.findings, b.in.Ledger.Findings()...)); got != c.code {
				t.Errorf("findings %q, want %q", got, c.code)
			}
		})
	}
}

// TestPhrases words one roster in every way a text can.
func TestPhrases(t *testing.T) {
	cases := []struct{ action, want string }{
		{`{{新媒体.总数}}`, "6"},
		{`{{新媒体.不合格.总数}}`, "2"},
		{`{{新媒体.不合格数}}`, "2"},
		{`{{新媒体.合格率}}`, "60.0%"},
		{`{{新媒体.合格率.0位小数}}`, "60%"},
		{`{{新媒体.不合格.占(新媒体.检查)}}`, "40.0%"},
		{`{{新媒体.按地区.列出}}`, "甲区2个、乙县3个、丙县1个"},
		{`{{新媒体.按平台.其中(家)}}`, "其中，微信3家、微博2家、抖音1家"},
		{`{{新媒体.按地区.分别}}`, "甲区、乙县、丙县分别为2个、3个、1个"},
		{`{{新媒体.不合格.名单}}`, "账号2、账号6"},
		{`{{新媒体.不合格.名单(1，个账号)}}`, "账号2等2个账号"},
		{`{{新媒体.不合格.名单(个账号)}}`, "账号2、账号6等2个账号"},
		{`{{新媒体.不合格.归类}}`, "账号2不更新；账号6互动差"},
		{`{{新媒体[问题=互动差].总数}}`, "1"},
		{`{{留言.按单位.收到.列出(件)}}`, "甲局10件、乙局4件、丙局6件"},
		{`{{留言.合计(办结)}}`, "16"},
		{`{{留言.行数}}`, "3"},
		{`{{留言.按地区.其中(个单位)}}`, "其中，甲区2个单位、乙县1个单位"},
		{`{{留言.按地区.收到.分别(件)}}`, "甲区、乙县分别为14件、6件"},
		{`{{留言.按地区.办结.占(收到).由高到低.排名}}`, "甲区第一（92.9%），乙县第二（50.0%）"},
		{`{{留言.名单(单位，2，个单位)}}`, "甲局、乙局等3个单位"},
		{`{{留言.单位.名单(2，个单位)}}`, "甲局、乙局等3个单位"},
		{`{{留言[地区=甲区].占(留言)}}`, "66.7%"},
		{`{{留言[地区≠乙县].办结.占(收到)}}`, "92.9%"},
		{`{{留言[收到≥6].行数}}`, "2"},
		{`{{留言.平均(收到)}}`, "6.67"},
		{`{{逐个 留言.按地区}}{{本项.名称}}{{本项.收到}}件 {{完}}`, "甲区14件乙县6件"},
		{`{{新媒体.名单(地区)}}`, "甲区、乙县、丙县"},
		{`{{新媒体.地区}}`, "甲区、乙县、丙县"},
		{`{{新媒体.不合格数.较上期(个)}}`, "持平"},
		{`{{新媒体.合格率.较上期}}`, "持平"},
		{`{{新媒体.合格数.较(上期.新媒体.不合格数，个)}}`, "增加1个"},
		{`{{逐个 新媒体.不合格.按问题}}{{本项.名称}}{{本项.总数}}个 {{完}}`, "不更新1个互动差1个"},
	}
	for _, c := range cases {
		t.Run(c.action, func(t *testing.T) {
			in := tableInput()
			k := newComposer(in)
			out, m := k.run(survey.Text{Name: "body.md", Source: c.action + "\n"})
			blocks, fs := parseMarkdown(out, m)
			if fs = append(fs, k.findings...); len(fs) > 0 {
				t.Fatal(fs)
			}
			p := blocks[0].(*document.Paragraph)
			if got := strings.ReplaceAll(document.InlineText(p.Text), " ", ""); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
			for _, i := range p.Text {
				if i.Figure == nil && strings.ContainsAny(i.Text, "0123456789") {
					t.Errorf("%q is a number without proof", i.Text)
				}
			}
		})
	}
}
