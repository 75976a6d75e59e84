package vocabulary

import (
	"errors"
	"math/big"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/sheet"
)

// binary is an expression of two: sums and products of figures, comparisons, 且 and 或.
func (s *speaker) binary(n *language.Node, at period) (any, error) {
	a, b := n.Args[0], n.Args[1]
	switch n.Text {
	case "或", "且":
		first, err := s.holds(a, at)
		if err != nil || first == (n.Text == "或") {
			return first, err
		}
		return s.holds(b, at)
	case "+", "-", "*", "/":
		x, err := s.operand(a)
		if err != nil {
			return nil, err
		}
		y, err := s.operand(b)
		if err != nil {
			return nil, err
		}
		return figures.Combine(s.ledger, n.Text, x, y), nil
	}
	return s.compared(n, at)
}

// operand is a side of a sum or product; one that is computed itself is no figure of the
// notice.
func (s *speaker) operand(n *language.Node) (*figures.Figure, error) {
	if n.Kind != language.Binary || !strings.Contains("+-*/", n.Text) {
		return s.figure(n)
	}
	a, err := s.operand(n.Args[0])
	if err != nil {
		return nil, err
	}
	b, err := s.operand(n.Args[1])
	if err != nil {
		return nil, err
	}
	return figures.Interim(n.Text, a, b), nil
}

// compared holds two numbers against each other, or two texts for = and ≠. What cannot be
// told is not the case, whichever way it is asked.
func (s *speaker) compared(n *language.Node, at period) (any, error) {
	left, known, err := s.comparable(n.Args[0], at)
	if err != nil || !known {
		return false, err
	}
	right, known, err := s.comparable(n.Args[1], at)
	if err != nil || !known {
		return false, err
	}
	a, dayA := figures.DayOf(left.text)
	b, dayB := figures.DayOf(right.text)
	if dayA && dayB && left.number == nil && right.number == nil {
		return *stands(n.Text, a.Compare(b)), nil
	}
	if (left.number == nil) != (right.number == nil) && !left.literal && !right.literal {
		return false, mixed(s, n, left, right)
	}
	if left.number == nil || right.number == nil {
		same := sheet.Fold(left.text) == sheet.Fold(right.text)
		switch n.Text {
		case "=":
			return same, nil
		case "≠":
			return !same, nil
		}
		return false, notNumbers(s, n, left, right)
	}
	if left.percent != right.percent && left.number.Sign() != 0 && right.number.Sign() != 0 {
		return nil, oneIsRate(n.String())
	}
	d := left.number.Cmp(right.number)
	return *stands(n.Text, d), nil
}

// oneIsRate is the error of a rate held against another number.
func oneIsRate(comparison string) error {
	return wrong("请把两边写成同一种数，比例写百分号，如 网站.合格率 ≥ 90%。", "“%s”一边是比例，一边不是", comparison)
}

func rateOf(f *figures.Figure) bool { return f.Kind == figures.Percent || f.Kind == figures.Points }

// mixed is what becomes of a number held against something else: nil for a cell that says
// that there is nothing, which is neither the number nor another.
func mixed(s *speaker, n *language.Node, left, right operand) error {
	words, side := left, 0
	if left.number != nil {
		words, side = right, 1
	}
	if sheet.Nothing(words.text) {
		return nil
	}
	if f, ok := numberOfLine(s, n.Args[side]); ok && words.cell && f.Unknown {
		return ErrTold
	}
	where := ""
	if !words.place.IsZero() {
		where = "（" + words.place.String() + "）"
	}
	return wrong("请只填数字，说明另写一列；与文字比的，给文字加引号，如 写明.批次 = “第二批”。", "“%s”一边是数，一边是文字“%s”%s，不能比较", n, words.text, where)
}

