package migrate

import (
	"slices"
	"strconv"
	"unicode"

	"tongbao/cmd/tongbao/internal/language"
)

// function is a call of a function of the old notation.
func (t *terms) function(f string, args []term, follows rune) (term, error) {
	if word := simple[f]; word != "" && len(args) == 0 {
		return term{node: name(word)}, nil
	}
	call := functions[f]
	if call.run == nil {
		return term{}, cannot("请照手册改成新写法。", "新写法没有和“%s”对应的", f)
	}
	if len(args) < call.least {
		return term{}, cannot("请核对旧写法。", "%s 后面至少要写%d项，写了%d项", f, call.least, len(args))
	}
	return call.run(t, args, follows)
}

// simple are functions that take nothing and are a word.
var simple = map[string]string{"period": "期次", "season": "本期", "office": "本机关", "basis": "依据", "also": "一是"}

// call is a function with how many arguments it needs.
type call struct {
	least int
	run   func(t *terms, args []term, follows rune) (term, error)
}

// functions is filled when the program starts: some reach it again.
var functions map[string]call

func init() {
	functions = map[string]call{
		"count": {1, count}, "percent": {1, percent}, "share": {2, shareOf}, "sum": {2, sum}, "change": {2, change}, "average": {3, average},
		"names": {1, names}, "units": {1, units}, "problem": {2, problemOf}, "grouped": {1, grouped},
		"ranks": {1, listing("排名")}, "amounts": {1, listing("列出")}, "among": {1, listing("其中")}, "respectively": {1, listing("分别")},
		"value": {1, value}, "date": {1, date}, "dates": {1, dates},
		"sheet": {1, sheetNamed}, "table": {1, called("表", plainKind)}, "attachment": {1, attachment}, "see": {1, see},
		"hasSheet": {1, called("有表", conditionKind)},
		"hasValue": {1, called("有写明", conditionKind)},
		"and":      {1, joined("且")}, "or": {1, joined("或")}, "not": {1, not}, "len": {1, length},
		"eq": {2, compared("=")}, "ne": {2, compared("≠")}, "lt": {2, compared("<")}, "le": {2, compared("≤")}, "gt": {2, compared(">")},
		"ge": {2, compared("≥")},
	}
}

func count(_ *terms, args []term, _ rune) (term, error) {
	switch v := args[0]; v.kind {
	case setKind:
		return term{kind: figureKind, node: v.set.count(), bare: v.node}, nil
	case listKind:
		return term{kind: figureKind, node: counted(v), bare: v.node}, nil
	case figureKind:
		return v, nil
	}
	return term{}, cannot("请写 {{网站.总数}} 的样子。", "count 后面不是能数的")
}

func percent(_ *terms, args []term, _ rune) (term, error) {
	v := args[0]
	switch v.kind {
	case setKind:
		v = term{kind: figureKind, node: member(v.node, "合格率")}
	case figureKind:
	default:
		return term{}, cannot("请写 {{网站.合格率}} 的样子。", "percent 后面不是能算比例的")
	}
	if len(args) > 1 {
		n, err := whole("percent", args[1])
		if err != nil {
			return term{}, err
		}
		v.node = member(v.node, strconv.Itoa(n)+"位小数")
	}
	return v, nil
}

func shareOf(_ *terms, args []term, _ rune) (term, error) {
	if args[0].kind != setKind || args[1].kind != setKind {
		return term{}, cannot("请写 {{网站.不合格.占(网站)}} 的样子。", "share 后面不是两组对象")
	}
	return term{kind: figureKind, node: member(args[0].node, "占", args[1].node)}, nil
}

func sum(t *terms, args []term, _ rune) (term, error) {
	column, err := text("sum", args[1:])
	if args[0].kind != setKind {
		err = cannot("请写 {{留言.合计(件数)}} 的样子。", "sum 后面不是网站、新媒体或工作表")
	}
	if err != nil {
		return term{}, err
	}
	return term{kind: figureKind, node: t.measure(args[0].set, args[0].node, "合计", column)}, nil
}

// change compares two figures: with the same in another period, or with any other.
func change(_ *terms, args []term, _ rune) (term, error) {
	a, b := args[0], args[1]
	if a.kind != figureKind || b.kind != figureKind {
		return term{}, cannot("请写 {{网站.合格率.较上期}} 的样子。", "change 后面不是两个数")
	}
	unit, err := texts("change", args[2:])
	if err != nil {
		return term{}, err
	}
	var given []*language.Node
	for _, u := range unit {
		given = append(given, argument(u))
	}
	if now, of := moved(a.node); now == "" {
		if before, same := moved(b.node); before != "" && same == of {
			return term{node: member(a.node, "较"+before, given...)}, nil
		}
	}
	return term{node: member(a.node, "较", append([]*language.Node{b.node}, given...)...)}, nil
}

