package workbook

import "tongbao/cmd/tongbao/internal/sheet"

// tellLost tells of the codes whose last digits a spreadsheet program has lost: in a cell
// that is a number, in a text that was pasted from one (3.70302E+17), and in columns whose
// long codes all end in zeros.
func (r *reader) tellLost(g *sheet.Grid) {
	var columns [][]*sheet.Value
	for i := range g.Rows {
		for k := range g.Rows[i].Values {
			if k == len(columns) {
				columns = append(columns, nil)
			}
			if v := &g.Rows[i].Values[k]; !v.Covered && v.MayHaveLost() {
				columns[k] = append(columns[k], v)
			}
		}
	}
	for _, column := range columns {
		lost := sheet.LostColumn(column)
		for _, v := range column {
			if v.LostDigits() || lost[v] {
				r.findings.Tell(codeLostDigits, v.Place, "请把这一列设为文本格式，照原来的登记重新输入完整的编号。",
					"“%s”超过15位，后面的数位已经被表格软件改成了0", v.Text)
			}
		}
	}
}
