package figures

import "slices"

// sampled reports a full roster of the objects inspected, of more that exist
// (抽查): more are stated to exist than have a row, no row says 未检查, and somebody
// passed, or it might be a list of failures.
func (s *Set) sampled() bool {
	every := &Set{ledger: s.ledger, source: s.source}
	stated := every.stated(existing)
	if s.source.Coverage != Full || !stated.known() {
		return false
	}
	rows := every.scan(existing).n
	return stated.n > rows && every.scan(inspected).n == rows && every.scan(passed).n > 0
}

// beyondRows reports a count of existing objects that the rows of a sample cannot
// tell. What only an inspected object has, such as a grade or a score, they can.
func (s *Set) beyondRows(st state) bool {
	return st == existing && !slices.ContainsFunc(s.filters, func(f filter) bool { return f.kind != byColumn || f.limit != nil }) && s.sampled()
}
