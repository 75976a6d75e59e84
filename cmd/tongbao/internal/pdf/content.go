package pdf

import (
	"fmt"
	"math"
	"strconv"

	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeset"
)

// Dash pattern of dashed rules and circles, drawn and left out, in mm.
const (
	dashOn  = 1.0
	dashOff = 0.7
)

// paint is how a colour is written: fill and stroke operators.
type paint struct{ fill, stroke string }

// paintOf gives the operators of a colour. Only grey and RGB are used, which
// the sRGB output intent of the file describes. Red is the print colour Y80 M80
// of GB/T 9704-2012 6.2 with the inks taken off white paper.
func paintOf(c typeset.Color) (paint, error) {
	switch c {
	case typeset.Black:
		return paint{"0 g", "0 G"}, nil
	case typeset.Red:
		return paint{"1 0.2 0.2 rg", "1 0.2 0.2 RG"}, nil
	case typeset.Gray:
		return paint{"0.85 g", "0.85 G"}, nil
	}
	return paint{}, fmt.Errorf("no colour %d", c)
}

// content writes the marks of one page as content stream operators. It
// remembers the graphics state, so that an operator is written only when it
// changes something.
type content struct {
	*writer
	page int // index
	ops  []byte
	open []typeset.Tag

	decorating bool // an artifact of our own is open

	fill, stroke string
	lineWidth    float64
	dashed       bool
	font         *font
	size, scale  float64 // pt; horizontal scale, 0 before the first run
	invisible    bool
}

func (c *content) mark(m typeset.Mark) error {
	switch m := m.(type) {
	case typeset.Run:
		return c.run(m)
	case typeset.Rule:
		return c.rule(m)
	case typeset.Circle:
		return c.circle(m)
	case typeset.Link:
		return c.link(m)
	case typeset.Tag:
		return c.tag(m)
	case typeset.TagEnd:
		return c.tagEnd()
	}
	return fmt.Errorf("unknown mark %T", m)
}

// word appends an operator or operand and a space or line end.
func (c *content) word(s string) { c.ops = append(append(c.ops, s...), ' ') }

func (c *content) number(v float64) { c.ops = append(appendNumber(c.ops, v, 3), ' ') }

// end turns the last space into a line end.
func (c *content) end() { c.ops[len(c.ops)-1] = '\n' }

// point appends a place on the page, from mm with y down to pt with y up.
func (c *content) point(x, y float64) {
	c.number(x * gbt9704.PointsPerMM)
	c.number(sheetHeight - y*gbt9704.PointsPerMM)
}

// appendNumber appends v rounded to the given number of decimals, without
// trailing zeros and never in exponent form.
func appendNumber(b []byte, v float64, decimals int) []byte {
	scale := int64(math.Pow10(decimals))
	n := int64(math.Round(v * float64(scale)))
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = strconv.AppendInt(b, n/scale, 10)
	if n %= scale; n == 0 {
		return b
	}
	b = append(b, '.')
	for scale /= 10; n > 0; scale /= 10 {
		b = append(b, byte('0'+n/scale))
		n %= scale
	}
	return b
}

// finite refuses coordinates that no sheet has, NaN among them.
func finite(values ...float64) error {
	for _, v := range values {
		if !(math.Abs(v) < 5000) {
			return fmt.Errorf("coordinate %v mm", v)
		}
	}
	return nil
}

func (c *content) setStroke(color typeset.Color, width float64, dashed bool) error {
	p, err := paintOf(color)
	if err != nil {
		return err
	}
	if c.stroke != p.stroke {
		c.word(p.stroke)
		c.stroke = p.stroke
	}
	if c.lineWidth != width {
		c.number(width * gbt9704.PointsPerMM)
		c.word("w")
		c.lineWidth = width
	}
	if c.dashed != dashed {
		c.dashed = dashed
		if dashed {
			c.ops = append(c.ops, '[')
			c.number(dashOn * gbt9704.PointsPerMM)
			c.ops = appendNumber(c.ops, dashOff*gbt9704.PointsPerMM, 3)
			c.word("] 0 d")
		} else {
			c.word("[] 0 d")
		}
	}
	return nil
}

func (c *content) rule(r typeset.Rule) error {
	if err := finite(r.X1, r.Y1, r.X2, r.Y2, r.Width); err != nil {
		return err
	}
	c.decoration()
	if err := c.setStroke(r.Color, r.Width, r.Dashed); err != nil {
		return err
	}
	c.point(r.X1, r.Y1)
	c.word("m")
	c.point(r.X2, r.Y2)
	c.word("l S")
	c.end()
	return nil
}

// circle draws a dashed circle of four Bézier curves.
func (c *content) circle(o typeset.Circle) error {
	if err := finite(o.X, o.Y, o.R, o.Width); err != nil {
		return err
	}
	c.decoration()
	if err := c.setStroke(o.Color, o.Width, true); err != nil {
		return err
	}
	const kappa = 0.5522847498 // control point distance of a quarter circle, 4/3·(√2−1)
	c.point(o.X+o.R, o.Y)
	c.word("m")
	dx, dy := 1.0, 0.0
	for range 4 {
		nx, ny := dy, -dx // the next quarter's start, counter-clockwise on the page
		c.point(o.X+o.R*(dx+kappa*nx), o.Y+o.R*(dy+kappa*ny))
		c.point(o.X+o.R*(nx+kappa*dx), o.Y+o.R*(ny+kappa*dy))
		c.point(o.X+o.R*nx, o.Y+o.R*ny)
		c.word("c")
		dx, dy = nx, ny
	}
	c.word("h S")
	c.end()
	return nil
}

// link notes a link area; the finishing pass makes the annotation.
func (c *content) link(l typeset.Link) error {
	if err := finite(l.X1, l.Y1, l.X2, l.Y2); err != nil {
		return err
	}
	if _, ok := c.anchors[l.To]; !ok {
		return fmt.Errorf("link to unknown anchor %q", l.To)
	}
	mcid := -1
	if n := len(c.open); n > 0 {
		mcid = c.open[n-1].ID
	}
	c.links = append(c.links, link{Link: l, page: c.page, mcid: mcid, text: c.textIn(l)})
	return nil
}

// textIn returns the text whose glyphs start inside a link area: what the link
// says to a screen reader.
func (c *content) textIn(l typeset.Link) string {
	var text []rune
	for _, m := range c.layout.Pages[c.page].Marks {
		r, ok := m.(typeset.Run)
		if !ok || r.Invisible {
			continue
		}
		for _, g := range r.Glyphs {
			x, y := r.X+g.Pen, r.Y
			if r.Turned {
				x, y = r.X, r.Y-g.Pen
			}
			if x >= min(l.X1, l.X2)-0.01 && x <= max(l.X1, l.X2) && y >= min(l.Y1, l.Y2) && y <= max(l.Y1, l.Y2)+0.01 {
				text = append(text, g.Rune)
			}
		}
	}
	if len(text) == 0 {
		return l.To
	}
	return string(text)
}
