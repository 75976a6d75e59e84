package ofd

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"text/template"
	"unicode"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeset"
)

// margin is what an object has on each side of the em boxes of its glyphs, of the size: readers cut off
// what stands outside its boundary, and some glyphs do.
const margin = 0.1

// run writes a run as one object.
func (p *page) run(r typeset.Run) error {
	glyphs := shown(r)
	if len(glyphs) == 0 {
		return nil
	}
	f, err := p.font(r.Face)
	if err == nil {
		err = f.draws(glyphs)
	}
	if err != nil {
		return err
	}
	l := p.layer()
	out := p.object(p.layers[l], f, r, glyphs)
	start := glyphs[0].Pen - margin*gbt9704.Em(r.Size)
	for len(glyphs) > 0 {
		n := piece(glyphs)
		out = code(out, glyphs[:n], start, r.Size)
		glyphs = glyphs[n:]
	}
	p.layers[l] = append(out, "</ofd:TextObject>"...)
	return nil
}

// shown is the glyphs of a run that are seen, without blanks at its ends, which readers take away.
func shown(r typeset.Run) []typeset.Glyph {
	g := r.Glyphs
	if r.Invisible {
		return nil
	}
	ink := func(g typeset.Glyph) bool { return !unicode.IsSpace(g.Rune) }
	g = g[max(0, slices.IndexFunc(g, ink)):]
	for len(g) > 0 && !ink(g[len(g)-1]) {
		g = g[:len(g)-1]
	}
	return g
}

// draws makes sure that the file's font draws the glyphs the layout has.
func (f *font) draws(glyphs []typeset.Glyph) error {
	for _, g := range glyphs {
		if g.GID == 0 || f.Face.GID(g.Rune) != g.GID {
			return fmt.Errorf("glyph %d of %s is not %q (U+%04X)", g.GID, f.Face.Name, g.Rune, g.Rune)
		}
	}
	return nil
}

// object begins the object of a run. A turned one is written as if it were upright in a box of its own;
// CTM turns the box counter-clockwise.
func (p *page) object(out []byte, f *font, r typeset.Run, glyphs []typeset.Glyph) []byte {
	em, scale, last := gbt9704.Em(r.Size), cmp.Or(r.HScale, 1), glyphs[len(glyphs)-1]
	pad := margin * em
	length := last.Pen - glyphs[0].Pen + f.Face.Advance(last.GID)*em*scale + 2*pad
	ascent, height := gbt9704.EmAscent*em+pad, em+2*pad
	start := glyphs[0].Pen - pad // of the box, from the origin along the line
	x, y, w, h := r.X+start, r.Y-ascent, length, height
	if r.Turned {
		x, y, w, h = r.X-ascent, r.Y-start-length, height, length
	}
	out = p.begin(out, "TextObject", x, y, w, h)
	if name := p.names[typeset.Content{Page: p.number, ID: p.tag.ID}]; name != "" {
		out = append(out, ` Name="`+name+`"`...)
	}
	if r.Turned {
		out = append(appendMM(append(out, ` CTM="0 -1 1 0 0 `...), length), '"')
	}
	out = strconv.AppendInt(append(out, ` Font="`...), int64(f.ID), 10)
	out = append(appendMM(append(out, `" Size="`...), em), '"')
	if scale != 1 {
		out = append(strconv.AppendFloat(append(out, ` HScale="`...), scale, 'g', 6, 64), '"')
	}
	out = append(out, '>')
	if r.Color != typeset.Black {
		out = append(out, `<ofd:FillColor Value="`+color(r.Color)+`"/>`...)
	}
	return out
}

// piece is how many of the glyphs are the next text of the format: what lies beyond U+FFFF ends one, because some readers
// count it as two characters.
func piece(glyphs []typeset.Glyph) int {
	if i := slices.IndexFunc(glyphs, func(g typeset.Glyph) bool { return g.Rune > 0xFFFF }); i >= 0 {
		return i + 1
	}
	return len(glyphs)
}

// code writes glyphs with their places, counted from start on the line of the run.
func code(out []byte, glyphs []typeset.Glyph, start, size float64) []byte {
	baseline := (gbt9704.EmAscent + margin) * gbt9704.Em(size)
	out = append(appendMM(append(out, `<ofd:TextCode X="`...), glyphs[0].Pen-start), `" Y="`...)
	out = append(appendMM(out, baseline), '"')
	if len(glyphs) > 1 {
		out = append(appendSteps(append(out, ` DeltaX="`...), glyphs), '"')
	}
	out = append(out, '>')
	for _, g := range glyphs {
		switch g.Rune {
		case '<', '>', '&':
			out = append(out, template.HTMLEscapeString(string(g.Rune))...)
		default:
			out = utf8.AppendRune(out, g.Rune)
		}
	}
	return append(out, "</ofd:TextCode>"...)
}

// off is how far a glyph may be from its place for the sake of equal steps, mm.
const off = 0.004

// appendSteps writes the steps from glyph to glyph; g n v is n times v. Steps are rounded, and what
// the roundings add up to is made good before it counts.
func appendSteps(out []byte, glyphs []typeset.Glyph) []byte {
	thousandth := func(v float64) float64 { return math.Round(v*1000) / 1000 }
	at, last, times := glyphs[0].Pen, 0.0, 0
	for i := 1; i < len(glyphs); i++ {
		step := thousandth(glyphs[i].Pen - glyphs[i-1].Pen)
		if math.Abs(at+step-glyphs[i].Pen) > off {
			step = thousandth(glyphs[i].Pen - at)
		}
		if at += step; times > 0 && step != last {
			out, times = appendTimes(out, last, times), 0
		}
		last, times = step, times+1
	}
	out = appendTimes(out, last, times)
	return out[:len(out)-1]
}

// appendTimes writes a step and how often it is taken, with a space behind.
func appendTimes(out []byte, step float64, times int) []byte {
	if times > 2 {
		out = append(strconv.AppendInt(append(out, "g "...), int64(times), 10), ' ')
		times = 1
	}
	for range times {
		out = append(appendMM(out, step), ' ')
	}
	return out
}
