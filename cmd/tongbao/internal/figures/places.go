package figures

import (
	"strconv"

	"tongbao/cmd/tongbao/internal/diag"
)

// spot is a single cell taken apart, so that neighbours in a column are found
// without reading names again and again.
type spot struct {
	file, sheet, column string
	row                 int
}

// spotOf takes a place apart; ok is false for ranges, lines and anything else that
// is no single cell.
func spotOf(p diag.Place) (s spot, ok bool) {
	column, row, ok := splitCell(p.Cell)
	return spot{p.File, p.Sheet, column, row}, ok && p.Line == 0
}

// splitCell parts "D17" into D and 17.
func splitCell(cell string) (column string, row int, ok bool) {
	i := 0
	for i < len(cell) && cell[i] >= 'A' && cell[i] <= 'Z' {
		i++
	}
	if i == 0 || i == len(cell) || cell[i] < '1' || cell[i] > '9' {
		return "", 0, false
	}
	row, err := strconv.Atoi(cell[i:])
	return cell[:i], row, err == nil
}

func (s spot) name() string { return s.column + strconv.Itoa(s.row) }

// below is the cell n rows further down the column.
func (s spot) below(n int) spot {
	s.row += n
	return s
}

// compactPlaces drops repeated places and joins cells that follow each other
// down a column into ranges, D2 to D61 as D2:D61, in order of appearance.
func compactPlaces(places []diag.Place) []diag.Place {
	cells := make(map[spot]bool, len(places))
	for _, p := range places {
		if s, ok := spotOf(p); ok {
			cells[s] = true
		}
	}
	others := map[diag.Place]bool{{}: true} // the zero place is none
	var out []diag.Place
	for _, p := range places {
		s, ok := spotOf(p)
		switch {
		case !ok && !others[p]:
			others[p] = true
			out = append(out, p)
		case ok && cells[s]:
			out = append(out, takeRun(cells, s))
		}
	}
	return out
}

// takeRun removes the run of cells around s from the set and returns it as a place.
func takeRun(cells map[spot]bool, s spot) diag.Place {
	delete(cells, s)
	first, last := s, s
	for next := s.below(1); cells[next]; next = next.below(1) {
		delete(cells, next)
		last = next
	}
	for next := s.below(-1); cells[next]; next = next.below(-1) {
		delete(cells, next)
		first = next
	}
	p := diag.Place{File: s.file, Sheet: s.sheet, Cell: first.name()}
	if first != last {
		p.Cell += ":" + last.name()
	}
	return p
}
