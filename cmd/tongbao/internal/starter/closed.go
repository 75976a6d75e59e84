package starter

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// closedRows plans that what the last period's sheet says is closed leaves the list. A row whose cell spans the rows
// below it stays: what it says is said of those, too.
func (s *sheetPlan) closedRows(l *inspection.Listing) {
	var gone, kept []string
	for _, g := range l.Closed {
		row := rowOf(g.Place.Cell)
		at := slices.IndexFunc(s.table.Rows, func(r sheet.Row) bool { return r.Number == row })
		switch {
		case at < 0 || g.Place.File != s.grid.File || g.Place.Sheet != s.grid.Sheet || slices.Contains(s.closed, row):
		case slices.ContainsFunc(s.table.Rows[at].Values, func(v sheet.Value) bool { return v.Rows > 1 && !v.Covered }):
			kept = append(kept, fmt.Sprintf("第%d行的%s%s", row, g.Called, g.Word))
		default:
			s.closed = append(s.closed, row)
			gone = append(gone, g.Called+g.Word)
		}
	}
	slices.Sort(s.closed)
	if len(gone) > 0 {
		s.left = fmt.Sprintf("工作表“%s”：上期%s，删去%d行", s.grid.Sheet, strings.Join(gone, "、"), len(gone))
		s.renumber()
	}
	s.toDelete = strings.Join(kept, "、")
}

// renumber closes the gaps in a column of serial numbers that had none.
func (s *sheetPlan) renumber() {
	i := slices.IndexFunc(s.table.Columns, func(c sheet.Column) bool { return c.Key == inspection.ColNumber })
	if i < 0 {
		return
	}
	for n, r := range s.table.Rows {
		if v := r.At(i); v.Covered || v.Text != strconv.Itoa(n+1) {
			return
		}
	}
	n := 0
	for _, r := range s.table.Rows {
		if !slices.Contains(s.closed, r.Number) {
			n++
			s.numbers[r.At(i).Place.Cell] = n
		}
	}
}

// removeRows takes the rows of what is closed out of the sheet.
func (b *book) removeRows(p *sheetPlan) {
	name := b.sheetNamed(p.grid.Sheet)
	for cell, n := range p.numbers {
		b.note(b.f.SetCellInt(name, cell, int64(n)))
	}
	for _, row := range slices.Backward(p.closed) {
		b.note(b.f.RemoveRow(name, row))
	}
}
