package figures

import (
	"fmt"
	"slices"
	"tongbao/cmd/tongbao/internal/inspection"
)

// sampled reports a full roster of the objects inspected, of more that exist
// (抽查): more are stated to exist than have a row, no row says 未检查, and somebody
// passed, or it might be a list of failures.
func (s *Set) sampled() bool {
	every := &Set{ledger: s.ledger, source: s.source}
	stated := every.stated(existing)
	if s.source.Coverage != inspection.Full || !stated.known() {
		return false
	}
	rows := every.scan(existing).n
	return stated.n > rows && every.scan(inspected).n == rows && every.scan(passed).n > 0
}

// beyondRows reports a count of existing objects that the rows of a sample cannot
// tell. What only an inspected object has, such as a grade or a score, they can.
func (s *Set) beyondRows(st state) bool {
	return st == existing && !slices.ContainsFunc(s.filters, func(f filter) bool { return f.kind != byColumn || f.limit != nil }) &&
		s.sampled()
}

// beyondListed counts, beside a list of failures, who has not a value in a column
// that only the list knows, such as 复查结果≠未整改: all but the failures that have
// it. ok is false for other sets.
func (s *Set) beyondListed(st state) (_ tally, ok bool) {
	i := slices.IndexFunc(s.filters, func(f filter) bool {
		return f.kind == byColumn && f.negated && f.limit == nil && f.column >= 0 && len(s.source.groups(f.name)) == 0
	})
	if i < 0 {
		return tally{}, false
	}
	rest, listed := *s, *s
	rest.filters = slices.Delete(slices.Clone(s.filters), i, i+1)
	listed.filters = slices.Clone(s.filters)
	listed.filters[i].negated = false
	all, out := rest.tally(st), listed.scan(failed)
	if !all.known() {
		return all, true
	}
	return tally{n: all.n - out.n, sources: slices.Concat(all.sources, out.sources), conflicts: all.conflicts,
		formula: fmt.Sprintf("%s%d%s－%s%d%s＝%d%s", rest.name(st), all.n, s.source.Counter,
			listed.name(failed), out.n, s.source.Counter, all.n-out.n, s.source.Counter)}, true
}
