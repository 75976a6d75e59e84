package figures

import (
	"regexp"
	"strconv"

	"tongbao/cmd/tongbao/internal/diag"
)

var cellName = regexp.MustCompile(`^([A-Z]{1,3})([1-9]\d{0,6})(?::([A-Z]{1,3})([1-9]\d{0,6}))?$`)

// compactPlaces drops repeated places and joins cells that follow each other
// down a column into ranges, D2 to D61 as D2:D61, in order of appearance.
func compactPlaces(places []diag.Place) []diag.Place {
	seen := make(map[diag.Place]bool, len(places))
	for _, p := range places {
		seen[p] = true
	}
	var out []diag.Place
	for _, p := range places {
		if !seen[p] {
			continue
		}
		delete(seen, p)
		if p.IsZero() {
			continue
		}
		first, last := p, p
		for q, ok := below(last, 1); ok && seen[q]; q, ok = below(last, 1) {
			delete(seen, q)
			last = q
		}
		for q, ok := below(first, -1); ok && seen[q]; q, ok = below(first, -1) {
			delete(seen, q)
			first = q
		}
		if first != last {
			first.Cell += ":" + last.Cell
		}
		out = append(out, first)
	}
	return out
}

// below returns the cell n rows further down the same column.
func below(p diag.Place, n int) (diag.Place, bool) {
	m := cellName.FindStringSubmatch(p.Cell)
	if m == nil || m[3] != "" {
		return p, false
	}
	row, _ := strconv.Atoi(m[2])
	if row+n < 1 {
		return p, false
	}
	p.Cell = m[1] + strconv.Itoa(row+n)
	return p, true
}

// DependsOn reports whether the figure was counted from the given cell or line;
// ranges among its sources cover the cells inside them.
func (f *Figure) DependsOn(at diag.Place) bool {
	for _, p := range f.Sources {
		if p == at || covers(p, at) {
			return true
		}
	}
	return false
}

// covers reports whether the range p of one column holds the cell at.
func covers(p, at diag.Place) bool {
	if p.File != at.File || p.Sheet != at.Sheet || p.Line != at.Line {
		return false
	}
	r, c := cellName.FindStringSubmatch(p.Cell), cellName.FindStringSubmatch(at.Cell)
	if r == nil || c == nil || r[3] == "" || c[3] != "" || r[1] != c[1] || r[1] != r[3] {
		return false
	}
	first, _ := strconv.Atoi(r[2])
	last, _ := strconv.Atoi(r[4])
	row, _ := strconv.Atoi(c[2])
	return first <= row && row <= last
}
