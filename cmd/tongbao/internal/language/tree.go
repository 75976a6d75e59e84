package language

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is what a Node is.
type Kind int

const (
	Name   Kind = iota // a name at the beginning of an expression: 网站
	Number             // 3, 90%
	Member             // Of.Text or Of.Text(Args): 网站.合格率
	Select             // Of[Where]: 网站[类别=区县门户网站]
	Binary             // Args[0] Text Args[1]: + - * / = ≠ < ≤ > ≥ 且 或
	Not                // 非 Args[0]
)

// Node is an expression.
type Node struct {
	Kind   Kind
	Text   string // the name, number or operator
	Quoted bool   // a name in quotation marks: never a word of the vocabulary
	Of     *Node
	Args   []*Node
	Where  Condition
	Source string // as it was written, marks and all
	Called bool   // Member or Name with brackets behind it
}

// Condition chooses among the rows or groups that a Select is asked of: 类别=甲|乙, 得分≥90.
// Without a Column it is about the thing itself: a row that has a cell 甲局, groups at
// ≥90%, 前3.
type Condition struct {
	Column string
	Op     string // = ≠ < ≤ > ≥; empty without an operator
	Values []string
	Quoted bool // the only value stood in quotation marks
}

// String writes the expression in the form it is listed in.
func (n *Node) String() string {
	switch n.Kind {
	case Name:
		return n.name() + n.arguments()
	case Number:
		return n.Text
	case Member:
		of := n.Of.operand()
		return of + n.point(of) + n.name() + n.arguments()
	case Select:
		return n.Of.operand() + "[" + n.Where.String() + "]"
	case Not:
		return "非 " + n.Args[0].operand()
	}
	a, b := n.Args[0].operand(), n.Args[1].operand()
	if isKeyword(n.Text) {
		return a + " " + n.Text + " " + b
	}
	return a + written[n.Text] + b
}

// written is how operators are listed: those of sums and products in full width, which
// ends a name.
var written = map[string]string{"+": "＋", "-": "－", "*": "×", "/": "÷", "=": "=", "≠": "≠", "<": "<", "≤": "≤", ">": ">", "≥": "≥"}

// operand is n in brackets where it has operands of its own.
func (n *Node) operand() string {
	if n.Kind == Binary || n.Kind == Not {
		return "(" + n.String() + ")"
	}
	return n.String()
}

func (n *Node) name() string {
	if n.Quoted {
		return Quoted(n.Text)
	}
	return n.Text
}

// point is what stands between of and the name of a Member; a blank keeps that of digits
// behind digits from being a decimal.
func (n *Node) point(of string) string {
	first, _ := utf8.DecodeRuneInString(n.name())
	before := strings.TrimRightFunc(of, unicode.IsDigit)
	last, _ := utf8.DecodeLastRuneInString(before)
	if unicode.IsDigit(first) && before != of && (before == "" || unicode.IsSpace(last) || strings.ContainsRune(marks, last)) {
		return " ."
	}
	return "."
}

func (n *Node) arguments() string {
	if !n.Called {
		return ""
	}
	parts := make([]string, len(n.Args))
	for i, a := range n.Args {
		parts[i] = a.String()
	}
	return "(" + strings.Join(parts, "，") + ")"
}

// String writes the condition as it stands between square brackets.
func (c Condition) String() string {
	values := make([]string, len(c.Values))
	for i, v := range c.Values {
		values[i] = quoteValue(v)
		if c.Quoted || c.Op == Holds || c.Op == HoldsNot {
			values[i] = Quoted(v)
		}
	}
	text := strings.Join(values, "|")
	if c.Op == "" {
		return text
	}
	column := c.Column
	if column != "" {
		column = Quote(column)
	}
	return column + c.Op + text
}

// quoteValue writes a value of a condition, which ends at | and ] only.
func quoteValue(v string) string {
	if v == "" || v != strings.TrimSpace(v) || strings.ContainsAny(v, "|｜[]［］【】{}｛｝=＝≠<>≤≥＜＞!！"+doubleQuotes+singleQuotes) {
		return Quoted(v)
	}
	return v
}

// Chain takes a chain apart: the beginning, and what is asked of it in turn.
func Chain(n *Node) (root *Node, steps []*Node) {
	for n.Kind == Member || n.Kind == Select {
		steps = append(steps, n)
		n = n.Of
	}
	slices.Reverse(steps)
	return n, steps
}

// Step writes the last step of a chain alone, as it is listed.
func Step(n *Node) string {
	if n.Kind == Select {
		return "[" + n.Where.String() + "]"
	}
	return n.name() + n.arguments()
}

// Normal writes an expression as it is listed, whatever marks it was typed with; one that
// cannot be read stays.
func Normal(src string) string {
	n, err := Parse(src)
	if err != nil {
		return src
	}
	return n.String()
}
