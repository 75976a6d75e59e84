package workbook

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/charset"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// readSheets reads all sheets of a checked workbook. What is wrong with a sheet is
// told at once, each kind of fault for all its cells.
func readSheets(name string, b *book) (grids []sheet.Grid, findings diag.Findings) {
	for _, s := range b.sheets {
		r := &reader{book: b, findings: &findings, at: diag.Place{File: name, Sheet: s.name}}
		if g := r.sheet(s); g != nil {
			grids = append(grids, *g)
		}
	}
	return grids, findings
}

// reader reads one sheet.
type reader struct {
	book     *book
	findings *diag.Findings
	at       diag.Place // the sheet
	faults   faults
	pictures []string // cells that hold one
}

// faults are what makes a sheet unreadable: the cells by what is wrong with them.
type faults struct {
	order []string // texts with a %s for the cells, in the order they were met
	cells map[string][]string
}

func (f *faults) add(text, cell string) {
	if f.cells == nil {
		f.cells = map[string][]string{}
	}
	if f.cells[text] == nil {
		f.order = append(f.order, text)
	}
	f.cells[text] = append(f.cells[text], cell)
}

// Faults that a clerk can mend in the sheet.
const (
	tooFar      = "单元格 %s 有内容，在表格的范围之外，整张表不读取"
	underMerged = "单元格 %s被合并的格盖住，看不见"
)

var faultHints = map[string]string{
	tooFar:      fmt.Sprintf("请删去第 %d 行、第 %d 列以外的内容，或把表分开。", maxRow, maxColumn),
	underMerged: "请取消合并，处理这些格后再合并。",
}

// sheet reads a sheet; nil when it cannot be read, which is told.
func (r *reader) sheet(s sheetPart) *sheet.Grid {
	survey, err := r.book.survey(s.part, &r.faults)
	if err == nil {
		err = r.book.room(survey)
	}
	var g *sheet.Grid
	if err == nil {
		g = &sheet.Grid{File: r.at.File, Sheet: s.name, Hidden: s.hidden}
		r.lay(g, survey, survey.height)
		r.fill(g, survey)
		r.expandMerges(g, survey.merges)
	} else {
		r.findings.Tell(codeSheetDamaged, r.at, hintOf(err), "%s。", err)
	}
	for _, text := range r.faults.order {
		r.findings.Tell(codeSheetDamaged, r.at, cmp.Or(faultHints[text], hintOf(nil)), text+"。", listed(r.faults.cells[text]))
	}
	if g == nil || len(r.faults.order) > 0 {
		return nil
	}
	r.tellPictures()
	r.tellLost(g)
	if !s.hidden { // of a hidden sheet that is used, sheet.Locate says so
		r.reportHidden(g, survey)
		r.reportNarrow(g, survey)
	}
	return g
}

// room reports a sheet whose rectangle of cells is more than can be held, or with
// which all those of the workbook are.
func (b *book) room(s *survey) error {
	cells := s.height * s.width
	if b.cells += cells; b.cells > maxCells {
		return &trouble{fmt.Sprintf("表格有 %d 行 %d 列，太大，不读取", s.height, s.width), "请删去远处的内容，或把表分开。"}
	}
	return nil
}

// tellPictures tells of the pictures that stand in cells: they are printed nowhere.
func (r *reader) tellPictures() {
	at := r.at
	if len(r.pictures) == 1 {
		at.Cell = r.pictures[0]
	}
	if len(r.pictures) > 0 {
		r.findings.Tell(codePictureCell, at, "通报里印不出图片；要印的内容请写成文字。", "单元格 %s 里是图片，按空白读取。", listed(r.pictures))
	}
}

// lay makes the rectangle of empty values, one block of memory for all.
func (r *reader) lay(g *sheet.Grid, s *survey, height int) {
	g.Rows = make([]sheet.Row, height)
	values := make([]sheet.Value, height*s.width)
	columns := make([]string, s.width)
	for c := range columns {
		columns[c] = sheet.ColumnName(c)
	}
	for i := range g.Rows {
		row := values[i*s.width : (i+1)*s.width : (i+1)*s.width]
		for c, name := range cellNames(columns, i+1) {
			at := diag.Place{File: r.at.File, Sheet: r.at.Sheet, Cell: name}
			row[c] = sheet.Value{Place: at, Rows: 1, Cols: 1}
		}
		g.Rows[i] = sheet.Row{Number: i + 1, Values: row}
	}
}

