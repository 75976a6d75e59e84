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
// something else: ASCII, the alphabets, Chinese marks and ideographs. Nearly all texts are plain; of others it says nothing.
func IsPlain[T string | []byte](s T) bool {
	for i := 0; i < len(s); {
		n := 1
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			if n = plainLength(s[i:min(len(s), i+3)]); n == 0 {
				return false
			}
		case c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7F:
			return false
		}
		i += n
	}
	return true
}

// plainLength is how many bytes the UTF-8 of a character beyond ASCII has that is plain; 0: it is none.
func plainLength[T string | []byte](s T) int {
	goesOn := func(k int) bool { return len(s) > k && s[k]&0xC0 == 0x80 }
	switch c := s[0]; {
	case c >= 0xC2 && c <= 0xCB && goesOn(1): // U+0080 to U+02FF
		if r := rune(c&0x1F)<<6 | rune(s[1]&0x3F); r >= 0xA0 && r != 0xAD {
			return 2
		}
	case c >= 0xE2 && c <= 0xEF && goesOn(1) && goesOn(2): // U+2000 to U+FFFF
		r := rune(c&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F)
		marks := r >= 0x2010 && r <= 0x2027 || r >= 0x2030 && r <= 0x205F || r >= 0x2070 && r < 0x2E80
		if marks || r >= 0x3000 && r < 0xD800 || r >= 0xFF01 && r <= 0xFFEF {
			return 3
		}
	}
	return 0
}

// Visible leaves out what Invisible names and broken UTF-8.
func Visible(s string) string {
	if IsPlain(s) {
		return s
	}
	var out []byte
	from, prev := 0, rune(0)
	for i, r := range s {
		if broken := Broken(s[i:], r); broken || Invisible(prev, r) {
			out = append(out, s[from:i]...)
			if from = i + utf8.RuneLen(r); broken {
				from = i + 1
			}
		}
		prev = r
	}
	if from == 0 {
		return s
	}
	return string(append(out, s[from:]...))
}

// Broken reports that s does not begin with the UTF-8 of r, the rune read there.
func Broken(s string, r rune) bool { return r == utf8.RuneError && !strings.HasPrefix(s, "\uFFFD") }
