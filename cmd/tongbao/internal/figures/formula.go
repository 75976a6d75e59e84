package figures

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
)

// Formula is what is computed of the columns of each row, such as 信息条数×5＋采用条数×3. A leaf
// is a column, or a number that is the same for all rows.
type Formula struct {
	Op          string // + - * /; empty: a leaf
	Left, Right *Formula
	Column      string
	Number      *Figure // nil: a column
}

// String is the formula as a text writes it.
func (f *Formula) String() string {
	switch {
	case f.Op == "" && f.Number != nil:
		return f.Number.Key
	case f.Op == "":
		return language.Quote(f.Column)
	}
	return f.Left.within(f.Op, false) + operators[f.Op] + f.Right.within(f.Op, true)
}

// within is a formula beside an operator, in brackets where it has to be.
func (f *Formula) within(op string, behind bool) string {
	inner, outer := strings.Contains("*/", f.Op), strings.Contains("*/", op)
	if f.Op == "" || inner && !outer || inner == outer && !behind {
		return f.String()
	}
	return "(" + f.String() + ")"
}

// columns are those of the formula, each once.
func (f *Formula) columns() []string {
	switch {
	case f.Number != nil:
		return nil
	case f.Op == "":
		return []string{f.Column}
	}
	out := f.Left.columns()
	for _, c := range f.Right.columns() {
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// constants are the sources of its numbers.
func (f *Formula) constants() []diag.Place {
	switch {
	case f.Number != nil:
		return f.Number.Sources
	case f.Op == "":
		return nil
	}
	return slices.Concat(f.Left.constants(), f.Right.constants())
}

// value computes the formula of a row, whose numbers cell gives: nil where a mark says that
// there is none, which adds nothing and has no product. ok is false for a quotient by 0.
func (f *Formula) value(cell func(column string) *big.Rat) (r *big.Rat, ok bool) {
	switch {
	case f.Number != nil:
		return f.Number.value(), true
	case f.Op == "":
		return cell(f.Column), true
	}
	a, okA := f.Left.value(cell)
	b, okB := f.Right.value(cell)
	switch product := f.Op == "*" || f.Op == "/"; {
	case !okA || !okB:
		return nil, false
	case a == nil && b == nil, product && (a == nil || b == nil):
		return nil, true
	case b == nil:
		return a, true
	case a == nil:
		a = new(big.Rat)
	}
	r = new(big.Rat)
	switch f.Op {
	case "+":
		return r.Add(a, b), true
	case "-":
		return r.Sub(a, b), true
	case "*":
		return r.Mul(a, b), true
	}
	if b.Sign() == 0 {
		return nil, false
	}
	return r.Quo(a, b), true
}

// SumOf registers the sum of a formula over the rows of the set.
func (s *Set) SumOf(f *Formula) *Figure { return s.computed(f, totalWord, sum) }

// MeanOf registers the mean of a formula over the rows that have a number for it.
func (s *Set) MeanOf(f *Formula) *Figure { return s.computed(f, meanWord, mean) }

// MaxOf registers the largest value of a formula.
func (s *Set) MaxOf(f *Formula) *Figure { return s.computed(f, maxWord, largest) }

// MinOf registers the smallest value of a formula.
func (s *Set) MinOf(f *Formula) *Figure { return s.computed(f, minWord, smallest) }

func (s *Set) computed(f *Formula, word string, reduce func([]*big.Rat) *big.Rat) *Figure {
	key, name := s.stateKey()+"."+called(word, f.String()), s.name(s.state)+f.String()+word
	if len(s.filters) > 0 && s.source.free() {
		name = s.label + f.String() + word
	}
	if !s.columnsThere(f.columns()...) {
		return s.ledger.unknown(key, name, Decimal)
	}
	n, fault := s.rowValues(f)
	switch {
	case fault != nil:
		return s.ledger.unknown(key, name, Decimal, *fault)
	case len(n.values) == 0 && word == totalWord && s.Len() == 0:
		return s.ledger.decimal(key, name, "没有数据，合计为0", new(big.Rat), s.ledger.decimals.own(key, upTo(0)), n.sources)
	case len(n.values) == 0:
		return n.none(s.ledger, key, name, codeNoValues.Found(diag.Place{},
			"请核对数据；本来就没有的，用 where 或 {{如有 …}} 略去。", "“%s”没有一个数值，印成“—”", name))
	}
	formula := fmt.Sprintf("逐行算%s，%d个数的%s", f, len(n.values), word)
	if word == totalWord && len(n.cells) > 1 {
		return s.ledger.sum(key, name, formula, n)
	}
	return s.ledger.decimal(key, name, formula, reduce(n.values), s.ledger.decimals.own(key, s.ledger.decimals.ofMeans()), n.sources)
}

// rowValues computes a formula row by row. Of sums and differences the cells are kept: the
// sum is printed as they are. A merged cell counts once.
func (s *Set) rowValues(f *Formula) (out *numbers, fault *diag.Finding) {
	out = &numbers{sources: diag.Gather(f.constants()...)}
	plainly := !strings.ContainsAny(f.String(), operators["*"]+operators["/"])
	given := map[diag.Place]*big.Rat{}
	for _, column := range f.columns() {
		n := s.numbers(s.source.column(column))
		out.sources.Join(n.sources)
		out.words = out.words || n.words
		for i, c := range n.cells {
			given[c.Place] = n.values[i]
		}
		if plainly {
			out.cells = append(out.cells, n.cells...)
		}
		if slices.ContainsFunc(n.values, func(v *big.Rat) bool { return v.Sign() == 0 }) {
			s.tellBlank(column, func(*inspection.Record) bool { return true })
		}
	}
	used := map[diag.Place]bool{}
	for _, r := range s.Records() {
		last := r.Place
		v, ok := f.value(func(column string) *big.Rat {
			c := r.Cells[s.source.column(column)]
			if last = c.Place; s.source.free() && used[c.Place] {
				return nil
			}
			return given[c.Place]
		})
		for _, column := range f.columns() {
			used[r.Cells[s.source.column(column)].Place] = true
		}
		if !ok {
			told := codeZeroDenominator.Found(last, "请核对数据。", "这一行算“%s”时除数是0，无法计算", f)
			return out, &told
		}
		if v != nil {
			out.values = append(out.values, v)
		}
	}
	return out, nil
}
