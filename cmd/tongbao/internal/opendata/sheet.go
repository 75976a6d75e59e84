package opendata

import (
	"regexp"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
)

// sheet is a table as a rectangle of cells, head first.
type sheet struct {
	title   string
	columns []document.Column
	names   []string // one name a column, "上级/下级" under a head of two levels
	cols    int
	head    int // rows of the head
	rows    []document.Row
	notes   []string
	widths  []float64 // of each column, in characters of Excel's measure
}

func newSheet(t *document.Table, title string) *sheet {
	s := &sheet{title: title, columns: t.Columns, cols: columns(t), head: len(t.Head), notes: t.Notes}
	s.rows = append(append(s.rows, t.Head...), t.Rows...)
	if s.head == 0 && len(t.Columns) > 0 {
		s.rows = append([]document.Row{columnRow(t.Columns)}, s.rows...)
		s.head = 1
	}
	s.names = make([]string, s.cols)
	for c := range s.cols {
		var path []string
		for r := range s.head {
			text := strings.Join(strings.Fields(s.cell(r, c).Text), "")
			if text != "" && (len(path) == 0 || path[len(path)-1] != text) {
				path = append(path, text)
			}
		}
		s.names[c] = strings.Join(path, "/")
	}
	for c := range s.cols {
		s.widths = append(s.widths, s.width(c))
	}
	return s
}

func columnRow(cols []document.Column) document.Row {
	var r document.Row
	for _, c := range cols {
		r.Cells = append(r.Cells, document.Cell{Text: c.Name, RowSpan: 1, ColSpan: 1})
	}
	return r
}

// cell is the cell at row r, column c; an empty one where the row is too short.
func (s *sheet) cell(r, c int) document.Cell {
	if c < len(s.rows[r].Cells) {
		return s.rows[r].Cells[c]
	}
	return document.Cell{RowSpan: 1, ColSpan: 1}
}

func columns(t *document.Table) int {
	n := len(t.Columns)
	for _, rows := range [][]document.Row{t.Head, t.Rows} {
		for _, r := range rows {
			n = max(n, len(r.Cells))
		}
	}
	return n
}

// group returns the name of the rows below a group row.
func group(r document.Row) (string, bool) {
	if r.Kind != document.GroupRow {
		return "", false
	}
	name, shown := "", 0
	for _, c := range r.Cells {
		if !c.Covered {
			name = c.Text
			shown++
		}
	}
	return name, shown == 1
}

var (
	plainNumber   = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?$`)
	shortInteger  = regexp.MustCompile(`^(0|[1-9][0-9]{0,4})$`)
	percentNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?%$`)
)

// number reads the printed form of a cell as a number and says with how many
// decimals it is shown. Only figures and short integers are numbers: codes,
// telephone numbers and years written with words stay text.
func number(c document.Cell) (value float64, decimals int, percent, ok bool) {
	text := strings.TrimSpace(c.Text)
	switch {
	case percentNumber.MatchString(text):
		percent = true
		text = strings.TrimSuffix(text, "%")
	case shortInteger.MatchString(text):
	case c.Figure == nil || !plainNumber.MatchString(text):
		return 0, 0, false, false
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0, 0, false, false
	}
	if _, frac, found := strings.Cut(text, "."); found {
		decimals = len(frac)
	}
	if percent {
		value, err = strconv.ParseFloat(text+"e-2", 64) // exact: no division
	}
	return value, decimals, percent, err == nil
}
