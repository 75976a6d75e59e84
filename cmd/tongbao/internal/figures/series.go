package figures

import (
	"fmt"
	"math/big"
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
)

// blankLabel stands for objects whose column is empty; they are never dropped.
const blankLabel = "（未填）"

// By splits the set by the values of a column: first those stated, in the order
// of their statement, then those of the records, in the order of the column's own values
// where it has some, else in sheet order. An object that has several is in several sets.
// Nested calls give a cross of two columns.
func (s *Set) By(column string) []*Set {
	v := s.source.vocabulary(column)
	if v == nil {
		s.noColumn(column)
		return nil
	}
	out := s.parts(v, s.values(v))
	for _, sub := range out {
		if sub.label == blankLabel {
			s.reportBlank(v, sub)
		}
	}
	if len(out) == 0 {
		s.nothingToGroup(v.name)
	}
	return out
}

// values are those of a column that By has a group for.
func (s *Set) values(v *vocabulary) []string {
	values := s.source.statedValues(v.name)
	stated := len(values)
	listed := map[string]bool{}
	for _, value := range values {
		listed[value] = true
	}
	counted := slices.ContainsFunc(s.source.groups(v.name), inspection.Group.Counted)
	for i := range s.held() {
		for _, value := range v.under[i] {
			if listed[value] || !s.leaves(v, value) {
				continue
			}
			values = append(values, value)
			listed[value] = true
			if counted && s.source.Coverage != inspection.Full && v.column >= 0 {
				s.groupNotStated(v.name, s.source.Records[i].Cells[v.column])
			}
		}
	}
	if v.kind != byProblem { // those stand in the order of the sheet
		slices.SortStableFunc(values[stated:], func(a, b string) int { return v.order(a) - v.order(b) })
	}
	return values
}

// leaves reports whether the conditions of the set leave a value of a column, of which an
// object may have several: who asks for two kinds of problem is not told of a third.
func (s *Set) leaves(v *vocabulary, value string) bool {
	return !slices.ContainsFunc(s.filters, func(f filter) bool {
		return f.words == v && v.mayHaveSeveral() && len(f.said)+len(f.exact) == 0 && f.wants([]string{value}) == f.negated
	})
}

// parts narrows the set to each of the values.
func (s *Set) parts(v *vocabulary, values []string) []*Set {
	if n := len(s.source.Records); len(values)*n > maxGrouped {
		s.ledger.report(s.source.key()+v.name, codeTooManyGroups.Found(diag.Place{}, "请换一个分组少的列；要逐个列出的，写成不分组的名单或表格。",
			"%s有%d行，按“%s”分有%d组，太多了，没有逐组计算", s.source.Name, n, v.name, len(values)))
		return nil
	}
	out := make([]*Set, len(values))
	for i, value := range values {
		out[i] = s.narrow(v, v.name, []string{v.labels[value]}, false)
	}
	return out
}

// maxGrouped bounds groups times records: each figure of a group looks at every record. The
// largest roster, of 43 000 objects, by 690 units is just below it.
const maxGrouped = 30_000_000

// reportBlank tells of the objects that are in the group of blanks. Who did not fail need
// not have a problem.
func (s *Set) reportBlank(v *vocabulary, blank *Set) {
	if v.kind != byProblem && s.blankThroughout(v) {
		s.ledger.report(s.source.key()+v.name, codeEmptyCell.Found(s.columnPlace(v), "请补上；本来没有的，不按它分类。",
			"“%s”一列%d行全空着，按%s分类时都归入“%s”", v.name, len(s.source.Records), v.name, blankLabel))
		return
	}
	for _, r := range blank.Records() {
		if v.kind == byProblem && r.Outcome != inspection.Failed {
			s.ledger.report(s.source.key()+v.name, codeEmptyCell.Found(diag.Place{},
				"只分有问题的，写 .按问题，或先用 ["+v.name+"≠] 选出。", "按%s分类时，没有问题的%s归入“%s”", v.name, s.source.Name, blankLabel))
		} else if c, ok := s.Value(r, v.name); ok {
			s.ledger.report(c.Place.String()+v.name, codeEmptyCell.Found(c.Place, "请补上。", "“%s”的%s没有填，按%s分类时归入“%s”", r.Name, v.name, v.name,
				blankLabel))
		}
	}
}

// blankThroughout reports a column in which no record has anything.
func (s *Set) blankThroughout(v *vocabulary) bool {
	return v.column >= 0 && len(s.source.Records) > 1 &&
		!slices.ContainsFunc(s.source.Records, func(r inspection.Record) bool { return r.Cells[v.column].Text != "" })
}

