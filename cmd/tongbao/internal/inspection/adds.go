package inspection

import (
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/sheet"
)

// Headers of a column that holds the sum of others of its row, or their mean.
var (
	rowSums  = []string{"合计", "总计", "小计", "共计", "总数", "总量", "总分", "总得分", "综合得分", "得分合计", "最终得分", "合计数", "总计数"}
	rowMeans = []string{"平均", "平均分", "平均数", "平均值", "平均得分", "均分"}
	// otherParts are headers of parts of a whole beside those that are dealt with and those that are not.
	otherParts = []string{"基本", "未检", "未评", "未抽", "未复", "待", "中", "不予", "无效", "其他", "无需", "不需", "重复", "退回", "撤回", "转办", "未到期", "注销", "关停",
		"部分", "优秀", "优良", "良好"}
)

// addends holds the columns of sums and means of their rows against the columns beside
// them. That they are of those is known by the other rows only: points may be weighted, an
// object may be counted in several columns.
func (d *doubts) addends() {
	for i, h := range d.heads {
		name, _, _ := strings.Cut(h.name, "/")
		switch {
		case slices.Contains(rowSums, name):
			d.added(i, "各列相加", func(sum *big.Rat, _ int) *big.Rat { return sum })
		case slices.Contains(rowMeans, name):
			d.added(i, "各列平均", func(sum *big.Rat, n int) *big.Rat { return new(big.Rat).Quo(sum, big.NewRat(int64(n), 1)) })
		}
	}
}

// added tells of the rows in which column i is not made of the columns that it is made of
// in most rows.
func (d *doubts) added(i int, how string, made func(sum *big.Rat, n int) *big.Rat) {
	var best []int
	var wrong []sheet.Row
	most := 0
	for _, columns := range d.runs(i) {
		fits, misses := 0, []sheet.Row(nil)
		for _, r := range d.table.All() {
			sum, filled := d.sumOf(r, columns)
			whole, ok := counted(r.At(i))
			switch {
			case !ok || filled == 0:
			case !shows(r.At(i), made(sum, filled)) && !shows(r.At(i), made(sum, len(columns))):
				misses = append(misses, r)
			case filled > 1 && whole.Sign() != 0:
				fits++
			}
		}
		if fits > most && fits >= len(misses) {
			best, wrong, most = columns, misses, fits
		}
	}
	for _, r := range wrong {
		sum, filled := d.sumOf(r, best)
		d.findings.Tell(codeRowSum, r.At(i).Origin(), "请核对这一行。", "“%s”是%s，而%s%s是%s，别的行都对得上", d.table.Columns[i].Name,
			r.At(i).Shown(), d.columnNames(best), how, plainText(made(sum, filled)))
	}
}

// shows reports whether a cell holds a number, rounded to its decimals where it is no whole one.
func shows(v sheet.Value, exact *big.Rat) bool {
	n, _, _ := v.Exact()
	decimals := sheet.Decimals(v.Shown())
	if decimals == 0 && exact.IsInt() {
		return n.Cmp(exact) == 0
	}
	off := new(big.Rat).Sub(n, exact)
	off.Mul(off.Abs(off), new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)))
	return off.Cmp(big.NewRat(1, 1)) < 0
}

// columnNames joins the names of columns.
func (d *headedTable) columnNames(columns []int) string {
	var out []string
	for _, k := range columns {
		out = append(out, "“"+d.table.Columns[k].Name+"”")
	}
	return strings.Join(out, "、")
}

// sumOf adds some cells of a row; filled tells how many of them hold a number above 0.
func (d *headedTable) sumOf(r sheet.Row, columns []int) (sum *big.Rat, filled int) {
	sum = new(big.Rat)
	for _, k := range columns {
		if n, ok := counted(r.At(k)); ok {
			sum.Add(sum, n)
			if n.Sign() != 0 {
				filled++
			}
		}
	}
	return sum, filled
}

