package inspection

import "tongbao/cmd/tongbao/internal/sheet"

// serials tells of running numbers (序号) that leave one out or give one twice. A list cut
// out of a longer one may keep the numbers it had there: where few follow each other nothing
// is told. They may begin anew in each group, and rows of one unit may share one.
func (d *doubts) serials() {
	for i, h := range d.heads {
		if h.name != "序号" {
			continue
		}
		steps, wrong := 0, []int(nil)
		rows := d.table.Rows
		for k := 1; k < len(rows); k++ {
			before, a := rankOf(rows[k-1].At(i))
			now, b := rankOf(rows[k].At(i))
			switch {
			case !a || !b:
				return
			case now == before+1, now == 1, rows[k].At(i).Origin() == rows[k-1].At(i).Origin():
				steps++
			case now == before && d.sameUnit(rows[k-1], rows[k], i):
				steps++
			default:
				wrong = append(wrong, k)
			}
		}
		const most = 4 // of so many steps one may be wrong
		if len(wrong)*most > steps+len(wrong) {
			return
		}
		for _, k := range wrong {
			d.findings.Tell(codeSerialGap, rows[k].At(i).Origin(), "请核对是否漏了行、多了行，再重排序号。", "序号%s的后面是%s",
				rows[k-1].At(i).Shown(), rows[k].At(i).Shown())
		}
	}
}

// sameUnit reports rows that have a text in common.
func (d *headedTable) sameUnit(a, b sheet.Row, serial int) bool {
	for k := range d.heads {
		if k != serial && !d.numeric(k) && a.At(k).Text != "" && a.At(k).Text == b.At(k).Text {
			return true
		}
	}
	return false
}
