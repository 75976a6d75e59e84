package ofd

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"unicode"

	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeset"
)

// margin is what an object has on each side of the em boxes of its glyphs, of the size: readers cut off
// what stands outside its boundary, and some glyphs do.
const margin = 0.1

// run writes a run as one object.
func (p *page) run(r typeset.Run) {
	glyphs := shown(r)
	if len(glyphs) == 0 {
		return
	}
	f, err := p.font(r.Face)
	if err == nil {
		err = f.use(glyphs)
	}
	if err != nil {
		p.refuse("%w", err)
		return
	}
	l := p.layer(true)
	out := p.object(p.layers[l], f, r, glyphs)
	for _, piece := range pieces(glyphs) {
		out = p.code(out, piece, glyphs[0].Pen-margin*gbt9704.Em(r.Size), r.Size)
	}
	p.layers[l] = append(out, "</ofd:TextObject>"...)
}

// shown is the glyphs of a run that are seen, without blanks at its ends, which readers take away from a
// text.
func shown(r typeset.Run) []typeset.Glyph {
	g := r.Glyphs
	if r.Invisible {
		return nil
	}
	for len(g) > 0 && unicode.IsSpace(g[0].Rune) {
		g = g[1:]
	}
	for len(g) > 0 && unicode.IsSpace(g[len(g)-1].Rune) {
		g = g[:len(g)-1]
	}
	return g
}

// use makes sure that the file's font draws the glyphs the layout has.
func (f *font) use(glyphs []typeset.Glyph) error {
	for _, g := range glyphs {
		if g.GID == 0 || f.face.GID(g.Rune) != g.GID {
			return fmt.Errorf("glyph %d of %s is not %q (U+%04X)", g.GID, f.face.Name, g.Rune, g.Rune)
		}
		f.chars[g.Rune] = true
	}
	return nil
}

// object begins the object of a run. A turned one is written as if it were upright in a box of its own;
// CTM turns the box counter-clockwise.
func (p *page) object(out []byte, f *font, r typeset.Run, glyphs []typeset.Glyph) []byte {
	em, scale, last := gbt9704.Em(r.Size), cmp.Or(r.HScale, 1), glyphs[len(glyphs)-1]
	pad := margin * em
	length := last.Pen - glyphs[0].Pen + f.face.Advance(last.GID)*em*scale + 2*pad
	ascent, height := gbt9704.EmAscent*em+pad, em+2*pad
	start := glyphs[0].Pen - pad // of the box, from the origin along the line
	at := box(r.X+start, r.Y-ascent, length, height)
	if r.Turned {
		at = box(r.X-ascent, r.Y-start-length, height, length)
	}
	out = fmt.Appendf(out, `<ofd:TextObject ID="%d" Boundary="%s"`, p.id(), at)
	if name := p.names[typeset.Content{Page: p.number, ID: p.tag().ID}]; name != "" {
		out = append(out, ` Name="`+name+`"`...)
	}
	if r.Turned {
		out = fmt.Appendf(out, ` CTM="0 -1 1 0 0 %s"`, mm(length))
	}
	out = fmt.Appendf(out, ` Font="%d" Size="%s"`, f.id, mm(em))
	if scale != 1 {
		out = append(strconv.AppendFloat(append(out, ` HScale="`...), scale, 'g', 6, 64), '"')
	}
	out = append(out, '>')
	if r.Color != typeset.Black {
		out = append(out, `<ofd:FillColor Value="`+color(r.Color)+`"/>`...)
	}
	return out
}

// pieces are the glyphs as texts of the format: what lies beyond U+FFFF ends one, because some readers
// count it as two characters.
func pieces(glyphs []typeset.Glyph) [][]typeset.Glyph {
	var out [][]typeset.Glyph
	from := 0
	for i, g := range glyphs {
		if i+1 == len(glyphs) || g.Rune > 0xFFFF {
			out = append(out, glyphs[from:i+1])
			from = i + 1
		}
	}
	return out
}

// code writes glyphs with their places, counted from start on the line of the run.
func (p *page) code(out []byte, glyphs []typeset.Glyph, start, size float64) []byte {
	baseline := (gbt9704.EmAscent + margin) * gbt9704.Em(size)
	out = append(appendMM(append(out, `<ofd:TextCode X="`...), glyphs[0].Pen-start), `" Y="`...)
	out = append(appendMM(out, baseline), '"')
	if len(glyphs) > 1 {
		out = append(appendSteps(append(out, ` DeltaX="`...), glyphs), '"')
	}
	out = append(append(out, '>'), escaped(typeset.Run{Glyphs: glyphs}.Text())...)
	return append(out, "</ofd:TextCode>"...)
}

// off is how far a glyph may be from its place for the sake of equal steps, mm.
const off = 0.004

// appendSteps writes the steps from glyph to glyph; g n v is n times v. Steps are rounded, and what
// the roundings add up to is made good before it counts.
func appendSteps(out []byte, glyphs []typeset.Glyph) []byte {
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
	return appendTimes(out, last, times)
}

func thousandth(v float64) float64 { return math.Round(v*1000) / 1000 }

// appendTimes writes a step and how often it is taken.
func appendTimes(out []byte, step float64, times int) []byte {
	if last := out[len(out)-1]; last != '"' {
		out = append(out, ' ')
	}
	if times > 2 {
		out = append(strconv.AppendInt(append(out, "g "...), int64(times), 10), ' ')
		times = 1
	}
	for i := range times {
		if i > 0 {
			out = append(out, ' ')
		}
		out = appendMM(out, step)
	}
	return out
}
