package migrate

import (
	"slices"
	"strings"
)

// piece is a part of the text that is written: literal text of the old one, or what stands
// in the place of an action. An action without a text is gone.
type piece struct {
	literal        bool
	from           int // of literal text: where it stands in the old one
	text           string
	silent         bool  // it prints nothing
	loop           *loop // it begins or ends
	trimsL, trimsR bool
}

// pieces are the text that is written so far.
type pieces struct{ out []piece }

// text joins the pieces, each written by write.
func (t *pieces) text(write func(piece) string) string {
	var b strings.Builder
	for _, p := range t.out {
		b.WriteString(write(p))
	}
	return b.String()
}

// settle gives the pieces the blanks and line ends with which the new text reads as the
// old one did. A line with nothing but silent actions is no line in the language; in the
// old notation it was an empty one, and only marks took it away.
func (t *pieces) settle() {
	t.out = slices.DeleteFunc(t.out, func(p piece) bool { return p.literal && p.text == "" })
	t.trim()
	t.lines()
	t.turns()
}

// group is a run of pieces that are no literal text.
type group struct{ from, to int }

// groups are the runs of actions in order.
func (t *pieces) groups() []group {
	var out []group
	for i := 0; i < len(t.out); i++ {
		if t.out[i].literal {
			continue
		}
		g := group{i, i}
		for g.to < len(t.out) && !t.out[g.to].literal {
			g.to++
		}
		out = append(out, g)
		i = g.to
	}
	return out
}

// silent reports a group of actions that print nothing.
func (t *pieces) silent(g group) bool {
	return !slices.ContainsFunc(t.out[g.from:g.to], func(p piece) bool { return !p.silent })
}

// gone reports a group of which nothing is written.
func (t *pieces) gone(g group) bool {
	return !slices.ContainsFunc(t.out[g.from:g.to], func(p piece) bool { return p.text != "" })
}

// trims reports the marks at the sides of a group.
func (t *pieces) trims(g group) (left, right bool) {
	return t.out[g.from].trimsL, t.out[g.to-1].trimsR
}

// before and behind are the literal texts at the sides of a group; nil at the ends.
func (t *pieces) before(g group) *piece {
	if g.from == 0 {
		return nil
	}
	return &t.out[g.from-1]
}

func (t *pieces) behind(g group) *piece {
	if g.to == len(t.out) {
		return nil
	}
	return &t.out[g.to]
}

func endsInLine(p *piece) bool {
	return p == nil || strings.HasSuffix(strings.TrimRight(p.text, " \t"), "\n")
}

func beginsWithLine(p *piece) bool {
	return p == nil || strings.HasPrefix(strings.TrimLeft(p.text, " \t\r"), "\n")
}

// trim takes the blanks away that marks took away. The line end that a silent action
// keeps for a line of its own takes the place of a mark on one side.
func (t *pieces) trim() {
	for _, g := range t.groups() {
		left, right := t.trims(g)
		alone := t.silent(g) && !t.gone(g) && endsInLine(t.before(g)) && beginsWithLine(t.behind(g)) && !(left && right)
		if p := t.before(g); p != nil && left {
			p.text = strings.TrimRight(p.text, blanks)
			if alone {
				p.text, p.from = p.text+"\n", -1
			}
		}
		if p := t.behind(g); p != nil && right {
			p.drop(len(p.text) - len(strings.TrimLeft(p.text, blanks)))
			if alone {
				p.text, p.from = "\n"+p.text, -1
			}
		}
	}
}

// lines takes away the lines of actions that are gone, and keeps lines apart that an empty
// line parted.
func (t *pieces) lines() {
	for _, g := range t.groups() {
		before, behind := t.before(g), t.behind(g)
		if !t.silent(g) || !endsInLine(before) || behind == nil || !beginsWithLine(behind) {
			continue
		}
		left, right := t.trims(g)
		apart := !left && !right && t.parted(g)
		switch {
		case t.gone(g) && !apart:
			behind.drop(strings.IndexByte(behind.text, '\n') + 1)
		case apart && !t.gone(g) && strings.HasPrefix(t.out[g.from].text, opening+"完"):
			behind.text, behind.from = "\n"+behind.text, -1
		case apart && !t.gone(g) && !strings.HasPrefix(t.out[g.from].text, opening+"否则"):
			before.text, before.from = before.text+"\n", -1
		}
	}
}

// drop takes bytes from the beginning of a literal text.
func (p *piece) drop(n int) {
	p.text = p.text[n:]
	if p.from >= 0 {
		p.from += n
	}
}

// parted reports that text stands right above and right below the line of a group: the
// empty line that it was made two paragraphs of them.
func (t *pieces) parted(g group) bool { return paragraph(t.above(g)) && paragraph(t.below(g)) }

// above is the line above that of a group, below the one behind it; what an action prints
// there counts as text.
func (t *pieces) above(g group) string {
	p := t.before(g)
	if p == nil {
		return ""
	}
	lines := strings.Split(strings.TrimRight(p.text, " \t"), "\n")
	if len(lines) < 2 || len(lines) == 2 && lines[0] == "" && g.from > 1 {
		return someText
	}
	return lines[len(lines)-2]
}

func (t *pieces) below(g group) string {
	p := t.behind(g)
	if p == nil {
		return ""
	}
	_, rest, _ := strings.Cut(p.text, "\n")
	if rest == "" && g.to+1 < len(t.out) {
		return someText
	}
	line, _, _ := strings.Cut(rest, "\n")
	return line
}

// someText stands for what an action prints.
const someText = "文"

// paragraph reports a line that would join with a neighbour.
func paragraph(line string) bool {
	line = strings.TrimSpace(line)
	return line != "" && !strings.HasPrefix(line, "#")
}

// turns keeps the turns of a loop apart whose actions left empty lines between them.
func (t *pieces) turns() {
	open := map[*loop]group{}
	for _, g := range t.groups() {
		if !t.silent(g) || !endsInLine(t.before(g)) || t.behind(g) == nil || !beginsWithLine(t.behind(g)) {
			continue
		}
		for _, p := range t.out[g.from:g.to] {
			if p.loop == nil {
				continue
			}
			if first, ok := open[p.loop]; ok && paragraph(t.below(first)) && paragraph(t.above(g)) {
				body := t.behind(first)
				body.text, body.from = "\n"+body.text, -1
			}
			open[p.loop] = g
		}
	}
}
