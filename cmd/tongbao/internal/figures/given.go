package figures

import (
	"strconv"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Given registers a count that the office gives itself and no sheet holds, such
// as a time limit in days. at is the line of notice.toml it stands in.
func (l *Ledger) Given(key, name string, n int64, at diag.Place) *Figure {
	return l.register(Figure{Key: key, Name: name, Kind: Count, Num: n, Den: 1,
		Text: strconv.FormatInt(n, 10), Formula: "写明的数字", Sources: []diag.Place{at}})
}

// GivenDecimal is Given for a number with decimals, printed as it is written: 21.4.
// Text that is no such number is a finding.
func (l *Ledger) GivenDecimal(key, name, text string, at diag.Place) *Figure {
	r, percent, ok := sheet.Number(text)
	if !ok || percent {
		return l.unknown(key, name, Decimal, sheet.CodeNotANumber.Found(at, "请写成 21.4 的样子。", "“%s”写的“%s”不是数字", name, text))
	}
	return l.decimal(key, name, "写明的数字", r, l.decimals.own(key, upTo(sheet.Decimals(text))), diag.Gather(at))
}
