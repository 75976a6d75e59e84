package issue

import (
	"strconv"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
)

// node is one checked table of the file: its values have the types of its
// fields, and absent ones have the field's usual value.
type node struct {
	r      *reader
	path   []string
	fields []field
	values map[string]any
}

func (n node) at(key ...string) []string { return append(append([]string{}, n.path...), key...) }

func (n node) place(key ...string) diag.Place { return n.r.at(n.at(key...)) }

// get returns a value or the usual one. A key the schema does not have is a
// slip of this program, not of a file.
func (n node) get(key string) any {
	f := find(n.fields, key)
	if f == nil {
		panic("issue: no field " + key)
	}
	if v, ok := n.values[key]; ok {
		return v
	}
	return f.usual
}

func (n node) text(key string) string {
	s, _ := n.get(key).(string)
	return s
}

func (n node) flag(key string) bool {
	b, _ := n.get(key).(bool)
	return b
}

func (n node) count(key string) int {
	c, _ := n.get(key).(int64)
	return int(c)
}

// counted is a count that may be absent.
func (n node) counted(key string) *int {
	c, ok := n.get(key).(int64)
	if !ok {
		return nil
	}
	i := int(c)
	return &i
}

func (n node) number(key string) float64 {
	switch v := n.get(key).(type) {
	case int64:
		return float64(v)
	case float64:
		return v
	}
	return 0
}

// texts is an array of strings, or one string as an array of one.
func (n node) texts(key string) []string {
	switch v := n.get(key).(type) {
	case string:
		return []string{v}
	case []string:
		return v
	case []any:
		out := make([]string, 0, len(v))
		for _, s := range v {
			out = append(out, s.(string))
		}
		return out
	}
	return nil
}

// textAt is the path of the i-th string of texts(key), which may be the only one.
func (n node) textAt(key string, i int) []string {
	if _, many := n.values[key].([]any); many {
		return n.at(key, strconv.Itoa(i))
	}
	return n.at(key)
}

// day is a date or a wall clock, in UTC so that it never shifts.
func (n node) day(key string) time.Time {
	t, _ := n.get(key).(time.Time)
	return wallClock(t)
}

func wallClock(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// table returns the table under key; ok is false when the file has none.
func (n node) table(key string) (node, bool) {
	f := find(n.fields, key)
	m, ok := n.values[key].(map[string]any)
	return node{n.r, n.at(key), f.fields, m}, ok
}

// tables returns the tables of an array of tables.
func (n node) tables(key string) []node {
	f := find(n.fields, key)
	var out []node
	add := func(m map[string]any) {
		out = append(out, node{n.r, n.at(key, strconv.Itoa(len(out))), f.fields, m})
	}
	switch v := n.values[key].(type) {
	case []map[string]any:
		for _, m := range v {
			add(m)
		}
	case []any:
		for _, m := range v {
			add(m.(map[string]any))
		}
	}
	return out
}

// entries calls do for each entry of a table with free keys, in file order.
func (n node) entries(key string, do func(name string, v any, at diag.Place)) {
	m, _ := n.values[key].(map[string]any)
	for _, name := range n.r.index.children(n.at(key)) {
		if v, ok := m[name]; ok {
			do(name, v, n.place(key, name))
		}
	}
}

func (n node) mappings(key string) []Mapping {
	var out []Mapping
	n.entries(key, func(name string, v any, at diag.Place) {
		out = append(out, Mapping{Key: name, Text: v.(string), Place: at})
	})
	return out
}

func (n node) totals(key string) []Total {
	var out []Total
	n.entries(key, func(name string, v any, at diag.Place) {
		out = append(out, Total{Name: name, Count: int(v.(int64)), Place: at})
	})
	return out
}
