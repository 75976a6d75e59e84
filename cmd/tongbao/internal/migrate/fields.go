package migrate

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
)

// field asks a term for a field or method of the old notation.
func (t *terms) field(v term, field string, args []term) (term, error) {
	var out term
	var ok bool
	var err error
	switch v.kind {
	case rootKind:
		out, ok = t.rootField(field)
	case factsKind:
		out, ok = factField(v.name, field)
	case setKind:
		out, ok, err = t.setField(v.set, field, args)
	case seriesKind:
		out, ok, err = seriesField(v, field, args)
	case listKind:
		out, ok = listField(v, field)
	case figureKind:
		out, ok = v, field == "Num" || field == "Text" || field == "Value"
	case rowKind:
		out, ok, err = t.rowField(v, field, args)
	case entryKind:
		out, ok = entryField(v, field)
	case rosterKind:
		out, ok = term{node: member(v.set.node(), "称呼")}, field == "One"
	case dayKind:
		out, ok = term{kind: conditionKind, node: negated(v.node)}, field == "IsZero"
	case rowsKind:
		out, ok = v, false
	}
	if err == nil && !ok {
		err = cannot("请照手册改成新写法。", "新写法没有和“.%s”对应的", field)
	}
	return out, err
}

// rootField is what stands at the beginning: .Sites, .Notice.
func (t *terms) rootField(field string) (term, bool) {
	for _, k := range t.Kinds {
		if field == strings.ToUpper(k.Key[:1])+k.Key[1:] {
			s := &set{root: name(k.Word), kind: k, data: t.Rosters[k.Key]}
			v := s.term()
			v.always = false
			return v, true
		}
	}
	switch field {
	case "Notice":
		return term{kind: factsKind, name: field}, true
	case "Period":
		return term{kind: factsKind, name: field, node: name("期次")}, true
	}
	return term{}, false
}

// facts are the fields of .Notice, .Notice.Contact and .Period that have a word.
var facts = map[string]string{
	"Notice.Scope": "范围", "Notice.Action": "检查方式", "Notice.Basis": "依据", "Notice.ReportTo": "报送单位", "Notice.Issuer": "发文机关",
	"Notice.Short": "本机关", "Contact.Phone": "联系电话", "Contact.Name": "联系人", "Period.Label": "期次", "Period.Short": "本期",
}

// days are those that are dates.
var days = map[string]string{"Notice.Deadline": "整改期限", "Notice.Signed": "成文日期"}

func factField(of, field string) (term, bool) {
	key := of + "." + field
	if word := facts[key]; word != "" {
		return term{node: name(word)}, true
	}
	if word := days[key]; word != "" {
		return term{kind: dayKind, node: name(word)}, true
	}
	return term{kind: factsKind, name: field}, key == "Notice.Contact"
}

// narrowing are the methods of a set that give a set.
func narrowing(s *set, field string, args []term) (*set, bool, error) {
	state, stated := map[string]string{"Failed": failedWord, "Passed": passedWord, "Inspected": inspectedWord}[field]
	if stated {
		return s.in(state), true, nil
	}
	switch field {
	case "Where", "Not", "AtLeast", "Below", "Graded", "Problem":
	default:
		return nil, false, nil
	}
	values, err := texts(field, args)
	least := map[string]int{"Graded": 1, "Problem": 1}[field]
	if least == 0 {
		least = 2
	}
	if err == nil && len(values) < least {
		err = cannot("请核对旧写法。", ".%s 后面没有写全", field)
	}
	if err != nil {
		return nil, true, err
	}
	switch field {
	case "Graded":
		return s.narrowed(language.Condition{Column: gradeWord, Op: "=", Values: values}), true, nil
	case "Problem":
		return s.problem(values), true, nil
	}
	op := map[string]string{"Where": "=", "Not": "≠", "AtLeast": "≥", "Below": "<"}[field]
	return s.narrowed(language.Condition{Column: values[0], Op: op, Values: values[1:]}), true, nil
}

// problem keeps the objects with one of the kinds of problem.
func (s *set) problem(values []string) *set {
	return s.narrowed(language.Condition{Column: problemWord, Op: "=", Values: values})
}

// setField is a field or method of a set.
func (t *terms) setField(s *set, field string, args []term) (term, bool, error) {
	if to, ok, err := narrowing(s, field, args); ok {
		if err != nil {
			return term{}, true, err
		}
		return to.term(), true, nil
	}
	if v, ok := t.period(s, field); ok {
		return v, true, nil
	}
	if v, ok := asked(s, field); ok {
		return v, true, nil
	}
	return t.columns(s, field, args)
}

