package compose

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
)

// serialName is the column that is numbered afresh after filtering (序号).
const serialName = "序号"

// rowSource is what a list table is filled from: the objects of a roster or the rows
// of a free sheet, already filtered, in the order they are listed.
type rowSource struct {
	*figures.Set
	name  string // for messages
	rows  []*inspection.Record
	ranks []document.Cell // 名次 of each row; nil: not ranked, or the sheet has them
	// groups are what each row stands under; nil without groups. An object that counts in
	// several has a row in each.
	groups []document.Cell
}

// Columns are those of the set, and 名次 where the rows are ranked.
func (src rowSource) Columns() []string {
	out := src.Set.Columns()
	if src.ranks != nil {
		out = append(out, rankName)
	}
	return out
}

// knows reports whether a table may have the column.
func (src rowSource) knows(column string) bool {
	return column == serialName || column == rankName && src.ranks != nil || src.Has(column)
}

// cell is empty for a column that is not known.
func (src rowSource) cell(row int, column string) document.Cell {
	if column == rankName && src.ranks != nil {
		return src.ranks[row]
	}
	c, _ := src.Value(src.rows[row], column)
	return document.Cell{Text: c.Text, Stored: stored(c.Value, c.Text), Place: c.Place}
}

// stored is the number behind the text of a cell that shows another; nil when the text
// says all, or is not the cell's own.
func stored(v sheet.Value, text string) *document.Stored {
	if v.Kind != sheet.Numeric || text == v.Text || text != v.Shown() {
		return nil
	}
	return &document.Stored{Number: v.Format.From1900(v.Number), Format: v.Format.Code()}
}

// selectSet narrows a set by the filter of a table. A condition without a column
// is about the verdict.
func selectSet(s *figures.Set, where issue.Filter) *figures.Set {
	for _, c := range where {
		switch {
		case c.Column != "" && c.Not:
			s = s.Not(c.Column, c.Values...)
		case c.Column != "":
			s = s.Where(c.Column, c.Values...)
		default:
			s = s.Verdict(c.Values...)
		}
	}
	return s
}

// source finds the rows a table is about.
func (b *tableBuilder) source(spec issue.TableSpec) (rowSource, bool) {
	src := rowSource{name: spec.Rows, Set: b.in.table(spec.Rows).Used()}
	if r := b.in.roster(spec.Rows); r != nil {
		src = rowSource{name: r.Kind.Word, Set: r.Set}
	}
	if src.Set == nil {
		// A name in notice.toml that is no sheet has been told when that was read.
		if spec.Place.IsZero() || slices.ContainsFunc(b.in.Grids, func(g sheet.Grid) bool { return g.Sheet == spec.Rows }) {
			b.findings.Tell(codeUnknownRows, spec.Place, "可写 "+strings.Join(b.in.kindKeys(), "、")+"，或其他工作表："+orNone(b.in.tableNames())+"。",
				"没有名为“%s”的数据，表格无法列出", spec.Rows)
		}
		return rowSource{}, false
	}
	src.Set = selectSet(src.Set, spec.Where)
	src.rows = src.Records()
	if len(spec.By) == 0 {
		b.group(spec, &src)
	}
	return src, true
}

// group puts the rows under the groups they are counted in.
func (b *tableBuilder) group(spec issue.TableSpec, src *rowSource) {
	if spec.Group == "" {
		return
	}
	if src.ColumnName(spec.Group) == "" {
		b.findings.Tell(sheet.CodeUnknownColumn, spec.Place, "现有的列："+orNone(src.Columns())+"。", "%s表没有“%s”这一列，不能按它分组", src.name, spec.Group)
		return
	}
	labels := map[*inspection.Record][]string{}
	for _, part := range src.By(spec.Group) {
		for _, r := range part.Records() {
			labels[r] = append(labels[r], part.Label())
		}
	}
	rows := src.rows
	src.rows = nil
	for _, r := range rows {
		for _, label := range labels[r] {
			c, _ := src.Value(r, spec.Group)
			src.rows = append(src.rows, r)
			src.groups = append(src.groups, document.Cell{Text: label, Place: c.Place})
		}
	}
}

// columnsOf returns the columns of a list: those named, or all of the sheet.
func columnsOf(spec issue.TableSpec, src rowSource) []issue.ColumnSpec {
	if len(spec.Columns) > 0 {
		return spec.Columns
	}
	var out []issue.ColumnSpec
	for _, c := range src.Columns() {
		out = append(out, issue.ColumnSpec{Name: c, Source: c, Place: spec.Place})
	}
	return out
}

