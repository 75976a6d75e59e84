package language

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Words of the grammar.
const (
	orWord  = "或"
	andWord = "且"
)

var (
	orWords  = []string{orWord, "或者"}
	andWords = []string{andWord, "并且"}
	notWords = []string{"非", "不是", "没有", "无"}
)

// isKeyword reports a word of the grammar, which is no name.
func isKeyword(word string) bool {
	return slices.Contains(orWords, word) || slices.Contains(andWords, word) || slices.Contains(notWords, word)
}

// parser reads an expression by descent.
type parser struct {
	scanner
	token token // the next one
}

// maxExpression bounds an expression or a condition, in bytes, and so how deep it may be nested:
// the longest in use have some 200 characters.
const maxExpression = 4000

// tooLong is the error of an expression that nobody wrote by hand; nil: it is none.
func tooLong(src string) *Error {
	if len(src) <= maxExpression {
		return nil
	}
	return fault("请核对是不是少写了右花括号或引号；很长的条件，请在表里另加一栏来分。", "“%s”太长，超过 %d 个字节", shorten(src), maxExpression)
}

// Parse reads one expression. The error says in Chinese what was expected where.
func Parse(src string) (*Node, *Error) {
	if err := tooLong(src); err != nil {
		return nil, err
	}
	p := &parser{scanner: scanner{src: src}}
	if err := p.step(); err != nil {
		return nil, err
	}
	if p.token.kind == endToken {
		return nil, fault("请写明要印什么，如 {{网站.总数}}。", "花括号里是空的")
	}
	n, err := p.alternatives()
	if err != nil {
		return nil, err
	}
	if p.token.kind != endToken {
		return nil, p.unexpected()
	}
	if len(src) <= maxExpression/mostQuoted {
		return n, nil
	}
	if err := tooLong(n.String()); err != nil {
		return nil, err // it could not be read again as it is called
	}
	return n, nil
}

// mostQuoted is how many times as long, in bytes, an expression may become when its names are put in quotes.
const mostQuoted = 8

// unexpected says that the expression should have ended, and the likeliest reasons.
func (p *parser) unexpected() *Error {
	rest := strings.TrimSpace(p.src[p.token.at:])
	switch p.token.text {
	case ")":
		return fault("请删去，或补上前面的“（”。", "多了一个右括号：%s", p.before())
	case "]":
		return fault("请删去，或补上前面的“[”。", "多了一个右方括号：%s", p.before())
	case ",":
		return fault("两个条件请用“且”或“或”连接；几项数据请分开写，各用一对花括号。", "“%s”后面不能再写“%s”", p.before(), rest)
	case "|":
		return fault("几项数据请分开写，各用一对花括号。", "“%s”后面不能再写“%s”", p.before(), rest)
	}
	for _, w := range []struct{ word, mark string }{
		{"大于", ">"}, {"高于", ">"}, {"超过", ">"}, {"小于", "<"}, {"低于", "<"}, {"不足", "<"}, {"等于", "="}, {"不等于", "≠"},
		{"大于等于", "≥"}, {"不低于", "≥"}, {"不少于", "≥"}, {"小于等于", "≤"}, {"不高于", "≤"}, {"不超过", "≤"},
	} {
		if p.token.text == w.word {
			return fault("请写成 "+p.before()+" "+w.mark+" … 的样子。", "“%s”请写成“%s”", w.word, w.mark)
		}
	}
	return fault("词与词之间用“.”相连，如 {{网站.合格率}}；名称里有空格或标点的，请加引号。", "“%s”和“%s”之间缺少“.”", p.before(), rest)
}

// before is what was read so far.
func (p *parser) before() string { return strings.TrimSpace(p.src[:p.token.at]) }

func (p *parser) step() *Error {
	t, err := p.next()
	p.token = t
	return err
}

func (p *parser) isWord(words []string) bool {
	return p.token.kind == wordToken && slices.Contains(words, p.token.text)
}

func (p *parser) isMark(marks ...string) bool {
	return p.token.kind == markToken && slices.Contains(marks, p.token.text)
}

