package pdf

import (
	"fmt"
	"testing"

	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
)

// bodyPages makes n pages of 22 full lines, as a long report has them.
func bodyPages(b testing.TB, faces *typeface.Set, n int) *typeset.Layout {
	doc := &typeset.Struct{Role: "Document"}
	layout := &typeset.Layout{Tree: doc}
	for i := range n {
		s := &sheet{t: b, faces: faces, page: typeset.Page{Number: i + 1, Numbered: true}}
		para := leaf("P")
		for line := range 22 {
			var text []rune
			for k := range 28 {
				text = append(text, rune(0x4E00+(i*61+line*28+k)%2500))
			}
			runs := s.runs(typeface.FangSong, 16, 28, 42+10.446*float64(line), gbt9704.Cell, string(text))
			para.Content = append(para.Content, s.tagged("P", marksOf(runs)...))
		}
		doc.Kids = append(doc.Kids, para)
		layout.Pages = append(layout.Pages, s.page)
	}
	return layout
}

// tableRows makes a table of n rows and six columns, 22 rows a page, tagged
// cell by cell.
func tableRows(b testing.TB, faces *typeface.Set, n int) *typeset.Layout {
	table := &typeset.Struct{Role: "Table"}
	layout := &typeset.Layout{Tree: &typeset.Struct{Role: "Document", Kids: []*typeset.Struct{table}}}
	var s *sheet
	for row := range n {
		y := 42 + 10.0*float64(row%22)
		if row%22 == 0 {
			s = &sheet{t: b, faces: faces, page: typeset.Page{Number: row/22 + 1, Numbered: true}}
		}
		tr := &typeset.Struct{Role: "TR"}
		for col, text := range []string{fmt.Sprint(row + 1), "云川市教育局", "云川教育信息网", fmt.Sprintf("%010d", 3700000000+row), "合格", "首页更新不及时"} {
			runs := s.runs(typeface.FangSong, 12, 28+26*float64(col), y, 0, text)
			tr.Kids = append(tr.Kids, leaf("TD", s.tagged("TD", marksOf(runs)...)))
			s.page.Marks = append(s.page.Marks, typeset.Rule{X1: 28 + 26*float64(col), Y1: y - 7, X2: 28 + 26*float64(col), Y2: y + 3, Width: 0.176})
		}
		s.page.Marks = append(s.page.Marks, typeset.Rule{X1: 28, Y1: y + 3, X2: 184, Y2: y + 3, Width: 0.176})
		table.Kids = append(table.Kids, tr)
		if row%22 == 21 || row == n-1 {
			layout.Pages = append(layout.Pages, s.page)
		}
	}
	return layout
}

func BenchmarkPages(b *testing.B) {
	faces := openFaces(b)
	for _, n := range []int{10, 100, 1000} {
		layout := bodyPages(b, faces, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchmarkWrite(b, layout, faces) })
	}
}

func BenchmarkTableRows(b *testing.B) {
	faces := openFaces(b)
	for _, n := range []int{1000, 10_000, 100_000} {
		layout := tableRows(b, faces, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchmarkWrite(b, layout, faces) })
	}
}

func benchmarkWrite(b *testing.B, layout *typeset.Layout, faces *typeface.Set) {
	b.ReportAllocs()
	for b.Loop() {
		out, err := Write(layout, layout.Fonts(faces), sampleMeta)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(out))/1e6, "MB")
	}
}
