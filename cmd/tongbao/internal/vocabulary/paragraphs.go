package vocabulary

import (
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/language"
)

// another is what no paragraph goes on with.
var another = regexp.MustCompile(`^(?:#|\||$)`)

// glued tells of paragraphs in a condition or loop on lines of its own that are one paragraph
// with what stands before or behind, where a blank line stands on the other side only.
func (t *text) glued(file string, blocks []language.Block) {
	for _, b := range blocks {
		if (b.Kind == language.If || b.Kind == language.Each) && t.alone(file, b.Line) && t.alone(file, b.End) {
			t.gluedAt(file, b)
		}
		for _, br := range b.Branches {
			t.glued(file, br.Blocks)
		}
	}
}

// alone reports a line on which one action stands and nothing else.
func (t *text) alone(file string, line int) bool {
	l := strings.TrimSpace(t.lines[file][line-1])
	m := actions.FindString(l)
	return m != "" && m == l
}

// gluedAt looks at what stands around a block that opens and ends on lines of its own.
func (t *text) gluedAt(file string, b language.Block) {
	lines, from, to := t.lines[file], b.Line-1, b.End-1
	at := func(i int) string {
		if i < 0 || i >= len(lines) {
			return ""
		}
		return strings.TrimSpace(actions.ReplaceAllStringFunc(lines[i], func(a string) string {
			if language.Says(strings.Trim(a, "{}")) {
				return a
			}
			return ""
		}))
	}
	plain := func(i int) bool { return !another.MatchString(at(i)) }
	blank := func(i int) bool { return i < 0 || i >= len(lines) || strings.TrimSpace(lines[i]) == "" }
	ends := func(i int) bool { return plain(i) && strings.HasSuffix(at(i), "。") }
	line := 0
	switch {
	case blank(from-1) && ends(to-1) && plain(to+1):
		line = to + 2
	case b.Kind == language.If && ends(from-1) && plain(from+1) && ends(to-1) && blank(to+1):
		line = from + 2
	default:
		return
	}
	word := map[language.BlockKind]string{language.If: "如有", language.Each: "逐个"}[b.Kind]
	t.findings.Tell(codeGlued, t.placeIn(file, line), "另起一段的，中间空一行；接着写的，把 {{"+word+" …}} 写在上一行的末尾。",
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
