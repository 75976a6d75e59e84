package readback

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"io"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/docx"
	"tongbao/cmd/tongbao/internal/docx/docxtest"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/html"
	"tongbao/cmd/tongbao/internal/markdown"
	"tongbao/cmd/tongbao/internal/ofd"
	"tongbao/cmd/tongbao/internal/pdf"
	"tongbao/cmd/tongbao/internal/pdfread"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
)

func layOut(t *testing.T, n *document.Notice) (*typeset.Layout, *typeface.Set) {
	t.Helper()
	faces, told, err := typeface.Open(typeface.Options{Dirs: []string{"../../../../fonts"}})
	if err != nil || told.Errors() > 0 {
		t.Fatal(err, told)
	}
	layout, told := typeset.LayOut(n, faces)
	if told.Errors() > 0 {
		t.Fatal(told)
	}
	return layout, faces
}

func printPDF(t *testing.T, layout *typeset.Layout, faces *typeface.Set) []byte {
	t.Helper()
	data, err := pdf.Write(layout, layout.Fonts(faces), pdf.Meta{Title: "通报"})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestOneSubset holds that PDF and OFD embed the very same fonts.
func TestOneSubset(t *testing.T) {
	layout, faces := layOut(t, docxtest.Tables())
	fonts := layout.Fonts(faces)
	paper, err := pdf.Write(layout, fonts, pdf.Meta{Title: "通报"})
	if err != nil {
		t.Fatal(err)
	}
	pages, err := ofd.Write(layout, fonts, ofd.Meta{Title: "通报"})
	if err != nil {
		t.Fatal(err)
	}
	in, err := zip.NewReader(bytes.NewReader(pages), int64(len(pages)))
	if err != nil {
		t.Fatal(err)
	}
	var sums [2][][sha256.Size]byte
	for _, f := range in.File {
		if strings.HasSuffix(f.Name, ".ttf") {
			sums[0] = append(sums[0], sum(t)(f.Open()))
		}
	}
	for _, font := range bytes.SplitAfter(paper, []byte("/Length1 "))[1:] {
		_, stream, _ := bytes.Cut(font, []byte("stream\n"))
		sums[1] = append(sums[1], sum(t)(zlib.NewReader(bytes.NewReader(stream))))
	}
	if len(sums[0]) < 3 || !slices.Equal(sums[0], sums[1]) {
		t.Errorf("fonts of the OFD %x, of the PDF %x", sums[0], sums[1])
	}
}

// sum is the SHA-256 of what a file has.
func sum(t *testing.T) func(io.Reader, error) [sha256.Size]byte {
	return func(in io.Reader, err error) [sha256.Size]byte {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		return sha256.Sum256(data)
	}
}

// written are the files of a notice.
func written(t *testing.T, n *document.Notice) []File {
	t.Helper()
	layout, faces := layOut(t, n)
	page, _ := html.Page(n, html.Options{Downloads: []html.Download{{Path: "notice.pdf", Type: "application/pdf"}}})
	fragment, _ := html.Fragment(n, html.Options{Downloads: []html.Download{{Path: "通报.pdf", Type: "application/pdf"}}}, false)
	full, _ := html.Fragment(n, html.Options{}, true)
	pages, err := ofd.Write(layout, layout.Fonts(faces), ofd.Meta{Title: n.Title})
	if err != nil {
		t.Fatal(err)
	}
	return []File{{"notice.pdf", printPDF(t, layout, faces)}, {"notice.html", page}, {"publish/正文.html", fragment},
		{"notice.md", markdown.Write(n, markdown.Pipe)}, {"hybrid.md", markdown.Write(n, markdown.Hybrid)}, {"notice.docx", docx.Write(n)},
		{"full/正文.html", full}, {"publish/通报.pdf", nil}, {"notice.ofd", pages}}
}

// notices are the papers whose files are read back.
func notices() map[string]*document.Notice {
	out := map[string]*document.Notice{}
	for _, c := range docxtest.Cases() {
		if c.Name != "hostile" && c.Name != "bare" { // what they hold is refused long before
			out[c.Name] = c.Notice
		}
	}
	letter := docxtest.Joint() // of which the lead organ's mark stands alone
	letter.Head.Form, letter.Head.Mark = document.LetterheadLetter, nil
	out["joint letter"] = letter
	draft := docxtest.Tables()
	draft.Draft = true
	out["draft"] = draft
	return out
}

// TestSoundFiles holds that nothing is told of files that are as they should be.
func TestSoundFiles(t *testing.T) {
	for name, n := range notices() {
		for _, f := range Check(written(t, n), n, ledger(n)) {
			t.Errorf("%s: %v", name, f)
		}
	}
}

// ledger are the figures the body carries, and one asked for that is not printed.
func ledger(n *document.Notice) []*figures.Figure {
	out := []*figures.Figure{{Key: "网站.无此数", Text: "—", Unknown: true}}
	for _, b := range n.Body {
		if p, ok := b.(*document.Paragraph); ok {
			for _, i := range p.Text {
				if i.Figure != nil {
					out = append(out, i.Figure)
				}
			}
		}
	}
	return out
}

// replaced is a file with something in it replaced once.
func replaced(t *testing.T, f File, old, by string) File {
	t.Helper()
	if !bytes.Contains(f.Data, []byte(old)) {
		t.Fatalf("%s has no %q", f.Name, old)
	}
	return File{f.Name, bytes.Replace(f.Data, []byte(old), []byte(by), 1)}
}

// TestDifferencesAreTold alters one thing of one file each and wants the code that names it,
// with its words.
func TestDifferencesAreTold(t *testing.T) {
	n := docxtest.Tables()
	files := written(t, n)
	pdf, page, fragment, md, hybrid, word := files[0], files[1], files[2], files[3], files[4], files[5]
	other := docxtest.Tables()
	other.Body[0].(*document.Paragraph).Text[1].Text = "39%"
	wrong := written(t, other)
	for _, tt := range []struct {
		name string
		file File
		code diag.Code
		says string
	}{
		{"number in PDF", wrong[0], codeText, "第1页，正文应为“检查网站60个，合格率为93%"},
		{"number in PDF", wrong[0], codeText, "没有印出的数字：网站.合格率 = 93%"},
		{"number in OFD", wrong[8], codeText, "第1页，正文应为“检查网站60个，合格率为93%"},
		{"number in OFD", wrong[8], codeText, "没有印出的数字：网站.合格率 = 93%"},
		{"number in page", wrong[1], codeText, "读到“检查网站60个，合格率为39%"},
		{"number in fragment", wrong[2], codeText, "93%"},
		{"number in markdown", wrong[3], codeText, "39%"},
		{"number in hybrid markdown", wrong[4], codeText, "39%"},
		{"number in Word file", wrong[5], codeText, "93%"},
		{"a digit more", replaced(t, md, "93%", "193%"), codeText, "93%"},
		{"a number parted", replaced(t, md, "93%", "9\n3%"), codeFigure, "网站.合格率 = 93%"},
		{"a cell lost", replaced(t, md, "云川第3网", ""), codeText, "附件2应为"},
		{"a sentence more", replaced(t, md, "不得拖延。", "不得拖延。完。"), codeText, "完"},
		{"PDF cut", File{pdf.Name, pdf.Data[:len(pdf.Data)-9]}, codeUnreadable, "结尾"},
		{"OFD cut", File{"notice.ofd", files[8].Data[:len(files[8].Data)-9]}, codeUnreadable, "OFD"},
		{"Word file cut", File{word.Name, word.Data[:len(word.Data)-9]}, codeUnreadable, "docx"},
		{"element open", replaced(t, hybrid, "</w:tbl>", "<w:tbl>"), codeUnreadable, "标记"},
		{"fold open", replaced(t, hybrid, "\n```\n\n</details>", "\n``\n\n</details>"), codeUnreadable, "没有开头"},
		{"title of fragment lost", replaced(t, files[6], n.Title, ""), codeText, "正文应为“本次共检查"},
		{"anchor lost", replaced(t, page, `id="fj1"`, `id="fj3"`), codeLink, "#fj1"},
		{"no such file beside the fragment", fragment, codeLink, "没有文件“./通报.pdf”"},
		{"no such file", replaced(t, page, `href="notice.pdf"`, `href="other.pdf"`), codeLink, "没有文件“other.pdf”"},
	} {
		beside := []File{tt.file}
		if tt.file.Name == page.Name {
			beside = append(beside, pdf) // which it offers
		}
		told := Check(beside, n, ledger(n))
		found := false
		for _, f := range told {
			found = found || f.Is(tt.code) && strings.Contains(f.Text, tt.says)
		}
		if !found {
			t.Errorf("%s: no %s %q in\n%v", tt.name, tt.code.Name, tt.says, told)
		}
	}
}

// TestMarksOutsideAreTold moves one mark of a page each.
func TestMarksOutsideAreTold(t *testing.T) {
	n := docxtest.Tables()
	for _, tt := range []struct {
		name string
		move func(m typeset.Mark) typeset.Mark
		says string // "" for what is allowed
	}{
		{"a line of text to the left", func(m typeset.Mark) typeset.Mark {
			r, ok := m.(typeset.Run)
			if ok && strings.HasPrefix(r.Text(), "本次共检查") {
				r.X = 20
				return r
			}
			return m
		}, "第1页的“本次共检查"},
		{"the page number up", func(m typeset.Mark) typeset.Mark {
			r, ok := m.(typeset.Run)
			if ok && r.Text() == "— 1 —" {
				r.Y = 100
				return r
			}
			return m
		}, "第1页的“— 1 —"},
		{"a rule beyond the edge", func(m typeset.Mark) typeset.Mark {
			r, ok := m.(typeset.Rule)
			if ok && r.Color == typeset.Red {
				r.X2 = 190
				return r
			}
			return m
		}, "第1页的线"},
		{"nothing", func(m typeset.Mark) typeset.Mark { return m }, ""},
	} {
		layout, faces := layOut(t, n)
		for i := range layout.Pages {
			for k, m := range layout.Pages[i].Marks {
				layout.Pages[i].Marks[k] = tt.move(m)
			}
		}
		told := Check([]File{{"notice.pdf", printPDF(t, layout, faces)}}, n, nil)
		right := len(told) == 1 && told[0].Is(codeArea) && strings.Contains(told[0].Text, tt.says)
		if tt.says == "" && len(told) > 0 || tt.says != "" && !right {
			t.Errorf("%s: %v", tt.name, told)
		}
	}
}

// TestTagsAreHeldAgainstContent changes what was read of a file.
func TestTagsAreHeldAgainstContent(t *testing.T) {
	layout, faces := layOut(t, docxtest.Tables())
	data := printPDF(t, layout, faces)
	for name, change := range map[string]func(*pdfread.Document){
		"":     func(*pdfread.Document) {},
		"没有标签": func(d *pdfread.Document) { d.Elements = nil },
		"不在标签里，或者在两个标签里": func(d *pdfread.Document) {
			for i := range d.Elements {
				if len(d.Elements[i].Content) > 0 {
					d.Elements[i].Content = nil
					return
				}
			}
		},
		"没有内容": func(d *pdfread.Document) { d.Elements[0].Content = []pdfread.Content{{Page: 0, ID: 999}} },
		"数目不同": func(d *pdfread.Document) { d.Elements[0].Objects++ },
		"第1页的“云川市人民政府办公室": func(d *pdfread.Document) {
			d.Pages[0].Runs[0].Mark = -1
		},
	} {
		doc, err := pdfread.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		change(doc)
		told := checkPaper(diag.Place{File: "notice.pdf"}, formPDF, doc, docxtest.Tables())
		found := func(f diag.Finding) bool { return f.Is(codeTags) && strings.Contains(f.Text, name) }
		if name == "" && len(told) > 0 || name != "" && !slices.ContainsFunc(told, found) {
			t.Errorf("%q: %v", name, told)
		}
	}
}

// TestPlacesOfThePage holds links and bookmarks to the paper.
func TestPlacesOfThePage(t *testing.T) {
	page := pdfread.Page{Height: 297, Links: []pdfread.Link{{Text: "附件1", To: pdfread.Place{Y: 300}}}}
	doc := &pdfread.Document{Pages: []pdfread.Page{page}, Outline: []pdfread.Bookmark{{Title: "总体情况", To: pdfread.Place{Y: -5}},
		{Title: "附件", To: pdfread.Place{Y: 37}}}}
	if got := strings.Join(lost(doc), "；"); got != "第1页的链接“附件1”指到了纸外；书签“总体情况”指到了纸外" {
		t.Error(got)
	}
}

func TestNumbersStandAlone(t *testing.T) {
	for number, want := range map[string]bool{"93.1": true, "93": false, "1,024": true, "024": true, "25": true, "1": false,
		"5": false, "202": false, "26": false} {
		in := newNumbers(&story{text: "合格率93.1%，共1,024个\n1.25个网站，第2026年"}, wanted{number: 0})
		if got := in.hold([]string{number}); got != want {
			t.Errorf("%s: %v", number, got)
		}
	}
}
