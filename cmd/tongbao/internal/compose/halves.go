package compose

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
)

// sideBySide parts a list into n equal parts that stand beside each other, read
// from the top of the left one; the last part may be shorter. In groups each is parted by
// itself, below a row that names it over the whole width; what adds it up stands below both
// parts.
func sideBySide(t *document.Table, n int) {
	if n < 2 || len(t.Rows) < n {
		return
	}
	t.Whole = document.NewTable(*t)
	for i := range t.Head {
		t.Head[i].Cells = slices.Repeat(t.Head[i].Cells, n)
	}
	b := beside{parts: n, width: len(t.Columns), place: t.Place}
	t.Columns = slices.Repeat(t.Columns, n)
	if !slices.ContainsFunc(t.Rows, isGroup) {
		t.Rows = b.rows(t.Rows)
		return
	}
	var out, group []document.Row
	for _, r := range t.Rows {
		if r.Kind == document.DataRow {
			group = append(group, r)
			continue
		}
		out, group = append(append(out, b.rows(group)...), b.across(r)), nil
	}
	t.Rows = append(out, b.rows(group)...)
}

func isGroup(r document.Row) bool { return r.Kind == document.GroupRow }

// beside is how rows stand beside each other.
type beside struct {
	parts, width int // of them, and of the columns of each
	place        diag.Place
}

// rows are those of all parts.
func (b beside) rows(of []document.Row) []document.Row {
	long := (len(of) + b.parts - 1) / b.parts
	out := make([]document.Row, long)
	for r := range out {
		for part := range b.parts {
			if at := part*long + r; at < len(of) {
				out[r].Cells = append(out[r].Cells, of[at].Cells...)
				continue
			}
			for range b.width {
				out[r].Cells = append(out[r].Cells, document.Cell{Place: b.place})
			}
		}
	}
	return out
}

// across is a row that belongs to all parts: its numbers stand in the last one, its first
// cell reaches over the others.
func (b beside) across(r document.Row) document.Row {
	lead := (b.parts - 1) * b.width
	cells := append(make([]document.Cell, lead, lead+b.width), r.Cells...)
	cells[0] = document.Cell{ColSpan: lead, Place: r.Cells[0].Place}
	if r.Cells[0].Figure == nil { // what names the row
		cells[0] = r.Cells[0]
		cells[0].ColSpan = lead + max(1, r.Cells[0].ColSpan)
	}
	for i := range cells[1:cells[0].ColSpan] {
		cells[i+1] = document.Cell{Covered: true, Place: cells[0].Place}
	}
	return document.Row{Kind: r.Kind, Cells: cells}
}
