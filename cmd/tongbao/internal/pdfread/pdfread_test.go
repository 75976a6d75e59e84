package pdfread

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/docx/docxtest"
	"tongbao/cmd/tongbao/internal/pdf"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
)

// laidOut is a small notice with attachments, on paper.
func laidOut(t testing.TB) (*typeset.Layout, *typeface.Set) {
	t.Helper()
	faces, told, err := typeface.Open(typeface.Options{Dirs: []string{"../../../../fonts"}})
	if err != nil || told.Errors() > 0 {
		t.Fatal(err, told)
	}
	layout, told := typeset.LayOut(docxtest.Tables(), faces)
	if told.Errors() > 0 {
		t.Fatal(told)
	}
	return layout, faces
}

func write(t testing.TB, layout *typeset.Layout, faces *typeface.Set) []byte {
	t.Helper()
	data, err := pdf.Write(layout, layout.Fonts(faces), pdf.Meta{Title: "通报"})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestReadsWhatIsWritten holds what is read against the layout that was written: each run's
// text and place, each line, link and bookmark, and the structure.
func TestReadsWhatIsWritten(t *testing.T) {
	layout, faces := laidOut(t)
	doc, err := Read(write(t, layout, faces))
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Pages) != len(layout.Pages) {
		t.Fatalf("%d pages, want %d", len(doc.Pages), len(layout.Pages))
	}
	for i, p := range layout.Pages {
		samePage(t, i+1, doc.Pages[i], p)
	}
	var titles []string
	for _, b := range doc.Outline {
		titles = append(titles, fmt.Sprintf("%d %s %d", b.Depth, b.Title, b.To.Page+1))
	}
	if got, want := titles, outline(layout.Outline, 0); !slices.Equal(got, want) {
		t.Errorf("bookmarks %q, want %q", got, want)
	}
	var roles []string
	for _, e := range doc.Elements {
		if e.Role != "Link" {
			roles = append(roles, fmt.Sprint(e.Role, len(e.Content)))
		}
	}
	if got, want := roles, elements(layout.Tree); !slices.Equal(got, want) {
		t.Errorf("structure %q, want %q", got, want)
	}
}

func samePage(t *testing.T, number int, got Page, want typeset.Page) {
	t.Helper()
	near := func(a, b float64) bool { return math.Abs(a-b) < 0.002 }
	runs, lines, links := 0, 0, 0
	for _, m := range want.Marks {
		switch m := m.(type) {
		case typeset.Run:
			r := got.Runs[runs]
			if r.Text != m.Text() || !near(r.X, m.X) || !near(r.Y, m.Y) || r.Turned != m.Turned || !near(r.Size, m.Size) {
				t.Errorf("page %d: %+v, want %q at %v %v", number, r, m.Text(), m.X, m.Y)
			}
			runs++
		case typeset.Rule:
			if l := got.Lines[lines]; !near(l.X1, min(m.X1, m.X2)) || !near(l.Y2, max(m.Y1, m.Y2)) || !near(l.Width, m.Width) {
				t.Errorf("page %d: %+v, want %+v", number, l, m)
			}
			lines++
		case typeset.Link:
			links++
		}
	}
	if runs != len(got.Runs) || lines != len(got.Lines) || links != len(got.Links) {
		t.Errorf("page %d: %d runs, %d lines, %d links, want %d, %d, %d", number,
			len(got.Runs), len(got.Lines), len(got.Links), runs, lines, links)
	}
}

func outline(items []typeset.OutlineItem, depth int) (out []string) {
	for _, i := range items {
		out = append(append(out, fmt.Sprintf("%d %s %d", depth, i.Title, i.Page)), outline(i.Kids, depth+1)...)
	}
	return out
}

func elements(s *typeset.Struct) []string {
	var out []string
	if s.Role != "Link" { // the writer makes some of its own
		out = append(out, fmt.Sprint(s.Role, len(s.Content)))
	}
	for _, k := range s.Kids {
		out = append(out, elements(k)...)
	}
	return out
}

