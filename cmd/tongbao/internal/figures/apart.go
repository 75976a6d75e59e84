package figures

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// apart tells objects of a list from each other that share a name, and from those a reader knows that are not in
// the list: accounts of one name on two platforms are two.
type apart struct {
	column int                     // of the platform; negative: there is none
	shared map[string]bool         // names of objects on several platforms
	others map[string][]diag.Place // such names of the rosters, and the cells that have them
}

// apart finds the names that objects of the set on several platforms share, or of its rosters.
func (s *Set) apart() apart {
	isPlatform := func(c inspection.RosterColumn) bool { return c.Key == inspection.ColPlatform }
	a := apart{shared: map[string]bool{}, others: s.source.Namesakes, column: slices.IndexFunc(s.source.Columns, isPlatform)}
	if a.column < 0 {
		return a
	}
	if slices.ContainsFunc(s.filters, func(f filter) bool { return f.column == a.column && !f.negated && len(f.wanted) == 1 }) {
		a.others = nil // who asks for those of one platform says so
	}
	first := map[string]string{}
	for _, r := range s.Records() {
		name, platform := sheet.Fold(r.Name), sheet.Fold(r.Cells[a.column].Text)
		if before, known := first[name]; !known {
			first[name] = platform
		} else if before != platform {
			a.shared[name] = true
		}
	}
	return a
}

// of is the platform behind an object's name, where others share it, and the cells
// that say so.
func (a apart) of(r *inspection.Record) (platform string, cells []diag.Place) {
	name := sheet.Fold(r.Name)
	if a.column < 0 || !a.shared[name] && a.others[name] == nil {
		return "", nil
	}
	c := r.Cells[a.column]
	return c.Text, slices.Concat([]diag.Place{c.Place}, c.Also, a.others[name])
}
