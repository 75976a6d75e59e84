package typeset

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
)

// attachedTables is the plain notice with a table an attachment.
func attachedTables(tables ...*document.Table) *document.Notice {
	return with(basic(), func(n *document.Notice) {
		n.Attachments = nil
		for i, t := range tables {
			label := fmt.Sprintf("附件%d", i+1)
			n.Attachments = append(n.Attachments, document.Attachment{Label: label, Title: "检查情况", ID: fmt.Sprintf("fj%d", i+1),
				Blocks: []document.Block{t}})
		}
	})
}

// numbered is a table of a name column and columns of figures.
func numbered(columnsOfFigures, rows int) *document.Table {
	names := []string{"地区"}
	for i := range columnsOfFigures {
		names = append(names, fmt.Sprintf("项%d", i+1))
	}
	t := document.Table{Columns: columns(names...), Head: []document.Row{row(document.DataRow, names...)}}
	for r := range rows {
		cells := []string{fmt.Sprintf("第%d区", r+1)}
		for i := range columnsOfFigures {
			cells = append(cells, fmt.Sprint(1000+r*columnsOfFigures+i))
		}
		t.Rows = append(t.Rows, row(document.DataRow, cells...))
	}
	return document.NewTable(t)
}

// TestOneSize holds that tables of attachments share the size that the longest texts among them
// need, and that one which only its width makes small changes nothing for the others.
func TestOneSize(t *testing.T) {
	small, wordy, crowded := numbered(2, 5), wordyTable(30), numbered(26, 5)
	for _, c := range []struct {
		name   string
		tables []*document.Table
		want   []float64
	}{
		{"alone", []*document.Table{small}, []float64{gbt9704.SizeLittle4}},
		{"beside a list of long texts", []*document.Table{small, wordy}, []float64{gbt9704.Size5, gbt9704.Size5}},
		{"beside many columns", []*document.Table{small, crowded}, []float64{gbt9704.SizeLittle4, gbt9704.SizeLittle5}},
	} {
		l, findings := LayOut(attachedTables(c.tables...), fonts(t))
		if findings.Errors() > 0 {
			t.Fatal(c.name, findings)
		}
		for i, table := range c.tables {
			if got := l.Tables[table].Size; got != c.want[i] {
				t.Errorf("%s: table %d is set in %.1f pt, want %.1f", c.name, i+1, got, c.want[i])
			}
		}
	}
}

// wordyTable has names that stand on one line in 五号 and not in 小四.
func wordyTable(rows int) *document.Table {
	names := []string{"序号", "主办单位", "网站名称", "网站标识码", "结果"}
	t := document.Table{Columns: columns(names...), Head: []document.Row{row(document.DataRow, names...)}}
	for i := range rows {
		t.Rows = append(t.Rows, row(document.DataRow, fmt.Sprint(i+1), "云川市发展和改革委员会", "云川市发展和改革委员会门户网站", fmt.Sprint(3703000000+i), "不合格"))
	}
	return document.NewTable(t)
}

// tableOf is a table of lines, the first of them its head; | parts cells.
func tableOf(rows ...string) *document.Table {
	var t document.Table
	for i, r := range rows {
		cells := row(document.DataRow, strings.Split(r, "|")...)
		if i == 0 {
			t.Columns, t.Head = make([]document.Column, len(cells.Cells)), []document.Row{cells}
			continue
		}
		t.Rows = append(t.Rows, cells)
	}
	return document.NewTable(t)
}

// TestSeriesHasEqualWidths holds that attachments of the same columns have the same widths.
func TestSeriesHasEqualWidths(t *testing.T) {
	head := "序号|主办单位|网站名称|检查结果"
	a := tableOf(head, "1|水务局|云川市水务局门户网站|合格")
	b := tableOf(head, "1|云川市农业农村局|云川农业|不合格", "2|统计局|云川统计|合格")
	l, _ := LayOut(attachedTables(a, b), fonts(t))
	for c := range a.Columns {
		if wa, wb := l.Tables[a].Widths[c], l.Tables[b].Widths[c]; math.Abs(wa-wb) > 0.01 {
			t.Errorf("column %d is %.1f mm wide in one table and %.1f mm in the other", c+1, wa, wb)
		}
	}
}

