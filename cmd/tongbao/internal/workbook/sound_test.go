package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"tongbao/cmd/tongbao/internal/sheet"
)

const sheetsNS = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`

// inUTF16 is a part as programs write it in UTF-16 of the little-endian kind.
func inUTF16(s string) string {
	var b strings.Builder
	b.WriteString("\xFF\xFE")
	for _, u := range utf16.Encode([]rune(strings.Replace(s, "UTF-8", "UTF-16", 1))) {
		b.WriteByte(byte(u))
		b.WriteByte(byte(u >> 8))
	}
	return b.String()
}

// TestSoundSheets reads sheets that spreadsheet programs open without a word.
func TestSoundSheets(t *testing.T) {
	const control = `<controls><control r:id="rId3" xmlns:r="r"><anchor><from xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/` +
		`spreadsheetDrawing"><xdr:col>1</xdr:col><xdr:row>2</xdr:row></from></anchor></control></controls>`
	two := `<row r="1"><c r="A1" t="inlineStr"><is><t>市水利局</t></is></c><c r="B1"><v>7</v></c></row>`
	merged := func(ranges string) string {
		return strings.Replace(sheetXML(two+`<row r="2"><c r="A2" t="inlineStr"><is><t> 市水利局</t></is></c><c r="B2"><v>8</v></c></row>`),
			"</worksheet>", `<mergeCells><mergeCell ref="`+ranges+`"/></mergeCells></worksheet>`, 1)
	}
	for name, xml := range map[string]string{
		"form control": strings.Replace(sheetXML(two), "</worksheet>", control+"</worksheet>", 1),
		"prefix for the sheet": `<x:worksheet xmlns:x` + sheetsNS[5:] + `><x:sheetData><x:row>` +
			`<x:c t="str"><x:v>市水利局</x:v></x:c><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
		"strict":        strings.Replace(sheetXML(two), sheetsNS[7:len(sheetsNS)-1], "http://purl.oclc.org/ooxml/spreadsheetml/main", 1),
		"empty style":   strings.ReplaceAll(sheetXML(two), "<c ", `<c s="" `),
		"small letters": strings.NewReplacer("A1", "a1", "B1", "b1").Replace(sheetXML(two)),
		"utf-16":        inUTF16(sheetXML(two)),
		"runs and a guide": sheetXML(`<row><c t="inlineStr"><is><r><t>市水</t></r><r><t>利局</t></r><rPh><t>shui</t></rPh></is></c>` +
			`<c><v>7</v></c></row>`),
		"same text under merge": merged("A1:A2"),
		"whole columns":         merged("A:A"),
		"to the last row":       merged("A1:A1048576"),
	} {
		t.Run(name, func(t *testing.T) {
			grids, findings := parse("a.xlsx", rewrite(t, base(t), map[string]string{sheetPath: xml}))
			if len(findings) > 0 || len(grids) != 1 {
				t.Fatalf("findings: %v", findings)
			}
			if a, b := cell(t, grids[0], "A1"), cell(t, grids[0], "B1"); a.Text != "市水利局" || b.Number != 7 {
				t.Errorf("%q, %q", a.Text, b.Text)
			}
		})
	}
}

// TestSoundBooks reads workbooks whose parts lie where few programs put them.
func TestSoundBooks(t *testing.T) {
	const relationships = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	const kind = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	sheets := func(name string) string {
		return `<workbook ` + sheetsNS + ` xmlns:r="` + strings.TrimSuffix(kind, "/") + `"><sheets><sheet name="` + name +
			`" sheetId="1" r:id="rId1"/></sheets></workbook>`
	}
	data := sheetXML(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`)
	strs := `<sst ` + sheetsNS + `><si><t>_x7532_</t><rPh><t>x</t></rPh></si></sst>`
	moved := map[string]string{ // nothing lies where it usually does
		"xl/workbook.xml": "", "xl/_rels/workbook.xml.rels": "", sheetPath: "", "xl/sharedStrings.xml": "",
		"_rels/.rels": relationships +
			`<Relationship Id="r" Type="` + kind + `officeDocument" Target="/Book/workbook2.xml"/></Relationships>`,
		"book/Workbook2.xml": sheets("网站 "),
		"book/_rels/workbook2.xml.rels": relationships + `<Relationship Id="rId1" Type="` + kind + `worksheet" ` +
			`Target="..\Tables\%E8%A1%A8.xml"/>` +
			`<Relationship Id="rId2" Type="` + kind +
			`sharedStrings" Target="Texts.xml"/></Relationships>`,
		"tables/表.xml": data, "book/texts.xml": strs,
	}
	for name, parts := range map[string]map[string]string{
		"moved":          moved,
		"case":           {"xl/workbook.xml": sheets("网站"), "xl/sharedStrings.xml": "", "xl/SharedStrings.xml": strs, sheetPath: data},
		"utf-16 strings": {"xl/workbook.xml": inUTF16(sheets("网站")), "xl/sharedStrings.xml": inUTF16(strs), sheetPath: data},
		"large styles": {"xl/workbook.xml": sheets("网站"), "xl/sharedStrings.xml": strs, sheetPath: data, "xl/styles.xml": "<styleSheet " +
			sheetsNS + "><cellXfs>" + strings.Repeat(`<xf numFmtId="0"/>`, 1<<20/2) + "</cellXfs></styleSheet>"},
	} {
		t.Run(name, func(t *testing.T) {
			grids, findings := parse("a.xlsx", rewrite(t, base(t), parts))
			if len(findings) > 0 || len(grids) != 1 {
				t.Fatalf("findings: %v", findings)
			}
			if v := cell(t, grids[0], "A1"); v.Text != "甲" || grids[0].Sheet != "网站" {
				t.Errorf("%q on %q", v.Text, grids[0].Sheet)
			}
		})
	}
}

