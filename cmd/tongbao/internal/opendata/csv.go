package opendata

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
)

// groupName heads the column of the group rows' names.
const groupName = "分组"

// table writes the sheet as CSV: UTF-8 with a byte order mark, which spreadsheet
// programs need to see the encoding, CRLF line ends as RFC 4180 has them, one
// header row. Merged cells repeat their value, but for the label of a row that adds up; the names of group rows become a
// column of their own, so that every row can stand alone.
func table(s *sheet) ([]byte, error) {
	grouped := slices.ContainsFunc(s.rows, func(r document.Row) bool { return r.Kind == document.GroupRow })
	var records [][]string
	add := func(group string, cells []string) {
		var record []string
		if grouped {
			record = append(record, neutral(group))
		}
		for _, c := range cells {
			record = append(record, neutral(c))
		}
		records = append(records, record)
	}
	add(groupName, s.names)
	group := ""
	for _, row := range s.rows[s.head:] {
		cells := cellsOf(row)
		switch row.Kind {
		case document.GroupRow:
			group = cells[0]
			continue
		case document.TotalRow:
			group = ""
		}
		add(group, cells)
	}
	b := bytes.NewBufferString("\uFEFF")
	w := csv.NewWriter(b)
	w.UseCRLF = true
	err := w.WriteAll(records)
	return b.Bytes(), err
}

// cellsOf are the texts of a row. What 合计 stands over is no column of it.
func cellsOf(row document.Row) []string {
	cells := make([]string, len(row.Cells))
	label := 0 // so many columns are still the label's
	for i, c := range row.Cells {
		if label--; label <= 0 || row.Kind == document.DataRow || row.Kind == document.GroupRow {
			cells[i] = c.Text
			label = c.ColSpan
		}
	}
	return cells
}

// neutral keeps a spreadsheet program from taking text for a formula: a cell that
// begins like one gets an apostrophe before it. A signed number, or a stroke for
// nothing, is left alone.
func neutral(s string) string {
	t := strings.TrimLeft(s, " \u3000\u00a0")
	if t == "" || !strings.ContainsRune("=+-@＝＋－＠\t\r\n", []rune(t)[0]) || document.ContentOf(s) != document.Words {
		return s
	}
	return "'" + s
}