// average divides a figure by others in turn.
func average(_ *terms, args []term, _ rune) (term, error) {
	decimals, err := whole("average", args[0])
	if err != nil {
		return term{}, err
	}
	n := args[1].node
	for _, by := range args[1:] {
		if by.kind != figureKind {
			return term{}, cannot("请写 {{(写明.条数÷写明.单位数).0位小数}} 的样子。", "average 后面不是数")
		}
		if by.node != n {
			n = binary("/", n, by.node)
		}
	}
	return term{kind: figureKind, node: member(n, strconv.Itoa(decimals)+"位小数")}, nil
}

// listOf is the list of a set or list, and whether it is all the names of objects.
func listOf(t *terms, v term) (l term, objects bool, err error) {
	switch v.kind {
	case setKind:
		return t.names(v.set, nil), true, nil
	case listKind:
		return v, false, nil
	}
	return term{}, false, cannot("请写 {{网站.不合格.名单}} 的样子。", "names 后面不是名单")
}

// names lists names: all, or the first few and how many there are. The number that
// closes the few had the measure word of the objects where no letter followed.
func names(t *terms, args []term, follows rune) (term, error) {
	l, objects, err := listOf(t, args[0])
	if err != nil {
		return term{}, err
	}
	own := objects && follows != 0 && !unicode.IsLetter(follows) && follows != '{'
	return worded(l, args[1:], own)
}

// worded is a list with how many names are printed and the unit behind the number.
func worded(l term, limit []term, own bool) (term, error) {
	if len(limit) == 0 {
		return l, nil
	}
	var given []*language.Node
	for _, a := range limit {
		switch a.kind {
		case numberKind:
			given = append(given, &language.Node{Kind: language.Number, Text: a.name})
		case textKind:
			given = append(given, argument(a.name))
		default:
			return term{}, cannot("请写 {{网站.名单(3，家单位)}} 的样子。", "名单后面的个数或单位不是写明的")
		}
	}
	if limit[len(limit)-1].kind == numberKind && !own {
		given = append(given, named("", true))
	}
	n := l.node
	if n.Kind == language.Member && n.Text == "名单" && !n.Quoted {
		n = member(n.Of, "名单", append(slices.Clone(n.Args), given...)...)
	} else {
		n = member(n, "名单", given...)
	}
	l.node = n
	return l, nil
}

func units(_ *terms, args []term, _ rune) (term, error) {
	if args[0].kind != setKind {
		return term{}, cannot("请写 {{网站.不合格.主办单位}} 的样子。", "units 后面不是网站、新媒体")
	}
	s, rest := args[0].set, args[1:]
	if len(rest) > 0 && rest[0].kind == textKind {
		s, rest = s.problem([]string{rest[0].name}), rest[1:]
	}
	return worded(term{kind: listKind, node: member(s.node(), "主办单位"), set: s, always: true}, rest, false)
}

func problemOf(_ *terms, args []term, _ rune) (term, error) {
	values, err := texts("problem", args[1:])
	if args[0].kind != setKind {
		err = cannot("请写 {{网站[问题=空白栏目].总数}} 的样子。", "problem 后面不是网站、新媒体")
	}
	if err != nil {
		return term{}, err
	}
	return args[0].set.problem(values).term(), nil
}

func grouped(_ *terms, args []term, _ rune) (term, error) {
	if args[0].kind != setKind {
		return term{}, cannot("请写 {{网站.不合格.归类}} 的样子。", "grouped 后面不是网站、新媒体")
	}
	return term{node: member(args[0].node, "归类")}, nil
}

// listing makes a function that says something of each group.
func listing(word string) func(*terms, []term, rune) (term, error) {
	return func(_ *terms, args []term, _ rune) (term, error) {
		units, err := texts(word, args[1:])
		if args[0].kind != groupsKind && args[0].kind != seriesKind {
			err = cannot("请写 {{网站.按类别."+word+"}} 的样子。", "这些数据不能一项一项列出")
		}
		if err != nil {
			return term{}, err
		}
		var given []*language.Node
		for _, u := range units {
			given = append(given, argument(u))
		}
		return term{node: member(args[0].node, word, given...)}, nil
	}
}

// value is an entry of [values].
func value(t *terms, args []term, _ rune) (term, error) {
	v, err := text("value", args)
	if err != nil {
		return term{}, err
	}
	n := named(v, false)
	_, isSheet := t.Sheets[v]
	if isSheet || t.taken(v) || !printed(n.String()) {
		n = member(name(givenWord), v)
		n.Quoted = language.Quote(v) != v
	}
	return term{kind: figureKind, node: n}, nil
}

// taken reports a name that means something else at the beginning of an expression.
func (t *terms) taken(text string) bool {
	return slices.Contains(t.words[onNothing], text) || slices.Contains([]string{beforeWord, yearAgoWord}, text) || t.rosterNamed(text) ||
		numbered.MatchString(text)
}

