package starter

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// spareRows is how many rows behind the last one have drop-downs too.
const spareRows = 200

// book is an xlsx file that is edited; the first error is kept.
type book struct {
	f   *excelize.File
	err error
}

func (b *book) note(err error) {
	if b.err == nil {
		b.err = err
	}
}

// open opens a workbook that the program has read.
func open(data []byte) (*book, error) {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return &book{f: f}, nil
}

// isCSV reports a file of commas, which has one sheet and no form.
func isCSV(name string) bool { return strings.EqualFold(path.Ext(name), ".csv") }

// nextCSV is a csv file with the texts of its plan.
func nextCSV(p *sheetPlan) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	for i, r := range p.grid.Rows {
		if slices.Contains(p.closed, i+1) {
			continue
		}
		row := make([]string, len(r.Values))
		for j, v := range r.Values {
			row[j] = v.Text
			if to, ok := p.texts[v.Place.Cell]; ok {
				row[j] = to
			}
			if n, ok := p.numbers[v.Place.Cell]; ok {
				row[j] = strconv.Itoa(n)
			}
		}
		if len(p.failed) > 0 {
			row = append(row, p.markOf(i+1))
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// markOf is what stands in a row of the marks.
func (p *sheetPlan) markOf(row int) string {
	switch {
	case row == p.table.Head[0].Number:
		return inspection.MarkHead
	case slices.Contains(p.failed, row):
		return inspection.MarkText
	}
	return ""
}

// nextBook is a workbook with the texts of its plans, marks and drop-downs. columns tells of a sheet whether
// a further column would be printed nowhere.
func nextBook(data []byte, plans []*sheetPlan, free func(*sheetPlan) bool) ([]byte, error) {
	b, err := open(data)
	if err != nil {
		return nil, err
	}
	defer b.f.Close()
	for _, p := range plans {
		b.apply(p)
		if len(p.failed) > 0 && free(p) {
			b.markRows(p)
		}
		b.removeRows(p)
	}
	b.recalculate()
	b.help(listings(b, plans))
	return b.bytes()
}

func (b *book) bytes() ([]byte, error) {
	if b.err != nil {
		return nil, b.err
	}
	var out bytes.Buffer
	err := b.f.Write(&out)
	return out.Bytes(), err
}

// apply puts the texts of a plan into its cells. A formula stays.
func (b *book) apply(p *sheetPlan) {
	name := b.sheetNamed(p.grid.Sheet)
	if p.unmerge && len(p.table.Rows) > 0 {
		first, last := p.table.Rows[0].Number, p.table.Rows[len(p.table.Rows)-1].Number
		b.note(b.f.UnmergeCell(name, sheet.CellName(0, first), sheet.CellName(len(p.grid.Rows[0].Values), last)))
	}
	for cell, text := range p.texts {
		formula, err := b.f.GetCellFormula(name, cell)
		b.note(err)
		switch {
		case formula != "" && !p.unmerge:
		case text == "":
			b.note(b.f.SetCellValue(name, cell, nil))
		default:
			b.note(b.f.SetCellStr(name, cell, text))
		}
	}
}

// sheetNamed is the name of a sheet as the file has it; reading trims blanks.
func (b *book) sheetNamed(name string) string {
	for _, n := range b.f.GetSheetList() {
		if strings.TrimSpace(n) == name {
			return n
		}
	}
	return name
}

// markRows writes the column of marks: the one there is, or a new one behind the last.
func (b *book) markRows(p *sheetPlan) {
	name, head := b.sheetNamed(p.grid.Sheet), p.table.Head
	col := len(p.grid.Rows[0].Values)
	if i := slices.IndexFunc(p.table.Columns, func(c sheet.Column) bool { return c.Name == inspection.MarkHead }); i >= 0 {
		col = p.table.Columns[i].Index
	}
	first, last := head[0].Number, head[len(head)-1].Number
	b.like(name, col, first, last)
	b.note(b.f.SetCellStr(name, sheet.CellName(col, first), inspection.MarkHead))
	if last > first {
		b.note(b.f.MergeCell(name, sheet.CellName(col, first), sheet.CellName(col, last)))
	}
	for _, row := range p.failed {
		b.like(name, col, row, row)
		b.note(b.f.SetCellStr(name, sheet.CellName(col, row), inspection.MarkText))
	}
	b.note(b.f.SetColWidth(name, sheet.ColumnName(col), sheet.ColumnName(col), 12))
}

// like gives cells of a column the form of those to the left.
func (b *book) like(name string, col, first, last int) {
	for row := first; row <= last && col > 0; row++ {
		style, err := b.f.GetCellStyle(name, sheet.CellName(col-1, row))
		b.note(err)
		b.note(b.f.SetCellStyle(name, sheet.CellName(col, row), sheet.CellName(col, row), style))
	}
}

// recalculate puts into the cells of formulas what they come to without the numbers; the program reads it
// before a spreadsheet has opened the file.
func (b *book) recalculate() {
	if !b.hasFormulas() {
		return
	}
	always := true
	b.note(b.f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &always}))
	for _, name := range b.f.GetSheetList() {
		rows, err := b.f.GetRows(name, excelize.Options{RawCellValue: true})
		b.note(err)
		for i := range rows {
			for j := range rows[i] {
				b.recalculateCell(name, sheet.CellName(j, i+1))
			}
		}
	}
}

func (b *book) recalculateCell(name, cell string) {
	formula, err := b.f.GetCellFormula(name, cell)
	if b.note(err); formula == "" {
		return
	}
	value, err := b.f.CalcCellValue(name, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		value = "" // a formula this program cannot reckon; the spreadsheet will
	}
	b.note(b.f.SetCellStr(name, cell, value))
	b.note(b.f.SetCellFormula(name, cell, formula))
}

// hasFormulas reports a file with a formula, by the bytes of its sheets.
func (b *book) hasFormulas() bool {
	found := false
	b.f.Pkg.Range(func(name, part any) bool {
		data, ok := part.([]byte)
		found = ok && strings.HasPrefix(fmt.Sprint(name), "xl/worksheets/") &&
			(bytes.Contains(data, []byte("<f>")) || bytes.Contains(data, []byte("<f ")))
		return !found
	})
	return found
}

// rechecked is the sheet of what failed last time.
func rechecked(l *inspection.Listing, k *inspection.Kind) *newSheet {
	s := &newSheet{name: recheckSheet(k)}
	var columns []int
	for _, key := range []string{inspection.ColName, inspection.ColCode, inspection.ColPlatform, inspection.ColSponsor, inspection.ColDetail} {
		i := slices.IndexFunc(l.Columns, func(c inspection.RosterColumn) bool { return c.Key == key })
		if i >= 0 {
			columns = append(columns, i)
			s.head = append(s.head, l.Columns[i].Name)
		}
	}
	s.head = append(s.head, inspection.MarkHead)
	for _, rec := range l.Records {
		if rec.Outcome != inspection.Failed {
			continue
		}
		row := make([]string, 0, len(columns)+1)
		for _, i := range columns {
			row = append(row, rec.Cells[i].Text)
		}
		s.rows = append(s.rows, append(row, inspection.MarkText))
	}
	return s
}
