package numfmt

import (
	"math/big"
	"strconv"
	"strings"
)

// showNumber shows v ≥ 0. visible reports that a negative number has its sign: it has
// none where all its digits are zeros.
func (s *section) showNumber(v float64) (text string, visible bool) {
	d := decimalOf(v).shifted(2*s.percents - 3*s.thousands)
	switch {
	case s.has(slash):
		return s.showFraction(d), true
	case s.has(exponent):
		return s.showScientific(d), true
	}
	before, behind := s.places()
	if before+behind == 0 {
		return s.fill(d, 0), true
	}
	d = d.rounded(behind)
	return s.fill(d, before), !d.isZero()
}

// places counts the placeholders before and behind the point, of all items that fill sees.
func (s *section) places() (before, behind int) {
	n := &before
	for _, it := range s.items {
		switch it.kind {
		case digits:
			*n += len(it.text)
		case point:
			n = &behind
		}
	}
	return before, behind
}

// fill puts the digits of a rounded number into the placeholders.
func (s *section) fill(d decimal, places int) string {
	var out strings.Builder
	whole, fraction := d.split()
	left := digitRow{whole, places, s.grouped}
	behind := false
	for _, it := range s.items {
		switch it.kind {
		case literal:
			out.WriteString(it.text)
		case digits:
			if !behind {
				out.WriteString(numerals(left.next(it.text), s.numerals))
				continue
			}
			n := min(len(it.text), len(fraction))
			out.WriteString(numerals(fraction[:n]+padding(it.text[n:]), s.numerals))
			fraction = fraction[n:]
		case point:
			if places == 0 && !behind {
				out.WriteString(numerals(whole, s.numerals))
			}
			behind = true
			out.WriteString(".")
		case freeNumber, given:
			out.WriteString(spelled(d, s.numerals))
		}
	}
	return out.String()
}

// padding is what placeholders show that have no digit.
func padding(placeholders string) string {
	return strings.ReplaceAll(strings.ReplaceAll(placeholders, "#", ""), "?", " ")
}

// digitRow hands out the digits before the point to the placeholders, which may have
// other characters between them: 000-0000-0000.
type digitRow struct {
	digits  string
	places  int // placeholders left
	grouped bool
}

// next fills the placeholders of one item; the first of all takes what is too long.
func (r *digitRow) next(placeholders string) string {
	var out strings.Builder
	for i := range placeholders {
		for len(r.digits) > r.places {
			r.put(&out, r.digits[:1], len(r.digits))
			r.digits = r.digits[1:]
		}
		if len(r.digits) == r.places {
			r.put(&out, r.digits[:1], r.places)
			r.digits = r.digits[1:]
		} else {
			r.put(&out, padding(placeholders[i:i+1]), r.places)
		}
		r.places--
	}
	return out.String()
}

// put writes the digit that is the n-th before the point.
func (r *digitRow) put(out *strings.Builder, digit string, n int) {
	out.WriteString(digit)
	if r.grouped && digit != "" && n > 1 && n%3 == 1 {
		if digit != " " {
			digit = ","
		}
		out.WriteString(digit)
	}
}

// showScientific shows d with an exponent: one that is a multiple of the placeholders
// before the point where there are several (##0.0E+0).
func (s *section) showScientific(d decimal) string {
	mantissa := section{grouped: s.grouped, numerals: s.numerals}
	var tail []item
	sign := ""
	for i, it := range s.items {
		if it.kind == exponent { // the first; another one shows nothing
			mantissa.items, tail, sign = s.items[:i], s.items[i+1:], it.text[1:]
			break
		}
	}
	before, behind := mantissa.places()
	exp := 0
	for range 2 { // rounding may give one digit more, once
		if !d.isZero() {
			step := max(before, 1)
			exp = floorTo(d.exp-min(before, 1), step)
			d = d.shifted(-exp).rounded(behind).shifted(exp)
		}
	}
	power := strconv.Itoa(exp)
	if exp < 0 {
		sign, power = "-", power[1:]
	} else if sign == "-" {
		sign = ""
	}
	out := mantissa.fill(d.shifted(-exp), before) + "E" + sign
	rest := section{items: tail}
	places, _ := rest.places()
	if exp == 0 {
		power = ""
	}
	return out + rest.fill(decimal{power, len(power)}, places)
}

