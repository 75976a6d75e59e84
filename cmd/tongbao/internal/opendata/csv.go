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
// header row. Merged cells repeat their value; the names of group rows become a
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
		var cells []string
		for _, c := range row.Cells {
			cells = append(cells, c.Text)
		}
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
