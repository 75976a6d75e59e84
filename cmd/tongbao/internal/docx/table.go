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

// spacing is the print's: lines 1.25 em apart, 0.4 em above and below the text.
func (t tableType) spacing() string {
	line := 10 * t.size * 5 / 4
	around := (t.rowHeight() - line) / 2
	return exact(line, around, around)
}

// rowHeight is the height of a row of one line, twips.
func (t tableType) rowHeight() int { return 10 * t.size * 9 / 5 }

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
	head, height := "", typeOf(t).rowHeight()
	if t.Form && r >= t.HeadRows {
		height = story.Pitch // room to write by hand
	}
	if r < t.HeadRows {
		head = "<w:tblHeader/>"
	}
	fmt.Fprintf(b, `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="%d" w:hRule="atLeast"/>%s</w:trPr>`, height, head)
	for c := 0; c < len(widths); c += t.Span(r, c) {
		cellXML(b, t, widths, r, c)
	}
	b.WriteString("</w:tr>\n")
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
	if t.KeepsWithNext(r) {
		keep = "<w:keepNext/>"
	}
	props := ""
	if t.Strong[r] {
		props = runProperties(story.Strong, 0)
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
