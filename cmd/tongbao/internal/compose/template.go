package compose

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"
	"unicode"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/diag"
)

// Functions that cannot be written in a template: emitName is what every action's
// value is passed to last, lineName tells the line of what is evaluated next, elseName
// that the text has something to say where what was asked for is not there.
const (
	emitName = "_emit"
	lineName = "_line"
	elseName = "_else"
)

// execution is a template with what it is executed over.
type execution struct {
	src   string
	view  map[string]any
	funcs template.FuncMap
	emit  func(line int, v any) (string, error)
	at    func(line int) string
	other func() string
	marks *marks
}

// execute runs a template and returns markdown in which every value put out by
// an action is a sentinel and every line of literal text ends in a line mark. ok is
// false when it could not be run, which the findings tell or others have told.
//
// As html/template does for escaping, the parsed template is rewritten: each
// action {{x}} becomes {{_line LINE}}{{x | _emit LINE}}. So no value reaches the
// text without being registered, and each one, and each finding on the way, knows
// its line.
func (x *execution) execute() (out string, fs diag.Findings, ok bool) {
	name := x.marks.origin.File
	t, err := template.New(name).Option("missingkey=error").Funcs(x.funcs).Parse(x.src)
	if err != nil {
		return "", diag.Findings{x.finding(err)}, false
	}
	t.Funcs(template.FuncMap{emitName: x.emit, lineName: x.at, elseName: x.other}) // after parsing: no template can name them
	rw := &rewriter{lines: lineStarts(x.src), literal: literalLines(x.src), marks: x.marks}
	for _, sub := range t.Templates() {
		if sub.Tree != nil && sub.Root != nil {
			rw.list(sub.Root)
		}
	}
	if len(rw.braces) > 0 {
		return "", rw.braces, false
	}
	var b strings.Builder
	if err := t.Execute(&b, x.view); errors.Is(err, errTold) {
		return "", nil, false
	} else if err != nil {
		return "", diag.Findings{x.finding(err)}, false
	}
	return b.String(), nil, true
}

// rewriter adds emit calls and line marks to a parsed template.
type rewriter struct {
	lines   []int        // byte offset at which each line starts
	literal map[int]bool // lines with text outside of actions
	marks   *marks
	braces  diag.Findings // of what was meant as an action and would be printed
}

func (rw *rewriter) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	var out []parse.Node
	for i, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			rw.leftover(string(n.Text), rw.lineAt(int(n.Pos)))
			n.Text = []byte(rw.mark(string(n.Text), int(n.Pos)))
		case *parse.ActionNode:
			out = append(out, rw.line(n.Pipe))
			if len(n.Pipe.Decl) == 0 {
				if i+1 < len(l.Nodes) {
					countNames(n.Pipe, l.Nodes[i+1])
				}
				rw.emit(n.Pipe)
			}
		case *parse.IfNode:
			out = append(out, rw.branch(&n.BranchNode))
		case *parse.RangeNode:
			out = append(out, rw.branch(&n.BranchNode))
		case *parse.WithNode:
			out = append(out, rw.branch(&n.BranchNode))
		}
		out = append(out, n)
	}
	l.Nodes = out
}

// ownCounter, in the place of a unit, asks for the measure word of the objects.
const ownCounter = "\x00"

// countNames gives the number that closes a list of the first few names its measure word
// where the text behind gives none: 甲网站、乙网站等53家。
func countNames(p *parse.PipeNode, next parse.Node) {
	text, ok := next.(*parse.TextNode)
	last := p.Cmds[len(p.Cmds)-1]
	if !ok || len(last.Args) < 2 || last.Args[0].String() != "names" {
		return
	}
	if _, number := last.Args[len(last.Args)-1].(*parse.NumberNode); !number {
		return
	}
	if r, _ := utf8.DecodeRune(text.Text); !unicode.IsLetter(r) && r != '{' {
		word := &parse.StringNode{NodeType: parse.NodeString, Pos: p.Pos, Quoted: strconv.Quote(ownCounter), Text: ownCounter}
		last.Args = append(last.Args, word)
	}
}

