package compose

import (
	"math/big"
	"slices"
	"strconv"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/vocabulary"
)

// Words printed in rows that add up.
const (
	totalLabel    = "合计"
	subtotalLabel = "小计"
)

// summary makes one row a value of one column, or of two at once; in groups, each with
// its rows and its 小计, where the table asks for them.
func (b *tableBuilder) summary(spec issue.TableSpec, set *figures.Set) *document.Table {
	b.whole = set
	t := b.frame(spec, spec.Columns)
	if spec.Sort != "" && sortColumn(spec) < 0 {
		b.findings.Tell(sheet.CodeUnknownColumn, spec.Place, "请把它写进 columns，或改按表里的一列排名。", "表里没有“%s”这一列，不能按它排名", spec.Sort)
	}
	t.Grouped = spec.Group
	if spec.Group == "" {
		t.Rows = b.summaryRows(spec, set)
	} else {
		for _, g := range set.By(spec.Group) {
			if rows := b.summaryRows(spec, g); len(rows) > 0 {
				t.Rows = append(append(t.Rows, spanRow(document.GroupRow, g.Label(), len(t.Columns), groupPlace(spec, g))), rows...)
				if spec.Subtotal {
					t.Rows = append(t.Rows, labelSum(document.SubtotalRow, subtotalLabel, b.summaryRow(spec, g, nil)))
				}
			}
		}
	}
	b.number(t, spec)
	if spec.Total {
		t.Rows = append(t.Rows, labelSum(document.TotalRow, totalLabel, b.summaryRow(spec, set, nil)))
	}
	return t
}

// summaryRows are the rows of a summary of a set. Of a group, or of a value of the first of
// two columns, only those are made that somebody belongs to.
func (b *tableBuilder) summaryRows(spec issue.TableSpec, set *figures.Set) []document.Row {
	var out []document.Row
	for _, outer := range set.By(spec.By[0]) {
		if len(spec.By) == 1 {
			if spec.Group == "" || anybody(outer) {
				out = append(out, b.summaryRow(spec, outer, []string{outer.Label()}))
			}
			continue
		}
		first := len(out)
		for _, inner := range outer.By(spec.By[1]) {
			if anybody(inner) {
				out = append(out, b.summaryRow(spec, inner, []string{outer.Label(), inner.Label()}))
			}
		}
		if spec.Subtotal && spec.Group == "" {
			row := b.summaryRow(spec, outer, []string{outer.Label(), subtotalLabel})
			row.Kind = document.SubtotalRow
			out = append(out, row)
		}
		mergeColumn(out[first:], slices.IndexFunc(spec.Columns, func(c issue.ColumnSpec) bool { return c.Source == spec.By[0] }))
	}
	sortSummary(out, spec)
	return out
}

// anybody reports a set that somebody belongs to, or that something is stated of.
func anybody(s *figures.Set) bool { return len(s.Records()) > 0 || s.Count().Num != 0 }

// groupPlace is a cell that names the group a set is.
func groupPlace(spec issue.TableSpec, g *figures.Set) diag.Place {
	if rs := g.Records(); len(rs) > 0 {
		if c, ok := g.Value(rs[0], spec.Group); ok {
			return c.Place
		}
	}
	return spec.Place
}

// followsOrder reports a column whose cells follow from the order of the rows.
func followsOrder(source string, spec issue.TableSpec) bool {
	return source == serialName || source == rankName && spec.Sort != ""
}

// summaryRow fills one row: labels under the columns of by, figures elsewhere.
func (b *tableBuilder) summaryRow(spec issue.TableSpec, set *figures.Set, labels []string) document.Row {
	row := document.Row{Cells: make([]document.Cell, len(spec.Columns))}
	for i, c := range spec.Columns {
		cell := document.Cell{Place: c.Place}
		if k := slices.Index(spec.By, c.Source); k >= 0 {
			if k < len(labels) {
				cell.Text = labels[k]
			}
		} else if !followsOrder(c.Source, spec) {
			b.fill(&cell, set, c)
		}
		row.Cells[i] = cell
	}
	return row
}

// fill asks a group for the figure of a column. That there is none is told once.
func (b *tableBuilder) fill(cell *document.Cell, set *figures.Set, c issue.ColumnSpec) {
	f, findings := vocabulary.FigureOf(&b.in.Data, set, b.whole, c.Source, c.Place)
	if f != nil {
		setFigure(cell, f)
		return
	}
	for _, found := range findings {
		if !slices.Contains(b.findings, found) {
			b.findings = append(b.findings, found)
		}
	}
}

func setFigure(cell *document.Cell, fig *figures.Figure) {
	cell.Text, cell.Figure = fig.Text, fig
	if len(fig.Sources) > 0 {
		cell.Place = fig.Sources[0]
	}
}