// period is the set in an earlier period, or what became of last period's failures. It was
// nothing where the notice is not compared.
func (t *terms) period(s *set, field string) (term, bool) {
	out := *s
	switch field {
	case "Before":
		out.period = beforeWord
	case "YearAgo":
		out.period = yearAgoWord
	case "Follow":
		if s.item || s.kind == nil {
			return term{}, false
		}
		out.root, out.data = name(followWord+s.kind.Word), t.Follow[s.kind.Key]
	default:
		return term{}, false
	}
	v := out.term()
	v.always = false
	return v, true
}

// asked are fields without arguments that give no set.
func asked(s *set, field string) (term, bool) {
	n := s.node()
	rate := term{kind: figureKind, node: member(n, "合格率")}
	switch field {
	case "Count", "Len":
		return term{kind: figureKind, node: s.count(), bare: n, set: s}, true
	case "PassRate":
		return rate, true
	case "FailRate":
		return term{kind: figureKind, node: member(n, "不合格率")}, true
	case "InspectedRate":
		return term{kind: figureKind, node: member(n, "检查率")}, true
	case "Known":
		return term{kind: conditionKind, node: member(n, "可知")}, true
	case "RateKnown", "Rated":
		if s.followed() { // the rate of all is in doubt where some were not inspected
			rate.node = member(s.in(inspectedWord).node(), "合格率")
		}
		return term{kind: conditionKind, node: member(rate.node, "可知")}, true
	case "Records", "Lines":
		return term{kind: rowsKind, node: n, set: s}, true
	case "ByProblem":
		return term{kind: groupsKind, node: s.by(problemWord), set: s}, true
	case "Units":
		return term{kind: listKind, node: member(n, "主办单位"), set: s, always: true}, true
	case "Reasons":
		return term{kind: listKind, node: member(n, problemWord), set: s, always: true}, true
	case "Unsorted":
		return term{kind: listKind, node: member(n, "未归类"), set: s, always: true}, true
	case "Label":
		return term{node: member(n, "名称")}, true
	case "Counter":
		return term{node: member(n, "量词")}, true
	case "AsOf":
		return term{kind: dayKind, node: member(n, "截至")}, true
	case "Kind":
		return term{kind: rosterKind, set: s}, true
	}
	return term{}, false
}

// columns are the methods that take the names of columns.
func (t *terms) columns(s *set, field string, args []term) (term, bool, error) {
	takes, ok := map[string]int{"By": 1, "Distinct": 1, "Series": 2, "Ratio": 3, "Share": 2, "Cell": 2, "Sum": 1, "Mean": 1, "Max": 1,
		"Min": 1, "Splits": 1, "Has": 1, "Names": len(args)}[field]
	if !ok {
		return term{}, false, nil
	}
	c, err := texts(field, args)
	if err == nil && (len(c) != takes || len(c) > 1 && field == "Names") {
		err = cannot("请核对旧写法。", ".%s 后面要写%d项，写了%d项", field, takes, len(c))
	}
	if err != nil {
		return term{}, true, err
	}
	n := s.node()
	switch field {
	case "By":
		return term{kind: groupsKind, node: s.by(c[0]), set: s}, true, nil
	case "Names", "Distinct":
		return t.names(s, c), true, nil
	case "Series":
		return t.series(s, c[0], c[1])
	case "Ratio":
		return term{kind: seriesKind, node: t.share(s, s.by(c[0]), c[1], c[2]), set: s, always: true}, true, nil
	case "Share":
		return term{kind: figureKind, node: t.share(s, n, c[0], c[1])}, true, nil
	case "Cell":
		return term{kind: figureKind, node: t.cell(s, c[0], c[1])}, true, nil
	case "Splits", "Has":
		word := map[string]string{"Splits": "可分", "Has": "有列"}[field]
		return term{kind: conditionKind, node: member(n, word, argument(c[0]))}, true, nil
	}
	return term{kind: figureKind, node: t.measure(s, n, measures[field], c[0])}, true, nil
}

// measures are the words for what is computed of a column.
var measures = map[string]string{"Sum": "合计", "Mean": "平均", "Max": "最大", "Min": "最小"}

// measure is a figure of a column; of is the set or its groups.
func (t *terms) measure(s *set, of *language.Node, word, column string) *language.Node {
	if word == "合计" && !s.word(word) {
		return t.column(of, column, onSet, s.free)
	}
	return member(of, word, argument(column))
}

