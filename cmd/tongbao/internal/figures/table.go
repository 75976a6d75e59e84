package figures

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Table is a sheet of free data, such as messages without an answer by unit, or
// a summary by region.
type Table struct {
	ledger  *Ledger
	key     string
	label   string // of a part: the value it was taken by
	sheet   *sheet.Table
	decided []diag.Place // of a part: the cells that say which rows are in it
}

// NewTable takes a sheet under a key. Its 合计 and 小计 rows are held against the
// rows above them; a difference is a finding of the ledger.
func NewTable(l *Ledger, key string, t *sheet.Table) *Table {
	out := &Table{ledger: l, key: key, sheet: t}
	for i, c := range t.Columns {
		if c.Name != "序号" {
			out.checkTotals(i)
		}
	}
	return out
}

// Rows is the number of data rows, registered.
func (t *Table) Rows() *Figure {
	sources := slices.Clone(t.decided)
	for _, r := range t.sheet.Rows {
		if len(r.Values) > 0 {
			sources = append(sources, r.Values[0].Origin)
		}
	}
	n := int64(len(t.sheet.Rows))
	return t.ledger.register(Figure{Key: t.key + ".行数", Name: t.key + "行数", Kind: Count, Num: n, Den: 1,
		Text: fmt.Sprint(n), Formula: fmt.Sprintf("逐行计数：%d行", n), Sources: sources})
}

// Columns returns the names of the columns, 组/名 for heads of two levels.
func (t *Table) Columns() []string {
	var out []string
	for _, c := range t.sheet.Columns {
		if c.Group != "" {
			out = append(out, c.Group+"/"+c.Name)
		} else {
			out = append(out, c.Name)
		}
	}
	return out
}

// column returns the index of a column; an unknown one is a finding.
func (t *Table) column(name string) int {
	i := t.sheet.Column(name)
	if i < 0 {
		t.ledger.report(t.key+name, sheet.CodeUnknownColumn.Found(t.sheet.Place(),
			"可用的列："+strings.Join(t.Columns(), "、")+"。",
			"表“%s”没有“%s”这一列", t.key, name))
	}
	return i
}

// cell returns a cell of a row; a merged range counts once, at its first cell.
func cell(r sheet.Row, i int) inspection.Cell {
	v := r.At(i)
	return inspection.Cell{Text: v.Text, Place: v.Origin}
}

func (t *Table) unknown(key, name, why string) *Figure {
	return t.ledger.unknown(key, name, Decimal, codeFigureUnknown.Found(t.sheet.Place(), "请核对表和正文里的名称。", "“%s”无法算出：%s", name, why))
}

// Sum registers the sum of a column over all data rows.
func (t *Table) Sum(column string) *Figure {
	key, name := t.key+"."+column+"合计", t.key+column+"合计"
	i := t.column(column)
	if i < 0 {
		return t.unknown(key, name, "没有“"+column+"”这一列")
	}
	values, sources := t.numbers(t.sheet.Rows, i)
	return t.ledger.decimal(key, name, fmt.Sprintf("%s：%d行相加", column, len(values)), sum(values), meanDecimals, sources)
}

func (t *Table) numbers(rows []sheet.Row, i int) (values []*big.Rat, sources []diag.Place) {
	seen := map[diag.Place]bool{}
	sources = slices.Clone(t.decided)
	for _, r := range rows {
		c := cell(r, i)
		if seen[c.Place] {
			continue // a merged cell holds one number
		}
		seen[c.Place] = true
		sources = append(sources, c.Place)
		if v, ok := t.ledger.cellNumber(c); ok {
			values = append(values, v)
		}
	}
	return values, sources
}

// Cell registers the number in the row whose first text column is name.
func (t *Table) Cell(name, column string) *Figure {
	key, title := t.key+"["+name+"]."+column, name+column
	i := t.column(column)
	if i < 0 {
		return t.unknown(key, title, "没有“"+column+"”这一列")
	}
	for _, r := range slices.Concat(t.sheet.Rows, t.sheet.Totals) {
		if !slices.ContainsFunc(r.Values, func(v sheet.Value) bool { return v.Text == name }) {
			continue
		}
		c := cell(r, i)
		if v, ok := t.ledger.cellNumber(c); ok {
			return t.ledger.decimal(key, title, "表中原数", v, maxDecimals, []diag.Place{c.Place})
		}
		return t.unknown(key, title, "“"+name+"”这一格没有数")
	}
	return t.unknown(key, title, "表里没有“"+name+"”")
}

