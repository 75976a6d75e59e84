package vocabulary

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/language"
)

// stepNode is one thing asked of what stands before it.
type stepNode = language.Node

// speaker walks expressions for one text.
type speaker struct {
	*Data
	variables map[string]any // 设
	items     []any          // 本项 of the loops around, the innermost last
	ledger    *figures.Ledger
	line      int          // of the action that is evaluated
	whole     *figures.Set // that the groups of a summary are of, whose column is asked
	quiet     bool         // a condition is asked: the ledger is one that is thrown away
}

// call is a word with what it is asked of.
type call struct {
	*speaker
	value any
	set   *figures.Set // the last set on the way, whose columns an argument may name
	node  *language.Node
	at    period
}

// eval gives the value of an expression in a period.
func (s *speaker) eval(n *language.Node, at period) (any, error) {
	switch n.Kind {
	case language.Number:
		return number{n.Text}, nil
	case language.Binary:
		return s.binary(n, at)
	case language.Not:
		ok, err := s.holds(n.Args[0], at)
		return !ok, err
	}
	root, steps := language.Chain(n)
	value, _, err := s.chain(root, steps, at)
	return value, err
}

// chain evaluates a beginning and what is asked of it in turn. What is asked of a period
// behind a chain, 网站.合格率.较上期, asks the whole chain again in that period.
func (s *speaker) chain(root *language.Node, steps []*stepNode, at period) (any, *figures.Set, error) {
	value, err := s.root(root, at)
	if err != nil {
		return nil, nil, err
	}
	set, _ := value.(*figures.Set)
	for i, step := range steps {
		if p, compared := periodStep(step, value); p != now {
			if at != now {
				return nil, nil, periodTwice(step.Text)
			}
			if step.Called && !compared {
				return nil, nil, wrong("请删去括号，写成 "+step.Text+"。", "“%s”后面不用括号", step.Text)
			}
			if v, groups := value.(series); groups && compared {
				return nil, nil, eachCompared(v, step)
			}
			earlier, earlierSet, err := s.chain(root, steps[:i], p)
			if err != nil {
				return nil, nil, err
			}
			if !compared {
				value, set = earlier, earlierSet
				continue
			}
			if value, err = s.compare(value, earlier, step); err != nil {
				return nil, nil, err
			}
			continue
		}
		if value, set, err = s.walk(value, set, steps, i, at); err != nil {
			return nil, nil, err
		}
	}
	return value, set, nil
}

// walk asks the i-th of some steps of a value. set is the last set on the way.
func (s *speaker) walk(value any, set *figures.Set, steps []*stepNode, i int, at period) (any, *figures.Set, error) {
	step := steps[i]
	if of, ok := value.(*figures.Set); ok && i+1 < len(steps) && columnsShare(of, steps[i:]) {
		return share{of, rawName(step)}, of, nil
	}
	if l, ok := value.(figures.Line); ok && i+1 < len(steps) && asksNumber(l, step, steps[i+1]) {
		return lineCell{l, rawName(step)}, set, nil
	}
	if cell, ok := value.(lineCell); ok {
		value, err := ofCell(cell, call{speaker: s, set: set, node: step, at: at})
		return value, set, err
	}
	if f, ok := value.(*figures.Figure); ok && step.Kind == language.Member && step.Text == partWord && !step.Quoted && set != nil {
		whole, err := s.ofWhole(set, steps[:i], at)
		if err != nil {
			return nil, nil, err
		}
		return figures.Part(s.ledger, f, whole), set, nil
	}
	value, err := s.ask(call{speaker: s, value: value, set: set, node: step, at: at})
	if next, ok := value.(*figures.Set); ok {
		set = next
	}
	return value, set, err
}

// share is a column of a set whose share in another column is asked next: 留言.办结.占(收到).
// The column itself is no figure of the notice then.
type share struct {
	set  *figures.Set
	part string
}

// columnsShare reports two steps that ask for the share of one column in another.
func columnsShare(set *figures.Set, steps []*stepNode) bool {
	part, of := steps[0], steps[1]
	if part.Kind != language.Member || of.Kind != language.Member || of.Quoted || of.Text != shareWord || len(of.Args) != 1 {
		return false
	}
	whole := of.Args[0]
	return whole.Kind == language.Name && set.Has(rawName(part)) && set.Has(rawName(whole)) &&
		(set.Free() || part.Quoted || wordNamed(part.Text, setKind) == nil)
}

// shareWord asks for the share of one thing in another.
const shareWord = "占"

// againstWord asks how many percent of another number one is.
const againstWord = "相当于"

// partWord asks for the share of a figure of a part in the same figure of the whole.
const partWord = "占比"