// TestObjectStreams reads a file with so many elements that they are packed.
func TestObjectStreams(t *testing.T) {
	layout, faces := laidOut(t)
	table := &typeset.Struct{Role: "Table"}
	for range 20_001 {
		table.Kids = append(table.Kids, &typeset.Struct{Role: "TD"})
	}
	layout.Tree.Kids = append(layout.Tree.Kids, table)
	data := write(t, layout, faces)
	if !bytes.Contains(data, []byte("/ObjStm")) {
		t.Fatal("nothing is packed")
	}
	doc, err := Read(data)
	if err != nil || doc.Elements[len(doc.Elements)-1].Role != "TD" || len(doc.Elements) < 20_000 {
		t.Fatal(err)
	}
}

// TestBrokenFilesAreErrors holds that a file that is cut, or a byte of which is another, is
// read or an error, and never a panic.
func TestBrokenFilesAreErrors(t *testing.T) {
	layout, faces := laidOut(t)
	data := write(t, layout, faces)
	for _, end := range []int{0, 1, 8, 9, 100, len(data) / 2, len(data) - 1} {
		if _, err := Read(data[:end]); err == nil {
			t.Errorf("the first %d bytes are read", end)
		}
	}
	for at := len(data) - 1; at > 0; at -= len(data) / 50 {
		changed := bytes.Clone(data)
		changed[at] ^= 0x11
		_, _ = Read(changed) // most positions lie in a face, which nobody reads
	}
	for at := len(data) - 3000; at < len(data); at += 31 {
		changed := bytes.Clone(data)
		changed[at] = '9'
		_, _ = Read(changed)
	}
}

// TestHostileFiles has small files that say of themselves what no file may.
func TestHostileFiles(t *testing.T) {
	const page = "<< /Type /Page /MediaBox [0 0 595 842] /Contents 4 0 R >>"
	for _, tt := range []struct {
		name    string
		objects []string
		says    string
	}{
		{"no catalogue", []string{"<< >>"}, "目录"},
		{"a page tree that names itself", []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Kids [2 0 R] >>"}, "不是页"},
		{"a page twice", []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Kids [3 0 R 3 0 R] >>",
			"<< /Type /Page /MediaBox [0 0 1 1] >>"}, "第2页"},
		{"a reference to itself", []string{"<< /Type /Catalog /Pages 2 0 R >>", "2 0 R"}, "引用"},
		{"brackets without end", []string{strings.Repeat("[", 100_000)}, "嵌套过深"},
		{"an unknown operator", []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Kids [3 0 R] >>", page,
			"<< /Length 4 >>\nstream\n1 Do\nendstream"}, "第1页：Do"},
		{"too many operands", []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Kids [3 0 R] >>", page,
			"<< /Length 200 >>\nstream\n" + strings.Repeat("1 ", 100) + "\nendstream"}, "操作数过多"},
		{"a stream longer than the file", []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Kids [3 0 R] >>", page,
			"<< /Length 99999 >>\nstream\n1\nendstream"}, "长度"},
		{"bookmarks in a ring", []string{"<< /Type /Catalog /Pages 2 0 R /Outlines 3 0 R >>", "<< /Kids [4 0 R] >>", "<< /First 5 0 R >>",
			"<< /Type /Page /MediaBox [0 0 1 1] >>", "<< /Title (x) /Dest [4 0 R /XYZ null 1 null] /Next 5 0 R >>"}, "互相包含"},
		{"tags in a ring", []string{"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 3 0 R >>", "<< /Kids [] >>", "<< /K 4 0 R >>",
			"<< /Type /StructElem /S /P /K [4 0 R] >>"}, "互相包含"},
	} {
		if _, err := Read(assemble(tt.objects)); err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	later := bytes.Replace(assemble([]string{"<< /Type /Catalog >>"}), []byte("/Root"), []byte("/Prev 9 /Root"), 1)
	if _, err := Read(later); err == nil || !strings.Contains(err.Error(), "追加") {
		t.Error(err)
	}
}

// assemble makes a file of objects from 1 on.
func assemble(objects []string) []byte {
	out := []byte("%PDF-1.7\n")
	var rows strings.Builder
	for i, o := range objects {
		fmt.Fprintf(&rows, "%010d 00000 n \n", len(out))
		out = fmt.Appendf(out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	return fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n",
		len(objects)+1, rows.String(), len(out))
}
