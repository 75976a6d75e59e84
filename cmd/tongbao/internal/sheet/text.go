package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tongbao/cmd/tongbao/internal/charset"
)

// Clean drops what a cell holds without showing it: white space around the text,
// full-width and no-break spaces among it, and invisible characters anywhere.
// Line ends inside stay, as \n. bad is the first invisible character, or 0.
func Clean(s string) (clean string, bad rune) {
	if visible(s) {
		return strings.Trim(s, " "), 0
	}
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
	if folded(s) {
		return s
	}
	return strings.Map(foldRune, normal(s))
}

func foldRune(r rune) rune {
	switch {
	case r >= firstChinese && r <= lastChinese:
		return r
	case unicode.IsSpace(r):
		return -1
	case r >= firstWide && r <= lastWide:
		r -= wideDistance
	}
	return unicode.ToLower(r)
}

// The full-width letters, digits and marks, and how far they are from those of ASCII.
const firstWide, lastWide, wideDistance = '！', '～', '！' - '!'

// The Chinese characters that Fold leaves as they are, with the first bytes of both.
const (
	firstChinese, firstChineseByte = 0x4E00, 0xE4
	lastChinese, lastChineseByte   = 0x9FFF, 0xE9
)

// folded reports what most texts are made of and Fold leaves as it is: small letters, digits and
// marks of ASCII, and Chinese characters.
func folded(s string) bool {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c > ' ' && c < utf8.RuneSelf && (c < 'A' || c > 'Z'):
			i++
		case c < firstChineseByte || c > lastChineseByte || len(s)-i < 3 || c == firstChineseByte && s[i+1] < 0xB8 ||
			s[i+1]&0xC0 != 0x80 || s[i+2]&0xC0 != 0x80:
			return false
		default:
			i += 3
		}
	}
	return true
}

// visible reports what most texts are made of and Clean leaves among them: marks and letters of ASCII,
// blanks, Chinese characters and their marks.
func visible(s string) bool {
	for _, r := range s {
		switch {
		case r >= ' ' && r < 0x7F, r >= firstChinese && r <= lastChinese, r >= '！' && r <= '～', r == '、', r == '。', r == '《', r == '》':
		default:
			return false
		}
	}
	return true
}

// normal is norm.NFKC.String, which takes long for what most texts are made of: ASCII, Chinese characters and
// their marks as they are, and full-width characters, which foldRune knows.
func normal(s string) string {
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf, r >= firstChinese && r <= lastChinese, r >= firstWide && r <= lastWide:
		case r == '、', r == '。', r >= '〈' && r <= '】', r == '〔', r == '〕', r == '“', r == '”', r == '·', r == '—':
		default:
			return norm.NFKC.String(s)
		}
	}
	return s
}
