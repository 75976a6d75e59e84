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