// notNumbers says why two sides cannot be told the larger of: a cell that should hold a
// number is told with its place. One that says that there is none is no error.
func notNumbers(s *speaker, n *language.Node, sides ...operand) error {
	for i, side := range sides {
		if side.number != nil || !side.cell {
			continue
		}
		if side.text != "" && sheet.Nothing(side.text) {
			return nil
		}
		if f, ok := numberOfLine(s, n.Args[i]); ok && f.Unknown {
			return ErrTold
		}
	}
	return wrong("请比较两个数。", "“%s”不能比大小", n)
}

// stands reports whether a comparison comes out as an operator says; nil for what is no
// operator of comparison.
func stands(op string, d int) *bool {
	holds, ok := map[string]bool{"=": d == 0, "≠": d != 0, "<": d < 0, "≤": d <= 0, ">": d > 0, "≥": d >= 0}[op]
	if !ok {
		return nil
	}
	return &holds
}

// errAwaited is the error of a condition about results that are not there yet: a draft leaves what
// depends on it to be filled in.
var errAwaited = errors.New("awaited")

// awaited reports a figure that a draft leaves to be filled in.
func awaited(s *speaker, f *figures.Figure) bool { return s.Draft && f.Awaited() }

// operand is a side of a comparison.
type operand struct {
	number  *big.Rat
	text    string
	percent bool
	literal bool       // a text in quotation marks
	cell    bool       // of a line
	place   diag.Place // of a cell
}

func (s *speaker) comparable(n *language.Node, at period) (o operand, known bool, err error) {
	if n.Kind == language.Name && n.Quoted {
		return operand{text: n.Text, literal: true}, true, nil
	}
	if _, day := figures.DayOf(n.Text); day && n.Kind == language.Name && !n.Called {
		return operand{text: n.Text}, true, nil
	}
	v, err := s.asked(n, at)
	if err != nil {
		return operand{}, false, err
	}
	switch v := v.(type) {
	case nil:
		return operand{}, false, nil
	case number:
		r, percent, _ := sheet.Number(v.text)
		return operand{number: r, text: v.text, percent: percent}, true, nil
	case *figures.Figure:
		switch {
		case awaited(s, v):
			return operand{}, false, errAwaited
		case v.Kind == figures.Words:
			return operand{text: v.Text}, true, nil
		}
		return operand{number: v.Value(), text: v.Text, percent: v.Kind == figures.Percent}, true, nil
	case amount:
		signed := v.Value()
		if v.direction < 0 {
			signed.Neg(signed)
		}
		return operand{number: signed, text: v.Text, percent: rateOf(v.Figure)}, !v.Unknown, nil
	case *figures.Set:
		if c := v.Count(); awaited(s, c) {
			return operand{}, false, errAwaited
		}
		return numberOf(v.Count())
	case *figures.List:
		return numberOf(v.Count())
	case inspection.Cell:
		r, percent, ok := v.Number()
		if !ok {
			r = nil
		}
		return operand{number: r, text: v.Text, percent: percent, cell: true, place: v.Place}, true, nil
	}
	in, err := s.inlines(v)
	return textOperand(in.text()), true, err
}

// textOperand is a text, which may be a number that [values] has as it is printed: 50%.
func textOperand(text string) operand {
	r, percent, ok := sheet.Number(text)
	if !ok {
		r = nil
	}
	return operand{number: r, text: text, percent: percent}
}

func numberOf(f *figures.Figure) (operand, bool, error) {
	return operand{number: f.Value(), text: f.Text}, !f.Unknown, nil
}

