package opendata

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/wording"
)

// sheet is a table as a rectangle of cells, head first.
type sheet struct {
	title   string
	columns []document.Column
	names   []string // one name a column, "上级/下级" under a head of two levels
	head    int      // rows of the head
	rows    []document.Row
	grid    [][]*document.Anchor
	notes   []string
	grouped string    // what the rows over the whole width name
	form    bool      // to be filled in: it holds no data
	unit    string    // of the numbers: "个"; empty: unknown
	widths  []float64 // of each column, in characters of Excel's measure
}

func newSheet(t *document.Table, title string) *sheet {
	s := &sheet{title: title, columns: t.Columns, head: len(t.Head), rows: slices.Concat(t.Head, t.Rows), grid: t.Grid(), notes: t.Notes,
		grouped: t.Grouped, form: t.Form, unit: strings.TrimPrefix(t.Unit, "单位：")}
	for c := range s.columns {
		s.names = append(s.names, strings.Join(t.HeadPath(c), "/"))
		s.widths = append(s.widths, s.width(c))
	}
	return s
}

// width fits the longest line of the column's own cells, within reason.
func (s *sheet) width(c int) float64 {
	widest := 6
	for r := range s.grid {
		if cell := s.grid[r][c]; cell.ColSpan == 1 {
			widest = max(widest, wording.Cells(cell.Text))
		}
	}
	return float64(min(widest, 60) + 2)
}

// Bounds of what is written as a number: Excel keeps 15 digits.
const (
	maxDecimals = 6
	maxNumber   = 1e15
	maxShort    = 1e5 // a longer whole number may be a code
)

// padded is a number that begins with zeros it would lose.
var padded = regexp.MustCompile(`^[-－−]?[0０][0-9０-９]`)

// number is the number a workbook holds behind a cell, with its format; else the printed
// form read as a number, with the format that shows it as it is printed. Of these only
// figures, percentages, numbers with thousands separators and short whole ones are
// numbers: codes, telephone numbers and years written with words stay text.
func number(c *document.Anchor) (value float64, format string, ok bool) {
	if c.Stored != nil {
		return c.Stored.Number, c.Stored.Format, true
	}
	if isShort(c.Text) && c.Content == document.Number {
		n, _ := strconv.Atoi(c.Text)
		return float64(n), "0", true
	}
	if !isNumber(c.Cell) {
		return 0, "", false
	}
	exact, percent, decimals := c.Number()
	value, _ = exact.Float64()
	return value, numberFormat(decimals, isGrouped(c.Text), percent), true
}

// isGrouped reports thousands separators.
func isGrouped(text string) bool { return strings.ContainsAny(text, ",，") }

// isShort reports the plainest of numbers, as those of order: up to five digits that begin with no zero.
func isShort(text string) bool {
	if text == "" || len(text) > 5 || text[0] == '0' && len(text) > 1 {
		return false
	}
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return true
}

// isNumber reports whether the printed form of a cell is a number and no code.
func isNumber(c *document.Cell) bool {
	if isShort(c.Text) {
		return c.Content == document.Number
	}
	if c.Content != document.Number || padded.MatchString(c.Text) || strings.ContainsAny(c.Text, "+＋") {
		return false
	}
	exact, percent, decimals := c.Number()
	value, _ := exact.Float64()
	short := decimals == 0 && value >= 0 && value < maxShort
	sure := percent || isGrouped(c.Text) || short || c.Figure != nil || c.Stored != nil
	return sure && decimals <= maxDecimals && value > -maxNumber && value < maxNumber
}

// numberFormat shows a value as it is printed.
func numberFormat(decimals int, grouped, percent bool) string {
	s := "0"
	if grouped {
		s = "#,##0"
	}
	if decimals > 0 {
		s += "." + strings.Repeat("0", decimals)
	}
	if percent {
		s += "%"
	}
	return s
}
