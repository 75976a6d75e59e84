package compose

import (
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/vocabulary"
)

// oldAction is an action in the notation of before.
var oldAction = regexp.MustCompile(`\{\{-?\s*(?:[.$(A-Za-z_]|/\*)`)

// speak runs a text and returns markdown in which every value is a sentinel and every
// line of literal text ends in a line mark.
func (c *composer) speak(t survey.Text, m *marks) (string, diag.Findings) {
	m.file = t.Name
	data := c.in.data(func(name string) (*document.Table, error) { return c.functions.table(name, m.place()) })
	pieces, findings := vocabulary.Speak(data, t.Name, t.Source, c.in.Unread)
	literal := literalLines(language.HalfBraces(t.Source))
	var b strings.Builder
	for _, p := range pieces {
		switch {
		case p.Table != nil:
			b.WriteString(m.block(p.Line, p.Table))
		case p.Counter:
			b.WriteString(m.add(entry{counter: true, line: p.Line}))
		case p.Literal != "":
			markLines(&b, p.Literal, p.Line, literal)
		default:
			b.WriteString(m.inline(p.Line, p.Inlines...))
		}
	}
	return b.String(), findings
}

// markLines puts a line mark before each line end of literal text that begins in line.
func markLines(b *strings.Builder, text string, line int, literal map[int]bool) {
	for {
		before, rest, found := strings.Cut(text, "\n")
		if !found {
			b.WriteString(before)
			return
		}
		b.WriteString(strings.TrimSuffix(before, "\r"))
		if literal[line] {
			b.WriteString(lineMark(line))
		}
		b.WriteByte('\n')
		text = rest
		line++
	}
}
