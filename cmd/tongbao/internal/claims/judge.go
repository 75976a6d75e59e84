package claims

import (
	"fmt"
	"math/big"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/sheet"
)

// judge holds a typed number against its readings. It is the data's when the likeliest
// reading is; it is wrong when every reading is known and none agrees.
func (w *walk) judge(q Number, d *desc, found []reading) Claim {
	limit := 0
	switch len(d.limits) {
	case 0:
	case 1:
		limit = d.limits[0]
	default:
		return Claim{}
	}
	if limit > about && !(d.ends && w.clear) || q.Unit == "%" && d.condition { // 低于90%的地区; 低于90%，予以通报
		return Claim{}
	}
	wrong := true
	var first Claim
	for i, r := range found {
		a := w.value(r.expression)
		if !a.ok {
			if i == 0 {
				return Claim{}
			}
			wrong = false
			continue
		}
		c := Claim{Expression: r.expression, Figure: a.figure, Up: a.direction > 0, Down: a.direction < 0}
		if d.moved {
			c.Signed = signed(r.expression, q.Unit)
		}
		c.Verdict = against(q, limit, a, r.up)
		if i == 0 {
			first = c
		}
		if c.Verdict != Contradicted || r.loose {
			wrong = false
		}
	}
	switch {
	case first.Verdict == Contradicted && !wrong:
		return Claim{}
	case first.Verdict == Equal:
		return w.worded(q, first)
	}
	return first
}

// signed asks for a change with its direction: 网站.总数.较上期(个) for 网站.总数.较上期.增减数.
func signed(expression, unit string) string {
	if whole, found := strings.CutSuffix(expression, ".增减数"); found {
		return whole + "(" + unit + ")"
	}
	return expression[:strings.LastIndex(expression, ".")]
}

// worded finds the expression that prints the very text that was typed.
func (w *walk) worded(q Number, c Claim) Claim {
	for _, expression := range []string{c.Expression, fmt.Sprintf("%s.%d位小数", c.Expression, sheet.Decimals(q.Digits))} {
		if a := w.value(expression); a.ok && (a.figure.Text == q.Digits || a.figure.Text == q.Digits+q.Unit) {
			c.Expression, c.Figure = expression, a.figure
			c.Unit = a.figure.Text != q.Digits
			return c
		}
	}
	c.Verdict = Unproved
	return c
}

// How far an approximation may be off, as a part of the number: within fairly it holds,
// beyond wildly it is wrong, and between the two nobody can say.
var fairly, wildly = big.NewRat(3, 100), big.NewRat(10, 100)

// against holds a number against one reading.
func against(q Number, limit int, a answer, up int) Verdict {
	text := q.Digits
	if q.Unit == "%" || q.Unit == pointsUnit {
		text += q.Unit
	}
	if (q.Unit == "%") != (a.figure.Kind == figures.Percent) || (q.Unit == pointsUnit) != (a.figure.Kind == figures.Points) {
		return Unproved
	}
	if up != 0 && a.direction != up && limit == 0 {
		return Contradicted
	}
	if limit > 0 {
		return approximately(q, limit, a)
	}
	switch figures.CompareStated(a.figure, text) {
	case figures.Agree, figures.RoundedOtherwise:
		return Equal
	case figures.Conflict:
		return Contradicted
	}
	return Unproved
}

func approximately(q Number, limit int, a answer) Verdict {
	typed, _, ok := sheet.Number(q.Digits)
	if !ok {
		return Unproved
	}
	exact := a.figure.Value()
	if q.Unit == "%" || q.Unit == pointsUnit {
		exact = new(big.Rat).Mul(exact, big.NewRat(100, 1))
	}
	order := exact.Cmp(typed)
	holds := map[int]bool{above: order > 0, below: order < 0, least: order >= 0, most: order <= 0}
	switch {
	case limit != about && holds[limit]:
		return Near
	case limit != about && order == 0:
		return Unproved
	case limit != about:
		return Contradicted
	case typed.Sign() == 0:
		return Unproved
	}
	off := new(big.Rat).Sub(exact, typed)
	off.Quo(off.Abs(off), typed)
	switch {
	case off.Cmp(fairly) <= 0:
		return Near
	case off.Cmp(wildly) > 0:
		return Contradicted
	}
	return Unproved
}
