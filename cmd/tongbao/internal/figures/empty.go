package figures

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
)

// unsorted reports that nothing says what kinds of problem there are: no column, no rules,
// no record.
func (s *source) unsorted() bool {
	return !s.free() && s.column(categoryColumn) < 0 && !s.sortsProblems()
}

func (s *source) anyFailed() bool {
	return slices.ContainsFunc(s.Records, func(r inspection.Record) bool { return r.Outcome == inspection.Failed })
}

// sortHint says how failures get categories of problems.
const sortHint = "请在表里加一列“问题类别”，或在 notice.toml 写 rules = \"gov-2019\"，由程序按指标归类"

// nothingToGroup tells why a set of failures has no groups: a text that goes through them
// would say nothing of any. What single cells lack has been told with the cell.
func (s *Set) nothingToGroup(column string) {
	if s.source.Unjudged {
		return // told where the verdicts were asked
	}
	records := s.Records()
	failures := slices.ContainsFunc(records, func(r *inspection.Record) bool { return r.Outcome == inspection.Failed })
	switch t := s.tally(failed); {
	case failures && column == categoryColumn && s.source.unsorted():
		s.ledger.findings.Tell(codeNothingToGroup, diag.Place{},
			sortHint+"；不分类的，用 {{否则}} 写别的话。", "%s没有“问题类别”一列，也没有写 rules，不合格的分不出是哪类问题，这里什么也不印", s.source.Name)
	case len(records) == 0 && s.state == failed && t.known() && t.n > 0:
		s.ledger.findings.Tell(codeNothingToGroup, diag.Place{}, "请把名单补进工作表；不列名单的，用 {{否则}} 写别的话。",
			"%s有%d%s，而表里没有逐个列出，不能按“%s”分，这里什么也不印", s.name(failed), t.n, s.source.Counter, column)
	}
}

// Answered withdraws what has been told, since there were as many findings as told, of
// sets that have no groups: the text says something else where there are none.
func Answered(l *Ledger, told int) {
	since := slices.DeleteFunc(slices.Clone(l.findings[told:]), func(f diag.Finding) bool { return f.Is(codeNothingToGroup) })
	l.findings = append(l.findings[:told], since...)
}

// NobodyFound is what has been told first, since there were as many findings as told, if it is
// that a column does not have a value; else "".
func NobodyFound(l *Ledger, told int) string {
	if told < len(l.findings) && l.findings[told].Is(CodeNoSuchValue) {
		return l.findings[told].Text
	}
	return ""
}

// Leaving adds to what has been told of a value that is not there what is left of the sentence
// that asked for it.
func Leaving(l *Ledger, told, words string) {
	for i := range l.findings {
		if f := &l.findings[i]; f.Is(CodeNoSuchValue) && f.Text == told {
			f.Text += words
			return
		}
	}
}
