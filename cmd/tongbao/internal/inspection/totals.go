package inspection

import (
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// noSums are words of headers whose numbers cannot be added up; a total row may have their
// mean, or a rate of its own.
var noSums = []string{"率", "比例", "比重", "占比", "平均", "均", "指数", "系数", "得分", "分数", "总分", "评分", "满意度", "同比", "环比", "增", "减", "变化", "较",
	"倍", "时长", "时限"}

// noNumbers are words of headers whose numbers are none that a total row says anything of.
var noNumbers = []string{"名次", "排名", "位次", "编号", "标识码", "代码", "电话", "日期", "时间", "年份", "备注"}

// totals holds each row of totals against the rows it adds up.
func (d *doubts) totals() {
	for k := range d.table.Totals {
		d.total(k)
	}
}

// total holds one row of totals against the rows it adds up: of those it may mean, by its
// place, those that most of its columns agree with.
func (d *doubts) total(k int) {
	row := d.table.Totals[k]
	var meant []sheet.Row
	most := -1
	for _, scope := range d.scopes(k) {
		agreeing := 0
		for i := range d.heads {
			stated, ok := counted(row.At(i))
			if sum, _, numeric := plainSum(scope, i); ok && numeric && sheet.SameSum(sum, stated) {
				agreeing++
			}
		}
		if agreeing > most {
			meant, most = scope, agreeing
		}
	}
	for i, h := range d.heads {
		stated, ok := counted(row.At(i))
		switch {
		case !ok || h.serial || h.isRate() || h.says(noNumbers):
		case h.says(noSums):
			d.totalMean(row.At(i), stated, meant, i)
		default:
			d.totalSum(row, stated, meant, i)
		}
	}
}

// scopes are the rows a total may add up, the likeliest first: all of them, those since
// the total before it, those up to the total behind it; and without what a row says that
// it holds of another one (其中).
func (d *headedTable) scopes(k int) [][]sheet.Row {
	t := d.table
	at, from, to := t.Totals[k].Number, 0, 1<<30
	for i, other := range t.Totals {
		switch n := other.Number; {
		case i != k && n < at:
			from = max(from, n)
		case i != k && n > at:
			to = min(to, n)
		}
	}
	between := func(low, high int) []sheet.Row {
		return slices.DeleteFunc(slices.Clone(t.Rows), func(r sheet.Row) bool { return r.Number <= low || r.Number >= high })
	}
	above, below, all := between(from, at), between(at, to), t.Rows
	out := [][]sheet.Row{all, above, below, between(0, at)}
	if named(t.Totals[k], "小计") || k < len(t.Totals)-1 && len(above) > 0 {
		out = [][]sheet.Row{above, below, all}
	}
	for _, rows := range slices.Clone(out) {
		out = append(out, slices.DeleteFunc(slices.Clone(rows), ofAnother))
	}
	return slices.DeleteFunc(out, func(rows []sheet.Row) bool { return len(rows) == 0 })
}

// ofAnother reports a row that is part of the one above it: 其中：微博.
func ofAnother(r sheet.Row) bool {
	return slices.ContainsFunc(r.Values, func(v sheet.Value) bool { return strings.HasPrefix(sheet.Fold(v.Text), "其中") })
}

func named(r sheet.Row, word string) bool {
	return slices.ContainsFunc(r.Values, func(v sheet.Value) bool { return strings.Contains(sheet.Fold(v.Text), word) })
}

// totalSum holds one total against its parts, as they are and as they are shown.
func (d *doubts) totalSum(row sheet.Row, stated *big.Rat, rows []sheet.Row, i int) {
	sum, shown, numeric := plainSum(rows, i)
	total := row.At(i)
	const note = "请把这一列的小数位设得多一些，或在表下注明“因四舍五入，分项之和与合计略有出入”。"
	name := d.table.Columns[i].Name
	switch at := total.Origin(); {
	case !numeric, d.once(row) && stated.Cmp(sum) < 0 && stated.Cmp(largest(rows, i)) >= 0:
	case !sheet.SameSum(sum, stated):
		if near(sum, stated, total, rows, i) {
			d.findings.Tell(CodeRoundedParts, at, note, "“%s”的合计写明%s，各行相加为%s", name, total.Shown(), plainText(sum))
			return
		}
		d.findings.Tell(CodeTotalMismatch, at, "请核对合计行和各行的数字。", "“%s”的合计写明%s，各行相加为%s", name, total.Shown(), plainText(sum))
	default:
		if printed, _, ok := sheet.Number(total.Shown()); ok && shown != nil && !sheet.SameSum(shown, printed) {
			d.findings.Tell(CodeRoundedParts, at, note, "“%s”的合计显示为%s，各行显示的数相加为%s", name, total.Shown(), plainText(shown))
		}
	}
}

// once reports a total in which what stands in several rows is counted once.
func (d *doubts) once(row sheet.Row) bool {
	return named(row, "去重") || named(row, "不重复") || noted(d.table, inSeveral)
}

// largest is the largest number of a column of counts, below which no total without
// repetitions can be.
func largest(rows []sheet.Row, i int) *big.Rat {
	most := new(big.Rat)
	for _, r := range rows {
		if n, ok := counted(r.At(i)); ok && n.Cmp(most) > 0 {
			most = n
		}
	}
	return most
}

// near reports sums of numbers with decimals that differ by no more than rounding each of
// them can.
func near(sum, stated *big.Rat, total sheet.Value, rows []sheet.Row, i int) bool {
	decimals := sheet.Decimals(total.Shown())
	for _, r := range rows {
		decimals = max(decimals, sheet.Decimals(r.At(i).Shown()))
	}
	if decimals == 0 {
		return false
	}
	most := new(big.Rat).SetFrac(big.NewInt(int64(len(rows)+1)), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil))
	off := new(big.Rat).Sub(sum, stated)
	return off.Abs(off).Cmp(most.Mul(most, big.NewRat(1, 2))) <= 0
}