// cellNames are the names of the cells of a row, parts of one text.
func cellNames(columns []string, row int) iter.Seq2[int, string] {
	number := strconv.Itoa(row)
	all := make([]byte, 0, len(columns)*(len(number)+len("A"))+maxColumn)
	for _, c := range columns {
		all = append(append(all, c...), number...)
	}
	rest := string(all)
	return func(yield func(int, string) bool) {
		for i, c := range columns {
			n := len(c) + len(number)
			if !yield(i, rest[:n]) {
				return
			}
			rest = rest[n:]
		}
	}
}

// fill sets the values.
func (r *reader) fill(g *sheet.Grid, s *survey) {
	for _, row := range s.rows {
		if row.number > len(g.Rows) {
			break
		}
		g.Rows[row.number-1].Hidden = row.hidden
		for i := range row.cells {
			c := &row.cells[i]
			r.value(&g.Rows[row.number-1].Values[c.column], c)
		}
	}
}

// value sets one value from its text as stored.
func (r *reader) value(v *sheet.Value, c *surveyCell) {
	r.read(v, c)
	r.tellStruck(v, c)
}

func (r *reader) read(v *sheet.Value, c *surveyCell) {
	if int(c.style) < len(r.book.styles) {
		v.Format = r.book.styles[c.style].format
	}
	switch {
	case c.picture:
		r.pictures = append(r.pictures, v.Place.Cell)
	case c.formula && !c.valued:
		v.Kind, v.Text = sheet.Fault, sheet.NotCalculated
	case c.stored == storedFault:
		v.Kind, v.Text = sheet.Fault, c.text
	case c.stored == storedBool:
		v.Kind, v.Text = sheet.Bool, "FALSE"
		if isTrue(strings.ToLower(strings.TrimSpace(c.text))) {
			v.Text = "TRUE"
		}
	case c.stored == storedNumber:
		r.number(v, c.text)
	default:
		r.text(v, c.text)
	}
}

// tellStruck tells of a value that somebody has struck through: it is read like any other, and
// counted and printed without the line.
func (r *reader) tellStruck(v *sheet.Value, c *surveyCell) {
	whole := int(c.style) < len(r.book.styles) && r.book.styles[c.style].struck
	switch {
	case v.IsEmpty():
	case whole:
		r.findings.Tell(codeStruckCell, v.Place, "不要的请删去，一行都不要的删去整行；还要的，取消删除线。", "单元格划了删除线，仍会计数、照印，印出来没有这条线")
	case c.struck:
		r.findings.Tell(codeStruckCell, v.Place, "划掉的字请删去；还要的，取消删除线。", "单元格里有几个字划了删除线，仍会照印，印出来没有这条线")
	}
}

func (r *reader) number(v *sheet.Value, text string) {
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		r.faults.add("单元格 %s 不是数字而标为数字", v.Place.Cell)
		return
	}
	v.Kind, v.Number = sheet.Numeric, n
	v.Text = strconv.FormatFloat(n, 'f', -1, 64)
	if v.Format == nil && n == math.Trunc(n) && math.Abs(n) < plainBelow {
		return // shown as it is
	}
	shown, ok := v.Format.Number(n)
	if !ok {
		if v.Style().Date != 0 {
			r.findings.Tell(codeNotADate, v.Place, "请核对这一格的内容和格式。", "格式是日期，而数字 %s 不是日期。", v.Text)
		} else {
			r.findings.Tell(codeHiddenValue, v.Place, "请改这一格的数字格式。", "数字 %s 不在格式“%s”的任何一种情形里，显示为 ####。", v.Text, v.Format.Code())
		}
		return
	}
	shown = strings.TrimSpace(shown)
	switch {
	case n == math.Trunc(n) && !v.LostDigits() && v.Format.Code() == "General" && strings.Contains(shown, "E+"):
		r.findings.Tell(codeHiddenValue, v.Place, "编号请设为文本格式重新填写；数字请设为保留 0 位小数的数值格式。", "数字 %s 显示为 %s。", v.Text, shown)
	case n != 0:
		r.hidden(v, shown)
	}
}

// plainBelow is a number of fewer digits than General has room for.
const plainBelow = 1e10

