package figures

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
)

// presumedHint says where the count that is presumed is stated.
func (s *Set) presumedHint(st state) string {
	if s.source.FollowUp {
		return "请在 notice.toml 的 [previous] 用 rectified 写明再检查合格的个数。"
	}
	return s.existingHint()
}

// existingHint says where the number of all is stated, and how those inspected are asked
// for instead.
func (s *Set) existingHint() string {
	return "请在 notice.toml 用 existing 写明实际运行的总数；要印检查了多少的，写 {{" + s.key() + ".检查数}}。"
}

// Presumptions of a count. That the groups an office gives are all there are, and that of a
// list without verdicts each row was looked at, goes without saying; only texts for any
// notice do not claim it.
const (
	presumedGroups = "按各类检查的个数相加"
	presumedRows   = "按表里的行数"
	presumedWhole  = "按检查的个数计算"
	presumedSample = "按表里抽到的个数计算"
	presumedFixed  = "按不合格的减去仍不合格的计算，其中可能有没有再检查的、已经注销的"
)

// presume says what a number presumes that follows from others stated of a group;
// ok is false when it may not be presumed at all.
func (s *Set) presume(g inspection.Group, st state) (presumed string, ok bool) {
	switch {
	case s.source.FollowUp && g.Passed == nil && slices.Contains([]state{inspected, rated, passed}, st):
		return presumedFixed, true
	case st != existing || g.Existing != nil:
		return "", true
	case g.Column != "" && s.drawnFrom(g.Column):
		return "", false // how many of the group exist nobody says
	case s.source.Universe == inspection.Whole:
		return "", true
	}
	if s.source.Universe == inspection.ByGroup {
		return presumedGroups, true
	}
	return presumedWhole, s.source.Universe == inspection.Presumed
}

// drawnFrom reports groups of a column that state only what was inspected of them, of more
// that exist in all: 35 of 120, drawn by region.
func (s *Set) drawnFrom(column string) bool {
	var sum int64
	for _, g := range s.source.groups(s.source.canonical(column)) {
		if g.Existing != nil || g.Inspected == nil {
			return false
		}
		sum += g.Inspected.N
	}
	return slices.ContainsFunc(s.source.Groups, func(g inspection.Group) bool {
		return g.Column == "" && g.Existing != nil && g.Existing.N > sum
	})
}

// ofGroup is what is stated of one group.
func (s *Set) ofGroup(g inspection.Group, st state) tally {
	presumed, may := s.presume(g, st)
	if presumed == presumedFixed {
		g.Inspected = g.Existing
	}
	n, sources, ok := statedOf(g, st, s.source.Coverage != inspection.Full)
	if !ok || !may {
		return tally{why: notStated}
	}
	return tally{n: n, sources: diag.Gather(sources...), presumed: presumed}
}
