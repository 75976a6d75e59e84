package migrate

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/language"
)

// translator rewrites one text.
type translator struct {
	*terms
	file string
	line int // of the first line of the text in its file
	src  string
	segs []segment
	pieces
	loops    []*loop  // around what is being written, the innermost last
	holding  []string // conditions that hold there
	defines  map[string]*define
	expanded int // pieces that were written out
	findings diag.Findings
}

// scope is what names of the old notation mean at a place.
type scope struct {
	root, dot term // $ and .
	variables map[string]term
}

// inner is a scope within another: variables set in it end with it.
func (s *scope) inner(dot term) *scope {
	out := &scope{root: s.root, dot: dot, variables: map[string]term{}}
	for name, v := range s.variables {
		out.variables[name] = v
	}
	return out
}

// loop is a {{range}} that became 逐个.
type loop struct {
	item     *language.Node // what stands for its item in terms
	at       int            // piece that opens it
	variable string         // set within it for inner loops; empty: not needed
	about    bool           // no loop, but a piece that is about something
}

// problem is why something cannot be rewritten.
type problem struct{ text, hint string }

func (p *problem) Error() string { return p.text }

func cannot(hint, format string, args ...any) error {
	return &problem{fmt.Sprintf(format, args...), hint}
}

// Text rewrites a text of the file name. It is returned as it is when there are findings,
// and when there is nothing to rewrite.
func Text(name, src string, k *Known) (string, diag.Findings) {
	t := newTranslator(name, 1, src, k)
	if !t.translate() {
		return src, t.findings
	}
	return t.text(func(p piece) string { return p.text }), nil
}

func newTranslator(name string, line int, src string, k *Known) *translator {
	return &translator{terms: &terms{k, vocabularyWords()}, file: name, line: line, src: src, segs: cut(src),
		defines: map[string]*define{}}
}

var parseError = regexp.MustCompile(`^template: :(\d+)`)

// translate fills the pieces; false: there is nothing to write.
func (t *translator) translate() bool {
	t.singleBraces()
	if !slices.ContainsFunc(t.segs, func(s segment) bool { return s.old }) || len(t.findings) > 0 {
		return false
	}
	if err := parsed(t.src, t.segs); err != nil {
		line := 1
		if m := parseError.FindStringSubmatch(err.Error()); m != nil {
			line, _ = strconv.Atoi(m[1])
		}
		t.findings.Tell(codeUnreadable, diag.Place{File: t.file, Line: t.line + line - 1},
			"请核对 {{ }}、括号和引号是否成对，每个 {{if}}、{{range}}、{{with}} 有没有 {{end}}；改成新写法的，整段都改。", "旧写法本身有误，读不出来")
		return false
	}
	root := term{kind: rootKind}
	t.run(0, len(t.segs), &scope{root: root, dot: root, variables: map[string]term{}})
	t.definitions()
	t.settle()
	return len(t.findings) == 0
}

// single are braces that were meant as an action of the old notation and are none.
var single = regexp.MustCompile(`\{\s*(?:\.[A-Z]|(?:count|percent|share|sum|change|average|names|units|value|date|dates|period|season|` +
	`office|basis|among|amounts|respectively|grouped|ranks|if|range|end|else|with|table|sheet|attachment|see|also)\b)[^{}]*\}`)

func (t *translator) singleBraces() {
	for _, s := range t.segs {
		if found := single.FindStringIndex(s.text); !s.action && found != nil {
			t.tell(s.from+found[0], cannot("请改成两个花括号，再改写。", "“%s”只有一个花括号，会照原样印出来", s.text[found[0]:found[1]]))
		}
	}
}

// lineAt is the line of a byte of the text.
func (t *translator) lineAt(at int) int { return t.line + strings.Count(t.src[:at], "\n") }

func (t *translator) tell(at int, err error) {
	var p *problem
	if !errors.As(err, &p) {
		p = &problem{text: err.Error()}
	}
	t.findings.Tell(codeNoCounterpart, diag.Place{File: t.file, Line: t.lineAt(at)}, p.hint, "%s", p.text)
}

