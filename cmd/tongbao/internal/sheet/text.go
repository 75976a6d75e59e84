package sheet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tongbao/cmd/tongbao/internal/charset"
)

// Clean drops what a cell holds without showing it: white space around the text,
// full-width and no-break spaces among it, and invisible characters anywhere.
// Line ends inside stay, as \n. bad is the first invisible character, or 0.
func Clean(s string) (clean string, bad rune) {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if strings.IndexFunc(s, charset.Invisible) >= 0 {
		s = strings.Map(func(r rune) rune {
			if !charset.Invisible(r) {
				return r
			}
			if bad == 0 {
				bad = r
			}
			return -1
		}, s)
	}
	return strings.TrimFunc(s, unicode.IsSpace), bad
}

// Fold makes texts comparable that a reader takes for the same: full-width
// letters, digits and brackets become half-width, white space goes, letters
// become small. It is for comparing, never for printing.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, normal(s))
}

// normal is norm.NFKC.String, which takes long for what most texts are made of: ASCII and Chinese characters as they are.
func normal(s string) string {
	for _, r := range s {
		if r >= 0x80 && (r < 0x4E00 || r > 0x9FFF) {
			return norm.NFKC.String(s)
		}
	}
	return s
}
