package typeset

import (
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
)

// What a draft shows beside the paper; none of it is in the standard.
const (
	draftText = "草稿"
	draftSize = 120.0 // pt
	draftLine = 0.35  // mm, outline of the place of a seal
)

// outline draws the rectangle of a stamp around its centre.
func outline(x, y, width, height float64) []Mark {
	left, right, top, bottom := x-width/2, x+width/2, y-height/2, y+height/2
	rule := func(x1, y1, x2, y2 float64) Mark {
		return Rule{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: draftLine, Color: Gray}
	}
	return []Mark{
		rule(left, top, right, top), rule(left, bottom, right, bottom), rule(left, top, left, bottom), rule(right, top, right, bottom),
	}
}

// printDraft prints 草稿 in gray below the content of each page.
func printDraft(pages []Page, y *typist) {
	t := y.set(draftText, solid(typeface.HeiTi, draftSize))
	x := gbt9704.TypeCenter - t.width()/2
	base := gbt9704.TypeTop + gbt9704.TypeHeight/2 + (gbt9704.EmAscent-0.5)*gbt9704.Em(draftSize)
	runs := t.runs(x, base)
	for i := range runs {
		runs[i].Color = Gray
	}
	for i := range pages {
		p := &pages[i]
		p.Marks = append(artifact("Background", runs), p.Marks...)
	}
}
