package migrate

import (
	"strconv"
	"strings"
	"text/template/parse"
)

// define is a {{define}} of the text: what becomes of it is decided by who uses it.
type define struct {
	from, to int // segments of its inside
	at       int // piece in whose place it is written
	about    kind
	piece    []piece // as a piece of the language; nil: not written as one
	tried    bool
	open     bool // it is being written
}

// maxExpanded is how often pieces may be written out in a text.
const maxExpanded = 200

// define keeps a definition; its place is held by a piece that is empty so far.
func (t *translator) define(i int) {
	s := &t.segs[i]
	label, err := strconv.Unquote(lastField(s.text))
	if err != nil {
		t.tell(s.from, cannot("请改成 {{片段 名称}}。", "{{%s}} 没有写名称", s.text))
		return
	}
	end := &t.segs[s.end]
	t.defines[label] = &define{from: i + 1, to: s.end, at: len(t.out)}
	t.out = append(t.out, piece{silent: true, trimsL: s.trimsL, trimsR: end.trimsR})
}

func lastField(text string) string {
	for i := len(text) - 1; i >= 0; i-- {
		if text[i] == ' ' || text[i] == '\t' {
			return text[i+1:]
		}
	}
	return text
}

// template writes the use of a definition: as a piece of the language where the same text
// is right for whatever it is about, else written out.
func (t *translator) template(s *segment, n *parse.TemplateNode, sc *scope) error {
	d := t.later(n.Name)
	if d == nil {
		return cannot("请改用 {{用 名称}}，或把文字写在这里。", "没有名为“%s”的片段", n.Name)
	}
	about := term{kind: rootKind}
	if n.Pipe != nil {
		var err error
		if about, err = t.pipe(n.Pipe, sc, 0); err != nil {
			return err
		}
	}
	if t.asPiece(d, about) {
		text := "用 " + named(n.Name, false).String()
		if about.kind != rootKind {
			text += "(" + t.show(about.node) + ")"
		}
		t.emit(s, text, false)
		return nil
	}
	switch {
	case d.open:
		return cannot("请去掉其中一处。", "片段“%s”用到了自己", n.Name)
	case t.expanded == maxExpanded:
		return cannot("请把片段改成 {{片段 名称}}…{{完}}。", "用片段的地方太多，“%s”写不开了", n.Name)
	}
	d.open, t.expanded = true, t.expanded+1
	t.out = append(t.out, piece{silent: true, trimsL: s.trimsL})
	first := t.segs[d.from-1]
	t.out = append(t.out, piece{silent: true, trimsR: first.trimsR})
	t.run(d.from, d.to, &scope{root: about, dot: about, variables: map[string]term{}})
	t.out = append(t.out, piece{silent: true, trimsL: t.segs[d.to].trimsL}, piece{silent: true, trimsR: s.trimsR})
	d.open = false
	return nil
}

// later is a definition by its name; one may stand behind its use.
func (t *translator) later(label string) *define {
	if d := t.defines[label]; d != nil {
		return d
	}
	for i := range t.segs {
		s := &t.segs[i]
		if s.old && s.action && s.keyword() == "define" && lastField(s.text) == strconv.Quote(label) {
			t.defines[label] = &define{from: i + 1, to: s.end, at: -1}
			return t.defines[label]
		}
	}
	return nil
}

// asPiece reports that a definition is a piece of the language, and writes it the first
// time. It is about one kind of thing, and says of it nothing that depends on which.
func (t *translator) asPiece(d *define, about term) bool {
	if d.tried {
		return d.piece != nil && d.about == about.kind
	}
	d.tried, d.about = true, about.kind
	if about.kind != rootKind && about.kind != setKind || d.at < 0 {
		return false
	}
	l := &loop{item: name(itemWord), about: true}
	try := *t
	try.out, try.findings, try.loops, try.holding = nil, nil, []*loop{l}, nil
	inside := term{kind: rootKind}
	if about.kind == setKind {
		inside = about.set.one(l.item).term()
	} else {
		try.loops = nil
	}
	d.open = true
	try.run(d.from, d.to, &scope{root: inside, dot: inside, variables: map[string]term{}})
	d.open = false
	if len(try.findings) > 0 {
		return false
	}
	open, end := t.segs[d.from-1], t.segs[d.to]
	text := opening + "片段 " + named(t.labelOf(d), false).String() + closing
	if l.variable != "" {
		text += opening + "设 " + l.variable + " = " + itemWord + closing
	}
	d.piece = append([]piece{{text: text, silent: true, trimsL: open.trimsL, trimsR: open.trimsR}}, try.out...)
	d.piece = append(d.piece, piece{text: opening + "完" + closing, silent: true, trimsL: end.trimsL, trimsR: end.trimsR})
	return true
}

func (t *translator) labelOf(d *define) string {
	for label, x := range t.defines {
		if x == d {
			return label
		}
	}
	return ""
}

// definitions puts the pieces of the language in the places of their definitions.
func (t *translator) definitions() {
	var out []piece
	at := map[int]*define{}
	for _, d := range t.defines {
		if d.piece != nil {
			at[d.at] = d
		}
	}
	for i, p := range t.out {
		if d := at[i]; d != nil {
			out = append(out, d.piece...)
			if i+1 < len(t.out) && strings.HasPrefix(t.out[i+1].text, "\n") { // it leaves no line
				out[len(out)-1].trimsR = false
			}
			continue
		}
		out = append(out, p)
	}
	t.out = out
}
