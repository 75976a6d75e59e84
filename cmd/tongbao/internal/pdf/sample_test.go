package pdf

import (
	"testing"
	"time"

	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
)

const fontDir = "../../../../fonts"

func openFaces(t testing.TB) *typeface.Set {
	t.Helper()
	faces, findings, err := typeface.Open(typeface.Options{Dirs: []string{fontDir}})
	if err != nil || findings.Errors() > 0 {
		t.Fatal(err, findings)
	}
	return faces
}

var sampleMeta = Meta{
	Title: "关于云川市<政府网站>检查情况的通报", Author: "云川市人民政府办公室", Subject: "第一季度 & 全年", Keywords: "政府网站; 通报",
	Date: time.Date(2026, 4, 9, 0, 0, 0, 0, time.FixedZone("CST", 8*3600)), Program: "1.0",
}

// sheet builds a page with its structure, the way a layout engine would.
type sheet struct {
	t     testing.TB
	faces *typeface.Set
	page  typeset.Page
	next  int // MCID
}

// runs splits text into runs of one face. pitch is the distance of full-width
// characters in mm, 0 for the faces' own advances.
func (s *sheet) runs(role typeface.Role, size, x, y, pitch float64, text string) []typeset.Run {
	s.t.Helper()
	var out []typeset.Run
	pen := 0.0
	for _, ch := range text {
		g, ok := s.faces.Glyph(role, ch)
		if !ok {
			s.t.Fatalf("no glyph for %c", ch)
		}
		if n := len(out); n == 0 || out[n-1].Face != g.Face.Name {
			out = append(out, typeset.Run{Face: g.Face.Name, Size: size, X: x + pen, Y: y})
		}
		r := &out[len(out)-1]
		r.Glyphs = append(r.Glyphs, typeset.Glyph{Rune: ch, GID: g.GID, Pen: x + pen - r.X})
		if pitch > 0 {
			pen += pitch * g.Advance
		} else {
			pen += size * gbt9704.MMPerPoint * g.Advance
		}
	}
	return out
}

// tagged adds marks as one marked-content sequence and returns its name.
func (s *sheet) tagged(role string, marks ...typeset.Mark) typeset.Content {
	id := s.next
	s.next++
	s.page.Marks = append(s.page.Marks, typeset.Tag{Role: role, ID: id})
	s.page.Marks = append(append(s.page.Marks, marks...), typeset.TagEnd{})
	return typeset.Content{Page: s.page.Number, ID: id}
}

func (s *sheet) artifact(kind string, marks ...typeset.Mark) {
	s.page.Marks = append(s.page.Marks, typeset.Tag{Role: "Artifact", ID: -1, Artifact: kind})
	s.page.Marks = append(append(s.page.Marks, marks...), typeset.TagEnd{})
}

func marksOf(runs []typeset.Run) []typeset.Mark {
	var out []typeset.Mark
	for _, r := range runs {
		out = append(out, r)
	}
	return out
}

func leaf(role string, content ...typeset.Content) *typeset.Struct {
	return &typeset.Struct{Role: role, Content: content}
}

// The lines of the sample's first paragraph, which runs over two pages.
var sampleLines = []string{
	"对全市政府网站进行了检查，合格率93%。其中“云川发布”",
	"等账号由𬭚县镕创公司代管〔2026〕19号——情况如下：",
}

