package opendata

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/opc"
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
	w := &writer{sheet: s, styles: map[styleKey]int{}}
	w.write()
	p := opc.NewPacker()
	p.Add("[Content_Types].xml", []byte(contentTypes))
	p.Add("_rels/.rels", []byte(packageRelationships))
	p.Add("docProps/app.xml", []byte(application))
	p.Add("docProps/core.xml", properties(s, n))
	p.Add("xl/workbook.xml", []byte(workbookPart))
	p.Add("xl/_rels/workbook.xml.rels", []byte(workbookRelationships))
	p.Add("xl/worksheets/sheet1.xml", w.b)
	p.Add("xl/styles.xml", w.stylesPart())
	p.Add("xl/theme/theme1.xml", []byte(theme))
	return p.Bytes()
}

func (s *sheet) fits() error {
	if rows := len(s.rows) + 1 + len(s.notes); rows > maxRows || len(s.columns) > maxCols {
		return fmt.Errorf("表格有 %d 行 %d 列，工作簿放不下", rows, len(s.columns))
	}
	for r := range s.grid {
		for c, cell := range s.grid[r] {
			if l := units(cell.Text); l > maxUnits {
				return fmt.Errorf("第 %d 行第 %d 列有 %d 个字符，一个单元格最多 %d 个", r+1, c+1, l, maxUnits)
			}
		}
	}
	return nil
}

// units is the length of a text in UTF-16 units, or of one that is short enough in any case, of its bytes.
func units(text string) int {
	if len(text) <= maxUnits {
		return len(text)
	}
	return len(utf16.Encode([]rune(text)))
}

// writer appends a sheet row by row.
type writer struct {
	*sheet
	b      []byte
	styles map[styleKey]int
	looks  []styleKey // by the number of the style, from 1
}

// styleKey is what tells one cell's style from another's.
type styleKey struct {
	head, strong bool
	align        string
	format       string // number format
}

func (w *writer) write() {
	w.frame()
	w.begin(1)
	w.text(w.style(styleKey{strong: true, align: "center"}), 1, 0, w.title)
	w.end()
	for r := range w.rows {
		w.row(r)
	}
	for i, text := range w.notes {
		w.begin(len(w.rows) + 2 + i)
		w.text(0, len(w.rows)+2+i, 0, text)
		w.end()
	}
	w.add("</sheetData>")
	w.merge()
	w.add("</worksheet>")
}

func (w *writer) add(parts ...string) {
	for _, p := range parts {
		w.b = append(w.b, p...)
	}
}

func (w *writer) number(n int) { w.b = strconv.AppendInt(w.b, int64(n), 10) }

// frame writes what stands before the rows: title and head stay in sight, the columns have their widths.
func (w *writer) frame() {
	top := w.head + 1
	w.add(xml.Header, "<worksheet", namespaces, `><dimension ref="A1"></dimension><sheetViews>`,
		`<sheetView tabSelected="true" workbookViewId="0"><pane activePane="bottomLeft" state="frozen" topLeftCell="`,
		cellName(top+1, 0), `" ySplit="`, strconv.Itoa(top),
		`"></pane></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"></sheetFormatPr>`)
	if len(w.widths) > 0 {
		w.columnWidths()
	}
	w.add("<sheetData>")
}

func (w *writer) columnWidths() {
	w.add("<cols>")
	for c := len(w.widths) - 1; c >= 0; c-- {
		n := strconv.Itoa(c + 1)
		w.add(`<col min="`, n, `" max="`, n, `" width="`, strconv.FormatFloat(w.widths[c], 'f', -1, 64), `" customWidth="1"/>`)
	}
	w.add("</cols>")
}

// begin opens a row, from 1, which end ends.
func (w *writer) begin(row int) {
	w.add(`<row r="`)
	w.number(row)
	w.add(`">`)
}

func (w *writer) end() { w.add("</row>") }

// cell opens a cell in row r (1-based) and column c (0-based).
func (w *writer) cell(style, r, c int) {
	w.add(`<c r="`)
	w.b = appendCellName(w.b, r, c)
	if style > 0 {
		w.add(`" s="`)
		w.number(style)
	}
	w.add(`"`)
}

