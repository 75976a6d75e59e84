package line

// Break breaks one paragraph into lines.
func Break(chars []Char, o Options) []Line {
	g := make([]gap, len(chars))
	gapsOf(g, chars)
	placed := make([]Placed, len(chars))
	var lines []Line
	for _, s := range greedy(g, chars, o) {
		l := Line{Chars: placed[s.Start:s.End:s.End], Start: s.Start, End: s.End, Width: s.Width, Overfull: s.Overfull}
		l.Last = s.End == len(chars)
		l.Forced = s.End > 0 && classOf(chars[s.End-1].Rune)&newline != 0
		place(&l, chars, g, o, len(lines) == 0)
		lines = append(lines, l)
	}
	return lines
}

func indent(o Options, first bool) float64 {
	if first {
		return o.First
	}
	return o.Rest
}

// greedy fills line after line.
func greedy(g []gap, chars []Char, o Options) []Span {
	var out []Span
	start, brk, w, ink, brkInk := 0, 0, 0.0, 0.0, 0.0
	for i := 0; i < len(chars); i++ {
		c := classOf(chars[i].Rune)
		room := o.Measure - indent(o, len(out) == 0) + 1e-6
		if i > start && g[i].cost != never {
			brk, brkInk = i, ink
		}
		adv := width(chars[i])
		if c&(space|newline) == 0 && w+adv > room && i > start {
			if brk <= start {
				brk, brkInk = i, ink
			}
			out = append(out, Span{start, brk, brkInk, brkInk > room})
			start, w, ink = brk, 0, 0
			i = brk - 1
			continue
		}
		w += adv
		if c&(space|newline) == 0 {
			ink = w
		}
		if c&newline != 0 {
			out = append(out, Span{start, i + 1, ink, ink > room})
			start, brk, w, ink = i+1, i+1, 0, 0
		}
	}
	if start < len(chars) {
		out = append(out, Span{start, len(chars), ink, ink > o.Measure-indent(o, len(out) == 0)+1e-6})
	}
	return out
}

// place sets the X of the characters of a line.
func place(l *Line, chars []Char, g []gap, o Options, first bool) {
	in := indent(o, first)
	spare := o.Measure - in - l.Width
	x, add := in, 0.0
	end := l.End
	for end > l.Start && classOf(chars[end-1].Rune)&(space|newline) != 0 {
		end--
	}
	switch {
	case o.Align == Center && spare > 0:
		x += spare / 2
	case o.Align == Right && spare > 0:
		x += spare
	case o.Align == Justify && !l.Last && !l.Forced && spare > 0:
		n := 0
		for i := l.Start + 1; i < end; i++ {
			if g[i].stretch {
				n++
			}
		}
		if n > 0 {
			add = spare / float64(n)
		}
	}
	for i := l.Start; i < l.End; i++ {
		if i > l.Start && i < end && g[i].stretch {
			x += add
		}
		l.Chars[i-l.Start] = Placed{chars[i], x}
		if i < end {
			x += width(chars[i])
		}
	}
	if add > 0 {
		l.Width = o.Measure - in
	}
}

// width is the natural width of a character, never negative and always finite.
func width(c Char) float64 {
	if classOf(c.Rune)&newline != 0 || !(c.Advance > 0) || c.Advance > 1e6 {
		return 0
	}
	return c.Advance
}
