package document

import (
	"strings"
	"unicode/utf8"
)

// Invisible reports whether r, standing behind prev, is a character that must not
// reach a reader: it cannot be seen, yet turns the direction of the text, splits
// words or is not text at all. XML, and so a Word file, holds all others (XML 1.0,
// production 2). A zero-width joiner inside an emoji is one glyph.
func Invisible(prev, r rune) bool {
	switch {
	case r == '\n' || r == '\t' || r == '\r':
		return false
	case r < 0x20 || r >= 0x7F && r <= 0x9F: // control characters
		return true
	case r == 0x200D:
		return prev < 0x1F000 && prev != 0xFE0F && (prev < 0x2600 || prev > 0x27BF)
	case r == 0x00AD || r == 0x061C || r == 0x180E: // soft hyphen, Arabic mark, Mongolian separator
		return true
	case r >= 0x200B && r <= 0x200F || r >= 0x2028 && r <= 0x202E: // zero width, separators, bidi
		return true
	case r >= 0x2060 && r <= 0x206F || r == 0xFEFF: // joiners, isolates, byte order mark
		return true
	case r >= 0xFFF9 && r <= 0xFFFB || r >= 0xE0000 && r <= 0xE007F: // annotations, tags
		return true
	}
	return r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF // noncharacters
}

// IsPlain reports a text all of whose characters are of the blocks in which nothing is invisible or only looks like
// something else: ASCII, Chinese marks and ideographs. Nearly all texts are plain; of others it says nothing.
func IsPlain(s string) bool {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7F {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if (r < 0x2010 || r > 0x2027) && (r < 0x3000 || r >= 0xD800) && (r < 0xFF01 || r > 0xFFEF) {
			return false
		}
		i += n
	}
	return true
}

// Visible leaves out what Invisible names and broken UTF-8.
func Visible(s string) string {
	if IsPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	prev := rune(0)
	for i, r := range s {
		if !Broken(s[i:], r) && !Invisible(prev, r) {
			b.WriteRune(r)
		}
		prev = r
	}
	return b.String()
}

// Broken reports that s does not begin with the UTF-8 of r, the rune read there.
func Broken(s string, r rune) bool { return r == utf8.RuneError && !strings.HasPrefix(s, "\uFFFD") }
