package line

// Wrap breaks the text of a table cell into lines of at most measure mm and
// appends them to dst.
func Wrap(dst []Span, chars []Char, measure float64) []Span {
	g := make([]gap, len(chars))
	gapsOf(g, chars)
	for _, l := range Break(chars, Options{Measure: measure, Align: Left}) {
		dst = append(dst, Span{l.Start, l.End, l.Width, l.Overfull})
	}
	return dst
}

// Place places the characters of a line of a cell and appends them to dst.
func (s Span) Place(dst []Placed, chars []Char, measure float64, a Alignment) []Placed {
	x, spare := 0.0, max(0, measure-s.Width)
	switch a {
	case Center:
		x = spare / 2
	case Right:
		x = spare
	}
	for _, c := range chars[s.Start:s.End] {
		dst = append(dst, Placed{c, x})
		x += width(c)
	}
	return dst
}

// NaturalWidth is the width in mm of the widest line of chars when nothing but
// line break characters breaks them.
func NaturalWidth(chars []Char) float64 {
	var w, ink, widest float64
	for _, c := range chars {
		switch cl := classOf(c.Rune); {
		case cl&newline != 0:
			w, ink = 0, 0
		case cl&space != 0:
			w += width(c)
		default:
			w += width(c)
			ink = w
		}
		widest = max(widest, ink)
	}
	return widest
}

// MinWidth is the width in mm of the widest piece of chars that no line break
// may part: a column narrower than this has to break a word.
func MinWidth(chars []Char) float64 {
	g := make([]gap, len(chars))
	gapsOf(g, chars)
	var w, ink, widest float64
	for i, c := range chars {
		if g[i].cost != never {
			w, ink = 0, 0
		}
		w += width(c)
		if classOf(c.Rune)&(space|newline) == 0 {
			ink = w
		}
		widest = max(widest, ink)
	}
	return widest
}
