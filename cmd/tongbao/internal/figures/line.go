package figures

import (
	"maps"
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// On is the line with its numbers registered in another ledger.
func (l Line) On(ledger *Ledger) Line {
	l.set = l.set.On(ledger)
	return l
}

// Number registers the number in a column of the line, to be computed with. A cell that is
// empty or holds something else is a finding at the cell.
func (l Line) Number(column string) *Figure {
	s := l.set
	i := s.source.column(column)
	if i < 0 {
		s.noColumn(column)
		return s.ledger.unknown(s.key()+"."+s.asColumn(column), column, Decimal)
	}
	only := l.only()
	key, name, c := only.key()+"."+s.asColumn(column), only.label+column, l.record.Cells[i]
	switch {
	case !s.source.free():
		key = only.key() + "." + ofColumn(totalWord, column)
	case only.Len() > 1: // equal rows, or the cells of one
		key = only.key() + "." + ofColumn(maxWord, column)
	}
	v, ok := s.ledger.cellNumber(c)
	switch {
	case ok:
		if s.source.free() && l.shares(i) {
			s.tellMerged(c, only.label)
		}
		return s.ledger.shown(key, name, "表中原数", v, c, diag.Gather(s.source.places[l.index()][i]...))
	case !sheet.Nothing(c.Text):
		return s.ledger.unknown(key, name, Decimal) // it is told that it holds no number
	}
	return s.ledger.unknown(key, name, Decimal, codeFigureUnknown.Found(c.Place, "请补上这一格；本来就没有的，用 {{如有 本项."+s.asColumn(column)+"}} 略去。",
		"“%s”无法算出：这一格没有数", name))
}

// only is the set of the line alone, by as many of its cells as that takes: the name or
// first cell, then those behind it.
func (l Line) only() *Set {
	all := *l.set
	all.filters, all.state = nil, existing
	out := &all
	for _, i := range l.telling() {
		v := out.source.vocabulary(out.source.Columns[i].Name)
		if v == nil || v.kind != byColumn {
			continue
		}
		out = out.narrow(v, v.name, []string{l.record.Cells[i].Text}, false)
		if out.label = all.label; out.Len() == 1 {
			break
		}
	}
	out.label = l.Name().Text
	return out
}

// telling are the columns that tell a line from the others, the likeliest first.
func (l Line) telling() []int {
	var out []int
	if columns := l.set.source.Columns; !l.set.source.free() {
		for _, key := range []string{inspection.ColName, inspection.ColPlatform, inspection.ColCode} {
			if i := slices.IndexFunc(columns, func(c inspection.RosterColumn) bool { return c.Key == key }); i >= 0 {
				out = append(out, i)
			}
		}
	}
	for i := range l.record.Cells {
		if !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}

// index is the place of the line among the records.
func (l Line) index() int {
	if i, ok := l.set.source.index[l.record]; ok {
		return i
	}
	return -1
}

// shared reports a cell that is merged with that of another line.
func (l Line) shares(column int) bool {
	return shared(l.set.source, l.record.Cells[column].Place, column)
}

// shared reports a cell of a column that several records have.
func shared(s *source, cell diag.Place, column int) bool {
	if s.shared[column] == nil {
		s.shared[column] = map[diag.Place]int{}
		for _, r := range s.Records {
			if column < len(r.Cells) {
				s.shared[column][r.Cells[column].Place]++
			}
		}
		maps.DeleteFunc(s.shared[column], func(_ diag.Place, n int) bool { return n == 1 })
	}
	return s.shared[column][cell] > 1
}
