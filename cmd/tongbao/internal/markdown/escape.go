package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// special are the characters that mean something in pandoc's markdown or in
// CommonMark with GFM tables wherever they stand. Curly quotes, Chinese marks
// and digits mean nothing and stay as they are.
var special = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `<`, `\<`, `>`, `\>`,
	`~`, `\~`, `^`, `\^`, `$`, `\$`, `@`, `\@`, `"`, `\"`, `'`, `\'`, `|`, `\|`, `&`, `\&`, `#`, `\#`, `{`, `\{`,
	`--`, `\-\-`, `...`, `\...`, // dashes and ellipsis of pandoc's smart
	"\t", "&#9;", "  ", " &#32;", // a second space in a row would vanish
)

var (
	// listMarker is what opens a list item in pandoc (with fancy lists) or
	// CommonMark when a space or the end follows: "1." "12)" "(1)" "a." "(iv)" "\#."
	listMarker = regexp.MustCompile(`^(\(?(?:[0-9]+|[A-Za-z]+|\\#|\\@[0-9A-Za-z_-]*))([.)])(\s|$|&#)`)
	// lineMarker opens a bullet, a definition, a setext underline, a fenced
	// div or a caption.
	lineMarker = regexp.MustCompile(`^(?:[-+:=%]|[Tt]able:)`)
	// bareAddress is an address with an escape inside, which GFM readers would
	// link with the backslash in it.
	bareAddress = regexp.MustCompile(`(https?|ftp)://(\S*\\)`)
	bareSite    = regexp.MustCompile(`\bwww\.(\S*\\)`)
)

// inline escapes text that stands inside a line.
func inline(s string) string {
	s = special.Replace(s)
	s = bareAddress.ReplaceAllString(s, `$1\://$2`)
	return bareSite.ReplaceAllString(s, `www\.$1`)
}

// opening escapes what would make the already escaped text of a paragraph, at
// its beginning, something else than a paragraph.
func opening(s string) string {
	if m := listMarker.FindStringSubmatchIndex(s); m != nil {
		return s[:m[4]] + `\` + s[m[4]:]
	}
	if m := lineMarker.FindString(s); m != "" {
		at := len(m) - 1
		return s[:at] + `\` + s[at:]
	}
	return s
}

// trim removes white space at both ends, also the ideographic space an author
// indents with: the style indents.
func trim(s string) string { return strings.TrimFunc(s, unicode.IsSpace) }

// newlines makes every line end a "\n".
var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n")

// byLine mends each line of a text and joins them again.
func byLine(s, separator string, mend func(string) string) string {
	lines := strings.Split(trim(newlines.Replace(s)), "\n")
	for i, l := range lines {
		lines[i] = mend(trim(l))
	}
	return strings.Join(lines, separator)
}

// paragraph escapes a whole paragraph; a line break inside it becomes a hard
// break. A backslash before one is written as a character reference: not every reader
// takes the third of three for the break.
func paragraph(s string) string {
	return byLine(s, "\\\n", func(line string) string {
		line = opening(inline(line))
		if before, ok := strings.CutSuffix(line, `\\`); ok {
			return before + "&#92;"
		}
		return line
	})
}

// cell escapes the text of a table cell, where a line break is a <br>.
func cell(s string) string {
	if text := trim(s); isPlain(text) {
		return text // as nearly every cell of a long table
	}
	return byLine(s, "<br>", inline)
}

// isPlain reports a text of one line in which nothing means anything: besides Chinese only letters, digits, some marks, and
// blanks, hyphens and dots that stand alone.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			if c == 0xC2 && strings.HasPrefix(s[i:], "\u0085") || c == 0xE2 && lineEnds(s[i:]) {
				return false
			}
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', strings.IndexByte("%()+,/:;=?!", c) >= 0:
		case (c == ' ' || c == '-' || c == '.') && (i == 0 || s[i-1] != c):
		default:
			return false
		}
	}
	return true
}

// lineEnds reports a text that begins with a line end of Unicode.
func lineEnds(s string) bool { return strings.HasPrefix(s, "\u2028") || strings.HasPrefix(s, "\u2029") }
