package figures

import "slices"

// Names lists the values of a column of a free table, each once, in sheet order.
// Empty cells name nobody and are left out; an unknown column is a finding and
// an empty list.
func (t *Table) Names(column string) *List {
	i := t.column(column)
	l := &List{ledger: t.ledger, key: t.key + "." + column, name: column}
	if i < 0 {
		return l
	}
	seen := map[string]bool{}
	sources := slices.Clone(t.decided)
	for _, r := range t.sheet.Rows {
		c := cell(r, i)
		sources = append(sources, c.Place)
		if c.Text != "" && !seen[c.Text] {
			seen[c.Text] = true
			l.Items = append(l.Items, c.Text)
		}
	}
	l.sources = sources
	return l
}
