package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"tongbao/cmd/tongbao/internal/opc"
	"tongbao/cmd/tongbao/internal/sheet"
)

const sheetPath = "xl/worksheets/sheet1.xml"

// base is a small sound workbook.
func base(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	put(f, "Sheet1", map[string]any{"A1": "名称", "A2": "甲"})
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rewrite returns the workbook with some parts replaced or added; an empty text
// takes a part away.
func rewrite(t testing.TB, data []byte, parts map[string]string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	write := func(name, content string) {
		part, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(part, content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	done := map[string]bool{}
	for _, f := range in.File {
		content, replaced := parts[f.Name]
		done[f.Name] = true
		if !replaced {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			raw, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			content = string(raw)
		}
		if content != "" {
			write(f.Name, content)
		}
	}
	for name, content := range parts {
		if !done[name] && content != "" {
			write(name, content)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func sheetXML(data string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` +
		data + `</sheetData></worksheet>`
}

func TestCraftedSheets(t *testing.T) {
	for _, tt := range []struct {
		name, xml, code, text string
	}{
		{"cut off", `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c>`, "sheet-damaged", "不是完整的 XML"},
		{"unpaired tags", `<worksheet><sheetData><row r="1"><c r="A1"><v>1</c></v></row></sheetData></worksheet>`, "sheet-damaged", "不是完整的 XML"},
		{"doctype", `<!DOCTYPE x [<!ENTITY a "b">]>` + sheetXML(""), "sheet-damaged", "DOCTYPE"},
		{"entity", sheetXML(`<row r="1"><c r="A1" t="str"><v>&a;</v></c></row>`), "sheet-damaged", "不是完整的 XML"},
		{"nested sheet", sheetXML(`<worksheet><sheetData/></worksheet>`), "sheet-damaged", "又有工作表"},
		{"nested row", sheetXML(`<row r="1"><row r="2"/></row>`), "sheet-damaged", "行的位置"},
		{"deep", sheetXML(strings.Repeat("<x>", 100) + strings.Repeat("</x>", 100)), "sheet-damaged", "嵌套太深"},
		{"rows out of order", sheetXML(`<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>`), "sheet-damaged", "行号"},
		{"row number not a number", sheetXML(`<row r="x"/>`), "sheet-damaged", "行号"},
		{"cells out of order", sheetXML(`<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>`), "sheet-damaged", "“A1”"},
		{"cell of another row", sheetXML(`<row r="1"><c r="A7"><v>1</v></c></row>`), "sheet-damaged", "“A7”"},
		{"shared string beyond the end", sheetXML(`<row r="1"><c r="A1" t="s"><v>99</v></c></row>`), "sheet-damaged", "A1 的文字不见了"},
		{"shared string not a number", sheetXML(`<row r="1"><c r="A1" t="s"><v>x</v></c></row>`), "sheet-damaged", "A1 的文字不见了"},
		{"text as number", sheetXML(`<row r="1"><c r="A1"><v>甲</v></c></row>`), "sheet-damaged", "A1 不是数字"},
		{"infinite number", sheetXML(`<row r="1"><c r="A1"><v>1e999</v></c></row>`), "sheet-damaged", "A1 不是数字"},
		{"unknown type", sheetXML(`<row r="1"><c r="A1" t="q"><v>1</v></c></row>`), "sheet-damaged", "类型"},
		{"far row", sheetXML(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`), "sheet-damaged", "A1048576"},
		{"far column", sheetXML(`<row r="1"><c r="XFD1"><v>1</v></c></row>`), "sheet-damaged", "XFD1"},
		{"beyond the format", sheetXML(`<row r="1"><c r="ZZZ1"><v>1</v></c></row>`), "sheet-damaged", "ZZZ1"},
		{"overlapping merges", strings.Replace(sheetXML(`<row r="1"><c r="A1"><v>1</v></c><c r="B1"/></row><row r="2"><c r="C2"><v>1</v></c>`+
			`</row>`),
			"</worksheet>", `<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="B1:B2"/></mergeCells></worksheet>`, 1), "sheet-damaged", "重叠"},
		{"content under a merge", strings.Replace(sheetXML(`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>`),
			"</worksheet>", `<mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`, 1), "sheet-damaged", "B1 的内容“2”被"},
		{"bad merge", strings.Replace(sheetXML(""), "</worksheet>", `<mergeCells><mergeCell ref="B2:A1"/></mergeCells></worksheet>`, 1),
			"sheet-damaged", "合并区域"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			grids, findings := parse("a.xlsx", rewrite(t, base(t), map[string]string{sheetPath: tt.xml}))
			if len(findings) != 1 || findings[0].Code != tt.code || !strings.Contains(findings[0].Text, tt.text) ||
				findings[0].Place.Sheet != "Sheet1" || findings[0].Hint == "" {
				t.Errorf("findings: %v", findings)
			}
			if len(grids) > 0 {
				t.Error("a damaged sheet was read")
			}
		})
	}
}

func TestCraftedBooks(t *testing.T) {
	for _, tt := range []struct {
		name string
		data []byte
		code string
		text string
	}{
		{"empty", nil, "file-format", "空的"},
		{"xls", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), "file-format", ".xls"},
		{"encrypted", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..E" +
			"\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"),
			"file-format", "密码"},
		{"html", []byte("\xEF\xBB\xBF <html><table></table></html>"), "file-format", "网页"},
		{"csv", []byte("名称,代码\n"), "file-format", "文本"},
		{"pdf", []byte("%PDF-1.7"), "file-format", "PDF"},
		{"binary", []byte("\x00\x01\x02"), "file-format", "不认识"},
		{"xml", []byte("<?xml version='1.0'?><x/>"), "file-format", "XML"},
		{"cut off", base(t)[:500], "file-damaged", "打不开"},
		{"not a workbook", rewrite(t, base(t), map[string]string{"xl/workbook.xml": ""}), "file-damaged", "没有工作簿"},
		{"same name twice", rewrite(t, base(t), map[string]string{`xl\worksheets\sheet1.xml`: "<x/>"}), "file-damaged", "同名"},
		{"a bomb", rewrite(t, base(t), map[string]string{"xl/media/a.xml": strings.Repeat(" ", 8<<20)}), "file-damaged", "压缩得异常"},
		{"too big", rewrite(t, base(t), map[string]string{"xl/media/a.xml": strings.Repeat("<a>1</a>", opc.MaxPart/8+1)}), "file-damaged", "太大"},
		{"too many styles", rewrite(t, base(t), map[string]string{"xl/styles.xml": "<styleSheet><cellXfs>" +
			strings.Repeat("<xf/>", maxFormats+1) + "</cellXfs></styleSheet>"}), "file-damaged", "样式太多"},
		{"too many strings", rewrite(t, base(t), map[string]string{"xl/sharedStrings.xml": "<sst>" + mixed(maxStrings*6) + "</sst>"}),
			"file-damaged", "文字太多"},
		{"bad checksum", flip(base(t), "xl/workbook.xml"), "file-damaged", "损坏"},
		{"one part for two sheets", rewrite(t, base(t), map[string]string{"xl/workbook.xml": `<workbook xmlns:r="r"><sheets>` +
			`<sheet name="甲" r:id="rId1"/><sheet name="乙" r:id="rId1"/></sheets></workbook>`}), "file-damaged", "同一个部分"},
		{"no styles to read", rewrite(t, base(t), map[string]string{"xl/styles.xml": "<a>"}), "file-damaged", "不是完整的 XML"},
		{"no strings to read", rewrite(t, base(t), map[string]string{"xl/sharedStrings.xml": "<a></b>"}), "file-damaged", "不是完整的 XML"},
		{"sheet without part", rewrite(t, base(t), map[string]string{sheetPath: ""}), "sheet-damaged", "缺少 xl/worksheets/sheet1.xml"},
		{"no sheet", rewrite(t, base(t), map[string]string{"xl/workbook.xml": "<workbook/>"}), "file-damaged", "没有工作表"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			grids, findings := parse("a.xlsx", tt.data)
			if len(findings) != 1 || findings[0].Code != tt.code || !strings.Contains(findings[0].Text, tt.text) || findings[0].Hint == "" {
				t.Errorf("findings: %v", findings)
			}
			if len(grids) > 0 {
				t.Error("a damaged workbook was read")
			}
		})
	}
}

