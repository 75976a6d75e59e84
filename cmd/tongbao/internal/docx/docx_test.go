package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/docx/docxtest"
)

// unpacked returns the parts of a docx.
func unpacked(t testing.TB, docx []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(data)
	}
	return parts
}

// squeezed removes all white space, as outputs are compared.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func noticeText(n *document.Notice) string {
	var b strings.Builder
	for _, e := range n.Text() {
		b.WriteString(e.Text)
	}
	return squeezed(b.String())
}

// bodyText is all text of w:t elements of document.xml, with the hyphens between them.
func bodyText(t testing.TB, docx []byte) string {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(unpacked(t, docx)["word/document.xml"]))
	var b strings.Builder
	inText := false
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return squeezed(b.String())
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			inText = tok.Name.Local == "t"
			if tok.Name.Local == "noBreakHyphen" {
				b.WriteByte('-')
			}
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				b.Write(tok)
			}
		}
	}
}

func TestTextIsTheNotices(t *testing.T) {
	for _, c := range docxtest.Cases() {
		t.Run(c.Name, func(t *testing.T) {
			if d := cmp.Diff(noticeText(c.Notice), bodyText(t, Write(c.Notice))); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestSameBytes(t *testing.T) {
	for _, c := range docxtest.Cases() {
		if !bytes.Equal(Write(c.Notice), Write(c.Notice)) {
			t.Errorf("%s: two builds differ", c.Name)
		}
	}
}

// The body of document.xml, a paragraph or row a line.
func TestGolden(t *testing.T) {
	for _, c := range docxtest.Cases() {
		t.Run(c.Name, func(t *testing.T) {
			body := unpacked(t, Write(c.Notice))["word/document.xml"]
			got := regexp.MustCompile(`(<w:(?:sdt|tc|sectPr|r|t)[ >])`).ReplaceAllString(body, "\n  $1")
			file := filepath.Join("testdata", c.Name+".document.xml")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Error(d)
			}
		})
	}
}

// checkPackage holds a docx to what Word needs of a package: every part is
// well-formed, has a content type, and every relation leads somewhere.
func checkPackage(t *testing.T, docx []byte) {
	t.Helper()
	parts := unpacked(t, docx)
	for name, data := range parts {
		d := xml.NewDecoder(strings.NewReader(data))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if !strings.HasSuffix(name, ".rels") && name != "[Content_Types].xml" &&
			!strings.Contains(parts["[Content_Types].xml"], `PartName="/`+name+`"`) {
			t.Errorf("%s has no content type", name)
		}
	}
	rels := map[string]bool{}
	for _, m := range regexp.MustCompile(`Id="(\w+)"[^>]*Target="([^"]+)"`).FindAllStringSubmatch(parts["word/_rels/document.xml.rels"], -1) {
		rels[m[1]] = true
		if _, ok := parts[path.Join("word", m[2])]; !ok {
			t.Errorf("relation %s leads to %s, which is missing", m[1], m[2])
		}
	}
	for _, m := range regexp.MustCompile(`r:id="(\w+)"`).FindAllStringSubmatch(parts["word/document.xml"], -1) {
		if !rels[m[1]] {
			t.Errorf("dangling %s", m[0])
		}
	}
	styled := regexp.MustCompile(`w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val="([^"]*)"`)
	for _, name := range []string{"word/document.xml", "word/styles.xml"} {
		for _, m := range styled.FindAllStringSubmatch(parts[name], -1) {
			if !strings.Contains(parts["word/styles.xml"], `w:styleId="`+m[1]+`"`) {
				t.Errorf("%s: no style %q", name, m[1])
			}
		}
	}
}

func TestPackage(t *testing.T) {
	for _, c := range docxtest.Cases() {
		t.Run(c.Name, func(t *testing.T) { checkPackage(t, Write(c.Notice)) })
	}
	for _, ref := range [][]byte{Reference(false), Reference(true), ReferenceLetter()} {
		checkPackage(t, ref)
	}
}

var (
	rowPattern  = regexp.MustCompile(`(?s)<w:tr>.*?</w:tr>`)
	cellPattern = regexp.MustCompile(`(?s)<w:tc>.*?</w:tc>`)
	spanPattern = regexp.MustCompile(`<w:gridSpan w:val="(\d+)"/>`)
	tblPattern  = regexp.MustCompile(`(?s)<w:tbl>.*?</w:tbl>`)
)

// Each row fills the grid, each merged cell continues one of the same place and
// width, and each cell has a paragraph.
func TestTableStructure(t *testing.T) {
	for _, c := range docxtest.Cases() {
		merged := 0
		for _, tbl := range tblPattern.FindAllString(unpacked(t, Write(c.Notice))["word/document.xml"], -1) {
			columns := strings.Count(tbl, "<w:gridCol ")
			open := map[int]int{}
			for r, row := range rowPattern.FindAllString(tbl, -1) {
				now, at := map[int]int{}, 0
				for _, tc := range cellPattern.FindAllString(row, -1) {
					span := 1
					if m := spanPattern.FindStringSubmatch(tc); m != nil {
						fmt.Sscan(m[1], &span)
					}
					restart, more := strings.Contains(tc, `<w:vMerge w:val="restart"/>`), strings.Contains(tc, `<w:vMerge/>`)
					if more && open[at] != span {
						t.Errorf("%s: row %d column %d continues nothing", c.Name, r, at)
					}
					if restart || more {
						now[at] = span
					}
					if restart || span > 1 && !more {
						merged++
					}
					if !strings.Contains(tc, "<w:p>") {
						t.Errorf("%s: row %d column %d has no paragraph", c.Name, r, at)
					}
					at += span
				}
				if at != columns {
					t.Errorf("%s: row %d fills %d of %d columns", c.Name, r, at, columns)
				}
				open = now
			}
		}
		if merged < c.Merged {
			t.Errorf("%s: %d merged areas, want %d", c.Name, merged, c.Merged)
		}
	}
}

func TestLargeAndLong(t *testing.T) {
	n := docxtest.Small()
	n.Title, n.TitleLines = strings.Repeat("很长的标题", 100), nil
	n.Head.Organs = []string{strings.Repeat("很长的机关名称", 20)}
	n.SignOff.Signers[0].Name = strings.Repeat("长", 80)
	big := docxtest.Failures(10000)
	big.Rows[7].Cells[4].Text = strings.Repeat("问题", 3000)
	n.Attachments = []document.Attachment{{Label: "附件", Title: "大表", Blocks: []document.Block{big}}}
	out := Write(n)
	checkPackage(t, out)
	if noticeText(n) != bodyText(t, out) {
		t.Error("text differs")
	}
	if rows := strings.Count(unpacked(t, out)["word/document.xml"], "<w:tr>"); rows != 10001 {
		t.Errorf("%d rows", rows)
	}
}

func TestElementsAreNamed(t *testing.T) {
	body := unpacked(t, Write(docxtest.Imprint()))["word/document.xml"]
	for _, name := range []string{"份号", "密级", "紧急程度", "发文机关标志", "发文字号", "标题", "主送机关", "附件说明", "发文机关署名", "成文日期", "附注", "附件", "版记"} {
		if !strings.Contains(body, `<w:alias w:val="`+name+`"/>`) {
			t.Errorf("no content control %s", name)
		}
	}
}