// hidden tells of a value whose cell looks empty.
func (r *reader) hidden(v *sheet.Value, shown string) {
	if v.Format != nil && shown == "" {
		r.findings.Tell(codeHiddenValue, v.Place, "要印出来就改这一格的数字格式；不要的就删去。", "格式“%s”使内容“%s”显示为空白。", v.Format.Code(), v.Text)
	}
}

func (r *reader) text(v *sheet.Value, text string) {
	clean, bad := sheet.Clean(text)
	if bad != 0 {
		r.findings.Tell(charset.CodeControlCharacter, v.Place, "请删去后重新输入。", "有看不见的字符 %U，读取时已去掉。", bad)
	}
	if clean == "" {
		return
	}
	if n := utf8.RuneCountInString(clean); n > maxText {
		r.findings.Tell(codeWorkbookTooLarge, v.Place, "请缩短，或改放到正文里。", "这一格有 %d 个字，超过 %d 个，不读取。", n, maxText)
		return
	}
	if strings.HasPrefix(clean, "=DISPIMG(") { // a formula of WPS that another program kept as its text
		r.pictures = append(r.pictures, v.Place.Cell)
		return
	}
	v.Kind, v.Text = sheet.Text, clean
	if v.Format != nil {
		r.hidden(v, v.Shown())
	}
}

// expandMerges repeats the value of each merged range in all its cells. The same
// value below it, which some programs leave there, is no other content.
func (r *reader) expandMerges(g *sheet.Grid, merges []merge) {
	for _, m := range merges {
		if m.top > len(g.Rows) || m.left >= len(g.Rows[0].Values) {
			continue
		}
		bottom, right := min(m.bottom, len(g.Rows)), min(m.right, len(g.Rows[0].Values)-1)
		first := &g.Rows[m.top-1].Values[m.left]
		if first.Covered || first.Rows > 1 || first.Cols > 1 {
			r.faults.add("合并区域在 %s 重叠", first.Place.Cell)
			continue
		}
		first.Rows, first.Cols = int32(bottom-m.top+1), int32(right-m.left+1)
		for row := m.top; row <= bottom; row++ {
			for col := m.left; col <= right; col++ {
				if v := &g.Rows[row-1].Values[col]; v != first && !r.cover(v, first) {
					row, col = bottom, right
				}
			}
		}
	}
}

// cover puts the value of a merged range's first cell into another cell of it; false
// when two ranges overlap.
func (r *reader) cover(v, first *sheet.Value) bool {
	if v.Covered || v.Rows > 1 || v.Cols > 1 {
		r.faults.add("合并区域在 %s 重叠", v.Place.Cell)
		return false
	}
	if !v.IsEmpty() && sheet.Fold(v.Text) != sheet.Fold(first.Text) {
		r.faults.add(underMerged, v.Place.Cell+" 的内容“"+v.Text+"”")
	}
	covered := *first
	covered.Place, covered.Anchor, covered.Covered, covered.Rows, covered.Cols = v.Place, &first.Place, true, 1, 1
	*v = covered
	return true
}

// reportHidden says which rows and columns a clerk may not see. They are read
// like all others.
func (r *reader) reportHidden(g *sheet.Grid, s *survey) {
	var rows, columns []string
	for _, row := range g.Rows {
		if row.Hidden && slices.ContainsFunc(row.Values, func(v sheet.Value) bool { return !v.IsEmpty() }) {
			rows = append(rows, strconv.Itoa(row.Number))
		}
	}
	for c, hidden := range s.hiddenColumns {
		if hidden && c < s.width {
			columns = append(columns, sheet.ColumnName(c))
		}
	}
	const hint = "请取消隐藏后核对；不要的就删去。"
	if len(rows) > 0 {
		r.findings.Tell(codeHiddenRows, r.at, hint, "第 %s 行是隐藏的，也当作数据读取。", listed(rows))
	}
	if len(columns) > 0 {
		r.findings.Tell(codeHiddenColumns, r.at, hint, "%s 列是隐藏的，也当作数据读取。", listed(columns))
	}
}

// listed joins names, and shortens a long list.
func listed(names []string) string {
	const shown = 10
	if len(names) > shown {
		return fmt.Sprintf("%s 等 %d 个", strings.Join(names[:shown], "、"), len(names))
	}
	return strings.Join(names, "、")
}
