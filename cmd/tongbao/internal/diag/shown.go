package diag

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// What a message shows of a text that is quoted: a long cell is cut, since its place is
// told and it can be read there.
const (
	maxQuoted = 60  // characters of a quoted text that is shown whole
	keptHead  = 40  // of a longer one, from its beginning
	keptTail  = 10  // and from its end
	maxText   = 240 // characters of what is wrong, as it is printed
	maxHint   = 480 // of what to do; it lists what there is to choose from
	cutMark   = "……"
)

// quotedText is what stands between quotation marks, across lines too.
var quotedText = regexp.MustCompile(`“[^“”]*”`)

// shownText is a message as it is printed: what nobody could see is named, long quotations
// are cut, and the whole is no longer than most characters.
func shownText(s string, most int) string {
	s = quotedText.ReplaceAllStringFunc(Visible(s), func(q string) string {
		r := []rune(strings.TrimSuffix(strings.TrimPrefix(q, "“"), "”"))
		if len(r) <= maxQuoted || strings.Contains(q, "{{") { // what is to be written is copied
			return q
		}
		return "“" + string(r[:keptHead]) + cutMark + string(r[len(r)-keptTail:]) + "”"
	})
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	cut := string(r[:most])
	if i := strings.LastIndexAny(cut, "、；，"); i > len(cut)/2 {
		cut = cut[:i]
	}
	return cut + cutMark
}

// Visible names the characters of a text that nobody sees in a message: directional
// marks, characters without width, control characters, those of private use, broken
// UTF-8. The end of a line is one of them, for a message is one line.
func Visible(s string) string {
	if !strings.ContainsFunc(s, hidden) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteString("〔换行〕")
		case r == '\t':
			b.WriteString("〔制表符〕")
		case hidden(r):
			fmt.Fprintf(&b, "〔U+%04X〕", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// hidden reports a character that a message cannot show.
func hidden(r rune) bool {
	return r == unicode.ReplacementChar || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp) ||
		r >= 0xFE00 && r <= 0xFE0F // selectors of a variant, alone
}
