package figures

import (
	"fmt"
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// fromFailures counts a list that holds only failures: failures from the rows,
// everything else from what is stated.
func (s *Set) fromFailures(st state) tally {
	switch st {
	case failed:
		if s.rowsKnow() {
			return s.preferred(s.scan(failed), s.stated(failed), failed)
		}
		return s.orUnknown(s.stated(failed), st)
	case passed:
		return s.beyondFailures()
	}
	if t := s.stated(st); s.ofFailures() && !t.known() {
		return s.scan(failed)
	}
	if t, ok := s.beyondListed(st); ok {
		return t
	}
	t := s.stated(st)
	if good, bad := s.stated(passed), s.scan(failed); !t.known() && (st == inspected || st == rated) && good.known() && s.rowsKnow() {
		return tally{n: good.n + bad.n, sources: diag.Gathered(good.sources, bad.sources),
			formula: fmt.Sprintf("%s，%s，共%d%s", good.formula, bad.formula, good.n+bad.n, s.source.Counter)}
	}
	return s.orUnknown(t, st)
}

// beyondFailures counts who passed, beside a list of failures: who was inspected but those
// on it.
func (s *Set) beyondFailures() tally {
	if t := s.stated(passed); t.known() && !s.rowsKnow() {
		return t
	}
	if slices.ContainsFunc(s.filters, filter.asksProblem) {
		return tally{why: "表里只列了不合格的，合格的有没有问题看不出"}
	}
	every := *s
	every.state = existing // the difference is taken over all objects
	all, bad := every.tally(rated), every.tally(failed)
	if !all.known() || !bad.known() {
		return s.orUnknown(tally{why: firstOf(all.why, bad.why)}, passed)
	}
	conflicts := slices.Concat(all.conflicts, bad.conflicts)
	if bad.n > all.n {
		conflicts = append(conflicts, s.disputed(all, fmt.Sprintf("“%s数”写明%d%s，表中不合格的有%d%s",
			s.name(inspected), all.n, s.source.Counter, bad.n, s.source.Counter)))
	}
	return tally{n: all.n - bad.n, sources: diag.Gathered(all.sources, bad.sources), conflicts: conflicts,
		formula: fmt.Sprintf("%s%d%s－%s%d%s＝%d%s", s.name(inspected), all.n, s.source.Counter,
			s.name(failed), bad.n, s.source.Counter, all.n-bad.n, s.source.Counter)}
}

// beyondListed counts, beside a list of failures, who has not what only the list knows, such
// as 复查结果≠未整改 or 检查结果≠不合格: all but the failures that have it. ok is false for
// other sets.
func (s *Set) beyondListed(st state) (_ tally, ok bool) {
	i := slices.IndexFunc(s.filters, func(f filter) bool {
		column := f.kind == byColumn && f.negated && f.words != nil && f.column >= 0 && len(s.source.groups(f.name)) == 0
		return column || s.source.onlyFailures(f.inverse())
	})
	if i < 0 {
		return tally{}, false
	}
	rest, listed := *s, *s
	rest.filters = slices.Delete(slices.Clone(s.filters), i, i+1)
	listed.filters = slices.Clone(s.filters)
	listed.filters[i] = s.filters[i].inverse()
	all, out := rest.tally(st), listed.scan(failed)
	if !all.known() {
		return all, true
	}
	return tally{n: all.n - out.n, sources: diag.Gathered(all.sources, out.sources), conflicts: all.conflicts,
		formula: fmt.Sprintf("%s%d%s－%s%d%s＝%d%s", rest.name(st), all.n, s.source.Counter,
			listed.name(failed), out.n, s.source.Counter, all.n-out.n, s.source.Counter)}, true
}

// inverse is the filter that the other records meet.
func (f filter) inverse() filter {
	f.negated = !f.negated
	return f
}

// ofFailures reports a set of failures, by a condition that a list of them answers.
func (s *Set) ofFailures() bool {
	return s.state == failed || slices.ContainsFunc(s.filters, s.source.onlyFailures)
}

// onlyFailures reports a condition that a list of failures answers: a problem, or a grade
// that is one of failures.
func (s *source) onlyFailures(f filter) bool {
	if f.kind != byVerdict || f.words == nil {
		return f.asksProblem()
	}
	some := false
	for _, g := range s.Grades {
		if f.wants([]string{sheet.Fold(g.Name)}) || s.saidOf(f, g) {
			some = true
			if g.Outcome() != inspection.Failed {
				return false
			}
		}
	}
	return some && !f.negated
}

// settled is the set with a state for each condition on the verdict that says the same: of
// other rows than those listed a state alone is stated.
func (s *Set) settled() *Set {
	c := *s
	c.filters = nil
	for _, f := range s.filters {
		if st, ok := s.source.stateOf(f); ok {
			c.state = both(c.state, st)
		} else {
			c.filters = append(c.filters, f)
		}
	}
	return &c
}

// stateOf is the state of just those objects that meet a condition on the verdict.
func (s *source) stateOf(f filter) (state, bool) {
	if f.kind != byVerdict || f.words == nil || f.negated || len(f.said) > 0 || f.wants([]string{""}) || s.FollowUp {
		return existing, false
	}
	for _, st := range []state{inspected, rated, passed, failed} {
		if len(s.Grades) > 0 && !slices.ContainsFunc(s.Grades, func(g inspection.Grade) bool {
			return st.holds(g.Outcome()) != f.wants([]string{sheet.Fold(g.Name)})
		}) {
			return st, true
		}
	}
	return existing, false
}