// infix reads operands of the next tighter level joined by operators; is tells an
// operator and how it is listed.
func (p *parser) infix(operand func() (*Node, *Error), is func() (string, bool)) (*Node, *Error) {
	from := p.token.at
	left, err := operand()
	for err == nil {
		op, ok := is()
		if !ok {
			break
		}
		if err = p.step(); err != nil {
			break
		}
		var right *Node
		if right, err = operand(); err != nil {
			break
		}
		left = &Node{Kind: Binary, Text: op, Args: []*Node{left, right}, Source: p.since(from)}
	}
	return left, err
}

func (p *parser) since(from int) string { return strings.TrimSpace(p.src[from:p.token.at]) }

func (p *parser) alternatives() (*Node, *Error) {
	return p.infix(p.conjunction, func() (string, bool) { return orWord, p.isWord(orWords) })
}

func (p *parser) conjunction() (*Node, *Error) {
	return p.infix(p.negation, func() (string, bool) { return andWord, p.isWord(andWords) })
}

func (p *parser) negation() (*Node, *Error) {
	if !p.isWord(notWords) {
		return p.comparison()
	}
	from := p.token.at
	if err := p.step(); err != nil {
		return nil, err
	}
	n, err := p.negation()
	if err != nil {
		return nil, err
	}
	return &Node{Kind: Not, Text: notWords[0], Args: []*Node{n}, Source: p.since(from)}, nil
}

func (p *parser) mark(marks ...string) func() (string, bool) {
	return func() (string, bool) { return p.token.text, p.isMark(marks...) }
}

func (p *parser) comparison() (*Node, *Error) {
	return p.infix(p.sum, p.mark("=", "≠", "<", "≤", ">", "≥"))
}

func (p *parser) sum() (*Node, *Error) { return p.infix(p.product, p.mark("+", "-")) }

func (p *parser) product() (*Node, *Error) { return p.infix(p.chain, p.mark("*", "/")) }

// chain reads a name and what is asked of it: 网站[类别=甲].不合格.名单(3).
func (p *parser) chain() (*Node, *Error) {
	from := p.token.at
	n, err := p.primary()
	for err == nil {
		switch {
		case p.isMark("."):
			n, err = p.member(n, from)
		case p.isMark("["):
			n, err = p.selection(n, from)
		default:
			return n, nil
		}
	}
	return nil, err
}

func (p *parser) primary() (*Node, *Error) {
	from, t := p.token.at, p.token
	switch {
	case t.kind == numberToken:
		return &Node{Kind: Number, Text: t.text, Source: t.text}, p.step()
	case t.kind == wordToken && !isKeyword(t.text), t.kind == quotedToken:
		n := &Node{Kind: Name, Text: t.text, Quoted: t.kind == quotedToken}
		return p.called(n, from)
	case p.isMark("("):
		if err := p.step(); err != nil {
			return nil, err
		}
		n, err := p.alternatives()
		if err != nil {
			return nil, err
		}
		return n, p.close(")", "右括号“）”")
	case t.kind == endToken:
		return nil, fault("请补上，或删去最后的标点。", "“%s”后面没有写完", p.before())
	}
	return nil, fault("请核对这里的标点；名称里有标点的，请加引号，如 “件数/月”。", "“%s”不能写在这里", t.text)
}

// called reads the brackets that may stand behind a name, and its source.
func (p *parser) called(n *Node, from int) (*Node, *Error) {
	if err := p.step(); err != nil {
		return nil, err
	}
	if p.isMark("(") {
		n.Called = true
		if err := p.step(); err != nil {
			return nil, err
		}
		for !p.isMark(")") {
			a, err := p.argument()
			if err != nil {
				return nil, err
			}
			n.Args = append(n.Args, a)
			if !p.isMark(",") {
				break
			}
			if err := p.step(); err != nil {
				return nil, err
			}
		}
		if err := p.close(")", "右括号“）”"); err != nil {
			return nil, err
		}
	}
	n.Source = p.since(from)
	return n, nil
}

// argument reads an expression in brackets. 、 ends none: it may stand in a name.
func (p *parser) argument() (*Node, *Error) {
	if p.token.kind == endToken {
		return nil, fault("请补上。", "“%s”后面缺少右括号", p.before())
	}
	return p.alternatives()
}

