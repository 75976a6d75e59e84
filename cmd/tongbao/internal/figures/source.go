package figures

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

// Outcome is what the inspection of an object came to.
type Outcome int

const (
	NotInspected Outcome = iota // exists, was not inspected
	Unrated                     // inspected, its grade does not enter the rate
	Passed
	Failed
)

// Coverage says which objects the records are.
type Coverage int

const (
	Full         Coverage = iota // every object has a record: numbers are counted
	FailuresOnly                 // only failures have one: failures are counted, totals stated
	StatedOnly                   // records are examples: all numbers are stated
	Partial                      // records are all objects of the groups they belong to; numbers are stated
)

// Source is what a Set is made of: objects as records, and what is stated of them.
type Source struct {
	Key      string // begins every key: "网站"
	Name     string // how formulas call the objects: "网站"
	Counter  string // measure word: "个"
	Unit     string // column that names the sponsoring unit; empty: none
	Columns  []Column
	Records  []Record
	Coverage Coverage
	Groups   []Group // stated numbers
	// Chosen are the cells, of objects that are no records, that say so: a change
	// there could add a record.
	Chosen []diag.Place
	// Grades and Categories are all there are; empty: not known. A name that is
	// none of them is a finding.
	Grades, Categories []string
}

// Column is a column of the records with the other names it answers to.
type Column struct {
	Name    string
	Aliases []string
	Values  []string // values it may have, beside those of the records
}

// Record is one object.
type Record struct {
	Name     string       // as sentences call it
	Named    []diag.Place // cells that Name comes from, beside Place
	Place    diag.Place   // the cell that says it exists
	Cells    []Cell       // one a column of the Source
	Grade    string       // name of its grade
	Outcome  Outcome
	Decided  []diag.Place // cells that decided Grade and Outcome
	Problems []Problem
	Barred   bool         // its grade lets no problems count: it passed, or was not inspected
	Remarks  []Problem    // of a barred object: what its Problems would be if it had failed
	Sorted   []diag.Place // cells that decided Problems or Remarks, beside Decided
}

// Cell is one value of a record.
type Cell struct {
	Text  string
	Place diag.Place
	Also  []diag.Place // further cells the text follows from, for derived columns

	places []diag.Place // Place and Also, for the filters
}

// gatherPlaces makes the places of the cells once, for every figure asks for them.
func (r *Record) gatherPlaces() {
	for i := range r.Cells {
		c := &r.Cells[i]
		c.places = append([]diag.Place{c.Place}, c.Also...)
	}
}

// Problem is one category an object falls into.
type Problem struct {
	Category string
	Text     string // the finding as worded
}

// Group is what is stated of the objects with one value of a column, or of all
// objects when Column is empty. Nil numbers are not stated.
type Group struct {
	Column, Value                       string
	Existing, Inspected, Passed, Failed *Number
}

// Number is a stated count and where it stands.
type Number struct {
	N     int64
	Place diag.Place
}

// period parts the name into the other period the objects belong to, which the key
// begins with ("上期.网站"), and what they are.
func (s *Source) period() (period, noun string) {
	period, _, other := strings.Cut(s.Key, ".")
	if !other {
		return "", s.Name
	}
	return period, strings.TrimPrefix(s.Name, period)
}

// column returns the index of a column by name or alias, -1 if there is none.
func (s *Source) column(name string) int {
	for i, c := range s.Columns {
		if c.Name == name {
			return i
		}
	}
	return slices.IndexFunc(s.Columns, func(c Column) bool { return slices.Contains(c.Aliases, name) })
}

// values returns the texts of a column that records or statements have, or that
// it may have, each once.
func (s *Source) values(column int) []string {
	var out []string
	seen := map[string]bool{}
	add := func(v string) {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	for _, g := range s.groups(s.Columns[column].Name) {
		add(g.Value)
	}
	for _, v := range s.Columns[column].Values {
		add(v)
	}
	for _, r := range s.Records {
		add(r.Cells[column].Text)
	}
	return out
}

// canonical returns the first name of a column, or name itself.
func (s *Source) canonical(name string) string {
	if i := s.column(name); i >= 0 {
		return s.Columns[i].Name
	}
	return name
}

// groups returns the stated groups of a column in order.
func (s *Source) groups(column string) []Group {
	var out []Group
	for _, g := range s.Groups {
		if g.Column != "" && s.canonical(g.Column) == column {
			out = append(out, g)
		}
	}
	return out
}

// complete reports whether the stated groups of a column are all there are: in a
// full roster every record has one of their values, elsewhere nothing says
// otherwise.
func (s *Source) complete(column string) bool {
	i := s.column(column)
	if s.Coverage != Full || i < 0 {
		return true
	}
	groups := s.groups(column)
	return !slices.ContainsFunc(s.Records, func(r Record) bool {
		return !slices.ContainsFunc(groups, func(g Group) bool { return g.Value == r.Cells[i].Text })
	})
}

// groupColumns returns the columns something is stated by, in order.
func (s *Source) groupColumns() []string {
	var out []string
	for _, g := range s.Groups {
		if c := s.canonical(g.Column); g.Column != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// number returns what is stated of a group for a state. With derive a missing part
// follows from the two others, and what exists was inspected unless stated
// otherwise; without it only what was written down counts.
func (g Group) number(st state, derive bool) (n int64, sources []diag.Place, ok bool) {
	var direct *Number
	var whole, part *Number
	switch st {
	case existing:
		direct, whole, part = g.Existing, g.Inspected, &Number{}
	case inspected, rated:
		direct = g.Inspected
		if g.Passed != nil && g.Failed != nil {
			whole, part = g.Passed, &Number{N: -g.Failed.N, Place: g.Failed.Place}
		}
	case passed:
		direct, whole, part = g.Passed, g.Inspected, g.Failed
	case failed:
		direct, whole, part = g.Failed, g.Inspected, g.Passed
	}
	if direct != nil {
		return direct.N, []diag.Place{direct.Place}, true
	}
	if !derive || whole == nil || part == nil {
		return 0, nil, false
	}
	return whole.N - part.N, []diag.Place{whole.Place, part.Place}, true
}
