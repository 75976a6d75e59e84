package html

import (
	"cmp"
	"fmt"
	"iter"
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

// bodyView is a row group: the rows below one group row, or all rows. They are made when they are written: those of a
// long table are never there all at once.
type bodyView struct {
	tb         *tableBuilder
	first, end int // rows of the grid
	section    section
}

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
	ID               string
	over, beside     string // the ids of the headers over the cell, and of those of its row
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

	// Of the rows that are being written:
	row       rowView
	heads     []bool // the cell that begins in each column heads the row
	written   markup
	lookalike map[look]string     // class of cells that look alike
	overIDs   map[overCell]string // ids of the headers over cells
	parted    wordCutter
}

// look is what the class of a cell depends on.
type look struct {
	column, span int
	short, head  bool
}

// overCell is what the headers over a cell depend on.
type overCell struct {
	column, span int
	groupID      string
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
	tb := &tableBuilder{
		keys: b.keys, id: b.anchor("", fmt.Sprintf("t%d", b.tables)), t: t, grid: t.Grid(), cols: len(t.Columns),
		heads: make([]bool, len(t.Columns)), lookalike: map[look]string{}, overIDs: map[overCell]string{},
		parted: wordCutter{},
	}
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
		for c := range r.Cells {
			if r.Cells[c].RowSpan > 1 {
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
			cv := cellView{
				Text: cell.Text, RowSpan: cell.RowSpan, ColSpan: cell.ColSpan, Class: tb.headClass(cell), Parts: tb.parted.unbroken(cell.Text),
			}
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

// section is the rows below one group row, or all rows.
type section struct {
	stem    string // begins the ids of its header cells
	first   int    // row of the grid, the group row left out
	number  int    // of sections, from 1
	groupID string
}

// id is the id of a header cell of the section.
func (s *section) id(cell *document.Anchor) string {
	return s.stem + "-" + strconv.Itoa(cell.Row-s.first+1) + "-c" + strconv.Itoa(cell.Column+1)
}

// bodies parts the rows before each group row.
func (tb *tableBuilder) bodies() []bodyView {
	var out []bodyView
	var s section
	for k := range tb.t.Rows {
		r := len(tb.t.Head) + k
		isGroup := tb.t.Rows[k].Kind == document.GroupRow
		if k == 0 || isGroup {
			s = section{stem: fmt.Sprintf("%s-%d", tb.id, s.number+1), first: r, number: s.number + 1}
		}
		if isGroup {
			s.first++
			if strings.TrimSpace(tb.grid[r][0].Text) != "" {
				s.groupID = fmt.Sprintf("%s-g%d", tb.id, s.number)
			}
		}
		if k == 0 || isGroup || tb.partsAt(r, r-out[len(out)-1].first) {
			out = append(out, bodyView{tb: tb, first: r, section: s})
		}
		out[len(out)-1].end = r + 1
	}
	return out
}

// each yields the rows of a group, which stand until the next; bare: with what a fragment shows of them.
func (b *bodyView) each(bare bool) iter.Seq[*rowView] {
	return func(yield func(*rowView) bool) {
		for r := b.first; r < b.end; r++ {
			row := &b.tb.row
			*row = rowView{Cells: row.Cells[:0]}
			switch {
			case b.tb.kind(r) == document.GroupRow:
				b.tb.groupRow(row, b.tb.grid[r][0], b.section.groupID)
			case bare:
				b.tb.bareRow(row, r)
			default:
				b.tb.dataRow(row, r, &b.section)
			}
			if !yield(row) {
				return
			}
		}
	}
}

// Rows are the rows of a group, for templates of an office's own.
func (b bodyView) Rows() []rowView {
	var out []rowView
	for r := range b.each(false) {
		own := *r
		own.Cells = slices.Clone(r.Cells)
		out = append(out, own)
	}
	return out
}

// groupRow is the row that names the rows below it, by its id, empty where it has no name.
func (tb *tableBuilder) groupRow(row *rowView, name *document.Anchor, id string) {
	cell := cellView{Text: name.Text, ColSpan: tb.cols}
	if id != "" {
		cell.Header, cell.Scope, cell.ID = true, "rowgroup", id
	}
	row.Class, row.Cells = "group", append(row.Cells, cell)
}

// sumClasses are the classes of rows that add up others.
var sumClasses = map[document.RowKind]string{document.SubtotalRow: "sum", document.TotalRow: "sum total"}

// dataRow builds row r of the grid.
func (tb *tableBuilder) dataRow(row *rowView, r int, s *section) {
	row.ID, row.Class = tb.anchors[r-len(tb.t.Head)], sumClasses[tb.kind(r)]
	var under []string
	heads := ""
	for c, cell := range tb.grid[r] {
		if tb.shape.cards && cell.Row < r && cell.Column == c {
			under = append(under, strings.TrimPrefix(tb.names[c]+"："+cell.Text, "："))
		}
		if tb.heads[c] = tb.isHead(r, c); tb.heads[c] && tb.linked {
			heads = strings.TrimPrefix(heads+" "+s.id(cell), " ")
		}
	}
	for c, cell := range tb.grid[r] {
		if cell.Begins(r, c) {
			row.Cells = append(row.Cells, tb.dataCell(cell, heads, s))
		}
	}
	row.Under = strings.Join(under, "　")
}

// bareRow builds what a fragment shows of row r of the grid.
func (tb *tableBuilder) bareRow(row *rowView, r int) {
	row.Class = sumClasses[tb.kind(r)]
	for c, cell := range tb.grid[r] {
		if cell.Begins(r, c) {
			row.Cells = append(row.Cells, cellView{
				Text: cell.Text, RowSpan: cell.RowSpan, ColSpan: cell.ColSpan, Class: tb.cellClass(cell), Header: tb.isHead(r, c),
			})
		}
	}
}

// kind is the role of row r of the grid.
func (tb *tableBuilder) kind(r int) document.RowKind { return tb.t.Rows[r-len(tb.t.Head)].Kind }

// isHead reports whether the cell at r, c, or the one above that owns its square, is
// a header of row r. One that reaches into a row of sums is none there unless it is one
// of its own row: it would name an id that no cell has.
func (tb *tableBuilder) isHead(r, c int) bool {
	cell := tb.grid[r][c]
	if cell.Column != c || strings.TrimSpace(cell.Text) == "" || cell.Row < r && !tb.isHead(cell.Row, c) {
		return false
	}
	if k := tb.kind(r); k == document.SubtotalRow || k == document.TotalRow {
		return c == 0
	}
	return tb.header[c]
}

// dataCell builds a cell of the row whose header cells have these ids.
func (tb *tableBuilder) dataCell(cell *document.Anchor, heads string, s *section) cellView {
	c := cell.Column
	v := cellView{Text: cell.Text, RowSpan: cell.RowSpan, ColSpan: cell.ColSpan, Label: tb.cardLabel(c), Class: tb.cellClass(cell),
		Parts: tb.parted.unbroken(cell.Text)}
	if f := cell.Figure; f != nil {
		v.Value, v.Key = exactValue(f), keyOf(f, tb.keys)
	}
	if tb.heads[c] {
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
		v.over, v.beside = tb.headersOver(c, cell.ColSpan, s.groupID), heads
	}
	return v
}

// Headers are the ids of the headers of a cell that is none.
func (c cellView) Headers() string { return strings.TrimSpace(c.over + " " + c.beside) }

// headersOver lists the ids of the group and of the column heads over n columns.
func (tb *tableBuilder) headersOver(c, n int, groupID string) string {
	over := overCell{c, n, groupID}
	if ids, ok := tb.overIDs[over]; ok {
		return ids
	}
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
	tb.overIDs[over] = strings.Join(ids, " ")
	return tb.overIDs[over]
}
