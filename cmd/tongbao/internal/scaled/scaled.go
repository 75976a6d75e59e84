// Package scaled makes large notices out of a small one: the accounts of a folder repeated under new names. What is slow
// only where there is much of it is measured on them.
package scaled

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"

	"github.com/xuri/excelize/v2"
)

// The notice that is repeated, below the project's data: what it is made of, its sheet of accounts, and the columns of
// it that are renamed, both merged or filled.
const (
	Sample     = "zibo-2021-q1"
	SampleRows = 44

	sampleInspected = 493 // of which those passed are not listed

	bookName   = "inspection.xlsx"
	settings   = "notice.toml"
	sheetName  = "新媒体"
	unitColumn = 1
	nameColumn = 2

	verdictColumn = 4
	passed        = "合格"
	// mostFailed is how many accounts fail: more than a paper holds are not printed.
	mostFailed = 20_000
)

// Write makes of the sample's folder from one of rows accounts in the folder to, which it creates. With SampleRows it is a
// copy.
func Write(from, to string, rows int) error {
	if err := os.CopyFS(to, os.DirFS(from)); err != nil || rows == SampleRows {
		return err
	}
	times := (rows + SampleRows - 1) / SampleRows
	looked := times * sampleInspected
	if rows > mostFailed {
		looked = rows // those that passed are listed, too
	}
	return cmp.Or(inspected(filepath.Join(to, settings), looked), repeat(filepath.Join(to, bookName), rows))
}

// inspected writes into the settings how many accounts were looked at.
func inspected(path string, n int) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	line := fmt.Appendf(nil, "inspected = %d\n", sampleInspected)
	if !bytes.Contains(text, line) {
		return fmt.Errorf("%s has no line %s", path, line)
	}
	return os.WriteFile(path, bytes.Replace(text, line, fmt.Appendf(nil, "inspected = %d\n", n), 1), 0o644)
}

// repeat writes the workbook anew with rows accounts.
func repeat(path string, rows int) error {
	f, err := excelize.OpenFile(path)
	if err != nil {
		return err
	}
	defer f.Close()
	table, err := filled(f)
	if err != nil {
		return err
	}
	index, err := f.GetSheetIndex(sheetName)
	if err != nil {
		return err
	}
	if err := emptied(f); err != nil {
		return err
	}
	f.SetActiveSheet(index)
	return cmp.Or(stream(f, table, rows), f.Save())
}

// filled is the sheet's table, what is merged in each of its rows.
func filled(f *excelize.File) ([][]string, error) {
	table, err := f.GetRows(sheetName)
	if err != nil || len(table) != SampleRows+1 {
		return nil, cmp.Or(err, fmt.Errorf("the sheet %s has %d rows", sheetName, len(table)))
	}
	for r, row := range table {
		if row[unitColumn] == "" {
			row[unitColumn] = table[r-1][unitColumn]
		}
	}
	return table, nil
}

// emptied takes the merged cells of the sheet apart, as its rows are written as a stream.
func emptied(f *excelize.File) error {
	merged, err := f.GetMergeCells(sheetName)
	for _, m := range merged {
		err = cmp.Or(err, f.UnmergeCell(sheetName, m.GetStartAxis(), m.GetEndAxis()))
	}
	return err
}

// stream writes the head and then rows accounts, those of a later round with its number behind their names.
func stream(f *excelize.File, table [][]string, rows int) error {
	w, err := f.NewStreamWriter(sheetName)
	if err != nil {
		return err
	}
	for r := range rows + 1 {
		cell, err := excelize.CoordinatesToCellName(1, r+1)
		if err == nil {
			err = w.SetRow(cell, account(table, r))
		}
		if err != nil {
			return err
		}
	}
	return w.Flush()
}

// account is row r of the large table, 0 its head.
func account(table [][]string, r int) []any {
	row := table[0]
	if r > 0 {
		row = table[(r-1)%SampleRows+1]
	}
	out := make([]any, len(row))
	for c, text := range row {
		out[c] = text
	}
	if r == 0 {
		return out
	}
	out[0] = r
	if round := (r - 1) / SampleRows; round > 0 {
		out[unitColumn] = fmt.Sprintf("%s第%d分局", row[unitColumn], round)
		out[nameColumn] = fmt.Sprintf("%s%d", row[nameColumn], round)
	}
	if r > mostFailed {
		out[verdictColumn] = passed
	}
	return out
}
