package html

import (
	"fmt"

	"tongbao/cmd/tongbao/internal/document"
)

// gridCell is a cell with spans that are known to fit the grid.
type gridCell struct {
	document.Cell
	hidden   bool // covered by the anchor at row, col
	row, col int
}

// id is the id of the anchor of c as a header.
func (c gridCell) id(stem string) string {
	return fmt.Sprintf("%s-%d-c%d", stem, c.row+1, c.col+1)
}

// fit makes a full rectangle of rows: short rows are padded, spans are cut to the
// cells that are really marked as covered, and a covered cell without an anchor
// becomes an empty one, so that crafted spans cannot tear the table.
func fit(rows []document.Row, cols int) [][]gridCell {
	g := make([][]gridCell, len(rows))
	for r, row := range rows {
		g[r] = make([]gridCell, cols)
		for c := range g[r] {
			g[r][c].row, g[r][c].col = r, c
			if c < len(row.Cells) {
				g[r][c].Cell = row.Cells[c]
			}
		}
	}
	for r := range g {
		for c := range g[r] {
			switch {
			case g[r][c].hidden:
			case g[r][c].Covered:
				g[r][c].Cell = document.Cell{RowSpan: 1, ColSpan: 1}
			default:
				claim(g, r, c)
			}
		}
	}
	return g
}

// claim cuts the spans of the anchor at r, c and hides the cells it covers.
func claim(g [][]gridCell, r, c int) {
	a := &g[r][c]
	w, h := 1, 1
	for w < a.ColSpan && c+w < len(g[r]) && free(g[r][c+w]) {
		w++
	}
rows:
	for h < a.RowSpan && r+h < len(g) {
		for i := range w {
			if !free(g[r+h][c+i]) {
				break rows
			}
		}
		h++
	}
	a.ColSpan, a.RowSpan = w, h
	for y := range h {
		for x := range w {
			if x+y > 0 {
				cell := &g[r+y][c+x]
				cell.hidden, cell.row, cell.col = true, r, c
			}
		}
	}
}

func free(c gridCell) bool { return c.Covered && !c.hidden }
