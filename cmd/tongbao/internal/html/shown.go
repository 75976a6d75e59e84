package html

import "tongbao/cmd/tongbao/internal/document"

// shownLength bounds a value that a message quotes, in characters.
const shownLength = 60

// shown is a value as a message quotes it.
func shown(s string) string {
	r := []rune(document.Visible(s))
	if len(r) <= shownLength {
		return string(r)
	}
	return string(r[:shownLength]) + "…"
}
