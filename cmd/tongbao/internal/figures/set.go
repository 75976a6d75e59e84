package figures

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// state is how far an object has come; a Set keeps the objects of one state.
type state int

const (
	existing  state = iota // all objects
	inspected              // 检查
	rated                  // 检查, with a grade that enters the rate
	passed                 // 合格
	failed                 // 不合格
	nobody                 // passed and failed at once
)

func (s state) holds(o inspection.Outcome) bool {
	switch s {
	case existing:
		return true
	case inspected:
		return o != inspection.NotInspected && o != inspection.Unsure && o != inspection.Pending
	case rated:
		return o == inspection.Passed || o == inspection.Failed
	case passed:
		return o == inspection.Passed
	case failed:
		return o == inspection.Failed
	}
	return false
}

// metric names the count of a state in keys and formulas.
func (s state) metric() string {
	return [...]string{"总数", "检查数", "计入合格率数", "合格数", "不合格数", "合格.不合格数"}[s]
}

func (s state) adjective() string {
	return [...]string{"", "检查", "计入合格率的", "合格", "不合格", "既合格又不合格的"}[s]
}

// both returns the state of objects that are in a and in b.
func both(a, b state) state {
	if a > b {
		a, b = b, a
	}
	if a == passed && b == failed {
		return nobody
	}
	return b
}

// Set is a selection of the objects of a listing. Sets are values in use: every
// method that narrows one returns a new one.
type Set struct {
	ledger  *Ledger
	source  *source
	filters []filter
	state   state
	label   string
}

// NewSet returns the set of all objects of src. What is stated is checked
// against itself and, for a full roster, against the records; the findings go to the ledger.
func NewSet(l *Ledger, src *inspection.Listing) *Set {
	s := &Set{ledger: l, source: newSource(src), label: src.Name}
	if s.source.free() {
		s.source.name = l.options.quoted(src.Key)
	}
	s.checkGroups()
	stateRates(s)
	return s
}

// stateRates makes the rates that a sheet states of groups, or of all, statements of the
// ledger. Those of notice.toml go before them.
func stateRates(s *Set) {
	for _, g := range s.source.Groups {
		if g.PassRate == nil {
			continue
		}
		set := s
		if g.Column != "" {
			set = s.Where(g.Column, g.Value)
		}
		key := set.key() + "." + passRate
		if _, stated := s.ledger.stated[key]; !stated {
			s.ledger.stated[key] = Stated{Key: key, Text: g.PassRate.Text, Place: g.PassRate.Place}
		}
	}
}

// narrowed returns a copy with one more filter; label is what the copy is called.
func (s *Set) narrowed(f filter, label string) *Set {
	c := *s
	c.filters = append(slices.Clone(s.filters), f)
	c.label = label
	return &c
}

func (s *Set) in(st state) *Set {
	if !s.source.tellsOf(st) {
		s.needVerdicts()
	}
	c := *s
	c.state = both(s.state, st)
	return &c
}

// Inspected keeps the objects that were inspected (检查).
func (s *Set) Inspected() *Set { return s.in(inspected) }

// Passed keeps the objects that passed (合格).
func (s *Set) Passed() *Set { return s.in(passed) }

// Failed keeps the objects that failed (不合格).
func (s *Set) Failed() *Set { return s.in(failed) }

// Names of the columns that more than their text decides: which may be missing.
const (
	verdictColumn  = "检查结果"
	categoryColumn = "问题类别"
)

// Where keeps the objects that have one of the values in a column, the empty one for
// those that have none. Of the column of verdicts a value is a grade, or the sheet's own word
// for one; of the column of categories, one of those the object has.
func (s *Set) Where(column string, values ...string) *Set { return s.asked(column, values, false) }

// Not keeps the objects that have none of the values in a column.
func (s *Set) Not(column string, values ...string) *Set {
	s.checkRechecked(column, values)
	if column == problemCondition && !s.source.free() && s.source.vocabulary(column) == nil {
		column = categoryColumn
	}
	return s.asked(column, values, true)
}

