package figures

import (
	"strconv"

	"tongbao/cmd/tongbao/internal/diag"
)

// Given registers a count that the office gives itself and no sheet holds, such
// as a time limit in days. at is the line of notice.toml it stands in.
func (l *Ledger) Given(key, name string, n int64, at diag.Place) *Figure {
	return l.register(Figure{Key: key, Name: name, Kind: Count, Num: n, Den: 1,
		Text: strconv.FormatInt(n, 10), Formula: "写明的数字", Sources: []diag.Place{at}})
}
