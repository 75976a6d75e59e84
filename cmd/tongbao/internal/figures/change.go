package figures

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Change is what became of a figure since another period: the direction, and the
// amount without a sign.
type Change struct {
	Figure    *Figure
	Direction int // +1 up, -1 down, 0 the same
}

// Change compares a figure with its counterpart of another period: rates differ
// by 个百分点, counts by a share of the earlier count in %. A count that was 0
// before has no growth rate and is a finding.
//
// A change is that of the exact values, rounded once: 91.4% and 90.6%, both printed as
// 91%, differ by 0.8. A figure that an office states and that is no rounding of the
// exact value counts as it is printed, for nothing else stands on the paper. Where the
// printed rates differ by another amount than is printed, that is told, and an office
// that states that amount has it printed.
func (l *Ledger) Change(now, before *Figure) Change {
	if now.Kind == Percent && before.Kind == Percent {
		return l.comparison(now, before, "百分点").points()
	}
	return l.comparison(now, before, "增减率").growth()
}

// Difference compares two counts by their plain difference: 5个.
func (l *Ledger) Difference(now, before *Figure) Change {
	c := l.comparison(now, before, "增减数")
	if rates(now, before) > 0 {
		return Change{Figure: c.unknown(c.key, c.name, Decimal, codeNotComparable.Found(diag.Place{},
			"比例相比不写单位，如 {{网站.合格率.较上期}}，印出的是几个百分点。", "“%s”（%s）与“%s”（%s）有比例，增减不能按个数写",
			now.Name, now.Text, before.Name, before.Text))}
	}
	if !c.known {
		return c.impossible()
	}
	d := c.difference()
	f := l.decimal(c.key, c.name, fmt.Sprintf("%s－%s", now.Text, before.Text), new(big.Rat).Abs(d),
		c.decimals.own(c.key, upTo(c.decimals.ofMeans().decimals)), c.sources)
	return Change{f, d.Sign()}
}

// comparison is two figures that are held against each other, with the key and name of
// what comes of it.
type comparison struct {
	*Ledger
	now, before *Figure
	key, name   string
	sources     *diag.Gathering
	known       bool // both are
}

func (l *Ledger) comparison(now, before *Figure, metric string) comparison {
	against, word := before.Key, called("较", before.Key)
	if period, found := strings.CutSuffix(before.Key, "."+now.Key); found {
		against, word = period, "较"+period
	}
	return comparison{Ledger: l, now: now, before: before,
		key: now.operand() + "." + word + "." + metric, name: now.Name + "较" + against + metric,
		sources: diag.Gather(slices.Concat(now.Sources, before.Sources)...), known: now.known() && before.known()}
}

// compared is the value of a figure that a change is of.
func (f *Figure) compared() *big.Rat {
	if f.printed != nil {
		return f.printed
	}
	return f.value()
}

func (c comparison) difference() *big.Rat {
	return new(big.Rat).Sub(c.now.compared(), c.before.compared())
}

// impossible tells of figures of two kinds, which is a slip of who asks, or of one that is
// not known and has not said why.
func (c comparison) impossible() Change {
	if c.now.Awaited() || c.before.Awaited() {
		return Change{Figure: awaited(c.Ledger, c.key, c.name, Decimal)}
	}
	if toldOf(c.Ledger, c.now) || toldOf(c.Ledger, c.before) {
		return Change{Figure: c.unknown(c.key, c.name, Decimal)}
	}
	code := codeNotComparable
	if !c.known {
		code = codeFigureUnknown
	}
	return Change{Figure: c.unknown(c.key, c.name, Decimal, code.Found(diag.Place{},
		"请比较同一种数字，并核对两期数据是否齐全。",
		"“%s”（%s）与“%s”（%s）不能比较", c.now.Name, c.now.Text, c.before.Name, c.before.Text))}
}