// run writes the segments from one to before another.
func (t *translator) run(from, to int, sc *scope) {
	for i := from; i < to; {
		s := &t.segs[i]
		switch {
		case !s.action:
			t.out = append(t.out, piece{literal: true, text: s.text, from: s.from})
		case !s.old:
			t.out = append(t.out, piece{text: t.src[s.from:s.to], silent: silent(t.src[s.from:s.to])})
		case s.end > 0:
			t.block(i, sc)
			i = s.end
		case strings.HasPrefix(s.text, "/*"):
			t.emit(s, noteText(s.text), true)
		default:
			if err := t.action(i, sc); err != nil {
				t.tell(s.from, err)
			}
		}
		i++
	}
}

// emit writes an action in the place of an old one; without a text, nothing.
func (t *translator) emit(s *segment, text string, isSilent bool) {
	if text != "" {
		text = opening + text + closing
	}
	t.out = append(t.out, piece{text: text, silent: isSilent || text == "", trimsL: s.trimsL, trimsR: s.trimsR})
}

// noteText is a comment.
func noteText(text string) string {
	text = strings.TrimSuffix(strings.TrimPrefix(text, "/*"), "*/")
	text = strings.NewReplacer(opening, "{ {", closing, "} }").Replace(strings.TrimSpace(text))
	return "注：" + text
}

// silent reports an action of the language that prints nothing.
func silent(text string) bool {
	blocks, faults := language.ParseText(text)
	return len(faults) > 0 || len(blocks) == 0 || blocks[0].Kind == language.Let
}

// action writes an action that begins no block.
func (t *translator) action(i int, sc *scope) error {
	s := &t.segs[i]
	switch n := s.node.(type) {
	case *parse.TemplateNode:
		return t.template(s, n, sc)
	case *parse.ActionNode:
		v, err := t.pipe(n.Pipe, sc, t.follows(i))
		switch {
		case err != nil:
			return err
		case len(n.Pipe.Decl) > 0:
			t.emit(s, "", true)
			return declare(n.Pipe, v, sc)
		}
		return t.say(s, v)
	}
	return cannot("请改成新写法的条件。", "新写法没有 {{%s}}", s.text)
}

// declare sets the variable of a pipeline.
func declare(p *parse.PipeNode, v term, sc *scope) error {
	if p.IsAssign {
		return cannot("请用 {{设 名称 = …}}，或在用的地方各写一遍。", "变量 %s 改过值", p.Decl[0].Ident[0])
	}
	sc.variables[p.Decl[0].Ident[0]] = v
	return nil
}

// say writes what prints a term.
func (t *translator) say(s *segment, v term) error {
	switch v.kind {
	case textKind:
		if strings.Contains(v.name, opening) || strings.Contains(v.name, closing) {
			return cannot("请改用别的符号。", "要印的文字“%s”里有花括号", v.name)
		}
		t.out = append(t.out, piece{text: v.name, trimsL: s.trimsL, trimsR: s.trimsR})
		return nil
	case numberKind, indexKind:
		return cannot("请直接写数字，或从数据中取。", "{{%s}} 印的数没有出处", s.text)
	case conditionKind, factsKind, rootKind, rosterKind, rowsKind:
		if v.kind == factsKind && v.node != nil {
			break
		}
		return cannot("请照手册写明要印什么。", "{{%s}} 没有说要印什么", s.text)
	}
	text := t.show(v.node)
	if !printed(text) {
		return cannot("请给名称换一个写法，或改名。", "“%s”这个名称在新写法里会读成别的意思", text)
	}
	t.emit(s, text, false)
	return nil
}

// printed reports an expression that is read back as one, and not as a condition or loop.
func printed(text string) bool {
	blocks, faults := language.ParseText(opening + text + closing)
	return len(faults) == 0 && len(blocks) == 1 && blocks[0].Kind == language.Say
}

// follows is the character behind an action in literal text; 0 where none is.
func (t *translator) follows(i int) rune {
	if i+1 == len(t.segs) || t.segs[i+1].action {
		return 0
	}
	text := t.segs[i+1].text
	if t.segs[i].trimsR {
		text = strings.TrimLeft(text, blanks)
	}
	if i+2 < len(t.segs) && t.segs[i+2].trimsL {
		text = strings.TrimRight(text, blanks)
	}
	for _, r := range text {
		return r
	}
	return 0
}
