package pdfread

import (
	"fmt"
	"strings"
	"testing"
)

// withContent is a file of one page that draws content with a face of two characters.
func withContent(content string) []byte {
	const toUnicode = "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange " +
		"2 beginbfchar <0001> <901A> <0002> <62A5> endbfchar endcmap"
	return assemble([]string{
		"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 9 0 R >>",
		"<< /Kids [3 0 R] >>",
		"<< /Type /Page /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /StructParents 0 >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
		"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 8 0 R >>",
		"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /W [1 [1000 1000]] /DW 1000 /FontDescriptor 7 0 R >>",
		"<< /Type /FontDescriptor /FontName /A >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(toUnicode), toUnicode),
		"<< /Type /StructTreeRoot /K 10 0 R >>",
		"<< /Type /StructElem /S /Document /P 9 0 R /Pg 3 0 R /K [0] >>",
	})
}

const drawn = "/P <</MCID 0>> BDC\nBT /F1 16 Tf 1 0 0 1 80 700 Tm [<0001> -20 <0002>] TJ ET\nEMC\n0.5 w 80 600 m 500 600 l S"

// Whatever lies in a file, it is read or an error; a file that was read has its pages.
func FuzzRead(f *testing.F) {
	f.Add(withContent(drawn))
	f.Add(assemble([]string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Kids [] >>"}))
	f.Add([]byte("%PDF-1.7\nxref\n0 1\ntrailer\n<< /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<13 {
			return // reading is held linear elsewhere
		}
		read(t, data)
	})
}

// FuzzContent tries what a page may draw.
func FuzzContent(f *testing.F) {
	f.Add(drawn)
	f.Add("q 0 0 1 1 re f Q /Artifact <</Type /Layout>> BDC EMC")
	f.Add("/Span <</ActualText <FEFF4E00>>> BDC BT /F1 1 Tf <0001> Tj ET EMC")
	f.Fuzz(func(t *testing.T, content string) {
		if len(content) < 1<<13 && !strings.Contains(content, "endstream") {
			read(t, withContent(content))
		}
	})
}

func read(t *testing.T, data []byte) {
	doc, err := Read(data)
	if err != nil {
		return
	}
	if doc == nil {
		t.Fatal("neither read nor an error")
	}
	for i, p := range doc.Pages {
		for _, r := range p.Runs {
			if r.Text == "" {
				t.Errorf("page %d: a run without text", i+1)
			}
		}
	}
}
