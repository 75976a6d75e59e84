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
		switch s.rows[r].Kind {
		case document.GroupRow:
			name = s.rows[r].Cells[0].Text
			continue
		case document.TotalRow:
			name = ""
		}
		var cells []string
		for _, c := range s.rows[r].Cells {
			cells = append(cells, c.Text)
		}
		if err := w.Write(record(grouped, name, cells)); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

func (s *sheet) grouped() bool {
	return slices.ContainsFunc(s.rows, func(r document.Row) bool { return r.Kind == document.GroupRow })
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
