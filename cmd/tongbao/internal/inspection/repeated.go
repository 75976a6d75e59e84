package inspection

import (
	"regexp"
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

var (
	// asides are headers of texts that tell no two rows of one unit apart where one of them is blank, and
	// contacts of those that never do.
	asides   = regexp.MustCompile(`备注|说明|情况|原因|问题`)
	contacts = regexp.MustCompile(`联系人|联系方式|联系电话|电话|手机|负责人|经办人|填报人|审核人`)
	// partsOfTime are headers of numbers that tell two rows of one unit apart.
	partsOfTime = regexp.MustCompile(`月|季度|年|周|日期|时间|期次|批次|时段|期数|轮次`)
)

// repeated tells of a unit that stands twice in a sheet that has one row a unit: nothing else tells its
// rows apart, neither a text, such as 渠道 or the 地区 of two units of one name, nor a time.
func (d *doubts) repeated() {
	key := unitColumn(d.headedTable)
	if key < 0 || !slices.ContainsFunc(partsOf[:], d.has) {
		return
	}
	for n, r := range d.table.Rows {
		v := r.At(key)
		was := slices.IndexFunc(d.table.Rows[:n], func(o sheet.Row) bool { return sameRow(d.headedTable, o, r, key) })
		if was < 0 || sheet.Nothing(v.Text) {
			continue
		}
		if first := d.table.Rows[was].At(key); first.Origin != v.Origin {
			d.findings.Tell(codeRepeatedUnit, v.Origin, "请合成一行，或加一列写明两行的区别。", "“%s”在%s已有一行，数会重复计算", v.Text, first.Origin.Cell)
		}
	}
}

// unnamed tells of a row with numbers and no unit in a sheet whose rows are called after units:
// they are counted in every sum and are nobody's.
func unnamed(d *doubts) {
	key := unitColumn(d.headedTable)
	if key < 0 || !slices.ContainsFunc(partsOf[:], d.has) {
		return
	}
	for _, r := range d.table.Rows {
		told := slices.ContainsFunc(d.findings, func(f diag.Finding) bool { return inRow(f.Place, r) })
		if v := r.At(key); v.IsEmpty() && !told && hasNumber(d.headedTable, r) {
			d.findings.Tell(codeBlankUnit, v.Place, "请补上；是上一行的，合并单元格，或照上一行填写；是汇总的一行，在这一格写明。",
				"这一行有数，而“%s”一格没有填，合计里算它，按单位不知道是谁的", d.table.Columns[key].Name)
		}
	}
}

// hasNumber reports a row with a number that is no running one.
func hasNumber(d *headedTable, r sheet.Row) bool {
	for i, h := range d.heads {
		if !h.serial && d.numeric(i) && !sheet.Nothing(r.At(i).Text) {
			return true
		}
	}
	return false
}

// unitColumn is the column that names units, of several the one with most of them; -1 when there is
// none, or other texts come first, as in a list of something else.
func unitColumn(d *headedTable) int {
	key, most := -1, 0
	for i, h := range d.heads {
		if h.serial || d.numeric(i) {
			continue
		}
		if !h.unit {
			if key < 0 && !h.placesUnits() {
				return -1
			}
			continue
		}
		seen := map[string]bool{}
		for _, r := range d.table.Rows {
			seen[sheet.Fold(r.At(i).Text)] = true
		}
		if len(seen) > most {
			key, most = i, len(seen)
		}
	}
	return key
}

// placesUnits reports a column that says where units belong.
func (h head) placesUnits() bool {
	return h.says([]string{"类别", "类型", "级别", "层级", "分类", "区域"})
}

// sameRow reports two rows of one unit that nothing tells apart.
func sameRow(d *headedTable, a, b sheet.Row, key int) bool {
	for i, h := range d.heads {
		x, y := sheet.Fold(a.At(i).Text), sheet.Fold(b.At(i).Text)
		switch {
		case x == y, h.serial, contacts.MatchString(h.name):
		case i != key && asides.MatchString(h.name) && (x == "" || y == ""):
		case !d.numeric(i), partsOfTime.MatchString(h.name) && !h.count, a.At(i).Style().Date != 0:
			return false
		}
	}
	return true
}
