package html

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/wording"
)

// tableView is a table as the templates show it.
type tableView struct {
	Caption string
	Shown   bool
	Period  string
	Unit    string
	Label   string // accessible name of the box of a table that a phone cannot show whole; empty: of another
	Class   string // how it is shown: see shape
	Long    bool   // so many rows that its head stays in sight
	Finder  *finderView
	Groups  []int // spans of the column groups of a two-level head
	Head    []rowView
	Bodies  []bodyView
	Notes   []noteView
}

// bodyView is a row group: the rows below one group row, or all rows.
type bodyView struct{ Rows []rowView }

type rowView struct {
	ID    string // by which the row is linked to
	Class string
	Under string // on a card: what merged cells above say about this row
	Cells []cellView
}

type cellView struct {
	Text             string
	Header           bool
	Scope            string
	ID, Headers      string
	Label            string // on a card: the name of the column
	RowSpan, ColSpan int
	Class            string
	Value            string       // of a figure
	Key              string       // of the figure, where the page is the office's own
	Parts            []titlePiece // the text, where no line may break some of its words
}

// tableBuilder turns one table into a view.
type tableBuilder struct {
	keys    bool // figures carry what they are called
	id      string
	t       *document.Table
	grid    [][]*document.Anchor
	cols    int
	aligns  []string
	shape   shape
	names   []string   // of each column, with those of the heads above it
	headIDs [][]string // header ids over each column
	linked  bool       // cells name their headers by id
	header  []bool     // columns whose cells head their rows
	key     int        // the column that stays in sight: the name of the row
	anchors []string   // ids of the rows
}

// noteView is a note below a table, which hangs behind its mark: 注： and a number.
type noteView struct{ Class, MarkClass, Mark, Text string }

// notes are those below a table. The classes say how many half characters wide the mark is.
func notes(t *document.Table) []noteView {
	marks := t.NoteMarks()
	out := make([]noteView, len(t.Notes))
	for i, n := range t.Notes {
		mark := marks[i].Label + marks[i].Number
		out[i] = noteView{Class: "table-note", Mark: mark, Text: strings.TrimPrefix(n, mark)}
		if i > 0 && marks[0].Label != "" && marks[i].Label == "" {
			out[i].Class += " under"
		}
		if mark != "" {
			width := strconv.Itoa(wording.Cells(strings.TrimSpace(mark)))
			out[i].Class += " hang" + width
			out[i].MarkClass = "mark" + width
		}
	}
	return out
}

func (b *builder) table(t *document.Table, near string) *tableView {
	b.tables++
	tb := &tableBuilder{keys: b.keys, id: b.anchor("", fmt.Sprintf("t%d", b.tables)), t: t, grid: t.Grid(), cols: len(t.Columns)}
	v := &tableView{Caption: t.Caption, Shown: t.Shown, Period: t.Period, Unit: t.Unit, Notes: notes(t)}
	if strings.TrimSpace(v.Caption) == "" && !v.Shown {
		v.Caption = near
	}
	tb.pickHeaders()
	tb.shape = tb.pickShape()
	if tb.shape.wide {
		v.Label = b.label(v.Caption)
	}
	v.Class, v.Long = tb.shape.class(), tb.shape.long
	tb.head(v)
	tb.anchors = b.rowAnchors(tb)
	b.placeRows(tb)
	v.Bodies = tb.bodies()
	v.Finder = tb.finder()
	return v
}

// label is a name no other scrolling table of the page has.
func (b *builder) label(caption string) string {
	s := "表格：" + caption
	b.labels[s]++
	if n := b.labels[s]; n > 1 {
		return fmt.Sprintf("%s（%d）", s, n)
	}
	return s
}

