package opendata

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
)

// dataset is a table as data: every row stands alone, and what adds up others is apart.
type dataset struct {
	columns []column
	rows    [][]string
	totals  [][]string // 小计 and 合计
}

// column is one column of a dataset.
type column struct {
	name    string // unlike all others
	numbers bool   // its cells are decimal numbers or empty
	unit    string // of the numbers: "%"
}

// groupName heads the column of what rows over the whole width say, where the data do not
// call it anything.
const groupName = "分组"

// newDataset reads a sheet row by row. What a row over the whole width says becomes the first column.
func newDataset(s *sheet) *dataset {
	d, group := &dataset{}, ""
	grouped := slices.ContainsFunc(s.rows, func(r document.Row) bool { return r.Kind == document.GroupRow })
	if grouped {
		d.columns = append(d.columns, column{name: cmp.Or(s.grouped, groupName)})
	}
	for c, name := range s.names {
		d.columns = append(d.columns, s.column(c, name))
	}
	d.tellApart()
	for r := range s.rows[s.head:] {
		row := &s.rows[s.head+r]
		switch row.Kind {
		case document.GroupRow:
			group = row.Cells[0].Text
			continue
		case document.TotalRow:
			group = ""
		}
		record := make([]string, 0, len(d.columns))
		if grouped {
			record = append(record, neutral(group))
		}
		d.add(row.Kind, s.record(record, row, d.columns[len(record):]))
	}
	return d
}

// add puts a record where rows of its kind belong.
func (d *dataset) add(kind document.RowKind, record []string) {
	if kind == document.DataRow {
		d.rows = append(d.rows, record)
	} else {
		d.totals = append(d.totals, record)
	}
}

// tellApart makes the names of the columns differ: 数, 数（2）.
func (d *dataset) tellApart() {
	used := map[string]bool{}
	for i := range d.columns {
		c := &d.columns[i]
		name := cmp.Or(c.name, "未命名")
		for n := 2; used[c.name] || c.name == ""; n++ {
			if c.name = name; used[name] {
				c.name = fmt.Sprintf("%s（%d）", name, n)
			}
		}
		used[c.name] = true
	}
}

// places are columns of whole numbers that count nothing.
var places = []string{"序号", "编号", "排名", "名次", "位次"}

// column says what the rows of data have in column c: numbers, all of them in per cent or none,
// or texts.
func (s *sheet) column(c int, name string) column {
	filled, percents := 0, 0
	for r := range s.rows[s.head:] {
		row := &s.rows[s.head+r]
		cell := &row.Cells[c]
		if row.Kind != document.DataRow || cell.Text == "" || cell.Content == document.Nothing {
			continue
		}
		if !isNumber(cell) {
			return column{name: name}
		}
		filled++
		if isShort(cell.Text) {
			continue
		}
		if _, percent, _ := cell.Number(); percent {
			percents++
		}
	}
	switch {
	case filled == 0 || percents > 0 && percents < filled:
		return column{name: name}
	case percents == 0 && slices.Contains(places, name):
		return column{name: name, numbers: true}
	case percents == 0:
		return column{name: name, numbers: true, unit: s.unit}
	case !strings.ContainsAny(name, "%％"):
		name += "（%）"
	}
	return column{name: name, numbers: true, unit: "%"}
}

// record appends the texts of a row, those of columns of numbers as decimal numbers. Merged cells repeat
// their value, but for the label of a row that adds up: what 合计 stands over is no column of it.
func (s *sheet) record(cells []string, row *document.Row, columns []column) []string {
	label := 0 // so many columns are still the label's
	for i := range row.Cells {
		c := &row.Cells[i]
		text := ""
		if label--; label <= 0 || row.Kind == document.DataRow {
			text, label = columns[i].text(c), c.ColSpan
		}
		cells = append(cells, text)
	}
	return cells
}

// text is a cell as it stands in the column.
func (c column) text(cell *document.Cell) string {
	switch {
	case !c.numbers || cell.Content == document.Words:
		return neutral(cell.Text)
	case cell.Content == document.Nothing:
		return ""
	case isShort(cell.Text):
		return cell.Text
	}
	value, percent, decimals := cell.Number()
	if percent {
		value = new(big.Rat).Mul(value, big.NewRat(100, 1))
	}
	return value.FloatString(decimals)
}
