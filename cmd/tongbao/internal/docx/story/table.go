package story

import (
	"math"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
)

// Table is a table ready for a writer: a full grid in which every cell says what
// it belongs to, with relative column widths.
type Table struct {
	Grid     [][]Cell // header rows first; every row has len(Widths) cells
	HeadRows int
	Strong   []bool // rows in 黑体: those that name a group, 小计 and 合计
	Widths   []int  // relative to each other
	Aligns   []document.Align
	Width    int  // of the whole table, twips
	Size     int  // of its type, half points: SizeLittle4, Size5 or SizeLittle5
	Form     bool // to be filled in by hand: rows as high as a line of the text
	KeepNext bool // the last row stays on the page of what follows
	Place    diag.Place
}

// Merge says where a cell of the grid belongs.
type Merge int

const (
	Own  Merge = iota // a cell of its own, or the anchor of a merged range
	Up                // part of the cell above
	Left              // part of the cell to the left
)

// Cell is one cell of the grid. Merged cells repeat the anchor's text.
type Cell struct {
	Text    string
	Merge   Merge
	RowSpan int // of an anchor, as laid out
	ColSpan int
	Figure  *figures.Figure
	Place   diag.Place
}

// newTable lays a document table out as a grid, with the size, widths and line ends
// of heads that the print has; nil for one without columns.
func newTable(t *document.Table, landscape bool) *Table {
	if len(t.Columns) == 0 || len(t.Head)+len(t.Rows) == 0 {
		return nil
	}
	width := TextWidth
	if landscape {
		width = TurnedWidth
	}
	out := &Table{HeadRows: len(t.Head), Width: width, Size: SizeLittle4, Widths: relativeWidths(t), Form: t.Form, Place: t.Place}
	if t.Fit != nil {
		out.Size = int(2*t.Fit.Size + 0.5)
	}
	for r, owners := range t.Grid() {
		row := make([]Cell, len(owners))
		for c, a := range owners {
			row[c] = Cell{Text: a.Text, RowSpan: 1, ColSpan: 1, Figure: a.Figure, Place: a.Place}
			if t.Fit != nil && a.Row < len(t.Head) {
				row[c].Text = t.Fit.Heads[a.Row][a.Column]
			}
			switch {
			case c > a.Column:
				row[c].Merge = Left
			case r > a.Row:
				row[c].Merge = Up
			default:
				row[c].RowSpan, row[c].ColSpan = a.RowSpan, a.ColSpan
			}
		}
		out.Grid = append(out.Grid, row)
		out.Strong = append(out.Strong, r >= len(t.Head) && t.Rows[r-len(t.Head)].Kind != document.DataRow)
	}
	for _, c := range t.Columns {
		out.Aligns = append(out.Aligns, columnAlign(c))
	}
	return out
}

// Sizes of type that the print sets tables in, half points.
const (
	SizeLittle4 = 24 // 小四
	Size5       = 21 // 五号
	SizeLittle5 = 18 // 小五
)

// relativeWidths are the widths of the columns in tenths of a millimetre, equal ones
// for a table that was not laid out.
func relativeWidths(t *document.Table) []int {
	out := make([]int, len(t.Columns))
	edge, before := 0.0, 0
	for c := range out {
		width := 1.0
		if t.Fit != nil {
			width = t.Fit.Widths[c] * 10
		}
		edge += width
		out[c] = int(math.Round(edge)) - before
		before += out[c]
	}
	return out
}

// columnAlign resolves AlignAuto: sentences stand flush left, short texts and
// numbers in the middle of the column.
func columnAlign(c document.Column) document.Align {
	switch {
	case c.Align != document.AlignAuto:
		return c.Align
	case c.Prose:
		return document.AlignLeft
	}
	return document.AlignCenter
}

// CellAlign is the alignment a cell of the body is set with: centred when it spans
// columns, else as the column.
func (t *Table) CellAlign(r, c int) document.Align {
	if t.Span(r, c) > 1 {
		return document.AlignCenter
	}
	return t.Aligns[c]
}

// Span counts the columns of the cell at r, c, whose right neighbours may be
// part of it.
func (t *Table) Span(r, c int) int {
	n := 1
	for c+n < len(t.Widths) && t.Grid[r][c+n].Merge == Left {
		n++
	}
	return n
}

// keptRows is the longest merged group that is kept on one page.
const keptRows = 12

// KeepsWithNext reports whether a row stays on the page of the next: rows of a
// vertically merged group (its text stands in the first row only) and the row
// that names a group.
func (t *Table) KeepsWithNext(r int) bool {
	if r == len(t.Grid)-1 {
		return t.KeepNext
	}
	if r < t.HeadRows {
		return false
	}
	if len(t.Widths) > 1 && t.Span(r, 0) == len(t.Widths) {
		return true
	}
	for c := range t.Grid[r+1] {
		if t.Grid[r+1][c].Merge == Up && t.groupRows(r, c) <= keptRows {
			return true
		}
	}
	return false
}

// groupRows counts the rows of the merged cell of column c around row r, no
// further than needed.
func (t *Table) groupRows(r, c int) int {
	first, last := r, r
	for first > 0 && t.Grid[first][c].Merge == Up && last-first <= keptRows {
		first--
	}
	for last+1 < len(t.Grid) && t.Grid[last+1][c].Merge == Up && last-first <= keptRows {
		last++
	}
	return last - first + 1
}

// ColumnWidths divides the table's width, twips; the last column takes what
// rounding leaves.
func (t *Table) ColumnWidths() []int {
	sum, used := 0, 0
	for _, w := range t.Widths {
		sum += w
	}
	out := make([]int, len(t.Widths))
	for i, w := range t.Widths {
		out[i] = t.Width * w / sum
		used += out[i]
	}
	out[len(out)-1] += t.Width - used
	return out
}