// floorTo is the greatest multiple of step that is not above n.
func floorTo(n, step int) int {
	if n < 0 {
		n -= step - 1
	}
	return n / step * step
}

// showFraction shows d as a vulgar fraction, with the whole number before it where
// there are placeholders for one.
func (s *section) showFraction(d decimal) string {
	at := 0
	for s.items[at].kind != slash {
		at++
	}
	top := at // of the numerator
	for top > 0 && s.items[top].kind != digits {
		top--
	}
	head := section{items: s.items[:top], grouped: s.grouped, numerals: s.numerals}
	places, _ := head.places()
	value := d.rat()
	whole := new(big.Int)
	if places > 0 {
		whole.Quo(value.Num(), value.Denom())
		value.Sub(value, new(big.Rat).SetInt(whole))
	}
	num, den := nearest(value, s.items[at].text)
	if places > 0 && num.Cmp(den) == 0 {
		whole.Add(whole, big.NewInt(1))
		num.SetInt64(0)
	}
	tail := section{items: s.items[at+1:], numerals: s.numerals}.literals()
	numText, denText := s.items[top].text, s.items[at].text
	if places > 0 && num.Sign() == 0 && strings.Trim(numText, "#?") == "" {
		if whole.Sign() == 0 {
			return "0" + tail
		}
		return head.fill(decimalInt(whole), places) + tail
	}
	row := digitRow{num.String(), len(numText), false}
	if num.Sign() == 0 {
		row.digits = "0"
	}
	bottom := den.String()
	fraction := row.next(numText) + "/" + bottom + padding(denText[min(len(bottom), len(denText)):])
	return head.fill(decimalInt(whole), places) + numerals(fraction, s.numerals) + tail
}

// literals is what stands for itself.
func (s section) literals() string {
	out := ""
	for _, it := range s.items {
		if it.kind == literal {
			out += it.text
		}
	}
	return out
}

func decimalInt(n *big.Int) decimal {
	text := n.String()
	return decimal{text, len(text)}.trimmed()
}

// rat is the exact value.
func (d decimal) rat() *big.Rat {
	r, ok := new(big.Rat).SetString("0." + d.digits + "e" + strconv.Itoa(d.exp))
	if !ok {
		return new(big.Rat)
	}
	return r
}

// nearest is the fraction nearest to v whose denominator is the one given, or has as
// many digits as there are placeholders for it.
func nearest(v *big.Rat, denominator string) (num, den *big.Int) {
	if fixed, err := strconv.ParseInt(denominator, 10, 64); err == nil && fixed > 0 {
		den = big.NewInt(fixed)
		twice := new(big.Int).Mul(v.Num(), big.NewInt(2*fixed))
		twice.Add(twice, v.Denom())
		return twice.Quo(twice, new(big.Int).Lsh(v.Denom(), 1)), den
	}
	limit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(min(len(denominator), precision))), nil)
	// Continued fractions: each convergent is nearer than all with a smaller denominator.
	p0, q0, p1, q1 := big.NewInt(0), big.NewInt(1), big.NewInt(1), big.NewInt(0)
	n, d := new(big.Int).Set(v.Num()), new(big.Int).Set(v.Denom())
	for d.Sign() != 0 {
		a, r := new(big.Int).QuoRem(n, d, new(big.Int))
		p2 := new(big.Int).Add(new(big.Int).Mul(a, p1), p0)
		q2 := new(big.Int).Add(new(big.Int).Mul(a, q1), q0)
		if q2.Cmp(limit) >= 0 {
			break
		}
		p0, q0, p1, q1, n, d = p1, q1, p2, q2, d, r
	}
	return p1, q1
}
