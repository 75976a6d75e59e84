package docx

import (
	"fmt"

	"tongbao/cmd/tongbao/internal/docx/story"
)

// Faces by the names Word and WPS know them under; fontTable.xml gives each an
// alternative.
const (
	fangSong     = "仿宋_GB2312"
	kaiTi        = "楷体_GB2312"
	heiTi        = "黑体"
	songTi       = "宋体"
	xiaoBiaoSong = "方正小标宋简体"
	western      = "Times New Roman"
)

// fonts names the face of a style: one for all characters, digits and marks included,
// as in print.
func fonts(face string) string {
	return fmt.Sprintf(`<w:rFonts w:hint="eastAsia" w:ascii="%[1]s" w:hAnsi="%[1]s" w:eastAsia="%[1]s" w:cs="%[2]s"/>`, face, western)
}

// size takes half points.
func size(half int) string { return fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, half, half) }

// exact is fixed line spacing with space around, twips.
func exact(line, before, after int) string {
	return fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d" w:line="%d" w:lineRule="exact"/>`, before, after, line)
}

const (
	twoCharacters = `<w:ind w:firstLineChars="200" w:firstLine="640"/>`
	noIndent      = `<w:ind w:firstLineChars="0" w:firstLine="0"/>`
	centred       = `<w:jc w:val="center"/>`
	flushLeft     = `<w:jc w:val="left"/>`
	flushRight    = `<w:jc w:val="right"/>`
	keepNext      = `<w:keepNext/>`
	keepLines     = `<w:keepLines/>`
	offGrid       = `<w:snapToGrid w:val="0"/>` // LibreOffice would round the line up to whole grid lines
	noTracking    = `<w:spacing w:val="0"/>`
	red           = `<w:color w:val="FF0000"/>`
)

// Distances of the head and title by GB/T 33476.2, twips, from ink to ink.
const (
	twoLines  = 1178                    // 20.78 mm
	oneLine   = 589                     // 10.39 mm
	linePad   = (story.Pitch - 320) / 2 // line edge to 3号 glyphs
	titlePad  = (titleLine - 440) / 2   // line edge to 2号 glyphs
	titleLine = 660                     // 33 pt, usual for two or three title lines
)

// beside is the spacing of a line above or below a table.
func beside(half int) string { return exact(story.BesideLine(half), 0, 0) }

func styles() []style {
	var all []style
	for _, group := range [][]style{pandocStyles(), headStyles(), textStyles(), tableStyles(), characterStyles()} {
		all = append(all, group...)
	}
	return all
}

func paragraphStyle(id, name, based string, pPr, rPr string) style {
	return style{id: id, name: name, kind: "paragraph", based: based, quick: true, pPr: pPr, rPr: rPr}
}

