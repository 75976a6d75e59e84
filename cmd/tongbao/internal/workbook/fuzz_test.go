package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

const (
	mainSpace     = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relationSpace = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	relationType  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// bookParts are the parts of the smallest workbook that has all that is read.
func bookParts() [][2]string {
	return [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships ` + relationSpace + `><Relationship Id="a" Type="` + relationType +
			`officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook` + mainSpace + ` xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships ` + relationSpace + `><Relationship Id="a" Type="` + relationType +
			`worksheet" Target="s.xml"/><Relationship Id="b" Type="` + relationType + `sharedStrings" Target="t.xml"/><Relationship Id="c" Type="` +
			relationType + `styles" Target="y.xml"/></Relationships>`},
		{"xl/s.xml", `<worksheet` + mainSpace + `><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44000</v></c></row>` +
			`</sheetData>` +
			`<mergeCells><mergeCell ref="A2:B2"/></mergeCells></worksheet>`},
		{"xl/t.xml", `<sst` + mainSpace + `><si><t>甲</t></si><si><r><t>乙</t></r><rPh><t>x</t></rPh></si></sst>`},
		{"xl/y.xml", `<styleSheet` + mainSpace + `><numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellXfs><xf/>` +
			`<xf numFmtId="14"/>` +
			`<xf numFmtId="164"/></cellXfs></styleSheet>`},
	}
}

// stored packs parts without compressing them: what a fuzzer changes stays legible to it.
func stored(t testing.TB, parts [][2]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		part, err := w.CreateHeader(&zip.FileHeader{Name: p[0], Method: zip.Store})
		if err == nil {
			_, err = io.WriteString(part, p[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// FuzzPart changes one part of a sound workbook.
func FuzzPart(f *testing.F) {
	for i, p := range bookParts() {
		f.Add(uint8(i), p[1])
	}
	f.Add(uint8(4), sheetXML(`<row r="1" hidden="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>`+
		`<row r="4"><c r="B4"><f>A1</f></c></row>`))
	f.Add(uint8(4), sheetXML(`<row><c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c><c t="d"><v>2026-01-02</v></c><c s="2"><v>.5</v></c></row>`))
	f.Fuzz(func(t *testing.T, part uint8, xml string) {
		parts := bookParts()
		parts[int(part)%len(parts)][1] = xml
		checkParsed(t, "a.xlsx", stored(t, parts))
	})
}

// FuzzArchive changes the bytes of a workbook.
func FuzzArchive(f *testing.F) {
	f.Add(stored(f, bookParts()))
	f.Add(stored(f, bookParts()[:1]))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
	f.Fuzz(func(t *testing.T, data []byte) { checkParsed(t, "a.xlsx", data) })
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte("序号,单位\n1,\"甲\n乙\"\n"))
	f.Add([]byte("\xEF\xBB\xBFa;b\n"))
	f.Add([]byte("\xD0\xF2\xBA\xC5,\xB5\xA5\xCE\xBB\n"))
	f.Add([]byte("sep=|\na|=\"02\"\n"))
	f.Add([]byte("\xFF\xFEa\x00\t\x00b\x00\n\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		grids, findings := checkParsed(t, "a.csv", data)
		if len(grids) == 0 || len(grids[0].Rows) == 0 || len(findings) > 0 {
			return
		}
		// What was read is the same when it is written as a sound file and read again.
		texts := textsOf(grids[0])
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		if err := w.WriteAll(texts); err != nil {
			t.Fatal(err)
		}
		if !plainText(texts) {
			return
		}
		again, findings := parse("a.csv", b.Bytes())
		if len(again) != 1 || !reflect.DeepEqual(texts, textsOf(again[0])) {
			t.Errorf("%q is read as %q, and written and read again %v %v", data, texts, again, findings)
		}
	})
}

// plainText reports texts in which nothing means something to a csv file: a formula, a
// separator of its own, a second column that only the quotes hold back.
func plainText(texts [][]string) bool {
	special := func(s string) bool {
		return strings.ContainsAny(s, "=;\t|\"\r\n，；｜") || strings.TrimSpace(s) != s || !utf8.ValidString(s)
	}
	return !slices.ContainsFunc(texts, func(row []string) bool { return slices.ContainsFunc(row, special) })
}

func textsOf(g sheet.Grid) [][]string {
	var out [][]string
	for _, r := range g.Rows {
		var row []string
		for _, v := range r.Values {
			row = append(row, v.Text)
		}
		out = append(out, row)
	}
	return out
}

// checkParsed reads a file and holds what is true of every one: there is a table or a
// reason why not, tables are rectangles whose cells know where they are, findings say in
// which file, and a second reading gives the same.
func checkParsed(t *testing.T, name string, data []byte) ([]sheet.Grid, diag.Findings) {
	t.Helper()
	grids, findings := parse(name, data)
	if len(grids) == 0 && len(findings) == 0 {
		t.Error("neither a table nor a finding")
	}
	for _, g := range grids {
		for i, r := range g.Rows {
			if r.Number != i+1 || len(r.Values) != len(g.Rows[0].Values) {
				t.Fatalf("row %d is not part of a rectangle", i+1)
			}
			for c, v := range r.Values {
				if at := (diag.Place{File: name, Sheet: g.Sheet, Cell: sheet.CellName(c, i+1)}); v.Place != at {
					t.Fatalf("the value at %v says it is at %v", at, v.Place)
				}
				if !utf8.ValidString(v.Text) {
					t.Errorf("%v holds %q", v.Place, v.Text)
				}
			}
		}
	}
	for _, f := range findings {
		if f.Place.File != name || f.Text == "" || f.Code == "" || f.Hint == "" && f.Severity > diag.Info {
			t.Errorf("finding without place, text or hint: %#v", f)
		}
	}
	if again, told := parse(name, data); !reflect.DeepEqual(again, grids) || !reflect.DeepEqual(told, findings) {
		t.Error("a second reading differs")
	}
	return grids, findings
}
