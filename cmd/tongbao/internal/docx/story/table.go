package story

import (
	"strings"
	"unicode/utf8"

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
	Widths   []int  // relative
	Aligns   []document.Align
	Width    int  // of the whole table, twips
	Small    bool // set in 五号 (10.5 pt) instead of 小四 (12 pt)
	Form     bool // to be filled in by hand: rows as high as a line of the text
	KeepNext bool // the last row stays on the page of what follows
	Name     string
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
	Align   document.Align // AlignAuto: as the column
	Figure  *figures.Figure
	Place   diag.Place
}

// newTable lays a document table out as a grid, with its widths, size and
// alignments; nil for one without columns.
func newTable(t *document.Table, landscape bool) *Table {
	out := layOut(t, landscape)
	if out == nil {
		return nil
	}
	out.fit(measure(out, t))
	out.breakHeads()
	out.Aligns = make([]document.Align, len(out.Widths))
	for c := range out.Aligns {
		out.Aligns[c] = out.columnAlign(t, c)
	}
	return out
}

// layOut lays a document table out as a grid without widths.
func layOut(t *document.Table, landscape bool) *Table {
	cols := len(t.Columns)
	for _, rows := range [][]document.Row{t.Head, t.Rows} {
		for _, r := range rows {
			cols = max(cols, len(r.Cells))
		}
	}
	if cols == 0 || len(t.Head)+len(t.Rows) == 0 {
		return nil
	}
	width := TextWidth
	if landscape {
		width = TurnedWidth
	}
	out := &Table{HeadRows: len(t.Head), Width: width, Form: t.Form, Name: t.Caption, Place: t.Place}
	out.Grid = append(grid(t.Head, cols), grid(t.Rows, cols)...)
	out.Strong = make([]bool, len(out.Grid))
	for r, row := range t.Rows {
		out.Strong[len(t.Head)+r] = row.Kind != document.DataRow
	}
	return out
}

// grid resolves spans. A span that leaves the rows, meets a cell of its own or
// another span is cut back to one cell: nothing is hidden that was not marked
// as covered.
func grid(rows []document.Row, cols int) [][]Cell {
	g := make([][]Cell, len(rows))
	taken := make([][]bool, len(rows))
	for r := range rows {
		g[r], taken[r] = make([]Cell, cols), make([]bool, cols)
	}
	for r, row := range rows {
		for c, cell := range row.Cells {
			if taken[r][c] {
				continue
			}
			h, w := span(rows, taken, r, c)
			for dr := range h {
				for dc := range w {
					m := Own
					switch {
					case dc > 0:
						m = Left
					case dr > 0:
						m = Up
					}
					g[r+dr][c+dc] = Cell{Text: cell.Text, Merge: m, RowSpan: 1, ColSpan: 1, Align: cell.Align, Figure: cell.Figure, Place: cell.Place}
					taken[r+dr][c+dc] = true
				}
			}
			g[r][c].RowSpan, g[r][c].ColSpan = h, w
		}
		for c := len(row.Cells); c < cols; c++ {
			if !taken[r][c] {
				g[r][c] = Cell{RowSpan: 1, ColSpan: 1}
			}
		}
	}
	return g
}

// span returns the rows and columns an anchor may cover.
func span(rows []document.Row, taken [][]bool, r, c int) (h, w int) {
	a := rows[r].Cells[c]
	h, w = max(a.RowSpan, 1), max(a.ColSpan, 1)
	if a.Covered || h > len(rows)-r || w > len(taken[r])-c {
		return 1, 1
	}
	for dr := range h {
		for dc := range w {
			if dr == 0 && dc == 0 {
				continue
			}
			cells := rows[r+dr].Cells
			if taken[r+dr][c+dc] || c+dc >= len(cells) || !cells[c+dc].Covered {
				return 1, 1
			}
		}
	}
	return h, w
}

// sentenceChars is the length from which a cell counts as a sentence.
const sentenceChars = 20

// columnAlign resolves AlignAuto: sentences stand flush left, short texts and
// numbers in the middle of the column. The rows that name a group do not count.
func (t *Table) columnAlign(src *document.Table, c int) document.Align {
	if c < len(src.Columns) && src.Columns[c].Align != document.AlignAuto {
		return src.Columns[c].Align
	}
	filled, sentences := 0, 0
	for r, row := range t.Grid[t.HeadRows:] {
		text := row[c].Text
		if row[c].Merge != Own || text == "" || src.Rows[r].Kind == document.GroupRow {
			continue
		}
		filled++
		if utf8.RuneCountInString(text) > sentenceChars || strings.ContainsAny(text, "。；，：\n") {
			sentences++
		}
	}
	if filled > 0 && 4*sentences >= filled {
		return document.AlignLeft
	}
	return document.AlignCenter
}

// CellAlign is the alignment a cell of the body is set with: its own, else
// centred when it spans columns, else the column's.
func (t *Table) CellAlign(r, c int) document.Align {
	cell := t.Grid[r][c]
	switch {
	case cell.Align != document.AlignAuto:
		return cell.Align
	case t.Span(r, c) > 1:
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