// TestUnreadParts has parts beside the data that cannot be unpacked.
func TestUnreadParts(t *testing.T) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	in, err := zip.NewReader(bytes.NewReader(base(t)), int64(len(base(t))))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range in.File {
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	// zero bytes are no deflated data
	if _, err := w.CreateRaw(&zip.FileHeader{Name: "docProps/thumbnail.jpeg", Method: zip.Deflate}); err != nil {
		t.Fatal(err)
	}
	part, err := w.Create("xl/media/image1.png")
	if err == nil {
		_, err = io.WriteString(part, strings.Repeat("picture", 100))
	}
	if err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	grids, findings := parse("a.xlsx", flip(out.Bytes(), "xl/media/image1.png"))
	if len(findings) > 0 || len(grids) != 1 {
		t.Errorf("findings: %v", findings)
	}
}

// TestFaultsAtOnce tells all that is wrong with a sheet, each fault once.
func TestFaultsAtOnce(t *testing.T) {
	xml := strings.Replace(sheetXML(`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>1</v></c>`+
		`<c r="D1" t="s"><v>9</v></c></row>`+
		`<row r="2"><c r="A2"><v>x</v></c><c r="B2"><v>3</v></c><c r="C2"><v>y</v></c></row>`),
		"</worksheet>", `<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="E1:E2"/><mergeCell ref="B1:B2"/></mergeCells></worksheet>`, 1)
	_, findings := parse("a.xlsx", rewrite(t, base(t), map[string]string{sheetPath: xml}))
	var told []string
	for _, f := range findings {
		told = append(told, f.Text)
	}
	want := "单元格 D1 的文字不见了。\n单元格 A2、C2 不是数字而标为数字。\n单元格 B1 的内容“2”被合并的格盖住，看不见。\n合并区域在 B1 重叠。"
	if got := strings.Join(told, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestPictures tells of pictures in cells, as WPS and Excel place them, and prints none.
func TestPictures(t *testing.T) {
	wps := `<c r="A2" t="str"><f>_xlfn.DISPIMG("ID_1F",1)</f><v>=DISPIMG("ID_1F",1)</v></c>`
	for _, tt := range []struct{ cells, rich, want string }{
		{wps, "", "a.xlsx!Sheet1!A2 picture-cell"},
		{strings.Replace(wps, ` t="str"`, ` t="e"`, 1), "", "a.xlsx!Sheet1!A2 picture-cell"},
		{`<c r="A2"><f>_xlfn.DISPIMG("ID_1F",1)</f></c>`, "", "a.xlsx!Sheet1!A2 picture-cell"},
		{`<c r="A2" t="inlineStr"><is><t>=DISPIMG("ID_1F",1)</t></is></c>`, "", "a.xlsx!Sheet1!A2 picture-cell"},
		{wps + strings.ReplaceAll(wps, "A2", "B2"), "", "a.xlsx!Sheet1 picture-cell"},
		{`<c r="A2" t="e" vm="1"><v>#VALUE!</v></c>`, "<richValueRels/>", "a.xlsx!Sheet1!A2 picture-cell"},
		{`<c r="A2" t="e"><v>#VALUE!</v></c>`, "<richValueRels/>", ""},
	} {
		grids, findings := parse("a.xlsx", rewrite(t, base(t), map[string]string{"xl/richData/richValueRel.xml": tt.rich,
			sheetPath: sheetXML(`<row r="1"><c r="A1"><v>1</v></c></row><row r="2">` + tt.cells + `</row>`)}))
		if got := codes(findings); got != tt.want {
			t.Errorf("%s: %v", tt.cells, findings)
		}
		if v := cell(t, grids[0], "A2"); v.IsEmpty() == (tt.want == "") || tt.want == "" && v.Kind != sheet.Fault {
			t.Errorf("%s: %q", tt.cells, v.Text)
		}
	}
}
