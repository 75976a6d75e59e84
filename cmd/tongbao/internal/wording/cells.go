package wording

import "strings"

// Cells is how wide a text is in half-width cells, of several lines the widest: what
// a program without the faces can say of it. A Chinese character and its marks take
// two, Latin letters, digits and their marks one.
func Cells(s string) int {
	widest := 0
	for line := range strings.SplitSeq(s, "\n") {
		n := 0
		for _, r := range line {
			n += RuneCells(r)
		}
		widest = max(widest, n)
	}
	return widest
}

// RuneCells is the width of a character. East Asian text and its punctuation, with
// “ ” — … ① ※ that Chinese faces set in full, begin behind the alphabets.
func RuneCells(r rune) int {
	const firstFull = 0x1100 // Hangul Jamo, the first East Asian block
	if r >= firstFull {
		return 2
	}
	return 1
}