// columnPlace is where a column stands, from the first record to the last.
func (s *Set) columnPlace(v *vocabulary) diag.Place {
	all := s.source.Records
	return diag.Span(all[0].Cells[v.column].Place, all[len(all)-1].Cells[v.column].Place)
}

// groupNotStated reports an object of a group nothing is stated of.
func (s *Set) groupNotStated(column string, c inspection.Cell) {
	s.ledger.report(s.source.key()+column+c.Text, codeGroupNotStated.Found(c.Place, "请在 totals 中补上，或改正这一格。", "%s“%s”没有写明总数", column, c.Text))
}

// ByProblem splits the set by category of problem, in sheet order. An object in
// several categories is in several sets, so their numbers may exceed the whole.
func (s *Set) ByProblem() []*Set {
	s.needVerdicts()
	var values []string
	v := s.source.vocabulary(categoryColumn)
	if v != nil && v.kind == byProblem {
		values = slices.DeleteFunc(s.values(v), func(value string) bool { return value == "" })
	}
	if len(values) == 0 {
		s.nothingToGroup(categoryColumn)
		return nil
	}
	return s.parts(v, values)
}

// Entry is one group of a Series with its figure.
type Entry struct {
	Label  string
	Figure *Figure
	Set    *Set
	Rank   int  // 1-based; entries with the same value share it
	Tied   bool // 并列
}

// Series is one figure a group, in order.
type Series struct {
	ledger  *Ledger
	key     string
	name    string
	entries []Entry
	all     []Entry // before groups were chosen; nil: none were
	sorted  bool    // by their figures
	rising  bool    // from the smallest up
}

// ranked sets Rank and Tied: the largest value is first, equal values share a
// rank and the next one is counted on (1, 2, 2, 4). Groups of 0 of 0 have none.
func (s *Series) ranked() *Series {
	var known []*Entry
	for i := range s.entries {
		if e := &s.entries[i]; e.Figure.known() {
			known = append(known, e)
		}
	}
	values := make(map[*Entry]*big.Rat, len(known))
	for _, e := range known {
		values[e] = e.Figure.value()
	}
	slices.SortStableFunc(known, func(a, b *Entry) int { return values[b].Cmp(values[a]) })
	for i, e := range known {
		e.Rank = i + 1
		if i > 0 && values[e].Cmp(values[known[i-1]]) == 0 {
			before := known[i-1]
			e.Rank, e.Tied, before.Tied = before.Rank, true, true
		}
	}
	return s
}

// value is the exact value.
func (f *Figure) value() *big.Rat { return big.NewRat(f.Num, max(f.Den, 1)) }

// known reports whether the figure has a value at all.
func (f *Figure) known() bool { return !f.Unknown && f.Den > 0 }

// Entries returns the groups in the series' order.
func (s *Series) Entries() []Entry { return slices.Clone(s.entries) }

// Len is the number of groups.
func (s *Series) Len() int { return len(s.entries) }

// with is the series with other entries; step is what its key then ends in, and words what
// its name does.
func (s *Series) with(step, words string, entries []Entry) *Series {
	c := *s
	c.key, c.name, c.entries = s.key+step, s.name+words, entries
	return &c
}

func (s *Series) filter(step, words string, keep func(Entry) bool) *Series {
	var out []Entry
	for _, e := range s.entries {
		if e.Figure.known() && keep(e) {
			out = append(out, e)
		}
	}
	c := s.with(step, words, out)
	if c.all == nil {
		c.all = s.entries
	}
	return c
}

// Rest is the groups that were not chosen.
func (s *Series) Rest() *Series {
	chosen := map[string]bool{}
	for _, e := range s.entries {
		chosen[e.Label] = true
	}
	out := slices.DeleteFunc(slices.Clone(s.all), func(e Entry) bool { return chosen[e.Label] })
	return s.with(".其他", "其他", out)
}

// IsChosen reports a series that groups were chosen for.
func (s *Series) IsChosen() bool { return s.all != nil }

// Awaits reports groups whose figure is still to come: who is first, and who is above a limit,
// is not known before.
func (s *Series) Awaits() bool {
	awaited := func(e Entry) bool { return e.Figure.Awaited() }
	return slices.ContainsFunc(s.entries, awaited) || slices.ContainsFunc(s.all, awaited)
}

