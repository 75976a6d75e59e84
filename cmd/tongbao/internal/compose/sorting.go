package compose

import (
	"math/big"
	"slices"
	"strconv"

	"tongbao/cmd/tongbao/internal/diag"
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
	rank  int      // 1-based, shared by equal values (1, 2, 2, 4); 0 without a value
}

// rank orders rows by their values, the largest first; rows of one value keep their order.
func rank(rows []ranked) {
	slices.SortStableFunc(rows, func(a, b ranked) int {
		if a.value == nil || b.value == nil {
			return boolOrder(a.value == nil, b.value == nil)
		}
		return b.value.Cmp(a.value)
	})
	for i := range rows {
		r := &rows[i]
		switch {
		case r.value == nil:
		case i > 0 && r.value.Cmp(rows[i-1].value) == 0:
			r.rank = rows[i-1].rank
		default:
			r.rank = i + 1
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

// sortSource is the column of its data that a list is ranked by, where notice.toml calls it by the head
// it is printed under.
func sortSource(spec issue.TableSpec, src rowSource) string {
	if i := sortColumn(spec); i >= 0 && !src.Has(spec.Sort) {
		name, _, _ := src.decimalsOf(spec.Columns[i].Source)
		return name
	}
	return spec.Sort
}

// canRank reports a list that has the column it is to be ranked by; one without is a
// finding.
func (b *tableBuilder) canRank(spec issue.TableSpec, src rowSource) bool {
	if !src.Has(spec.Sort) {
		b.findings.Tell(sheet.CodeUnknownColumn, spec.Place, "可用的列："+orNone(src.Columns())+"。", "%s，不能按它排名", src.Lacks(spec.Sort))
		return false
	}
	return true
}

// sorted ranks the rows of a list by a column of numbers and gives them the
// column 名次, unless the sheet has one. Text that is no number is a finding.
func (b *tableBuilder) sorted(spec issue.TableSpec, src rowSource) rowSource {
	if !src.ranked {
		return src
	}
	rows := make([]ranked, len(src.rows))
	var words diag.Findings
	numbers := 0
	for i := range rows {
		c, _ := src.Value(src.rows[i], spec.Sort)
		v, _, ok := c.Number()
		switch {
		case ok:
			numbers++
		case !sheet.Nothing(c.Text):
			words.Tell(sheet.CodeNotANumber, c.Place, "请改成数字，没有的留空。", "“%s”不是数字，不能按“%s”排名", c.Text, spec.Sort)
		}
		rows[i] = ranked{row: i, value: v}
	}
	if numbers == 0 && len(words) > 1 { // it is the column that is wrong, not every cell of it
		b.findings.Tell(sheet.CodeNotANumber, spec.Place, "请按有数字的一列排。", "“%s”一列里没有数字，不能按它排名", spec.Sort)
		words = nil
	}
	b.findings = append(b.findings, words...)
	rank(rows)
	out := src
	out.rows = make([]*inspection.Record, len(rows))
	ranks := make([]document.Cell, len(rows))
	sorted := src.column(spec.Sort)
	for i, r := range rows {
		out.rows[i] = src.rows[r.row]
		ranks[i] = document.Cell{Text: rankCell(r.rank), Place: src.cell(r.row, sorted).Place}
	}
	if !src.Has(rankName) {
		out.ranks = ranks
	}
	return out
}

// sortColumn is the column of a summary that its rows are ranked by; -1 when it has none.
func sortColumn(spec issue.TableSpec) int {
	return slices.IndexFunc(spec.Columns, func(c issue.ColumnSpec) bool { return spec.Sort != "" && c.Called(spec.Sort) })
}

// sortSummary ranks the rows of a summary by the figures of one of its columns.
func sortSummary(of []document.Row, spec issue.TableSpec) {
	at := sortColumn(spec)
	if at < 0 {
		return
	}
	rows := make([]ranked, len(of))
	for i := range rows {
		rows[i].row = i
		if f := of[i].Cells[at].Figure; f != nil && !f.Unknown && f.Den != 0 {
			rows[i].value = big.NewRat(f.Num, f.Den)
		}
	}
	rank(rows)
	old := slices.Clone(of)
	for i, r := range rows {
		of[i] = old[r.row]
		for c, column := range spec.Columns {
			if column.Source == rankName {
				of[i].Cells[c].Text = rankCell(r.rank)
			}
		}
	}
}
