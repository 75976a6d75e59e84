package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
)

// hiddenVerdict has a verdict whose number format shows nothing.
func hiddenVerdict(d *desk) {
	parts := bookOf("网站", strings.Replace(soundRows, "合格", `<c s="3" t="str"><v>合格</v></c>`, 1))
	for i := range parts {
		if parts[i].name == stylePart {
			parts[i].text = strings.NewReplacer("<cellXfs>", `<numFmts><numFmt numFmtId="164" formatCode=";;;"/></numFmts><cellXfs>`,
				"</cellXfs>", `<xf numFmtId="164"/></cellXfs>`).Replace(parts[i].text)
		}
	}
	d.put("n/名单.xlsx", string(packed(d, parts)))
}

// badBooks are files that are no workbooks, and workbooks that are damaged or made to do
// damage.
func badBooks() []badInput {
	number := func(xml string) func(*desk) { // in place of a verdict
		return part(sheetPart, `<c r="C2" t="inlineStr"><is><t>合格</t></is></c>`, xml)
	}
	end := func(xml string) func(*desk) { return part(sheetPart, "</sheetData>", "</sheetData>"+xml) }
	other := func(data string) func(*desk) { return file("名单.xlsx", data) }
	return []badInput{
		{"an empty file", other(""), "", 1, "名单.xlsx file-format"},
		{"blanks", other("  \n"), "", 1, "名单.xlsx file-format"},
		{"a text", other("网站名称,检查结果\n甲,合格\n"), "", 1, "名单.xlsx file-format"},
		{"a web page", other("<html><table><tr><td>甲</td></tr></table></html>"), "", 1, "名单.xlsx file-format"},
		{"XML", other("<?xml version=\"1.0\"?><Workbook/>"), "", 1, "名单.xlsx file-format"},
		{"a PDF file", other("%PDF-1.7\n"), "", 1, "名单.xlsx file-format"},
		{"a RAR archive", other("Rar!\x1a\x07\x00"), "", 1, "名单.xlsx file-format"},
		{"an old workbook", other("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600)), "", 1, "名单.xlsx file-format"},
		{"a workbook with a password", other("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + utf16("EncryptedPackage")), "", 1, "名单.xlsx file-format"},
		{"bytes", other("\x00\x01\x02\x03"), "", 1, "名单.xlsx file-format"},
		{"an archive cut off", bytesOf(func(b []byte) []byte { return b[:len(b)/2] }), "", 1, "名单.xlsx file-damaged"},
		{"an archive without its directory", bytesOf(func(b []byte) []byte { return b[:bytes.Index(b, []byte("PK\x01\x02"))] }),
			"", 1, "名单.xlsx file-damaged"},
		{"an archive of something else", func(d *desk) { d.put("n/名单.xlsx", string(packed(d, []bookPart{{"a.txt", "x"}}))) },
			"", 1, "名单.xlsx file-damaged"},
		{"a Word file", func(d *desk) { d.put("n/名单.xlsx", string(packed(d, []bookPart{{"word/document.xml", "<d/>"}}))) },
			"", 1, "名单.xlsx file-damaged"},
		{"a part that lies about its size", bytesOf(largerPart), "", 1, "名单.xlsx file-damaged"},
		{"a part with a wrong sum", bytesOf(func(b []byte) []byte { return flipped(b, sheetPart) }), "", 1, "名单.xlsx!网站 sheet-damaged"},
		{"no workbook in the archive", part(bookFile, "", ""), "", 1, "名单.xlsx file-damaged"},
		{"no relations", part(bookRels, "", ""), "", 1, "名单.xlsx file-damaged"},
		{"no sheet part", part(sheetPart, "", ""), "", 1, "名单.xlsx!网站 sheet-damaged"},
		{"a workbook that is no XML", part(bookFile, "", "{}"), "", 1, "名单.xlsx file-damaged"},
		{"a workbook without sheets", part(bookFile, `<sheet name="网站" sheetId="1" r:id="a"/>`, ""), "", 1, "名单.xlsx file-damaged"},
		{"a sheet that is nowhere", part(bookFile, `r:id="a"`, `r:id="z"`), "", 1, "名单.xlsx file-damaged"},
		{"strings cut off", part(stringPart, "</sst>", ""), "", 1, "名单.xlsx file-damaged"},
		{"styles cut off", part(stylePart, "</styleSheet>", ""), "", 1, "名单.xlsx file-damaged"},
		{"a sheet cut off", part(sheetPart, "</worksheet>", ""), "", 1, "名单.xlsx!网站 sheet-damaged"},
		{"a sheet without anything", part(sheetPart, "", "<worksheet/>"), "", 1, "名单.xlsx!网站 sheet-empty"},
		{"a document type", part(sheetPart, "<worksheet", `<!DOCTYPE x [<!ENTITY a "b">]><worksheet`), "", 1, "名单.xlsx!网站 sheet-damaged"},
		{"an entity", number(`<c r="C2" t="str"><v>&a;</v></c>`), "", 1, "名单.xlsx!网站 sheet-damaged"},
		{"elements a hundred deep", part(sheetPart, "<sheetData>", strings.Repeat("<x>", 100)+strings.Repeat("</x>", 100)+"<sheetData>"),
			"", 1, "名单.xlsx!网站 sheet-damaged"},
		{"a part twice", func(d *desk) {
			d.put("n/名单.xlsx", string(packed(d, append(bookOf("网站", soundRows), bookPart{"XL/Workbook.xml", "<a/>"}))))
		}, "", 1, "名单.xlsx file-damaged"},
		{"four thousand parts", func(d *desk) {
			parts := bookOf("网站", soundRows)
			for i := range 4000 {
				parts = append(parts, bookPart{fmt.Sprint(i), "x"})
			}
			d.put("n/名单.xlsx", string(packed(d, parts)))
		}, "", 1, "名单.xlsx file-damaged"},
		{"a part of a hundred million blanks", part("xl/media/a.xml", "", strings.Repeat(" ", 100<<20)), "", 1, "名单.xlsx file-damaged"},
		{"a part of two million blanks", part("xl/media/a.xml", "", strings.Repeat(" ", 2<<20)), "", 1, "名单.xlsx file-damaged"},
		{"a text that is nowhere", number(`<c r="C2" t="s"><v>99</v></c>`), "", 1, "名单.xlsx!网站 sheet-damaged"},
		{"words for a number", number(`<c r="C2"><v>甲</v></c>`), "", 1, "名单.xlsx!网站 sheet-damaged"},
		{"a number without end", number(`<c r="C2"><v>1e999</v></c>`), "", 1, "名单.xlsx!网站 sheet-damaged"},
		{"a sort of cells nobody knows", number(`<c r="C2" t="q"><v>1</v></c>`), "", 1, "名单.xlsx!网站 sheet-damaged"},
		{"a formula without a result", number(`<c r="C2"><f>A1</f></c>`), "", 1, "名单.xlsx!网站!C2 not-calculated"},
		{"a formula that failed", number(`<c r="C2" t="e"><v>#REF!</v></c>`), "", 1, "名单.xlsx!网站!C2 error-value"},
		{"a picture for a verdict", number(`<c r="C2" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>`),
			"", 1, "名单.xlsx!网站!C2 no-verdict; 名单.xlsx!网站!C2 picture-cell"},
		{"a number for a verdict", number(`<c r="C2"><v>1</v></c>`), "", 1, "名单.xlsx!网站!C2 unknown-verdict"},
		{"a verdict nobody sees", hiddenVerdict, "", 1, "名单.xlsx!网站!C2 no-verdict; 名单.xlsx!网站!C2 hidden-value"},
		{"cells out of order", number(`<c r="A2"><v>1</v></c>`), "", 1, "名单.xlsx!网站 sheet-damaged"},
		{"a cell of another row", number(`<c r="C7"><v>1</v></c>`), "", 1, "名单.xlsx!网站 sheet-damaged"},
		{"rows out of order", part(sheetPart, `<row r="3">`, `<row r="1">`), "", 1, "名单.xlsx!网站 sheet-damaged"},
		{"a cell in the last column", number(`<c r="XFD2"><v>1</v></c>`), "", 1, "名单.xlsx!网站 sheet-damaged"},
		{"a cell in the last row", part(sheetPart, "</sheetData>", `<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>`),
			"", 1, "名单.xlsx!网站 sheet-damaged"},
		{"merged cells that overlap", end(`<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A3:B3"/></mergeCells>`),
			"", 1, "名单.xlsx!网站 sheet-damaged; 名单.xlsx!网站 sheet-damaged"},
		{"words under a merged cell", end(`<mergeCells><mergeCell ref="A2:A3"/></mergeCells>`), "", 1, "名单.xlsx!网站 sheet-damaged"},
		{"a merged range upside down", end(`<mergeCells><mergeCell ref="B3:A2"/></mergeCells>`), "", 1, "名单.xlsx!网站 sheet-damaged"},
		{"everything merged", end(`<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`), "", 1, "名单.xlsx!网站 sheet-damaged"},
		{"a hidden sheet", part(bookFile, `sheetId="1"`, `sheetId="1" state="hidden"`), "", 0, "名单.xlsx!网站 hidden-sheet"},
		{"a sheet hidden deeply and named", all(part(bookFile, `sheetId="1"`, `sheetId="1" state="veryHidden"`), more("sheet = \"网站\"\n")),
			"", 0, "名单.xlsx!网站 hidden-sheet"},
		{"hidden rows", part(sheetPart, `<row r="3">`, `<row r="3" hidden="1">`), "", 0, "名单.xlsx!网站 hidden-rows"},
		{"csv: an open quotation mark", csvList("网站名称,检查结果\n\"甲,合格\n"), "", 1, "网站.csv:2 csv-syntax"},
		{"csv: a quotation mark in a word", csvList("网站名称,检查结果\n甲\"乙,合格\n"), "", 1, "网站.csv:2 csv-syntax"},
		{"csv: a zero", csvList("网站名称,检查结果\n甲\x00,合格\n"), "", 1, "网站.csv:2 encoding"},
		{"csv: other bytes", csvList("\xff\xff\xff\n"), "", 1, "网站.csv:1 encoding"},
		{"csv: two encodings", csvList(soundRows + "\n\xB6\xA1\xCD\xF8,3799000009,\xBA\xCF\xB8\xF1,\n"), "", 0, "网站.csv:5 csv-mixed-encoding"},
		{"csv: a workbook", csvList("PK\x03\x04"), "", 1, "网站.csv file-format"},
		{"csv: nothing", csvList(""), "", 1, "网站.csv file-format"},
		{"csv: only a head", csvList("网站名称,检查结果\n"), "", 0, "网站.csv!网站 empty-roster"},
		{"csv: parted by bars of full width", csvList(strings.ReplaceAll(soundRows, ",", "｜")),
			"", 1, "网站.csv!网站 missing-column; 网站.csv csv-separator"},
		{"csv: three hundred columns", csvList(strings.Repeat(",", 300) + "\n"), "", 1, "网站.csv csv-syntax"},
		{"csv: a row too long", csvList(soundRows + ",,,,多\n"), "", 0, "网站.csv!网站!H4 stray-value"},
		{"csv: too many rows", csvList(strings.Repeat("a\n", 200_001)), "", 1, "网站.csv csv-syntax"},
	}
}

// largerPart makes the directory say that the sheet is larger than it is.
func largerPart(b []byte) []byte {
	b = bytes.Clone(b)
	at := bytes.LastIndex(b, []byte(sheetPart)) - 46 // the entry of the directory ends with the name
	binary.LittleEndian.PutUint32(b[at+24:], 90<<20)
	return b
}

// flipped changes one byte of a part.
func flipped(b []byte, part string) []byte {
	b = bytes.Clone(b)
	b[bytes.Index(b, []byte(part))+len(part)+40] ^= 0xff
	return b
}