// list fills one row a record; unknown columns are findings.
func (b *tableBuilder) list(spec issue.TableSpec, src rowSource) *document.Table {
	cols := columnsOf(spec, src)
	t := b.frame(spec, cols)
	for _, c := range cols {
		if !src.knows(c.Source) {
			b.findings.Tell(sheet.CodeUnknownColumn, c.Place, "现有的列："+orNone(src.Columns())+"。", "%s表没有“%s”这一列", src.name, c.Source)
			return t
		}
	}
	for r := range src.rows {
		row := document.Row{}
		for _, c := range cols {
			cell := src.cell(r, c.Source)
			if c.Source == serialName {
				cell = document.Cell{Place: cell.Place}
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	groups := slices.Clone(src.groups)
	gather(t.Rows, groups)
	serialCells(t, cols, spec.Merge)
	mergeEqual(t, cols, spec.Merge, groups)
	insertGroups(t, groups)
	sideBySide(t, spec.Halves)
	return t
}

// gather brings the rows of each group together, the groups in the order they
// first occur, the rows of a group in the workbook's.
func gather(rows []document.Row, groups []document.Cell) {
	if groups == nil {
		return
	}
	rank := map[string]int{}
	order := make([]int, len(groups))
	for i, g := range groups {
		if _, ok := rank[g.Text]; !ok {
			rank[g.Text] = len(rank)
		}
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return rank[groups[a].Text] - rank[groups[b].Text] })
	oldRows, oldGroups := slices.Clone(rows), slices.Clone(groups)
	for to, from := range order {
		rows[to], groups[to] = oldRows[from], oldGroups[from]
	}
}

// serialCells numbers the rows; when 序号 is merged too, it numbers the runs of
// the other merged column.
func serialCells(t *document.Table, cols []issue.ColumnSpec, merge []string) {
	at := slices.IndexFunc(cols, func(c issue.ColumnSpec) bool { return c.Source == serialName })
	if at < 0 {
		return
	}
	key := -1
	if slices.Contains(merge, serialName) {
		key = slices.IndexFunc(cols, func(c issue.ColumnSpec) bool {
			return c.Source != serialName && slices.Contains(merge, c.Source)
		})
	}
	n := 0
	for r := range t.Rows {
		if key < 0 || r == 0 || t.Rows[r].Cells[key].Text != t.Rows[r-1].Cells[key].Text {
			n++
		}
		t.Rows[r].Cells[at].Text = fmt.Sprint(n)
	}
}

// mergeEqual makes one cell of equal neighbours in the merged columns. A later
// column is merged only inside the runs of the earlier ones and of the groups.
func mergeEqual(t *document.Table, cols []issue.ColumnSpec, merge []string, groups []document.Cell) {
	same := make([]bool, len(t.Rows)) // row r belongs to the same run as row r-1
	for r := 1; r < len(same); r++ {
		same[r] = groups == nil || groups[r].Text == groups[r-1].Text
	}
	for _, name := range mergeOrder(merge) {
		at := slices.IndexFunc(cols, func(c issue.ColumnSpec) bool { return c.Source == name || c.Name == name })
		if at < 0 {
			continue
		}
		anchor := 0
		for r := 1; r < len(t.Rows); r++ {
			cell := &t.Rows[r].Cells[at]
			same[r] = same[r] && cell.Text != "" && cell.Text == t.Rows[anchor].Cells[at].Text
			if !same[r] {
				anchor = r
				continue
			}
			t.Rows[anchor].Cells[at].RowSpan, cell.Covered = r-anchor+1, true
		}
	}
}

// mergeOrder puts 序号 last: its runs follow those of the columns beside it.
func mergeOrder(merge []string) []string {
	var out, last []string
	for _, m := range merge {
		if m == serialName {
			last = append(last, m)
		} else {
			out = append(out, m)
		}
	}
	return append(out, last...)
}

// insertGroups puts a row over the whole width before each run of a group.
func insertGroups(t *document.Table, groups []document.Cell) {
	if groups == nil {
		return
	}
	var rows []document.Row
	for r, row := range t.Rows {
		if r == 0 || groups[r].Text != groups[r-1].Text {
			rows = append(rows, spanRow(document.GroupRow, groups[r].Text, len(t.Columns), groups[r].Place))
		}
		rows = append(rows, row)
	}
	t.Rows = rows
}

// spanRow is a row of one cell over width columns.
func spanRow(kind document.RowKind, text string, width int, at diag.Place) document.Row {
	cells := make([]document.Cell, width)
	for i := range cells {
		cells[i] = document.Cell{Covered: i > 0, Place: at}
	}
	cells[0].Text, cells[0].ColSpan = text, width
	return document.Row{Kind: kind, Cells: cells}
}
