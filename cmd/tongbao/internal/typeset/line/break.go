package line

import "slices"

// Break breaks one paragraph into lines so that the paragraph as a whole looks
// best: marks are squeezed before gaps are widened, units stay together, the last
// line is not a single character.
//
// No text gives no line. A line break character ends its line, which is then set
// like a last one; the next line has the Rest indent. Spaces at the end of a line
// hang: they keep their place in Chars, at the end of the ink. On a line that is
// squeezed the blank half of a mark at its end may stand beyond the measure, its
// ink never does; without need every mark keeps its full cell. A piece that is
// wider than the line is broken at the least bad place. Where not even one
// character fits, because the measure is too small, zero or negative, each line
// holds one character and is marked Overfull.
func Break(chars []Char, o Options) []Line { return new(Breaker).Break(chars, o) }

// Breaker breaks paragraphs one after the other with the memory of the one before. The zero Breaker is ready.
type Breaker struct {
	paragraph paragraph
	placed    []Placed
	lines     []Line
}

// Break is the function Break; the lines hold until the next call.
func (b *Breaker) Break(chars []Char, o Options) []Line {
	p := &b.paragraph
	p.read(chars, o)
	b.placed, b.lines = slices.Grow(b.placed[:0], len(chars))[:len(chars)], b.lines[:0]
	for start := 0; start < len(chars); {
		end := start + 1
		for end < len(chars) && classOf(chars[end-1].Rune)&newline == 0 {
			end++
		}
		for _, e := range p.breaks(start, end) {
			l := Line{Start: start, End: e, Last: e == len(chars), Chars: b.placed[start:e:e]}
			l.Forced = classOf(chars[e-1].Rune)&newline != 0
			p.place(&l)
			b.lines = append(b.lines, l)
			start = e
		}
	}
	return b.lines
}

// fit is how a line is brought to its width: the share of each kind of blank that
// is taken out of it, and what is added.
type fit struct {
	cut   [levels]float64 // share, 0 to 1
	space float64         // mm added for each mm that word spaces can be widened by
	gap   float64         // mm added to each gap
}

// place gives the characters of a line their X.
func (p *paragraph) place(l *Line) {
	room, w := p.room(l.Start), p.natural(l.Start, l.End)
	x := p.o.Measure - room
	var f fit
	switch spare := room - w; {
	case p.ink[l.End] <= l.Start: // nothing but spaces
	case exceeds(w, room):
		f, w = p.squeeze(l, -spare)
	case p.o.Align == Center && spare > 0:
		x += spare / 2
	case p.o.Align == Right && spare > 0:
		x += spare
	case p.o.Align == Justify && !l.Last && !l.Forced:
		f, w = p.widen(l, spare)
	}
	l.Width = w
	e := max(p.ink[l.End], l.Start)
	for i := l.Start; i < l.End; i++ {
		if i > l.Start && i < e {
			x += p.change(i, f)
		}
		l.Chars[i-l.Start] = Placed{p.chars[i], x}
		if i < e {
			x += width(p.chars[i])
		}
	}
	p.hang(l, e)
}

// change is what fit adds to the gap before character i.
func (p *paragraph) change(i int, f fit) float64 {
	a, b := p.chars[i-1], p.chars[i]
	ca, cb := classOf(a.Rune), classOf(b.Rune)
	d := 0.0
	if p.gaps[i].stretch {
		d = f.gap
	}
	if ca&wordSpace != 0 && f.space > 0 {
		d += f.space * max(0, maxSpace*a.Size*mmPerPoint-width(a))
	}
	for l, v := range cutsBetween(a, b, ca, cb) {
		d -= f.cut[l] * v
	}
	return d
}

// hang puts the spaces after the ink, which ends at e, where the line ends.
func (p *paragraph) hang(l *Line, e int) {
	if e == l.Start {
		return
	}
	last := l.Chars[e-1-l.Start]
	end := min(last.X+width(last.Char), max(last.X, p.o.Measure))
	for i := e; i < l.End; i++ {
		l.Chars[i-l.Start].X = end
	}
}

// squeeze takes over mm out of a line, level after level, and evenly within a
// level. It returns the width that remains.
func (p *paragraph) squeeze(l *Line, over float64) (f fit, w float64) {
	e := p.ink[l.End]
	s, t := &p.sums[l.Start+1], &p.sums[e]
	w = p.room(l.Start)
	over -= endCut(p.chars[e-1])
	for k := level(0); k < levels && over > 0; k++ {
		can := t.cuts[k] - s.cuts[k]
		if can <= 0 {
			continue
		}
		cut := min(over, can)
		f.cut[k] = cut / can
		over -= cut
	}
	if over > tolerance {
		l.Overfull = true
		w += over
	}
	return f, w
}

// widen adds spare mm to a line: to word spaces first, then to all gaps. It
// returns the width that comes out.
func (p *paragraph) widen(l *Line, spare float64) (f fit, w float64) {
	w = p.natural(l.Start, l.End)
	e := p.ink[l.End]
	if e <= l.Start || spare <= 0 {
		return f, w
	}
	s, t := &p.sums[l.Start+1], &p.sums[e]
	n, rest := t.stretch-s.stretch, spare
	if can := t.spaces - s.spaces; can > 0 {
		f.space = min(1, spare/can)
		rest -= f.space * can
	}
	if rest > 1e-9 {
		if n == 0 || rest > maxGap*p.cell*float64(n) {
			return fit{}, w
		}
		f.gap = rest / float64(n)
	}
	return f, w + spare
}