// ofWhole asks the set that was last narrowed what its part has been asked: the steps
// behind the last that gave a set.
func (s *speaker) ofWhole(set *figures.Set, steps []*stepNode, at period) (*figures.Figure, error) {
	from := len(steps)
	for from > 0 && !narrows(steps[from-1]) {
		from--
	}
	if from > 0 && !choosesRow(steps[from-1]) && steps[from-1].Kind == language.Select && steps[from-1].Where.Op == "" {
		return nil, wrong("请写成 网站.不合格.占(网站) 的样子。", "“%s”后面写“占比”，看不出全部是什么", language.Step(steps[from-1]))
	}
	wider := set.Wider()
	if s.whole != nil && !slices.ContainsFunc(steps[:from], func(n *stepNode) bool { return n.Kind == language.Select }) {
		wider = set.StateOf(s.whole) // each row of a table, 小计 and 合计 among them, is a part of one whole
	} else if set.Whole() && (from == 0 || !choosesRow(steps[from-1])) {
		return nil, wrong("请先用方括号挑出一部分，或按列分类，如 留言[单位=甲局].收到.占比；合格的占全部的，写 网站.合格.占(网站)。", "“占比”前面的对象就是全部")
	}
	if from > 0 && choosesRow(steps[from-1]) {
		wider = set // of a row the set it is in: 留言[甲局]
	}
	value, last := any(wider), wider
	for i := from; i < len(steps); i++ {
		if step := steps[i]; !step.Quoted && slices.Contains(notParts, step.Text) {
			return nil, wrong("请写个数或合计，如 留言[单位=甲局].收到.占比。", "“%s”不是全部的一部分，不能写“占比”", step.Text)
		}
		var err error
		if value, last, err = s.walk(value, last, steps, i, at); err != nil {
			return nil, err
		}
	}
	f, ok := value.(*figures.Figure)
	if !ok {
		return nil, wrong("请核对这一列，每一格只填数字。", "全部的不是数，算不出一部分占多少")
	}
	return f, nil
}

// notParts are words for numbers of a part that do not add up to that of the whole.
var notParts = []string{"平均", "最大", "最小"}

// choosesRow reports a step that takes a row by what stands in it.
func choosesRow(step *stepNode) bool {
	return step.Kind == language.Select && step.Where.Op == "" && verdictWords[step.Where.Values[0]] == nil
}

// narrows reports a step that gives a set.
func narrows(step *stepNode) bool {
	return step.Kind == language.Select || !step.Quoted && verdictWords[step.Text] != nil
}

// periodTwice is the error of an expression that asks for another period in another period.
func periodTwice(word string) error {
	return wrong("一个数里只能写一次“上期”或“去年同期”，如 网站.合格率.较上期。", "“%s”之外还问了一次别的时期", word)
}

// periodStep reports a word that asks a chain again in another period: 上期, 去年同期, and
// 较上期, 较去年同期, which compare.
func periodStep(step *stepNode, value any) (p period, compared bool) {
	if step.Kind != language.Member || step.Quoted || ownColumn(value, rawName(step)) {
		return now, false
	}
	switch value.(type) {
	case wholePeriod, givenValues:
		return now, false
	}
	word, compared := strings.CutPrefix(step.Text, "较")
	return periodWords[word], compared
}

func (s *speaker) compare(value, earlier any, step *stepNode) (any, error) {
	a, okA := value.(*figures.Figure)
	b, okB := earlier.(*figures.Figure)
	if !okA || !okB {
		return nil, wrong("请写在一个数后面，如 网站.合格率.较上期、网站.总数.较上期(个)。", "%s不能与别的时期比较", kindOf(value))
	}
	return s.changed(change{a, b}, step.Args)
}

// eachCompared is the error of groups that are compared at once.
func eachCompared(v series, step *stepNode) error {
	asked := make([]string, len(v.path))
	for i, p := range v.path {
		asked[i] = language.Step(p)
	}
	return wrong("请用“逐个”写：{{逐个 "+v.of.of.Label()+".按"+v.of.column+"}}{{本项.名称}}{{本项."+strings.Join(append(asked, step.Text), ".")+"}}；{{完}}。",
		"各类的数不能一起与别的时期比较")
}

