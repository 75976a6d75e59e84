package opendata

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"tongbao/cmd/tongbao/internal/document"
)

// TestPartsAreAsExcelize holds that a workbook has the parts, byte for byte, that excelize writes.
func TestPartsAreAsExcelize(t *testing.T) {
	hostile := notice("附件", "=<名单>&\"'", list([]string{"名\t称", "_x0041_", "率", ""},
		row(document.DataRow, " 甲\n", "_x005F_x0041_乙", "93.10%", "\x01\u202e"), row(document.DataRow, "99999", "100000", "01", ""),
		row(document.TotalRow, "1,234", "-5", "5.", "\r")))
	wide := make([]string, 60)
	for i := range wide {
		wide[i] = strings.Repeat("列", 1+i%9)
	}
	for name, n := range map[string]*document.Notice{"sample": sample(), "hostile": hostile,
		"wide": notice("附件", "宽", list(wide, row(document.DataRow, wide...)))} {
		for _, table := range tablesOf(n) {
			s := newSheet(table.Table, table.title)
			own, err := workbook(s, n)
			if err != nil {
				t.Fatal(err)
			}
			got, want := parts(t, own), parts(t, asExcelize(t, s, n))
			for part, text := range want {
				if got[part] != text {
					t.Errorf("%s %s: %s\nwant %s", name, table.title, got[part], text)
				}
			}
			if len(got) != len(want) {
				t.Errorf("%d parts, want %d", len(got), len(want))
			}
		}
	}
}

func parts(t *testing.T, book []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(text)
	}
	return out
}

// asExcelize writes the workbook of a sheet with the library.
func asExcelize(t *testing.T, s *sheet, n *document.Notice) []byte {
	t.Helper()
	f := excelize.NewFile()
	try := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	var organs []string
	for _, g := range n.SignOff.Signers {
		organs = append(organs, g.Name)
	}
	date := n.SignOff.Date
	if date.IsZero() {
		date = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	stamp := date.Format("2006-01-02") + "T00:00:00Z"
	try(f.SetSheetName("Sheet1", sheetName))
	try(f.SetDocProps(&excelize.DocProperties{Title: s.title, Subject: n.Title, Creator: strings.Join(organs, "、"), Created: stamp,
		Modified: stamp, Language: "zh-CN"}))
	stream, err := f.NewStreamWriter(sheetName)
	try(err)
	for c, width := range s.widths {
		try(stream.SetColWidth(c+1, c+1, width))
	}
	top := s.head + 1
	try(stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: top, TopLeftCell: cellName(top+1, 0), ActivePane: "bottomLeft"}))
	w := &writer{sheet: s}
	title := excelize.Cell{StyleID: asStyle(t, f, styleKey{strong: true, align: "center"}), Value: s.title}
	try(stream.SetRow("A1", []any{title}))
	for r := range s.grid {
		var cells []any
		for c, cell := range s.grid[r] {
			key := styleKey{head: r < s.head, strong: r < s.head || s.rows[r].Kind != document.DataRow, align: w.align(r, c)}
			var value any = cell.Text
			if v, format, ok := number(cell); ok && r >= s.head {
				value, key.format = v, format
			}
			if !cell.Begins(r, c) || cell.Text == "" {
				value = nil
			}
			cells = append(cells, excelize.Cell{StyleID: asStyle(t, f, key), Value: value})
		}
		try(stream.SetRow(cellName(r+2, 0), cells))
	}
	for i, text := range s.notes {
		try(stream.SetRow(cellName(len(s.rows)+2+i, 0), []any{text}))
	}
	if n := len(s.columns); n > 1 {
		try(stream.MergeCell("A1", cellName(1, n-1)))
	}
	for r := range s.grid {
		for c, cell := range s.grid[r] {
			if cell.Begins(r, c) && cell.RowSpan*cell.ColSpan > 1 {
				try(stream.MergeCell(cellName(r+2, c), cellName(r+1+cell.RowSpan, c+cell.ColSpan-1)))
			}
		}
	}
	try(stream.Flush())
	var b bytes.Buffer
	try(f.Write(&b))
	return b.Bytes()
}

func asStyle(t *testing.T, f *excelize.File, k styleKey) int {
	t.Helper()
	format := cmp.Or(k.format, "@")
	st := &excelize.Style{
		Font:         &excelize.Font{Bold: k.strong, Family: "宋体", Size: 11},
		Alignment:    &excelize.Alignment{Horizontal: k.align, Vertical: "center", WrapText: true},
		CustomNumFmt: &format,
	}
	for _, side := range []string{"left", "top", "right", "bottom"} {
		st.Border = append(st.Border, excelize.Border{Type: side, Style: 1, Color: "808080"})
	}
	if k.head {
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F2F2F2"}}
	}
	id, err := f.NewStyle(st)
	if err != nil {
		t.Fatal(err)
	}
	return id
}
