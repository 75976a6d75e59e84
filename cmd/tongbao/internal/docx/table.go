package docx

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/docx/story"
)

// tableType is how cells are set in one size of type.
type tableType struct {
	id, name string // what the ids and names of their styles end with
	size     int    // half points
}

// tableTypes are those of all sizes, the usual one first.
func tableTypes() []tableType {
	return []tableType{{"", "", story.SizeLittle4}, {"Small", "小字", story.Size5}, {"Smallest", "最小字", story.SizeLittle5}}
}

// spacing: lines are 1.25 em apart as in print. What is above and below the text keeps it
// off the rules where somebody writes more; the height of a row is the print's.
func (t tableType) spacing() string {
	const border = 10 // twips, half a point
	around := 10*t.size*155/1000 - border/2
	return exact(10*t.size*5/4, around, around)
}

func typeOf(t *story.Table) tableType {
	types := tableTypes()
	for _, tt := range types {
		if tt.size == t.Size {
			return tt
		}
	}
	return types[0]
}

// TableXML returns a table as WordprocessingML. It is the one table function:
// the docx and the hybrid markdown use it, templates/gongwen.lua does the same.
func TableXML(t *story.Table) string { return string(appendTable(nil, t)) }

// rowsMeasured is how many rows of a long table are written before the memory for all is asked for.
const rowsMeasured = 64

func appendTable(b []byte, t *story.Table) []byte {
	start, widths, style := len(b), t.ColumnWidths(), typeOf(t).id
	b = fmt.Appendf(b, `<w:tbl><w:tblPr><w:tblStyle w:val="Table"/><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/>`+
		`<w:tblLayout w:type="fixed"/>`+
		`<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>`+
		"\n<w:tblGrid>", t.Width)
	for _, w := range widths {
		b = fmt.Appendf(b, `<w:gridCol w:w="%d"/>`, w)
	}
	b = append(b, "</w:tblGrid>\n"...)
	for r := range t.Grid {
		if r == rowsMeasured {
			b = slices.Grow(b, (len(b)-start)/rowsMeasured*(len(t.Grid)-r)*9/8)
		}
		b = appendRow(b, t, widths, style, r)
	}
	return append(b, "</w:tbl>"...)
}

func appendRow(b []byte, t *story.Table, widths []int, style string, r int) []byte {
	b = appendRowProperties(append(b, "<w:tr>"...), t.Rows[r], r < t.HeadRows)
	for c := 0; c < len(widths); c += t.Span(r, c) {
		b = appendCell(b, t, widths, style, r, c)
	}
	return append(b, "</w:tr>\n"...)
}

func appendRowProperties(b []byte, r story.Row, head bool) []byte {
	if r.Parted && r.Height <= 0 && !head {
		return b
	}
	b = append(b, "<w:trPr>"...)
	if !r.Parted {
		b = append(b, "<w:cantSplit/>"...)
	}
	if r.Height > 0 {
		b = append(appendInt(append(b, `<w:trHeight w:val="`...), r.Height), `" w:hRule="atLeast"/>`...)
	}
	if head {
		b = append(b, "<w:tblHeader/>"...)
	}
	return append(b, "</w:trPr>"...)
}

func appendCell(b []byte, t *story.Table, widths []int, style string, r, c int) []byte {
	cell, span, width := &t.Grid[r][c], t.Span(r, c), 0
	for i := range span {
		width += widths[c+i]
	}
	b = append(appendInt(append(b, `<w:tc><w:tcPr><w:tcW w:w="`...), width), `" w:type="dxa"/>`...)
	if span > 1 {
		b = append(appendInt(append(b, `<w:gridSpan w:val="`...), span), `"/>`...)
	}
	text := strings.TrimFunc(cell.Text, unicode.IsSpace)
	switch {
	case cell.Merge == story.Up:
		b = append(b, "<w:vMerge/>"...)
		text = ""
	case cell.RowSpan > 1:
		b = append(b, `<w:vMerge w:val="restart"/>`...)
	}
	b = append(b, `<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="`...)
	b = append(append(append(b, alignedStyle(t, r, c)...), style...), `"/>`...)
	if t.Rows[r].Kept {
		b = append(b, "<w:keepNext/>"...)
	}
	props := ""
	if t.Rows[r].Strong {
		props = runProperties(story.Strong, story.Format{})
	}
	return append(appendRuns(append(b, "</w:pPr>"...), text, props), "</w:p></w:tc>"...)
}

func appendInt(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

// alignedStyle is the id of a cell's paragraph style, but for the size of its type.
func alignedStyle(t *story.Table, r, c int) string {
	if r < t.HeadRows {
		return "TableHead"
	}
	switch t.CellAlign(r, c) {
	case document.AlignCenter:
		return "TableCenter"
	case document.AlignRight:
		return "TableNumber"
	}
	return "TableText"
}
