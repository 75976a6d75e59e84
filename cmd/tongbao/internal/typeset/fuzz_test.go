package typeset

import (
	"strconv"
	"testing"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/document"
)

// FuzzTable sets one table whose cells, spans and kinds of rows a string of bytes picks:
// it is refused with what to do, or nothing lies outside the type area and all text is there.
func FuzzTable(f *testing.F) {
	f.Add(uint8(3), uint8(1), []byte("\x00\x11\x22\x33\x44\x55\x66\x77\x88"), "云川市统计局")
	f.Add(uint8(9), uint8(2), []byte("\x01\xff\x02\xfe\x03\xfd\x04\xfc\x05\xfb\x06\xfa\x07\xf9\x08\xf8"),
		"http://www.yunchuan.gov.cn/abcdefghijklmnopqrstuvwxyz")
	f.Add(uint8(40), uint8(1), []byte("0123456789"), "1234567.89%")
	f.Add(uint8(1), uint8(0), []byte{}, "")
	set := fonts(f)
	f.Fuzz(func(t *testing.T, width, heads uint8, picks []byte, text string) {
		if len(picks) > 200 || len(text) > 300 || width == 0 || width > 60 || !utf8.ValidString(text) {
			return
		}
		text = document.Visible(text)
		n := short(1)
		n.Body = append(n.Body, fuzzTable(int(width), int(heads%4), picks, text))
		l, findings := LayOut(n, set)
		for _, x := range findings {
			if x.Text == "" || x.Hint == "" || x.Code == "" {
				t.Errorf("finding without text or hint: %#v", x)
			}
		}
		if findings.Errors() == 0 {
			checkLayout(t, n, l)
		}
	})
}

// fuzzTable has a cell for every byte of picks: how much of text it holds, how far it
// reaches and whether another covers it.
func fuzzTable(width, heads int, picks []byte, text string) *document.Table {
	t := document.Table{Caption: "表", Shown: len(picks)%2 == 1}
	letters := []rune(text)
	for c := range width {
		t.Columns = append(t.Columns, document.Column{Name: strconv.Itoa(c)})
	}
	for from := 0; from < max(len(picks), 1); from += width {
		row := document.Row{Kind: document.RowKind(len(t.Rows) % 4)}
		for c := range width {
			cell := document.Cell{RowSpan: 1, ColSpan: 1}
			if from+c < len(picks) {
				b := int(picks[from+c])
				cell.Text = string(letters[:len(letters)*(b>>4)/15])
				cell.RowSpan, cell.ColSpan, cell.Covered = 1+b&3, 1+b>>2&3, b>>4&1 == 1
			}
			row.Cells = append(row.Cells, cell)
		}
		if len(t.Head) < heads {
			row.Kind = document.DataRow
			t.Head = append(t.Head, row)
			continue
		}
		t.Rows = append(t.Rows, row)
	}
	return document.NewTable(t)
}
