package compose

import (
	"math/big"
	"slices"
	"strconv"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
)

// rankName is the column of ranks (名次) of a table that is sorted.
const rankName = "名次"

// ranked is one row in a ranking.
type ranked struct {
	row   int      // as it stood
	value *big.Rat // nil: nothing to rank by, last
	group string   // rows are ranked within their group
	rank  int      // 1-based, shared by equal values (1, 2, 2, 4); 0 without a value
}

// rank orders rows by their values, the largest first, within their groups; the
// groups keep the order they first occur in, and rows of one value their own.
func rank(rows []ranked) {
	order := map[string]int{}
	for _, r := range rows {
		if _, ok := order[r.group]; !ok {
			order[r.group] = len(order)
		}
	}
	slices.SortStableFunc(rows, func(a, b ranked) int {
		switch {
		case a.group != b.group:
			return order[a.group] - order[b.group]
		case a.value == nil || b.value == nil:
			return boolOrder(a.value == nil, b.value == nil)
		}
		return b.value.Cmp(a.value)
	})
	first := 0 // row of the group
	for i := range rows {
		r := &rows[i]
		switch {
		case i == 0 || rows[i-1].group != r.group:
			first, r.rank = i, 1
		case r.value != nil && r.value.Cmp(rows[i-1].value) == 0:
			r.rank = rows[i-1].rank
		default:
			r.rank = i - first + 1
		}
		if r.value == nil {
			r.rank = 0
		}
	}
}

// boolOrder puts false before true.
func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func rankCell(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// sorted ranks the rows of a list by a column of numbers and gives them the
// column 名次, unless the sheet has one. Text that is no number is a finding.
func (b *tableBuilder) sorted(spec issue.TableSpec, src rowSource) rowSource {
	if spec.Sort == "" {
		return src
	}
	if !src.knows(spec.Sort) {
		b.findings.Tell(sheet.CodeUnknownColumn, spec.Place, "现有的列："+orNone(src.Columns())+"。", "%s表没有“%s”这一列，不能按它排名", src.name, spec.Sort)
		return src
	}
	rows := make([]ranked, len(src.rows))
	for i := range rows {
		c, _ := src.Value(src.rows[i], spec.Sort)
		v, _, ok := c.Number()
		if !ok && !sheet.Nothing(c.Text) {
			b.findings.Tell(sheet.CodeNotANumber, c.Place, "请改成数字，没有的留空。", "“%s”不是数字，不能按“%s”排名", c.Text, spec.Sort)
		}
		rows[i] = ranked{row: i, value: v}
		if src.groups != nil {
			rows[i].group = src.groups[i].Text
		}
	}
	rank(rows)
	out := src
	out.rows, out.groups = make([]*inspection.Record, len(rows)), slices.Clone(src.groups)
	ranks := make([]document.Cell, len(rows))
	for i, r := range rows {
		out.rows[i] = src.rows[r.row]
		if src.groups != nil {
			out.groups[i] = src.groups[r.row]
		}
		ranks[i] = document.Cell{Text: rankCell(r.rank), Place: src.cell(r.row, spec.Sort).Place}
	}
	if !src.Has(rankName) {
		out.ranks = ranks
	}
	return out
}

// sortSummary ranks the rows of a summary by the figures of one of its columns.
func (b *tableBuilder) sortSummary(t *document.Table, spec issue.TableSpec) {
	if spec.Sort == "" {
		return
	}
	at := slices.IndexFunc(spec.Columns, func(c issue.ColumnSpec) bool { return c.Source == spec.Sort })
	if at < 0 {
		b.findings.Tell(sheet.CodeUnknownColumn, spec.Place, "请把它写进 columns，或改按表里的一列排名。", "表里没有“%s”这一列，不能按它排名", spec.Sort)
		return
	}
	rows := make([]ranked, len(t.Rows))
	for i := range rows {
		rows[i].row = i
		if f := t.Rows[i].Cells[at].Figure; f != nil && !f.Unknown && f.Den != 0 {
			rows[i].value = big.NewRat(f.Num, f.Den)
		}
	}
	rank(rows)
	old := slices.Clone(t.Rows)
	for i, r := range rows {
		t.Rows[i] = old[r.row]
		for c, column := range spec.Columns {
			if column.Source == rankName {
				t.Rows[i].Cells[c].Text = rankCell(r.rank)
			}
		}
	}
}
