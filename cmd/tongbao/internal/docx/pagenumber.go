package docx

import (
	"fmt"

	"tongbao/cmd/tongbao/internal/docx/story"
)

// blank is a header or footer without content.
func blank(element, style string) string {
	return xmlHead + `<w:` + element + ` ` + namespaces + `><w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr></w:p></w:` + element + `>`
}

// footNumber is the footer of a portrait page: — n — on the outer side, one
// character in (7.5): right on odd pages, left on even ones.
func footNumber(side string) string {
	return xmlHead + `<w:ftr ` + namespaces + `>` + numberParagraph(side) + `</w:ftr>`
}

func numberParagraph(side string) string {
	run := func(x string) string {
		return `<w:r><w:rPr>` + fonts(songTi) + size(28) + `</w:rPr>` + x + `</w:r>`
	}
	return fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind w:%[1]sChars="100" w:%[1]s="280"/><w:jc w:val="%[1]s"/></w:pPr>`, side) +
		run(`<w:t xml:space="preserve">— </w:t>`) + run(`<w:fldChar w:fldCharType="begin"/>`) +
		run(`<w:instrText xml:space="preserve"> PAGE </w:instrText>`) + run(`<w:fldChar w:fldCharType="separate"/>`) +
		run(`<w:t>1</w:t>`) + run(`<w:fldChar w:fldCharType="end"/>`) + run(`<w:t xml:space="preserve"> —</w:t>`) + `</w:p>`
}

// sideNumber is the header of a landscape page. The number stays where portrait
// pages have it (chapter 8): at the left of the turned sheet, reading downwards,
// in a floating table of one cell with vertical text.
func sideNumber(side string) string {
	const width = 400
	// its middle 7 mm (397 twips) beside the type area, whose edge is 35 mm (1984) from the sheet's
	x := 1984 - 397 - width/2
	return xmlHead + `<w:hdr ` + namespaces + `>` + fmt.Sprintf(
		`<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="page" w:tblpX="%d" `+
			`w:tblpY="%d"/><w:tblOverlap w:val="never"/>`+
			`<w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>`+
			`<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>`+
			`<w:tblGrid><w:gridCol w:w="%d"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val="%d" w:hRule="exact"/></w:trPr>`+
			`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:textDirection w:val="tbRl"/><w:vAlign w:val="center"/></w:tcPr>%s</w:tc></w:tr></w:tbl>`,
		x, story.MarginLeft, width, width, story.TextWidth, width, numberParagraph(side)) +
		`<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>`
}