// Holding keeps the objects whose column holds one of the texts, 名称含“街道”; negated those
// whose holds none of them.
func (s *Set) Holding(column string, texts []string, negated bool) *Set {
	i := s.source.column(column)
	if i < 0 {
		s.noColumn(column)
	}
	f := filter{column: i, name: s.source.canonical(column), values: texts, negated: negated}
	for _, t := range texts {
		f.parts = append(f.parts, sheet.Fold(t))
	}
	return s.narrowed(f, f.label())
}

// asked narrows the set as a text asks, and tells of words that nothing in the column is
// called by.
func (s *Set) asked(column string, values []string, negated bool) *Set {
	v := s.source.vocabulary(column)
	if v == nil {
		s.noColumn(column)
		return s.narrowed(filter{column: -1, name: column, values: values, negated: negated}, strings.Join(values, "、"))
	}
	return s.narrow(v, v.name, values, negated)
}

func (s *Set) narrow(v *vocabulary, name string, words []string, negated bool) *Set {
	f, unknown := s.source.condition(v, name, words)
	f.negated = negated
	for _, word := range unknown {
		s.noValue(v, name, word)
	}
	return s.narrowed(f, f.label())
}

// noValue reports a word that no object can be found by: more likely a slip than a count
// of none. Where only failures are listed a missing value is good news; a grade or a
// category that cannot be is an error.
func (s *Set) noValue(v *vocabulary, name, word string) {
	known := v.known()
	if parts := v.severalIn(word); parts != nil {
		s.ledger.report(s.source.key()+name+word, codeSeveralValues.Found(diag.Place{}, "任一个都算的，写成 "+inBrackets(name, "=", parts...)+"。",
			"%s的“%s”一列没有“%s”，这是%d个值", s.source.Period+s.source.Name, name, word, len(parts)))
		return
	}
	switch {
	case v.kind == byProblem && len(s.source.Categories) > 0, v.kind == byVerdict && name == gradeCondition && len(s.source.Grades) > 0:
		s.ledger.report(s.source.key()+name+word, codeNoSuchResult.Found(diag.Place{},
			"可用的："+strings.Join(known, "、")+"。", "%s没有“%s”这种%s", s.source.Period+s.source.Name, word, name))
	case s.source.Coverage == inspection.Full && len(s.source.Records) > 0 && (v.column >= 0 || v.kind != byColumn):
		s.ledger.report(s.source.key()+name+word, CodeNoSuchValue.Found(diag.Place{},
			"表里有："+strings.Join(known[:min(len(known), shownValues)], "、")+"。", "%s的“%s”一列没有“%s”", s.source.Period+s.source.Name, name, word))
	}
}

// checkRechecked reports failures whose recheck is left blank, where those that are still
// failing by it are left out: the rest would seem to have been put right.
func (s *Set) checkRechecked(column string, values []string) {
	i := s.source.column(column)
	if i < 0 || !s.source.Columns[i].IsRecheck() || !slices.ContainsFunc(values, inspection.StillFailing) {
		return
	}
	for _, r := range s.Records() {
		if c := r.Cells[i]; r.Outcome == inspection.Failed && sheet.Nothing(c.Text) {
			s.ledger.report(c.Place.String(), codeBlankRecheck.Found(c.Place, "请填已整改或未整改。", "“%s”不合格，而“%s”没有填，这里没有算作“%s”",
				r.Name, column, strings.Join(values, "、")))
		}
	}
}

// shownValues bounds how many values a hint lists.
const shownValues = 20

// Several are the names of the columns of a free sheet that all have one head: 收到#1 and
// 收到#2 of 收到; nil where the head says which column is meant.
func (s *Set) Several(head string) []string {
	if !s.source.free() {
		return nil
	}
	var out []string
	if found := s.source.Sheet.ColumnsNamed(head); len(found) > 1 {
		for _, i := range found {
			out = append(out, s.source.Columns[i].Name)
		}
	}
	return out
}

