package migrate

import (
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/language"
)

// numbered is a word such as 附件1.
var numbered = regexp.MustCompile(`^附件\d+$`)

// How tight conditions bind.
const (
	orLevel = iota
	andLevel
	comparisonLevel
	sumLevel
	chainLevel
)

func level(n *language.Node) int {
	switch {
	case n.Kind == language.Not:
		return comparisonLevel
	case n.Kind != language.Binary:
		return chainLevel
	case n.Text == "或":
		return orLevel
	case n.Text == "且":
		return andLevel
	case strings.ContainsAny(n.Text, "+-*/"):
		return sumLevel
	}
	return comparisonLevel
}

// show writes an expression as a clerk would: with brackets where they are needed only,
// and what loops are about by the name it has at this place.
func (t *translator) show(n *language.Node) string { return written(t.here(n)) }

func written(n *language.Node) string {
	switch {
	case n.Kind == language.Not:
		return "非 " + within(n.Args[0], chainLevel)
	case n.Kind == language.Binary && level(n) != sumLevel:
		right := level(n) + 1
		return within(n.Args[0], level(n)) + " " + n.Text + " " + within(n.Args[1], right)
	}
	root, steps := language.Chain(n)
	if root.Kind != language.Binary {
		return n.String()
	}
	text := "(" + quotient(root) + ")"
	for _, step := range steps {
		if step.Kind == language.Member {
			text += "."
		}
		text += language.Step(step)
	}
	return text
}

// quotient writes what is divided in turn without brackets.
func quotient(n *language.Node) string {
	if n.Kind != language.Binary || n.Text != "/" {
		return written(n)
	}
	return quotient(n.Args[0]) + shareSign + written(n.Args[1])
}

func within(n *language.Node, least int) string {
	if level(n) < least {
		return "（" + written(n) + "）"
	}
	return written(n)
}

// here is an expression with the items of outer loops by the variables that keep them.
func (t *translator) here(n *language.Node) *language.Node {
	if n == nil {
		return nil
	}
	for i, l := range t.loops {
		if l.item == n && i < len(t.loops)-1 {
			return name(t.keep(l))
		}
	}
	out := *n
	out.Of = t.here(n.Of)
	out.Args = make([]*language.Node, len(n.Args))
	for i, a := range n.Args {
		out.Args[i] = t.here(a)
	}
	return &out
}

// keep is the variable that holds the item of a loop for the loops within.
func (t *translator) keep(l *loop) string {
	if l.variable == "" {
		l.variable = "这一项"
		for _, other := range t.loops {
			if other != l && other.variable == l.variable {
				l.variable = "外面的" + l.variable
			}
		}
	}
	return l.variable
}