// sample is a small notice with everything a page can hold: red head, title,
// body over two pages, a turned table, links, a blank page, and an end page
// without a number.
func sample(t testing.TB, faces *typeface.Set) *typeset.Layout {
	doc := &typeset.Struct{Role: "Document"}
	layout := &typeset.Layout{Tree: doc}
	add := func(s *sheet, numbered bool) {
		s.page.Numbered = numbered
		layout.Pages = append(layout.Pages, s.page)
	}
	newSheet := func() *sheet {
		return &sheet{t: t, faces: faces, page: typeset.Page{Number: len(layout.Pages) + 1}}
	}

	p := newSheet()
	head := p.runs(typeface.XiaoBiaoSong, 48, 40, 90, 0, "云川市人民政府文件")
	for i := range head {
		head[i].Color, head[i].HScale = typeset.Red, 0.8
		for j := range head[i].Glyphs {
			head[i].Glyphs[j].Pen *= 0.8
		}
	}
	doc.Kids = append(doc.Kids, leaf("P", p.tagged("P", marksOf(head)...)))
	p.page.Marks = append(p.page.Marks, typeset.Rule{X1: 28, Y1: 100, X2: 184, Y2: 100, Width: 0.5, Color: typeset.Red})
	doc.Kids = append(doc.Kids, leaf("H1", p.tagged("H1", marksOf(p.runs(typeface.XiaoBiaoSong, 22, 50, 120, 0, "关于检查情况的通报"))...)))
	doc.Kids = append(doc.Kids, leaf("H2", p.tagged("H2", marksOf(p.runs(typeface.HeiTi, 16, 39.142, 140, gbt9704.Cell, "一、总体情况"))...)))
	para := leaf("P", p.tagged("P", marksOf(p.runs(typeface.FangSong, 16, 28, 150.446, gbt9704.Cell, sampleLines[0]))...))
	doc.Kids = append(doc.Kids, para)
	note := marksOf(p.runs(typeface.FangSong, 16, 28, 170, gbt9704.Cell, "附件：检查表"))
	note = append(note, typeset.Link{X1: 28, Y1: 165, X2: 62, Y2: 171, To: "attachment-1", Text: "附件：检查"},
		typeset.Link{X1: 28, Y1: 175, X2: 34, Y2: 181, To: "attachment-1", Text: "表"}) // the reference goes on on the next line
	doc.Kids = append(doc.Kids, &typeset.Struct{Role: "P", Kids: []*typeset.Struct{leaf("Link", p.tagged("Link", note...))}})
	seal := p.runs(typeface.FangSong, 16, 120, 200, 0, "云川市人民政府")
	for i := range seal {
		seal[i].Invisible = true
	}
	p.artifact("Layout", append(marksOf(seal), typeset.Circle{X: 140, Y: 200, R: 21, Width: 0.2, Color: typeset.Gray})...)
	p.artifact("Pagination", marksOf(p.runs(typeface.SongTi, 14, 160, 272, 0, "— 1 —"))...)
	add(p, true)

	p = newSheet()
	para.Content = append(para.Content, p.tagged("P", marksOf(p.runs(typeface.FangSong, 16, 28, 42, gbt9704.Cell, sampleLines[1]))...))
	p.artifact("Pagination", marksOf(p.runs(typeface.SongTi, 14, 40, 272, 0, "— 2 —"))...)
	add(p, true)

	p = newSheet()
	doc.Kids = append(doc.Kids, sampleTable(p))
	add(p, true)
	add(newSheet(), false) // blank
	p = newSheet()
	doc.Kids = append(doc.Kids, leaf("P", p.tagged("P", marksOf(p.runs(typeface.FangSong, 14, 28, 255, 0, "抄送：各区县人民政府。"))...)))
	add(p, false)

	layout.Anchors = []typeset.Anchor{{Name: "attachment-1", Page: 3, X: 37, Y: 40}}
	layout.Outline = []typeset.OutlineItem{
		{Title: "关于检查情况的通报", Page: 1, Y: 110, Kids: []typeset.OutlineItem{
			{Title: "一、总体情况", Page: 1, Y: 130, Kids: []typeset.OutlineItem{{Title: "（一）𬭚县", Page: 2, Y: 37}}},
		}},
		{Title: "附件 检查表", Page: 3, Y: 37},
	}
	return layout
}

// sampleTable draws a table turned counter-clockwise, with spans and a link
// back inside a Link element.
func sampleTable(p *sheet) *typeset.Struct {
	table := &typeset.Struct{Role: "Table"}
	cell := func(row *typeset.Struct, role string, x, y float64, text string) *typeset.Struct {
		runs := p.runs(typeface.HeiTi, 12, x, y, 0, text)
		for i := range runs {
			runs[i].Turned = true
			runs[i].Y, runs[i].X = y-(runs[i].X-x), x
		}
		c := leaf(role, p.tagged(role, marksOf(runs)...))
		row.Kids = append(row.Kids, c)
		return c
	}
	head := &typeset.Struct{Role: "TR"}
	cell(head, "TH", 60, 250, "单位").Scope = "Column"
	cell(head, "TH", 60, 200, "网站").Scope = "Column"
	first, second := &typeset.Struct{Role: "TR"}, &typeset.Struct{Role: "TR"}
	cell(first, "TD", 75, 250, "𬭚县政府").RowSpan = 2
	cell(first, "TD", 75, 200, "门户网站")
	cell(second, "TD", 90, 200, "政务新媒体")
	p.page.Marks = append(p.page.Marks,
		typeset.Rule{X1: 66, Y1: 262, X2: 66, Y2: 150, Width: 0.176},
		typeset.Rule{X1: 80, Y1: 262, X2: 80, Y2: 150, Width: 0.176, Dashed: true},
		typeset.Link{X1: 85, Y1: 200, X2: 92, Y2: 170, To: "attachment-1"})
	table.Kids = []*typeset.Struct{head, first, second}
	return table
}