// branch rewrites both lists of a branch and returns the line action before it.
func (rw *rewriter) branch(n *parse.BranchNode) parse.Node {
	rw.list(n.List)
	rw.list(n.ElseList)
	if n.ElseList != nil {
		id := parse.NewIdentifier(elseName).SetPos(n.Pos)
		cmd := &parse.CommandNode{NodeType: parse.NodeCommand, Pos: n.Pos, Args: []parse.Node{id}}
		for _, l := range []*parse.ListNode{n.List, n.ElseList} {
			l.Nodes = slices.Insert(l.Nodes, 0, action(n.Pipe, cmd))
		}
	}
	return rw.line(n.Pipe)
}

// line is the action {{_line LINE}} for what is evaluated at a pipeline.
func (rw *rewriter) line(p *parse.PipeNode) parse.Node { return action(p, rw.call(lineName, p.Pos)) }

// action is a command alone, in the place of a pipeline.
func action(p *parse.PipeNode, cmd *parse.CommandNode) parse.Node {
	pipe := &parse.PipeNode{NodeType: parse.NodePipe, Pos: p.Pos, Line: p.Line, Cmds: []*parse.CommandNode{cmd}}
	return &parse.ActionNode{NodeType: parse.NodeAction, Pos: p.Pos, Line: p.Line, Pipe: pipe}
}

// emit appends `| _emit LINE` to a pipeline.
func (rw *rewriter) emit(p *parse.PipeNode) { p.Cmds = append(p.Cmds, rw.call(emitName, p.Pos)) }

// call is the command `name LINE`.
func (rw *rewriter) call(name string, pos parse.Pos) *parse.CommandNode {
	line := rw.lineAt(int(pos))
	num := &parse.NumberNode{NodeType: parse.NodeNumber, Pos: pos, IsInt: true, Int64: int64(line), Text: strconv.Itoa(line)}
	id := parse.NewIdentifier(name).SetPos(pos)
	return &parse.CommandNode{NodeType: parse.NodeCommand, Pos: pos, Args: []parse.Node{id, num}}
}

// mark puts a line mark before each line end of literal text.
func (rw *rewriter) mark(s string, pos int) string {
	var b strings.Builder
	line := rw.lineAt(pos)
	for {
		i := strings.IndexByte(s, '\n')
		if i < 0 {
			break
		}
		b.WriteString(strings.TrimSuffix(s[:i], "\r"))
		if rw.literal[line] {
			b.WriteString(lineMark(line))
		}
		b.WriteByte('\n')
		s = s[i+1:]
		line++
	}
	b.WriteString(s)
	return b.String()
}

func (rw *rewriter) lineAt(pos int) int {
	line := 0
	for line < len(rw.lines) && rw.lines[line] <= pos {
		line++
	}
	return line
}

func lineStarts(src string) []int {
	out := []int{0}
	for i := range len(src) {
		if src[i] == '\n' {
			out = append(out, i+1)
		}
	}
	return out
}

var (
	actionPattern = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	structural    = regexp.MustCompile("^\\s*(\\||```|~~~|([-*_]\\s*){3,}$)")
)

// literalLines returns the lines that hold text outside of actions and may take
// a mark at their end: not table rows, fences or rules, whose ends have meaning.
func literalLines(src string) map[int]bool {
	bare := actionPattern.ReplaceAllStringFunc(src, func(a string) string {
		return strings.Repeat("\n", strings.Count(a, "\n"))
	})
	out := map[int]bool{}
	for i, l := range strings.Split(bare, "\n") {
		if strings.TrimSpace(l) != "" && !structural.MatchString(l) {
			out[i+1] = true
		}
	}
	return out
}

// errTold ends a template whose findings have been given already.
var errTold = errors.New("told")

// leftover reports what was meant as an action and would be printed.
func (rw *rewriter) leftover(literal string, line int) {
	for i, l := range strings.Split(literal, "\n") {
		for _, m := range ours.literal.FindAllString(l, -1) {
			rw.braces.Tell(codeTemplate, rw.marks.place(line+i), "请改成两个半角花括号：{{ }}。", "“%s”不是 {{ }}，会照原样印出来", m)
		}
	}
}
