package document

import (
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/sheet"
)

// NewTable makes a whole grid of a table, so that nobody who writes it has to doubt
// it: all rows are as long as the longest, or as there are columns; a span reaches
// over cells marked Covered and no further; a covered cell that no span reaches
// stands for itself, so that no text is hidden that was not meant to be; a row that
// names a group is one cell over the whole width, or data. What cells and columns
// hold is decided here, once for all writers. t and its rows stay as they are.
func NewTable(t Table) *Table {
	width := len(t.Columns)
	for _, rows := range [][]Row{t.Head, t.Rows} {
		for _, r := range rows {
			width = max(width, len(r.Cells))
		}
	}
	t.Columns = append(slices.Clone(t.Columns), make([]Column, width-len(t.Columns))...)
	t.grid = nil
	t.Head, t.Rows = t.lay(t.Head), t.lay(t.Rows)
	for c := range t.Columns {
		t.Columns[c].Numbers, t.Columns[c].Prose = t.holds(c)
	}
	return &t
}

// lay puts copies of rows below those of the grid and finds the owner of each of
// their squares. What a long table needs for them is asked for at once.
func (t *Table) lay(rows []Row) []Row {
	out, first, width := make([]Row, len(rows)), len(t.grid), len(t.Columns)
	cells, owners := make([]Cell, len(rows)*width), make([]*Anchor, len(rows)*width)
	anchors := make([]Anchor, 0, len(rows)*width)
	t.grid = slices.Grow(t.grid, len(rows))
	for r := range rows {
		from, to := r*width, (r+1)*width
		out[r] = Row{Kind: rows[r].Kind, Cells: cells[from:to:to]}
		copy(out[r].Cells, rows[r].Cells)
		if out[r].Kind == GroupRow && !isOneCell(out[r].Cells) {
			out[r].Kind = DataRow
		}
		t.grid = append(t.grid, owners[from:to:to])
	}
	squares := t.grid[first:]
	for r := range out {
		for c := range out[r].Cells {
			if squares[r][c] == nil {
				anchors = append(anchors, Anchor{Cell: &out[r].Cells[c], Row: first + r, Column: c, Kind: out[r].Kind})
				anchors[len(anchors)-1].own(out[r:], squares[r:])
			}
		}
	}
	return out
}

// isOneCell reports a first cell over all others.
func isOneCell(cells []Cell) bool {
	for c := range cells {
		if cells[c].Covered != (c > 0) {
			return false
		}
	}
	return len(cells) > 0 && max(1, cells[0].ColSpan) >= len(cells)
}

// own cuts the spans of a cell to the squares that are free for it, and covers
// those. A row that names a group is no part of what stands above or below it. rows and squares begin at its row.
func (a *Anchor) own(rows []Row, squares [][]*Anchor) {
	free := func(y, x int) bool { return rows[y].Cells[x].Covered && squares[y][x] == nil }
	height, width := 1, 1
	for !a.Covered && width < a.ColSpan && a.Column+width < len(squares[0]) && free(0, a.Column+width) {
		width++
	}
rows:
	for !a.Covered && height < a.RowSpan && height < len(rows) && a.Kind != GroupRow && rows[height].Kind != GroupRow {
		for x := range width {
			if !free(height, a.Column+x) {
				break rows
			}
		}
		height++
	}
	a.Content, a.RowSpan, a.ColSpan, a.Covered = ContentOf(a.Text), height, width, false
	for y := range height {
		for x := a.Column; x < a.Column+width; x++ {
			if squares[y][x] = a; y > 0 || x > a.Column {
				rows[y].Cells[x] = Cell{Text: a.Text, Content: a.Content, RowSpan: 1, ColSpan: 1, Covered: true, Place: rows[y].Cells[x].Place}
			}
		}
	}
}

// ContentOf tells what a text says.
func ContentOf(text string) Content {
	if sheet.Nothing(text) {
		return Nothing
	}
	if _, _, ok := sheet.Number(text); ok {
		return Number
	}
	return Words
}

// sentenceLength is from how many characters the text of a cell is a sentence.
const sentenceLength = 20

// holds looks at the cells of a column below the head, group rows left out.
func (t *Table) holds(column int) (numbers, prose bool) {
	var count [3]int // by Content
	sentences := 0
	for r := range t.Rows {
		cell := &t.Rows[r].Cells[column]
		if cell.Covered || cell.Text == "" || t.Rows[r].Kind == GroupRow {
			continue
		}
		count[cell.Content]++
		if utf8.RuneCountInString(cell.Text) > sentenceLength || strings.ContainsFunc(cell.Text, isSentenceMark) {
			sentences++
		}
	}
	numbers = count[Number] > 0 && count[Words] == 0
	filled := count[Words] + count[Number] + count[Nothing]
	return numbers, !numbers && filled > 0 && 4*sentences >= filled
}

// isSentenceMark reports a mark of a sentence, or the end of a line.
func isSentenceMark(r rune) bool {
	switch r {
	case '。', '；', '，', '：', '\n':
		return true
	}
	return false
}

// Number is the exact value of a cell that holds a Number, the hundredth for a
// percentage, and how many decimals it is written with.
func (c *Cell) Number() (value *big.Rat, percent bool, decimals int) {
	value, percent, _ = sheet.Number(c.Text)
	return value, percent, sheet.Decimals(c.Text)
}

// Anchor is a cell that stands for itself, with all squares of the grid it owns:
// those from Row, Column on over its spans.
type Anchor struct {
	*Cell
	Row, Column int // of the grid, head rows first
	Kind        RowKind
}

// Begins reports that the cell begins at a square of the grid.
func (a *Anchor) Begins(row, column int) bool { return a.Row == row && a.Column == column }

// Grid returns the owner of each square of the table, head rows first. Squares of
// one merged range have one owner.
func (t *Table) Grid() [][]*Anchor { return t.grid }

// HeadPath is what the head says over a column, from the top: 突出问题, 网站数. What
// reaches over several rows is there once, and nothing is broken into lines.
func (t *Table) HeadPath(column int) []string {
	var path []string
	for r := range t.Head {
		if text := strings.Join(strings.Fields(t.grid[r][column].Text), ""); text != "" {
			path = append(path, text)
		}
	}
	return slices.Compact(path)
}
