package vocabulary

import (
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/wording"
)

func hasColumn(c call) (any, error) {
	set, column := c.value.(*figures.Set), rawName(c.node.Args[0])
	return set.Has(column) || set.Several(column) != nil, nil
}

// splits reports a set that has parts by a column; with a number, parts of each of which that
// number is known. It is asked without a trace.
func splits(c call) (any, error) {
	set, column := c.value.(*figures.Set), rawName(c.node.Args[0])
	if len(c.node.Args) == 1 {
		return set.Splits(column), nil
	}
	if set.ColumnName(column) == "" {
		return false, nil
	}
	quiet := *c.speaker
	quiet.quiet, quiet.ledger = true, c.ledger.Scratch()
	parts := set.On(quiet.ledger).By(column)
	if len(parts) == 1 && len(set.Records()) > 0 {
		return false, nil // the rows are all of one kind
	}
	for _, part := range parts {
		number := *c.node.Args[1]
		number.Kind, number.Of = language.Member, c.node.Of
		v, err := quiet.ask(call{speaker: &quiet, value: part, set: part, node: &number, at: c.at})
		if f, ok := v.(*figures.Figure); err != nil || !ok || !f.Told() {
			return false, err
		}
	}
	return len(parts) > 0, nil
}

func countOf(narrow func(*figures.Set) *figures.Set) func(call) (any, error) {
	return ofSet(func(s *figures.Set) *figures.Figure { return narrow(s).Count() })
}

// wordedList is a list with how many of its names are printed and what stands behind the
// number that closes it.
type wordedList struct {
	*figures.List
	shown int
	unit  string
	asked string // in the brackets, but for a column
	marks bool   // each name in quotation marks
	apart bool   // with 、 between them
}

// figure is the list as it is printed.
func (l wordedList) figure() *figures.Figure {
	items, key, join := l.Items, "", wording.List
	if l.marks {
		key, items = quotedWord, l.Marked()
	}
	if l.apart {
		key, join = key+"("+pauseMark+")", wording.ListApart
	}
	text := join(items)
	switch {
	case l.shown > 0:
		text = wording.ListEtc(join, items, l.shown, l.unit)
	case l.unit != "":
		text = wording.ListClosed(join, items, l.unit)
	}
	return l.List.Figure(text, l.asked, key)
}

// quotedWord asks for a list with each name in quotation marks, with pauseMark in brackets
// for 、 between them.
const (
	quotedWord = "加引号"
	pauseMark  = "顿号"
)

func quoted(c call) (any, error) {
	l, worded := c.value.(wordedList)
	if !worded {
		l.List = c.value.(*figures.List)
	}
	l.marks = true
	for _, a := range c.node.Args {
		if rawName(a) != pauseMark {
			return nil, wrong("请写成 加引号，或 加引号(顿号)。", "“加引号”的括号里不认识“%s”", a)
		}
		l.apart = true
	}
	return l, nil
}

// names reads what 名单 takes in brackets, in any order: a column, how many names are
// printed, and the unit behind the number of all.
func names(c call) (any, error) {
	out := wordedList{}
	switch v := c.value.(type) {
	case *figures.List:
		out.List = v
	case wordedList:
		out.List = v.List
	case series:
		out.List = v.Labels()
	case groups:
		out.List = v.of.GroupNames(v.step, v.column, v.sets)
	}
	set, _ := c.value.(*figures.Set)
	column, noted, given := "", false, false
	var asked []string
	for _, a := range c.node.Args {
		text := rawName(a)
		n, err := strconv.Atoi(text)
		switch {
		case a.Kind == language.Number && err == nil && n > 0 && out.shown == 0:
			out.shown, asked = n, append(asked, a.Text)
		case set != nil && column == "" && !given && set.Has(text):
			column, out.List = text, set.Distinct(text)
		case column != "" && !given && !noted && set.Has(text):
			noted, out.List = true, set.Noted(column, text)
		case set != nil && set.Several(text) != nil:
			return nil, noColumn(set, text)
		case a.Kind == language.Name && !given:
			out.unit, given, asked = text, true, append(asked, a.String())
		default:
			return nil, wrong("请写成 名单、名单(3)、名单(3，家单位) 或 名单(列名，另一列，3) 的样子。", "“名单”的括号里不认识“%s”", a)
		}
	}
	if out.List == nil {
		if set.Free() {
			return nil, wrong("请写成 "+c.node.Of.String()+".名单("+firstOf(set.Columns())+") 的样子。", "工作表的名单要写明是哪一列")
		}
		out.List = set.Names()
	}
	if out.shown > 0 && !given {
		out.unit = "个"
		if c.set != nil && !c.set.Free() {
			out.unit = c.set.Counter()
		}
	}
	out.asked = strings.Join(asked, "，")
	return out, nil
}

