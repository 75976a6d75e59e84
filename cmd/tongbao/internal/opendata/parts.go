package opendata

import (
	_ "embed" // the frame of every workbook
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/document"
)

// What is the same in every workbook: the theme, and the namespaces that spreadsheet programs declare.
var (
	//go:embed frame/theme1.xml
	theme string
	//go:embed frame/namespaces.txt
	namespaces string
)

const (
	relationshipBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	packageBase      = "http://schemas.openxmlformats.org/package/2006/"
	spreadsheetType  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	mainNamespace    = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
)

// contentTypes says what each part is (ECMA-376, part 2).
const contentTypes = xml.Header + `<Types xmlns="` + packageBase + `content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"></Default>` +
	`<Default Extension="xml" ContentType="application/xml"></Default>` +
	`<Override PartName="/xl/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"></Override>` +
	`<Override PartName="/xl/styles.xml" ContentType="` + spreadsheetType + `styles+xml"></Override>` +
	`<Override PartName="/xl/workbook.xml" ContentType="` + spreadsheetType + `sheet.main+xml"></Override>` +
	`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"></Override>` +
	`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + spreadsheetType + `worksheet+xml"></Override>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"></Override></Types>`

const packageRelationships = xml.Header + `<Relationships xmlns="` + packageBase + `relationships">` +
	`<Relationship Id="rId3" Target="docProps/app.xml" Type="` + relationshipBase + `extended-properties"></Relationship>` +
	`<Relationship Id="rId2" Target="docProps/core.xml" Type="` + packageBase + `relationships/metadata/core-properties"></Relationship>` +
	`<Relationship Id="rId1" Target="xl/workbook.xml" Type="` + relationshipBase + `officeDocument"></Relationship></Relationships>`

const workbookRelationships = xml.Header + `<Relationships xmlns="` + packageBase + `relationships">` +
	`<Relationship Id="rId1" Target="worksheets/sheet1.xml" Type="` + relationshipBase + `worksheet"></Relationship>` +
	`<Relationship Id="rId2" Target="styles.xml" Type="` + relationshipBase + `styles"></Relationship>` +
	`<Relationship Id="rId3" Target="theme/theme1.xml" Type="` + relationshipBase + `theme"></Relationship></Relationships>`

const application = xml.Header + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" ` +
	`xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><TotalTime>0</TotalTime>` +
	`<Application>Go Excelize</Application></Properties>`

const workbookPart = xml.Header + `<workbook xmlns="` + mainNamespace + `" ` +
	`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x15" ` +
	`xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main">` +
	`<fileVersion appName="xl" lastEdited="6" lowestEdited="6" rupBuild="14420"></fileVersion>` +
	`<workbookPr filterPrivacy="true" defaultThemeVersion="164011"></workbookPr>` +
	`<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="14805" windowHeight="8010"></workbookView></bookViews>` +
	`<sheets><sheet name="` + sheetName + `" sheetId="1" r:id="rId1"></sheet></sheets><calcPr calcId="122211"></calcPr></workbook>`