// mixed is about n bytes of elements that do not pack too well.
func mixed(n int) string {
	var b strings.Builder
	for i := uint32(1); b.Len() < n; i++ {
		b.WriteString([...]string{"<a/>", "<b/>", "<c/>", "<d/>"}[i*2654435761>>30])
	}
	return b.String()
}

// flip changes one byte of the packed content of a part.
func flip(data []byte, part string) []byte {
	out := bytes.Clone(data)
	out[bytes.Index(out, []byte(part))+len(part)+40] ^= 0x40
	return out
}

// TestWideRows is the small file of many rows that hold only a far cell; naive
// readers take gigabytes for it.
func TestWideRows(t *testing.T) {
	var b strings.Builder
	for i := 1; i <= 100_000; i++ {
		fmt.Fprintf(&b, `<row r="%d"><c r="IV%d"><v>1</v></c></row>`, i, i)
	}
	_, findings := parse("a.xlsx", rewrite(t, base(t), map[string]string{sheetPath: sheetXML(b.String())}))
	if len(findings) != 1 || !strings.Contains(findings[0].Text, "太大") {
		t.Errorf("findings: %v", findings)
	}
}

// TestEmptyFarCells has formats far below the data, which is common and harmless.
func TestEmptyFarCells(t *testing.T) {
	xml := sheetXML(`<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row><row r="1048576"><c r="A1048576" s="0"/></row>`)
	grids, findings := parse("a.xlsx", rewrite(t, base(t), map[string]string{sheetPath: xml}))
	if len(findings) > 0 || len(grids) != 1 || len(grids[0].Rows) != 1 || len(grids[0].Rows[0].Values) != 1 {
		t.Errorf("%v %v", grids, findings)
	}
}