// Head is a column as it is printed over a list: 收到 for 收到#1.
func (s *Set) Head(column string) string {
	if i := strings.LastIndex(column, "#"); i >= 0 && s.Several(column[:i]) != nil {
		return column[:i]
	}
	return column
}

// Lacks says that the objects do not have a column, or several of the name.
func (s *Set) Lacks(column string) string {
	who := s.source.Period + s.source.Name
	if s.source.free() {
		who = "表“" + who + "”"
	}
	if names := s.Several(column); names != nil {
		return fmt.Sprintf("%s有%d列都叫“%s”，从左起要写成%s", who, len(names), column, strings.Join(names, "、"))
	}
	return who + "没有“" + column + "”这一列"
}

// MayHave reports that columns the objects do not have may be among the statements that
// could not be read.
func (s *Set) MayHave() bool { return s.source.Unread && s.source.Coverage != inspection.Full }

// noColumn reports a column the objects do not have and says which there are.
func (s *Set) noColumn(column string) {
	if s.MayHave() {
		return
	}
	names := s.Heads()
	text := s.Lacks(column)
	if column == "" {
		text = s.source.Name + "要写明是哪一列"
	}
	hint := "可用的列：" + strings.Join(names, "、") + "。"
	if len(names) == 0 {
		hint = "这里没有列出逐个的数据，只有写明的数。"
	}
	if !s.source.free() && inspection.KeyOf(column) == inspection.ColCategory {
		hint = sortHint + "。"
	}
	s.ledger.report(s.source.key()+column, sheet.CodeUnknownColumn.Found(diag.Place{}, hint, "%s", text))
}

// Graded keeps the objects with one of the grades (等级), or one of the sheet's own words
// for one.
func (s *Set) Graded(grades ...string) *Set {
	s.needVerdicts()
	if s.source.verdictless() {
		return s.narrowed(filter{kind: byVerdict, column: -1, name: gradeCondition, values: grades}, strings.Join(grades, "、"))
	}
	return s.narrow(s.source.vocabulary(verdictColumn), gradeCondition, grades, false)
}

// Verdict keeps the objects by words for the whole of the verdict: 合格 and 不合格 are what
// is counted as that, whatever the grade; other words are those of Graded.
func (s *Set) Verdict(words ...string) *Set {
	outcomes := map[string]state{"合格": passed, "不合格": failed}
	var grades []string
	for _, word := range words {
		st, outcome := outcomes[sheet.Fold(word)]
		if outcome && len(words) == 1 {
			return s.in(st)
		}
		grades = append(grades, word)
		for _, g := range s.source.Grades {
			if outcome && st.holds(g.Outcome()) {
				grades = append(grades, g.Name)
			}
		}
	}
	return s.Graded(grades...)
}

// Problem keeps the objects that have one of the categories of problems.
func (s *Set) Problem(categories ...string) *Set {
	s.needVerdicts()
	if s.source.verdictless() || s.source.unsorted() && !s.source.anyFailed() { // told, or nobody has one as far as anybody knows
		return s.narrowed(filter{kind: byProblem, column: -1, name: categoryColumn, values: categories}, strings.Join(categories, "、"))
	}
	return s.asked(categoryColumn, categories, false)
}

// Label is the value the set was last narrowed by: "新浪微博".
func (s *Set) Label() string { return s.label }

// File is the file of a free sheet.
func (s *Set) File() string { return s.source.Sheet.File }

// Counter is the measure word of the objects: 个.
func (s *Set) Counter() string { return s.source.Counter }

// Records returns the objects of the set that have a record, in sheet order, for
// tables. A list of failures has no records of passed objects.
func (s *Set) Records() []*inspection.Record {
	var out []*inspection.Record
	for i := range s.held() {
		out = append(out, &s.source.Records[i])
	}
	return out
}

