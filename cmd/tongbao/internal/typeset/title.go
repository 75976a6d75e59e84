package typeset

import (
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// titleLines sets a title of 2号小标宋 over the given width, one item a line, in
// the shape of a trapezoid or diamond (7.3.1).
func (l *layouter) titleLines(title string, breaks []string, measure float64, el *Struct, place diag.Place) []item {
	var t text
	l.typist.add(&t, title, solid(typeface.XiaoBiaoSong, gbt9704.Size2), 0, place)
	em := gbt9704.Em(gbt9704.Size2)
	var items []item
	for _, ln := range line.Title(t.chars, measure, breaks) {
		y := gbt9704.EmAscent * em
		it := item{ink: em, fix: gbt9704.TitlePitch, keep: true}
		it.pieces = []piece{{el: el, runs: runsOf(ln.Chars, t.part(ln).shift, 0, y)}}
		items = append(items, it)
	}
	return items
}

// closeTitle sets the distance from the last line of a title to what follows:
// one blank line (7.3.2).
func closeTitle(items []item) {
	if len(items) > 0 {
		items[len(items)-1].fix = gbt9704.Em(gbt9704.Size2) + gbt9704.BodyBelowTitle*gbt9704.LinePitch
	}
}
