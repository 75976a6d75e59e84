package figures

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// vocabulary is what the records say in one column: the values each of them counts under,
// however they are written. It alone says who has a value. Filters, groups, series and
// look-ups ask it, so that a group holds the very records that a filter by its label keeps.
type vocabulary struct {
	kind    filterKind
	column  int               // index into source.Columns; -1: the records have no cell of it
	name    string            // first name of the column
	nothing bool              // marks of nothing, such as 无, are blank
	several bool              // a cell may name several values: 错别字、链接不可用
	whole   []string          // names that a cell of several may hold whole
	own     map[string]int    // place of a value among those the column may have
	labels  map[string]string // of each value as it is first written
	written map[string]string // value of a number by what its cell shows: 95.00 → 95
	under   [][]string        // values by record; the empty one is blank
	at      map[string][]int  // records by value, in order
}

// meaning says what a column is about, whichever of its names it is called by. index is -1
// where the records have no such column.
func (s *source) meaning(column string) (kind filterKind, index int, name string) {
	index, name = s.column(column), s.canonical(column)
	if s.free() {
		return byColumn, index, name
	}
	key := ""
	if index >= 0 {
		key = s.Columns[index].Key
	} else if len(s.groups(name)) == 0 {
		key = inspection.KeyOf(column)
	}
	switch {
	case key == inspection.ColVerdict && index < 0:
		return byVerdict, index, verdictColumn
	case key == inspection.ColVerdict:
		return byVerdict, index, name
	case key == inspection.ColCategory && index >= 0:
		return byProblem, index, name
	case key == inspection.ColCategory && s.sortsProblems():
		return byProblem, index, categoryColumn
	}
	return byColumn, index, name
}

// sortsProblems reports that kinds of problems are known without a column of them.
func (s *source) sortsProblems() bool {
	return len(s.Categories) > 0 || slices.ContainsFunc(s.Records, func(r inspection.Record) bool { return len(r.Problems) > 0 })
}

// vocabulary reads a column once; nil when neither the records nor statements know it.
func (s *source) vocabulary(column string) *vocabulary {
	kind, i, name := s.meaning(column)
	if kind == byColumn && i < 0 && len(s.groups(name)) == 0 {
		return nil
	}
	if v := s.words[name]; v != nil {
		return v
	}
	key := inspection.KeyOf(name)
	v := &vocabulary{kind: kind, column: i, name: name,
		own: map[string]int{}, labels: map[string]string{"": blankLabel}, written: map[string]string{},
		nothing: key == inspection.ColCategory || key == inspection.ColDetail,
		whole:   s.Known,
		several: kind == byColumn && (key == inspection.ColCategory || inspection.IsProblemGrade(name))}
	for _, g := range s.groups(name) {
		v.add(g.Value)
	}
	for n, word := range s.mayHave(kind, i) {
		v.own[v.add(word)] = n
	}
	v.readNumbers(s.Records)
	v.under, v.at = make([][]string, len(s.Records)), map[string][]int{}
	for n := range s.Records {
		v.under[n] = v.valuesOf(&s.Records[n])
		for _, value := range v.under[n] {
			v.at[value] = append(v.at[value], n)
		}
	}
	s.words[name] = v
	return v
}

// mayHave lists the values a column may have beside those of the records.
func (s *source) mayHave(kind filterKind, column int) []string {
	switch {
	case kind == byVerdict:
		out := make([]string, len(s.Grades))
		for i, g := range s.Grades {
			out[i] = g.Name
		}
		return out
	case kind == byProblem:
		return s.Categories
	case column >= 0:
		return s.Columns[column].Values
	}
	return nil
}

// readNumbers finds the numbers among the cells: two cells have the same value that show
// the same number with other decimals, 95 and 95.00.
func (v *vocabulary) readNumbers(records []inspection.Record) {
	if v.kind != byColumn || v.column < 0 {
		return
	}
	for _, r := range records {
		if v.column >= len(r.Cells) || !stores(r.Cells[v.column]) {
			continue
		}
		shown := v.fold(r.Cells[v.column].Text)
		if n, ok := plainest(shown); ok {
			v.written[shown], v.written[n] = n, n
		}
	}
}

// stores reports a cell that holds a number which is no day.
func stores(c inspection.Cell) bool {
	return c.Value.Kind == sheet.Numeric && c.Value.Style().Date == 0
}

