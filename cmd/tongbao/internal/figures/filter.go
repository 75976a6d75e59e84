package figures

import (
	"math/big"
	"slices"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/sheet"
)

type filterKind int

const (
	byColumn  filterKind = iota // a column's text, or its number when limit is set
	byVerdict                   // 检查结果: the grade, or the word the sheet has for it
	byProblem                   // 问题类别
)

// filter is one condition on a record.
type filter struct {
	kind      filterKind
	column    int         // index into source.Columns; -1: the records have no cell of it
	name      string      // of the column, as keys have it
	words     *vocabulary // of the column; nil: it is not known, or compared with limit
	values    []string    // labels of what is wanted, the empty one for blank
	wanted    []string    // values of the vocabulary
	said      []string    // words for a verdict, as sheet.Fold makes them, that name no grade
	exact     []*big.Rat  // numbers that no cell shows
	limit     *big.Rat
	day       time.Time // the limit is a day
	parts     []string  // what a cell of the column holds one of, folded
	limitText string
	limitOp   string // how a number stands to the limit: ≥ > < ≤
	negated   bool   // none of the values
}

// condition is the filter for records that count under one of the words. unknown are the
// words that no record can be found by.
func (s *source) condition(v *vocabulary, name string, words []string) (f filter, unknown []string) {
	f = filter{kind: v.kind, column: v.column, name: name, words: v}
	for _, word := range words {
		value, there := v.find(word)
		if slices.Contains(f.wanted, value) {
			continue
		}
		f.wanted = append(f.wanted, value)
		switch {
		case value == "":
			f.values = append(f.values, "")
			continue
		case there:
			f.values = append(f.values, v.labels[value])
			continue
		}
		f.values = append(f.values, word)
		if !s.otherwise(&f, value) {
			unknown = append(unknown, word)
		}
	}
	return f, unknown
}

// otherwise adds to a filter what else than a value a word may be: the sheet's word for a
// verdict, or the exact number of cells that show another. It reports whether a record has
// it.
func (s *source) otherwise(f *filter, word string) bool {
	other := filter{column: f.column, words: f.words}
	if f.kind == byVerdict {
		other.said = []string{word}
	} else if n, _, ok := sheet.Number(word); ok && f.kind == byColumn {
		other.exact = []*big.Rat{n}
	}
	f.said, f.exact = append(f.said, other.said...), append(f.exact, other.exact...)
	for i := range s.Records {
		if s.has(&other, i) {
			return true
		}
	}
	return false
}

// has reports whether record i counts under what the filter wants.
func (s *source) has(f *filter, i int) bool {
	if f.wants(f.words.under[i]) {
		return true
	}
	r := &s.Records[i]
	if len(f.said)+len(f.exact) == 0 || f.column < 0 || f.column >= len(r.Cells) {
		return false
	}
	c := r.Cells[f.column]
	if len(f.said) > 0 && (slices.Contains(f.said, sheet.Fold(c.Text)) || slices.Contains(f.said, sheet.Fold(c.Value.Shown()))) {
		return true
	}
	n, _, number := c.Number()
	return number && stores(c) && slices.ContainsFunc(f.exact, func(e *big.Rat) bool { return e.Cmp(n) == 0 })
}

// wants reports whether the filter wants one of the values.
func (f *filter) wants(values []string) bool {
	return slices.ContainsFunc(values, func(v string) bool { return slices.Contains(f.wanted, v) })
}

// meets reports whether record i meets a filter, and the cells that say so.
func (s *source) meets(f *filter, i int) (ok bool, cells []diag.Place) {
	switch {
	case f.words != nil:
		return s.passes(f, i), s.said(f, i)
	case f.column < 0, f.column >= len(s.Records[i].Cells), f.parts == nil && f.limit == nil:
		return false, nil
	}
	return s.passes(f, i), s.places[i][f.column]
}

// passes reports whether record i meets a filter.
func (s *source) passes(f *filter, i int) bool {
	r := &s.Records[i]
	switch {
	case f.words != nil:
		return s.has(f, i) != f.negated && !(f.negated && f.some() && s.nothing(f, i))
	case f.column < 0, f.column >= len(r.Cells):
		return false
	case f.parts != nil:
		return f.holdsPart(r.Cells[f.column]) != f.negated
	case f.limit == nil:
		return false
	}
	c := r.Cells[f.column]
	if !f.day.IsZero() {
		d, _ := sheet.DateOf(c.Value, f.name, new(diag.Findings))
		day, full := d.Full()
		return full && stands(day.Compare(f.day), f.limitOp)
	}
	n, _, number := c.Number()
	return number && stands(n.Cmp(f.limit), f.limitOp)
}

