package migrate

import (
	"slices"
	"strings"
	"text/template/parse"

	"tongbao/cmd/tongbao/internal/language"
)

// block writes a block of the old notation: its segments up to its end.
func (t *translator) block(i int, sc *scope) {
	s := &t.segs[i]
	var err error
	switch n := s.node.(type) {
	case *parse.IfNode:
		err = t.branches(i, sc)
	case *parse.WithNode:
		err = t.branches(i, sc)
	case *parse.RangeNode:
		err = t.each(i, n.Pipe, sc)
	default:
		if s.keyword() == "define" {
			t.define(i)
			return
		}
		err = cannot("请改成 {{片段 名称}}…{{完}}，在用的地方写 {{用 名称}}。", "新写法没有 {{%s}}", s.text)
	}
	if err != nil {
		t.tell(s.from, err)
	}
}

// branches writes an {{if}} or {{with}} with all its {{else}}.
func (t *translator) branches(i int, sc *scope) error {
	s := &t.segs[i]
	ends := append(append([]int{}, s.elses...), s.end)
	first := true
	for k, at := 0, i; k < len(ends); k, at = k+1, ends[k] {
		here := &t.segs[at]
		inside := sc
		if pipe, with := condition(here.node); pipe != nil {
			v, err := t.pipe(pipe, sc, 0)
			if err != nil {
				return err
			}
			inside = sc.inner(sc.dot)
			if with {
				inside.dot = v
			}
			if len(pipe.Decl) > 0 {
				if err := declare(pipe, v, inside); err != nil {
					return err
				}
				sc = inside.inner(sc.dot) // later branches know it too
			}
			n, err := holds(v, with && len(ends) == 1)
			switch {
			case err != nil:
				return err
			case len(ends) == 1 && (with && v.always || slices.Contains(t.holding, t.show(n))):
				return t.unconditional(i, inside)
			}
			t.emit(here, t.asking(n, first), true)
			t.under(n, first, func() { t.run(at+1, ends[k], inside) })
		} else {
			t.emit(here, "否则", true)
			t.run(at+1, ends[k], inside)
		}
		first = false
	}
	t.emit(&t.segs[s.end], "完", true)
	return nil
}

// under runs what is written where a condition holds: asked again there, it is known.
func (t *translator) under(n *language.Node, first bool, run func()) {
	before := t.holding
	if first && thing(n) {
		t.holding = append(slices.Clip(t.holding), t.show(n))
	}
	run()
	t.holding = before
}

// condition is what an if, with, else if or else with asks; nil for a plain else.
func condition(n parse.Node) (p *parse.PipeNode, with bool) {
	switch n := n.(type) {
	case *parse.IfNode:
		return n.Pipe, false
	case *parse.WithNode:
		return n.Pipe, true
	}
	return nil, false
}

// unconditional writes the inside of a {{with}} that only gave a name to something.
func (t *translator) unconditional(i int, inside *scope) error {
	s := &t.segs[i]
	t.emit(s, "", true)
	t.run(i+1, s.end, inside)
	t.emit(&t.segs[s.end], "", true)
	return nil
}

// asking words a condition: 如有 for things, 如果 for comparisons.
func (t *translator) asking(n *language.Node, first bool) string {
	word := "如果 "
	switch {
	case n.Kind == language.Not && thing(n.Args[0]):
		word, n = "如无 ", n.Args[0]
	case thing(n):
		word = "如有 "
	}
	if !first {
		word = "否则" + word
	}
	return word + t.show(n)
}

// conditionWords are words whose value is a condition.
var conditionWords = []string{"可知", "可分", "有列", "有名单", "有表", "有写明"}

// thing reports an expression that names something, where 如有 reads well.
func thing(n *language.Node) bool {
	switch n.Kind {
	case language.Binary:
		return (n.Text == "且" || n.Text == "或") && thing(n.Args[0]) && thing(n.Args[1])
	case language.Not, language.Number:
		return false
	}
	for _, word := range conditionWords {
		if n.Text == word && !n.Quoted && n.Kind != language.Select {
			return false
		}
	}
	return true
}

// holds is the condition that a term was true. named: it only guards what is said of it.
func holds(v term, named bool) (*language.Node, error) {
	switch v.kind {
	case figureKind:
		if v.bare != nil {
			return v.bare, nil
		}
	case setKind:
		if v.set.followed() && !v.always && !named { // there may be data, and nobody in them
			return member(v.node, "可知"), nil
		}
	case rowsKind:
		return v.set.node(), nil
	case rootKind, factsKind, rosterKind, textKind, numberKind, indexKind, entryKind, rowKind:
		return nil, cannot("请照手册改成新写法的条件。", "这个条件在新写法里没有对应的")
	}
	return v.node, nil
}

// each writes a {{range}}.
func (t *translator) each(i int, pipe *parse.PipeNode, sc *scope) error {
	s := &t.segs[i]
	over, err := t.pipe(pipe, sc, 0)
	if err != nil {
		return err
	}
	l := &loop{item: name(itemWord), at: len(t.out)}
	item, err := l.of(over)
	if err != nil {
		return err
	}
	inside := sc.inner(item)
	switch d := pipe.Decl; len(d) {
	case 1:
		inside.variables[d[0].Ident[0]] = item
	case 2:
		inside.variables[d[0].Ident[0]] = term{kind: indexKind, loop: l}
		inside.variables[d[1].Ident[0]] = item
	}
	from, between := t.separator(i+1, pipe)
	text := "逐个 " + t.show(over.node)
	if between != "" {
		text += " 隔以" + named(between, true).String()
	}
	t.emit(s, text, true)
	t.out[l.at].loop = l
	t.loops = append(t.loops, l)
	outside := t.holding
	t.holding = nil // of the item before
	last := s.end
	if len(s.elses) > 0 {
		last = s.elses[0]
	}
	t.run(from, last, inside)
	t.loops, t.holding = t.loops[:len(t.loops)-1], outside
	if l.variable != "" {
		t.out[l.at].text += opening + "设 " + l.variable + " = " + itemWord + closing
	}
	if last != s.end {
		t.emit(&t.segs[last], "否则", true)
		t.run(last+1, s.end, sc)
	}
	t.emit(&t.segs[s.end], "完", true)
	t.out[len(t.out)-1].loop = l
	return nil
}

// of is the item of a loop over something.
func (l *loop) of(over term) (term, error) {
	switch over.kind {
	case groupsKind:
		return over.set.one(l.item).term(), nil
	case rowsKind:
		return term{kind: rowKind, node: l.item, set: over.set}, nil
	case seriesKind:
		return term{kind: entryKind, node: l.item, set: over.set}, nil
	case listKind:
		return term{node: l.item}, nil
	}
	return term{}, cannot("请写成 {{逐个 网站.不合格.按问题}}、{{逐个 留言}} 的样子。", "{{range}} 的这些数据在新写法里不能逐个写")
}

// separator recognises {{if $i}}；{{end}} at the beginning of a loop, which 隔以 says. It
// returns the segment behind it and what stands between the items.
func (t *translator) separator(i int, pipe *parse.PipeNode) (from int, between string) {
	if len(pipe.Decl) != 2 || i+2 >= len(t.segs) || t.segs[i].end != i+2 {
		return i, ""
	}
	n, ok := t.segs[i].node.(*parse.IfNode)
	if !ok || n.Pipe.String() != pipe.Decl[0].Ident[0] || t.segs[i+1].action || strings.Contains(t.segs[i+1].text, "\n") {
		return i, ""
	}
	return i + 3, t.segs[i+1].text
}