func date(_ *terms, args []term, _ rune) (term, error) {
	v := args[0]
	if v.kind != dayKind {
		return term{}, cannot("请写 {{整改期限}}、{{网站.截至}} 的样子。", "date 后面的日期在新写法里没有对应的")
	}
	form, err := texts("date", args[1:])
	if err != nil {
		return term{}, err
	}
	for _, word := range form {
		v.node = member(v.node, word)
	}
	return v, nil
}

func dates(_ *terms, args []term, _ rune) (term, error) {
	if len(args) > 1 || args[0].kind != setKind {
		return term{}, cannot("请写 {{网站.检查时间}} 的样子。", "dates 后面的起止日期在新写法里没有对应的")
	}
	return term{node: member(args[0].node, "检查时间")}, nil
}

// sheetNamed is a sheet. One that is not there was an error, so that it was never nothing.
func sheetNamed(t *terms, args []term, _ rune) (term, error) {
	v, err := text("sheet", args)
	switch {
	case err != nil:
		return term{}, err
	case t.rosterNamed(v):
		return term{}, cannot("请把这张工作表改个名称。", "工作表“%s”和名单同名，正文里取不到", v)
	}
	root := named(v, t.taken(v))
	if !printed(root.String()) {
		root.Quoted = true
	}
	return (&set{root: root, free: true, data: t.Sheets[v]}).term(), nil
}

// called makes a function of a name that is a word with the name in brackets.
func called(word string, k kind) func(*terms, []term, rune) (term, error) {
	return func(_ *terms, args []term, _ rune) (term, error) {
		v, err := text(word, args)
		return term{kind: k, node: called1(word, v)}, err
	}
}

// called1 is a word that begins an expression, with a name in brackets.
func called1(word, arg string) *language.Node {
	return &language.Node{Kind: language.Name, Text: word, Called: true, Args: []*language.Node{argument(arg)}}
}

func attachment(_ *terms, args []term, _ rune) (term, error) {
	v, err := text("attachment", args)
	if err == nil && args[0].kind == numberKind {
		return term{node: name("附件" + v)}, nil
	}
	return term{node: called1("附件", v)}, err
}

func see(t *terms, args []term, _ rune) (term, error) {
	v, err := text("see", args)
	if err != nil {
		return term{}, err
	}
	word := map[string]string{"others": "其他"}[v]
	for _, k := range t.Kinds {
		if k.Key == v {
			word = k.Word
		}
	}
	if word == "" {
		return term{}, cannot("请写 {{见附件(网站)}} 的样子。", "see 不认识“%s”", v)
	}
	return term{node: called1("见附件", word)}, nil
}

// joined makes and, or.
func joined(op string) func(*terms, []term, rune) (term, error) {
	return func(_ *terms, args []term, _ rune) (term, error) {
		var n *language.Node
		for _, a := range args {
			next, err := holds(a, false)
			if err != nil {
				return term{}, err
			}
			if n != nil {
				next = binary(op, n, next)
			}
			n = next
		}
		return term{kind: conditionKind, node: n}, nil
	}
}

func not(_ *terms, args []term, _ rune) (term, error) {
	n, err := holds(args[0], false)
	if err != nil {
		return term{}, err
	}
	if n.Kind == language.Not {
		return term{kind: conditionKind, node: n.Args[0]}, nil
	}
	return term{kind: conditionKind, node: negated(n)}, nil
}

// length is len.
func length(_ *terms, args []term, _ rune) (term, error) {
	switch v := args[0]; v.kind {
	case rowsKind:
		return term{kind: figureKind, node: v.set.count(), bare: v.set.node()}, nil
	case groupsKind, seriesKind:
		return term{kind: figureKind, node: member(v.node, "个数"), bare: v.node}, nil
	case listKind:
		out, _ := listField(v, "Len")
		return out, nil
	}
	return term{}, cannot("请写 {{网站.总数}} 的样子。", "len 后面不是能数的")
}

// compared makes eq, ne, lt … ; eq of several is one or the other.
func compared(op string) func(*terms, []term, rune) (term, error) {
	return func(_ *terms, args []term, _ rune) (term, error) {
		var n *language.Node
		for _, b := range args[1:] {
			x, err := compareSide(args[0])
			if err != nil {
				return term{}, err
			}
			y, err := compareSide(b)
			if err != nil {
				return term{}, err
			}
			next := binary(op, x, y)
			if n != nil {
				next = binary("或", n, next)
			}
			n = next
		}
		return term{kind: conditionKind, node: n}, nil
	}
}

// compareSide is a side of a comparison.
func compareSide(v term) (*language.Node, error) {
	switch v.kind {
	case numberKind:
		return &language.Node{Kind: language.Number, Text: v.name}, nil
	case textKind:
		return named(v.name, true), nil
	case figureKind, plainKind, dayKind:
		return v.node, nil
	}
	return nil, cannot("请照手册改成新写法的条件。", "比较的两边要是数或文字")
}
