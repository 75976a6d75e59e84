package compose

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/vocabulary"
	"tongbao/cmd/tongbao/internal/wording"
)

// execute runs a text that stands at a place and returns markdown in which every value
// put out by an action is a sentinel and every line of literal text ends in a line mark. A
// text with private-use characters is refused, for those carry the sentinels.
func (c *composer) execute(src string, at diag.Place) (string, *marks) {
	m := &marks{origin: at}
	before := c.findings.Errors()
	for i, line := range strings.Split(src, "\n") {
		if privateUse(line) {
			c.findings.Tell(codePrivateUse, m.place(i+1), privateHint(line), "文字中有私用区字符，别的电脑上显示不出来")
			m.failed = true
			return "", m
		}
	}
	src = language.HalfBraces(src)
	pieces, findings, ok := vocabulary.Speak(c.data(m), at, src, c.in.Unread)
	if c.in.Draft {
		findings = findings.InDraft()
	}
	c.findings = append(c.findings, findings...)
	out := m.markdown(pieces, literalLines(src))
	c.leftover(src, m)
	if m.full {
		c.findings.Tell(codeTooManyValues, at, "请把长名单改为附表。", "正文中由数据填入的内容超过%d处", inlineMax-inlineBase)
		out = ""
	}
	m.failed = !ok || c.findings.Errors() > before
	return out, m
}

// privateHint says what to type for the first private character of a line that has a known
// meaning.
func privateHint(line string) string {
	for _, r := range line {
		if m, known := wording.Meant(r); known && privateUse(string(r)) {
			return fmt.Sprintf("请删去它，重新输入“%c”（U+%04X）。", m, m)
		}
	}
	return "请删去它，用输入法重新输入；不知道是哪个字的，请向提供文字的人问清。"
}

// data are what the words of a text are asked of.
func (c *composer) data(m *marks) *vocabulary.Data {
	d := c.in.Data
	d.Table = func(name string, line int) (*document.Table, error) { return c.table(name, m.place(line)) }
	d.Said = func(path ...any) ([]document.Inline, error) { return c.sayAt(path...) }
	d.Settle = c.need
	return &d
}

// markdown puts the pieces of a text together.
func (m *marks) markdown(pieces []vocabulary.Piece, literal map[int]bool) string {
	var b strings.Builder
	for _, p := range pieces {
		switch {
		case p.Table != nil:
			b.WriteString(m.block(p.Line, p.Table))
		case p.Counter:
			b.WriteString(m.add(entry{counter: true, loop: p.Loop, line: p.Line}))
		case p.Literal == "\n":
			if literal[p.Line] && !p.Shared {
				b.WriteString(lineMark(p.Line))
			}
			b.WriteByte('\n')
		case p.Literal != "":
			b.WriteString(p.Literal)
		default:
			b.WriteString(m.inline(p.Line, p.Inlines...))
		}
	}
	return b.String()
}

var (
	actionPattern = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	structural    = regexp.MustCompile("^\\s*(\\||:?-+:?\\s*\\||```|~~~|([-*_]\\s*){3,}$)")
)

// literalLines returns the lines that hold text outside of actions and may take
// a mark at their end: not table rows, fences or rules, whose ends have meaning.
func literalLines(src string) map[int]bool {
	out := map[int]bool{}
	for i, l := range strings.Split(withoutActions(src), "\n") {
		if strings.TrimSpace(l) != "" && !structural.MatchString(l) {
			out[i+1] = true
		}
	}
	return out
}

// withoutActions is a text with its lines and without its actions.
func withoutActions(src string) string {
	return actionPattern.ReplaceAllStringFunc(src, func(a string) string { return strings.Repeat("\n", strings.Count(a, "\n")) })
}

// leftover reports what was meant as an action and would be printed. An action that is
// not closed has been told.
func (c *composer) leftover(src string, m *marks) {
	for i, l := range strings.Split(withoutActions(src), "\n") {
		told := 0
		for at := c.leftIn(l); at != nil && told < leftInLine; at = c.leftIn(l) {
			told++
			if left := l[at[0]:at[1]]; !strings.HasPrefix(left, "{{") {
				c.findings.Tell(CodeBraces, m.place(i+1), "请改成两个花括号：{{ }}。", "“%s”不是 {{ }}，会照原样印出来", left)
			}
			l = l[at[1]:]
		}
	}
}

// leftInLine bounds how much of what is left of actions is told of one line.
const leftInLine = 20

var alone = regexp.MustCompile(`[{｛][^{}｛｝]+[}｝]`)

// leftIn finds what is left of an action first in a line: words of the language, or a name of
// this notice, of a sheet or of an entry of [values], between single braces. nil when there
// is none.
func (c *composer) leftIn(line string) []int {
	left := vocabulary.Leftover(line)
	for _, at := range alone.FindAllStringIndex(line, -1) {
		if left != nil && left[0] <= at[0] {
			break
		}
		mentioned := language.Mentions("{{" + strings.Trim(line[at[0]:at[1]], "{}｛｝") + "}}")
		isValue := slices.ContainsFunc(c.in.Issue.Values, func(v issue.Value) bool { return mentioned[v.Name] })
		if isValue || slices.ContainsFunc(c.in.SheetNames(), func(name string) bool { return mentioned[name] }) {
			return at
		}
	}
	return left
}