// plainest is a number in its shortest form: 95 for 95.00 and +95, 1200 for 1,200. What
// begins with a 0 too many is a code, and no number.
func plainest(text string) (string, bool) {
	if _, _, ok := sheet.Number(text); !ok {
		return "", false
	}
	body, percent := strings.CutSuffix(strings.TrimPrefix(strings.ReplaceAll(text, ",", ""), "+"), "%")
	if whole := strings.TrimPrefix(body, "-"); len(whole) > 1 && whole[0] == '0' && whole[1] != '.' {
		return "", false
	}
	if strings.Contains(body, ".") {
		body = strings.TrimRight(strings.TrimRight(body, "0"), ".")
	}
	if percent {
		body += "%"
	}
	return body, true
}

// mayHaveSeveral reports a column whose cells may name several values.
func (v *vocabulary) mayHaveSeveral() bool { return v.several || v.kind == byProblem }

// valuesOf are the values a record counts under.
func (v *vocabulary) valuesOf(r *inspection.Record) []string {
	var texts []string
	switch {
	case v.kind == byProblem:
		for _, p := range r.Problems {
			texts = append(texts, p.Category)
		}
	case v.kind == byVerdict && r.Grade != "":
		texts = []string{r.Grade}
	case v.column < 0 || v.column >= len(r.Cells):
		return nil
	case v.several:
		texts = inspection.Categories(r.Cells[v.column].Text, v.whole)
	default:
		texts = []string{r.Cells[v.column].Text}
	}
	if len(texts) == 0 {
		return []string{""}
	}
	var out []string
	for _, t := range texts {
		if value := v.add(t); !slices.Contains(out, value) {
			out = append(out, value)
		}
	}
	return out
}

// add returns the value that a text is written for, and keeps the text as its label if it
// is the first.
func (v *vocabulary) add(text string) string {
	value := v.fold(text)
	if n, ok := v.written[value]; ok {
		value = n
	}
	if _, there := v.labels[value]; !there {
		v.labels[value] = strings.TrimSpace(text)
	}
	return value
}

// fold makes the texts equal that are one value; blank ones are empty.
func (v *vocabulary) fold(text string) string {
	folded := sheet.Fold(text)
	if folded == sheet.Fold(blankLabel) || v.nothing && sheet.Nothing(text) {
		return ""
	}
	return folded
}

// find returns the value a word asks for; ok is false when no record has it and the column
// is not known to have it.
func (v *vocabulary) find(word string) (value string, ok bool) {
	value = v.fold(word)
	if n, ok := v.written[value]; ok {
		return n, true
	}
	if _, ok := v.labels[value]; ok {
		return value, true
	}
	n, ok := plainest(value)
	if ok && v.written[n] != "" {
		return n, true
	}
	if typed := v.typed(n); ok && v.kind == byColumn && len(typed) == 1 {
		return typed[0], true
	}
	return value, false
}

// typed are the values typed as text, 95.00, that are a number with other decimals.
func (v *vocabulary) typed(number string) []string {
	var out []string
	for value := range v.labels {
		if n, ok := plainest(value); ok && n == number {
			out = append(out, value)
		}
	}
	return out
}

// severalIn are the values that a word names with marks between them, 抖音、快手; nil when one
// of them is none.
func (v *vocabulary) severalIn(word string) []string {
	parts := strings.FieldsFunc(word, func(r rune) bool { return strings.ContainsRune("、，,；;/或和及 　", r) })
	for _, p := range parts {
		if value, there := v.find(p); !there || value == "" {
			return nil
		}
	}
	if len(parts) < 2 {
		return nil
	}
	return parts
}

// known lists the labels of the values there are, but the blank one, those that the column
// may have first.
func (v *vocabulary) known() []string {
	var values []string
	for value := range v.own {
		values = append(values, value)
	}
	slices.SortFunc(values, func(a, b string) int { return v.own[a] - v.own[b] })
	listed := map[string]bool{}
	for _, value := range values {
		listed[value] = true
	}
	for _, under := range v.under {
		for _, value := range under {
			if !listed[value] {
				listed[value], values = true, append(values, value)
			}
		}
	}
	var out []string
	for _, value := range values {
		if value != "" {
			out = append(out, v.labels[value])
		}
	}
	return out
}

// order is the place of a value among those the column may have; behind them for others.
func (v *vocabulary) order(value string) int {
	if i, ok := v.own[value]; ok {
		return i
	}
	return len(v.own)
}
