package figures

import (
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
)

// Where keeps the rows of the table whose column has one of the values. Every
// cell of the column is a source of what is counted in the part: a row changed
// there could come in or go out. Total rows belong to the whole and are not kept.
func (t *Table) Where(column string, values ...string) *Table {
	return t.part(column, values)
}

// By splits the table by the values of a column, in sheet order; rows without a
// value are a finding and a part of their own.
func (t *Table) By(column string) []*Table {
	i := t.column(column)
	if i < 0 {
		return nil
	}
	var values []string
	for _, r := range t.sheet.Rows {
		c := cell(r, i)
		if c.Text == "" {
			t.ledger.report(c.Place.String()+column, codeEmptyCell.Found(c.Place, "请补上。", "%s没有填，这一行归入“%s”", column, blankLabel))
		}
		if !slices.Contains(values, c.Text) {
			values = append(values, c.Text)
		}
	}
	out := make([]*Table, len(values))
	for k, v := range values {
		out[k] = t.part(column, []string{v})
	}
	return out
}

func (t *Table) part(column string, values []string) *Table {
	i := t.column(column)
	rows := *t.sheet
	rows.Rows, rows.Totals = nil, nil
	label := strings.Join(values, "、")
	if label == "" {
		label = blankLabel
	}
	out := &Table{ledger: t.ledger, key: t.key + "[" + column + "=" + strings.Join(values, "|") + "]", label: label, sheet: &rows, decided: slices.Clone(t.decided)}
	for _, r := range t.sheet.Rows {
		c := cell(r, i)
		out.decided = append(out.decided, c.Place)
		if i >= 0 && slices.Contains(values, c.Text) {
			rows.Rows = append(rows.Rows, r)
		}
	}
	return out
}

// Label is the value a part was taken by; the name of the sheet for the whole.
func (t *Table) Label() string {
	if t.label == "" {
		return t.key
	}
	return t.label
}

// Len is the number of data rows, for conditions; printed numbers come from Rows.
func (t *Table) Len() int { return len(t.sheet.Rows) }

// Lines returns the data rows, for texts that say something of each.
func (t *Table) Lines() []Line {
	out := make([]Line, len(t.sheet.Rows))
	for i, r := range t.sheet.Rows {
		out[i] = Line{func(column string) inspection.Cell { return cell(r, t.column(column)) }}
	}
	return out
}

// Lines returns the objects of the set that have a record, for texts that say
// something of each: its name, where it is, what is wrong.
func (s *Set) Lines() []Line {
	records := s.Records()
	out := make([]Line, len(records))
	for i, r := range records {
		out[i] = Line{func(column string) inspection.Cell {
			c, ok := s.Value(r, column)
			if !ok {
				s.noColumn(column)
			}
			return c
		}}
	}
	return out
}

// Line is one data row of a free table, or one object of a roster.
type Line struct {
	cell func(column string) inspection.Cell
}

// Cell returns the text of a column with its place; an unknown column is a
// finding and an empty cell.
func (l Line) Cell(column string) inspection.Cell { return l.cell(column) }

// Average registers total divided by each of the others in turn, such as 条数 by
// units and by columns, with at most the given decimals.
func (l *Ledger) Average(decimals int, total *Figure, over ...*Figure) *Figure {
	key, name, formula := total.Key+".平均", total.Name+"平均", total.Text
	v, sources := total.value(), slices.Clone(total.Sources)
	for _, f := range over {
		key, formula, sources = key+"÷"+f.Key, formula+"÷"+f.Text, append(sources, f.Sources...)
		if !total.known() || !f.known() || f.Num == 0 {
			return l.unknown(key, name, Decimal, codeFigureUnknown.Found(diag.Place{}, "除数要写明，不能是0。", "“%s”无法算出：%s", name, formula))
		}
		v = new(big.Rat).Quo(v, f.value())
	}
	return l.decimal(key, name, formula, v, decimals, sources)
}