// number fills the column 序号 of a summary; 小计 rows take none.
func (b *tableBuilder) number(t *document.Table, spec issue.TableSpec) {
	data := 0
	for r := range t.Rows {
		if t.Rows[r].Kind != document.DataRow {
			continue
		}
		data++
		for i, c := range spec.Columns {
			if c.Source == serialName {
				t.Rows[r].Cells[i].Text = strconv.Itoa(data)
			}
		}
	}
}

// labelSum writes 合计 or 小计 over the leading columns that hold no number.
func labelSum(kind document.RowKind, label string, row document.Row) document.Row {
	row.Kind = kind
	n := 0
	for n < len(row.Cells) && row.Cells[n].Figure == nil {
		n++
	}
	for i := range n {
		row.Cells[i].Covered = i > 0
	}
	if n > 0 {
		row.Cells[0].Text, row.Cells[0].ColSpan = label, n
	}
	return row
}

// mergeColumn makes one cell of a whole column of rows.
func mergeColumn(rows []document.Row, at int) {
	if at < 0 || len(rows) < 2 {
		return
	}
	rows[0].Cells[at].RowSpan = len(rows)
	for i := range rows[1:] {
		rows[i+1].Cells[at].Covered = true
	}
}

// addSums puts a row over the whole width before each group of a list, and 小计 and 合计
// behind what they add up: the columns of numbers, as they are printed.
func (b *tableBuilder) addSums(t *document.Table, spec issue.TableSpec, cols []issue.ColumnSpec, src rowSource, parts []part) {
	t.Grouped = spec.Group
	var summed []issue.ColumnSpec
	for _, c := range cols {
		if c.Source != serialName && c.Source != rankName && numeric(src, c.Source) {
			summed = append(summed, c)
		}
	}
	var rows []document.Row
	for _, p := range parts {
		if spec.Group != "" {
			rows = append(rows, spanRow(document.GroupRow, p.label, len(cols), p.place))
		}
		rows = append(rows, t.Rows[p.first:p.first+len(p.rows)]...)
		if spec.Group != "" && spec.Subtotal {
			rows = append(rows, labelSum(document.SubtotalRow, subtotalLabel, b.sumRow(cols, summed, p.rowSource, subtotalLabel)))
		}
	}
	if len(rows) > 0 && (spec.Total || spec.Subtotal) && len(summed) == 0 {
		b.findings.Tell(codeTotalNothing, spec.Place, "请去掉 total 和 subtotal；要相加的列，每一格只填数字，没有的留空或写“—”。",
			"这张表没有一列能相加，合计行里没有数")
	}
	if spec.Total {
		rows = append(rows, labelSum(document.TotalRow, totalLabel, b.sumRow(cols, summed, src, totalLabel)))
	}
	t.Rows = rows
}

// sumRow adds up the columns of numbers.
func (b *tableBuilder) sumRow(cols, summed []issue.ColumnSpec, src rowSource, label string) document.Row {
	row := document.Row{Cells: make([]document.Cell, len(cols))}
	for i, c := range cols {
		row.Cells[i] = document.Cell{Place: c.Place}
		if slices.Contains(summed, c) {
			name, decimals, given := src.decimalsOf(c.Source)
			sum := src.Sum(name)
			if given {
				sum = b.in.Ledger.Reformat(sum, decimals)
			}
			setFigure(&row.Cells[i], sum)
			b.checkShownSum(c, src, label, row.Cells[i].Text)
		}
	}
	return row
}

// checkShownSum tells of a total that a reader, who adds up what the rows show, does not
// get.
func (b *tableBuilder) checkShownSum(c issue.ColumnSpec, src rowSource, label, total string) {
	sum, decimals := new(big.Rat), 0
	seen := map[diag.Place]bool{}
	column := src.column(c.Source)
	for r := range src.rows {
		cell := src.cell(r, column)
		n, _, ok := sheet.Number(cell.Text)
		switch {
		case seen[cell.Place]: // a merged cell holds one number
		case ok:
			sum.Add(sum, n)
			decimals = max(decimals, sheet.Decimals(cell.Text))
		case !sheet.Nothing(cell.Text):
			return
		}
		seen[cell.Place] = true
	}
	if printed, _, ok := sheet.Number(total); ok && sum.Cmp(printed) != 0 {
		b.findings.Tell(inspection.CodeRoundedParts, c.Place, "请把这一列的小数位设得多一些，或在表下注明“因四舍五入，分项之和与合计略有出入”。",
			"“%s”的%s印作%s，各行印出的数相加为%s", c.Name, label, total, sum.FloatString(decimals))
	}
}

// numeric reports whether a column of a list holds numbers that can be added up,
// and no other word; percentages cannot.
func numeric(src rowSource, column string) bool {
	found := false
	column, _, _ = src.decimalsOf(column)
	for _, r := range src.rows {
		c, _ := src.Value(r, column)
		_, percent, ok := c.Number()
		switch {
		case ok && !percent && c.Value.Style().Date == 0:
			found = true
		case ok || !sheet.Nothing(c.Text):
			return false
		}
	}
	return found
}
