package workbook

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"tongbao/cmd/tongbao/internal/charset"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// readSheets reads all sheets of a checked workbook. The library's panics on
// crafted files become a finding.
func readSheets(name string, data []byte, b *book) (grids []sheet.Grid, findings diag.Findings) {
	file := diag.Place{File: name}
	defer func() {
		if r := recover(); r != nil {
			grids = nil
			findings.Tell(codeFileDamaged, file, hintOf(nil), "%s，读取时出错：%v。", errXML, r)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxTotal, UnzipXMLSizeLimit: 16 << 20,
	})
	if err != nil {
		findings.Tell(codeFileDamaged, file, hintOf(nil), "工作簿打不开：%v。", err)
		return nil, findings
	}
	defer f.Close()
	for _, s := range b.sheets {
		r := &reader{book: b, findings: &findings, at: diag.Place{File: name, Sheet: s.name}}
		g, err := r.sheet(f, s)
		if err != nil {
			findings.Tell(codeSheetDamaged, r.at, hintOf(err), "%s。", err)
			continue
		}
		grids = append(grids, *g)
	}
	return grids, findings
}

// reader reads one sheet.
type reader struct {
	book     *book
	findings *diag.Findings
	at       diag.Place // the sheet
}

func (r *reader) sheet(f *excelize.File, s sheetPart) (*sheet.Grid, error) {
	survey, err := r.book.survey(s.part)
	if err != nil {
		return nil, err
	}
	g := &sheet.Grid{File: r.at.File, Sheet: s.name, Hidden: s.hidden}
	height := 0
	for _, row := range survey.rows {
		if len(row.cells) > 0 {
			height = row.number
		}
	}
	if height*survey.width > maxCells {
		return nil, &trouble{fmt.Sprintf("表格有 %d 行 %d 列，太大，不读取", height, survey.width), "请删去远处的内容，或把表分开。"}
	}
	r.lay(g, survey, height)
	if err := r.fill(g, f, s.name, survey); err != nil {
		return nil, err
	}
	if err := expandMerges(g, survey.merges); err != nil {
		return nil, err
	}
	if !s.hidden { // of a hidden sheet that is used, sheet.Locate says so
		r.reportHidden(g, survey)
		r.reportNarrow(g, survey)
	}
	return g, nil
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
		number := strconv.Itoa(i + 1)
		for c := range row {
			at := diag.Place{File: r.at.File, Sheet: r.at.Sheet, Cell: columns[c] + number}
			row[c] = sheet.Value{Place: at, Origin: at, Rows: 1, Cols: 1}
		}
		g.Rows[i] = sheet.Row{Number: i + 1, Values: row}
	}
}

