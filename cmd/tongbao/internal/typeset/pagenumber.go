package typeset

import (
	"strconv"

	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
)

// printPageNumbers prints "— n —" below the type area, one character in from its
// outer edge: odd pages right, even pages left (7.5). Landscape content does
// not move it (c.8).
func printPageNumbers(pages []Page, y *typist) {
	for i := range pages {
		p := &pages[i]
		if !p.Numbered {
			continue
		}
		t := y.set("— "+strconv.Itoa(p.Number)+" —", solid(typeface.SongTi, gbt9704.PageNumberSize))
		x := gbt9704.TypeLeft + gbt9704.PageNumberInset
		if p.Number%2 == 1 {
			x = gbt9704.TypeRight - gbt9704.PageNumberInset - t.width()
		}
		base := gbt9704.TypeBottom + gbt9704.DashBelow + gbt9704.DashHeight*gbt9704.Em(gbt9704.PageNumberSize)
		p.Marks = append(p.Marks, artifact("Pagination", t.runs(x, base))...)
	}
}

// artifact is what stands on a page beside the paper's content.
func artifact(kind string, runs []Run) []Mark {
	marks := []Mark{Tag{Role: "Artifact", ID: -1, Artifact: kind}}
	for _, r := range runs {
		marks = append(marks, r)
	}
	return append(marks, TagEnd{})
}
