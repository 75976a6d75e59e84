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
	same := newSameRows(d.headedTable, key)
	for n, r := range d.table.Rows {
		v := r.At(key)
		was := same.before(n)
		if was < 0 || sheet.Nothing(v.Text) {
			continue
		}
		if first := d.table.Rows[was].At(key); first.Origin() != v.Origin() {
			d.findings.Tell(codeRepeatedUnit, v.Origin(), "请合成一行，或加一列写明两行的区别。", "“%s”在%s已有一行，数会重复计算", v.Text, first.Origin().Cell)
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
	told, numbers := toldOf(d.findings, func(diag.Finding) bool { return true }), numbers(d.headedTable)
	for _, r := range d.table.Rows {
		has := func(i int) bool { return !sheet.Nothing(r.At(i).Text) }
		if v := r.At(key); v.IsEmpty() && !told.inRow(r) && slices.ContainsFunc(numbers, has) {
			d.findings.Tell(codeBlankUnit, v.Place, "请补上；是上一行的，合并单元格，或照上一行填写；是汇总的一行，在这一格写明。",
				"这一行有数，而“%s”一格没有填，合计里算它，按单位不知道是谁的", d.table.Columns[key].Name)
		}
	}
}

// numbers are the columns of numbers that are no running ones.
func numbers(d *headedTable) []int {
	var out []int
	for i, h := range d.heads {
		if !h.serial && d.numeric(i) {
			out = append(out, i)
		}
	}
	return out
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

// sameRows finds rows of one unit that nothing tells apart.
type sameRows struct {
	table   *headedTable
	key     int // the column of units
	columns []telling
	folded  [][]string       // the texts of the rows looked at
	of      map[string][]int // these rows by their unit
}

// telling is how a column tells two rows apart.
type telling struct {
	never  bool // a serial number, whom to call
	filled bool // only where both are filled: a remark
	always bool // by any text; else by days alone
}

func newSameRows(d *headedTable, key int) *sameRows {
	s := &sameRows{table: d, key: key, columns: make([]telling, len(d.heads)), of: map[string][]int{}}
	for i, h := range d.heads {
		s.columns[i] = telling{
			never:  h.serial || contacts.MatchString(h.name),
			filled: i != key && asides.MatchString(h.name),
			always: !d.numeric(i) || partsOfTime.MatchString(h.name) && !h.count,
		}
	}
	return s
}

// before is the first of the rows looked at that is the same as row n, which is looked at now; -1 if
// there is none.
func (s *sameRows) before(n int) int {
	row, texts := s.table.table.Rows[n], make([]string, len(s.columns))
	for i := range texts {
		texts[i] = sheet.Fold(row.At(i).Text)
	}
	s.folded = append(s.folded, texts)
	unit := texts[s.key]
	if s.columns[s.key].never {
		unit = ""
	}
	rows := s.of[unit]
	s.of[unit] = append(rows, n)
	if at := slices.IndexFunc(rows, func(o int) bool { return s.same(o, n) }); at >= 0 {
		return rows[at]
	}
	return -1
}

func (s *sameRows) same(a, b int) bool {
	for i, by := range s.columns {
		x, y := s.folded[a][i], s.folded[b][i]
		if x == y || by.never || by.filled && (x == "" || y == "") {
			continue
		}
		if by.always || s.table.table.Rows[a].At(i).Style().Date != 0 {
			return false
		}
	}
	return true
}