// properties name the notice. The date is the notice's, not the clock's.
func properties(s *sheet, n *document.Notice) []byte {
	var organs []string
	for _, g := range n.SignOff.Signers {
		organs = append(organs, g.Name)
	}
	date := n.SignOff.Date
	if date.IsZero() {
		date = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	b := []byte(xml.Header + `<coreProperties xmlns="` + packageBase + `metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" ` +
		`xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	if s.title != "" {
		b = append(appendEscaped(append(b, "<dc:title>"...), s.title), "</dc:title>"...)
	}
	if n.Title != "" {
		b = append(appendEscaped(append(b, "<dc:subject>"...), n.Title), "</dc:subject>"...)
	}
	b = appendEscaped(append(b, "<dc:creator>"...), strings.Join(organs, "、"))
	b = append(b, "</dc:creator><lastModifiedBy></lastModifiedBy><dc:language>zh-CN</dc:language>"...)
	for _, name := range []string{"created", "modified"} {
		b = fmt.Appendf(b, `<dcterms:%s xsi:type="dcterms:W3CDTF">%sT00:00:00Z</dcterms:%[1]s>`, name, date.Format(time.DateOnly))
	}
	return append(b, "</coreProperties>"...)
}

// Sides of a cell, in the order of the schema.
var sides = []string{"left", "right", "top", "bottom"}

// stylesPart are the looks of cells: a font, bold or not, a fill of heads, rules around, formats of numbers.
func (w *writer) stylesPart() []byte {
	format, font, heads := map[string]int{}, map[bool]int{}, false
	b := append(append([]byte(xml.Header+"<styleSheet "), namespaces...), '>')
	b = w.appendFormats(b, format)
	for _, k := range w.looks {
		if _, there := font[k.strong]; !there {
			font[k.strong] = 1 + len(font)
		}
		heads = heads || k.head
	}
	b = appendFills(appendFonts(b, font), heads)
	b = append(b, `<borders count="2"><border><left></left><right></right><top></top><bottom></bottom>`...)
	b = append(b, `<diagonal></diagonal></border><border>`...)
	for _, side := range sides {
		b = fmt.Appendf(b, `<%s style="thin"><color rgb="FF808080"></color></%[1]s>`, side)
	}
	b = fmt.Appendf(b, `</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"></xf></cellStyleXfs>`+
		`<cellXfs count="%d"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"></xf>`, 1+len(w.looks))
	for _, k := range w.looks {
		b = k.append(b, format[k.format], font[k.strong])
	}
	return append(b, `</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"></cellStyle></cellStyles>`+
		`<dxfs count="0"></dxfs><tableStyles count="0" defaultPivotStyle="PivotStyleLight16" `+
		`defaultTableStyle="TableStyleMedium2"></tableStyles></styleSheet>`...)
}

// firstFormat is the first number of a format of one's own (ECMA-376, part 1, 18.8.30).
const firstFormat = 164

// appendFormats appends the formats of numbers in the order in which they are met, and tells their numbers.
func (w *writer) appendFormats(b []byte, number map[string]int) []byte {
	var list []byte
	for _, k := range w.looks {
		if _, there := number[k.format]; !there {
			number[k.format] = firstFormat + len(number)
			list = fmt.Appendf(list, `<numFmt numFmtId="%d" formatCode="`, number[k.format])
			list = append(appendEscaped(list, k.format), `"></numFmt>`...)
		}
	}
	return fmt.Appendf(b, `<numFmts count="%d">%s</numFmts>`, len(number), list)
}

// appendFonts appends the fonts in their order, by whether they are bold.
func appendFonts(b []byte, font map[bool]int) []byte {
	b = fmt.Appendf(b, `<fonts count="%d"><font><name val="Calibri"></name><family val="2"></family>`+
		`<color theme="1"></color><sz val="11"></sz></font>`, 1+len(font))
	for i := range len(font) {
		b = append(b, `<font><name val="宋体"></name><family val="2"></family>`...)
		if font[true] == 1+i {
			b = append(b, `<b val="1"></b>`...)
		}
		b = append(b, `<color></color><sz val="11"></sz></font>`...)
	}
	return append(b, "</fonts>"...)
}

// headFill is the number of the fill of heads.
const headFill = 2

func appendFills(b []byte, heads bool) []byte {
	const usual = `<fill><patternFill patternType="none"></patternFill></fill><fill><patternFill patternType="gray125"></patternFill></fill>`
	if !heads {
		return append(b, `<fills count="2">`+usual+`</fills>`...)
	}
	return append(b, `<fills count="3">`+usual+
		`<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"></fgColor></patternFill></fill></fills>`...)
}

// append appends the look of a cell by the numbers of its format and its font.
func (k styleKey) append(b []byte, format, font int) []byte {
	fill, apply := 0, ""
	if k.head {
		fill, apply = headFill, `applyFill="true" `
	}
	return fmt.Appendf(b, `<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="1" xfId="0" applyNumberFormat="true" applyFont="true" %s`+
		`applyBorder="true" applyAlignment="true"><alignment horizontal="%s" vertical="center" wrapText="true"></alignment></xf>`,
		format, font, fill, apply, k.align)
}
