package figures

import (
	"slices"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// InUse is the free sheet whose rows the set selects from, where the notice uses it; nil
// otherwise.
func (s *Set) InUse() *sheet.Table {
	if !s.source.free() || !s.source.used {
		return nil
	}
	return s.source.Sheet
}

// Listing is what the set selects from; nil for a free sheet that the notice does not use.
func (s *Set) Listing() *inspection.Listing {
	if s == nil || s.source.free() && !s.source.used {
		return nil
	}
	return &s.source.Listing
}

// Counts are those of the objects of the objects, for other tables to be held against. Nothing is told
// and nothing registered. Of rows that are visits none is known.
func (s *Set) Counts(kind *inspection.Kind) inspection.Known {
	k := inspection.Known{Kind: kind}
	if s.source.Entries {
		return k
	}
	k.Values = s.spread()
	k.Inspected, k.Passed, k.Failed = s.standing(inspected), s.standing(passed), s.standing(failed)
	if s.source.Universe != inspection.Presumed {
		k.Existing = s.standing(existing)
	}
	return k
}

// spread are the values of each column that parts the objects, all of which have one. Where
// not all objects have a row, they are those that numbers are stated of.
func (s *Set) spread() [][]string {
	of := s.source
	parts := make([][]string, len(of.Columns)+1)
	if of.Coverage != inspection.Full {
		for _, g := range of.Groups {
			if g.Column != "" {
				parts[0] = append(parts[0], g.Value)
			}
		}
	} else {
		for i := range of.Columns {
			for _, r := range of.Records {
				parts[i] = append(parts[i], r.Cells[i].Text)
			}
		}
	}
	for i := range parts {
		slices.Sort(parts[i])
		parts[i] = slices.Compact(parts[i])
	}
	return slices.DeleteFunc(parts, func(values []string) bool { return len(values) < 2 || values[0] == "" })
}