func TestStoredForms(t *testing.T) {
	xml := sheetXML(`<row><c><v>3.703000034E+9</v></c><c t="inlineStr"><is><t> 文 </t></is></c><c t="e"><v>#REF!</v></c><c t="str">` +
		`<f>A1</f><v>果</v></c></row>` +
		`<row r="3"><c r="B3" t="b"><v>0</v></c><c t="inlineStr"><is><t>a_x0007_b</t></is></c><c><f>1+1</f><v>2</v></c><c t="str">` +
		`<f>IF(1,"")</f><v></v></c><c t="s"><v/></c><c><v>1</v></c></row>`)
	grids, findings := parse("a.xlsx", rewrite(t, base(t), map[string]string{sheetPath: xml}))
	if got := codes(findings); got != "a.xlsx!Sheet1!C3 control-character" {
		t.Fatalf("findings: %v", findings)
	}
	for name, want := range map[string]sheet.Value{
		"A1": {Kind: sheet.Numeric, Text: "3703000034"}, "B1": {Kind: sheet.Text, Text: "文"}, "C1": {Kind: sheet.Fault, Text: "#REF!"},
		"D1": {Kind: sheet.Text, Text: "果"}, "A2": {}, "B3": {Kind: sheet.Bool, Text: "FALSE"}, "C3": {Kind: sheet.Text, Text: "ab"},
		"D3": {Kind: sheet.Numeric, Text: "2"}, "E3": {}, "F3": {}, "G3": {Kind: sheet.Numeric, Text: "1"},
	} {
		if v := cell(t, grids[0], name); v.Kind != want.Kind || v.Text != want.Text {
			t.Errorf("%s: %d %q", name, v.Kind, v.Text)
		}
	}
}

