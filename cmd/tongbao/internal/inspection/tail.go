package inspection

import (
	"slices"

	"tongbao/cmd/tongbao/internal/sheet"
)

// comparing name a last row that compares and is no unit.
var comparing = []string{"同比", "环比", "占比", "比重", "比例", "增减", "增幅", "增长", "去年同期", "上年同期", "上期", "上季度", "上月", "上年", "平均", "均值", "平均值", "全市平均",
	"最高", "最低", "排名", "名次"}

// tail tells of last rows that are no unit and would be counted as one: a row without a number where
// all others have one, and in a sheet of units a row that compares.
func (d *doubts) tail() {
	rows := d.table.Rows
	for n := len(rows) - 1; n > 0; n-- {
		at := slices.IndexFunc(rows[n].Values, func(v sheet.Value) bool { return !v.IsEmpty() })
		switch {
		case at >= 0 && d.compares(rows[n], rows[:n]):
			d.findings.Tell(codeNotAUnit, rows[n].At(at).Origin(), "请删去这一行，或写在表下的注里；确实是一个单位的可以接受。",
				"最后一行“%s”不像一个单位，现在按普通的一行计算", rows[n].At(at).Shown())
		case at >= 0 && d.withoutNumber(rows[n], rows[:n]):
			d.findings = append(d.findings, codeNotAUnit.Found(rows[n].At(at).Origin(), "是说明的，前面写“注：”；是一个单位的，补上数，没有的填0。",
				"最后一行“%s”没有一个数，现在按一个单位计算", rows[n].At(at).Shown()).Eased())
		default:
			return
		}
	}
}

// compares reports a row under rows of units that is called after a comparison.
func (d *headedTable) compares(row sheet.Row, others []sheet.Row) bool {
	named := func(i int, r sheet.Row) bool {
		return d.heads[i].unit && slices.Contains(comparing, sheet.Fold(r.At(i).Text))
	}
	for i := range d.heads {
		if named(i, row) && !slices.ContainsFunc(others, func(r sheet.Row) bool { return named(i, r) }) {
			return true
		}
	}
	return false
}

// withoutNumber reports a row that is blank in every column in which all the others have a number.
func (d *headedTable) withoutNumber(row sheet.Row, others []sheet.Row) bool {
	found := false
	for i, h := range d.heads {
		all := !slices.ContainsFunc(others, func(r sheet.Row) bool { _, _, ok := r.At(i).Exact(); return !ok })
		switch {
		case !all:
		case !row.At(i).IsEmpty():
			return false
		case !h.serial:
			found = true
		}
	}
	return found
}
