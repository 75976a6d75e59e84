package proof

import (
	"math/big"

	"tongbao/cmd/tongbao/internal/figures"
)

// pointsOfRates holds a change in 个百分点 against the two rates where its sentence
// prints both with other decimals than the change is of: a reader subtracts what stands
// there. Where they stand as the change has them, the ledger has told.
func pointsOfRates(t *passage) {
	for _, s := range t.sentences() {
		for _, q := range s.numbers {
			if q.figure == nil || q.unit != pointUnit {
				continue
			}
			now, before := q.figure.Sides()
			a, b := s.printed(now), s.printed(before)
			if a == nil || b == nil || a.figure.Text == now.Text && b.figure.Text == before.Text {
				continue
			}
			d := new(big.Rat).Sub(a.value(), b.value())
			if written := q.value(); d.Abs(d).Cmp(written) != 0 {
				t.tell(q.start, codePointsOfPrinted, "比较的比例照句中的样子写小数位，如 {{网站.合格率.2位小数.较上期}}。",
					"按同一句中的%s%%和%s%%相减是%s个百分点，写的是%s。", a.digits, b.digits, d.FloatString(max(a.decimals(), b.decimals())), q.digits)
			}
		}
	}
}

// printed is the number of a sentence that is the figure, whatever its decimals; nil when
// it is not there.
func (s sentence) printed(f *figures.Figure) *quantity {
	for k := range s.numbers {
		if f.Same(s.numbers[k].figure) {
			return &s.numbers[k]
		}
	}
	return nil
}
