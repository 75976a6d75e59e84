package typeset

import (
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// signature is the sign-off as items with the blank lines above it.
type signature struct {
	blank int
	fix   float64 // mm to add to them: what stands above the first name in its item
	items []item
}

// sealPlace is a seal's circle relative to the item that carries it.
type sealPlace struct {
	organ    string
	x, y     float64 // centre, mm
	diameter float64
}

// signOff sets organ names and date in the form the seal asks for (7.3.5).
func (l *layouter) signOff() signature {
	s := l.n.SignOff
	date := l.signText(s.DateText(), typeface.FangSong)
	var out signature
	switch {
	case len(s.Signers) == 0 && len(date.chars) == 0:
		return signature{}
	case hasStamp(s.Signers):
		out = l.stamped(date)
	case s.Sealed && len(s.Signers) > 1:
		out = l.sealedRows(date)
	case s.Sealed && len(s.Signers) == 1:
		out = l.sealedOne(date)
	default:
		out = l.unsealed(date)
	}
	if n := len(out.items); n > 0 {
		out.items[n-1].kind = dateItem
	}
	return out
}

func hasStamp(signers []document.Signer) bool {
	for _, s := range signers {
		if s.Stamp != "" {
			return true
		}
	}
	return false
}

// signText is a name or date of the sign-off on the grid.
func (l *layouter) signText(s string, r typeface.Role) text {
	return l.typist.set(s, grid3(r))
}

// nameLines breaks a name that is wider than measure; a usual one is one line.
func nameLines(t text, measure float64) []text {
	if t.width() <= measure+slack {
		return []text{t}
	}
	var out []text
	for _, ln := range line.Title(t.chars, measure, nil) {
		out = append(out, t.part(ln))
	}
	return out
}

// signLine is an item with one run of the sign-off at x.
func signLine(t text, x float64, el *Struct) item {
	it := textLine(signItem)
	it.pieces = []piece{{el: el, runs: t.runs(x, gbt9704.EmAscent*gbt9704.Em3)}}
	return it
}

func widest(lines []text) float64 {
	w := 0.0
	for _, t := range lines {
		w = max(w, t.width())
	}
	return w
}

// nameMeasure is the widest line a name takes in the sign-off, mm.
const nameMeasure = 24 * gbt9704.Cell

// sealedOne: the date ends four cells before the right edge, the organ's name
// stands above it on the same axis (7.3.5.1); a name too long for that moves
// both to the left.
func (l *layouter) sealedOne(date text) signature {
	signer := l.n.SignOff.Signers[0]
	name := nameLines(l.signText(signer.NameText(), typeface.FangSong), nameMeasure)
	dateWidth := date.width()
	axis := gbt9704.TypeWidth - max(gbt9704.SealedDateInset*gbt9704.Cell+dateWidth/2, widest(name)/2)
	place := placeSeal(len(name), l.n.SignOff.SealDiameter)
	out := signature{blank: place.blank}
	el := element(l.out.Tree, "P")
	for _, t := range name {
		out.items = append(out.items, signLine(t, axis-t.width()/2, el))
	}
	out.items = append(out.items, signLine(date, axis-dateWidth/2, element(l.out.Tree, "P")))
	keepTogether(out.items)
	last := &out.items[len(out.items)-1]
	if d := l.n.SignOff.SealDiameter; d > 0 {
		y := place.aboveDate(len(name))
		last.seals = []sealPlace{{organ: signer.Name, x: axis, y: y, diameter: d}}
		last.ink = max(last.ink, y+d/2)
	}
	return out
}

// sealFit is where a seal sits on a sign-off.
type sealFit struct {
	blank int     // blank lines between text and name
	above float64 // mm, centre above the middle of name and date
}

// placeSeal chooses the blank lines above a name of n lines so that the seal's
// top stays within one line of the text and its centre a little above the
// middle of name and date.
func placeSeal(n int, diameter float64) sealFit {
	if diameter <= 0 {
		return sealFit{gbt9704.SealedBlankLines, gbt9704.SealAbove}
	}
	var fallback sealFit
	for _, blank := range []int{gbt9704.SealedBlankLines, 1, 0, 3, 4, 5, 6} {
		room := sealRoom(n, blank) - diameter/2 // gap of a seal centred on the middle
		if gap := room - gbt9704.SealAbove; gap > 0 && gap <= gbt9704.SealTopGap {
			return sealFit{blank, gbt9704.SealAbove}
		}
		if above := room - gbt9704.SealTopGap/2; fallback == (sealFit{}) && above > 0 && above < 2*gbt9704.SealAbove {
			fallback = sealFit{blank, above}
		}
	}
	if fallback == (sealFit{}) {
		return sealFit{gbt9704.SealedBlankLines, gbt9704.SealAbove}
	}
	return fallback
}

// sealRoom is the distance from the text's bottom to the middle of name and date.
func sealRoom(n, blank int) float64 {
	block := float64(n)*gbt9704.LinePitch + gbt9704.Em3
	return float64(blank+1)*gbt9704.LinePitch - gbt9704.Em3 + block/2
}

// aboveDate is the y of the centre relative to the top of the date's line.
func (s sealFit) aboveDate(nameLines int) float64 {
	return (gbt9704.Em3-float64(nameLines)*gbt9704.LinePitch)/2 - s.above
}

// unsealed: the names end two cells before the right edge, one below the other,
// and the date begins two cells right of them; a date longer than the name ends
// two cells before the edge itself (7.3.5.2).
func (l *layouter) unsealed(date text) signature {
	const inset = gbt9704.UnsealedNameInset * gbt9704.Cell
	const shift = gbt9704.UnsealedDateShift * gbt9704.Cell
	var names [][]text
	nameWidth := 0.0
	for _, s := range l.n.SignOff.Signers {
		lines := nameLines(l.signText(s.NameText(), typeface.FangSong), nameMeasure)
		names = append(names, lines)
		nameWidth = max(nameWidth, widest(lines))
	}
	x := gbt9704.TypeWidth - inset - nameWidth
	dateWidth := date.width()
	dateX := x + shift
	if dateWidth > nameWidth {
		dateX = gbt9704.TypeWidth - inset - dateWidth
		x = dateX - shift
	}
	out := signature{blank: gbt9704.UnsealedBlankLines}
	for _, lines := range names {
		el := element(l.out.Tree, "P")
		for _, t := range lines {
			out.items = append(out.items, signLine(t, x, el))
		}
	}
	if len(date.chars) > 0 {
		out.items = append(out.items, signLine(date, dateX, element(l.out.Tree, "P")))
	}
	keepTogether(out.items)
	return out
}

// stamped: the leader's stamp ends four cells before the right edge, the post
// stands two cells to its left; the date follows below one blank line (7.3.5.3).
func (l *layouter) stamped(date text) signature {
	right := gbt9704.TypeWidth - gbt9704.StampInset*gbt9704.Cell
	out := signature{blank: gbt9704.StampBlankLines}
	for _, s := range l.n.SignOff.Signers {
		el := element(l.out.Tree, "P")
		if s.Stamp == "" {
			for _, t := range nameLines(l.signText(s.NameText(), typeface.FangSong), nameMeasure-gbt9704.StampInset*gbt9704.Cell) {
				out.items = append(out.items, signLine(t, right-t.width(), el))
			}
			continue
		}
		stamp := l.signText(s.Stamp, typeface.KaiTi)
		post := nameLines(l.signText(s.Post, typeface.FangSong), right-stamp.width()-gbt9704.StampPostGap*gbt9704.Cell)
		x := right - stamp.width()
		for i, t := range post {
			it := signLine(t, x-gbt9704.StampPostGap*gbt9704.Cell-widest(post), el)
			if i == len(post)-1 {
				it.pieces = append(it.pieces, signLine(stamp, x, el).pieces...)
			}
			out.items = append(out.items, it)
		}
	}
	gapAfter(out.items, gbt9704.StampDateBlank)
	if len(date.chars) > 0 {
		out.items = append(out.items, signLine(date, right-date.width(), element(l.out.Tree, "P")))
	}
	keepTogether(out.items)
	return out
}
