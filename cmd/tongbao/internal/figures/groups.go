package figures

import (
	"fmt"
	"slices"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// checkGroups holds what is stated against itself: parts against the whole,
// passed and failed against inspected, inspected against existing; and for a full
// roster against the records.
func (s *Set) checkGroups() {
	for i, g := range s.source.Groups {
		s.checkGroup(g)
		for _, before := range s.source.Groups[:i] {
			s.checkRepeated(before, g)
		}
	}
	for _, st := range []state{existing, inspected, passed, failed} {
		whole := s.statedWhole(st)
		for _, c := range s.source.groupColumns() {
			if t := s.sumGroups(s.source.groups(c), st); t.known() && t.n != whole.n && s.source.complete(c) {
				s.ledger.tell([]conflict{s.mismatch(s.name(st)+"数（按"+c+"合计）", t, whole)})
			}
		}
		if s.source.Coverage == inspection.Full && !(st == existing && s.source.Entries) { // visits are not the stock
			s.checkCounted(st)
		}
	}
	switch s.source.Coverage {
	case inspection.FailuresOnly:
		s.checkCounted(failed)
		s.checkFailures()
		s.checkBelonging()
		for _, set := range s.withGroups() {
			s.ledger.tell(set.fromFailures(passed).conflicts) // more failures than objects inspected
		}
	case inspection.Partial:
		s.checkListed()
	}
}

// checkListed holds the groups that have records against what is stated of them:
// a partial list leaves out whole groups, never part of one.
func (s *Set) checkListed() {
	for _, c := range s.source.groupColumns() {
		if s.source.column(c) < 0 {
			continue
		}
		for _, g := range s.source.groups(c) {
			set := s.Where(c, g.Value)
			counted, stated := set.scan(existing), set.stated(existing)
			if counted.n > 0 && stated.known() && stated.n != counted.n {
				s.ledger.tell([]conflict{s.mismatch(set.name(existing)+"数", stated, counted)})
			}
		}
	}
}

// checkBelonging reports failures of a group nothing is stated of, where the whole is
// the sum of the groups: it would not hold them.
func (s *Set) checkBelonging() {
	if slices.ContainsFunc(s.source.Groups, func(g inspection.Group) bool { return g.Column == "" && g.Inspected != nil }) {
		return
	}
	for _, c := range s.source.groupColumns() {
		i, stated := s.source.column(c), s.source.statedValues(c)
		if !s.sumGroups(s.source.groups(c), inspected).known() {
			continue
		}
		if i < 0 {
			return // the rows do not say where they belong
		}
		for n, under := range s.source.vocabulary(c).under {
			r := &s.source.Records[n]
			if r.Outcome == inspection.Failed && !slices.ContainsFunc(under, func(v string) bool { return slices.Contains(stated, v) }) {
				s.groupNotStated(c, r.Cells[i])
			}
		}
		return // the first such column gives the whole
	}
}

// checkFailures reports rows of a list of failures that did not fail.
func (s *Set) checkFailures() {
	for _, r := range s.source.Records {
		if r.Outcome != inspection.Failed {
			s.ledger.report(r.Place.String(), codeNotAFailure.Found(r.Place,
				"表里列了全部检查对象的，请在 notice.toml 写 list = \"全部\"；否则删去这一行。",
				"不合格名单里的“%s”不是不合格，没有计入", r.Name))
		}
	}
}

// withGroups is the set and its parts for which something is stated and the rows
// can tell who belongs to them.
func (s *Set) withGroups() []*Set {
	sets := []*Set{s}
	for _, c := range s.source.groupColumns() {
		if s.source.column(c) < 0 {
			continue
		}
		for _, g := range s.source.groups(c) {
			sets = append(sets, s.Where(c, g.Value))
		}
	}
	return sets
}

// checkCounted holds every stated number of a state against the rows.
func (s *Set) checkCounted(st state) {
	for _, set := range s.withGroups() {
		counted, stated := set.scan(st), set.stated(st)
		if stated.known() && stated.n != counted.n && (stated.n < counted.n || !set.beyondRows(st)) {
			s.ledger.tell([]conflict{s.mismatch(set.name(st)+"数", stated, counted)})
		}
	}
}

// checkRepeated reports a number that is stated twice of one group: both would be added.
func (s *Set) checkRepeated(a, b inspection.Group) {
	if a.Column == "" || a.Column != b.Column || sheet.Fold(a.Value) != sheet.Fold(b.Value) {
		return
	}
	if a.PassRate != nil && b.PassRate != nil {
		s.ledger.report(s.source.key()+a.Column+a.Value, codeRepeatedGroup.Found(b.PassRate.Place, "请合成一行，或改正名称。",
			"“%s”在汇总表里有两行，另一行是%s，不知道合格率取哪一个", a.Value, a.PassRate.Place.Cell))
		return
	}
	for _, n := range [][2]*inspection.Number{
		{a.Existing, b.Existing}, {a.Inspected, b.Inspected}, {a.Passed, b.Passed}, {a.Failed, b.Failed},
	} {
		if n[0] != nil && n[1] != nil {
			s.ledger.report(s.source.key()+a.Column+a.Value, codeRepeatedGroup.Found(n[1].Place, "请合成一行，或改正名称。",
				"“%s”在汇总表里有两行，另一行是%s，数会重复计算", a.Value, n[0].Place.Cell))
			return
		}
	}
}

func (s *Set) checkGroup(g inspection.Group) {
	who := g.Value
	if who == "" {
		who = s.source.Name
	}
	bad := func(n *inspection.Number, format string, args ...any) {
		text := fmt.Sprintf(format, args...)
		s.ledger.report(s.source.key()+who+text, inspection.CodeTotalMismatch.Found(n.Place, "请核对写明的数字。", "“%s”%s", who, text))
	}
	if g.Existing != nil && g.Inspected != nil && g.Inspected.N > g.Existing.N && !s.source.Entries {
		bad(g.Inspected, "检查%d%s，多于实有%d%s", g.Inspected.N, s.source.Counter, g.Existing.N, s.source.Counter)
	}
	if g.Inspected == nil {
		return
	}
	if g.Passed != nil && g.Failed != nil && g.Passed.N+g.Failed.N != g.Inspected.N {
		bad(g.Inspected, "合格%d%s加不合格%d%s不等于检查%d%s", g.Passed.N, s.source.Counter, g.Failed.N, s.source.Counter, g.Inspected.N, s.source.Counter)
	}
	for _, n := range []*inspection.Number{g.Passed, g.Failed} {
		if n != nil && n.N > g.Inspected.N {
			bad(n, "有%d%s，多于检查的%d%s", n.N, s.source.Counter, g.Inspected.N, s.source.Counter)
		}
	}
}