// pandocStyles are the styles pandoc asks for by name.
func pandocStyles() []style {
	builtin := func(s style, next string) style {
		s.builtin, s.next = true, next
		return s
	}
	heading := func(level int, faces string) style {
		s := paragraphStyle(fmt.Sprintf("Heading%d", level), fmt.Sprintf("heading %d", level), "Normal",
			keepNext+twoCharacters+fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, level-1), faces)
		return builtin(s, "BodyText")
	}
	normal := paragraphStyle("Normal", "Normal", "",
		`<w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>`+exact(story.Pitch, 0, 0)+
			`<w:jc w:val="both"/>`,
		// 28 characters of 16 pt are wider than 156 mm: 0.25 pt less each. A grid of
		// characters would say the same, but LibreOffice then gives each one two cells.
		fonts(fangSong)+`<w:spacing w:val="-5"/><w:kern w:val="2"/>`+size(32))
	normal.byDefault = true
	cell := tableTypes()[0]
	return []style{
		builtin(normal, ""),
		builtin(paragraphStyle("BodyText", "Body Text", "Normal", twoCharacters, ""), ""),
		paragraphStyle("FirstParagraph", "First Paragraph", "BodyText", "", ""),
		paragraphStyle("Compact", "Compact", "Normal", offGrid+cell.spacing()+noIndent+centred, noTracking+size(cell.size)),
		builtin(paragraphStyle("Title", story.Title, "Normal", keepNext+keepLines+offGrid+
			exact(titleLine, twoLines-titlePad, oneLine-titlePad-linePad)+noIndent+centred, fonts(xiaoBiaoSong)+noTracking+size(44)),
			"Recipients"),
		builtin(paragraphStyle("Subtitle", "Subtitle", "Title", exact(story.Pitch, 0, 0), fonts(kaiTi)+size(32)), "BodyText"),
		paragraphStyle("Author", "Author", "Signer", "", ""),
		builtin(paragraphStyle("Date", "Date", "IssueDate", "", ""), ""),
		paragraphStyle("Abstract", "Abstract", "BodyText", "", ""),
		builtin(paragraphStyle("Bibliography", "Bibliography", "BodyText", "", ""), ""),
		heading(1, fonts(heiTi)),
		heading(2, fonts(kaiTi)),
		heading(3, fonts(fangSong)),
		heading(4, fonts(fangSong)),
		builtin(paragraphStyle("BlockText", "Block Text", "BodyText", "", ""), ""),
		builtin(paragraphStyle("FootnoteText", "footnote text", "Normal", offGrid+`<w:spacing w:line="240" w:lineRule="auto"/>`+flushLeft,
			size(21)), ""),
		paragraphStyle("TableCaption", "Table Caption", "Caption", "", ""),
		paragraphStyle("ImageCaption", "Image Caption", "Caption", "", ""),
		paragraphStyle("Figure", "Figure", "Normal", `<w:spacing w:line="240" w:lineRule="auto"/>`+centred, ""),
		paragraphStyle("CaptionedFigure", "Captioned Figure", "Figure", "", ""),
		paragraphStyle("SourceCode", "Source Code", "Normal", "", ""),
		builtin(paragraphStyle("Header", "header", "Normal", offGrid+exact(240, 0, 0)+flushLeft, noTracking+size(18)), ""),
		builtin(paragraphStyle("Footer", "footer", "Normal", offGrid+exact(320, 0, 0)+flushLeft, fonts(songTi)+noTracking+size(28)), ""),
	}
}

// headStyles are those of the head (版头, 7.2) and the letter format (10.1).
func headStyles() []style {
	const markSize = 100 // half points, of a mark that was not laid out: 50 pt
	number := keepNext + offGrid + exact(story.Pitch, twoLines-linePad-story.MarkPad, 0) + noIndent + centred
	// 4 mm from the number's glyphs to the rule (7.2.7): linePad is part of it. 1.5 pt wide.
	rule := `<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="5" w:color="FF0000"/></w:pBdr>`
	double := func(side, kind string) string {
		return `<w:pBdr><w:` + side + ` w:val="` + kind + `" w:sz="24" w:space="11" w:color="FF0000"/></w:pBdr>`
	}
	return []style{
		paragraphStyle("CopyNumber", story.CopyNumber, "Normal", offGrid+noIndent+flushLeft, ""),
		paragraphStyle("SecurityMark", story.SecurityMark, "Normal", offGrid+noIndent+flushLeft, fonts(heiTi)),
		paragraphStyle("Mark", story.Mark, "Normal",
			keepNext+offGrid+exact(10*markSize+2*story.MarkPad, story.MarkBefore, 0)+noIndent+centred,
			fonts(xiaoBiaoSong)+red+noTracking+`<w:w w:val="80"/>`+size(markSize)),
		paragraphStyle("LetterMark", story.LetterMarkStyle, "Normal",
			keepNext+offGrid+exact(760, 0, 0)+noIndent+centred+double("bottom", "thickThinSmallGap"),
			fonts(xiaoBiaoSong)+red+noTracking+size(72)),
		paragraphStyle("LetterFoot", story.LetterFootStyle, "Normal", offGrid+exact(20, 0, 0)+noIndent+double("top", "thinThickSmallGap"),
			size(2)),
		paragraphStyle("DocNumber", story.DocNumber, "Normal", number+rule, ""),
		paragraphStyle("RedRule", story.RedRule, "DocNumber", "", ""),
	}
}

