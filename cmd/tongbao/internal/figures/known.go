package figures

// ColumnName returns the first name of a column the objects have, or of one by
// which numbers are stated; "" when there is neither. Nothing is reported.
func (s *Set) ColumnName(column string) string {
	name := s.source.canonical(column)
	if s.source.column(column) < 0 && len(s.source.groups(name)) == 0 {
		return ""
	}
	return name
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
	key := s.key() + ".合格率"
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
	text, _ := percentText(s.tally(passed).n, s.tally(rated).n, s.ledger.format(key))
	return text
}
