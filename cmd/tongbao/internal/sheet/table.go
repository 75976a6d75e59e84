package sheet

import (
	"iter"
	"strconv"
	"strings"
)

// Column returns the index into Columns of the column called name: "名称",
// "组/名称" under a head of two levels, or, for a header that stands there more
// than once, "名称#2" for the second. Names are compared as Fold makes them. It
// returns -1 when there is none, and for a name that stands under several heads.
func (t *Table) Column(name string) int {
	found := t.ColumnsNamed(name)
	if len(found) == 0 {
		return -1
	}
	for _, i := range found[1:] {
		if Fold(t.Columns[i].Group) != Fold(t.Columns[found[0]].Group) {
			return -1
		}
	}
	return found[0]
}

// ColumnsNamed returns the indexes of all columns a name may mean, in the order of the
// sheet.
func (t *Table) ColumnsNamed(name string) []int { return headsOf(t.Columns).named(name) }

// head is a header as Fold makes it, to be held against many names.
type head struct {
	name    string
	grouped string // with the name of its group before it; empty without one
	before  string // what stands before a bracket; empty without one
}

type heads []head

func headsOf(columns []Column) heads {
	out := make(heads, len(columns))
	for i, c := range columns {
		out[i].name = Fold(c.Name)
		if c.Group != "" {
			out[i].grouped = Fold(c.Group + "/" + c.Name)
		}
		if before, _, ok := strings.Cut(out[i].name, "("); ok {
			out[i].before = before
		}
	}
	return out
}

// named returns the indexes of the headers a name may mean.
func (h heads) named(name string) []int {
	if found := h.matching(Fold(name)); len(found) > 0 {
		return found
	}
	base, number, ok := cutLast(name, "#")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 1 {
		return nil
	}
	if found := h.matching(Fold(base)); n <= len(found) {
		return found[n-1 : n]
	}
	return nil
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// matching returns the indexes of the headers that are a folded name.
func (h heads) matching(folded string) []int {
	var found []int
	for i := range h {
		if h[i].name == folded || h[i].grouped != "" && h[i].grouped == folded {
			found = append(found, i)
		}
	}
	return found
}

// unbracketed returns the indexes of the headers that are name before a bracket.
func (h heads) unbracketed(name string) []int {
	want := Fold(name)
	var found []int
	for i := range h {
		if h[i].before != "" && h[i].before == want {
			found = append(found, i)
		}
	}
	return found
}

// Find returns the index into Columns of the column found for a Wanted's key,
// or -1.
func (t *Table) Find(key string) int {
	for i, c := range t.Columns {
		if c.Key == key && key != "" {
			return i
		}
	}
	return -1
}

// Headers returns the headers as a clerk would write them into notice.toml:
// with their group, and numbered where one stands there more than once.
func (t *Table) Headers() []string {
	seen, out := map[string]int{}, make([]string, len(t.Columns))
	for i, c := range t.Columns {
		name := c.Name
		if c.Group != "" {
			name = c.Group + "/" + name
		}
		seen[Fold(name)]++
		if n := seen[Fold(name)]; n > 1 {
			name += "#" + strconv.Itoa(n)
		}
		out[i] = name
	}
	return out
}

// All are the data rows and the total rows behind them.
func (t *Table) All() iter.Seq2[int, Row] {
	return func(yield func(int, Row) bool) {
		for i, r := range t.Rows {
			if !yield(i, r) {
				return
			}
		}
		for i, r := range t.Totals {
			if !yield(len(t.Rows)+i, r) {
				return
			}
		}
	}
}

// At returns the value in a column; the zero Value where the row has none.
func (r Row) At(column int) Value {
	if column < 0 || column >= len(r.Values) {
		return Value{}
	}
	return r.Values[column]
}
