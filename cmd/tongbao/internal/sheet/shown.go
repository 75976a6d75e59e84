package sheet

import (
	"math/big"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/numfmt"
)

// Shown returns the value as the cell shows it, the only place that knows how: by its
// number format, outer white space removed. Of a number that the cell can only show as
// hashes it is the exact text; the reader has told of it.
func (v Value) Shown() string {
	switch v.Kind {
	case Numeric:
		if text, ok := v.Format.Number(v.Number); ok {
			return strings.TrimSpace(text)
		}
	case Text:
		return strings.TrimSpace(v.Format.Text(v.Text))
	}
	return v.Text
}

// Style is what the cell's format does with the digits of a number.
func (v Value) Style() numfmt.Style {
	if v.Kind != Numeric {
		return numfmt.Style{Decimals: numfmt.Free}
	}
	return v.Format.Style(v.Number)
}

// Exact is the value of a number, stored or typed, whatever the cell shows of it; that
// of 93% is 93/100. ok is false for any other value.
func (v Value) Exact() (value *big.Rat, percent, ok bool) {
	if v.Kind != Numeric {
		return Number(v.Text)
	}
	value, ok = exactly(v.Text)
	return value, v.Style().Percent, ok
}

// Date returns the day a number stands for whose cell shows one, and the parts that are
// shown; ok is false for any other value.
func (v Value) Date() (day time.Time, parts numfmt.Parts, ok bool) {
	if v.Kind != Numeric {
		return day, 0, false
	}
	day, ok = v.Format.Date(v.Number)
	return day, v.Style().Date, ok
}