// runs are the columns that column i may be made of: two or more beside each other, of
// numbers, that end before it or begin behind it.
func (d *headedTable) runs(i int) (out [][]int) {
	for _, step := range []int{-1, 1} {
		var run []int
		for k := i + step; k >= 0 && k < len(d.heads) && d.addable(k, d.heads[i]); k += step {
			if run = append(run, k); len(run) > 1 {
				columns := slices.Clone(run)
				slices.Sort(columns)
				out = append(out, columns)
			}
		}
	}
	return out
}

// addable reports a column of plain numbers that may be added up to what another one says.
func (d *headedTable) addable(k int, whole head) bool {
	h := d.heads[k]
	return !h.serial && !h.isRate() && !h.says(noNumbers) && d.numeric(k) && (h.group == whole.group || whole.group == "")
}

// complete tells of rows in which those dealt with and those not are less than all: 合格 and
// 不合格 of 检查, 已答复 and 未答复 of 收到. Where most rows are so, they have parts the sheet
// does not show.
func (d *doubts) complete() {
	told := map[int]bool{}
	for _, p := range partsOf {
		for i := range d.heads {
			for _, ways := range exclusive {
				columns := alike(d.heads, i, p, ways)
				if len(columns) == len(ways) && !told[columns[len(columns)-1]] && !d.otherThan(columns) {
					told[columns[len(columns)-1]] = d.lacking(columns, p.whole)
				}
			}
		}
	}
}

// otherThan reports a column of other parts of the whole that some columns are parts of.
func (d *headedTable) otherThan(columns []int) bool {
	for k, h := range d.heads {
		if !slices.Contains(columns, k) && h.group == d.heads[columns[0]].group && h.says(otherParts) {
			return true
		}
	}
	return false
}

// lacking tells of the rows in which some columns come to less than their whole, and
// reports whether the sheet has the whole.
func (d *doubts) lacking(columns []int, whole func(head) bool) bool {
	last := columns[len(columns)-1]
	fits, wrong := 0, []sheet.Row(nil)
	for _, r := range d.table.All() {
		sum, _ := d.sumOf(r, columns)
		most, column, all := d.wholes(r, last, whole)
		unknown := slices.ContainsFunc(columns, func(k int) bool { _, ok := counted(r.At(k)); return !ok })
		switch {
		case column < 0 || unknown:
		case sum.Cmp(most) == 0 || slices.ContainsFunc(all, func(n *big.Rat) bool { return n.Cmp(sum) == 0 }):
			fits++
		case sum.Cmp(most) < 0:
			wrong = append(wrong, r)
		}
	}
	if len(wrong) > fits && len(wrong)+fits >= several {
		return fits+len(wrong) > 0
	}
	for _, r := range wrong {
		sum, _ := d.sumOf(r, columns)
		_, column, _ := d.wholes(r, last, whole)
		d.findings.Tell(codePartsMissWhole, r.At(column).Origin(), "请核对这一行；还有未评定、办理中一类的，加一列写明。",
			"%s相加是%s，少于“%s”的%s", d.columnNames(columns), plainText(sum), d.table.Columns[column].Name, r.At(column).Shown())
	}
	return fits+len(wrong) > 0
}

// among begins the header of a part of the column before it.
const among = "其中"

// amongThem tells of a column of those among others (其中) that is more than the column
// they are among.
func (d *doubts) amongThem(r sheet.Row) {
	for i, h := range d.heads {
		n, ok := counted(r.At(i))
		if !ok || !strings.HasPrefix(h.name, among) || h.isRate() {
			continue
		}
		for k := i - 1; k >= 0; k-- {
			if strings.HasPrefix(d.heads[k].name, among) {
				continue
			}
			if whole, ok := counted(r.At(k)); ok && !d.heads[k].serial && !d.heads[k].isRate() && d.heads[k].group == h.group && n.Cmp(whole) > 0 {
				d.findings.Tell(codePartOverWhole, r.At(i).Origin(), "请核对这一行。", "“%s”是%s，多于“%s”的%s", d.table.Columns[i].Name,
					r.At(i).Shown(), d.table.Columns[k].Name, r.At(k).Shown())
			}
			break
		}
	}
}