func (p *parser) close(mark, name string) *Error {
	if !p.isMark(mark) {
		if p.token.kind == endToken {
			return fault("请补上。", "“%s”缺少%s", p.before(), name)
		}
		return fault("词与词之间用“.”相连，各项之间用“，”隔开；名称里有空格或标点的，请加引号。", "“%s”后面应当是%s，写了“%s”", p.before(), name,
			strings.TrimSpace(p.src[p.token.at:]))
	}
	return p.step()
}

func (p *parser) member(of *Node, from int) (*Node, *Error) {
	if err := p.step(); err != nil {
		return nil, err
	}
	t := p.token
	if t.text == "(" {
		return nil, fault("几列相加的，请写成 "+p.before()+"合计(收到＋办结) 的样子。", "“%s”后面不能直接写括号", p.before())
	}
	if t.kind != wordToken && t.kind != quotedToken && t.kind != numberToken {
		return nil, fault("请补上要取的内容，如 {{网站.合格率}}；多写了的，删去“.”。", "“%s”后面没有写要取什么", p.before())
	}
	n, err := p.called(&Node{Kind: Member, Text: t.text, Quoted: t.kind == quotedToken, Of: of}, t.at)
	return n, err
}

// selection reads a condition between square brackets. Its values are not cut into
// tokens: they may hold any mark but | and ].
func (p *parser) selection(of *Node, from int) (*Node, *Error) {
	inner, err := p.bracketed()
	if err != nil {
		return nil, err
	}
	c, err := ParseCondition(inner)
	if err != nil {
		return nil, err
	}
	if err := p.step(); err != nil {
		return nil, err
	}
	return &Node{Kind: Select, Of: of, Where: c, Source: p.since(from)}, nil
}

// bracketed returns the text up to the square bracket that closes, behind which the
// scanner then stands. Quotation marks hide brackets.
func (p *parser) bracketed() (string, *Error) {
	from := p.pos
	for p.pos < len(p.src) {
		r, n := p.rune()
		if kind := quoteKind(r); kind != "" {
			if _, err := p.quoted(kind); err != nil {
				return "", err
			}
			continue
		}
		p.pos += n
		if half(r) == ']' {
			return p.src[from : p.pos-n], nil
		}
	}
	return "", fault("请补上。", "“%s”缺少右方括号“]”", p.src)
}

// operators of conditions as they may be written, the longer ones first.
var operators = []struct{ mark, op string }{
	{"!=", "≠"}, {"<>", "≠"}, {"<=", "≤"}, {">=", "≥"}, {"==", "="}, {"=", "="}, {"≠", "≠"}, {"<", "<"}, {">", ">"}, {"≤", "≤"}, {"≥", "≥"},
}

// ParseCondition reads what stands between square brackets, and the where of notice.toml:
// 平台=抖音|快手, 地区≠市直, 得分≥90, ≥90%, 前3, 甲局.
func ParseCondition(src string) (Condition, *Error) {
	if err := tooLong(src); err != nil {
		return Condition{}, err
	}
	if c, ok, err := parseHolding(src); ok {
		return c, err
	}
	var c Condition
	rest := src
	column, quoted := "", false
	for rest != "" && c.Op == "" {
		r, n := utf8.DecodeRuneInString(rest)
		if kind := quoteKind(r); kind != "" && strings.TrimSpace(column) == "" {
			s := scanner{src: rest}
			name, err := s.quoted(kind)
			if err != nil {
				return c, err
			}
			column, quoted, rest = name, true, rest[s.pos:]
			continue
		}
		if c.Op, rest = operator(rest); c.Op == "" {
			column, rest = column+string(r), rest[n:]
		}
	}
	if !quoted {
		column = strings.TrimSpace(column)
	}
	if c.Op == "" {
		values, err := conditionValues(src)
		c.Values, c.Quoted = values, quoted && len(values) == 1
		if err == nil && len(values) == 1 && values[0] == "" && !quoted {
			err = fault("请写成 [列名=值] 的样子；不要条件的，删去方括号。", "方括号里是空的")
		}
		return c, err
	}
	c.Column = column
	if second := secondCondition(rest); second != "" {
		return c, fault("两个条件各用一对方括号，如 [地区=市本级][类别=部门网站]；值里有这些标点的，加引号。", "一个方括号里写了两个条件，第二个是“%s”", second)
	}
	var err *Error
	c.Values, err = conditionValues(rest)
	return c, err
}