func TestCSV(t *testing.T) {
	const text = "序号,单位,问题\r\n1,市水利局 ,\"甲,乙\"\r\n\r\n2,\"跨\n行\",\u200b零\r\n,,\r\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(strings.ReplaceAll(text, "\u200b", ""))
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct{ data, findings string }{
		"utf-8":   {text, "sites.csv!sites!C4 control-character"},
		"bom":     {"\xEF\xBB\xBF" + text, "sites.csv!sites!C4 control-character"},
		"gb18030": {gb, ""},
	} {
		grids, findings := parse("sites.csv", []byte(tt.data))
		if got := codes(findings); got != tt.findings {
			t.Errorf("%s: findings %v", name, findings)
			continue
		}
		g := grids[0]
		if g.Sheet != "sites" || len(g.Rows) != 4 || len(g.Rows[0].Values) != 3 {
			t.Fatalf("%s: %d rows", name, len(g.Rows))
		}
		for at, want := range map[string]string{"A1": "序号", "B2": "市水利局", "C2": "甲,乙", "A3": "", "B4": "跨\n行", "C4": "零"} {
			if v := cell(t, g, at); v.Text != want {
				t.Errorf("%s: %s is %q", name, at, v.Text)
			}
		}
	}
}

// TestCSVOfPrograms reads the forms in which programs export.
func TestCSVOfPrograms(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String("乙局,=\"02\"\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ data, a, b, findings string }{
		{"单位,编号\n乙局,=\"02\"\n", "乙局", "02", ""},
		{"单位,编号\n乙局,\"=\"\"02\"\"\"\n", "乙局", "02", ""},
		{"单位,编号\n\"乙,=\"\"局\",=\"0,\"\"2\"\n", "乙,=\"局", "0,\"2", ""},
		{"单位\t编号\n乙局，丙,局\t02\n", "乙局，丙,局", "02", ""},
		{"单位;编号\n乙局;\"0;2\"\n", "乙局", "0;2", ""},
		{"单位,编号\n乙;局;丙,02\n", "乙;局;丙", "02", ""},
		{"sep=;\r\n单位;编号\r\n乙,局;02\r\n", "乙,局", "02", ""},
		{"\xEF\xBB\xBF\"sep=\t\"\n单位\t编号\n乙局\t02\n", "乙局", "02", ""},
		{"sep=|\n单位|编号\n乙局|02\n", "乙局", "02", ""},
		{"\xEF\xBB\xBF单位,编号\n" + gb, "乙局", "02", "a.csv:2 csv-mixed-encoding"},
		{"单位,编号\n乙局,\"=DISPIMG(\"\"ID_1\"\",1)\"\n", "乙局", "", "a.csv!a!B2 picture-cell"},
	} {
		grids, findings := parse("a.csv", []byte(tt.data))
		if got := codes(findings); got != tt.findings || len(grids) != 1 {
			t.Errorf("%q: %v", tt.data, findings)
			continue
		}
		if a, b := cell(t, grids[0], "A2"), cell(t, grids[0], "B2"); a.Text != tt.a || b.Text != tt.b {
			t.Errorf("%q: %q, %q", tt.data, a.Text, b.Text)
		}
	}
}

func TestBadCSV(t *testing.T) {
	for _, tt := range []struct{ data, want string }{
		{"a,b\n\"c,d\n", "a.csv:2 csv-syntax"},
		{"a,b\nc\"d,e\n", "a.csv:2 csv-syntax"},
		{"a\x00b,c\n", "a.csv:1 encoding"},
		{"\xff\xff\n", "a.csv:1 encoding"},
		{"PK\x03\x04", "a.csv file-format"},
		{" \n", "a.csv file-format"},
		{"a|b\nc|d\n", "a.csv csv-separator"},
		{"a,b\n" + strings.Repeat(",", 300) + "\n", "a.csv csv-syntax"},
		{strings.Repeat("a\n", maxRow+1), "a.csv csv-syntax"},
	} {
		_, findings := parse("a.csv", []byte(tt.data))
		if got := codes(findings); got != tt.want {
			t.Errorf("%.20q: %v", tt.data, findings)
		}
	}
}
