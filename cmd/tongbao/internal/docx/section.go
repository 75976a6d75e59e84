package docx

import (
	"fmt"

	"tongbao/cmd/tongbao/internal/docx/story"
)

// Distances from the paper's edge, twips.
const (
	headerDistance = 851
	// footerDistance puts the middle of the page number 7 mm below the type area
	// (7.5), 28 mm from the edge: half of its 320 twip line is above it.
	footerDistance = 1587 - 160
)

// sectionProperties returns the w:sectPr of a section. kind is the type of break
// before it, empty for the last section. Header and footer ids: see parts.go.
func sectionProperties(landscape bool, kind string, titlePage bool) string {
	typ, first := "", ""
	if kind != "" {
		typ = `<w:type w:val="` + kind + `"/>`
	}
	if titlePage { // first page without number (10.1): no first footer is referenced
		first = "<w:titlePg/>"
	}
	refs := func(headEven, headOdd, footEven, footOdd string) string {
		return fmt.Sprintf(`<w:headerReference w:type="even" r:id="%s"/><w:headerReference w:type="default" r:id="%s"/>`+
			`<w:footerReference w:type="even" r:id="%s"/><w:footerReference w:type="default" r:id="%s"/>`, headEven, headOdd, footEven, footOdd)
	}
	grid := ` w:type="lines"`
	if landscape {
		grid = "" // no whole number of lines: LibreOffice would leave their rest free, half of it above the text
	}
	rest := fmt.Sprintf(`<w:cols w:space="425"/>%s<w:docGrid%s w:linePitch="%d"/></w:sectPr>`, first, grid, story.Pitch)
	if landscape {
		// The portrait sheet turned clockwise: its left edge is on top.
		return `<w:sectPr>` + refs("rId11", "rId10", "rId14", "rId14") + typ +
			fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d" w:orient="landscape"/>`+
				`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/>`,
				story.PageHeight, story.PageWidth, story.MarginLeft, story.MarginTop, story.MarginRight, story.MarginBottom, headerDistance,
				headerDistance) + rest
	}
	return `<w:sectPr>` + refs("rId9", "rId9", "rId13", "rId12") + typ +
		fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"/>`+
			`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/>`,
			story.PageWidth, story.PageHeight, story.MarginTop, story.MarginRight, story.MarginBottom, story.MarginLeft, headerDistance,
			footerDistance) + rest
}

// hair is a paragraph of one point: it carries a section break or what a frame
// hangs on, and takes no line.
const hair = `<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr>` +
	`<w:sz w:val="2"/></w:rPr>`

// SectionBreak returns the paragraph that ends a section of the given orientation.
func SectionBreak(landscape bool) string { return sectionBreak(landscape, false) }

func sectionBreak(landscape, titlePage bool) string {
	return `<w:p>` + hair + sectionProperties(landscape, "nextPage", titlePage) + `</w:pPr></w:p>`
}

const hairParagraph = `<w:p>` + hair + `</w:pPr></w:p>`
