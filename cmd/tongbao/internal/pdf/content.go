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

// paints are the operators of colours. Only grey and RGB are used, which the sRGB
// output intent of the file describes. Red is the print colour Y80 M80 of GB/T
// 9704-2012 6.2 with the inks taken off white paper.
var paints = map[typeset.Color]paint{
	typeset.Black: {"0 g", "0 G"},
	typeset.Red:   {"1 0.2 0.2 rg", "1 0.2 0.2 RG"},
	typeset.Gray:  {"0.85 g", "0.85 G"},
}

// content writes the marks of one page as content stream operators. It
// remembers the graphics state, so that an operator is written only when it
// changes something, and the first reason why the page cannot be written.
type content struct {
	*writer
	page int // index
	ops  []byte
	open []typeset.Tag
	err  error

	decorating bool // an artifact of our own is open

	fill, stroke string
	lineWidth    float64
	dashed       bool
	font         *font
	size, scale  float64 // pt; horizontal scale, 0 before the first run
	invisible    bool
}

func (c *content) mark(m typeset.Mark) {
	switch m := m.(type) {
	case typeset.Run:
		c.run(m)
	case typeset.Rule:
		c.rule(m)
	case typeset.Circle:
		c.circle(m)
	case typeset.Link:
		c.link(m)
	case typeset.Tag:
		c.tag(m)
	case typeset.TagEnd:
		c.tagEnd()
	default:
		c.refuse("unknown mark %T", m)
	}
}

func (c *content) refuse(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf(format, args...)
	}
}

// word appends an operator or operand and a space or line end.
func (c *content) word(s string) { c.ops = append(append(c.ops, s...), ' ') }

func (c *content) number(v float64) { c.ops = append(appendNumber(c.ops, v, 3), ' ') }

// end turns the last space into a line end.
func (c *content) end() { c.ops[len(c.ops)-1] = '\n' }

// point appends a place on the page, from mm with y down to pt with y up.
func (c *content) point(x, y float64) {
	c.checkFinite(x, y)
	c.number(x * gbt9704.PointsPerMM)
	c.number(sheetHeight - y*gbt9704.PointsPerMM)
}

func (c *content) checkFinite(values ...float64) {
	if err := finite(values...); err != nil {
		c.refuse("%w", err)
	}
}

// paint returns the operators of a colour.
func (c *content) paint(color typeset.Color) paint {
	p, ok := paints[color]
	if !ok {
		c.refuse("no colour %d", color)
	}
	return p
}

// appendNumber appends v rounded to the given number of decimals, up to three, without
// trailing zeros and never in exponent form.
func appendNumber(b []byte, v float64, decimals int) []byte {
	scale := [...]int64{1, 10, 100, 1000}[decimals]
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

func (c *content) setStroke(color typeset.Color, width float64, dashed bool) {
	c.checkFinite(width)
	if p := c.paint(color); c.stroke != p.stroke {
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
}

func (c *content) rule(r typeset.Rule) {
	c.decoration()
	c.setStroke(r.Color, r.Width, r.Dashed)
	c.point(r.X1, r.Y1)
	c.word("m")
	c.point(r.X2, r.Y2)
	c.word("l S")
	c.end()
}

// circle draws a dashed circle of four Bézier curves.
func (c *content) circle(o typeset.Circle) {
	c.decoration()
	c.setStroke(o.Color, o.Width, true)
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
}

// link notes a link area; the finishing pass makes the annotation. The lines of one
// reference are areas of one annotation.
func (c *content) link(l typeset.Link) {
	c.checkFinite(l.X1, l.Y1, l.X2, l.Y2)
	if _, ok := c.anchors[l.To]; !ok {
		c.refuse("link to unknown anchor %q", l.To)
	}
	mcid := -1
	if n := len(c.open); n > 0 {
		mcid = c.open[n-1].ID
	}
	if n := len(c.links); n > 0 && mcid >= 0 {
		if last := &c.links[n-1]; last.page == c.page && last.mcid == mcid && last.To == l.To {
			last.areas, last.Text = append(last.areas, l), last.Text+l.Text
			return
		}
	}
	c.links = append(c.links, link{Link: l, areas: []typeset.Link{l}, page: c.page, mcid: mcid})
}
