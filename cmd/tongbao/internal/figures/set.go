package figures

import (
	"math/big"
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
		return o != inspection.NotInspected && o != inspection.Unsure
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
	return [...]string{"总数", "检查数", "计入合格率数", "合格数", "不合格数", "空数"}[s]
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
	s.checkGroups()
	return s
}

// narrowed returns a copy with one more filter; label is what the copy is called.
func (s *Set) narrowed(f filter, label string) *Set {
	c := *s
	c.filters = append(slices.Clone(s.filters), f)
	c.label = label
	return &c
}

func (s *Set) in(st state) *Set {
	s.needVerdicts()
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

// categoryColumn is the column of categories of problems. A cell may name several
// and the rules know of more, so that its text alone does not tell who has one.
const categoryColumn = "问题类别"

func (s *Set) aboutProblems(column string) bool {
	return !s.source.free() && s.source.canonical(column) == categoryColumn && len(s.source.groups(categoryColumn)) == 0 &&
		(len(s.source.Categories) > 0 || s.source.column(column) >= 0)
}

// Where keeps the objects whose column has one of the values; of the column of
// categories, those that have one of the problems.
func (s *Set) Where(column string, values ...string) *Set {
	if s.aboutProblems(column) {
		return s.Problem(values...)
	}
	s.checkValues(column, values)
	return s.where(column, values, false)
}

// Not keeps the objects whose column has none of the values.
func (s *Set) Not(column string, values ...string) *Set {
	s.checkValues(column, values)
	s.checkRechecked(column, values)
	return s.where(column, values, true)
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

// checkValues reports a value that no row of a full roster has: more likely a slip
// than a count of none. On a list of failures a missing value is good news.
func (s *Set) checkValues(column string, values []string) {
	i := s.source.column(column)
	if s.source.Coverage != inspection.Full || i < 0 || len(s.source.Records) == 0 {
		return
	}
	there := s.source.values(i)
	for _, v := range values {
		if slices.Contains(there, v) {
			continue
		}
		s.ledger.report(s.source.key()+column+v, codeNoSuchValue.Found(diag.Place{},
			"表里有："+strings.Join(filled(there), "、")+"。",
			"%s的“%s”一列没有“%s”", s.source.Name, column, v))
	}
}

// filled returns the first texts that are not empty.
func filled(texts []string) []string {
	texts = slices.DeleteFunc(slices.Clone(texts), func(t string) bool { return t == "" })
	return texts[:min(len(texts), shownValues)]
}

// checkNames reports grades or categories that do not exist.
func (s *Set) checkNames(what string, names, known []string, has func(*inspection.Record, string) bool) {
	for _, n := range names {
		if len(known) == 0 || slices.Contains(known, n) {
			continue
		}
		if slices.ContainsFunc(s.source.Records, func(r inspection.Record) bool { return has(&r, n) }) {
			continue
		}
		s.ledger.report(s.source.key()+what+n, codeNoSuchResult.Found(diag.Place{},
			"可用的："+strings.Join(known, "、")+"。",
			"%s没有“%s”这种%s", s.source.Name, n, what))
	}
}

func (s *Set) where(column string, values []string, negated bool) *Set {
	i := s.source.column(column)
	if i < 0 && len(s.source.groups(column)) == 0 {
		s.noColumn(column)
	}
	f := filter{column: i, name: s.source.canonical(column), values: values, negated: negated}
	label := strings.Join(values, "、")
	if label == "" && !negated {
		label = blankLabel
	}
	return s.narrowed(f, label)
}

// noColumn reports a column the objects do not have and says which there are.
func (s *Set) noColumn(column string) {
	names := s.source.groupColumns()
	for _, c := range s.source.Columns {
		if !slices.Contains(names, c.Name) {
			names = append(names, c.Name)
		}
	}
	who := s.source.Name
	if s.source.free() {
		who = "表“" + who + "”"
	}
	text := who + "没有“" + column + "”这一列"
	if column == "" {
		text = who + "要写明是哪一列"
	}
	hint := "可用的列：" + strings.Join(names, "、") + "。"
	if column == categoryColumn && !s.source.free() {
		hint = sortHint + "。"
	}
	s.ledger.report(s.source.key()+column, sheet.CodeUnknownColumn.Found(diag.Place{}, hint, "%s", text))
}

// AtLeast keeps the objects whose column holds a number of limit or more.
func (s *Set) AtLeast(column, limit string) *Set { return s.limited(column, limit, false) }

// Below keeps the objects whose column holds a number less than limit.
func (s *Set) Below(column, limit string) *Set { return s.limited(column, limit, true) }

func (s *Set) limited(column, limit string, below bool) *Set {
	i := s.source.column(column)
	if i < 0 {
		s.noColumn(column)
	}
	r, _, ok := sheet.Number(limit)
	if !ok {
		s.ledger.report(limit, sheet.CodeNotANumber.Found(diag.Place{}, "请写数字，如 80 或 90%。", "界限“%s”不是数字", limit))
		r = new(big.Rat)
	}
	f := filter{column: i, name: s.source.canonical(column), limit: r, limitText: limit, negated: below}
	return s.narrowed(f, f.String())
}

// Graded keeps the objects with one of the grades (等级).
func (s *Set) Graded(grades ...string) *Set {
	s.needVerdicts()
	s.checkNames("等级", grades, s.source.Grades, func(r *inspection.Record, n string) bool { return r.Grade == n })
	return s.narrowed(filter{kind: byGrade, values: grades}, strings.Join(grades, "、"))
}

// Problem keeps the objects that have one of the categories of problems.
func (s *Set) Problem(categories ...string) *Set {
	s.needVerdicts()
	s.checkNames("问题类别", categories, s.source.Categories, func(r *inspection.Record, n string) bool {
		return slices.ContainsFunc(r.Problems, func(p inspection.Problem) bool { return p.Category == n })
	})
	if s.source.unsorted() && s.source.anyFailed() { // none has the problem as far as anybody knows
		s.noColumn(categoryColumn)
	}
	return s.narrowed(filter{kind: byProblem, values: categories}, strings.Join(categories, "、"))
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
	for i := range s.source.Records {
		if s.holds(i) {
			out = append(out, &s.source.Records[i])
		}
	}
	return out
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

// Len is the number of objects that have a record, for conditions; printed numbers
// come from Count.
func (s *Set) Len() int { return len(s.Records()) }

// Columns returns the names of the columns in sheet order.
func (s *Set) Columns() []string {
	out := make([]string, len(s.source.Columns))
	for i, c := range s.source.Columns {
		out[i] = c.Name
	}
	return out
}

func (s *Set) holds(record int) bool {
	for _, f := range s.filters {
		if ok, _ := s.source.meets(f, record); !ok {
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
