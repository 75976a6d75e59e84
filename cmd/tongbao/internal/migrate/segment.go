package migrate

import (
	"regexp"
	"slices"
	"strings"
	"text/template/parse"
)

const (
	opening = "{{"
	closing = "}}"
)

// segment is literal text or one action of a text.
type segment struct {
	from, to       int // byte offsets
	action         bool
	old            bool   // an action of the notation of before
	text           string // between the braces, without marks that trim
	trimsL, trimsR bool   // {{- and -}}
	node           parse.Node
	elses          []int // of an action that begins a block: the segments that part it
	end            int   // and the one that ends it
}

// keyword is the word an old action begins with.
func (s *segment) keyword() string {
	word, _, _ := strings.Cut(s.text, " ")
	return word
}

// oldWords are what an action of the notation of before may begin with, beside a dot, a
// variable, a bracket and a comment.
var oldWords = []string{
	"if", "else", "end", "range", "with", "define", "block", "template", "break", "continue",
	"and", "or", "not", "len", "index", "slice", "print", "printf", "println", "html", "js", "urlquery", "call",
	"eq", "ne", "lt", "le", "gt", "ge", "true", "false", "nil",
	"period", "season", "basis", "office", "value", "date", "dates", "count", "percent", "share", "sum", "change", "average", "names", "units",
	"problem", "ranks", "amounts", "among", "respectively", "grouped", "also", "sheet", "table", "attachment", "see", "hasSheet", "hasValue",
}

var firstWord = regexp.MustCompile(`^[A-Za-z_]+(?:[^\pL\d_.。．\[【［]|\.[A-Z(]|$)`)

// isOld reports the text of an action of the notation of before.
func isOld(text string) bool {
	text = strings.TrimLeft(text, "( ")
	if text == "" {
		return false
	}
	if text[0] == '.' || text[0] == '$' || strings.HasPrefix(text, "/*") {
		return true
	}
	found := firstWord.FindString(text)
	return found != "" && slices.Contains(oldWords, strings.TrimRightFunc(found, func(r rune) bool { return !isLetter(r) }))
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_' }

const blanks = " \t\r\n"

// cut parts a text into segments. What is no whole action is literal text.
func cut(src string) []segment {
	var out []segment
	for at := 0; at < len(src); {
		open := strings.Index(src[at:], opening)
		if open < 0 {
			return append(out, segment{from: at, to: len(src), text: src[at:]})
		}
		open += at
		a, ok := actionAt(src, open)
		if !ok {
			return append(out, segment{from: at, to: len(src), text: src[at:]})
		}
		if open > at {
			out = append(out, segment{from: at, to: open, text: src[at:open]})
		}
		out, at = append(out, a), a.to
	}
	return out
}

// actionAt reads the action that opens at a place.
func actionAt(src string, open int) (segment, bool) {
	a := segment{from: open, action: true}
	from := open + len(opening)
	if len(src) > from+1 && src[from] == '-' && strings.IndexByte(blanks, src[from+1]) >= 0 {
		a.trimsL = true
		from += 2
	}
	inside := strings.TrimLeft(src[from:], blanks)
	a.old = isOld(inside)
	length := strings.Index(src[from:], closing)
	if a.old {
		length = oldLength(src[from:])
	}
	if length < 0 {
		return a, false
	}
	a.to = from + length + len(closing)
	a.text = src[from : from+length]
	if n := len(a.text); a.old && n > 1 && a.text[n-1] == '-' && strings.IndexByte(blanks, a.text[n-2]) >= 0 {
		a.trimsR = true
		a.text = a.text[:n-1]
	}
	a.text = strings.Trim(a.text, blanks)
	return a, true
}

// oldLength is where the braces close that an old action stands in: not within a text or a
// comment. It is below 0 when they do not.
func oldLength(src string) int {
	if inside := strings.TrimLeft(src, blanks); strings.HasPrefix(inside, "/*") {
		from := len(src) - len(inside)
		end := strings.Index(src[from:], "*/")
		if end < 0 {
			return -1
		}
		return from + end + strings.Index(src[from+end:], closing)
	}
	quote := byte(0)
	for i := 0; i < len(src); i++ {
		switch c := src[i]; {
		case quote == 0 && strings.HasPrefix(src[i:], closing):
			return i
		case quote == 0 && (c == '"' || c == '`' || c == '\''):
			quote = c
		case quote != 0 && quote != '`' && c == '\\':
			i++
		case c == quote:
			quote = 0
		}
	}
	return -1
}

// parsed gives the old actions their nodes and their ends. Actions of the language are
// hidden from the parser, which knows all functions by their names alone.
func parsed(src string, segs []segment) error {
	hidden := []byte(src)
	for _, s := range segs {
		if s.action && !s.old {
			copy(hidden[s.from:s.to], strings.Repeat(".", s.to-s.from))
		}
	}
	tree := parse.New("")
	tree.Mode = parse.SkipFuncCheck
	trees := map[string]*parse.Tree{}
	if _, err := tree.Parse(string(hidden), "", "", trees); err != nil {
		return err
	}
	p := pairer{segs: segs}
	for _, t := range trees {
		p.list(t.Root)
	}
	p.list(tree.Root)
	p.blocks()
	return nil
}

// pairer finds the segments that nodes and ends belong to.
type pairer struct{ segs []segment }

func (p *pairer) at(pos parse.Pos) *segment {
	i, found := slices.BinarySearchFunc(p.segs, int(pos), func(s segment, pos int) int {
		switch {
		case s.to <= pos:
			return -1
		case s.from > pos:
			return 1
		}
		return 0
	})
	if !found {
		return &segment{}
	}
	return &p.segs[i]
}

func (p *pairer) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode, *parse.TemplateNode:
			p.at(n.Position()).node = n
		case *parse.IfNode:
			p.branch(n, &n.BranchNode)
		case *parse.RangeNode:
			p.branch(n, &n.BranchNode)
		case *parse.WithNode:
			p.branch(n, &n.BranchNode)
		}
	}
}

func (p *pairer) branch(n parse.Node, b *parse.BranchNode) {
	p.at(b.Pipe.Pos).node = n
	p.list(b.List)
	p.list(b.ElseList)
}

// blocks pairs the actions that begin a block with those that part and end it. The text
// has been parsed: they are balanced.
func (p *pairer) blocks() {
	var open []int
	for i := range p.segs {
		s := &p.segs[i]
		if !s.action || !s.old {
			continue
		}
		switch s.keyword() {
		case "if", "range", "with", "define", "block":
			open = append(open, i)
		case "else":
			if n := len(open); n > 0 {
				p.segs[open[n-1]].elses = append(p.segs[open[n-1]].elses, i)
			}
		case "end":
			if n := len(open); n > 0 {
				p.segs[open[n-1]].end = i
				open = open[:n-1]
			}
		}
	}
}
