package vocabulary

import (
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/wording"
)

// Piece is what a text comes to, in order: literal text, what an action printed, or a
// table.
type Piece struct {
	Line    int
	Literal string
	Inlines []document.Inline
	Table   *document.Table
	Counter bool // 一是, 二是 …: counted by the paragraph it stands in
	Loop    int  // the 逐个 of the text that puts out the counter, from 1; 0: none
	Shared  bool // Line is one of a piece, not of the text
}

// Speak runs a text that stands at a place: a file, or a key of notice.toml, which is then
// the place of everything in it. Every inline that is no figure and no cell gets its line
// as its place. The findings name the line to mend; they leave out what is missing where
// unread says that a workbook could not be read. ok is false when something in the text
// could not be said, which the findings tell or others have told.
func Speak(d *Data, at diag.Place, src string, unread bool) (pieces []Piece, findings diag.Findings, ok bool) {
	effort := d.Effort
	if effort == nil {
		effort = &Effort{}
	}
	t := &text{speaker: &speaker{Data: d, variables: map[string]any{}, ledger: d.Ledger}, origin: at, file: at.File, effort: effort,
		unread: unread, told: d.Ledger.Told(), shared: map[string]sharedPiece{}, lines: map[string][]string{}}
	if blocks := t.parse(at.File, src); !t.failed {
		t.glued(at.File, blocks)
		if line := countedTwice(blocks, false); line > 0 {
			t.tell(line, wrong("里面一层请换成别的写法，或另起一段。", "两层“逐个”里都写了“一是”，会连着数下去"))
		}
		t.run(blocks)
	}
	t.nameBroken()
	if effort.excess() != "" {
		t.pieces = nil // setting a part of what is endless would only take time
	}
	return t.pieces, t.findings, !t.failed
}

// sharedPiece is a piece of text that may be used by its name.
type sharedPiece struct {
	file   string
	blocks []language.Block
}

// text is a text that is run.
type text struct {
	*speaker
	origin   diag.Place // of the text
	file     string     // that is run: the text's own, or that of a piece
	effort   *Effort
	unread   bool
	failed   bool // something could not be said
	told     int  // findings of the ledger so far
	shared   map[string]sharedPiece
	loaded   bool                // the pieces of the data are among the shared ones
	depth    int                 // of pieces within pieces
	lines    map[string][]string // of the sources, by file
	loop     int                 // the 逐个 that is run, from 1; 0: none
	loops    int                 // that have been run
	indent   string              // blanks at the beginning of a line that has printed nothing yet
	printed  bool                // something else
	pieces   []Piece
	empty    []emptied
	findings diag.Findings
}

// parse reads a text and keeps its pieces.
func (t *text) parse(name, src string) []language.Block {
	t.lines[name] = strings.Split(src, "\n")
	if t.former(name) {
		return nil
	}
	blocks, faults := language.ParseText(src)
	for _, f := range faults {
		t.failed = true
		t.findings.Tell(codeExpression, t.placeIn(name, f.Line), f.Hint, "%s", f.Text)
	}
	for _, b := range blocks {
		if b.Kind == language.Piece {
			t.shared[b.Name] = sharedPiece{name, withoutLastLineEnd(b.Branches[0].Blocks)}
		}
	}
	return blocks
}

var actions = regexp.MustCompile(`\{\{(.*?)\}\}`)

// former tells of the first action in the notation of before: the whole text is to be
// rewritten.
func (t *text) former(file string) bool {
	for i, line := range t.lines[file] {
		for _, m := range actions.FindAllStringSubmatch(line, -1) {
			if Former(m[1]) {
				t.failed = true
				t.findings.Tell(codeFormerNotation, t.placeIn(file, i+1), "请运行 tongbao migrate 文件夹，把旧写法改成新的；新的写法见 data/README.md。",
					"%s 是以前的写法", m[0])
				return true
			}
		}
	}
	return false
}