func firstOf(names []string) string {
	if len(names) == 0 {
		return "列名"
	}
	return language.Quote(names[0])
}

// different is how many different objects there are, or texts in columns.
func different(c call) (any, error) {
	set := c.value.(*figures.Set)
	var columns []string
	for _, a := range c.node.Args {
		column := rawName(a)
		if !set.Has(column) {
			return nil, noColumn(set, column)
		}
		columns = append(columns, column)
	}
	if len(columns) == 0 && set.Free() {
		return nil, wrong("请写成 "+c.node.Of.String()+".去重数("+firstOf(set.Columns())+") 的样子。", "工作表的“去重数”要写明是哪一列")
	}
	return set.Different(columns...), nil
}

// howMany is the number of names or groups.
func howMany(c call) (any, error) {
	switch v := c.value.(type) {
	case *figures.List:
		return v.Count(), nil
	case wordedList:
		return v.Count(), nil
	case series:
		return v.Labels().Count(), nil
	case groups:
		return v.of.GroupNames(v.step, v.column, v.sets).Count(), nil
	}
	return nil, unknownWord(c)
}

// shareOf is the share of one set in another, of one column in another or of one figure in
// another.
func shareOf(c call) (any, error) {
	arg := c.node.Args[0]
	if s, ok := c.value.(share); ok {
		return s.set.Share(s.part, rawName(arg)), nil
	}
	if part, ok := c.value.(*figures.Figure); ok {
		if c.set != nil && arg.Kind == language.Name && c.set.Several(rawName(arg)) != nil {
			return nil, noColumn(c.set, rawName(arg))
		}
		if c.ofRow(arg) {
			return figures.Part(c.ledger, part, c.set.Cell(c.node.Of.Of.Where.Values[0], rawName(arg))), nil
		}
		whole, err := c.figure(arg)
		if of := c.node.Of; err != nil && c.set != nil && of.Kind == language.Member && arg.Kind == language.Name && c.set.Has(rawName(of)) {
			return nil, noColumn(c.set, rawName(arg))
		}
		if err != nil {
			return nil, err
		}
		return figures.Part(c.ledger, part, whole), nil
	}
	part, ok := c.value.(*figures.Set)
	if !ok {
		return nil, wrong("请写成 网站.不合格.占(网站)、留言.办结.占(收到) 的样子。", "“%s”不是一部分的个数，后面不能写“占”", soFar(c.node))
	}
	v, err := c.eval(arg, c.at)
	if err != nil {
		return nil, err
	}
	whole, ok := v.(*figures.Set)
	if !ok {
		return nil, wrong("请写成 网站.不合格.占(网站) 的样子；一列占另一列的，写成 留言.办结.占(收到)。", "“占”的括号里应当是对象，“%s”是%s", arg, kindOf(v))
	}
	return part.ShareOf(whole), nil
}

// against is a figure in percent of another, which it is no part of; the other may be a column
// of the same objects.
func against(c call) (any, error) {
	f, ok := c.value.(*figures.Figure)
	if !ok {
		return nil, unknownWord(c)
	}
	arg := c.node.Args[0]
	if c.set != nil && arg.Kind == language.Name && c.set.Has(rawName(arg)) {
		return figures.Against(c.ledger, f, c.set.Column(rawName(arg))), nil
	}
	of, err := c.figure(arg)
	if err != nil {
		return nil, err
	}
	return figures.Against(c.ledger, f, of), nil
}

// ofRow reports an argument that is a column of the row asked before: 留言[甲局].办结.占(收到).
func (c call) ofRow(arg *language.Node) bool {
	of := c.node.Of.Of
	return of != nil && choosesRow(of) && c.set != nil && arg.Kind == language.Name && c.set.Has(rawName(arg))
}

// figure is the value of an argument that has to be a number.
func (s *speaker) figure(n *language.Node) (*figures.Figure, error) {
	if f, ok := numberOfLine(s, n); ok {
		return f, nil
	}
	v, err := s.eval(n, now)
	if err != nil {
		return nil, err
	}
	switch v := v.(type) {
	case *figures.Figure:
		return v, nil
	case number:
		return figures.Literal(v.text), nil
	}
	return nil, wrong("请写一个数，如 网站.总数。", "“%s”是%s，不是数", n, kindOf(v))
}

