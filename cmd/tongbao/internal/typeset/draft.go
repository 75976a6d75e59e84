package typeset

import (
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
)

// What a draft shows beside the paper; none of it is in the standard.
const (
	draftText = "草稿"
	draftSize = 120.0 // pt
	draftLine = 0.35  // mm, circle at the place of a seal
)

// printDraft prints 草稿 in gray below the content of each page.
func printDraft(pages []Page, y *typist) {
	t := y.set(draftText, solid(typeface.HeiTi, draftSize))
	x := gbt9704.TypeCenter - t.width()/2
	base := gbt9704.TypeTop + gbt9704.TypeHeight/2 + (gbt9704.EmAscent-0.5)*gbt9704.Em(draftSize)
	for i := range pages {
		p := &pages[i]
		marks := []Mark{Tag{Role: "Artifact", ID: -1, Artifact: "Background"}}
		for _, r := range t.runs(x, base) {
			r.Color = Gray
			marks = append(marks, r)
		}
		p.Marks = append(append(marks, TagEnd{}), p.Marks...)
	}
}