// fill sets the values from the library's iterator and holds them against the
// survey: a cell one of them lacks means that the file cannot be trusted.
func (r *reader) fill(g *sheet.Grid, f *excelize.File, name string, s *survey) error {
	rows, err := f.Rows(name)
	if err != nil {
		return fmt.Errorf("%w：%v", errXML, err)
	}
	defer rows.Close()
	number := 0
	for _, want := range s.rows {
		if want.number > len(g.Rows) {
			break
		}
		for number < want.number {
			if !rows.Next() {
				return fmt.Errorf("%w：读到第 %d 行中断", errXML, number)
			}
			number++
			if number < want.number {
				if extra, err := rows.Columns(); err != nil || len(extra) > 0 {
					return fmt.Errorf("%w：第 %d 行", errXML, number)
				}
			}
		}
		texts, err := rows.Columns()
		if err != nil {
			return fmt.Errorf("%w：第 %d 行：%v", errXML, number, err)
		}
		g.Rows[number-1].Hidden = want.hidden
		if err := r.row(g.Rows[number-1].Values, texts, want); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) row(values []sheet.Value, texts []string, want surveyRow) error {
	got, expected := 0, 0
	for _, t := range texts {
		if t != "" {
			got++
		}
	}
	for _, c := range want.cells {
		text := ""
		if int(c.column) < len(texts) {
			text = texts[c.column]
		}
		if text != "" {
			expected++
		}
		if err := r.value(&values[c.column], text, c); err != nil {
			return err
		}
	}
	if got != expected {
		return fmt.Errorf("%w：第 %d 行读到 %d 个值，应有 %d 个", errXML, want.number, got, expected)
	}
	return nil
}

// value sets one value from its text as stored.
func (r *reader) value(v *sheet.Value, text string, c surveyCell) error {
	if int(c.style) < len(r.book.styles) {
		v.Format = r.book.styles[c.style].format
	}
	switch {
	case c.formula && !c.valued:
		v.Kind, v.Text = sheet.Fault, sheet.NotCalculated
	case c.stored == storedFault:
		v.Kind, v.Text = sheet.Fault, text
	case c.stored == storedBool:
		v.Kind, v.Text = sheet.Bool, "FALSE"
		if isTrue(text) || strings.EqualFold(text, "true") {
			v.Text = "TRUE"
		}
	case c.stored == storedNumber:
		return r.number(v, text)
	default:
		r.text(v, text)
	}
	return nil
}

// lostDigits is the first whole number Excel no longer keeps exactly: it stores
// 15 digits.
const lostDigits = 1e15

func (r *reader) number(v *sheet.Value, text string) error {
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return fmt.Errorf("%w：单元格 %s 不是数字而标为数字", errXML, v.Place.Cell)
	}
	v.Kind, v.Number = sheet.Numeric, n
	v.Text = strconv.FormatFloat(n, 'f', -1, 64)
	if math.Abs(n) >= lostDigits {
		r.findings.Tell(codeLostDigits, v.Place, "请把这一格设为文本格式，重新输入完整的编号。",
			"超过 15 位的数字 %s 后面的数位已经丢失。", v.Text)
	}
	if _, ok := v.Format.Number(n); !ok {
		if v.Style().Date != 0 {
			r.findings.Tell(codeNotADate, v.Place, "请核对这一格的内容和格式。", "格式是日期，而数字 %s 不是日期。", v.Text)
		} else {
			r.findings.Tell(codeHiddenValue, v.Place, "请改这一格的数字格式。", "数字 %s 不在格式“%s”的任何一种情形里，显示为 ####。", v.Text, v.Format.Code())
		}
		return nil
	}
	shown := v.Shown()
	switch {
	case n == math.Trunc(n) && math.Abs(n) < lostDigits && v.Format.Code() == "General" && strings.Contains(shown, "E+"):
		r.findings.Tell(codeHiddenValue, v.Place, "编号请设为文本格式重新填写；数字请设为保留 0 位小数的数值格式。", "数字 %s 显示为 %s。", v.Text, shown)
	case n != 0:
		r.hidden(v)
	}
	return nil
}

// hidden tells of a value whose cell looks empty.
func (r *reader) hidden(v *sheet.Value) {
	if v.Format != nil && v.Shown() == "" {
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
	v.Kind, v.Text = sheet.Text, clean
	r.hidden(v)
}

// expandMerges repeats the value of each merged range in all its cells. Content
// that a range hides is not lost silently: Excel keeps none, other programs may.
func expandMerges(g *sheet.Grid, merges []merge) error {
	for _, m := range merges {
		if m.top > len(g.Rows) || m.left >= len(g.Rows[0].Values) {
			continue
		}
		bottom, right := min(m.bottom, len(g.Rows)), min(m.right, len(g.Rows[0].Values)-1)
		first := &g.Rows[m.top-1].Values[m.left]
		if first.Covered {
			return fmt.Errorf("%w：合并区域在 %s 重叠", errXML, first.Place.Cell)
		}
		first.Rows, first.Cols = bottom-m.top+1, right-m.left+1
		for row := m.top; row <= bottom; row++ {
			for col := m.left; col <= right; col++ {
				v := &g.Rows[row-1].Values[col]
				if v == first {
					continue
				}
				if v.Covered || v.Rows > 1 || v.Cols > 1 {
					return fmt.Errorf("%w：合并区域在 %s 重叠", errXML, v.Place.Cell)
				}
				if !v.IsEmpty() {
					return &trouble{fmt.Sprintf("单元格 %s 的内容“%s”被合并的格盖住，看不见", v.Place.Cell, v.Text),
						"请取消合并，处理这一格后再合并。"}
				}
				covered := *first
				covered.Place, covered.Covered, covered.Rows, covered.Cols = v.Place, true, 1, 1
				*v = covered
			}
		}
	}
	return nil
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