// known reports whether a number can be told.
func known(c call) (any, error) {
	switch v := c.value.(type) {
	case *figures.Set:
		return v.Known(), nil
	case *figures.Figure:
		return v.Told() && !(c.quiet && figures.Doubted(c.ledger)), nil
	}
	return true, nil
}

func labelOf(c call) (any, error) {
	switch v := c.value.(type) {
	case *figures.Set:
		return v.Label(), nil
	case figures.Entry:
		return v.Label, nil
	case figures.Line:
		return v.Name(), nil
	}
	return nil, unknownWord(c)
}

func thisItem(c call) (any, error) {
	if len(c.items) == 0 {
		return nil, wrong("请写在 {{逐个 …}} 和 {{完}} 之间。", "“本项”不在“逐个”里面")
	}
	return c.items[len(c.items)-1], nil
}

// listing makes a word of one of wording's lists.
func listing(say func([]wording.Amount, string) string) func(call) (any, error) {
	return func(c call) (any, error) {
		unit, given := c.unit(0)
		return listed(c.value, unit, given, say)
	}
}

// unit is the measure word in the brackets of a word.
func (c call) unit(i int) (string, bool) {
	if i >= len(c.node.Args) {
		return "", false
	}
	return rawName(c.node.Args[i]), true
}

func ranking(c call) (any, error) {
	unit, _ := c.unit(0)
	return ranks(c.value.(series), unit), nil
}

// compound is a word that holds a name or number: 按类别, 2位小数.
func (s *speaker) compound(c call) (v any, ok bool, err error) {
	switch x := c.value.(type) {
	case *figures.Set:
		column, cut := strings.CutPrefix(rawName(c.node), "按")
		if cut && x.ColumnName(column) == "" && x.Several(column) == nil && column != problemWord && nearest(rawName(c.node), x.Heads()) != "" {
			return nil, true, noColumn(x, rawName(c.node)) // a column whose name begins so, misspelt
		}
		if cut && column != "" && !x.Has(rawName(c.node)) {
			v, err = split(x, column)
			return v, true, err
		}
	case *figures.Figure:
		digits, cut := strings.CutSuffix(sheet.Fold(c.node.Text), decimalsWord)
		n, bad := strconv.Atoi(digits)
		if !cut || bad != nil {
			return nil, false, nil
		}
		if n < 0 || n > figures.MaxDecimals {
			return nil, true, wrong("小数最多"+strconv.Itoa(figures.MaxDecimals)+"位。", "小数位数写了%d", n)
		}
		return s.ledger.Reformat(x, n), true, nil
	}
	return nil, false, nil
}

// decimalsWord ends the word for a number of decimals: 2位小数.
const decimalsWord = "位小数"

// differenceWord asks by how many a number changed.
const differenceWord = "增减数"

// changeFrom compares a figure with another.
func changeFrom(c call) (any, error) {
	before, err := c.figure(c.node.Args[0])
	if err != nil {
		return nil, err
	}
	value, ok := c.value.(*figures.Figure)
	if !ok {
		return nil, unknownWord(c)
	}
	return c.changed(change{value, before}, c.node.Args[1:])
}

// changed is a change; with a unit it is worded as a difference: 增加5个.
func (s *speaker) changed(ch change, args []*language.Node) (any, error) {
	if len(args) > 1 {
		return nil, wrong("请写成 较上期(个) 的样子。", "比较的括号里只写一个单位，现在写了%d项", len(args))
	}
	if len(args) == 0 {
		return ch, nil
	}
	if strings.HasSuffix(rawName(args[0]), "百分点") {
		return nil, wrong("比例相比不写单位，如 网站.合格率.较上期；个数相比写量词，如 网站.总数.较上期(个)。", "比较的括号里写了“%s”", rawName(args[0]))
	}
	return changed(s.ledger.Difference(ch.now, ch.before), rawName(args[0]), "增加", "减少"), nil
}

// words is how a change is printed without a unit.
func (ch change) words(l *figures.Ledger) phrase {
	return changed(l.Change(ch.now, ch.before), "", "上升", "下降")
}

// changed is how a change is printed, with a unit behind its number. One that is not known is
// neither up nor down nor the same.
func changed(d figures.Change, unit, up, down string) phrase {
	if d.Figure.Unknown {
		return phrase{figureInline(d.Figure)}
	}
	return phraseOf(wording.ChangeWords(d.Direction, mark(0)+unit, up, down), d.Figure)
}

func ofChange(ask func(*figures.Ledger, change) figures.Change) func(call) (any, error) {
	return func(c call) (any, error) {
		ch := ask(c.ledger, c.value.(change))
		return amount{ch.Figure, ch.Direction}, nil
	}
}
