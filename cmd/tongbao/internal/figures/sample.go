package figures

import (
	"slices"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// sampled reports a full roster of the objects inspected, of more that exist
// (抽查): more are stated to exist than have a row, and no row says 未检查.
func (s *Set) sampled() bool {
	every := &Set{ledger: s.ledger, source: s.source}
	stated := every.stated(existing)
	if s.source.Coverage != inspection.Full || !stated.known() {
		return false
	}
	rows := every.scan(existing).n
	return rows > 0 && stated.n > rows && (s.source.Unjudged || every.scan(inspected).n == rows)
}

// beyondRows reports a count of existing objects that the rows of a sample cannot
// tell. What only an inspected object has, such as a grade or a score, they can.
func (s *Set) beyondRows(st state) bool {
	return st == existing && !slices.ContainsFunc(s.filters, s.source.ofInspected) && s.sampled()
}

// ofInspected reports a condition that only inspected objects meet.
func (s *source) ofInspected(f filter) bool {
	switch {
	case f.limit != nil:
		return true
	case f.kind == byProblem:
		return f.asksProblem()
	case f.kind != byVerdict || f.words == nil:
		return false
	}
	wanted := func(g inspection.Grade) bool { return f.wants([]string{sheet.Fold(g.Name)}) }
	if f.negated {
		return !slices.ContainsFunc(s.Grades, func(g inspection.Grade) bool { return !g.Inspected && !wanted(g) })
	}
	return !slices.ContainsFunc(s.Grades, func(g inspection.Grade) bool { return !g.Inspected && (wanted(g) || s.saidOf(f, g)) }) &&
		!f.wants([]string{""})
}

// saidOf reports that one of the sheet's words the filter wants stands for the grade.
func (s *source) saidOf(f filter, grade inspection.Grade) bool {
	return slices.ContainsFunc(f.said, func(word string) bool {
		g, ok := s.grade(word)
		return ok && g.Name == grade.Name
	})
}

// asksProblem reports a condition that only who has a problem meets.
func (f filter) asksProblem() bool { return f.kind == byProblem && f.wants([]string{""}) == f.negated }