// Series sums a column by the values of another, in sheet order: 市发展改革委4件、
// 市教育局2件.
func (t *Table) Series(by, column string) *Series {
	labels := t.labelCells(by)
	return t.series(by, column, func(key, name string, rows []sheet.Row) *Figure {
		values, sources := t.numbers(rows, t.sheet.Column(column))
		sources = append(sources, labels...)
		return t.ledger.decimal(key, name, fmt.Sprintf("%s：%d个数相加", column, len(values)), sum(values), meanDecimals, sources)
	}, column)
}

// Ratio makes the share of one column in another by the values of a third: the
// failing accounts of those inspected, by region.
func (t *Table) Ratio(by, part, whole string) *Series {
	labels := t.labelCells(by)
	return t.series(by, part+"÷"+whole, func(key, name string, rows []sheet.Row) *Figure {
		return t.ratio(key, name, rows, part, whole, labels...)
	}, part, whole)
}

// Share registers the share of one column's sum in another's.
func (t *Table) Share(part, whole string) *Figure {
	key, name := t.key+"."+part+"÷"+whole, t.key+part+"占"+whole+"的比例"
	if t.column(part) < 0 || t.column(whole) < 0 {
		return t.unknown(key, name, "没有这一列")
	}
	return t.ratio(key, name, t.sheet.Rows, part, whole)
}

func (t *Table) ratio(key, name string, rows []sheet.Row, part, whole string, labels ...diag.Place) *Figure {
	parts, a := t.numbers(rows, t.sheet.Column(part))
	wholes, b := t.numbers(rows, t.sheet.Column(whole))
	sources := slices.Concat(labels, a, b)
	p, w := sum(parts), sum(wholes)
	formula := fmt.Sprintf("%s%s÷%s%s", part, exactText(p, meanDecimals), whole, exactText(w, meanDecimals))
	if w.Sign() == 0 {
		return t.ledger.ratio(key, name, formula, 0, 0, sources)
	}
	q := new(big.Rat).Quo(p, w)
	if !q.Num().IsInt64() || !q.Denom().IsInt64() {
		return t.unknown(key, name, "数值过大")
	}
	if p.IsInt() && w.IsInt() && p.Num().IsInt64() && w.Num().IsInt64() { // unreduced: 8÷16 stays as counted
		return t.ledger.ratio(key, name, formula, p.Num().Int64(), w.Num().Int64(), sources)
	}
	return t.ledger.ratio(key, name, formula, q.Num().Int64(), q.Denom().Int64(), sources)
}

func (t *Table) series(by, metric string, figure func(key, name string, rows []sheet.Row) *Figure, columns ...string) *Series {
	out := &Series{ledger: t.ledger, key: t.key + ".各" + by + metric, name: t.key + "各" + by + metric}
	b := t.column(by)
	for _, c := range columns {
		if t.column(c) < 0 {
			b = -1
		}
	}
	if b < 0 {
		return out
	}
	var labels []string
	rows := map[string][]sheet.Row{}
	for _, r := range t.sheet.Rows {
		label := cell(r, b).Text
		if _, seen := rows[label]; !seen {
			labels = append(labels, label)
		}
		rows[label] = append(rows[label], r)
	}
	for _, label := range labels {
		name := label
		if label == "" {
			name = blankLabel
			at := cell(rows[label][0], b).Place
			t.ledger.report(at.String()+by, codeEmptyCell.Found(at, "请补上。", "%s没有填，这一行归入“%s”", by, blankLabel))
		}
		f := figure(t.key+"["+by+"="+label+"]."+metric, name+metric, rows[label])
		out.entries = append(out.entries, Entry{Label: name, Figure: f})
	}
	return out.ranked()
}

// labelCells are the cells that say which row belongs to which group: any of them
// could move a row into a group.
func (t *Table) labelCells(by string) []diag.Place {
	var out []diag.Place
	i := t.sheet.Column(by)
	for _, r := range t.sheet.Rows {
		out = append(out, cell(r, i).Place)
	}
	return out
}

// Summary says which columns of a table state numbers group by group; a column
// it does not have is empty.
type Summary struct {
	By                                  string // column of the groups
	As                                  string // the roster's column of the same values; By where it is empty
	Existing, Inspected, Passed, Failed string
}