// root is the value of the name an expression begins with.
func (s *speaker) root(n *language.Node, at period) (any, error) {
	if n.Kind != language.Name {
		return s.eval(n, at)
	}
	if v, ok := s.variables[n.Text]; ok && !n.Called && !n.Quoted {
		return s.inPeriod(v, at)
	}
	if n.Quoted && s.Sheet(n.Text) != nil { // it may be called as a roster is
		return sheetCalled(s, n.Text, at)
	}
	if !n.Quoted {
		if w := wordNamed(n.Text, beginning); w != nil {
			v, err := w.run(call{speaker: s, node: n, at: at})
			if _, whole := v.(wholePeriod); whole && at != now {
				return nil, periodTwice(n.Text)
			}
			if err != nil || at == now {
				return v, err
			}
			return s.inPeriod(v, at)
		}
		if number, ok := s.attachmentNamed(n.Text); ok {
			return s.attachmentCalled(number)
		}
	}
	text := rawName(n)
	if v, ok, err := s.rosterNamed(text, at); ok {
		return v, err
	}
	if s.sheetIn(text, at) != nil || at != now && (s.Sheet(text) != nil || s.asideIn(text, at) != nil) {
		return sheetCalled(s, text, at)
	}
	if i := slices.IndexFunc(s.Issue.Values, func(v issue.Value) bool { return v.Name == text }); i >= 0 && at == now {
		return s.given(s.Issue.Values[i])
	}
	if slices.Contains(s.Missing, text) {
		return nil, ErrTold
	}
	return nil, s.unknownName(text, at)
}

// inPeriod is a set of a roster, however it was narrowed, in another period.
func (s *speaker) inPeriod(v any, at period) (any, error) {
	set, ok := v.(*figures.Set)
	if at == now {
		return v, nil
	}
	if ok {
		for _, r := range s.Rosters {
			if !r.SameObjects(set) {
				continue
			}
			earlier, _, err := s.rosterNamed(r.Kind.Word, at)
			if err != nil {
				return nil, err
			}
			return set.Like(earlier.(*figures.Set)), nil
		}
		for _, sheet := range s.Sheets {
			if !sheet.SameObjects(set) {
				continue
			}
			earlier, err := sheetCalled(s, sheet.Label(), at)
			if err != nil {
				return nil, err
			}
			return set.Like(earlier), nil
		}
	}
	return nil, wrong("请从网站、新媒体或工作表的名称写起，如 网站.合格率.较上期、留言.办结.占(收到).较上期。", "%s没有上期、去年同期的数据", kindOf(v))
}

// followPrefix stands before the name of a kind for the objects that failed last period.
const followPrefix = "上期不合格"

// rosterNamed is the set of a kind by its name; ok is false when it names none.
func (s *speaker) rosterNamed(name string, at period) (v any, ok bool, err error) {
	kind, follow := strings.CutPrefix(name, followPrefix)
	for _, k := range s.Kinds {
		if !slices.Contains([]string{k.Word, k.Name, k.Title}, kind) {
			continue
		}
		r := s.Roster(k.Key)
		switch {
		case follow && at != now:
			return nil, true, wrong("请直接写 "+followPrefix+k.Word+".总数；要与上期比的，从"+k.Word+"写起。", "“%s”没有上期、去年同期的数据", name)
		case r == nil:
			return nil, true, notThere("请核对 notice.toml 有没有 ["+k.Key+"]；可有可无的，用 {{如有 "+k.Word+"}} 跳过。", "本通报没有%s的数据", k.Title)
		case follow && r.Follow == nil && r.Before != nil:
			return nil, true, s.noFollow(k)
		case follow && r.Follow == nil, !follow && r.in(at) == nil:
			return nil, true, noPeriod(k, name, at)
		case follow:
			return s.on(r.Follow), true, nil
		}
		return s.on(r.in(at)), true, nil
	}
	return nil, false, nil
}

// on is the set counted in the speaker's ledger.
func (s *speaker) on(set *figures.Set) *figures.Set {
	if s.quiet {
		return set.On(s.ledger)
	}
	return set
}

// rawName is a name as it was written: brackets behind it may belong to it, as in the
// head 件数（件）.
func rawName(n *language.Node) string {
	if n.Kind == language.Binary {
		return n.Source
	}
	if n.Quoted || !n.Called {
		return n.Text
	}
	return n.Source
}

