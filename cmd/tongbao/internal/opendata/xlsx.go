package opendata

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"tongbao/cmd/tongbao/internal/deflate"
	"tongbao/cmd/tongbao/internal/document"
)

// Limits of the format.
const (
	maxRows  = 1 << 20
	maxCols  = 1 << 14
	maxUnits = 32767 // UTF-16 units of a cell
)

// sheetName is short and free of what a sheet's name must not hold.
const sheetName = "数据"

// workbook writes the sheet as it is printed: a title, the head, merged cells,
// numbers as numbers in the printed rounding, text always as text.
func workbook(s *sheet, n *document.Notice) ([]byte, error) {
	if err := s.fits(); err != nil {
		return nil, err
	}
	f := excelize.NewFile().SetZipWriter(func(to io.Writer) excelize.ZipWriter { return deflate.NewArchive(to, deflate.Usual) })
	defer f.Close()
	w := &writer{sheet: s, f: f, styles: map[styleKey]int{}}
	w.note(f.SetSheetName("Sheet1", sheetName))
	w.note(f.SetDocProps(properties(s, n)))
	if w.write(); w.err != nil {
		return nil, w.err
	}
	var b bytes.Buffer
	err := f.Write(&b)
	return b.Bytes(), err
}

func (s *sheet) fits() error {
	if rows := len(s.rows) + 1 + len(s.notes); rows > maxRows || len(s.columns) > maxCols {
		return fmt.Errorf("表格有 %d 行 %d 列，工作簿放不下", rows, len(s.columns))
	}
	for r := range s.grid {
		for c, cell := range s.grid[r] {
			if len(cell.Text) <= maxUnits { // bytes, of which no fewer are than units
				continue
			}
			if l := len(utf16.Encode([]rune(cell.Text))); l > maxUnits {
				return fmt.Errorf("第 %d 行第 %d 列有 %d 个字符，一个单元格最多 %d 个", r+1, c+1, l, maxUnits)
			}
		}
	}
	return nil
}

// properties name the notice. The date is the notice's, not the clock's.
func properties(s *sheet, n *document.Notice) *excelize.DocProperties {
	var organs []string
	for _, g := range n.SignOff.Signers {
		organs = append(organs, g.Name)
	}
	date := n.SignOff.Date
	if date.IsZero() {
		date = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	stamp := date.Format("2006-01-02") + "T00:00:00Z"
	return &excelize.DocProperties{
		Title: s.title, Subject: n.Title, Creator: strings.Join(organs, "、"),
		Created: stamp, Modified: stamp, Language: "zh-CN",
	}
}

// writer puts a sheet into the workbook's one stream, and keeps the first error.
type writer struct {
	*sheet
	f      *excelize.File
	stream *excelize.StreamWriter
	styles map[styleKey]int
	err    error
}

func (w *writer) note(err error) { w.err = cmp.Or(w.err, err) }

// styleKey is what tells one cell's style from another's.
type styleKey struct {
	head, strong bool
	align        string
	format       string // number format
}

func (w *writer) write() {
	var err error
	if w.stream, err = w.f.NewStreamWriter(sheetName); err != nil {
		w.note(err)
		return
	}
	w.frame()
	title := excelize.Cell{StyleID: w.style(styleKey{strong: true, align: "center"}), Value: w.title}
	w.note(w.stream.SetRow("A1", []any{title}))
	for r := range w.rows {
		w.row(r)
	}
	for i, text := range w.notes {
		w.note(w.stream.SetRow(cellName(len(w.rows)+2+i, 0), []any{text}))
	}
	w.merge()
	w.note(w.stream.Flush())
}

// frame sets the widths of the columns and freezes title and head.
func (w *writer) frame() {
	for c, width := range w.widths {
		w.note(w.stream.SetColWidth(c+1, c+1, width))
	}
	top := w.head + 1
	w.note(w.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: top, TopLeftCell: cellName(top+1, 0), ActivePane: "bottomLeft"}))
}

func (w *writer) row(r int) {
	out := make([]any, len(w.columns))
	for c, cell := range w.grid[r] {
		key := styleKey{head: r < w.head, strong: r < w.head || w.rows[r].Kind != document.DataRow, align: w.align(r, c)}
		var value any = cell.Text
		if v, format, ok := number(cell); ok && r >= w.head {
			value, key.format = v, format
		}
		if !cell.Begins(r, c) || cell.Text == "" {
			value = nil
		}
		out[c] = excelize.Cell{StyleID: w.style(key), Value: value}
	}
	w.note(w.stream.SetRow(cellName(r+2, 0), out))
}

func (w *writer) align(r, c int) string {
	a := w.columns[c].Align
	switch {
	case r < w.head || a == document.AlignCenter:
		return "center"
	case a == document.AlignRight:
		return "right"
	case a == document.AlignLeft || w.widths[c] > 26:
		return "left"
	}
	return "center"
}

func (w *writer) style(k styleKey) int {
	if id, ok := w.styles[k]; ok {
		return id
	}
	format := cmp.Or(k.format, "@") // text stays text when it is edited
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
	id, err := w.f.NewStyle(st)
	w.note(err)
	w.styles[k] = id
	return id
}

// merge merges the title over the whole width and every anchor over the cells it
// covers.
func (w *writer) merge() {
	if n := len(w.columns); n > 1 {
		w.note(w.stream.MergeCell("A1", cellName(1, n-1)))
	}
	for r := range w.grid {
		for c, cell := range w.grid[r] {
			if cell.Begins(r, c) && cell.RowSpan*cell.ColSpan > 1 {
				w.note(w.stream.MergeCell(cellName(r+2, c), cellName(r+1+cell.RowSpan, c+cell.ColSpan-1)))
			}
		}
	}
}

// cellName is the name of the cell in row r (1-based) and column c (0-based), within
// the limits of the format.
func cellName(r, c int) string {
	name, _ := excelize.CoordinatesToCellName(c+1, r) // fits has looked at the limits
	return name
}
