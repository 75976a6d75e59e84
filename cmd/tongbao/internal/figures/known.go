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
	return t.sayable() && t.presumed == ""
}

// sayable is a count that a text may say something of: one that is known, and one that still
// comes, whose place a draft leaves to be filled in.
func (t tally) sayable() bool { return t.known() || t.why == pendingResults }

// RateKnown reports whether 合格率 can be told: counted, or stated for the whole.
func (s *Set) RateKnown() bool {
	if _, ok := s.ledger.stated[s.key()+"."+passRate]; ok && s.state == existing {
		return true
	}
	return s.Rated() || s.tally(rated).why == pendingResults
}

// Splits reports whether the set has more than one part by a column, each with
// a number of its own: in a full roster a column of the rows, elsewhere a column
// something is stated by.
func (s *Set) Splits(column string) bool {
	v := s.source.vocabulary(column)
	groups := s.source.groups(s.source.canonical(column))
	switch {
	case v == nil:
		return false
	case len(groups) > 0 || s.source.Coverage != inspection.Full || s.beyondRows(s.state):
		return len(groups) > 1 && !slices.ContainsFunc(s.parts(v, s.source.statedValues(v.name)), func(part *Set) bool {
			return !part.tally(part.state).sayable()
		})
	}
	values := s.values(v)
	return len(values) > 1 && !slices.Contains(values, "") // a part without a name says nothing
}

// Has reports whether the objects have a column.
func (s *Set) Has(column string) bool { return s.source.column(column) >= 0 }

// ColumnName returns the first name of a column that the objects can be grouped by: one
// they have, one by which numbers are stated, or what the rules tell of them; "" when there
// is none. Nothing is reported.
func (s *Set) ColumnName(column string) string {
	if v := s.source.vocabulary(column); v != nil {
		return v.name
	}
	return ""
}

// Rated reports whether the set has a pass rate: somebody was inspected, and the
// counts are known. Nothing is registered.
func (s *Set) Rated() bool {
	part, whole := s.tally(passed), s.tally(rated)
	return part.known() && whole.known() && whole.n > 0
}

// Standing is what a set comes to as a whole, for a list of many notices. What is not
// known is nil or empty.
type Standing struct {
	Inspected, Failed *int64
	Rate              string // 合格率 as the notice prints it: "93%"
}

// Standing says what the set comes to, in the form the text gives it where the text
// has asked. Nothing is told and nothing registered.
func (s *Set) Standing() Standing {
	return Standing{Inspected: s.standing(inspected), Failed: s.standing(failed), Rate: s.standingRate()}
}

// AwaitsResults reports that objects of the set have no result yet. It tells nothing.
func (s *Set) AwaitsResults() bool { return s.with(inspection.Pending) > 0 }

func (s *Set) standing(st state) *int64 {
	if f := s.ledger.index[s.key()+"."+st.metric()]; f != nil && f.known() {
		return &f.Num
	}
	t := s.tally(st)
	if !t.known() {
		return nil
	}
	return &t.n
}

// standingRate is the rate as the text prints it, else as it would.
func (s *Set) standingRate() string {
	key := s.key() + "." + passRate
	if f := s.ledger.index[key]; f != nil {
		for _, other := range s.ledger.figures {
			if other.of == f {
				f = other // printed with decimals of its own
			}
		}
		if f.Unknown {
			return ""
		}
		return f.Text
	}
	if !s.Rated() {
		return s.ledger.stated[key].Text
	}
	text, _, _ := percentText(s.tally(passed).n, s.tally(rated).n, s.ledger.decimals.percent(key))
	return text
}
