package docx

import (
	"fmt"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/docx/story"
	"tongbao/cmd/tongbao/internal/figures"
)

// compareCell is a cell of either side. A continued one is part of a merged cell
// above it.
type compareCell struct {
	text      string
	continued bool
	column    string
	place     diag.Place
	figure    *figures.Figure
}

// oldRow returns the cells of a row as the docx has them: those covered from the
// left are part of their neighbour.
func oldRow(t *story.Table, r int) []compareCell {
	var out []compareCell
	for c := 0; c < len(t.Widths); c += t.Span(r, c) {
		cell := t.Grid[r][c]
		out = append(out, compareCell{text: cell.Text, continued: cell.Merge == story.Up, column: columnName(t, c), place: cell.Place,
			figure: cell.Figure})
	}
	return out
}

func newRow(row []readCell) []compareCell {
	out := make([]compareCell, len(row))
	for i, c := range row {
		out[i] = compareCell{text: c.text, continued: c.continued}
	}
	return out
}

// columnName is the lowest head of a column.
func columnName(t *story.Table, c int) string {
	if t.HeadRows > 0 {
		return strings.ReplaceAll(t.Grid[t.HeadRows-1][c].Text, "\n", "")
	}
	return fmt.Sprintf("第%d列", c+1)
}

// printed is the text of a cell as it prints.
func (c compareCell) printed() string {
	if c.continued {
		return ""
	}
	return withoutSpace(c.text)
}

func rowKey(cells []compareCell) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(c.printed() + "\t")
	}
	return b.String()
}

func texts(cells []compareCell) []string {
	var out []string
	for _, c := range cells {
		if c.printed() != "" {
			out = append(out, c.text)
		}
	}
	return out
}

// tables compares row by row; now is nil for a table that is gone.
func (c *comparison) tables(b oldBlock, now [][]readCell) {
	t := b.table
	oldKeys, newKeys := make([]string, len(t.Grid)), make([]string, len(now))
	for r := range t.Grid {
		oldKeys[r] = rowKey(oldRow(t, r))
	}
	for r, row := range now {
		newKeys[r] = rowKey(newRow(row))
	}
	at, like := b.place, byLikeness(oldKeys, newKeys)
	for _, p := range align(oldKeys, newKeys, func(i, j int) float64 {
		return max(like(i, j), sameRow(i, j, len(oldKeys), len(newKeys)))
	}) {
		switch {
		case p.old < 0:
			c.add(Change{Element: b.element, Cell: fmt.Sprintf("表格第%d行", p.new+1), After: strings.Join(texts(newRow(now[p.new])), "，"), Place: at})
			continue
		case p.new < 0:
			row := oldRow(t, p.old)
			c.add(Change{Element: b.element, Cell: fmt.Sprintf("表格第%d行", p.old+1), Before: strings.Join(texts(row), "，"),
				Place: place(row, b.place)})
		case oldKeys[p.old] != newKeys[p.new]:
			c.row(b, p.old, oldRow(t, p.old), newRow(now[p.new]))
		}
		at = place(oldRow(t, p.old), b.place)
	}
}

// sameRow makes rows of one number belong together in a table whose number of
// rows has not changed, however little is left of their text.
func sameRow(i, j, old, new int) float64 {
	if old == new && i == j {
		return leastAlike
	}
	return 0
}

// place is the first known place of a row.
func place(row []compareCell, otherwise diag.Place) diag.Place {
	for _, c := range row {
		if !c.place.IsZero() {
			return c.place
		}
	}
	return otherwise
}

// row compares cell by cell; with a different number of cells those that are alike.
func (c *comparison) row(b oldBlock, r int, old, now []compareCell) {
	pairs := make([]pair, len(old))
	for i := range old {
		pairs[i] = pair{i, i}
	}
	if len(old) != len(now) {
		keys := func(cells []compareCell) []string {
			out := make([]string, len(cells))
			for i, cell := range cells {
				out[i] = cell.printed()
			}
			return out
		}
		oldKeys, newKeys := keys(old), keys(now)
		pairs = align(oldKeys, newKeys, byLikeness(oldKeys, newKeys))
	}
	at := place(old, b.place)
	for _, p := range pairs {
		ch := Change{Element: b.element, Place: at}
		if p.new >= 0 && now[p.new].printed() != "" {
			ch.After = now[p.new].text
		}
		if p.old >= 0 {
			cell := old[p.old]
			if !cell.place.IsZero() {
				ch.Place = cell.place
			}
			ch.Cell = fmt.Sprintf("表格第%d行“%s”", r+1, cell.column)
			if cell.printed() != "" {
				ch.Before = cell.text
			}
			// a merged cell that was split may repeat its text
			if cell.continued && withoutSpace(ch.After) == withoutSpace(cell.text) {
				continue
			}
			if cell.figure != nil {
				ch.Figures = []*figures.Figure{cell.figure}
			}
			at = ch.Place
		} else {
			ch.Cell = fmt.Sprintf("表格第%d行新的一格", r+1)
		}
		if withoutSpace(ch.Before) != withoutSpace(ch.After) {
			c.add(ch)
		}
	}
}
