package starter

import (
	"fmt"
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/issue"
)

// toFill is what stands in a new file where the clerk has to write, and toFillMark the comment that says so.
const (
	toFill     = "待填"
	toFillMark = " # " + toFill
)

// dateOpen is a day of the period's year, or behind it, that is not known yet.
func dateOpen(p issue.Period) string {
	if p.Year == 0 {
		return "20__-__-__"
	}
	return fmt.Sprintf("%d-__-__", p.Year)
}

// written is the file with its edits, and the report's lines those of the new file.
func (s *settings) written() string {
	var out []string
	at := map[int]int{}
	for i, line := range strings.Split(applied(s.src, s.edits), "\n") {
		n := i + 1
		if s.blank[n] {
			line = s.opened(line, n)
		}
		if !s.drop[n] {
			out = append(out, line)
		}
		at[n] = len(out)
		out = append(out, s.behind[n]...)
	}
	for _, n := range s.notes {
		n.Line = at[n.Line]
		s.report.note(n)
	}
	return strings.Join(out, "\n")
}

var (
	openDate   = regexp.MustCompile(`\b\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?`)
	digits     = regexp.MustCompile(`\d+`)
	yearDigits = regexp.MustCompile(`\b(19|20)\d\d\b`)
	keyPart    = regexp.MustCompile(`^\s*[^=#]+=\s*`)
	address    = regexp.MustCompile(`^"https?://[^"]*"`)
)

// opened is a line of a value as a comment, its numbers open.
func (s *settings) opened(line string, n int) string {
	key := keyPart.FindString(line)
	value, comment := line[len(key):], ""
	if i := strings.Index(value, " #"); i >= 0 && !strings.Contains(value[:i], `"`) {
		value, comment = strings.TrimRight(value[:i], " "), value[i:]
	}
	if line = "#" + key + openValue(value, s.next); s.last[n] {
		line += toFillMark
	}
	return line + comment
}

// openValue is a value without its numbers: what it looks like and not what it is.
func openValue(value string, next issue.Period) string {
	switch {
	case address.MatchString(value):
		return address.ReplaceAllString(value, `""`)
	case openDate.MatchString(value):
		return openDate.ReplaceAllStringFunc(value, func(day string) string {
			if len(day) > len("2026-01-02") {
				return dateOpen(next) + "T__:__:00"
			}
			return dateOpen(next)
		})
	case strings.HasPrefix(value, `"`):
		return openNumber(value, next)
	}
	return digits.ReplaceAllString(value, "__")
}

// openNumber is a document's number or index of the next year without its own number.
func openNumber(text string, next issue.Period) string {
	if next.Year > 0 {
		text = yearDigits.ReplaceAllString(text, fmt.Sprint(next.Year))
	}
	all := digits.FindAllStringIndex(text, -1)
	if len(all) == 0 {
		return text
	}
	own := all[len(all)-1]
	return text[:own[0]] + "__" + text[own[1]:]
}