// held are the records of the set, in order. Where a filter asks for a value, only the records
// that have it are looked at: a table has a set for each of thousands of units.
func (s *Set) held() iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, f := range s.filters {
			if f.listed() && len(f.wanted) == 1 {
				for _, i := range f.words.at[f.wanted[0]] {
					if s.holds(i) && !yield(i) {
						return
					}
				}
				return
			}
		}
		for i := range s.source.Records {
			if s.holds(i) && !yield(i) {
				return
			}
		}
	}
}

// Value returns the cell of r in a column of the set; ok is false for a column
// that does not exist.
func (s *Set) Value(r *inspection.Record, column string) (c inspection.Cell, ok bool) {
	i := s.source.column(column)
	if i < 0 || i >= len(r.Cells) {
		return inspection.Cell{}, false
	}
	return r.Cells[i], true
}

// Awaits reports that the result of r, which the column holds, is not there yet.
func (s *Set) Awaits(r *inspection.Record, column string) bool {
	i := s.source.column(column)
	return r.Outcome == inspection.Pending && i >= 0 && s.source.Columns[i].Key == inspection.ColVerdict
}

// Len is the number of objects that have a record, for conditions; printed numbers
// come from Count.
func (s *Set) Len() int { return len(s.Records()) }

// Heads returns the columns the set may be asked for as their heads are written: those
// numbers are stated by, then those of the sheet in its order.
func (s *Set) Heads() []string {
	out := s.source.groupColumns()
	for _, c := range s.source.Columns {
		if at := slices.Index(out, c.Name); at >= 0 {
			out[at] = cmp.Or(c.Header, c.Name)
		} else {
			out = append(out, cmp.Or(c.Header, c.Name))
		}
	}
	return out
}

// Key is the meaning of a column of a roster, as notice.toml maps it; "" where it has none.
func (s *Set) Key(column string) string {
	if i := s.source.column(column); i >= 0 && !s.source.free() {
		return s.source.Columns[i].Key
	}
	return ""
}

// Texts are the values of a column as they are first written, in the records and where
// numbers are stated of them, but the blank one.
func (s *Set) Texts(column string) []string {
	v := s.source.vocabulary(column)
	if v == nil {
		return nil
	}
	out := v.known()
	for _, value := range s.source.statedValues(v.name) {
		if label := v.labels[value]; !slices.Contains(out, label) {
			out = append(out, label)
		}
	}
	return out
}

// Columns returns the names of the columns in sheet order.
func (s *Set) Columns() []string {
	out := make([]string, len(s.source.Columns))
	for i, c := range s.source.Columns {
		out[i] = c.Name
	}
	return out
}

func (s *Set) holds(record int) bool {
	for k := range s.filters {
		if !s.source.passes(&s.filters[k], record) {
			return false
		}
	}
	return s.state.holds(s.source.Records[record].Outcome)
}

// key of the set: "网站[类别=区县门户网站]". Filters are sorted, so that their order
// in a template makes no difference.
func (s *Set) key() string {
	parts := make([]string, len(s.filters))
	for i, f := range s.filters {
		parts[i] = "[" + f.String() + "]"
	}
	slices.Sort(parts)
	return s.source.key() + strings.Join(slices.Compact(parts), "")
}

// stateKey is key with the state, for what is not a count: "网站.不合格".
func (s *Set) stateKey() string {
	if s.state == existing {
		return s.key()
	}
	if s.state == nobody {
		return s.key() + "." + passed.adjective() + "." + failed.adjective()
	}
	return s.key() + "." + s.state.adjective()
}

// name says in Chinese what the set holds in a state: 新浪微博不合格政务新媒体. The rows of
// a free sheet are called by their key.
func (s *Set) name(st state) string {
	if s.source.free() {
		return s.key()
	}
	var parts []string
	for _, f := range s.filters {
		parts = append(parts, f.phrase())
	}
	text := strings.Join(parts, "、")
	if text != "" {
		text = "（" + text + "）"
	}
	return s.source.Period + st.adjective() + s.source.Name + text
}
