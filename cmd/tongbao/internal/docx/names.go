package docx

import (
	"fmt"
	"strings"
	"unicode"

	"tongbao/cmd/tongbao/internal/docx/story"
)

// JointMarkXML returns the mark of several organs: a table without borders, the
// names stacked in the left cell, 文件 centred on them in the right one.
func JointMarkXML(m *story.JointMark) string { return jointMarkXML(m, nil) }

func jointMarkXML(m *story.JointMark, control func(element, runs string) string) string {
	var b strings.Builder
	b.WriteString(white(m.Before, "") + plainTable("center", m.NamesWidth, m.WordWidth))
	format := m.Format()
	spacing := strings.Replace(spacingPr(format), "<w:spacing", `<w:spacing w:before="0"`, 1)
	if spacing == "" {
		spacing = `<w:spacing w:before="0"/>`
	}
	cell := func(width int, names []string, justify string) {
		fmt.Fprintf(&b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`, width)
		for _, s := range names {
			runs := textRuns(strings.TrimFunc(s, unicode.IsSpace), runProperties("", format))
			if control != nil {
				runs = control("发文机关标志", runs)
			}
			fmt.Fprintf(&b, `<w:p><w:pPr><w:pStyle w:val="%s"/>%s<w:jc w:val="%s"/></w:pPr>%s</w:p>`, styleIDs[m.Style],
				spacing, justify, runs)
		}
		b.WriteString(`</w:tc>`)
	}
	b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	cell(m.NamesWidth, m.Names, "distribute")
	cell(m.WordWidth, []string{m.Word}, "right")
	b.WriteString("</w:tr></w:tbl>\n")
	return b.String()
}

// white is a paragraph without text, twips high; none for 0.
func white(height int, more string) string {
	if height == 0 {
		return ""
	}
	return fmt.Sprintf(`<w:p><w:pPr>%s<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="exact"/><w:rPr>`+
		`<w:sz w:val="2"/></w:rPr></w:pPr></w:p>`, more, height)
}

// plainTable opens a table without borders and margins.
func plainTable(justify string, widths ...int) string {
	grid, sum := "", 0
	for _, w := range widths {
		grid += fmt.Sprintf(`<w:gridCol w:w="%d"/>`, w)
		sum += w
	}
	return fmt.Sprintf(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="%s"/><w:tblLayout w:type="fixed"/><w:tblCellMar>`+
		`<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>%s</w:tblGrid>`, sum, justify, grid)
}

// NameRowXML returns names that stand side by side: a table without borders, a name in each
// cell.
func NameRowXML(n *story.NameRow) string { return nameRowXML(n, nil) }

func nameRowXML(n *story.NameRow, control func(element, runs string) string) string {
	var widths []int
	for _, c := range n.Cells {
		widths = append(widths, c.Width)
	}
	var b strings.Builder
	b.WriteString(white(n.Before, keepNext) + plainTable("left", widths...) + `<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	for _, c := range n.Cells {
		runs := textRuns(strings.Join(c.Lines, "\n"), "")
		if control != nil && runs != "" {
			runs = control("发文机关署名", runs)
		}
		fmt.Fprintf(&b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="%s"/>`+
			`<w:spacing w:before="0"/><w:ind w:left="0"/></w:pPr>%s</w:p></w:tc>`, c.Width, styleIDs[story.Signer], runs)
	}
	b.WriteString("</w:tr></w:tbl>\n")
	return b.String()
}