// holds reports whether a condition is the case: there is somebody in the set or list, the
// number is more than none (a rate that can be told always is), the text is not empty. It
// is asked without a trace: nothing is registered.
func (s *speaker) holds(n *language.Node, at period) (bool, error) {
	if there, asked := s.rosterThere(n, at); asked {
		return there, nil
	}
	v, err := s.asked(n, at)
	if err != nil {
		return false, err
	}
	switch v := v.(type) {
	case nil:
		return false, nil
	case bool:
		return v, nil
	case *figures.Figure:
		return v.Kind == figures.Percent || v.Kind == figures.Points || v.Num != 0 || awaited(s, v), nil
	case number:
		return false, wrong("请写成 网站.不合格数 > 3 的样子。", "“%s”是一个数，不是条件", n)
	case *figures.Set:
		c := v.Count()
		return !c.Unknown && c.Num != 0 || c.Unknown && len(v.Records()) > 0, nil
	case *figures.List:
		return v.Len() > 0, nil
	case wordedList:
		return v.Len() > 0, nil
	case groups:
		return len(v.sets) > 0, nil
	case series:
		return v.Len() > 0, nil
	case day:
		return !v.IsZero(), nil
	case span:
		return !v.from.IsZero() && !v.to.IsZero(), nil
	case amount:
		return v.Num != 0, nil
	case inspection.Cell:
		n, _, number := v.Number()
		return !sheet.Nothing(v.Text) && (!number || n.Sign() != 0), nil
	}
	in, err := s.inlines(v)
	return in.text() != "", err
}

// rosterThere reports a roster that is there, of this period or another, however much is
// known of it; asked is false for other expressions.
func (s *speaker) rosterThere(n *language.Node, at period) (there, asked bool) {
	root, steps := language.Chain(n)
	if p, whole := periodWords[root.Text]; whole && len(steps) == 1 && steps[0].Kind == language.Member {
		v, ok, _ := s.rosterNamed(rawName(steps[0]), p)
		return v != nil, ok
	}
	if len(steps) == 1 && steps[0].Kind == language.Member && !steps[0].Quoted {
		if p, ok := periodWords[steps[0].Text]; ok {
			v, ok, _ := s.rosterNamed(rawName(root), p)
			return v != nil, ok && root.Kind == language.Name
		}
	}
	if _, variable := s.variables[n.Text]; n.Kind != language.Name || variable || strings.HasPrefix(n.Text, followPrefix) {
		return false, false
	}
	v, ok, _ := s.rosterNamed(rawName(n), at)
	return v != nil, ok
}

// asked evaluates an expression with a ledger that is thrown away; nil for what cannot be
// told, or about data the notice does not have. Findings about the expression itself, such
// as a column that is not there, are kept.
func (s *speaker) asked(n *language.Node, at period) (any, error) {
	quiet := *s
	quiet.quiet, quiet.ledger = true, s.ledger.Scratch() // of its own within 且 and 或: a doubt about one side is none about the other
	quiet.items = make([]any, len(s.items))
	for i, item := range s.items {
		quiet.items[i] = rebound(item, quiet.ledger)
	}
	quiet.variables = make(map[string]any, len(s.variables))
	for name, v := range s.variables {
		quiet.variables[name] = rebound(v, quiet.ledger)
	}
	v, err := quiet.eval(n, at)
	if _, none := err.(missing); none {
		return nil, nil
	}
	if ch, ok := v.(change); ok { // it is the case where it can be printed
		v = ch.words(quiet.ledger)
		if d := quiet.ledger.Change(ch.now, ch.before).Figure; awaited(s, d) {
			v = d
		} else if d.Unknown {
			v = nil
		}
	}
	figures.Misuse(s.ledger, quiet.ledger)
	if a, ok := v.(amount); ok && (!a.Told() || figures.Doubted(quiet.ledger)) {
		return nil, err
	}
	if f, ok := v.(*figures.Figure); ok && (!f.Told() || figures.Doubted(quiet.ledger)) && !awaited(s, f) {
		return nil, err
	}
	return v, err
}

// rebound is a set counted in another ledger; other values stay.
func rebound(v any, l *figures.Ledger) any {
	switch v := v.(type) {
	case *figures.Set:
		return v.On(l)
	case figures.Entry:
		v.Set = v.Set.On(l)
		return v
	case figures.Line:
		return v.On(l)
	}
	return v
}