// pickHeaders finds the columns that head their rows: the first column of names,
// and the merged ones before it. A number of order (序号) names nothing.
func (tb *tableBuilder) pickHeaders() {
	tb.header = make([]bool, tb.cols)
	merged := make([]bool, tb.cols)
	for _, r := range tb.t.Rows {
		tb.linked = tb.linked || r.Kind == document.GroupRow
		for c, cell := range r.Cells {
			if cell.RowSpan > 1 {
				merged[c], tb.linked = true, true
			}
		}
	}
	tb.linked = tb.linked || len(tb.t.Head) > 1
	named := -1
	for c := range tb.cols {
		if !tb.isName(c) {
			continue
		}
		if named < 0 || merged[named] {
			named = c
		}
		tb.header[c] = c == named
		if !merged[c] {
			break
		}
	}
	tb.key = tb.keyColumn(max(named, 0))
}

// keyColumn is the first column that heads its rows and whose merged cells are never far from any of
// them; last where there is none.
func (tb *tableBuilder) keyColumn(last int) int {
	for c := range last {
		low := !slices.ContainsFunc(tb.t.Rows, func(r document.Row) bool { return r.Cells[c].RowSpan > nearRows })
		if tb.header[c] && low {
			return c
		}
	}
	return last
}

// nearRows is how many rows a merged cell may span and still be in sight with each of them.
const nearRows = 3

// isName reports whether a column holds words in every data row.
func (tb *tableBuilder) isName(c int) bool {
	seen := false
	for _, r := range tb.t.Rows {
		if r.Kind != document.DataRow {
			continue
		}
		cell := &r.Cells[c]
		day := strings.Trim(cell.Text, "0123456789.-") == "" // or a range of numbers
		if cell.Content != document.Words || cell.Figure != nil || day {
			return false
		}
		seen = true
	}
	return seen
}

// head fills the head of the view and remembers names and ids of its columns.
func (tb *tableBuilder) head(v *tableView) {
	tb.headIDs = make([][]string, tb.cols)
	for c := range tb.cols {
		tb.names = append(tb.names, cmp.Or(strings.Join(tb.t.HeadPath(c), " · "), tb.t.Columns[c].Name))
	}
	for r := range tb.t.Head {
		var row rowView
		for c, cell := range tb.grid[r] {
			if !cell.Begins(r, c) {
				continue
			}
			cv := cellView{Text: cell.Text, RowSpan: cell.RowSpan, ColSpan: cell.ColSpan, Class: tb.headClass(cell), Parts: unbroken(cell.Text)}
			if strings.TrimSpace(cell.Text) != "" {
				tb.columnHeader(&cv, cell)
			}
			if r == 0 && len(tb.t.Head) > 1 {
				v.Groups = append(v.Groups, cell.ColSpan)
			}
			row.Cells = append(row.Cells, cv)
		}
		v.Head = append(v.Head, row)
	}
}

func (tb *tableBuilder) columnHeader(cv *cellView, cell *document.Anchor) {
	cv.Header, cv.Scope = true, "col"
	if cell.ColSpan > 1 {
		cv.Scope = "colgroup"
	}
	if tb.linked {
		cv.ID = fmt.Sprintf("%s-h%d-%d", tb.id, cell.Row+1, cell.Column+1)
		for c := cell.Column; c < cell.Column+cell.ColSpan; c++ {
			tb.headIDs[c] = append(tb.headIDs[c], cv.ID)
		}
	}
}

// section is a row group being built: the rows below one group row, or all rows.
type section struct {
	stem    string // begins the ids of its header cells
	first   int    // row of the grid, the group row left out
	groupID string
}

// id is the id of a header cell of the section.
func (s *section) id(cell *document.Anchor) string {
	return fmt.Sprintf("%s-%d-c%d", s.stem, cell.Row-s.first+1, cell.Column+1)
}

// bodies parts the rows before each group row.
func (tb *tableBuilder) bodies() []bodyView {
	var out []bodyView
	var s section
	sections := 0
	for k := range tb.t.Rows {
		r := len(tb.t.Head) + k
		isGroup := tb.t.Rows[k].Kind == document.GroupRow
		if k == 0 || isGroup {
			sections++
			s = section{stem: fmt.Sprintf("%s-%d", tb.id, sections), first: r}
		}
		if k == 0 || isGroup || tb.partsAt(r, len(out[len(out)-1].Rows)) {
			out = append(out, bodyView{})
		}
		body := &out[len(out)-1]
		if !isGroup {
			body.Rows = append(body.Rows, tb.dataRow(r, &s))
			continue
		}
		s.first++
		var row rowView
		row, s.groupID = tb.groupRow(tb.grid[r][0], sections)
		body.Rows = append(body.Rows, row)
	}
	return out
}

