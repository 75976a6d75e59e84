package docx

import (
	"fmt"
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
func TableXML(t *story.Table) string {
	var b strings.Builder
	widths := t.ColumnWidths()
	fmt.Fprintf(&b, `<w:tbl><w:tblPr><w:tblStyle w:val="Table"/><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/>`+
		`<w:tblLayout w:type="fixed"/>`+
		`<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>`+
		"\n<w:tblGrid>", t.Width)
	for _, w := range widths {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString("</w:tblGrid>\n")
	for r := range t.Grid {
		rowXML(&b, t, widths, r)
	}
	b.WriteString("</w:tbl>")
	return b.String()
}

func rowXML(b *strings.Builder, t *story.Table, widths []int, r int) {
	b.WriteString("<w:tr>" + rowProperties(t.Rows[r], r < t.HeadRows))
	for c := 0; c < len(widths); c += t.Span(r, c) {
		cellXML(b, t, widths, r, c)
	}
	b.WriteString("</w:tr>\n")
}

func rowProperties(r story.Row, head bool) string {
	s := ""
	if !r.Parted {
		s += "<w:cantSplit/>"
	}
	if r.Height > 0 {
		s += fmt.Sprintf(`<w:trHeight w:val="%d" w:hRule="atLeast"/>`, r.Height)
	}
	if head {
		s += "<w:tblHeader/>"
	}
	if s == "" {
		return ""
	}
	return "<w:trPr>" + s + "</w:trPr>"
}

func cellXML(b *strings.Builder, t *story.Table, widths []int, r, c int) {
	cell, span, width := t.Grid[r][c], t.Span(r, c), 0
	for i := range span {
		width += widths[c+i]
	}
	fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width)
	if span > 1 {
		fmt.Fprintf(b, `<w:gridSpan w:val="%d"/>`, span)
	}
	text := strings.TrimFunc(cell.Text, unicode.IsSpace)
	switch {
	case cell.Merge == story.Up:
		b.WriteString("<w:vMerge/>")
		text = ""
	case cell.RowSpan > 1:
		b.WriteString(`<w:vMerge w:val="restart"/>`)
	}
	keep := ""
	if t.Rows[r].Kept {
		keep = "<w:keepNext/>"
	}
	props := ""
	if t.Rows[r].Strong {
		props = runProperties(story.Strong, story.Format{})
	}
	fmt.Fprintf(b, `<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>%s</w:p></w:tc>`,
		cellStyle(t, r, c), keep, textRuns(text, props))
}

// cellStyle returns the id of a cell's paragraph style.
func cellStyle(t *story.Table, r, c int) string { return alignedStyle(t, r, c) + typeOf(t).id }

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
