package opendata

import (
	"bytes"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

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
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", sheetName); err != nil {
		return nil, err
	}
	if err := f.SetDocProps(properties(s, n)); err != nil {
		return nil, err
	}
	w, err := newWriter(f, s)
	if err != nil {
		return nil, err
	}
	if err := w.write(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func (s *sheet) fits() error {
	if rows := len(s.rows) + 1 + len(s.notes); rows > maxRows || len(s.columns) > maxCols {
		return fmt.Errorf("表格有 %d 行 %d 列，工作簿放不下", rows, len(s.columns))
	}
	for r := range s.grid {
		for c, cell := range s.grid[r] {
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

// writer puts a sheet into the workbook's one stream.
type writer struct {
	f      *excelize.File
	s      *sheet
	stream *excelize.StreamWriter
	styles map[styleKey]int
}

// styleKey is what tells one cell's style from another's.
type styleKey struct {
	head, strong bool
	align        string
	format       string // number format
}

func newWriter(f *excelize.File, s *sheet) (*writer, error) {
	stream, err := f.NewStreamWriter(sheetName)
	if err != nil {
		return nil, err
	}
	return &writer{f: f, s: s, stream: stream, styles: map[styleKey]int{}}, nil
}

func (w *writer) write() error {
	if err := w.frame(); err != nil {
		return err
	}
	if err := w.titleRow(); err != nil {
		return err
	}
	for r := range w.s.rows {
		if err := w.row(r); err != nil {
			return err
		}
	}
	for i, note := range w.s.notes {
		at := cellName(len(w.s.rows)+2+i, 0)
		if err := w.stream.SetRow(at, []any{note}); err != nil {
			return err
		}
	}
	if err := w.merge(); err != nil {
		return err
	}
	return w.stream.Flush()
}

// frame sets the widths of the columns and freezes title and head.
func (w *writer) frame() error {
	for c, width := range w.s.widths {
		if err := w.stream.SetColWidth(c+1, c+1, width); err != nil {
			return err
		}
	}
	top := w.s.head + 1
	return w.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: top, TopLeftCell: cellName(top+1, 0), ActivePane: "bottomLeft"})
}

func (w *writer) titleRow() error {
	id, err := w.style(styleKey{strong: true, align: "center"})
	if err != nil {
		return err
	}
	return w.stream.SetRow("A1", []any{excelize.Cell{StyleID: id, Value: w.s.title}})
}

func (w *writer) row(r int) error {
	out := make([]any, len(w.s.columns))
	for c, cell := range w.s.grid[r] {
		key := styleKey{head: r < w.s.head, strong: r < w.s.head || w.s.rows[r].Kind != document.DataRow, align: w.align(r, c)}
		var value any = cell.Text
		if v, format, ok := number(cell); ok && r >= w.s.head {
			value, key.format = v, format
		}
		if !cell.Begins(r, c) || cell.Text == "" {
			value = nil
		}
		id, err := w.style(key)
		if err != nil {
			return err
		}
		out[c] = excelize.Cell{StyleID: id, Value: value}
	}
	return w.stream.SetRow(cellName(r+2, 0), out)
}

func (w *writer) align(r, c int) string {
	a := w.s.columns[c].Align
	switch {
	case r < w.s.head || a == document.AlignCenter:
		return "center"
	case a == document.AlignRight:
		return "right"
	case a == document.AlignLeft || w.s.widths[c] > 26:
		return "left"
	}
	return "center"
}

func (w *writer) style(k styleKey) (int, error) {
	if id, ok := w.styles[k]; ok {
		return id, nil
	}
	st := &excelize.Style{
		Font:      &excelize.Font{Bold: k.strong, Family: "宋体", Size: 11},
		Alignment: &excelize.Alignment{Horizontal: k.align, Vertical: "center", WrapText: true},
	}
	for _, side := range []string{"left", "top", "right", "bottom"} {
		st.Border = append(st.Border, excelize.Border{Type: side, Style: 1, Color: "808080"})
	}
	if k.head {
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F2F2F2"}}
	}
	if k.format == "" {
		k.format = "@" // text stays text when it is edited
		st.CustomNumFmt = &k.format
		id, err := w.f.NewStyle(st)
		k.format = ""
		w.styles[k] = id
		return id, err
	}
	st.CustomNumFmt = &k.format
	id, err := w.f.NewStyle(st)
	w.styles[k] = id
	return id, err
}

// merge merges the title over the whole width and every anchor over the cells it
// covers.
func (w *writer) merge() error {
	if n := len(w.s.columns); n > 1 {
		if err := w.stream.MergeCell("A1", cellName(1, n-1)); err != nil {
			return err
		}
	}
	for r := range w.s.grid {
		for c, cell := range w.s.grid[r] {
			if !cell.Begins(r, c) || cell.RowSpan*cell.ColSpan == 1 {
				continue
			}
			if err := w.stream.MergeCell(cellName(r+2, c), cellName(r+1+cell.RowSpan, c+cell.ColSpan-1)); err != nil {
				return err
			}
		}
	}
	return nil
}

// cellName is the name of the cell in row r (1-based) and column c (0-based).
func cellName(r, c int) string {
	name, err := excelize.CoordinatesToCellName(c+1, r)
	if err != nil {
		return "A1" // out of the format's limits, which fits has ruled out
	}
	return name
}
