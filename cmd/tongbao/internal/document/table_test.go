package document

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// cells reads a row: cells parted by |, "~" covered, ">n" columns and "^n" rows of
// a span behind the text.
func cells(kind RowKind, spec string) Row {
	r := Row{Kind: kind}
	for s := range strings.SplitSeq(spec, "|") {
		c := Cell{Covered: strings.HasPrefix(s, "~")}
		c.Text = strings.TrimPrefix(s, "~")
		for mark, span := range map[string]*int{">": &c.ColSpan, "^": &c.RowSpan} {
			if before, n, ok := strings.Cut(c.Text, mark); ok {
				fmt.Sscan(n, span)
				c.Text = before
			}
		}
		r.Cells = append(r.Cells, c)
	}
	return r
}

// sketch writes the grid, each square as its owner's text, and with ! where a cell
// begins.
func sketch(t *Table) []string {
	var out []string
	for r, row := range t.Grid() {
		var b strings.Builder
		for c, a := range row {
			b.WriteString(a.Text)
			if a.Begins(r, c) {
				b.WriteString("!")
			}
		}
		out = append(out, b.String())
	}
	return out
}

// TestSpansAreMadeWhole holds that a span covers what is marked as covered and no
// more, and that no text is lost.
func TestSpansAreMadeWhole(t *testing.T) {
	for name, c := range map[string]struct {
		rows, want []string
	}{
		"whole":                     {[]string{"甲^2|乙>2|~", "~|丙|丁"}, []string{"甲!乙!乙", "甲丙!丁!"}},
		"short rows":                {[]string{"甲|乙|丙", "丁"}, []string{"甲!乙!丙!", "丁!!!"}},
		"beyond the grid":           {[]string{"甲|乙>9|~", "丙^9|丁|戊"}, []string{"甲!乙!乙", "丙!丁!戊!"}},
		"over cells of their own":   {[]string{"甲>3|~|乙", "丙|丁|戊"}, []string{"甲!甲乙!", "丙!丁!戊!"}},
		"down over a cell":          {[]string{"甲>2^2|~|乙", "~|丙|丁"}, []string{"甲!甲乙!", "!丙!丁!"}},
		"two spans for one square":  {[]string{"甲|乙^2|丙", "丁>2|~|戊"}, []string{"甲!乙!丙!", "丁!乙戊!"}},
		"covered by nobody":         {[]string{"甲|~乙|丙", "丁|戊|~己"}, []string{"甲!乙!丙!", "丁!戊!己!"}},
		"a covered cell that spans": {[]string{"~甲>2|~乙|丙"}, []string{"甲!乙!丙!"}},
	} {
		var rows []Row
		for _, s := range c.rows {
			rows = append(rows, cells(DataRow, s))
		}
		if d := cmp.Diff(c.want, sketch(NewTable(Table{Rows: rows}))); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

// TestHeadAndBodyApart: a span does not reach from the head into the rows, nor over
// the row of a group.
func TestHeadAndBodyApart(t *testing.T) {
	tb := NewTable(Table{
		Columns: []Column{{Name: "甲"}},
		Head:    []Row{cells(DataRow, "甲^5|乙")},
		Rows:    []Row{cells(DataRow, "~子^3|丑"), cells(GroupRow, "组>2|~"), cells(GroupRow, "半组|余"), cells(TotalRow, "~合计|1")},
	})
	if d := cmp.Diff([]string{"甲!乙!", "子!丑!", "组!组", "半组!余!", "合计!1!"}, sketch(tb)); d != "" {
		t.Error(d)
	}
	var kinds []RowKind
	for _, r := range tb.Rows {
		kinds = append(kinds, r.Kind)
	}
	if d := cmp.Diff([]RowKind{DataRow, GroupRow, DataRow, TotalRow}, kinds); d != "" {
		t.Error(d)
	}
	if g := tb.Grid(); g[2][1].Kind != GroupRow || len(tb.Columns) != 2 {
		t.Errorf("%+v", g)
	}
}

// TestAnyTable builds tables of any spans: the owners part the grid into
// rectangles, no cell that stood for itself is lost but under a span, and a table
// is as it is when it is made again.
func TestAnyTable(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		var rows []Row
		for r := range 1 + rnd.IntN(5) {
			row := Row{Kind: RowKind(rnd.IntN(4))}
			for c := range rnd.IntN(5) {
				row.Cells = append(row.Cells, Cell{Text: fmt.Sprint(r, c), Covered: rnd.IntN(3) == 0, RowSpan: rnd.IntN(7) - 1,
					ColSpan: rnd.IntN(7) - 1})
			}
			rows = append(rows, row)
		}
		tb := NewTable(Table{Head: rows[:1], Rows: rows[1:]})
		owned := map[*Anchor]int{}
		for r, row := range tb.Grid() {
			for c, a := range row {
				owned[a]++
				if a.Row > r || a.Column > c || r >= a.Row+a.RowSpan || c >= a.Column+a.ColSpan {
					t.Fatalf("%v: %d,%d has no owner", sketch(tb), r, c)
				}
			}
		}
		for a, n := range owned {
			if n != a.RowSpan*a.ColSpan {
				t.Fatalf("%v: %q owns %d squares of %d", sketch(tb), a.Text, n, a.RowSpan*a.ColSpan)
			}
		}
		for r, row := range rows {
			for c, cell := range row.Cells {
				if !cell.Covered && !tb.Grid()[r][c].Begins(r, c) {
					t.Fatalf("%v: %q is hidden", sketch(tb), cell.Text)
				}
			}
		}
		if again := NewTable(*tb); !cmp.Equal(again.Rows, tb.Rows) || !cmp.Equal(again.Head, tb.Head) || !cmp.Equal(again.Columns, tb.Columns) {
			t.Fatalf("%v is %v made again", sketch(tb), sketch(again))
		}
	}
}

// TestColumns tells what columns hold: numbers, sentences, neither.
func TestColumns(t *testing.T) {
	long := "监测时间点前两周内没有更新，没有提供有效的互动功能"
	for _, c := range []struct {
		cells          []string
		numbers, prose bool
	}{
		{[]string{"1", "1,234", "９０", "93.5%", "-5"}, true, false},
		{[]string{"1", "—", "", "无"}, true, false},
		{[]string{"—", ""}, false, false},
		{[]string{"1", "约30"}, false, false},
		{[]string{"2021-01-26", "1"}, false, false},
		{[]string{"甲", "乙", "丙", long}, false, true},
		{[]string{"甲", "乙", "丙", "丁", long}, false, false},
		{[]string{"甲：乙", ""}, false, true},
		{nil, false, false},
	} {
		var rows []Row
		for _, s := range c.cells {
			rows = append(rows, Row{Cells: []Cell{{Text: s}}})
		}
		rows = append(rows, Row{Kind: GroupRow, Cells: []Cell{{Text: "组。"}}})
		if got := NewTable(Table{Rows: rows}).Columns[0]; got.Numbers != c.numbers || got.Prose != c.prose {
			t.Errorf("%v: %+v", c.cells, got)
		}
	}
}
