package numfmt

import (
	"strconv"
	"strings"
)

// precision is how many significant digits a spreadsheet program keeps of a number.
// It rounds those for showing, half away from zero, not the binary fraction behind them.
const precision = 15

// decimal is a number without its sign: 0.digits × 10^exp. Digits have no zeros at
// either end; those of 0 are empty.
type decimal struct {
	digits string
	exp    int
}

// decimalOf reads the digits of v ≥ 0.
func decimalOf(v float64) decimal {
	text := strconv.FormatFloat(v, 'e', precision-1, 64) // d.ddde±dd
	mantissa, exp, _ := strings.Cut(text, "e")
	n, _ := strconv.Atoi(exp)
	return decimal{strings.Replace(mantissa, ".", "", 1), n + 1}.trimmed()
}

func (d decimal) trimmed() decimal {
	short := strings.TrimLeft(d.digits, "0")
	d.exp -= len(d.digits) - len(short)
	if d.digits = strings.TrimRight(short, "0"); d.digits == "" {
		d.exp = 0
	}
	return d
}

func (d decimal) isZero() bool { return d.digits == "" }

// shifted is d × 10^n.
func (d decimal) shifted(n int) decimal {
	if !d.isZero() {
		d.exp += n
	}
	return d
}

// rounded keeps the given decimals, half up.
func (d decimal) rounded(decimals int) decimal { return d.significant(d.exp + decimals) }

// significant keeps n digits, half up.
func (d decimal) significant(n int) decimal {
	switch {
	case n >= len(d.digits):
		return d
	case n < 0:
		return decimal{}
	}
	up := d.digits[n] >= '5'
	kept := []byte("0" + d.digits[:n])
	for i := n; up; i-- {
		if up = kept[i] == '9'; up {
			kept[i] = '0'
		} else {
			kept[i]++
		}
	}
	return decimal{string(kept), d.exp + 1}.trimmed()
}

// split returns the digits before and behind the point, without zeros that say nothing.
func (d decimal) split() (before, behind string) {
	switch {
	case d.exp <= 0:
		return "", strings.Repeat("0", -d.exp) + d.digits
	case d.exp >= len(d.digits):
		return d.digits + strings.Repeat("0", d.exp-len(d.digits)), ""
	}
	return d.digits[:d.exp], d.digits[d.exp:]
}

// maxGeneral is how many characters General has for the digits and the point.
const maxGeneral = 11

// free is the number as General shows it in a cell that is wide enough.
func (d decimal) free() string {
	const scientificDigits = 6
	leading := d.exp - 1 // the power of ten of the first digit
	switch {
	case leading >= maxGeneral, leading < -4 && len(d.digits)-d.exp+2 > maxGeneral:
		return d.significant(scientificDigits).scientific()
	case leading >= maxGeneral-2: // no room for decimals
		d = d.rounded(0)
	case leading >= 0:
		d = d.significant(maxGeneral - 1)
	default: // 0. takes two of the characters
		d = d.rounded(maxGeneral - 2)
	}
	if d.exp > maxGeneral {
		return d.scientific()
	}
	before, behind := d.split()
	if before == "" {
		before = "0"
	}
	if behind != "" {
		behind = "." + behind
	}
	return before + behind
}

// scientific is d.dddE±dd.
func (d decimal) scientific() string {
	mantissa := d.digits[:1]
	if len(d.digits) > 1 {
		mantissa += "." + d.digits[1:]
	}
	sign, n := "+", d.exp-1
	if n < 0 {
		sign, n = "-", -n
	}
	exp := strconv.Itoa(n)
	if n < 10 {
		exp = "0" + exp
	}
	return mantissa + "E" + sign + exp
}
