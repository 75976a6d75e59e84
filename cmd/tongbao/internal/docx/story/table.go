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
	Rows     []Row // of the grid
	Widths   []int // relative to each other
	Aligns   []document.Align
	Width    int // of the whole table, twips
	Size     int // of its type, half points: SizeLittle4, Size5 or SizeLittle5
	Place    diag.Place
}

// Row is how a row of the grid stands.
type Row struct {
	Strong bool // in 黑体: it names a group, or is 小计 or 合计
	Height int  // at least, twips; 0: as its text asks for
	Kept   bool // stays on the page of the next row or, the last one, of what follows
	Parted bool // may go on on a next page
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

// newTable lays a document table out as a grid, with the size, widths, heights and line
// ends of heads that the print has; nil for one without columns.
func newTable(t *document.Table, landscape bool) *Table {
	if len(t.Columns) == 0 || len(t.Head)+len(t.Rows) == 0 {
		return nil
	}
	out := &Table{HeadRows: len(t.Head), Width: TextWidth, Size: SizeLittle4, Widths: relativeWidths(t), Place: t.Place}
	if landscape {
		out.Width = TurnedWidth
	}
	if t.Fit != nil {
		out.Size = halfPoints(t.Fit.Size)
	}
	for r, owners := range t.Grid() {
		out.Grid = append(out.Grid, gridRow(t, r, owners))
		out.Rows = append(out.Rows, newRow(t, r))
	}
	for _, c := range t.Columns {
		out.Aligns = append(out.Aligns, columnAlign(c))
	}
	return out
}

// gridRow are the cells of row r, whose squares have the owners given.
func gridRow(t *document.Table, r int, owners []*document.Anchor) []Cell {
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
	return row
}

func newRow(t *document.Table, r int) Row {
	var out Row
	if data := r - len(t.Head); data >= 0 {
		out.Strong = t.Rows[data].Kind != document.DataRow
	}
	if t.Fit != nil {
		fit := t.Fit.Rows[r]
		out.Height, out.Kept, out.Parted = twips(fit.Height), fit.Kept, fit.Parted
		if fit.Parted { // a least height is never parted: what a page does not hold of it is lost
			out.Height = min(out.Height, Pitch)
		}
	}
	return out
}

// twips are mm rounded to the unit of the story.
func twips(mm float64) int { return int(math.Round(mm * 1440 / 25.4)) }

// halfPoints is a size of type in the unit of the story.
func halfPoints(pt float64) int { return int(2*pt + 0.5) }

// keepLast holds the last row on the page of what follows.
func (t *Table) keepLast() { t.Rows[len(t.Rows)-1].Kept = true }

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
