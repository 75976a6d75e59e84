package figures

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
)

// tally is a count with its proof.
type tally struct {
	n       int64
	formula string
	sources *diag.Gathering // which others share: it is never added to
	why     string          // not empty: the count cannot be known, and why
	// presumed, where it is not empty, says what the count takes for granted that nothing says.
	presumed string
	// conflicts are the statements it rests on that do not agree with the rows. Who only
	// asks whether a count is known passes them over; checkGroups has told most of them.
	conflicts []conflict
}

// conflict is a finding that is told once for its key.
type conflict struct {
	key     string
	finding diag.Finding
}

func (t tally) known() bool { return t.why == "" }

// Count registers the number of objects in the set: its state decides whether it
// is 总数, 检查数, 合格数 or 不合格数.
func (s *Set) Count() *Figure {
	key, name := s.key()+"."+s.state.metric(), s.name(s.state)+"数"
	if s.source.free() && s.state == existing {
		key, name = s.key()+"."+rowCount, s.key()+rowCount
	}
	if old := s.ledger.index[key]; old != nil && old.Name == name {
		return old
	}
	t := s.count(s.state)
	if !t.known() {
		return s.uncounted(key, name, Count, t)
	}
	return s.ledger.register(Figure{Key: key, Name: name, Kind: Count, Num: t.n, Den: 1,
		Text: fmt.Sprint(t.n), Formula: t.formula, gathered: t.sources, presumed: t.presumed != ""})
}

// uncounted registers a figure that rests on a count nothing is known of.
func (s *Set) uncounted(key, name string, kind Kind, t tally) *Figure {
	if t.why == pendingResults {
		return awaited(s.ledger, key, name, kind)
	}
	return s.ledger.unknown(key, name, kind, s.unknowable(name, t)...)
}

// unknowable says why a figure cannot be computed; nothing when that has been told: a
// column that is not there, a statement that could not be read.
func (s *Set) unknowable(name string, t tally) diag.Findings {
	switch {
	case s.source.Unread, t.why == pendingResults:
		return nil
	case t.why == noVerdicts:
		s.needVerdicts()
		return nil
	}
	for _, f := range s.filters {
		if f.kind == byColumn && f.column < 0 && len(s.source.groups(f.name)) == 0 {
			return nil
		}
	}
	hint := "请补上数据，或在 notice.toml 的 totals 或 [[stated]] 中写明。"
	switch {
	case s.source.free():
		hint = "请核对表和正文里的名称。"
	case s.source.FollowUp:
		hint = "请在表里加“复查结果”一列，写明已整改、未整改或已注销；只印仍不合格的，写 {{" + s.key() + ".不合格数}}。"
	case t.why == s.notStatedOf(existing):
		hint = s.existingHint()
	case len(s.filters) > 0:
	case t.why == s.notStatedOf(inspected):
		hint = "请在 notice.toml 用 inspected 写明检查了多少，或在 [[stated]] 中写明这个数。"
	case t.why == s.notStatedOf(passed), t.why == s.notStatedOf(failed):
		hint = "请在 notice.toml 用 passed、failed 写明合格、不合格各有多少，或在 [[stated]] 中写明这个数。"
	}
	return diag.Findings{codeFigureUnknown.Found(diag.Place{}, hint, "“%s”无法算出：%s", name, t.why)}
}

// count is tally for what is printed: statements that do not agree are told, and what is
// presumed.
func (s *Set) count(st state) tally {
	t := s.tally(st)
	s.ledger.tell(t.conflicts)
	if t.presumed != "" && t.presumed != presumedGroups && t.presumed != presumedRows {
		s.ledger.report(s.source.key()+t.presumed, codePresumed.Found(diag.Place{}, s.presumedHint(st),
			"“%s数”没有写明，%s", s.source.Period+st.adjective()+s.source.Name, t.presumed))
	}
	return t
}

