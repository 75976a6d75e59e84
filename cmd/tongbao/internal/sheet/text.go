package sheet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean drops what a cell holds without showing it: white space around the text,
// full-width and no-break spaces among it, and invisible characters anywhere.
// Line ends inside stay, as \n. bad is the first invisible character, or 0.
func Clean(s string) (clean string, bad rune) {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if strings.IndexFunc(s, invisible) >= 0 {
		s = strings.Map(func(r rune) rune {
			if !invisible(r) {
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

// invisible reports control and format characters other than line end and tab,
// and what stands for a byte that could not be read.
func invisible(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar
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
	}, norm.NFKC.String(s))
}
