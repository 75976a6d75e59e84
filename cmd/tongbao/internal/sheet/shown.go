package sheet

import (
	"math/big"
	"strconv"
	"strings"
	"time"
)

// Shown returns the value as the cell shows it, the only place that knows how: a percentage with its sign, a
// number with the decimals of its format, a date in Chinese with the parts its
// format shows. Thousands are not separated (GB/T 15835 leaves them out).
func (v Value) Shown() string {
	switch {
	case v.Kind != Numeric:
		return v.Text
	case !v.Date.IsZero():
		return shownDate(v.Date, v.Parts)
	}
	n, ok := new(big.Rat).SetString(v.Text)
	if !ok {
		return v.Text
	}
	if v.Percent {
		n.Mul(n, big.NewRat(100, 1))
	}
	text := decimal(n, int(v.Decimals))
	if v.Percent {
		text += "%"
	}
	return text
}

// decimal writes n with the given number of decimals, half away from zero, or
// with as many as it has when decimals is negative.
func decimal(n *big.Rat, decimals int) string {
	if decimals >= 0 {
		return n.FloatString(decimals)
	}
	const most = 20 // a cell has 17 significant digits at most
	return strings.TrimSuffix(strings.TrimRight(n.FloatString(most), "0"), ".")
}

func shownDate(t time.Time, parts DateParts) string {
	var b strings.Builder
	for _, p := range []struct {
		part   DateParts
		number int
		mark   string
	}{{DateYear, t.Year(), "年"}, {DateMonth, int(t.Month()), "月"}, {DateDay, t.Day(), "日"}} {
		if parts&p.part != 0 {
			b.WriteString(strconv.Itoa(p.number) + p.mark)
		}
	}
	if parts&DateTime != 0 {
		b.WriteString(t.Format("15:04"))
	}
	return b.String()
}
