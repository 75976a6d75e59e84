package figures

import (
	"fmt"
	"math/big"
	"strings"
)

// Format is how a rate is printed.
type Format struct {
	Decimals int    // decimals of percentages and points, 0 to maxDecimals
	Trim     bool   // 93.0% becomes 93%
	Zero     string // an exact share of zero; empty: "0%"
	// ZeroOfZero is how a notice prints 0 of 0, which has no value; empty: it says nothing of
	// it, and a finding tells.
	ZeroOfZero string
}

// maxDecimals bounds the decimals of a printed rate; notices use 0 to 2.
const maxDecimals = 6

func (f Format) decimals() int { return min(max(f.Decimals, 0), maxDecimals) }

func (f Format) zero() string {
	if f.Zero == "" {
		return "0%"
	}
	return f.Zero
}

// undefined stands for 0 of 0 and for figures that cannot be known.
const undefined = "—"

// pow10 returns 10 to the n.
func pow10(n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// scaled returns |r|·10^decimals as a rounded integer: half up on the exact
// value, or cut off.
func scaled(r *big.Rat, decimals int, cut bool) *big.Int {
	num := new(big.Int).Mul(new(big.Int).Abs(r.Num()), pow10(decimals))
	den := r.Denom()
	if !cut { // floor((2n+d)/2d) is half up
		num = num.Add(num.Lsh(num, 1), den)
		den = new(big.Int).Lsh(den, 1)
	}
	return num.Quo(num, den)
}

// digits prints an integer scaled by 10^decimals as a decimal number.
func digits(n *big.Int, decimals int) string {
	s := n.String()
	if decimals == 0 {
		return s
	}
	if len(s) <= decimals {
		s = strings.Repeat("0", decimals-len(s)+1) + s
	}
	return s[:len(s)-decimals] + "." + s[len(s)-decimals:]
}

func trimZeros(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// decimalText prints |r| with the given decimals, half up.
func decimalText(r *big.Rat, decimals int, trim bool) string {
	s := digits(scaled(r, decimals, false), decimals)
	if trim {
		s = trimZeros(s)
	}
	return s
}

// exactText prints |r| in full when it is a short decimal, else with two more
// decimals than printed and an ellipsis, for the note on rounding.
func exactText(r *big.Rat, decimals int) string {
	long := decimals + 3
	s := digits(scaled(r, long, true), long)
	back, _ := new(big.Rat).SetString(s)
	if back.Cmp(new(big.Rat).Abs(r)) == 0 {
		return trimZeros(s)
	}
	return s + "…"
}

// percentText prints the share num/den with a note on its rounding. An exact 0
// and an exact 1 carry no decimals; any other share is printed neither as 0 nor
// as 100%, for a reader would take it that nothing or everything is meant: it is a
// step off then.
func percentText(num, den int64, f Format) (text, rounding string, off bool) {
	if num == 0 {
		return f.zero(), "", false
	}
	if num == den {
		return "100%", "", false
	}
	d := f.decimals()
	r := new(big.Rat).Mul(big.NewRat(num, den), big.NewRat(100, 1))
	n, full := scaled(r, d, false), new(big.Int).Mul(big.NewInt(100), pow10(d))
	note := ""
	switch {
	case n.Sign() == 0:
		n, note = big.NewInt(1), "，四舍五入会成为0，但并不为零，取最小的一档"
	case num < den && n.Cmp(full) >= 0:
		n, note = full.Sub(full, big.NewInt(1)), "，四舍五入会成为100%，但并非全部，取100%以下最大的一档"
	}
	s := digits(n, d)
	if f.Trim {
		s = trimZeros(s)
	}
	if back, _ := new(big.Rat).SetString(s); back.Cmp(r) == 0 {
		return s + "%", "", note != ""
	}
	return s + "%", fmt.Sprintf("%s%%%s%s→%s%%", exactText(r, d), roundingName(d), note, s), note != ""
}

func roundingName(decimals int) string {
	if decimals == 0 {
		return "四舍五入取整数"
	}
	return fmt.Sprintf("四舍五入保留%d位小数", decimals)
}
