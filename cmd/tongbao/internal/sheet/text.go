package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tongbao/cmd/tongbao/internal/diag"
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

// CleanLines makes the line ends of a text file \n and drops invisible characters,
// each line that has one being a finding.
func CleanLines(file, s string) (string, diag.Findings) {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	if strings.IndexFunc(s, invisible) < 0 {
		return s, nil
	}
	var findings diag.Findings
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		at := strings.IndexFunc(line, invisible)
		if at < 0 {
			continue
		}
		bad, _ := utf8.DecodeRuneInString(line[at:])
		findings.Tell(codeControlCharacter, diag.Place{File: file, Line: i + 1}, "请删去后重新输入。", "有看不见的字符 %U，读取时已去掉。", bad)
		lines[i] = strings.Map(func(r rune) rune {
			if invisible(r) {
				return -1
			}
			return r
		}, line)
	}
	return strings.Join(lines, "\n"), findings
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