// Sorted orders the groups from the largest value down; ties keep their order.
func (s *Series) Sorted() *Series {
	out := slices.Clone(s.entries)
	slices.SortStableFunc(out, func(a, b Entry) int { return compareRank(a.Rank, b.Rank) })
	down := s.with(".由高到低", "由高到低", out)
	down.sorted, down.rising = true, false
	return down
}

// byRank is the series in the order that was asked for, else from the largest value down.
func (s *Series) byRank() *Series {
	if s.sorted {
		return s
	}
	c := *s
	c.entries = s.Sorted().entries
	return &c
}

// Ascending reports groups in order from the smallest value up.
func (s *Series) Ascending() bool { return s.rising }

// Rising orders the groups from the smallest value up; ties keep their order.
func (s *Series) Rising() *Series {
	out := slices.Clone(s.entries)
	slices.SortStableFunc(out, func(a, b Entry) int {
		if a.Rank == 0 || b.Rank == 0 {
			return compareRank(a.Rank, b.Rank) // unranked groups stand last
		}
		return b.Rank - a.Rank
	})
	up := s.with(".由低到高", "由低到高", out)
	up.sorted, up.rising = true, true
	return up
}

// Total registers the sum of the figures of the groups.
func (s *Series) Total() *Figure {
	t, sources := new(big.Rat), new(diag.Gathering)
	for _, e := range s.entries {
		if e.Figure.Kind == Percent {
			return s.ledger.unknown(s.key+"."+totalWord, s.name+totalWord, Decimal, codeNotComparable.Found(diag.Place{},
				"请写个数，不写比例。", "“%s”是比例，不能相加", s.name))
		}
		if e.Figure.known() {
			t.Add(t, e.Figure.value())
			sources.Add(e.Figure.Sources...)
		}
	}
	return s.ledger.decimal(s.key+"."+totalWord, s.name+totalWord, fmt.Sprintf("%d个数相加", len(s.entries)), t, upTo(meanDecimals), sources)
}

// Further asks the groups of a series again, as figure says; which they are and in what
// order stays. step is how that is called in keys. nil when a group has no figure.
func (s *Series) Further(step string, figure func(*Set) *Figure) *Series {
	c := *s
	c.key, c.name, c.entries, c.all = s.key+"."+step, s.name+step, nil, nil
	for _, e := range s.entries {
		f := figure(e.Set)
		if f == nil {
			return nil
		}
		if !f.Nothing() {
			c.entries = append(c.entries, Entry{Label: e.Label, Figure: f, Set: e.Set})
		}
	}
	return c.ranked()
}

// GroupNames lists the parts of a set by a column, those given; step is how the split is
// written.
func (s *Set) GroupNames(step, column string, sets []*Set) *List {
	l := &List{ledger: s.ledger, key: s.stateKey() + "." + step + "." + namesWord, name: s.name(s.state) + "的" + column,
		sources: new(diag.Gathering)}
	for _, g := range sets {
		l.Items = append(l.Items, g.label)
		l.sources.Join(g.scan(existing).sources)
	}
	return l
}

// Bottom keeps the n groups with the smallest values; groups tied with the last of them all
// stay. They stand as Top's do.
func (s *Series) Bottom(n int) *Series {
	return s.byRank().filter(fmt.Sprintf("[后%d]", n), fmt.Sprintf("后%d名", n), func(e Entry) bool {
		below := 0
		for _, o := range s.entries {
			if o.Figure.known() && o.Figure.value().Cmp(e.Figure.value()) < 0 {
				below++
			}
		}
		return below < n
	})
}

func compareRank(a, b int) int {
	switch { // unranked groups stand last
	case a == b:
		return 0
	case a == 0 || b != 0 && a > b:
		return 1
	}
	return -1
}

// Top keeps the groups ranked n or better; groups tied for the last place all
// stay, so that none is left out by chance. Who asks for the first three reads them as the
// first, the second and the third: groups that are in no order yet are put in that of their
// ranks.
func (s *Series) Top(n int) *Series {
	return s.byRank().filter(fmt.Sprintf("[前%d]", n), fmt.Sprintf("前%d名", n), func(e Entry) bool { return e.Rank <= n })
}

// Labels lists the groups' names.
func (s *Series) Labels() *List {
	l := &List{ledger: s.ledger, key: s.key + "." + namesWord, name: s.name, sources: new(diag.Gathering)}
	if s.IsChosen() && s.Awaits() {
		l.more = s.ledger.options.Blank
	}
	for _, e := range s.entries {
		l.Items = append(l.Items, e.Label)
		l.sources.Add(e.Figure.Sources...)
	}
	return l
}
