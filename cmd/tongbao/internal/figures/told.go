package figures

import (
	"slices"
	"tongbao/cmd/tongbao/internal/inspection"
)

// Texts that have to fit any notice ask here before they say something, so that
// what a notice does not know is left out instead of reported.

// Known reports whether the number of objects of the set can be told and presumes nothing.
func (s *Set) Known() bool {
	t := s.tally(s.state)
	return t.known() && t.presumed == ""
}

// RateKnown reports whether 合格率 can be told: counted, or stated for the whole.
func (s *Set) RateKnown() bool {
	if _, ok := s.ledger.stated[s.key()+".合格率"]; ok && s.state == existing {
		return true
	}
	return s.Rated()
}

// Splits reports whether the set has more than one part by a column, each with
// a number of its own: in a full roster a column of the rows, elsewhere a column
// something is stated by.
func (s *Set) Splits(column string) bool {
	if groups := s.source.groups(s.source.canonical(column)); len(groups) > 0 || s.source.Coverage != inspection.Full ||
		s.beyondRows(s.state) {
		return len(groups) > 1
	}
	i := s.source.column(column)
	if i < 0 {
		return false
	}
	var values []string
	for _, r := range s.Records() {
		switch v := r.Cells[i].Text; {
		case v == "":
			return false // a part without a name says nothing
		case !slices.Contains(values, v):
			values = append(values, v)
		}
	}
	return len(values) > 1
}

// Has reports whether the objects have a column.
func (s *Set) Has(column string) bool { return s.source.column(column) >= 0 }