// Operators of texts: 名称含“街道”, 名称不含“街道”.
const (
	Holds    = "含"
	HoldsNot = "不含"
)

// parseHolding reads a condition about a part of a text, which stands in quotation marks: else
// the word is part of a name. ok is false for other conditions.
func parseHolding(src string) (c Condition, ok bool, err *Error) {
	column, rest, found := strings.Cut(src, Holds)
	mark, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
	if !found || quoteKind(mark) == "" || strings.ContainsFunc(column, func(r rune) bool {
		return strings.ContainsRune("=<>!≠≤≥|", half(r))
	}) {
		return c, false, nil
	}
	c.Op = Holds
	if not, cut := strings.CutSuffix(column, strings.TrimSuffix(HoldsNot, Holds)); cut {
		c.Op, column = HoldsNot, not
	}
	c.Column = unquotedColumn(strings.TrimSpace(column))
	if c.Column == "" {
		return c, true, fault("请写成 [网站名称含“街道”] 的样子。", "“%s”前面没有写是哪一列", c.Op)
	}
	c.Values, err = conditionValues(rest)
	return c, true, err
}

// unquotedColumn is the name of a column without its quotation marks.
func unquotedColumn(name string) string {
	s := scanner{src: name}
	if t, err := s.next(); err == nil && t.kind == quotedToken && s.pos == len(name) {
		return t.text
	}
	return name
}

// secondCondition is what stands behind a comma or 且 in the value of a condition and has an
// operator of its own; "" when there is none. Quotation marks hide both.
func secondCondition(value string) string {
	second := -1
	for at, r := range value {
		switch {
		case quoteKind(r) != "":
			return ""
		case strings.ContainsRune(",;、", half(r)) || strings.HasPrefix(value[at:], andWord):
			second = at + utf8.RuneLen(r)
		case second >= 0 && strings.ContainsRune("=<>≠≤≥", half(r)):
			return strings.TrimSpace(value[second:])
		}
	}
	return ""
}

// operator cuts an operator from the beginning of a text; "" when there is none.
func operator(src string) (op, rest string) {
	folded, width := "", 0
	for i, r := range src {
		if i > 0 && len([]rune(folded)) == 2 {
			break
		}
		folded += string(half(r))
		width = i + utf8.RuneLen(r)
	}
	for _, o := range operators {
		if !strings.HasPrefix(folded, o.mark) {
			continue
		}
		if len([]rune(o.mark)) == len([]rune(folded)) {
			return o.op, src[width:]
		}
		_, n := utf8.DecodeRuneInString(src)
		return o.op, src[n:]
	}
	return "", src
}

// conditionValues cuts values at |, outside of quotation marks.
func conditionValues(src string) ([]string, *Error) {
	var out []string
	value, quoted := "", false
	add := func() {
		if !quoted {
			value = strings.TrimSpace(value)
		}
		out, value, quoted = append(out, value), "", false
	}
	for rest := src; rest != ""; {
		r, n := utf8.DecodeRuneInString(rest)
		if kind := quoteKind(r); kind != "" && strings.TrimSpace(value) == "" && !quoted {
			s := scanner{src: rest}
			text, err := s.quoted(kind)
			if err != nil {
				return nil, err
			}
			value, quoted, rest = text, true, rest[s.pos:]
			continue
		}
		rest = rest[n:]
		switch {
		case half(r) == '|':
			add()
		case quoted && strings.TrimSpace(string(r)) != "":
			return nil, fault("一个值只用一对引号；值里有引号的，写两遍。", "引号后面还有“%s”", string(r)+rest)
		case !quoted:
			value += string(r)
		}
	}
	add()
	return out, nil
}