// ask applies one step to a value.
func (s *speaker) ask(c call) (any, error) {
	if c.node.Kind == language.Select {
		return s.choose(c)
	}
	if p, ok := c.value.(wholePeriod); ok {
		return s.ofPeriod(c, period(p))
	}
	if _, ok := c.value.(givenValues); ok {
		return s.valueCalled(rawName(c.node))
	}
	column := rawName(c.node)
	if !c.node.Quoted && !ownColumn(c.value, column) {
		if w := wordNamed(c.node.Text, kindOf(c.value)); w != nil {
			return w.run(c)
		}
		if v, ok, err := s.compound(c); ok {
			return v, err
		}
	}
	switch v := c.value.(type) {
	case *figures.Set:
		return s.column(c, v, column)
	case row:
		switch {
		case !v.set.Has(column) && wordNamed(c.node.Text, setKind) != nil:
			return nil, wrong("方括号里只写一个名称的，是取这一行的数；按条件挑选的，写成 [检查结果="+v.text+"] 或 [得分≥90] 的样子。",
				"“[%s]”没有写是哪一列", v.text)
		case !v.set.Has(column):
			return nil, noColumn(v.set, column)
		}
		return v.set.Cell(v.text, column), nil
	case figures.Line:
		if !v.Of().Has(column) {
			return nil, noColumn(v.Of(), column)
		}
		return v.Cell(column), nil
	case groups:
		return s.lift(c, v)
	case series:
		if !figureWord(c.node) {
			return nil, unknownWord(c)
		}
		return s.liftAgain(c, v)
	}
	return nil, unknownWord(c)
}

// figureWord reports a step that a figure may be asked.
func figureWord(n *stepNode) bool {
	return n.Quoted || wordNamed(n.Text, figureKind) != nil || strings.HasSuffix(n.Text, decimalsWord) || n.Text == partWord
}

// ownColumn reports a column of a sheet, or of one of its rows: it goes before a word, for
// a sheet may have a column 检查数 of its own.
func ownColumn(value any, column string) bool {
	set, _ := value.(*figures.Set)
	switch v := value.(type) {
	case row:
		set = v.set
	case figures.Line:
		set = v.Of()
	}
	return set != nil && set.Free() && (set.Has(column) || set.Several(column) != nil)
}

// ofPeriod is what stands behind 上期 or 去年同期 at the beginning.
func (s *speaker) ofPeriod(c call, p period) (any, error) {
	if v, ok, err := s.rosterNamed(rawName(c.node), p); ok {
		return v, err
	}
	if w := wordNamed(c.node.Text, periodKind); w != nil && !c.node.Quoted {
		return w.run(c)
	}
	if name := rawName(c.node); s.sheetIn(name, p) != nil || s.Sheet(name) != nil || s.asideIn(name, p) != nil {
		return sheetCalled(s, name, p)
	}
	return nil, wrong("请写成 上期.网站.合格率、上期.留言.收到 的样子。", "“上期”“去年同期”后面应当是%s或工作表，写了“%s”", strings.Join(s.kindWords(), "、"), c.node.Text)
}

func (d *Data) kindWords() []string {
	var out []string
	for _, k := range d.Kinds {
		out = append(out, k.Word)
	}
	return out
}

// column is what a column of a set comes to: its sum where every cell that is filled is a
// number, else the list of what stands in it.
func (s *speaker) column(c call, set *figures.Set, column string) (any, error) {
	if !set.Has(column) {
		return nil, unknownWord(c)
	}
	if set.Numeric(column) || set.AwaitsNumbers(column) {
		return set.Column(column), nil
	}
	return set.Distinct(column), nil
}

// lift asks each group what the step asks and makes a series of the figures.
func (s *speaker) lift(c call, of groups) (any, error) {
	path := []*stepNode{c.node}
	figure, fault := s.ofGroup(path, c.at)
	return lifted(c, of.of.SeriesOf(of.step, of.column, of.sets, language.Step(c.node), figure), of, path, fault)
}

// liftAgain asks each group of a series further; which they are and in what order is as it
// was.
func (s *speaker) liftAgain(c call, v series) (any, error) {
	path := append(slices.Clone(v.path), c.node)
	figure, fault := s.ofGroup(path, c.at)
	return lifted(c, v.Further(language.Step(c.node), figure), v.of, path, fault)
}

// lifted is a series, or why there is none.
func lifted(c call, out *figures.Series, of groups, path []*stepNode, fault *error) (any, error) {
	switch {
	case *fault != nil:
		return nil, *fault
	case out == nil:
		return nil, wrong("分类后面请写一个数，如 网站.按类别.合格率，或用“逐个”逐项写。", "“%s”在各类里不是数", language.Step(c.node))
	}
	return series{out, of, path}, nil
}

// ofGroup asks a group some steps in turn. The first fault is kept.
func (s *speaker) ofGroup(path []*stepNode, at period) (func(*figures.Set) *figures.Figure, *error) {
	fault := new(error)
	return func(g *figures.Set) *figures.Figure {
		var v any = g
		var err error
		last := g
		for i := range path {
			if v, last, err = s.walk(v, last, path, i, at); err != nil {
				break
			}
		}
		if f, ok := v.(*figures.Figure); ok && err == nil {
			return f
		}
		if *fault == nil {
			*fault = err
		}
		return nil
	}, fault
}