// withoutLastLineEnd drops the line end before the action that ends a piece.
func withoutLastLineEnd(blocks []language.Block) []language.Block {
	if n := len(blocks) - 1; n >= 0 && blocks[n].Kind == language.Literal {
		blocks[n].Text = strings.TrimSuffix(blocks[n].Text, "\n")
	}
	return blocks
}

// place is that of a line of the file that is run.
func (t *text) place(line int) diag.Place { return t.placeIn(t.file, line) }

func (t *text) placeIn(file string, line int) diag.Place {
	if t.origin.Line > 0 && file == t.origin.File { // a text of notice.toml
		return t.origin
	}
	return diag.Place{File: file, Line: line}
}

// tell adds the finding of an error.
func (t *text) tell(line int, err error) {
	t.failed = true
	if errors.As(err, new(unheard)) && t.unread {
		return
	}
	if f, told := findingOf(err, t.place(line)); !told && !(t.unread && f.Is(codeMissingData)) {
		t.findings = append(t.findings, f)
	}
}

// located gives the findings of the ledger that are about no cell the line that asked.
func (t *text) located(line int) { t.told = t.ledger.AskedAt(t.place(line), t.told) }

func (t *text) run(blocks []language.Block) {
	for _, b := range blocks {
		if !t.proceed(b.Line) {
			return
		}
		t.line = b.Line
		switch b.Kind {
		case language.Literal:
			t.literal(b.Line, b.Text)
		case language.Say:
			t.say(b)
		case language.Let:
			if t.taken(b.Name) {
				t.tell(b.Line, wrong("请换一个名称。", "“%s”已经是词或数据的名称，不能用“设”改成别的", b.Name))
				continue
			}
			v, err := t.eval(b.Expr, now)
			if err != nil {
				t.tell(b.Line, err)
			}
			t.variables[b.Name] = v
			t.located(b.Line)
		case language.If:
			t.choose(b)
		case language.Each:
			t.each(b)
		case language.Use:
			t.use(b)
		}
	}
}

// pieceNamed is a piece of the text itself, else of those any text may use.
func (t *text) pieceNamed(name string) (sharedPiece, bool) {
	if p, ok := t.shared[name]; ok || t.loaded {
		return p, ok
	}
	own := t.shared
	t.shared, t.loaded = map[string]sharedPiece{}, true
	for _, p := range t.Pieces {
		t.parse(p.Name, p.Text)
	}
	maps.Copy(t.shared, own)
	p, ok := t.shared[name]
	return p, ok
}

// print adds a piece to the text, behind the blanks that begin its line.
func (t *text) print(p Piece) {
	if t.indent != "" {
		t.pieces, t.indent = append(t.pieces, Piece{Line: p.Line, Literal: t.indent}), ""
	}
	p.Shared = t.depth > 0
	t.effort.counted(p)
	t.pieces, t.printed = append(t.pieces, p), true
}

// literal adds text as it stands. A line on which only actions stood that printed nothing
// leaves no line behind: conditions and loops may stand on lines of their own.
func (t *text) literal(line int, src string) {
	for {
		before, rest, found := strings.Cut(src, "\n")
		if found {
			before = strings.TrimSuffix(before, "\r")
		}
		if strings.TrimSpace(before) != "" {
			t.print(Piece{Line: line, Literal: before})
		} else if !t.printed {
			t.indent += before
		} else if before != "" {
			t.pieces = append(t.pieces, Piece{Line: line, Literal: before})
		}
		if !found {
			return
		}
		if lines := t.lines[t.file]; t.printed || line > len(lines) || strings.TrimSpace(lines[line-1]) == "" {
			t.pieces = append(t.pieces, Piece{Line: line, Literal: "\n", Shared: t.depth > 0})
		}
		t.indent, t.printed = "", false
		src = rest
		line++
	}
}

// maxDepth is how deep pieces may use each other: more is a circle.
const maxDepth = 20

