package figures

import (
	"fmt"
	"math/big"
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// PassRate registers 合格率: passed of those whose grade enters the rate.
func (s *Set) PassRate() *Figure { return s.rate(passRate, passed, rated) }

// passRate is what the rate of those that passed is called.
const passRate = "合格率"

// FailRate registers 不合格率.
func (s *Set) FailRate() *Figure { return s.rate("不合格率", failed, rated) }

// InspectedRate registers 检查率 (检查覆盖率): inspected of existing.
func (s *Set) InspectedRate() *Figure { return s.rate("检查率", inspected, existing) }

func (s *Set) rate(metric string, part, whole state) *Figure {
	key, name := s.key()+"."+metric, s.name(existing)+metric
	if s.state != existing {
		key = s.stateKey() + "." + metric
	}
	if f := s.ledger.index[key]; f != nil {
		return f
	}
	if whole == existing && s.source.Entries && s.stated(existing).known() {
		return s.ledger.unknown(key, name, Percent, codeFigureUnknown.Found(diag.Place{},
			fmt.Sprintf("检查了其中多少的，写 {{%[1]s.检查.去重数.占(%[1]s.总数)}}。", s.key()),
			"“%s”无法算出：检查的按%s计，总数是实有的，两个数不能相除", name, s.source.Counter))
	}
	if t := s.tally(whole); whole == existing && t.presumed != "" && t.presumed != presumedGroups { // of those inspected all were inspected
		return s.ledger.unknown(key, name, Percent, s.unknowable(name, tally{why: s.notStatedOf(existing)})...)
	}
	a, b := s.count(part), s.count(whole)
	if !a.known() && b.known() && b.n > 0 {
		s.ledger.checkStatedRate(key, name, b.n, s.source.Counter)
	}
	for _, t := range []tally{a, b} {
		if !t.known() {
			return s.uncounted(key, name, Percent, t)
		}
	}
	if all := s.tally(existing); s.source.FollowUp && s.state == existing && all.known() && b.n < all.n {
		s.ledger.report(key, codeRateOfPart.Found(diag.Place{},
			fmt.Sprintf("请在正文写明是哪些的比例：再检查的写 {{%[1]s.检查.合格率}}，全部的写 {{%[1]s.合格.占(%[1]s)}}。", s.key()),
			"“%s”只按再检查的%d%s计算，上期不合格的共%d%s", name, b.n, s.source.Counter, all.n, s.source.Counter))
	}
	if whole == rated { // the usual case: all that was inspected is rated
		if t := s.tally(inspected); t.known() && t.n == b.n {
			whole = inspected
		}
	}
	return s.ledger.share(key, name, term{s.name(part), a}, term{s.name(whole), b}, s.source.Counter)
}

// term is a count with the name it has in a formula.
type term struct {
	name  string
	tally tally
}

func (l *Ledger) share(key, name string, a, b term, counter string) *Figure {
	if a.tally.n > b.tally.n { // fewer than nobody has been reported where it was computed
		l.report(key, codePartExceedsWhole.Found(b.tally.sources.First(),
			"请核对数据。",
			"%s%d%s多于%s%d%s", a.name, a.tally.n, counter, b.name, b.tally.n, counter))
	}
	formula := fmt.Sprintf("%s%d%s÷%s%d%s", a.name, a.tally.n, counter, b.name, b.tally.n, counter)
	return l.ratio(key, name, formula, a.tally.n, b.tally.n, diag.Gathered(a.tally.sources, b.tally.sources))
}

// ShareOf registers the share of this set's objects in another set's: 占比.
func (s *Set) ShareOf(of *Set) *Figure {
	key := s.stateKey() + "." + called("占", of.stateKey())
	name := s.name(s.state) + "占" + of.name(of.state) + "的比例"
	if s.source.Key != of.source.Key {
		return s.ledger.unknown(key, name, Percent, codeNotComparable.Found(diag.Place{},
			"请写同一类对象，如 {{网站.不合格.占(网站)}}。",
			"%s不是%s的一部分，不能算比例", s.source.Name, of.source.Name))
	}
	a, b := s.count(s.state), of.count(of.state)
	for _, t := range []tally{a, b} {
		if !t.known() {
			return s.uncounted(key, name, Percent, t)
		}
	}
	return s.ledger.share(key, name, term{s.name(s.state), a}, term{of.name(of.state), b}, s.source.Counter)
}

// Words for what is computed of a column, in names and keys.
const (
	totalWord = "合计"
	meanWord  = "平均"
	maxWord   = "最大"
	minWord   = "最小"
)

// Sum registers the sum of a column over the objects of the set that have a
// record. An empty cell adds nothing; a cell that is no number is a finding.
func (s *Set) Sum(column string) *Figure { return s.measure(column, totalWord, sum) }

// Mean registers the mean of a column over the objects that have a value.
func (s *Set) Mean(column string) *Figure { return s.measure(column, meanWord, mean) }

// Max registers the largest value of a column.
func (s *Set) Max(column string) *Figure { return s.measure(column, maxWord, largest) }

// Min registers the smallest value of a column.
func (s *Set) Min(column string) *Figure { return s.measure(column, minWord, smallest) }

func sum(rs []*big.Rat) *big.Rat {
	t := new(big.Rat)
	for _, r := range rs {
		t.Add(t, r)
	}
	return t
}

func mean(rs []*big.Rat) *big.Rat { return sum(rs).Quo(sum(rs), big.NewRat(int64(len(rs)), 1)) }

func largest(rs []*big.Rat) *big.Rat {
	best := rs[0]
	for _, r := range rs {
		if r.Cmp(best) > 0 {
			best = r
		}
	}
	return best
}

func smallest(rs []*big.Rat) *big.Rat {
	best := rs[0]
	for _, r := range rs {
		if r.Cmp(best) < 0 {
			best = r
		}
	}
	return best
}

// none registers what would follow from numbers of which there are none, and why that
// is, unless it is told that the cells hold something else.
func (n *numbers) none(l *Ledger, key, name string, why ...diag.Finding) *Figure {
	if n.words {
		why = nil
	}
	f := l.unknown(key, name, Decimal, why...)
	if f.Unknown {
		f.Formula, f.Sources = "没有一个数", n.sources.Places()
	}
	return f
}

func (s *Set) measure(column, word string, reduce func([]*big.Rat) *big.Rat) *Figure {
	key := s.stateKey() + "." + ofColumn(word, column)
	name := s.name(s.state) + column + word
	i := s.source.column(column)
	if i < 0 {
		s.noColumn(column)
		return s.ledger.unknown(key, name, Decimal)
	}
	if s.awaits(column) {
		return awaited(s.ledger, key, name, Decimal)
	}
	if old := s.ledger.index[key]; old != nil && old.Name == name { // such as the whole that each line is a share of
		return old
	}
	n := s.numbers(i)
	if len(n.values) == 0 {
		if word == totalWord && s.Len() == 0 {
			return s.ledger.decimal(key, name, "没有数据，合计为0", new(big.Rat), s.ledger.decimals.own(key, upTo(0)), n.sources)
		}
		if word == totalWord && !s.source.free() && len(s.filters) > 0 && !n.words { // objects without a score stand in no ranking
			f := n.none(s.ledger, key, name)
			f.nothing = f.Unknown
			return f
		}
		return n.none(s.ledger, key, name, codeNoValues.Found(diag.Place{},
			"请核对数据；本来就没有的，用 where 或 {{如有 …}} 略去。", "“%s”没有一个数值，印成“—”", name))
	}
	formula := fmt.Sprintf("%s的%s：%d个数的%s", s.name(s.state), column, len(n.values), word)
	if s.source.free() && word == totalWord {
		if slices.ContainsFunc(n.values, func(v *big.Rat) bool { return v.Sign() == 0 }) {
			s.tellBlank(column, func(*inspection.Record) bool { return true }) // where 0 is written a blank is no 0
		}
		formula = fmt.Sprintf("%s：%d行相加", column, len(n.values))
	}
	r := reduce(n.values)
	switch {
	case word == totalWord:
		return s.ledger.sum(key, name, formula, n)
	case word != meanWord: // one of the numbers
		at := slices.IndexFunc(n.values, func(v *big.Rat) bool { return v.Cmp(r) == 0 })
		return s.ledger.shown(key, name, formula, r, n.cells[at], n.sources)
	case n.look().Percent && r.Num().IsInt64() && r.Denom().IsInt64():
		return s.ledger.ratio(key, name, formula, r.Num().Int64(), r.Denom().Int64(), n.sources)
	}
	return s.ledger.decimal(key, name, formula, r, s.ledger.decimals.own(key, s.ledger.decimals.ofMeans()), n.sources)
}

// numbers are those in a column of the objects of the set that have a record, and the
// cells they rest on. A merged cell of a free sheet holds one number.
func (s *Set) numbers(column int) *numbers {
	out := &numbers{sources: diag.Gather(s.source.Chosen...)}
	seen, others := map[diag.Place]bool{}, map[diag.Place]bool{} // merged cells of the set's records, and of those that are not in it
	for n := range s.source.Records {
		r := &s.source.Records[n]
		in := s.member(n, out.sources)
		if column >= len(r.Cells) {
			continue
		}
		c := r.Cells[column]
		merged := s.source.free() && shared(s.source, c.Place, column)
		if !in {
			if merged {
				others[c.Place] = true
			}
			continue
		}
		if merged && seen[c.Place] {
			continue
		}
		if merged {
			seen[c.Place] = true
		}
		out.sources.Add(c.Place)
		out.sources.Add(c.Also...)
		if v, ok := s.ledger.cellNumber(c); ok {
			out.values, out.cells = append(out.values, v), append(out.cells, c)
		} else {
			out.words = out.words || !sheet.Nothing(c.Text)
		}
	}
	for _, c := range out.cells {
		if s.source.free() && others[c.Place] {
			s.tellMerged(c, s.label)
		}
	}
	return out
}

// tellMerged reports a number whose cell is merged over rows of the set and rows that are
// not in it: it is nobody's alone.
func (s *Set) tellMerged(c inspection.Cell, who string) {
	s.ledger.report(c.Place.String(), codeMergedNumber.Found(c.Place, "请取消合并，把数分到各行；分不开的，把这几行并成一行。",
		"这一格（%s）合并了几行，不全是“%s”的，不能算作它的数", c.Text, who))
}

// cellNumber reads a cell as a number that can be added up; empty cells and the marks
// of nothing are no number and no finding.
func (l *Ledger) cellNumber(c inspection.Cell) (*big.Rat, bool) {
	v, _, ok := c.Number()
	ok = ok && c.Value.Style().Date == 0
	if !ok && !sheet.Nothing(c.Text) {
		l.report(c.Place.String(), sheet.CodeNotANumber.Found(c.Place, "请只填数字，说明另写一列。", "“%s”不是数字", c.Text))
	}
	return v, ok
}