// totalMean tells of the mean in a row of totals that is below the least number of its
// column, or above the largest, and no sum.
func (d *doubts) totalMean(total sheet.Value, stated *big.Rat, rows []sheet.Row, i int) {
	sum, _, numeric := plainSum(rows, i)
	if !numeric || sheet.SameSum(sum, stated) {
		return
	}
	var low, high *big.Rat
	for _, r := range rows {
		n, ok := counted(r.At(i))
		if !ok {
			continue
		}
		if low == nil || n.Cmp(low) < 0 {
			low = n
		}
		if high == nil || n.Cmp(high) > 0 {
			high = n
		}
	}
	if low != nil && (stated.Cmp(low) < 0 || stated.Cmp(high) > 0) && !near(sum, stated, total, rows, i) {
		d.findings.Tell(CodeTotalMismatch, total.Origin(), "请核对合计行和各行的数字。", "“%s”的合计写明%s，不是各行之和%s，也不在各行的%s至%s之间，不会是平均数",
			d.table.Columns[i].Name, total.Shown(), plainText(sum), plainText(low), plainText(high))
	}
}

// plainSum adds a column when every filled cell is a plain number, and what the cells
// show; shown is nil when one of them shows something else than a number.
func plainSum(rows []sheet.Row, i int) (exact, shown *big.Rat, numeric bool) {
	exact, shown = new(big.Rat), new(big.Rat)
	seen := map[diag.Place]bool{}
	for _, r := range rows {
		v := r.At(i)
		if sheet.Nothing(v.Text) || seen[v.Origin()] {
			continue
		}
		seen[v.Origin()] = true
		n, ok := counted(v)
		if !ok {
			return nil, nil, false
		}
		exact.Add(exact, n)
		if p, _, ok := sheet.Number(v.Shown()); ok && shown != nil {
			shown.Add(shown, p)
		} else if !sheet.Nothing(v.Shown()) {
			shown = nil
		}
	}
	return exact, shown, len(rows) > 0
}

// plainText writes a number as a clerk would: 12, 12.5, 33.33.
func plainText(n *big.Rat) string {
	const most = 2
	if n.IsInt() {
		return n.Num().String()
	}
	s := n.FloatString(most)
	if exact, ok := new(big.Rat).SetString(s); ok && exact.Cmp(n) != 0 {
		s = n.FloatString(2 * most)
	}
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}
