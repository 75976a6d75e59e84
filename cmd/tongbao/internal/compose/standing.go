package compose

import (
	"slices"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
)

// standing takes a sheet, or a range of it, as it stands: with its merged cells,
// without rows and columns that are wholly empty. A first row of one cell over
// the whole width is the table's caption.
func (b *tableBuilder) standing(spec issue.TableSpec) *document.Table {
	g := b.grid(spec)
	if g == nil {
		return nil
	}
	if g.Hidden {
		b.findings = append(b.findings, sheet.TellHidden(g))
	}
	if spec.Range != "" {
		part, fs := sheet.Range(g, spec.Range)
		b.findings = append(b.findings, fs...)
		if part == nil {
			return nil
		}
		g = part
		b.in.useRange(g)
	} else {
		b.setOf(g).Used()
	}
	rows := dropEmpty(g.Rows)
	t := b.frame(spec, nil)
	if len(rows) == 0 {
		b.findings.Tell(codeEmptySheet, spec.Place, "请检查工作表和区域。", "工作表“%s”在这里没有内容", spec.Sheet)
		return nil
	}
	if first := rows[0].Values[0]; len(rows) > 1 && int(first.Cols) == len(rows[0].Values) && len(rows[0].Values) > 1 {
		t.Caption, t.Shown = first.Shown(), true
		rows = rows[1:]
	}
	head := headHeight(rows)
	for i, r := range rows {
		row := document.Row{Cells: gridCells(r.Values)}
		if i < head {
			t.Head = append(t.Head, row)
		} else {
			t.Rows = append(t.Rows, row)
		}
	}
	for i := range t.Head[0].Cells {
		t.Columns = append(t.Columns, document.Column{Name: t.Head[head-1].Cells[i].Text})
	}
	return t
}

// grid is the sheet a spec names. A name that is nowhere has been told by package issue.
func (b *tableBuilder) grid(spec issue.TableSpec) *sheet.Grid {
	if b.severalSheets(spec, spec.Sheet) {
		return nil
	}
	other := false
	for i := range b.in.Grids {
		g := &b.in.Grids[i]
		if g.Sheet != spec.Sheet {
			continue
		}
		if spec.File == "" || g.File == spec.File {
			return g
		}
		other = true
	}
	if other {
		b.notInFile(spec, spec.Sheet)
	}
	return nil
}

// setOf is the rows of a free sheet; nil where it is none.
func (b *tableBuilder) setOf(g *sheet.Grid) *figures.Set {
	for _, t := range slices.Concat(b.in.Sheets, b.in.Doubled) {
		if t.Label() == g.Sheet && t.File() == g.File {
			return t
		}
	}
	return nil
}

// dropEmpty drops rows and columns that hold nothing.
func dropEmpty(rows []sheet.Row) []sheet.Row {
	var used []bool
	var kept []sheet.Row
	for _, r := range rows {
		filled := false
		for i, v := range r.Values {
			if i >= len(used) {
				used = append(used, false)
			}
			if !v.IsEmpty() {
				used[i], filled = true, true
			}
		}
		if filled {
			kept = append(kept, r)
		}
	}
	for i := range kept {
		var vs []sheet.Value
		for c, v := range kept[i].Values {
			if used[c] {
				vs = append(vs, v)
			}
		}
		kept[i].Values = vs
	}
	return kept
}

// headHeight is how many of the rows are the head: as many as the tallest merged
// cell of the first row, and two when the first row has a cell over several
// columns.
func headHeight(rows []sheet.Row) int {
	n := 1
	for _, v := range rows[0].Values {
		n = max(n, int(v.Rows))
		if v.Cols > 1 && !v.Covered {
			n = max(n, 2)
		}
	}
	return min(n, max(len(rows)-1, 1))
}

func gridCells(values []sheet.Value) []document.Cell {
	out := make([]document.Cell, len(values))
	for i, v := range values {
		text := v.Shown()
		out[i] = document.Cell{Text: text, Stored: stored(v, text), RowSpan: int(v.Rows), ColSpan: int(v.Cols),
			Covered: v.Covered, Place: v.Place}
	}
	return out
}