// tally counts the objects of the set in a state. It only asks: nothing is told and
// nothing registered.
func (s *Set) tally(st state) tally {
	st = both(s.state, st)
	if s.source.Coverage != inspection.Full {
		s = s.settled()
		st = both(s.state, st)
	}
	if st == nobody {
		return tally{formula: "合格与不合格没有交集"}
	}
	if !s.source.tellsOf(st) || s.source.verdictless() && slices.ContainsFunc(s.filters, func(f filter) bool { return f.kind != byColumn }) {
		return tally{why: noVerdicts}
	}
	switch s.source.Coverage {
	case inspection.Full:
		if !s.rowsKnow() {
			return s.orUnknown(s.stated(st), st)
		}
		if s.beyondRows(st) {
			return s.orUnknown(s.stated(st), st)
		}
		if t := s.stated(st); st == existing && s.source.Entries && t.known() {
			return t
		}
		if st != existing && s.with(inspection.Pending) > 0 {
			return tally{why: pendingResults}
		}
		if n := s.with(inspection.Unsure); n > 0 && st != existing && st != failed {
			return tally{why: fmt.Sprintf("有%d%s看不出本期是否再检查并合格", n, s.source.Counter)}
		}
		counted := s.scan(st)
		if st == rated && s.scan(inspected).n == s.stated(inspected).n {
			return counted // what is stated agrees, and of who does not count nothing is stated
		}
		if st == existing && s.source.Universe == inspection.Sample && !s.stated(st).known() &&
			(s.source.Unjudged || counted.n == s.scan(inspected).n) {
			counted.presumed = presumedSample // who was not drawn has no row
		}
		if st == inspected && s.source.Unjudged && !s.sampled() && !s.stated(st).known() {
			counted.presumed = presumedRows
		}
		return s.preferred(counted, s.stated(st), st)
	case inspection.FailuresOnly:
		return s.fromFailures(st)
	}
	return s.orUnknown(s.stated(st), st)
}

// with is how many records of the set, whatever its state, came to an outcome.
func (s *Set) with(outcome inspection.Outcome) int {
	if !s.source.came[outcome] {
		return 0
	}
	every := *s
	every.state = existing
	return len(slices.DeleteFunc(every.Records(), func(r *inspection.Record) bool { return r.Outcome != outcome }))
}

// preferred chooses between a count and a statement of the same.
func (s *Set) preferred(counted, stated tally, st state) tally {
	if stated.known() && stated.n == counted.n {
		counted.formula += "，与写明的一致"
		counted.sources = diag.Gathered(counted.sources, stated.sources)
		return counted
	}
	if !stated.known() || s.ledger.policy(Stated{}) == PrintCounted {
		return counted
	}
	stated.conflicts = append(stated.conflicts, s.mismatch(s.name(st)+"数", stated, counted))
	stated.formula += fmt.Sprintf("（表中算出%d%s）", counted.n, s.source.Counter)
	stated.sources = diag.Gathered(stated.sources, counted.sources)
	return stated
}

// mismatch says that a statement and the rows differ.
func (s *Set) mismatch(name string, stated, counted tally) conflict {
	return s.disputed(stated, fmt.Sprintf("“%s”写明%d%s，表中算出%d%s", name, stated.n, s.source.Counter, counted.n, s.source.Counter))
}

// disputed says that a statement cannot be right; it is told once, though several
// counts rest on it.
func (s *Set) disputed(stated tally, text string) conflict {
	f := inspection.CodeTotalMismatch.Found(diag.Place{}, "请核对写明的数字和表中的行。", "%s", text)
	key := s.source.Key
	for _, at := range stated.sources.Places() {
		key += "\x00" + at.String()
	}
	if first := stated.sources.First(); !first.IsZero() {
		f.Place = first
	} else {
		key += text
	}
	return conflict{key, f}
}