func (w *writer) text(style, r, c int, text string) {
	w.cell(style, r, c)
	w.add(` t="inlineStr"><is><t`)
	if text != "" && (isBlank(text[0]) || isBlank(text[len(text)-1])) {
		w.add(` xml:space="preserve"`)
	}
	w.add(">")
	w.b = appendEscaped(w.b, unmistaken(shortened(text)))
	w.add("</t></is></c>")
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func (w *writer) row(r int) {
	w.begin(r + 2)
	for c, cell := range w.grid[r] {
		key := styleKey{head: r < w.head, strong: r < w.head || w.rows[r].Kind != document.DataRow, align: w.align(r, c)}
		value, format, isNumber := 0.0, "", false
		if r >= w.head {
			value, format, isNumber = number(cell)
			key.format = format
		}
		style := w.style(key)
		switch {
		case !cell.Begins(r, c) || cell.Text == "":
			w.cell(style, r+2, c)
			w.add("></c>")
		case isNumber:
			w.cell(style, r+2, c)
			w.add("><v>")
			w.b = strconv.AppendFloat(w.b, value, 'f', -1, 64)
			w.add("</v></c>")
		default:
			w.text(style, r+2, c, cell.Text)
		}
	}
	w.end()
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

// style is the number of a style, from 1. Text stays text when it is edited.
func (w *writer) style(k styleKey) int {
	k.format = cmp.Or(k.format, "@")
	id, ok := w.styles[k]
	if !ok {
		w.looks = append(w.looks, k)
		id = len(w.looks)
		w.styles[k] = id
	}
	return id
}

// merge merges the title over the whole width and every anchor over the cells it
// covers.
func (w *writer) merge() {
	var list []byte
	count := 0
	add := func(r1, c1, r2, c2 int) {
		list = append(appendCellName(append(list, `<mergeCell ref="`...), r1, c1), ':')
		list = append(appendCellName(list, r2, c2), `"/>`...)
		count++
	}
	if n := len(w.columns); n > 1 {
		add(1, 0, 1, n-1)
	}
	for r := range w.grid {
		for c, cell := range w.grid[r] {
			if cell.Begins(r, c) && cell.RowSpan*cell.ColSpan > 1 {
				add(r+2, c, r+1+cell.RowSpan, c+cell.ColSpan-1)
			}
		}
	}
	if count > 0 {
		w.add(`<mergeCells count="`)
		w.number(count)
		w.add(`">`, string(list), "</mergeCells>")
	}
}

// cellName is the name of the cell in row r (1-based) and column c (0-based).
func cellName(r, c int) string { return string(appendCellName(nil, r, c)) }

func appendCellName(b []byte, r, c int) []byte {
	const letters = 'Z' - 'A' + 1
	if c >= letters {
		b = appendColumn(b, c/letters-1)
	}
	return strconv.AppendInt(append(b, byte('A'+c%letters)), int64(r), 10)
}

// appendColumn is the letters of a column before its last.
func appendColumn(b []byte, c int) []byte {
	const letters = 'Z' - 'A' + 1
	if c >= letters {
		b = appendColumn(b, c/letters-1)
	}
	return append(b, byte('A'+c%letters))
}

// shortened is what a cell can hold of a title or a note.
func shortened(text string) string {
	if units(text) <= maxUnits {
		return text
	}
	n := 0
	for i, r := range text {
		if n += max(1, utf16.RuneLen(r)); n > maxUnits {
			return text[:i]
		}
	}
	return text
}

// unmistaken writes _x0041_, which a spreadsheet program takes for a character, so that it is read as it stands
// (ECMA-376, part 1, 22.9.2.19).
func unmistaken(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var b strings.Builder
	for i := range len(text) {
		if rest := text[i:]; len(rest) >= len("_x0041_") && rest[:2] == "_x" && rest[6] == '_' && isCharacter(rest[2:6]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

func isCharacter(hex string) bool {
	n, err := strconv.ParseUint(hex, 16, 32)
	return err == nil && !utf16.IsSurrogate(rune(n))
}

// appendEscaped appends text escaped for XML; line ends stand as they are.
func appendEscaped(b []byte, s string) []byte {
	if !document.IsPlain(s) { // it may hold what XML cannot
		var out bytes.Buffer
		_ = xml.EscapeText(&out, []byte(s)) // a bytes.Buffer takes everything
		return append(b, bytes.ReplaceAll(out.Bytes(), []byte("&#xA;"), []byte("\n"))...)
	}
	from := 0
	for i := 0; i < len(s); i++ {
		if by := escaped[s[i]]; by != "" {
			b = append(append(b, s[from:i]...), by...)
			from = i + 1
		}
	}
	return append(b, s[from:]...)
}

// escaped is what stands for a character of markup.
var escaped = [256]string{'"': "&#34;", '&': "&amp;", '\'': "&#39;", '<': "&lt;", '>': "&gt;", '\t': "&#x9;", '\r': "&#xD;"}