// TestAlikeColumnsAreEquallyWide holds it of columns of one name below two heads, in two parts of
// a list, and of numbers below one head.
func TestAlikeColumnsAreEquallyWide(t *testing.T) {
	top := row(document.DataRow, "地区", "网站", "", "新媒体账号", "")
	top.Cells[0].RowSpan, top.Cells[1].ColSpan, top.Cells[3].ColSpan = 2, 2, 2
	top.Cells[2].Covered, top.Cells[4].Covered = true, true
	low := row(document.DataRow, "地区", "数量", "占比", "数量", "占比")
	low.Cells[0].Covered = true
	summary := document.NewTable(document.Table{Columns: make([]document.Column, 5), Head: []document.Row{top, low},
		Rows: []document.Row{row(document.DataRow, "东区", "8", "0.5%", "123456", "99.5%")}})
	halves := tableOf("序号|单位|序号|单位", "1|云川市农业农村局|2|统计局")
	for _, c := range []struct {
		table *document.Table
		equal [][2]int
	}{
		{summary, [][2]int{{1, 3}, {2, 4}}},
		{halves, [][2]int{{0, 2}, {1, 3}}},
		{siteCounts(), [][2]int{{1, 2}}},
	} {
		fit := fitted(t, c.table, upright)
		for _, e := range c.equal {
			a, b := fit.edges[e[0]+1]-fit.edges[e[0]], fit.edges[e[1]+1]-fit.edges[e[1]]
			if math.Abs(a-b) > 0.01 {
				t.Errorf("columns %d and %d are %.1f and %.1f mm wide", e[0]+1, e[1]+1, a, b)
			}
		}
	}
}

// siteCounts has two columns of numbers below one head.
func siteCounts() *document.Table {
	top := row(document.DataRow, "地区", "检查结果", "")
	top.Cells[0].RowSpan, top.Cells[1].ColSpan, top.Cells[2].Covered = 2, 2, true
	low := row(document.DataRow, "地区", "合格", "不合格")
	low.Cells[0].Covered = true
	return document.NewTable(document.Table{Columns: make([]document.Column, 3), Head: []document.Row{top, low},
		Rows: []document.Row{row(document.DataRow, "东区", "8", "1")}})
}

// TestNotesHang holds that the notes of a table begin below each other behind their numbers, of one
// and of two digits, and so do their further lines.
func TestNotesHang(t *testing.T) {
	table := tableOf("地区|数量", "东区|8")
	for i := range 11 {
		table.Notes = append(table.Notes, fmt.Sprintf("%d.%s", i+1, strings.Repeat("数据截至三月十日，", 5)))
	}
	table.Notes[0] = document.NoteLabel + table.Notes[0]
	_, pages := attached(t, table, document.OrientationAuto)
	var behind, further []float64 // where the texts begin, and their further lines
	for _, r := range runsOn(pages[0], false) {
		if number, _, ok := strings.Cut(r.text(), "数据截至"); ok && strings.HasSuffix(number, ".") {
			behind = append(behind, r.X+r.Glyphs[len([]rune(number))].Pen)
		} else if len(behind) > 0 {
			further = append(further, r.X)
		}
	}
	if len(behind) != 11 || len(further) < 11 {
		t.Fatalf("the notes begin at %.2f, %.2f", behind, further)
	}
	all := slices.Concat(behind, further)
	if slices.Max(all)-slices.Min(all) > 0.2 {
		t.Errorf("the notes begin at %.2f, their further lines at %.2f", behind, further)
	}
}