// about is what a piece is used about: a value, or a text in quotation marks.
func (t *text) about(n *language.Node) (any, error) {
	if n.Kind == language.Name && n.Quoted {
		return n.Text, nil
	}
	return t.eval(n, now)
}

// use runs a piece, about the value of its argument where it has one.
func (t *text) use(b language.Block) {
	p, ok := t.pieceNamed(b.Name)
	if !ok {
		t.tell(b.Line, unknownOf("没有名为“"+b.Name+"”的片段", b.Name, slices.Sorted(maps.Keys(t.shared))))
		return
	}
	if t.depth == maxDepth {
		t.tell(b.Line, wrong("请去掉其中一处。", "片段“%s”用到了自己", b.Name))
		return
	}
	if len(t.items) == 0 && b.Expr == nil && asksItem(p.blocks) {
		t.tell(b.Line, wrong("请写成 {{用 "+language.Quote(b.Name)+"(网站)}} 的样子。", "片段“%s”没有写是说什么的", b.Name))
		return
	}
	items, file := t.items, t.file
	if b.Expr != nil {
		v, err := t.about(b.Expr)
		t.located(b.Line)
		if err != nil {
			t.tell(b.Line, err)
			return
		}
		t.items = append(slices.Clip(items), v)
	}
	t.file, t.depth = p.file, t.depth+1
	t.run(p.blocks)
	t.items, t.file, t.depth = items, file, t.depth-1
}

// choose runs the first branch whose condition holds.
func (t *text) choose(b language.Block) {
	told := t.told
	for i, branch := range b.Branches {
		if branch.Condition != nil {
			ok, err := t.holds(branch.Condition, now)
			t.located(branch.Line)
			switch {
			case errors.Is(err, errAwaited):
				t.print(Piece{Line: b.Line, Inlines: placed(wording.ToFill, t.place(b.Line))})
				return
			case err != nil:
				t.tell(branch.Line, err)
				return
			case !ok:
				continue
			}
		} else if i > 0 {
			t.answered(told)
		}
		t.run(branch.Blocks)
		return
	}
}

// each runs its first branch once an item, the second when there is none.
func (t *text) each(b language.Block) {
	told := t.told
	v, err := t.eval(b.Expr, now)
	t.located(b.Line)
	if err != nil {
		t.tell(b.Line, err)
		return
	}
	items, err := itemsOf(v, b.Expr)
	if err != nil {
		t.tell(b.Line, err)
		return
	}
	around := t.loop
	t.loops++
	t.loop = t.loops
	for i, item := range items {
		if i > 0 && b.Between != "" {
			t.literal(b.Line, b.Between)
		}
		if !t.proceed(b.Line) {
			break
		}
		t.items = append(t.items, item)
		t.run(b.Branches[0].Blocks)
		t.items = t.items[:len(t.items)-1]
	}
	t.loop = around
	if len(items) == 0 && len(b.Branches) == 1 && t.inParagraph() {
		t.tellEmpty(told, b.Line, "请在 {{完}} 前面写 {{否则}} 和没有时的话，或用 {{如有 "+b.Expr.String()+"}}…{{完}} 连同前面的话一起略去。",
			"这里逐个写的一个也没有，前后的话会不完整")
	}
	if len(items) == 0 && len(b.Branches) > 1 {
		t.answered(told)
		t.run(b.Branches[1].Blocks)
	}
}

// inParagraph reports that the paragraph so far has printed something, other than a heading or
// rows of a table.
func (t *text) inParagraph() bool {
	var line strings.Builder
	for i := len(t.pieces) - 1; i >= 0; i-- {
		p := t.pieces[i]
		if p.Literal == "\n" {
			break
		}
		if p.Literal == "" {
			return true
		}
		line.WriteString(p.Literal)
	}
	text := strings.TrimSpace(line.String())
	return text != "" && !strings.HasPrefix(text, "#") && !strings.HasPrefix(text, "|")
}