// groupRow is the row that names the rows below it; number counts the sections.
func (tb *tableBuilder) groupRow(name *document.Anchor, number int) (row rowView, id string) {
	cell := cellView{Text: name.Text, ColSpan: tb.cols}
	if strings.TrimSpace(name.Text) != "" {
		id = fmt.Sprintf("%s-g%d", tb.id, number)
		cell.Header, cell.Scope, cell.ID = true, "rowgroup", id
	}
	return rowView{Class: "group", Cells: []cellView{cell}}, id
}

// sumClasses are the classes of rows that add up others.
var sumClasses = map[document.RowKind]string{document.SubtotalRow: "sum", document.TotalRow: "sum total"}

// dataRow builds row r of the grid.
func (tb *tableBuilder) dataRow(r int, s *section) rowView {
	row := rowView{ID: tb.anchors[r-len(tb.t.Head)], Class: sumClasses[tb.kind(r)]}
	var heads, under []string
	for c, cell := range tb.grid[r] {
		if cell.Row < r && cell.Column == c {
			under = append(under, strings.TrimPrefix(tb.names[c]+"："+cell.Text, "："))
		}
		if tb.heads(r, c) {
			heads = append(heads, s.id(cell))
		}
	}
	for c, cell := range tb.grid[r] {
		if cell.Begins(r, c) {
			row.Cells = append(row.Cells, tb.dataCell(cell, heads, s))
		}
	}
	if tb.shape.cards {
		row.Under = strings.Join(under, "　")
	}
	return row
}

// kind is the role of row r of the grid.
func (tb *tableBuilder) kind(r int) document.RowKind { return tb.t.Rows[r-len(tb.t.Head)].Kind }

// heads reports whether the cell at r, c, or the one above that owns its square, is
// a header of row r. One that reaches into a row of sums is none there unless it is one
// of its own row: it would name an id that no cell has.
func (tb *tableBuilder) heads(r, c int) bool {
	cell := tb.grid[r][c]
	if cell.Column != c || strings.TrimSpace(cell.Text) == "" || cell.Row < r && !tb.heads(cell.Row, c) {
		return false
	}
	if k := tb.kind(r); k == document.SubtotalRow || k == document.TotalRow {
		return c == 0
	}
	return tb.header[c]
}

func (tb *tableBuilder) dataCell(cell *document.Anchor, heads []string, s *section) cellView {
	c := cell.Column
	v := cellView{Text: cell.Text, RowSpan: cell.RowSpan, ColSpan: cell.ColSpan, Label: tb.cardLabel(c), Class: tb.cellClass(cell),
		Parts: unbroken(cell.Text)}
	if f := cell.Figure; f != nil {
		v.Value, v.Key = exactValue(f), keyOf(f, tb.keys)
	}
	if tb.heads(cell.Row, c) {
		v.Header, v.Scope = true, "row"
		if tb.linked {
			v.ID = s.id(cell)
		}
		if cell.Kind != document.DataRow {
			v.Label = "" // 合计 is no value of its column
		}
		return v
	}
	if tb.linked && cell.Text != "" {
		v.Headers = strings.Join(append(tb.headersOver(c, cell.ColSpan, s.groupID), heads...), " ")
	}
	return v
}

// headersOver lists the ids of the group and of the column heads over n columns.
func (tb *tableBuilder) headersOver(c, n int, groupID string) []string {
	var ids []string
	if groupID != "" {
		ids = append(ids, groupID)
	}
	for i := c; i < c+n; i++ {
		for _, h := range tb.headIDs[i] {
			if !slices.Contains(ids, h) {
				ids = append(ids, h)
			}
		}
	}
	return ids
}
