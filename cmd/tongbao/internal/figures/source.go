package figures

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
)

// source is what a Set selects from: a listing, with the cells each value rests
// on, gathered once because every figure asks for them.
type source struct {
	inspection.Listing
	places [][][]diag.Place // by record and column
	words  map[string]*vocabulary
	name   string                      // in keys
	used   bool                        // the notice uses the free sheet, and its doubts are told
	came   map[inspection.Outcome]bool // outcomes that records have
	// what is asked of each of many groups or lines, found out once
	numbered map[string][3]int          // by column: see numbersOfAll
	index    map[*inspection.Record]int // of each record
	shared   map[int]map[diag.Place]int // by column: how many records have a cell
	scanned  map[string]tally           // by state and filters: how many members, and the cells that say so
	columns  map[string]int             // by what it was asked for
	names    map[string]string          // first name of a column by what it was asked for
	stated   map[string][]inspection.Group
}

func newSource(l *inspection.Listing) *source {
	s := &source{Listing: *l, name: language.Quote(l.Key), places: placesOf(l.Records), words: map[string]*vocabulary{},
		came: map[inspection.Outcome]bool{}, numbered: map[string][3]int{}, index: map[*inspection.Record]int{},
		shared: map[int]map[diag.Place]int{}, scanned: map[string]tally{}, columns: map[string]int{}, names: map[string]string{}}
	if s.Counter == "" {
		s.Counter = "个"
	}
	for i := range l.Records {
		s.index[&s.Records[i]] = i
		s.came[l.Records[i].Outcome] = true
	}
	return s
}

// placesOf are the cells of each value of the records, in one block of memory for all.
func placesOf(records []inspection.Record) [][][]diag.Place {
	cells, n := 0, 0
	for i := range records {
		cells += len(records[i].Cells)
		for k := range records[i].Cells {
			n += 1 + len(records[i].Cells[k].Also)
		}
	}
	out, lists, all := make([][][]diag.Place, len(records)), make([][]diag.Place, 0, cells), make([]diag.Place, 0, n)
	for i := range records {
		first := len(lists)
		for k := range records[i].Cells {
			c, from := &records[i].Cells[k], len(all)
			all = append(append(all, c.Place), c.Also...)
			lists = append(lists, all[from:len(all):len(all)])
		}
		out[i] = lists[first:len(lists):len(lists)]
	}
	return out
}

// free reports rows of a free sheet, which have no verdicts.
func (s *source) free() bool { return s.Sheet != nil }

// verdictless reports objects nothing says a verdict of.
func (s *source) verdictless() bool { return s.free() || s.Unjudged }

// tellsOf reports that the records say who is in a state: without verdicts, only who has a
// row was looked at.
func (s *source) tellsOf(st state) bool {
	return !s.verdictless() || st == existing || st == inspected && s.Unjudged
}

// key begins the key of every figure: "网站", "上期.网站".
func (s *source) key() string {
	if s.Period == "" {
		return s.name
	}
	return s.Period + "." + s.name
}

// column returns the index of a column by its name, its header or another header of its
// meaning; -1 if there is none, or the name does not say which.
func (s *source) column(name string) int {
	i, known := s.columns[name]
	if !known {
		i = findColumn(s, name)
		s.columns[name] = i
	}
	return i
}

func findColumn(s *source, name string) int {
	if s.free() {
		if found := s.Sheet.ColumnsNamed(name); len(found) == 1 {
			return found[0]
		}
		return -1 // none, or two of a name
	}
	for i, c := range s.Columns {
		if c.Name == name {
			return i
		}
	}
	is := func(same func(inspection.RosterColumn) bool) int { return slices.IndexFunc(s.Columns, same) }
	if i := is(func(c inspection.RosterColumn) bool { return name != "" && (c.Header == name || c.Key == name) }); i >= 0 {
		return i
	}
	key := inspection.KeyOf(name)
	return is(func(c inspection.RosterColumn) bool { return key != "" && c.Key == key })
}

// canonical returns the first name of a column; of one that only statements know, as they
// have it; or name itself.
func (s *source) canonical(name string) string {
	first, known := s.names[name]
	if !known {
		first = findName(s, name)
		s.names[name] = first
	}
	return first
}

func findName(s *source, name string) string {
	if i := s.column(name); i >= 0 {
		return s.Columns[i].Name
	}
	key, meant := inspection.KeyOf(name), name
	for _, g := range s.Groups {
		switch {
		case g.Column == name:
			return name
		case key != "" && meant == name && inspection.KeyOf(g.Column) == key && s.column(g.Column) < 0:
			meant = g.Column
		}
	}
	return meant
}

// groups returns the stated groups of a column in order.
func (s *source) groups(column string) []inspection.Group {
	if s.stated == nil {
		s.stated = map[string][]inspection.Group{}
		for _, g := range s.Groups {
			if g.Column != "" {
				name := s.canonical(g.Column)
				s.stated[name] = append(s.stated[name], g)
			}
		}
	}
	return s.stated[column]
}

// complete reports whether the stated groups of a column are all there are: in a
// full roster every record has one of their values, elsewhere nothing says
// otherwise.
func (s *source) complete(column string) bool {
	i := s.column(column)
	if s.Coverage != inspection.Full || i < 0 {
		return true
	}
	stated := s.statedValues(column)
	return !slices.ContainsFunc(s.vocabulary(column).under, func(values []string) bool {
		return !slices.ContainsFunc(values, func(v string) bool { return slices.Contains(stated, v) })
	})
}

// statedValues are the values of a column something is stated of, in order.
func (s *source) statedValues(column string) []string {
	var out []string
	for _, g := range s.groups(column) {
		value, _ := s.vocabulary(column).find(g.Value)
		if !slices.Contains(out, value) {
			out = append(out, value)
		}
	}
	return out
}

// groupColumns returns the columns something is stated by, in order.
func (s *source) groupColumns() []string {
	var out []string
	for _, g := range s.Groups {
		if c := s.canonical(g.Column); g.Column != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// statedOf returns what is stated of a group for a state. With derive a missing part
// follows from the two others, and what exists was inspected unless stated
// otherwise; without it only what was written down counts.
func statedOf(g inspection.Group, st state, derive bool) (n int64, sources []diag.Place, ok bool) {
	var direct *inspection.Number
	var whole, part *inspection.Number
	switch st {
	case existing:
		direct, whole, part = g.Existing, g.Inspected, &inspection.Number{}
	case inspected, rated:
		direct = g.Inspected
		if g.Passed != nil && g.Failed != nil {
			whole, part = g.Passed, &inspection.Number{N: -g.Failed.N, Place: g.Failed.Place}
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