// answered drops what has been told since of what is not there: the text says something
// else in its place.
func (t *text) answered(told int) {
	figures.Answered(t.ledger, told)
	t.told = t.ledger.Told()
}

// itemsOf are what a loop goes through.
func itemsOf(v any, n *language.Node) ([]any, error) {
	var out []any
	switch v := v.(type) {
	case *figures.Set:
		for _, l := range v.Lines() {
			out = append(out, l)
		}
	case groups:
		for _, s := range v.sets {
			out = append(out, s)
		}
	case series:
		for _, e := range v.Entries() {
			out = append(out, e)
		}
	case *figures.List:
		for _, name := range v.Items {
			out = append(out, item(name))
		}
	case wordedList:
		for _, name := range v.Items {
			out = append(out, item(name))
		}
	default:
		return nil, wrong("请写成 {{逐个 网站.不合格.按问题}}、{{逐个 留言}} 的样子。", "“%s”是%s，不能逐个写", n, kindOf(v))
	}
	return out, nil
}

// say prints the value of an expression.
func (t *text) say(b language.Block) {
	v, err := t.eval(b.Expr, now)
	if err == nil {
		switch v := v.(type) {
		case *document.Table:
			t.print(Piece{Line: b.Line, Table: v})
		case counter:
			t.print(Piece{Line: b.Line, Counter: true, Loop: t.loop})
		default:
			var in phrase
			if in, err = t.inlines(v); err != nil {
				break
			}
			t.stub(v, in, b)
			if a, ok := v.(amount); ok {
				t.unsigned(b, a)
			}
			for i := range in {
				if in[i].Place.IsZero() {
					in[i].Place = t.place(b.Line)
				}
			}
			if len(in) > 0 {
				t.print(Piece{Line: b.Line, Inlines: in})
			}
		}
	}
	t.located(b.Line)
	switch {
	case err == nil:
	case t.Draft && errors.As(err, new(missing)):
		f, _ := findingOf(err, t.place(b.Line))
		t.findings = append(t.findings, f)
		t.print(Piece{Line: b.Line, Inlines: placed(wording.ToFill, t.place(b.Line))})
	default:
		t.tell(b.Line, err)
	}
}

// stub reports a list of nobody: the sentence around it would name no one.
func (t *text) stub(v any, in phrase, b language.Block) {
	switch kindOf(v) {
	case listKind, groupsKind, seriesKind, figureKind:
	default:
		if _, isPhrase := v.(phrase); !isPhrase {
			return
		}
	}
	if in.text() == "" {
		t.tellEmpty(t.told, b.Line, "请用 {{如有 "+subject(b.Expr)+"}}…{{完}} 这样的条件连同这句话一起略去。", "这里的名单是空的，前后的话会不完整")
	}
}

// subject is what an expression asks last, as it is written.
func subject(n *language.Node) string {
	if n.Kind == language.Member {
		n = n.Of
	}
	return n.String()
}

func (p phrase) text() string { return document.InlineText(p) }

// inlines is how a value is printed. Numbers that are no figures are refused: they could
// not be proved.
func (s *speaker) inlines(v any) (phrase, error) {
	switch v := v.(type) {
	case string:
		return plain(v), nil
	case item:
		return plain(string(v)), nil
	case phrase:
		return v, nil
	case *figures.Figure:
		v.TellNothing(s.ledger)
		return phrase{figureInline(v)}, nil
	case amount:
		return phrase{figureInline(v.Figure)}, nil
	case *figures.List:
		return phrase{figureInline(wordedList{List: v}.figure())}, nil
	case wordedList:
		return phrase{figureInline(v.figure())}, nil
	case inspection.Cell:
		if v.Text == "" {
			return nil, nil
		}
		return phrase{{Text: v.Text, Place: v.Place}}, nil
	case change:
		return v.words(s.ledger), nil
	case day:
		text, err := v.words()
		return plain(text), err
	case span:
		text, err := v.words()
		return plain(text), err
	}
	return nil, refuse(v)
}