func (c comparison) points() Change {
	if !c.known {
		return c.impossible()
	}
	now, before, d := c.now, c.before, c.difference()
	amount := new(big.Rat).Abs(d)
	f := Figure{Key: c.key, Name: c.name, Kind: Points, Num: amount.Num().Int64(), Den: amount.Denom().Int64(),
		Formula: fmt.Sprintf("%s（%s）－%s（%s）", now.Text, now.Formula, before.Text, before.Formula), gathered: c.sources,
		sides: [2]*Figure{now, before}}
	if !amount.Num().IsInt64() || !amount.Denom().IsInt64() {
		f.Num, f.Den = 0, 1
	}
	decimals, given := c.decimals.use(c.key)
	if !given {
		decimals = max(c.options.Format.decimals(), sheet.Decimals(now.Text), sheet.Decimals(before.Text))
	}
	exact := new(big.Rat).Mul(amount, big.NewRat(100, 1))
	number := decimalText(exact, decimals, true)
	off := amount.Sign() != 0 && scaled(exact, decimals, false).Sign() == 0
	if off {
		number = digits(big.NewInt(1), decimals)
		f.Rounding = "变化不为零，取最小的一档"
	} else if back, _ := new(big.Rat).SetString(number); back.Cmp(exact) != 0 {
		f.Rounding = fmt.Sprintf("%s%s→%s", exactText(exact, decimals), roundingName(decimals), number)
	}
	f.Text = number + pointsUnit
	c.holdPrinted(&f, number, decimals)
	return Change{registerRate(c.Ledger, f, off), d.Sign()}
}

// pointsUnit follows the amount by which two rates differ.
const pointsUnit = "个百分点"

// holdPrinted tells when the printed rates differ by another amount than the
// exact ones: a reader who subtracts them finds that amount. An office that states it
// has it printed.
func (c comparison) holdPrinted(f *Figure, number string, decimals int) {
	a, _, okA := sheet.Number(c.now.Text)
	b, _, okB := sheet.Number(c.before.Text)
	printed, _, ok := sheet.Number(number)
	if !okA || !okB || !ok {
		return
	}
	d := a.Sub(a, b)
	d.Abs(d).Mul(d, big.NewRat(100, 1))
	if d.Cmp(printed) == 0 {
		return
	}
	by := decimalText(d, maxDecimals, true) + pointsUnit
	f.Rounding = join(f.Rounding, fmt.Sprintf("按印出的%s和%s相减为%s", c.now.Text, c.before.Text, by))
	if s, ok := c.stated[f.Key]; ok && CompareStated(f, s.Text) != Agree {
		if sheet.Fold(s.Text) == sheet.Fold(by) {
			f.Text = by
		}
		return // it is told how the statement stands
	}
	hint := "两者差在四舍五入；要一致的，"
	for d := decimals + 1; d <= mostDecimals; d++ {
		if c.agreesAt(d) {
			hint += fmt.Sprintf("在 [percent] 写 decimals = %d，或", d)
			break
		}
	}
	hint += fmt.Sprintf("在 [[stated]] 写明 key = \"%s\"、value = \"%s\"。", f.Key, by)
	c.report(f.Key, codePointsOfRounded.Found(diag.Place{}, hint,
		"“%s”按实际比例是%s，按印出的%s和%s相减是%s", f.Name, f.Text, c.now.Text, c.before.Text, by))
}

// agreesAt reports whether the two rates differ by the printed change when all three have
// d decimals.
func (c comparison) agreesAt(d int) bool {
	rounded := func(r *big.Rat) *big.Rat {
		out, _ := new(big.Rat).SetString(decimalText(new(big.Rat).Mul(r, big.NewRat(100, 1)), d, false))
		return out
	}
	printed := new(big.Rat).Sub(rounded(c.now.compared()), rounded(c.before.compared()))
	return printed.Abs(printed).Cmp(rounded(c.difference())) == 0
}

func (c comparison) growth() Change {
	now, before := c.now, c.before
	if !c.known || now.Kind == Percent || before.Kind == Percent || before.compared().Sign() < 0 {
		return c.impossible()
	}
	d := c.difference()
	formula := fmt.Sprintf("（%s－%s）÷%s", now.Text, before.Text, before.Text)
	if before.compared().Sign() == 0 {
		return Change{c.ratio(c.key, c.name, formula, 0, 0, c.sources), d.Sign()}
	}
	share := new(big.Rat).Quo(new(big.Rat).Abs(d), before.compared())
	if !share.Num().IsInt64() || !share.Denom().IsInt64() {
		return c.impossible()
	}
	return Change{c.ratio(c.key, c.name, formula, share.Num().Int64(), share.Denom().Int64(), c.sources), d.Sign()}
}