// Groups reads a summary as stated numbers. Give them to a Source, and rates and
// rankings by that column follow. Rows without a group or a number state nothing.
func (t *Table) Groups(c Summary) []inspection.Group {
	b := t.column(c.By)
	number := func(r sheet.Row, column string) *inspection.Number {
		if column == "" {
			return nil
		}
		c := cell(r, t.column(column))
		v, ok := t.ledger.cellNumber(c)
		if !ok {
			return nil
		}
		if !v.IsInt() || !v.Num().IsInt64() || v.Sign() < 0 {
			t.ledger.report(c.Place.String(), sheet.CodeNotACount.Found(c.Place, "请核对这个数。", "“%s”应是个数，写成了“%s”", column, c.Text))
			return nil
		}
		return &inspection.Number{N: v.Num().Int64(), Place: c.Place}
	}
	as := c.As
	if as == "" {
		as = c.By
	}
	var out []inspection.Group
	for _, r := range t.sheet.Rows {
		if label := cell(r, b).Text; label != "" {
			out = append(out, inspection.Group{Column: as, Value: label, Existing: number(r, c.Existing), Inspected: number(r, c.Inspected),
				Passed: number(r, c.Passed), Failed: number(r, c.Failed)})
		}
	}
	return out
}

// CheckShares holds a column of printed percentages against the two columns it
// follows from, total rows included; rows that do not agree are findings.
func (t *Table) CheckShares(part, whole, share string) {
	p, w, s := t.column(part), t.column(whole), t.column(share)
	if p < 0 || w < 0 || s < 0 {
		return
	}
	for _, r := range slices.Concat(t.sheet.Rows, t.sheet.Totals) {
		printed := cell(r, s)
		a, okA := t.ledger.cellNumber(cell(r, p))
		b, okB := t.ledger.cellNumber(cell(r, w))
		if printed.Text == "" || !okA || !okB || b.Sign() == 0 || !a.IsInt() || !b.IsInt() {
			continue
		}
		f := Figure{Kind: Percent, Num: a.Num().Int64(), Den: b.Num().Int64()}
		f.Text, _ = percentText(f.Num, f.Den, Format{Decimals: sheet.Decimals(printed.Text)})
		if how := CompareStated(&f, printed.Text); how != Agree {
			code := codeStatedDiffers
			if how == Conflict {
				code = codeRowConflict
			}
			t.ledger.report(printed.Place.String(), code.Found(printed.Place, "请核对这一行。",
				"表中写明%s，按%d÷%d算出%s，%s", printed.Text, f.Num, f.Den, f.Text, how))
		}
	}
}

// checkTotals holds the total rows of one column against its data: a 小计 sums the
// rows since the one before it, 合计 and 总计 sum all rows.
func (t *Table) checkTotals(i int) {
	var parts []sheet.Row
	from := 0
	for _, total := range t.sheet.Totals {
		stated, percent, ok := sheet.Number(cell(total, i).Text)
		if !ok || percent {
			continue
		}
		parts = parts[:0]
		subtotal := slices.ContainsFunc(total.Values, func(v sheet.Value) bool { return strings.Contains(v.Text, "小计") })
		for _, r := range t.sheet.Rows {
			if !subtotal || r.Number > from && r.Number < total.Number {
				parts = append(parts, r)
			}
		}
		if subtotal {
			from = total.Number
		}
		counted, numeric := plainSum(parts, i)
		if numeric && counted.Cmp(stated) != 0 {
			c := cell(total, i)
			t.ledger.report(c.Place.String(), codeTotalMismatch.Found(c.Place,
				"请核对合计行和各行的数字。",
				"“%s”的合计写明%s，各行相加为%s", t.sheet.Columns[i].Name, c.Text, exactText(counted, meanDecimals)))
		}
	}
}

// plainSum adds a column when every filled cell is a plain number.
func plainSum(rows []sheet.Row, i int) (*big.Rat, bool) {
	t := new(big.Rat)
	seen := map[diag.Place]bool{}
	for _, r := range rows {
		c := cell(r, i)
		if sheet.Nothing(c.Text) || seen[c.Place] {
			continue
		}
		seen[c.Place] = true
		v, percent, ok := sheet.Number(c.Text)
		if !ok || percent {
			return nil, false
		}
		t.Add(t, v)
	}
	return t, len(rows) > 0
}