func (l *Ledger) tell(cs []conflict) {
	for _, c := range cs {
		l.report(c.key, c.finding)
	}
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// rowsKnow reports whether the rows can tell who meets the filters.
func (s *Set) rowsKnow() bool {
	for _, f := range s.filters {
		if f.kind == byColumn && f.column < 0 {
			return false
		}
	}
	return true
}

func (s *Set) orUnknown(t tally, st state) tally {
	if !t.known() && t.why == notStated {
		t.why = s.notStatedOf(st)
	}
	return t
}

// notStatedOf says that nothing is stated of the objects in a state: of who was rated, what
// would be stated is who was inspected.
func (s *Set) notStatedOf(st state) string {
	if st == rated {
		st = inspected
	}
	return "没有写明" + s.name(st) + "数"
}

// scan counts records. Its sources are the cells that decide membership: of a
// member every cell its conditions looked at; of another record the cells that
// could, each alone, make it a member, which are those common to all the
// conditions it fails.
func (s *Set) scan(st state) tally {
	t := s.members(st)
	t.formula = fmt.Sprintf("逐行计数：%s%d%s", s.name(st), t.n, s.source.Counter)
	if s.source.free() {
		t.formula = fmt.Sprintf("逐行计数：%d行", t.n)
	}
	return t
}

// members counts the records of a state, once for all sets of the same conditions.
func (s *Set) members(st state) tally {
	key := fmt.Sprint(st)
	for _, f := range s.filters {
		key += fmt.Sprintf("\x00%d %d %s", f.kind, f.column, f)
	}
	t, known := s.source.scanned[key]
	if known {
		return t
	}
	t.sources = diag.Gather(s.source.Chosen...)
	var cells []diag.Place
	for i := range s.source.Records {
		var in bool
		if in, cells = s.membership(i, st, cells[:0]); in {
			t.n++
		}
		t.sources.Add(cells...)
	}
	s.source.scanned[key] = t
	return t
}

// member is membership for what follows from the members' own cells: where all records
// are in the set, no cell says so.
func (s *Set) member(record int, sources *diag.Gathering) (in bool) {
	if len(s.filters) == 0 && s.state == existing {
		return true
	}
	in, cells := s.membership(record, s.state, nil)
	sources.Add(cells...)
	return in
}

// membership tells whether a record is in the set, and appends the cells that say
// so to sources, which are empty.
func (s *Set) membership(record int, st state, sources []diag.Place) (in bool, _ []diag.Place) {
	r := &s.source.Records[record]
	var missed []diag.Place
	in = true
	check := func(ok bool, cells []diag.Place) {
		switch {
		case ok && in:
			sources = append(sources, cells...)
		case ok:
		case in:
			in, missed = false, cells
		default:
			missed = common(missed, cells)
		}
	}
	for k := range s.filters {
		check(s.source.meets(&s.filters[k], record))
	}
	if st != existing {
		check(st.holds(r.Outcome), r.Decided)
	}
	switch {
	case !in:
		return false, append(sources[:0], missed...)
	case len(sources) == 0:
		return true, append(sources, r.Place)
	}
	return true, sources
}

func common(a, b []diag.Place) []diag.Place {
	var out []diag.Place
	for _, p := range a {
		if slices.Contains(b, p) {
			out = append(out, p)
		}
	}
	return out
}

// notStated marks a tally nothing is stated for, pendingResults one whose results are not all
// there: the judging has told which.
const (
	notStated      = "没有写明"
	pendingResults = "检查结果没有填齐"
)

// stated finds what notice.toml or a summary states for the set: a group of its
// own, or for the whole the sum over the groups of a column.
func (s *Set) stated(st state) tally {
	switch len(s.filters) {
	case 0:
		return s.statedWhole(st)
	case 1:
		f := s.filters[0]
		if f.words != nil && !f.negated {
			return s.sumGroups(s.pick(f), st)
		}
	}
	return tally{why: notStated}
}

func (s *Set) statedWhole(st state) tally {
	for _, g := range s.source.Groups {
		if g.Column != "" {
			continue
		}
		if t := s.ofGroup(g, st); t.known() {
			t.formula = fmt.Sprintf("写明的%s%d%s", s.name(st), t.n, s.source.Counter)
			return t
		}
	}
	for _, c := range s.source.groupColumns() {
		if t := s.sumGroups(s.source.groups(c), st); t.known() && s.source.complete(c) {
			return t
		}
	}
	return tally{why: notStated}
}

// pick returns the stated groups a filter names; nil when one is missing.
func (s *Set) pick(f filter) []inspection.Group {
	var out []inspection.Group
	for _, v := range f.wanted {
		i := slices.IndexFunc(s.source.groups(f.name), func(g inspection.Group) bool { return f.words.fold(g.Value) == v })
		if i < 0 {
			return nil
		}
		out = append(out, s.source.groups(f.name)[i])
	}
	return out
}

func (s *Set) sumGroups(groups []inspection.Group, st state) tally {
	if len(groups) == 0 {
		return tally{why: notStated}
	}
	t := tally{sources: new(diag.Gathering)}
	var parts []string
	for _, g := range groups {
		one := s.ofGroup(g, st)
		if !one.known() {
			return one
		}
		t.n += one.n
		t.sources.Join(one.sources)
		t.presumed = firstOf(t.presumed, one.presumed)
		parts = append(parts, fmt.Sprintf("%s%d%s", g.Value, one.n, s.source.Counter))
	}
	t.formula = "写明的" + strings.Join(parts, "＋")
	if len(parts) > 1 {
		t.formula += fmt.Sprintf("＝%d%s", t.n, s.source.Counter)
	}
	return t
}