// textStyles are those from 主送机关 to 版记 (7.3, 7.4).
func textStyles() []style {
	hanging := func(left, hang int) string { return fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%d"/>`, left, hang) }
	note := keepNext + keepLines + flushLeft
	const (
		noteText = 632 + 3*story.CharWidth + 240   // two characters, 附件：, and "1." of 12 pt
		dateHalf = (3*story.CharWidth + 7*155) / 2 // half of 2026年4月19日
	)
	signer := keepNext + keepLines + exact(story.Pitch, 2*story.Pitch, 0)
	// 4号, set in by one character on both sides (7.4.2, 7.4.3); first and last rule
	// 0.35 mm, those between 0.25 mm (7.4.1)
	rule := func(side string, eighths int) string {
		return fmt.Sprintf(`<w:%s w:val="single" w:sz="%d" w:space="1" w:color="auto"/>`, side, eighths)
	}
	imprint := `<w:pBdr>` + rule("top", 8) + rule("bottom", 8) + rule("between", 6) + `</w:pBdr>` +
		fmt.Sprintf(`<w:tabs><w:tab w:val="left" w:pos="%d"/><w:tab w:val="right" w:pos="%d"/></w:tabs>`, story.ImprintInset,
			story.TextWidth-story.ImprintInset) + offGrid + exact(525, 0, 0) + hanging(story.ImprintHang, story.ImprintHang) + flushLeft
	return []style{
		paragraphStyle("Recipients", story.Recipients, "Normal", noIndent, ""),
		paragraphStyle("LastText", story.LastText, "BodyText", keepNext, ""),
		paragraphStyle("FlushText", story.Flush, "Normal", noIndent, ""),
		paragraphStyle("CenteredText", story.Centered, "Normal", keepNext+noIndent+centred, ""),
		paragraphStyle("AttachmentNote", story.AttachmentNote, "Normal",
			note+exact(story.Pitch, story.Pitch, 0)+hanging(noteText, 3*story.CharWidth+240), ""),
		paragraphStyle("AttachmentNoteMore", story.AttachmentNoteMore, "AttachmentNote", exact(story.Pitch, 0, 0)+hanging(noteText, 240), ""),
		paragraphStyle("Signer", story.Signer, "Normal", signer+fmt.Sprintf(`<w:ind w:left="%d"/>`,
			story.TextWidth-2*(4*story.CharWidth+dateHalf))+centred, ""),
		paragraphStyle("SignerLong", story.SignerLong, "Signer", `<w:ind w:left="0" w:right="0"/>`+flushRight, ""),
		paragraphStyle("IssueDate", story.Date, "Normal", keepNext+keepLines+`<w:ind w:rightChars="400" w:right="1264"/>`+flushRight, ""),
		paragraphStyle("Note", story.Note, "BodyText", "", ""),
		paragraphStyle("AttachmentLabel", story.AttachmentLabel, "Normal", keepNext+`<w:pageBreakBefore/>`+noIndent+flushLeft,
			fonts(heiTi)),
		// the title on the third line of the type area (7.3.7), a table one line below it
		paragraphStyle("AttachmentTitle", story.AttachmentTitle, "Title", exact(titleLine, story.Pitch+linePad-titlePad, story.Pitch-titlePad)+
			`<w:outlineLvl w:val="0"/>`, ""),
		paragraphStyle("Imprint", story.Imprint, "Normal", imprint, noTracking+size(28)),
	}
}

func tableStyles() []style {
	border := func(side string, eighths int) string {
		return fmt.Sprintf(`<w:%s w:val="single" w:sz="%d" w:space="0" w:color="auto"/>`, side, eighths)
	}
	out := []style{
		paragraphStyle("Caption", story.Caption, "Normal", keepNext+offGrid+beside(28)+noIndent+centred, fonts(heiTi)+noTracking+size(28)),
		paragraphStyle("TablePeriod", story.Period, "Normal", keepNext+offGrid+beside(28)+noIndent+centred, fonts(kaiTi)+noTracking+size(28)),
		paragraphStyle("TableUnit", story.Unit, "Compact", keepNext+beside(story.SizeLittle4)+flushRight, ""),
		paragraphStyle("TableHead", "表格表头", "Compact", keepNext, fonts(heiTi)),
		paragraphStyle("TableText", "表格正文", "Compact", flushLeft, ""),
		paragraphStyle("TableCenter", "表格居中", "Compact", "", ""),
		paragraphStyle("TableNumber", "表格数字", "Compact", flushRight, ""),
	}
	cells := out[len(out)-4:]
	for _, t := range tableTypes()[1:] {
		for _, s := range cells {
			out = append(out, paragraphStyle(s.id+t.id, s.name+t.name, s.id, t.spacing(), size(t.size)))
		}
	}
	return append(out,
		paragraphStyle("TableNote", story.TableNote, "Normal", offGrid+beside(story.SizeLittle4)+noIndent+flushLeft,
			noTracking+size(story.SizeLittle4)),
		style{id: "TableNormal", name: "Normal Table", kind: "table", builtin: true, byDefault: true,
			table: `<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>` +
				`<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>`},
		// pandoc gives its own tables the style with the id Table
		style{id: "Table", name: "Table", kind: "table", based: "TableNormal", quick: true,
			table: `<w:tblPr><w:jc w:val="center"/><w:tblBorders>` + border("top", 8) + border("left", 8) + border("bottom", 8) +
				border("right", 8) + border("insideH", 4) + border("insideV", 4) + `</w:tblBorders>` +
				`<w:tblCellMar><w:left w:w="30" w:type="dxa"/><w:right w:w="30" w:type="dxa"/></w:tblCellMar></w:tblPr><w:trPr><w:cantSplit/>` +
				`</w:trPr><w:tcPr><w:vAlign w:val="center"/></w:tcPr>` +
				`<w:tblStylePr w:type="firstRow"><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:rPr>` +
				`<w:rFonts w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="黑体"/></w:rPr></w:tblStylePr>`},
	)
}

func characterStyles() []style {
	character := func(id, name, based, rPr string) style {
		return style{id: id, name: name, kind: "character", based: based, quick: true, rPr: rPr}
	}
	return []style{
		{id: "DefaultParagraphFont", name: "Default Paragraph Font", kind: "character", builtin: true, byDefault: true},
		character("BodyTextChar", "Body Text Char", "DefaultParagraphFont", ""),
		character("VerbatimChar", "Verbatim Char", "BodyTextChar", ""),
		character("SectionNumber", "Section Number", "BodyTextChar", ""),
		{id: "FootnoteReference", name: "footnote reference", kind: "character", builtin: true, based: "BodyTextChar",
			rPr: `<w:vertAlign w:val="superscript"/>`},
		{id: "Hyperlink", name: "Hyperlink", kind: "character", builtin: true, based: "BodyTextChar"},
		character("H1Char", "一级标题字符", "DefaultParagraphFont", fonts(heiTi)),
		character("H2Char", "二级标题字符", "DefaultParagraphFont", fonts(kaiTi)),
		character("H3Char", "三级标题字符", "DefaultParagraphFont", fonts(fangSong)),
		character("H4Char", "四级标题字符", "DefaultParagraphFont", fonts(fangSong)),
		character("StrongChar", story.Strong, "DefaultParagraphFont", fonts(heiTi)),
		character("LeaderChar", story.LeaderName, "DefaultParagraphFont", fonts(kaiTi)),
	}
}
