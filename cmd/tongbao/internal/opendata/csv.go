package opendata

import (
	"bytes"
	"encoding/csv"
	"regexp"
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
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	grouped := s.grouped()
	if err := w.Write(record(grouped, groupName, s.names)); err != nil {
		return nil, err
	}
	name := ""
	for r := s.head; r < len(s.rows); r++ {
		if g, ok := group(s.rows[r]); ok {
			name = g
			continue
		}
		if s.rows[r].Kind == document.TotalRow {
			name = ""
		}
		var cells []string
		for c := range s.cols {
			cells = append(cells, s.cell(r, c).Text)
		}
		if err := w.Write(record(grouped, name, cells)); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

func (s *sheet) grouped() bool {
	for _, r := range s.rows[s.head:] {
		if _, ok := group(r); ok {
			return true
		}
	}
	return false
}

func record(grouped bool, name string, cells []string) []string {
	var out []string
	if grouped {
		out = append(out, neutral(name))
	}
	for _, c := range cells {
		out = append(out, neutral(c))
	}
	return out
}

var signedNumber = regexp.MustCompile(`^[+-]([0-9]+(\.[0-9]+)?%?)?$`)

// neutral keeps a spreadsheet program from taking text for a formula: a cell that
// begins like one gets an apostrophe before it. A signed number, or a lone sign
// for nothing, is left alone.
func neutral(s string) string {
	t := strings.TrimLeft(s, " \u3000\u00a0")
	if t == "" || !strings.ContainsRune("=+-@＝＋－＠\t\r\n", []rune(t)[0]) || signedNumber.MatchString(t) {
		return s
	}
	return "'" + s
}
