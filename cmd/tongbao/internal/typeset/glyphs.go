package typeset

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// text is a piece of the paper as glyphs, ready for line breaking. shift is
// parallel to chars: how far a glyph stands right of its place, mm.
type text struct {
	chars []line.Char
	shift []float64
}

// reset empties the text but keeps its memory.
func (t *text) reset() { t.chars, t.shift = t.chars[:0], t.shift[:0] }

// width is the natural width of the text, mm.
func (t *text) width() float64 {
	w := 0.0
	for _, c := range t.chars {
		w += c.Advance
	}
	return w
}

// onLine is the text of a line it has been broken into.
func (t *text) onLine(ln line.Line) text {
	return text{t.chars[ln.Start:ln.End], t.shift[ln.Start:ln.End]}
}

// runs sets the characters one behind the other from x on, with the baseline at y.
func (t *text) runs(x, y float64) []Run { return runsOf(t.inRow(), t.shift, x, y) }

// inRow places the characters one behind the other from 0.
func (t *text) inRow() []line.Placed {
	out := make([]line.Placed, len(t.chars))
	x := 0.0
	for i, c := range t.chars {
		out[i] = line.Placed{Char: c, X: x}
		x += c.Advance
	}
	return out
}

// typist turns characters into glyphs. It keeps the list of those no face has:
// whoever sets a text, none can be lost on the way.
type typist struct {
	faces    *typeface.Set
	drawn    map[typeface.Role]*drawnChars
	missing  map[missingChar]bool
	findings diag.Findings // one a missing character and place

	paragraphs text // see lines
	breaker    line.Breaker
}

type missingChar struct {
	char  rune
	place diag.Place
}

func newTypist(faces *typeface.Set) *typist {
	return &typist{faces: faces, drawn: map[typeface.Role]*drawnChars{}, missing: map[missingChar]bool{}}
}

// drawnChars are the characters of a role that have been set, so that its faces are asked for each of them once.
type drawnChars struct {
	role  typeface.Role
	faces *typeface.Set
	pages [256]*[256]uint16 // by halves of the code point: index of drawn; 0: has not been set
	drawn []drawnChar
}

// drawnChar is a character as the faces of a role draw it.
type drawnChar struct {
	char    rune
	gid     uint16
	missing bool    // no face has it
	face    string  // its PostScript name; empty: it is not drawn
	advance float64 // cells
	shift   float64 // em
}

// of is how the faces draw a character; it holds until the next call.
func (k *drawnChars) of(ch rune) *drawnChar {
	i := uint16(0) // of what is not kept: the last one of another plane
	if ch >= 0 && ch <= 0xFFFF {
		page := k.pages[ch>>8]
		if page == nil {
			page = new([256]uint16)
			k.pages[ch>>8] = page
		}
		if i = page[ch&0xFF]; i > 0 {
			return &k.drawn[i]
		}
		if i = uint16(len(k.drawn)); i > 0 {
			k.drawn = append(k.drawn, drawnChar{})
			page[ch&0xFF] = i
		}
	}
	k.drawn[i] = k.draw(ch)
	return &k.drawn[i]
}

// draw asks the faces.
func (k *drawnChars) draw(ch rune) drawnChar {
	if ch == '\t' {
		ch = ' ' // a blank that is drawn, or whoever reads the PDF finds none
	}
	if isControl(ch) {
		return drawnChar{char: ch}
	}
	g, ok := k.faces.Glyph(k.role, ch)
	if !ok {
		return drawnChar{char: ch, advance: 1, missing: true}
	}
	return drawnChar{char: ch, face: g.Face.Name, gid: g.GID, advance: cells(ch, g.Advance), shift: g.Shift}
}

// known are the characters of a role that have been set.
func (y *typist) known(r typeface.Role) *drawnChars {
	k := y.drawn[r]
	if k == nil {
		k = &drawnChars{role: r, faces: y.faces, drawn: make([]drawnChar, 1, 32)}
		y.drawn[r] = k
	}
	return k
}

// style is how a piece of text is set.
type style struct {
	role typeface.Role
	size float64 // pt
	cell float64 // mm, width of a full-width character
}

// grid3 is 3号 type on the 28 cells of a line.
func grid3(r typeface.Role) style { return style{r, gbt9704.Size3, gbt9704.Cell} }

// solid is type set without tracking: a character is as wide as its size.
func solid(r typeface.Role, size float64) style { return style{r, size, gbt9704.Em(size)} }

// set makes a text of words that stand in no text and no cell of the clerk's.
func (y *typist) set(s string, st style) text {
	var t text
	y.add(&t, s, st, 0, diag.Place{})
	return t
}

// add appends s to t. tag comes back with each placed character; place is
// named when a character has no glyph.
func (y *typist) add(t *text, s string, st style, tag int, place diag.Place) {
	em := gbt9704.Em(st.size)
	known := y.known(st.role)
	n := utf8.RuneCountInString(s)
	t.chars, t.shift = slices.Grow(t.chars, n), slices.Grow(t.shift, n)
	for _, ch := range s {
		d := known.of(ch)
		if d.missing {
			y.report(d.char, place)
		}
		t.chars = append(t.chars, line.Char{Rune: d.char, Face: d.face, GID: d.gid, Size: st.size, Advance: st.cell * d.advance, Tag: tag})
		t.shift = append(t.shift, d.shift*em)
	}
}

// cells is the width of a character on the grid. What words, numbers and addresses are
// written with keeps the width its face gives it, half an em in the faces shipped and in
// most made for official papers: a program that reads the PDF takes a wider step for a blank.
func cells(ch rune, advance float64) float64 {
	switch {
	case advance <= 0:
		return 0 // combining mark
	case ch >= 0x80 && advance > 0.75 && advance < 1.25:
		return 1
	}
	return advance
}

// isControl reports characters that are never drawn: line breaks and tabs.
func isControl(ch rune) bool {
	return ch < 0x20 || ch >= 0x7F && ch < 0xA0 || ch == '\u2028' || ch == '\u2029'
}

// report adds one finding a character and place.
func (y *typist) report(ch rune, place diag.Place) {
	key := missingChar{ch, place}
	if y.missing[key] {
		return
	}
	y.missing[key] = true
	if place.IsZero() { // words of the head and the signature
		place.File = diag.NoticeFile
	}
	hint := "把含有它的字体放进 fonts/ext/；不是必须用的符号，换成通行的。"
	if unicode.Is(unicode.Han, ch) {
		hint = "把含有这个字的字体放进 fonts/ext/，例如免费的花园明朝（HanaMinA.ttf、HanaMinB.ttf）；姓名、地名不要换成别的字。"
	}
	y.findings.Tell(CodeNoGlyph, place, hint, "字体里没有字符“%s”（U+%04X），无法印出。", printable(ch), ch)
}

func printable(ch rune) string {
	if ch < 0x20 || ch == 0xFFFD {
		return "?"
	}
	return string(ch)
}
