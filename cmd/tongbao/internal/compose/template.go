package compose

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"

	"tongbao/cmd/tongbao/internal/diag"
)

// emitName is the function that every action's value is passed to last. It
// cannot be written in a template.
const emitName = "_emit"

// execute runs a template and returns markdown in which every value put out by
// an action is a sentinel and every line of literal text ends in a line mark.
//
// As html/template does for escaping, the parsed template is rewritten: each
// action {{x}} becomes {{x | _emit LINE}}. So no value reaches the text without
// being registered, and each one knows its line.
func execute(name, src string, data any, funcs template.FuncMap, emit func(line int, v any) (string, error), m *marks) (string, diag.Findings) {
	m.file = name
	t, err := template.New(name).Option("missingkey=error").Funcs(funcs).Parse(src)
	if err != nil {
		return "", diag.Findings{templateFinding(name, err, funcs)}
	}
	t.Funcs(template.FuncMap{emitName: emit}) // after parsing: no template can name it
	rw := &rewriter{lines: lineStarts(src), literal: literalLines(src)}
	for _, sub := range t.Templates() {
		if sub.Tree != nil && sub.Root != nil {
			rw.list(sub.Root)
		}
	}
	var b strings.Builder
	if err := t.Execute(&b, data); err != nil {
		return "", diag.Findings{templateFinding(name, err, funcs)}
	}
	return b.String(), nil
}

// rewriter adds emit calls and line marks to a parsed template.
type rewriter struct {
	lines   []int        // byte offset at which each line starts
	literal map[int]bool // lines with text outside of actions
}

func (rw *rewriter) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			n.Text = []byte(rw.mark(string(n.Text), int(n.Pos)))
		case *parse.ActionNode:
			if len(n.Pipe.Decl) == 0 {
				rw.emit(n.Pipe)
			}
		case *parse.IfNode:
			rw.list(n.List)
			rw.list(n.ElseList)
		case *parse.RangeNode:
			rw.list(n.List)
			rw.list(n.ElseList)
		case *parse.WithNode:
			rw.list(n.List)
			rw.list(n.ElseList)
		}
	}
}

// emit appends `| _emit LINE` to a pipeline.
func (rw *rewriter) emit(p *parse.PipeNode) {
	line := rw.lineAt(int(p.Pos))
	num := &parse.NumberNode{NodeType: parse.NodeNumber, Pos: p.Pos, IsInt: true, Int64: int64(line), Text: strconv.Itoa(line)}
	id := parse.NewIdentifier(emitName).SetPos(p.Pos)
	p.Cmds = append(p.Cmds, &parse.CommandNode{NodeType: parse.NodeCommand, Pos: p.Pos, Args: []parse.Node{id, num}})
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

var templatePlace = regexp.MustCompile(`^template: [^:]*:(\d+)(?::\d+)?: (?s:(.*))$`)

// userError is an error of one of our own template functions: already Chinese.
type userError struct{ text, hint string }

func (e userError) Error() string { return e.text }

// templateFinding turns a text/template error into a finding with its line and,
// for an unknown name, the names there are.
func templateFinding(name string, err error, funcs template.FuncMap) diag.Finding {
	f := diag.Finding{Severity: diag.Error, Code: "template", Place: diag.Place{File: name}}
	msg := err.Error()
	if m := templatePlace.FindStringSubmatch(msg); m != nil {
		f.Place.Line, _ = strconv.Atoi(m[1])
		msg = m[2]
	}
	var u userError
	switch {
	case errors.As(err, &u):
		f.Text, f.Hint = u.text, u.hint
	default:
		f.Text, f.Hint = explainTemplate(msg, funcs)
	}
	return f
}

var (
	unknownFunc  = regexp.MustCompile(`function "([^"]+)" not defined`)
	unknownField = regexp.MustCompile(`can't evaluate field (\S+) in type (\S+)`)
	unknownKey   = regexp.MustCompile(`map has no entry for key "([^"]+)"`)
	executingAt  = regexp.MustCompile(`(?s)^executing "[^"]*" at <(.*?)>: (.*)$`)
)

// explainTemplate puts text/template's English into Chinese where the error is
// one a clerk can make.
func explainTemplate(msg string, funcs template.FuncMap) (text, hint string) {
	if m := unknownFunc.FindStringSubmatch(msg); m != nil {
		return fmt.Sprintf("模板中没有名为“%s”的函数", m[1]), "可用的函数：" + strings.Join(sortedKeys(funcs), "、") + "。"
	}
	if m := unknownField.FindStringSubmatch(msg); m != nil {
		return fmt.Sprintf("没有名为“%s”的数据", m[1]), "可用的名称：" + strings.Join(fieldNames(m[2]), "、") + "。"
	}
	if m := unknownKey.FindStringSubmatch(msg); m != nil {
		return fmt.Sprintf("没有名为“%s”的数据", m[1]), "请检查名称是否与表格、notice.toml中的一致。"
	}
	if m := executingAt.FindStringSubmatch(msg); m != nil {
		return fmt.Sprintf("{{%s}} 不能计算：%s", m[1], m[2]), "请检查括号里的写法。"
	}
	return "模板写法有误：" + msg, "请检查 {{ }} 是否成对、名称是否写对。"
}
