// Package sheet holds tables as plain data: every value keeps the cell it was
// read from. Package workbook fills it from xlsx and csv files; what a column
// means is for package inspection to say.
package sheet

import (
	"strconv"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/numfmt"
)

// Kind is how a cell is stored.
type Kind uint8

const (
	Empty   Kind = iota
	Text         // a string
	Numeric      // a number; dates are numbers too until a column says otherwise
	Bool         // TRUE or FALSE
	Fault        // an error value such as #REF!
)

// Value is one cell. A cell covered by a merged range repeats the value of the
// range's first cell, with Covered set and Origin naming that first cell.
type Value struct {
	Kind    Kind
	Covered bool
	Rows    int32          // rows spanned by the merged range this cell begins; 1 otherwise
	Cols    int32          // columns spanned; 1 otherwise
	Text    string         // as stored, outer white space removed; numbers exact, in shortest form
	Number  float64        // for Numeric
	Format  *numfmt.Format // how the cell shows it; nil: as it is
	Place   diag.Place     // the cell itself
	Anchor  *diag.Place    // the first cell of the merged range this one is covered by; nil: Place holds the value itself
}

// Origin is the cell that holds the value: Place, or the first cell of its merged range.
func (v Value) Origin() diag.Place {
	if v.Anchor != nil {
		return *v.Anchor
	}
	return v.Place
}

// NotCalculated is the Text of a Fault whose formula has no stored result.
const NotCalculated = "（公式没有结果）"

// IsEmpty reports whether the cell holds nothing but white space.
func (v Value) IsEmpty() bool { return v.Kind == Empty || v.Kind == Text && v.Text == "" }

// Row is one row of a grid or table.
type Row struct {
	Number int    // 1-based, as in the spreadsheet
	Hidden bool   // hidden rows are data too; the reader reports them
	Group  *Value // of a table's data row: the row over the whole width above it; nil: none
	Values []Value
}

// Grid is a sheet as it stands: a rectangle of values, no meaning yet. All rows
// have the same number of values; Rows[i] is row i+1 of a sheet read whole.
type Grid struct {
	File   string // base name, e.g. "inspection.xlsx"
	Sheet  string // "网站"; for csv the file's name without its ending
	Hidden bool   // a hidden sheet
	Rows   []Row
}

// Column is one column of a table. For a head of two levels Group is the upper
// cell and Name the lower one.
type Column struct {
	Name  string
	Group string
	Key   string // the Wanted this column was found for; empty: none
	Index int    // 0-based column of the grid
	Place diag.Place
}

// Table is the part of a grid below its header: title rows above it, total rows
// and notes below it taken apart.
type Table struct {
	File, Sheet string
	Title       []Value  // text above the header, one a row
	Head        []Row    // header rows as they stand, with their merged cells
	Columns     []Column // in the order of the sheet
	Rows        []Row    // data rows; Values[i] belongs to Columns[i]
	Totals      []Row    // 合计, 总计, 小计 rows
	Notes       []Value  // text below the data, one a row
	Printed     []string // notes the notice prints below it
}

// Place names the table as a whole.
func (t *Table) Place() diag.Place { return diag.Place{File: t.File, Sheet: t.Sheet} }

// CellName returns the A1 name of a 0-based column and a 1-based row.
func CellName(col, row int) string { return ColumnName(col) + strconv.Itoa(row) }

// ColumnName returns the letters of a 0-based column: 0 is A, 26 is AA.
func ColumnName(col int) string {
	s := ""
	for col++; col > 0; col = (col - 1) / 26 {
		s = string(rune('A'+(col-1)%26)) + s
	}
	return s
}
