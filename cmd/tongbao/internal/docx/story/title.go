package story

import (
	"strings"

	"tongbao/cmd/tongbao/internal/typeset/line"
	"tongbao/cmd/tongbao/internal/wording"
)

// A title line holds 156 mm of 2号 (22 pt) characters (GB/T 9704-2012 5.2.1, 7.3.1).
const (
	titleMeasure = 156.0            // mm
	titleCell    = 22 * 25.4 / 72.0 // mm, a full-width character
	titleHalf    = 0.6              // of it: the figures of a 小标宋 are wider than half
)

// titleLines breaks a title where the print does: words whole, the shape a
// trapezoid or diamond (7.3.1). keep lists phrases no line may break.
func titleLines(title string, keep []string) []string {
	var chars []line.Char
	for _, r := range strings.Join(strings.Fields(title), " ") {
		width := 1.0
		if wording.RuneCells(r) == 1 {
			width = titleHalf
		}
		chars = append(chars, line.Char{Rune: r, Advance: titleCell * width})
	}
	var out []string
	for _, l := range line.Title(chars, titleMeasure, keep) {
		var b strings.Builder
		for _, c := range l.Chars {
			b.WriteRune(c.Rune)
		}
		out = append(out, strings.TrimSpace(b.String()))
	}
	return out
}