// totals is the sum of a column in each group, by the shortest name that means it: that of
// the column where it holds numbers in each of them.
func (t *terms) totals(s *set, by, column string) *language.Node {
	if s.data != nil && slices.ContainsFunc(s.data.By(by), func(g *figures.Set) bool { return !g.Numeric(column) }) {
		return t.measure(s, s.by(by), "合计", column)
	}
	return t.column(s.by(by), column, onSet, s.free)
}

// textual reports a column that holds words whatever part of the objects is asked, so that
// its name alone stands for the list of them.
func (s *set) textual(column string) bool {
	switch {
	case s.data == nil || !s.data.Has(column) || len(s.data.Records()) == 0:
		return false
	case !s.item && len(s.where)+len(s.states) == 0:
		return !s.data.Numeric(column)
	}
	return !slices.ContainsFunc(s.data.Records(), func(r *inspection.Record) bool {
		c, _ := s.data.Value(r, column)
		_, _, number := c.Number()
		return number
	})
}

// share is the share of one column in another.
func (t *terms) share(s *set, of *language.Node, part, of2 string) *language.Node {
	return member(t.column(of, part, onSet, s.free), "占", argument(of2))
}

// cell is the number of a column in the row that has a cell of a text.
func (t *terms) cell(s *set, text, column string) *language.Node {
	c := language.Condition{Values: []string{text}}
	c.Quoted = slices.Contains([]string{passedWord, failedWord, inspectedWord}, text)
	return t.column(selected(s.node(), c), column, onRow, s.free)
}

// names is the list of names, or of what stands in a column.
func (t *terms) names(s *set, column []string) term {
	n := member(s.node(), "名单")
	switch {
	case len(column) == 0:
	case s.textual(column[0]):
		n = t.column(s.node(), column[0], onSet, s.free)
	default:
		n = member(s.node(), "名单", argument(column[0]))
	}
	v := term{kind: listKind, node: n, set: s, always: true}
	if len(column) == 0 {
		v.bare = s.node()
	}
	return v
}

func seriesField(v term, field string, args []term) (term, bool, error) {
	out := v
	limit := func(op, value string) term {
		out.node = selected(v.node, language.Condition{Op: op, Values: []string{value}})
		return out
	}
	switch field {
	case "Sorted":
		out.node = member(v.node, "由高到低")
		return out, true, nil
	case "Full":
		return limit("≥", "100%"), true, nil
	case "NotFull":
		return limit("<", "100%"), true, nil
	case "Labels":
		return term{kind: listKind, node: member(v.node, "名单"), bare: v.node, set: &set{}, always: true}, true, nil
	case "Entries":
		return out, true, nil
	case "Len":
		return term{kind: figureKind, node: member(v.node, "个数"), bare: v.node}, true, nil
	case "Top":
		n, err := text(field, args)
		out.node = selected(v.node, language.Condition{Values: []string{"前" + n}})
		return out, true, err
	case "Below", "AtLeast":
		value, err := text(field, args)
		return limit(map[string]string{"Below": "<", "AtLeast": "≥"}[field], value), true, err
	}
	return out, false, nil
}

// listField is a field of a list. The names of all objects are as many as the objects.
func listField(v term, field string) (term, bool) {
	switch field {
	case "Items":
		return v, true
	case "Count":
		return term{kind: figureKind, node: counted(v), bare: v.node}, true
	case "Len":
		if v.bare != nil && v.set.listed() {
			return term{kind: figureKind, node: v.set.count(), bare: v.bare}, true
		}
		if v.bare != nil && v.set.root == nil {
			return term{kind: figureKind, node: counted(v), bare: v.bare}, true
		}
		return term{kind: figureKind, node: counted(v), bare: v.node}, true
	}
	return term{}, false
}

// counted is how many names a list has; of the names of groups, how many groups.
func counted(v term) *language.Node {
	if v.bare != nil && v.set.root == nil {
		return member(v.bare, "个数")
	}
	return member(v.node, "个数")
}

// rowField is a field of an object or row.
func (t *terms) rowField(v term, field string, args []term) (term, bool, error) {
	switch field {
	case "Cell":
		column, err := text(field, args)
		if err != nil {
			return term{}, true, err
		}
		return term{node: t.column(v.node, column, onRow, v.set.free)}, true, nil
	case "Name":
		return term{node: member(v.node, "名称")}, true, nil
	}
	return term{}, false, nil
}

func entryField(v term, field string) (term, bool) {
	switch field {
	case "Label":
		return term{node: member(v.node, "名称")}, true
	case "Figure":
		return term{kind: figureKind, node: member(v.node, "数")}, true
	case "Set":
		s := v.set.one(member(v.node, "对象"))
		return s.term(), true
	}
	return term{}, false
}
