package pdf

import (
	"cmp"
	"math"
	"unicode/utf16"

	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeset"
)

// maxSize bounds font sizes in pt; a red head of three characters over the full
// width has about 130.
const maxSize = 1000

// run writes a run as one text object: a single TJ array, in which numbers
// correct the pen wherever the layout's differs from the face's own advances.
func (c *content) run(r typeset.Run) {
	if len(r.Glyphs) == 0 {
		return
	}
	f, err := c.writer.font(r.Face)
	switch {
	case err != nil:
		c.refuse("%w", err)
	case !(r.Size > 0 && r.Size <= maxSize) || !(r.HScale >= 0 && r.HScale < 100):
		c.refuse("run of %g pt, scaled %g", r.Size, r.HScale)
	case c.layout.Tree != nil && len(c.open) == 0:
		c.refuse("text %q outside any tag", text(r))
	}
	if c.err != nil {
		return
	}
	scale := cmp.Or(r.HScale, 1)
	c.word("BT")
	c.textState(f, r, scale)
	if r.Turned {
		c.word("0 1 -1 0")
	} else {
		c.word("1 0 0 1")
	}
	c.point(r.X, r.Y)
	c.ops = append(c.ops, "Tm [<"...)
	c.glyphs(f, r, scale)
	c.ops = append(c.ops, ">] TJ ET\n"...)
}

func text(r typeset.Run) string {
	var out []rune
	for _, g := range r.Glyphs {
		out = append(out, g.Rune)
	}
	return string(out)
}

// textState writes what differs from the previous run of the page.
func (c *content) textState(f *font, r typeset.Run, scale float64) {
	if c.font != f || c.size != r.Size {
		c.ops = append(c.ops, "/F"...)
		c.number(float64(f.index))
		c.number(r.Size)
		c.word("Tf")
		c.font, c.size = f, r.Size
	}
	if c.scale != scale && !(c.scale == 0 && scale == 1) {
		c.number(100 * scale)
		c.word("Tz")
	}
	c.scale = scale
	if c.invisible != r.Invisible {
		c.invisible = r.Invisible
		if r.Invisible {
			c.word("3 Tr")
		} else {
			c.word("0 Tr")
		}
	}
	if p := c.paint(r.Color); c.fill != p.fill {
		c.word(p.fill)
		c.fill = p.fill
	}
}

// glyphs writes the glyph codes of a run. Positions are counted in thousandths
// of the scaled em, from where the pen really is after rounding, so that
// rounding does not add up.
func (c *content) glyphs(f *font, r typeset.Run, scale float64) {
	perMM := 1000 * gbt9704.PointsPerMM / (r.Size * scale)
	pen := 0.0
	for _, g := range r.Glyphs {
		c.checkFinite(g.Pen)
		if g.GID == 0 || f.face.GID(g.Rune) != g.GID {
			c.refuse("glyph %d of %s is not %q (U+%04X)", g.GID, f.face.Name, g.Rune, g.Rune)
			return
		}
		back := math.Round((pen-g.Pen*perMM)*10) / 10
		if back != 0 {
			c.ops = append(c.ops, '>')
			c.ops = append(appendNumber(c.ops, back, 1), '<')
			pen -= back
		}
		gid := f.subset.GID(g.GID)
		as := &f.shown[gid]
		if as.char == 0 {
			*as = shown{g.Rune, f.face.PerMille(g.GID)}
		}
		if as.char == g.Rune {
			c.ops = appendHex(c.ops, gid)
		} else {
			c.actualText(gid, g.Rune)
		}
		pen += float64(as.width)
	}
}

// actualText writes a glyph that stands for another character elsewhere in the
// document (⼀ and 一 share one in many faces): ToUnicode can name only one, so
// this one carries its own text.
func (c *content) actualText(gid uint16, ch rune) {
	c.ops = append(c.ops, ">] TJ /Span <</ActualText <FEFF"...)
	c.ops = append(appendUTF16(c.ops, ch), ">>> BDC <"...)
	c.ops = append(appendHex(c.ops, gid), "> Tj EMC [<"...)
}

// appendUTF16 writes a character by its units in hexadecimal.
func appendUTF16(b []byte, ch rune) []byte {
	if ch > 0xFFFF {
		high, low := utf16.EncodeRune(ch)
		return appendHex(appendHex(b, uint16(high)), uint16(low))
	}
	return appendHex(b, uint16(ch))
}

func appendHex(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}
