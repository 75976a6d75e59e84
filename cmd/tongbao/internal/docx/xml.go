package docx

import (
	"strings"
)

// xmlHead opens every part; namespaces are those of ECMA-376 transitional.
const (
	xmlHead    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
)

// escape makes text safe in XML content and attributes. What XML 1.0 cannot hold
// has been found by proofreading.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace

// lineEnds makes every line end a "\n", as XML parsers do.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n").Replace

// textRuns returns w:r elements for text; "\n" is a line break, "\t" a tab, and a hyphen
// inside a number never ends a line. rPr is the content of the run properties.
func textRuns(text, rPr string) string { return string(appendRuns(nil, text, rPr)) }

func appendRuns(b []byte, text, rPr string) []byte {
	if rPr != "" {
		rPr = "<w:rPr>" + rPr + "</w:rPr>"
	}
	if isOneRun(text) { // as nearly every cell
		return appendRun(b, text, rPr)
	}
	for i, line := range strings.Split(lineEnds(text), "\n") {
		if i > 0 {
			b = append(append(append(b, "<w:r>"...), rPr...), "<w:br/></w:r>"...)
		}
		for k, piece := range strings.Split(line, "\t") {
			if k > 0 {
				b = append(append(append(b, "<w:r>"...), rPr...), "<w:tab/></w:r>"...)
			}
			b = appendRun(b, piece, rPr)
		}
	}
	return b
}

// isOneRun reports a text without tabs and line ends.
func isOneRun(text string) bool {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c < ' ', c == 0xC2 && strings.HasPrefix(text[i:], "\u0085"),
			c == 0xE2 && (strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029")):
			return false
		}
	}
	return true
}

// appendRun appends text without breaks and tabs as a run.
func appendRun(b []byte, text, rPr string) []byte {
	if text == "" {
		return b
	}
	b = append(append(b, "<w:r>"...), rPr...)
	if strings.IndexByte(text, '-') < 0 {
		return append(appendText(b, text), "</w:r>"...)
	}
	for i, piece := range atHyphens(text) {
		if i > 0 {
			b = append(b, "<w:noBreakHyphen/>"...)
		}
		b = appendText(b, piece)
	}
	return append(b, "</w:r>"...)
}

// appendText appends text without breaks, tabs and hyphens of numbers.
func appendText(b []byte, s string) []byte {
	b = append(b, `<w:t xml:space="preserve">`...)
	if strings.ContainsAny(s, `&<>"`) {
		s = escape(s)
	}
	return append(append(b, s...), "</w:t>"...)
}

// atHyphens parts a text at the hyphens that belong to a number: those of 0543-1234567 and
// of B-12, not those of web and mail addresses, which may be parted.
func atHyphens(s string) []string {
	var out []string
	from := 0
	for i := 1; i+1 < len(s); i++ {
		if s[i] == '-' && i > from && isAlnum(s[i-1]) && isDigit(s[i+1]) && !isAddress(asciiAround(s, i)) {
			out, from = append(out, s[from:i]), i+1
		}
	}
	return append(out, s[from:])
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isAlnum(c byte) bool { return isDigit(c) || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' }

// asciiAround is the word of ASCII characters around byte i.
func asciiAround(s string, i int) string {
	from, to := i, i
	for from > 0 && s[from-1] > ' ' && s[from-1] < 0x7F {
		from--
	}
	for to < len(s) && s[to] > ' ' && s[to] < 0x7F {
		to++
	}
	return s[from:to]
}

func isAddress(word string) bool {
	return strings.Contains(word, "://") || strings.Contains(word, "www.") || strings.Contains(word, "@")
}