// listed reports a filter whose records the vocabulary lists: those with one of its values.
func (f *filter) listed() bool { return f.words != nil && !f.negated && len(f.said)+len(f.exact) == 0 }

// holdsPart reports that a cell holds one of the parts the filter is about.
func (f *filter) holdsPart(c inspection.Cell) bool {
	text := sheet.Fold(c.Text)
	return slices.ContainsFunc(f.parts, func(p string) bool { return strings.Contains(text, p) })
}

// some reports a filter about the number 0 alone: not 0 asks for some, which a cell that says
// that there is nothing, such as “—”, does not have.
func (f *filter) some() bool {
	if f.kind != byColumn || len(f.values) != 1 {
		return false
	}
	n, _, ok := sheet.Number(f.values[0])
	return ok && n.Sign() == 0
}

// nothing reports that record i says that it has nothing in the column.
func (s *source) nothing(f *filter, i int) bool {
	r := &s.Records[i]
	return f.column >= 0 && f.column < len(r.Cells) && sheet.Nothing(r.Cells[f.column].Text)
}

// said are the cells that say whether record i has what the filter wants.
func (s *source) said(f *filter, i int) []diag.Place {
	r := &s.Records[i]
	switch {
	case f.kind == byProblem:
		return s.problemCells(f, i)
	case f.kind == byVerdict && (!s.FollowUp || f.column < 0): // there the verdict is what became of it
		return r.Decided
	case f.column < 0 || f.column >= len(r.Cells):
		return nil
	}
	return s.places[i][f.column]
}

// problemCells are the cells that say whether record i has a problem: those of the verdict
// where another one would let other problems count, and those the problems are told in. Of
// who was not inspected a typed category alone is one.
func (s *source) problemCells(f *filter, i int) []diag.Place {
	r := &s.Records[i]
	now := f.words.under[i]
	would := now
	for _, p := range r.Remarks {
		would = append(slices.Clone(would), f.words.fold(p.Category))
	}
	if len(r.Remarks) > 0 {
		would = slices.DeleteFunc(would, func(v string) bool { return v == "" })
	}
	cells := r.Sorted
	if len(r.Weighed) > 0 && !s.inspectedGrade(r.Grade) {
		cells = nil
		if f.column >= 0 && f.column < len(r.Cells) {
			cells = s.places[i][f.column]
		}
	}
	if has := f.wants(now); has != f.wants([]string{""}) || has != f.wants(would) {
		return slices.Concat(r.Weighed, cells)
	}
	return cells
}

// grade is the grade of a name, or of one of the words for it.
func (s *source) grade(word string) (inspection.Grade, bool) {
	for _, g := range s.Grades {
		for _, w := range append([]string{g.Name}, g.Words...) {
			if sheet.Fold(w) == sheet.Fold(word) {
				return g, true
			}
		}
	}
	return inspection.Grade{}, false
}

func (s *source) inspectedGrade(name string) bool {
	g, ok := s.grade(name)
	return ok && g.Inspected
}

// String is the filter as it stands in keys: "平台=新浪微博|抖音".
func (f filter) String() string {
	c := language.Condition{Column: f.name, Op: "=", Values: slices.Sorted(slices.Values(f.values))}
	if f.kind == byProblem {
		c.Column = problemCondition
	}
	switch {
	case f.parts != nil && f.negated:
		c.Op = language.HoldsNot
	case f.parts != nil:
		c.Op = language.Holds
	case f.limit != nil:
		c.Op, c.Values = f.limitOp, []string{f.limitText}
	case f.negated:
		c.Op = "≠"
	}
	return c.String()
}

// phrase is the filter as it stands in names and formulas.
func (f filter) phrase() string {
	switch {
	case f.parts != nil:
		return f.String()
	case !f.day.IsZero():
		return f.name + f.limitOp + f.limitText
	case f.limit != nil:
		return f.name + standing[f.limitOp] + f.limitText
	case f.negated && slices.Equal(f.values, []string{""}):
		return f.name + "已填"
	case f.negated:
		return f.name + "不是" + strings.Join(f.values, "或")
	case f.kind == byProblem, f.name == gradeCondition:
		return f.String()
	}
	words := slices.Clone(f.values)
	if i := slices.Index(words, ""); i >= 0 {
		words[i] = f.name + "没有填"
	}
	return strings.Join(words, "或")
}

// standing is how a number stands to a limit, in names.
var standing = map[string]string{"=": "等于", "≠": "不等于", "<": "低于", "≤": "不高于", ">": "高于", "≥": "不低于"}

// label is what the objects that meet the filter are called.
func (f filter) label() string {
	words := slices.Clone(f.values)
	if i := slices.Index(words, ""); i >= 0 {
		words[i] = blankLabel
	}
	return strings.Join(words, "、")
}
