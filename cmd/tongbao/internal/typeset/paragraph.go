package typeset

import (
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// span is a piece of a paragraph set in one style for one structure element.
type span struct {
	text  string
	style style
	el    *Struct
	to    string // anchor the text leads to; empty: none
	place diag.Place
	rigid bool // its marks are never squeezed
}

// lonely is the share of the measure below which the last line of a paragraph
// must not begin a page (孤行不成页): a longer one looks like any other line there,
// and the page before would lose its 22nd line for nothing.
const lonely = 1.0 / 3

// paragraph breaks spans into lines of 3号 type, one item a line.
func (y *typist) paragraph(spans []span, k itemKind, o line.Options) []item {
	var items []item
	for _, ln := range y.lines(spans, o, gbt9704.EmAscent*gbt9704.Em3) {
		it := textLine(k)
		it.pieces = ln.pieces
		it.widow = ln.last && len(items) > 0 && ln.width < lonely*o.Measure
		items = append(items, it)
	}
	return items
}

// title sets a title of 2号小标宋 over the given width, one item a line, in
// the shape of a trapezoid or diamond (7.3.1). What follows stands one blank line
// below it (7.3.2).
func (y *typist) title(words span, breaks []string, measure float64) []item {
	var t text
	y.add(&t, words.text, solid(typeface.XiaoBiaoSong, gbt9704.Size2), 0, words.place)
	em := gbt9704.Em(gbt9704.Size2)
	var items []item
	for _, ln := range line.Title(t.chars, measure, breaks) {
		runs := runsOf(ln.Chars, t.onLine(ln).shift, 0, gbt9704.EmAscent*em)
		items = append(items, item{ink: em, fix: gbt9704.TitlePitch, keep: true, pieces: []piece{{el: words.el, runs: runs}}})
	}
	if n := len(items); n > 0 {
		items[n-1].fix = em + gbt9704.BodyBelowTitle*gbt9704.LinePitch
	}
	return items
}

// linesOf is the text of items, one a line.
func linesOf(items []item) []string {
	out := make([]string, len(items))
	for i, it := range items {
		var runs []Run
		for _, p := range it.pieces {
			runs = append(runs, p.runs...)
		}
		out[i] = textOf(runs)
	}
	return out
}

// textOf is what runs say.
func textOf(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text())
	}
	return strings.TrimSpace(b.String())
}

// setLine is a line of a paragraph: what it draws for each element.
type setLine struct {
	pieces []piece
	width  float64 // mm
	last   bool    // of the paragraph
}

// lines breaks spans into lines; baseline is mm below the top of each.
func (y *typist) lines(spans []span, o line.Options, baseline float64) []setLine {
	t := &y.paragraphs
	t.reset()
	for i, sp := range spans {
		from := len(t.chars)
		y.add(t, sp.text, sp.style, i, sp.place)
		for k := range t.chars[from:] {
			t.chars[from+k].Rigid = sp.rigid
		}
		o.Cell = max(o.Cell, sp.style.cell)
	}
	var out []setLine
	for _, ln := range y.breaker.Break(t.chars, o) {
		out = append(out, setLine{piecesOf(ln, t.shift, spans, baseline), ln.Width, ln.Last})
	}
	return out
}

// piecesOf cuts a line into pieces of one element each, its baseline at y.
func piecesOf(ln line.Line, shift []float64, spans []span, y float64) []piece {
	var out []piece
	for from := 0; from < len(ln.Chars); {
		to := from + 1
		el := spans[ln.Chars[from].Tag].el
		for to < len(ln.Chars) && spans[ln.Chars[to].Tag].el == el {
			to++
		}
		sh := shift[ln.Start+from : ln.Start+to]
		p := piece{el: el, runs: runsOf(ln.Chars[from:to], sh, 0, y), links: linksOf(ln.Chars[from:to], spans, y)}
		if len(p.runs) > 0 {
			out = append(out, p)
		}
		from = to
	}
	return out
}

// runsOf makes one run a face of placed characters; x moves all of them.
func runsOf(chars []line.Placed, shift []float64, x, y float64) []Run {
	return appendRuns(nil, &stock[Glyph]{}, chars, shift, x, y)
}

// appendRuns appends the runs of runsOf; their glyphs are cut from a stock.
func appendRuns(out []Run, glyphs *stock[Glyph], chars []line.Placed, shift []float64, x, y float64) []Run {
	for i := 0; i < len(chars); {
		first := &chars[i]
		if first.Face == "" {
			i++ // never drawn
			continue
		}
		end := i + 1
		for end < len(chars) && (chars[end].Face == "" || chars[end].Face == first.Face && chars[end].Size == first.Size) {
			end++
		}
		r := Run{Face: first.Face, Size: first.Size, X: x + first.X + shift[i], Y: y, Glyphs: glyphs.take(end - i)}
		for ; i < end; i++ {
			if c := &chars[i]; c.Face != "" {
				r.Glyphs = append(r.Glyphs, Glyph{Rune: c.Rune, GID: c.GID, Pen: x + c.X + shift[i] - r.X})
			}
		}
		out = append(out, r)
	}
	return out
}

// linksOf returns the areas of the line's references.
func linksOf(chars []line.Placed, spans []span, y float64) []Link {
	var out []Link
	for i := 0; i < len(chars); {
		tag, j := chars[i].Tag, i+1
		for j < len(chars) && chars[j].Tag == tag {
			j++
		}
		if to := spans[tag].to; to != "" {
			last := chars[j-1]
			em := gbt9704.Em(last.Size)
			l := Link{X1: chars[i].X, Y1: y - gbt9704.EmAscent*em, X2: last.X + last.Advance, Y2: y + gbt9704.EmDescent*em, To: to}
			for _, c := range chars[i:j] {
				l.Text += string(c.Rune)
			}
			out = append(out, l)
		}
		i = j
	}
	return out
}
