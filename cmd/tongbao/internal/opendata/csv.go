package opendata

import (
	"bytes"
	"encoding/csv"
	"strings"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/document"
)

// table writes rows as CSV: UTF-8 with a byte order mark, which spreadsheet programs need to see the
// encoding, CRLF line ends as RFC 4180 has them, one header row.
func table(columns []column, rows [][]string) ([]byte, error) {
	head := make([]string, len(columns))
	for i, c := range columns {
		head[i] = neutral(c.name)
	}
	b := bytes.NewBufferString("\uFEFF")
	w := csv.NewWriter(b)
	w.UseCRLF = true
	if err := w.Write(head); err != nil {
		return nil, err
	}
	err := w.WriteAll(rows)
	return b.Bytes(), err
}

// neutral keeps a spreadsheet program from taking text for a formula: a cell that
// begins like one gets an apostrophe before it. A signed number, or a stroke for
// nothing, is left alone.
func neutral(s string) string {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \u3000\u00a0"))
	if !strings.ContainsRune("=+-@＝＋－＠\t\r\n", first) || document.ContentOf(s) != document.Words {
		return s
	}
	return "'" + s
}
