package typeset

import (
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// signature is a sign-off that has been set.
type signature struct {
	galley
	blank int     // lines above it
	fix   float64 // mm to add to them: what stands above the first name in its item
	high  bool    // its seals need more than a page, so its parts may stand alone
}

// signSetter sets a sign-off in the form its seal asks for (7.3.5).
type signSetter struct {
	signature
	document.SignOff
	typist *typist
	date   text
}

// sealPlace is a seal's circle or a stamp's rectangle relative to the item that carries it.
type sealPlace struct {
	organ         string
	x, y          float64 // centre, mm
	diameter      float64 // 0: a stamp
	width, height float64 // of a stamp
	form          *Struct // of the empty signature field there; nil: none is asked for
	space         []Run   // an invisible space around the centre, for systems that look for one in the content
}

// setSignOff sets names and date with the places of the seals.
func setSignOff(so document.SignOff, y *typist) signature {
	s := &signSetter{SignOff: so, typist: y, date: y.set(so.DateText(), grid3(typeface.FangSong))}
	switch {
	case len(s.Signers) == 0 && len(s.date.chars) == 0:
		return signature{}
	case s.ByStamp():
		s.stamped()
	case s.Sealed && len(s.Signers) > 1:
		s.sealedRows()
	case s.Sealed && len(s.Signers) == 1:
		s.sealedOne()
	default:
		s.unsealed()
	}
	keepTogether(s.items)
	if s.high {
		s.findings.Tell(codeSignOffHigh, diag.Place{}, "可减少联署机关，或者只由主办机关署名盖章。",
			"联署机关共%d个，印章排不进一页，署名分在两页以上。", len(s.Signers))
		for i := range len(s.items) - 2 { // the last row keeps the date
			s.items[i].keep = false
		}
	}
	return s.signature
}

// The widest line a name takes in the sign-off, and one among several that are sealed in a
// row; cells.
const (
	signerCells      = 24
	closeSignerCells = 12
	nameMeasure      = signerCells * gbt9704.Cell // mm
)

// nameLines breaks a name that is wider than measure; a usual one is one line.
func nameLines(t text, measure float64) []text {
	if t.width() <= measure+slack {
		return []text{t}
	}
	var out []text
	for _, ln := range line.Title(t.chars, measure, nil) {
		out = append(out, t.onLine(ln))
	}
	return out
}

func widest(lines []text) float64 {
	w := 0.0
	for _, t := range lines {
		w = max(w, t.width())
	}
	return w
}

// name sets the name of a signer in lines of at most measure mm.
func (s *signSetter) name(signer document.Signer, measure float64) []text {
	return nameLines(s.typist.set(signer.PrintText(), grid3(typeface.FangSong)), measure)
}

// names sets the names of all signers in lines of at most measure mm; wide is the width of
// the widest.
func (s *signSetter) names(measure float64) (names [][]text, wide float64) {
	for _, signer := range s.Signers {
		lines := s.name(signer, measure)
		names, wide = append(names, lines), max(wide, widest(lines))
	}
	return names, wide
}

// signPiece is a text of the sign-off at x.
func signPiece(el *Struct, t text, x float64) piece {
	return piece{el: el, runs: t.runs(x, gbt9704.EmAscent*gbt9704.Em3)}
}

// line adds a line of its own.
func (s *signSetter) line(k itemKind, pieces ...piece) {
	it := textLine(k)
	it.pieces = pieces
	s.items = append(s.items, it)
}

// dateLine adds the 成文日期.
func (s *signSetter) dateLine(x float64) { s.line(dateItem, signPiece(s.element("P"), s.date, x)) }

// seal is the place of a seal with the given centre.
func (s *signSetter) seal(organ string, x, y, diameter float64) sealPlace {
	return sealPlace{organ: organ, x: x, y: y, diameter: diameter, space: s.space(), form: s.form()}
}

// form is the structure element of an empty signature field, where one is asked for.
func (s *signSetter) form() *Struct {
	if !s.Fields {
		return nil
	}
	return s.element("Form")
}

// space is an invisible space around 0.
func (s *signSetter) space() []Run {
	t := s.typist.set("\u3000", grid3(typeface.FangSong))
	space := t.runs(-t.width()/2, 0)
	for i := range space {
		space[i].Invisible = true
	}
	return space
}

// sealedOne: the date ends four cells before the right edge, the organ's name
// stands above it on the same axis (7.3.5.1); a name too long for that moves
// both to the left.
func (s *signSetter) sealedOne() {
	name := s.name(s.Signers[0], nameMeasure)
	dateWidth := s.date.width()
	axis := gbt9704.TypeWidth - max(gbt9704.SealedDateInset*gbt9704.Cell+dateWidth/2, widest(name)/2)
	place := placeSeal(len(name), s.SealDiameter)
	s.blank = place.blank
	el := s.element("P")
	for _, t := range name {
		s.line(signItem, signPiece(el, t, axis-t.width()/2))
	}
	s.dateLine(axis - dateWidth/2)
	if d := s.SealDiameter; d > 0 {
		last, y := &s.items[len(s.items)-1], place.aboveDate(len(name))
		last.seals = []sealPlace{s.seal(s.Signers[0].Name, axis, y, d)}
		last.ink = max(last.ink, y+d/2)
	}
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
func (s *signSetter) unsealed() {
	const inset = gbt9704.UnsealedNameInset * gbt9704.Cell
	const shift = gbt9704.UnsealedDateShift * gbt9704.Cell
	s.blank = gbt9704.UnsealedBlankLines
	names, nameWidth := s.names(nameMeasure)
	x := gbt9704.TypeWidth - inset - nameWidth
	dateX := x + shift
	if w := s.date.width(); w > nameWidth {
		dateX = gbt9704.TypeWidth - inset - w
		x = dateX - shift
	}
	for _, lines := range names {
		el := s.element("P")
		for _, t := range lines {
			s.line(signItem, signPiece(el, t, x))
		}
	}
	if len(s.date.chars) > 0 {
		s.dateLine(dateX)
	}
}

// stamped: the place of the leader's stamp ends four cells before the right edge and is free
// of text, the post stands two cells to its left on its axis; the date follows below one blank
// line (7.3.5.3).
func (s *signSetter) stamped() {
	right := gbt9704.TypeWidth - gbt9704.StampInset*gbt9704.Cell
	s.blank = gbt9704.StampBlankLines
	for i, signer := range s.Signers {
		end := right
		if signer.Stamp != "" {
			end -= gbt9704.StampWidth + gbt9704.StampPostGap*gbt9704.Cell
		}
		if i > 0 {
			gapAfter(s.items, gbt9704.StampRowBlank)
		}
		el, post := s.element("P"), s.name(signer, end)
		for _, t := range post {
			s.line(signItem, signPiece(el, t, end-widest(post)))
		}
		if signer.Stamp != "" {
			s.stamp(signer, right, len(post))
		}
	}
	gapAfter(s.items, gbt9704.StampDateBlank)
	if len(s.date.chars) > 0 {
		s.dateLine(right - s.date.width())
	}
}

// stamp leaves the place of a stamp that ends at right, beside the last lines set: those of
// its post.
func (s *signSetter) stamp(signer document.Signer, right float64, lines int) {
	last := &s.items[len(s.items)-1]
	last.seals = []sealPlace{{
		organ: signer.Name, x: right - gbt9704.StampWidth/2, y: (gbt9704.Em3 - float64(lines-1)*gbt9704.LinePitch) / 2,
		width: gbt9704.StampWidth, height: gbt9704.StampHeight, space: s.space(), form: s.form(),
	}}
}
