package inspection

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/sheet"
)

// eventUnits are what is counted where something happened; how many objects there are is
// counted in other words.
var eventUnits = []string{"件", "条", "次", "篇"}

// CountsEvents reports a column of a free sheet that counts what happened in a period:
// messages, problems, failures. Two periods hardly have the same numbers in it, as they may
// have of how many there are.
func CountsEvents(c sheet.Column) bool {
	h := newHead(c)
	if h.carried || h.mean || h.serial {
		return false
	}
	_, bracket, _ := strings.Cut(sheet.Fold(c.Name), "(")
	counted := slices.ContainsFunc(eventUnits, func(u string) bool {
		return strings.HasSuffix(h.name, u) || strings.HasSuffix(h.name, u+"数") || strings.TrimSuffix(bracket, ")") == u
	})
	return counted || h.received() || h.answered() || h.problems() || h.rectified() || h.verdicts()
}
