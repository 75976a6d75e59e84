package line

import "strings"

// testCell is the width of a character of the body: 28 in 156 mm.
const testCell = 156.0 / 28

// text makes characters as the body has them: one cell, ASCII and · half a cell,
// marks that combine with the character before them none.
func text(s string) []Char {
	var out []Char
	for _, r := range s {
		c := Char{Rune: r, Size: 16, Advance: testCell}
		switch {
		case r < 128 || r == '·':
			c.Advance = testCell / 2
		case classOf(r)&joined != 0 || r == '\u200b' || r == '\u2060':
			c.Advance = 0
		}
		out = append(out, c)
	}
	return out
}

func lineText(l Line) string {
	var b strings.Builder
	for _, c := range l.Chars {
		b.WriteRune(c.Rune)
	}
	return b.String()
}

// show joins lines with | for reading.
func show(lines []Line) string {
	var parts []string
	for _, l := range lines {
		parts = append(parts, lineText(l))
	}
	return strings.Join(parts, "|")
}
