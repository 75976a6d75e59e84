package vocabulary

import (
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/language"
)

// Actions that print nothing themselves, as they stand in a line.
var (
	opens   = regexp.MustCompile(`^(?:如有|如无|如果|逐个|片段)`)
	silent  = regexp.MustCompile(`\{\{\s*(?:如有|如无|如果|逐个|片段|否则|完|设|注|用)[^{}]*\}\}`)
	another = regexp.MustCompile(`^(?:#|\||$)`) // what no paragraph goes on with
)

// opened is an action that opens a part of the text.
type opened struct {
	line  int // index
	word  string
	alone bool // on its line
}

// glued tells of paragraphs in a condition or loop on lines of its own that are one paragraph
// with what stands before or behind, where a blank line stands on the other side only.
func (t *text) glued(file string) {
	lines := t.lines[file]
	var stack []opened
	for i, l := range lines {
		for _, m := range actions.FindAllStringSubmatch(l, -1) {
			word := opens.FindString(strings.TrimSpace(m[1]))
			switch {
			case word != "":
				stack = append(stack, opened{i, word, strings.TrimSpace(l) == m[0]})
			case strings.TrimSpace(m[1]) == "完" && len(stack) > 0:
				from := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				if from.alone && from.word != "片段" && strings.TrimSpace(l) == m[0] {
					t.gluedAt(file, from, i)
				}
			}
		}
	}
}

// gluedAt looks at what stands around one that opens and ends on lines of its own.
func (t *text) gluedAt(file string, from opened, to int) {
	lines := t.lines[file]
	at := func(i int) string {
		if i < 0 || i >= len(lines) {
			return ""
		}
		return strings.TrimSpace(silent.ReplaceAllString(lines[i], ""))
	}
	plain := func(i int) bool { return !another.MatchString(at(i)) }
	blank := func(i int) bool { return i < 0 || i >= len(lines) || strings.TrimSpace(lines[i]) == "" }
	ends := func(i int) bool { return plain(i) && strings.HasSuffix(at(i), "。") }
	line := 0
	switch {
	case blank(from.line-1) && ends(to-1) && plain(to+1):
		line = to + 2
	case from.word != "逐个" && ends(from.line-1) && plain(from.line+1) && ends(to-1) && blank(to+1):
		line = from.line + 2
	default:
		return
	}
	t.findings.Tell(codeGlued, t.placeIn(file, line), "另起一段的，中间空一行；接着写的，把 {{"+from.word+" …}} 写在上一行的末尾。",
		"这一行与上面的话中间没有空行，会排在同一段里")
}

// countedTwice is the line of 一是 in a loop within a loop that has its own: both are counted
// on in one paragraph. 0 when there is none.
func countedTwice(blocks []language.Block, outer bool) int {
	for _, b := range blocks {
		switch {
		case b.Kind == language.Each && outer && counts(b.Branches[0].Blocks):
			return b.Line
		case b.Kind != language.Each && b.Kind != language.If && b.Kind != language.Piece:
			continue
		}
		for _, br := range b.Branches {
			inner := b.Kind == language.Each && counts(br.Blocks) && !apart(br.Blocks)
			if line := countedTwice(br.Blocks, inner || outer && b.Kind == language.If); line > 0 {
				return line
			}
		}
	}
	return 0
}

// counts reports 一是 among blocks, those of conditions too.
func counts(blocks []language.Block) bool {
	for _, b := range blocks {
		if b.Kind == language.Say && b.Expr != nil && b.Expr.Kind == language.Name && b.Expr.Text == firstWord {
			return true
		}
		for _, br := range b.Branches {
			if b.Kind == language.If && counts(br.Blocks) {
				return true
			}
		}
	}
	return false
}

// apart reports blocks of several paragraphs.
func apart(blocks []language.Block) bool {
	for _, b := range blocks {
		if b.Kind == language.Literal && strings.Contains(b.Text, "\n\n") {
			return true
		}
	}
	return false
}

// firstWord counts the points of a paragraph.
const firstWord = "一是"
