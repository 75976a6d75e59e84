package line

import (
	"strings"
	"testing"
)

const testCell = 156.0 / 28

// text makes characters as the body has them: one cell, ASCII half a cell.
func text(s string) []Char {
	var out []Char
	for _, r := range s {
		c := Char{Rune: r, Size: 16, Advance: testCell}
		if r < 128 || r == '·' {
			c.Advance = testCell / 2
		}
		out = append(out, c)
	}
	return out
}

// show joins the lines with | for reading.
func show(lines []Line) string {
	var parts []string
	for _, l := range lines {
		var b strings.Builder
		for _, c := range l.Chars {
			b.WriteRune(c.Rune)
		}
		parts = append(parts, b.String())
	}
	return strings.Join(parts, "|")
}

func TestBreakKeepsUnits(t *testing.T) {
	for _, c := range []struct{ cells, in, want string }{
		{"六", "甲乙丙丁戊己，庚辛", "甲乙丙丁戊|己，庚辛"},
		{"六", "甲乙丙丁戊（己庚）", "甲乙丙丁戊|（己庚）"},
		{"六", "甲乙丙丁戊——己庚", "甲乙丙丁|戊——己庚"},
		{"六", "甲乙丙丁戊123.5万", "甲乙丙丁戊|123.5万"},
	} {
		got := show(Break(text(c.in), Options{Measure: 6 * testCell, Cell: testCell, Align: Left}))
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.in, got, c.want)
		}
	}
}
