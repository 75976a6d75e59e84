package figures

import (
	"math/big"

	"tongbao/cmd/tongbao/internal/diag"
)

// Kind is what sort of number a figure is.
type Kind int

const (
	Count   Kind = iota // an integer: 44
	Percent             // a ratio printed with %: 93%
	Points              // a difference of two ratios, printed in 个百分点
	Decimal             // any other number: a score, a mean
	Words               // a list of names or a phrase whose length was counted
)

// Figure is one proved number (or list of names). Num/Den is its exact value:
// 56/60 for 93%, 44/1 for a count.
type Figure struct {
	Key      string          `json:"key"`     // stable name in the notice: "网站.合格率"
	Name     string          `json:"name"`    // what it is, in Chinese: "网站合格率"
	Kind     Kind            `json:"-"`       //
	Num      int64           `json:"num"`     // numerator of the exact value
	Den      int64           `json:"den"`     // denominator; 1 for counts
	Text     string          `json:"text"`    // as printed, unit included where the figure owns it: "93%"
	Formula  string          `json:"formula"` // in Chinese, with the numbers: "合格网站56个÷检查网站60个"
	Rounding string          `json:"rounding,omitempty"`
	Sources  Sources         `json:"sources"` // cells (or notice.toml lines) it depends on; runs down a column are ranges
	AsCells  bool            `json:"-"`       // Text is as the cells show their numbers, whatever the notice says of decimals
	gathered *diag.Gathering // what Sources are made of once it is registered; nil: they are there
	measured bool            // a whole number that is no count of objects: a sum, a mean, a quotient
	nothing  bool            // Unknown, and no finding says why: the cells say that there is nothing
	presumed bool            // it takes something for granted that nothing says
	awaited  bool            // Unknown until the results it counts are all there
	op       string          // of what is computed on the way to another: + - * /
	of       *Figure         // the figure this one prints with other decimals
	printed  *big.Rat        // what Text says where an office states another value than the exact one; nil: Text is Num/Den, rounded
	sides    [2]*Figure      // of Points: the two rates, now and before
	// Unknown: there is no value; Text is a token such as "—", a finding says why unless it is Nothing
	Unknown bool `json:"unknown,omitempty"`
}

// Nothing reports a figure of cells that say that there is nothing: —, 无. No finding tells
// of it, and a list names who has a number only.
func (f *Figure) Nothing() bool { return f.nothing && f.Unknown }

// Awaited reports a figure that is Unknown until the results it counts are all there.
func (f *Figure) Awaited() bool { return f.awaited && f.Unknown }

// TellNothing tells of a figure that is Nothing and stands in a sentence all the same.
func (f *Figure) TellNothing(l *Ledger) {
	if f.Nothing() {
		l.report(f.Key, codeNoValues.Found(diag.Place{}, "请核对数据；本来就没有的，正文里不写这个数。", "“%s”没有一个数值，印成“%s”", f.Name, f.Text))
	}
}

// Sides are the two rates a change of Points is of, now and before; nil of any other
// figure.
func (f *Figure) Sides() (now, before *Figure) { return f.sides[0], f.sides[1] }

// Direction is which way a change of Points went: +1 up, -1 down; 0 the same, and of any other figure.
func (f *Figure) Direction() int {
	if f.sides[0] == nil {
		return 0
	}
	return f.sides[0].compared().Cmp(f.sides[1].compared())
}

// Same reports whether two figures are one number, printed with other decimals perhaps.
func (f *Figure) Same(g *Figure) bool { return f != nil && g != nil && f.root() == g.root() }

// Reformatted reports a figure whose place in the text asks for decimals of its own.
func (f *Figure) Reformatted() bool { return f.of != nil }

func (f *Figure) root() *Figure {
	for f.of != nil {
		f = f.of
	}
	return f
}
