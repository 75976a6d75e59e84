package figures

import (
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// MaxDecimals is how many decimals a figure may be printed with on demand.
const MaxDecimals = maxDecimals

// Scratch returns an empty ledger with the same options, to ask what a figure would be
// without a trace.
func (l *Ledger) Scratch() *Ledger {
	return &Ledger{options: l.options, index: map[string]*Figure{}, stated: l.stated, reported: map[string]bool{},
		decimals: newDecimals(&l.options)}
}

// cannotTell are the findings that say no more than that a figure is not known, or not
// without a doubt.
var cannotTell = []diag.Code{codeFigureUnknown, codePresumed, codeZeroDenominator, codeNoValues, codeNameless, codeRateOfPart,
	codeUnjudged}

// Doubted reports that something asked of the ledger cannot be told, or rests on what is
// only presumed.
func Doubted(l *Ledger) bool {
	return slices.ContainsFunc(l.findings, func(f diag.Finding) bool {
		return slices.ContainsFunc(cannotTell, f.Is)
	})
}

// Untroubled reports that nothing asked of the ledger has a finding, but for how it is
// rounded.
func Untroubled(l *Ledger) bool {
	return !slices.ContainsFunc(l.findings, func(f diag.Finding) bool { return !f.Is(codePointsOfRounded) })
}

// Misuse takes over from a scratch ledger the findings about what was asked, such as a
// column that is not there; that something cannot be told, or has no groups, is no finding
// there.
func Misuse(l, scratch *Ledger) {
	dropped := map[string]bool{}
	for _, f := range scratch.findings {
		if f.Is(codeNothingToGroup) || slices.ContainsFunc(cannotTell, f.Is) {
			dropped[f.Code] = true
			continue
		}
		if !slices.ContainsFunc(l.findings, func(old diag.Finding) bool { return old.Code == f.Code && old.Text == f.Text }) {
			l.findings = append(l.findings, f)
		}
	}
	for id := range scratch.reported { // what was dropped is told where it is printed
		if code, _, _ := strings.Cut(id, "\x00"); !dropped[code] {
			l.reported[id] = true
		}
	}
}

// On is the set counted in another ledger.
func (s *Set) On(l *Ledger) *Set {
	c := *s
	c.ledger = l
	return &c
}

// Free reports the rows of a free sheet, which have no verdicts.
func (s *Set) Free() bool { return s.source.free() }

// SameObjects reports whether two sets choose among the same objects.
func (s *Set) SameObjects(of *Set) bool { return s.source == of.source }

// Like chooses among the objects of another set as s chooses among its own: the same
// columns, values and verdicts, in another period.
func (s *Set) Like(of *Set) *Set {
	c := *of
	out := &c
	out.filters, out.state = nil, existing
	for _, f := range s.filters {
		switch {
		case f.parts != nil:
			out = out.Holding(f.name, f.values, f.negated)
		case f.limit != nil:
			out = out.Limited(f.name, f.limitOp, f.limitText)
		case f.kind == byProblem && !f.negated:
			out = out.Problem(f.values...)
		case f.kind == byVerdict && f.name == gradeCondition:
			out = out.Graded(f.values...)
		default:
			out = out.asked(f.name, f.values, f.negated)
		}
	}
	out.state, out.label = s.state, s.label
	return out
}

// Whole reports the set of all objects.
func (s *Set) Whole() bool { return len(s.filters) == 0 }

// Wider is the set before it was narrowed last; all objects are their own.
func (s *Set) Wider() *Set {
	c := *s
	c.filters = s.filters[:max(0, len(s.filters)-1)]
	return &c
}

// StateOf keeps of another set the objects in the state of this: who failed of all, for who
// failed of a part.
func (s *Set) StateOf(whole *Set) *Set {
	c := *whole
	c.state = both(whole.state, s.state)
	return &c
}

// StatedColumns are the columns by which numbers are stated, in order.
func (s *Set) StatedColumns() []string { return s.source.groupColumns() }

// Numeric reports whether the filled cells of a column in the set are numbers that can be
// added up: no day, no code with leading zeros, no several percentages. A set that has none
// is told by the other objects; and where most of all are numbers the rest are slips, such
// as 9.8万, which are told when they are added up.
func (s *Set) Numeric(column string) bool {
	found, percents, words := s.numbersIn(column)
	if words == 0 && found > 0 {
		return percents == 0 || found == 1
	}
	all, rates, words := s.numbersOfAll(column)
	return all > words && (rates == 0 || found == 0)
}

// AwaitsNumbers reports a column of a free sheet that is one of numbers by its head, and has not one cell filled yet.
func (s *Set) AwaitsNumbers(column string) bool {
	i := s.source.column(column)
	if i < 0 || s.source.Sheet == nil || len(s.source.Records) == 0 || !inspection.SaysNumber(column) {
		return false
	}
	return !slices.ContainsFunc(s.source.Records, func(r inspection.Record) bool { return i < len(r.Cells) && r.Cells[i].Text != "" })
}

// OnlyWords reports a column in which no object has a number and some have something else.
func (s *Set) OnlyWords(column string) bool {
	found, _, words := s.numbersOfAll(column)
	return found == 0 && words > 0
}

// numbersOfAll is numbersIn for all objects, which each of many groups asks for again.
func (s *Set) numbersOfAll(column string) (found, percents, words int) {
	if known, ok := s.source.numbered[column]; ok {
		return known[0], known[1], known[2]
	}
	whole := *s
	whole.filters, whole.state = nil, existing
	found, percents, words = whole.numbersIn(column)
	s.source.numbered[column] = [3]int{found, percents, words}
	return found, percents, words
}

// numbersIn counts the cells of a column that hold numbers, the percentages among them, and
// those that hold something else; a day or a code makes words of all.
func (s *Set) numbersIn(column string) (found, percents, words int) {
	seen := map[diag.Place]bool{}
	i := s.source.column(column)
	for _, r := range s.Records() {
		var c inspection.Cell
		if i >= 0 && i < len(r.Cells) {
			c = r.Cells[i]
		}
		_, percent, ok := c.Number()
		switch {
		case sheet.Nothing(c.Text) || seen[c.Place]:
			continue
		case ok && (isDay(c) || len(c.Text) > 1 && c.Text[0] == '0' && c.Text[1] != '.'):
			return 0, 0, s.Len()
		case !ok:
			words++
		case percent:
			percents++
		}
		if ok {
			found++
		}
		seen[c.Place] = true
	}
	return found, percents, words
}

// Having keeps the objects whose column has one of the values, as Where does; 等级 and 问题
// are asked of the verdict, whatever their columns are called.
func (s *Set) Having(column string, values []string) *Set {
	if column == problemCondition && !(s.source.free() && s.Has(column)) {
		return s.Problem(values...)
	}
	if kind, index, _ := s.source.meaning(column); column == gradeCondition && (kind == byVerdict || index < 0) {
		return s.Graded(values...) // the office may have a column 等级 of its own
	}
	return s.Where(column, values...)
}

// Excluding keeps the objects whose column has none of the values; 问题 is the kind of
// problem, as Having has it.
func (s *Set) Excluding(column string, values []string) *Set {
	if column == problemCondition && !s.source.free() && s.source.vocabulary(categoryColumn) != nil {
		return s.Not(categoryColumn, values...)
	}
	return s.Not(column, values...)
}

// problemCondition asks for a kind of problem.
const problemCondition = "问题"

// SeriesOf makes one figure a group of a column, as figure says; step is how the split is
// written, metric is how that is
// called in keys. Groups whose cells say that there is nothing are left out. nil when
// figure gives none.
func (s *Set) SeriesOf(step, column string, sets []*Set, metric string, figure func(*Set) *Figure) *Series {
	out := &Series{ledger: s.ledger, key: s.stateKey() + "." + step + "." + metric, name: s.name(s.state) + "各" + column + metric}
	for _, g := range sets {
		f := figure(g)
		if f == nil {
			return nil
		}
		if !f.Nothing() {
			out.entries = append(out.entries, Entry{Label: g.label, Figure: f, Set: g})
		}
	}
	return out.ranked()
}

// rowCount is what the count of the rows of a free sheet is called.
const rowCount = "行数"

// gradeCondition is how a metric asks for a grade, whatever the column of verdicts is called.
const gradeCondition = "等级"

// Name is the name of the object; of a row of a free sheet, its first cell.
func (l Line) Name() inspection.Cell {
	if !l.set.source.free() {
		return inspection.Cell{Text: l.record.Name, Place: l.record.Place}
	}
	if len(l.record.Cells) == 0 {
		return inspection.Cell{}
	}
	return l.record.Cells[0]
}

// Value is the exact value of a figure.
func (f *Figure) Value() *big.Rat { return f.value() }

// Told reports whether the figure has a value and presumes nothing.
func (f *Figure) Told() bool { return f.known() && !f.presumed }

// Literal is a number of the text itself, as an operand: it is nobody's figure.
func Literal(text string) *Figure {
	r, percent, ok := sheet.Number(text)
	if !ok || !r.Num().IsInt64() || !r.Denom().IsInt64() {
		return &Figure{Key: text, Text: text, Kind: Decimal, Den: 1, Unknown: true}
	}
	f := &Figure{Key: text, Name: text, Text: text, Kind: Decimal, Num: r.Num().Int64(), Den: r.Denom().Int64(), Formula: text}
	if percent {
		f.Kind = Percent
	} else if r.IsInt() {
		f.Kind = Count
	}
	return f
}

// operators are the marks of sums and products in keys and formulas.
var operators = map[string]string{"+": "＋", "-": "－", "*": "×", "/": "÷"}

// Combine registers the sum, difference, product or quotient of two figures: + - * /. Of
// two percentages the sum and the difference are in percent; a percentage and a plain number
// have neither.
func Combine(l *Ledger, op string, a, b *Figure) *Figure {
	f := Interim(op, a, b)
	switch percents := rates(a, b); {
	case toldOf(l, a), toldOf(l, b):
		return l.unknown(f.Key, f.Name, Decimal)
	case !a.known() || !b.known() || a.Kind == Words || b.Kind == Words:
		return l.unknown(f.Key, f.Name, Decimal, codeFigureUnknown.Found(diag.Place{}, "请核对两边的数。", "“%s”无法算出：%s", f.Name, f.Formula))
	case percents == 2 && op == "-":
		return l.unknown(f.Key, f.Name, Decimal, codeNotComparable.Found(diag.Place{}, "比例之差是百分点，请写成 {{网站.合格率.较(上期.网站.合格率)}} 的样子。",
			"%s和%s是两个比例，相减不知道印成什么", a.Text, b.Text))
	case percents == 1 && (op == "+" || op == "-"):
		return l.unknown(f.Key, f.Name, Decimal, codeNotComparable.Found(diag.Place{}, "请用同一种数相加减。", "%s和%s不是同一种数，不能相加减", a.Text, b.Text))
	case f.Unknown && (op != "/" || b.compared().Sign() != 0):
		return l.tooLarge(f.Key, f.Name)
	case f.Unknown:
		return l.unknown(f.Key, f.Name, Decimal, codeZeroDenominator.Found(diag.Place{}, "请核对数据；除数可能是0的，用 {{如有 …}} 略去。",
			"“%s”的除数为0，无法计算", f.Name))
	case f.Kind == Percent:
		return l.ratio(f.Key, f.Name, f.Formula, f.Num, f.Den, diag.Gather(f.Sources...))
	}
	return l.decimal(f.Key, f.Name, f.Formula, f.value(), l.decimals.own(f.Key, l.decimals.ofMeans()), diag.Gather(f.Sources...))
}

// toldOf reports a figure that cannot be told, which has said why.
func toldOf(l *Ledger, f *Figure) bool { return f.Unknown && !f.nothing && l.index[f.Key] == f }

// rates counts the percentages among two figures.
func rates(a, b *Figure) (n int) {
	for _, f := range []*Figure{a, b} {
		if f.Kind == Percent || f.Kind == Points {
			n++
		}
	}
	return n
}

// Interim is what two figures come to on the way to another, which is no figure of the
// notice. It is unknown where it cannot be computed.
func Interim(op string, a, b *Figure) *Figure {
	mark := operators[op]
	formula := a.term(op, false) + mark + b.term(op, true)
	f := &Figure{Key: a.before(op) + mark + b.operand(), Name: a.Name + mark + b.Name, Kind: Decimal, Den: 1,
		Text: formula, Formula: formula, Sources: slices.Concat(a.Sources, b.Sources), Unknown: true, op: op}
	if !a.known() || !b.known() || a.Kind == Words || b.Kind == Words {
		return f
	}
	r, x, y := new(big.Rat), a.compared(), b.compared()
	switch op {
	case "+":
		r.Add(x, y)
	case "-":
		r.Sub(x, y)
	case "*":
		r.Mul(x, y)
	default:
		if y.Sign() == 0 {
			return f
		}
		r.Quo(x, y)
	}
	if !r.Num().IsInt64() || !r.Denom().IsInt64() {
		return f
	}
	f.Num, f.Den, f.Unknown = r.Num().Int64(), r.Denom().Int64(), false
	if n := rates(a, b); n == 2 && (op == "+" || op == "-") {
		f.Kind = Percent
	}
	return f
}

// term is a figure in the formula of a sum or product, behind the operator or before it:
// what is computed on the way stands in brackets where it has to.
func (f *Figure) term(op string, behind bool) string {
	inner, outer := f.op == "*" || f.op == "/", op == "*" || op == "/"
	if f.op == "" || inner == outer && !behind || inner && !outer {
		return f.Text
	}
	return "（" + f.Text + "）"
}

// before is the key of a figure before an operator: 甲÷乙 before ×, 甲＋乙 before any but
// × and ÷.
func (f *Figure) before(op string) string {
	if op == "+" || op == "-" || !strings.ContainsAny(f.Key, operators["+"]+operators["-"]) {
		return f.Key
	}
	return f.operand()
}

// operand is the key of a figure within another one's.
func (f *Figure) operand() string {
	for _, op := range operators {
		if slices.Contains([]rune(f.Key), []rune(op)[0]) {
			return "(" + f.Key + ")"
		}
	}
	return f.Key
}

// Part registers the share of one figure in another: 占.
func Part(l *Ledger, part, whole *Figure) *Figure {
	key, name := part.operand()+"."+called("占", whole.Key), part.Name+"占"+whole.Name+"的比例"
	if part.known() && whole.known() && part.compared().Cmp(whole.compared()) > 0 {
		l.report(key, codePartExceedsWhole.Found(diag.Place{}, "请核对数据；本来可以超过100%的，写 {{"+part.operand()+"."+called(againstWord, whole.Key)+"}}。",
			"%s%s多于%s%s", part.Name, part.Text, whole.Name, whole.Text))
	}
	return quotient(l, key, name, part, whole)
}

// againstWord asks how many percent of another a figure is, which may be more than all.
const againstWord = "相当于"

// Against registers a figure in percent of another that it is no part of: 143 of 118 planned.
func Against(l *Ledger, f, of *Figure) *Figure {
	return quotient(l, f.operand()+"."+called(againstWord, of.Key), f.Name+againstWord+of.Name+"的比例", f, of)
}

func quotient(l *Ledger, key, name string, part, whole *Figure) *Figure {
	formula, sources := part.Text+"÷"+whole.Text, diag.Gather(slices.Concat(part.Sources, whole.Sources)...)
	if toldOf(l, part) || toldOf(l, whole) {
		return l.unknown(key, name, Percent)
	}
	if !part.known() || !whole.known() {
		return l.unknown(key, name, Percent, codeFigureUnknown.Found(diag.Place{}, "请核对两边的数。", "“%s”无法算出：%s", name, formula))
	}
	if rates(part, whole) > 0 {
		return l.unknown(key, name, Percent, codeNotComparable.Found(diag.Place{}, "“占”“占比”的两边写个数，如 网站.不合格数.占(网站.检查数)。",
			"%s%s和%s%s有比例，占多少没有意义", part.Name, part.Text, whole.Name, whole.Text))
	}
	if whole.compared().Sign() == 0 {
		return l.ratio(key, name, formula, 0, 0, sources)
	}
	if part.Den == 1 && whole.Den == 1 && part.printed == nil && whole.printed == nil {
		return l.ratio(key, name, formula, part.Num, whole.Num, sources)
	}
	q := new(big.Rat).Quo(part.compared(), whole.compared())
	if !q.Num().IsInt64() || !q.Denom().IsInt64() {
		return l.tooLarge(key, name)
	}
	return l.ratio(key, name, formula, q.Num().Int64(), q.Denom().Int64(), sources)
}
