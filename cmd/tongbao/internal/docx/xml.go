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
func textRuns(text, rPr string) string {
	if rPr != "" {
		rPr = "<w:rPr>" + rPr + "</w:rPr>"
	}
	var b strings.Builder
	for i, line := range strings.Split(lineEnds(text), "\n") {
		if i > 0 {
			b.WriteString("<w:r>" + rPr + "<w:br/></w:r>")
		}
		for k, piece := range strings.Split(line, "\t") {
			if k > 0 {
				b.WriteString("<w:r>" + rPr + "<w:tab/></w:r>")
			}
			if piece != "" {
				b.WriteString("<w:r>" + rPr + wordText(piece) + "</w:r>")
			}
		}
	}
	return b.String()
}

// wordText returns w:t elements for text without breaks and tabs.
func wordText(s string) string {
	pieces := atHyphens(s)
	for i, piece := range pieces {
		pieces[i] = `<w:t xml:space="preserve">` + escape(piece) + "</w:t>"
	}
	return strings.Join(pieces, "<w:noBreakHyphen/>")
}

// atHyphens parts a text at the hyphens that belong to a number: those of 0543-1234567 and
// of B-12, not those of web and mail addresses, which may be parted.
func atHyphens(s string) []string {
	if !strings.Contains(s, "-") {
		return []string{s}
	}
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
