package ofd

import (
	"fmt"
	"math"
	"strconv"

	"tongbao/cmd/tongbao/internal/typeset"
)

// layer is one of the layers of a page.
type layer int

const (
	background layer = iota // 草稿 of a draft
	body                    // what the notice says, in its order
	foreground              // what is no part of it: page numbers, heads repeated on a further page
	layers
)

// Dash pattern of dashed rules and circles, drawn and left out, in mm.
const dashes = "1 0.7"

// page writes the marks of one page, and the first reason why it cannot be written.
type page struct {
	*writer
	number int
	layers [layers][]byte
	open   []typeset.Tag
	err    error
}

// page adds page number i, from 0.
func (w *writer) page(i int) error {
	p := &page{writer: w, number: i + 1}
	for _, m := range w.layout.Pages[i].Marks {
		if p.mark(m); p.err != nil {
			return p.err
		}
	}
	out := []byte("<ofd:Page " + namespace + "><ofd:Area>" + sheet() + "</ofd:Area><ofd:Content>")
	for l, name := range []string{"Background", "Body", "Foreground"} {
		if len(p.layers[l]) > 0 || layer(l) == body {
			out = fmt.Appendf(out, `<ofd:Layer ID="%d" Type="%s">`, w.id(), name)
			out = append(append(out, p.layers[l]...), "</ofd:Layer>"...)
		}
	}
	w.add(folder+pageFile(i), string(append(out, "</ofd:Content></ofd:Page>"...)))
	return nil
}

func (p *page) mark(m typeset.Mark) {
	switch m := m.(type) {
	case typeset.Run:
		p.run(m)
	case typeset.Rule:
		p.rule(m)
	case typeset.Circle:
		p.circle(m)
	case typeset.Link:
		p.link(m)
	case typeset.Tag:
		p.open = append(p.open, m)
	case typeset.TagEnd:
		p.open = p.open[:max(0, len(p.open)-1)]
	default:
		p.refuse("unknown mark %T", m)
	}
}

func (p *page) refuse(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf(format, args...)
	}
}

// tag is what is open around a mark.
func (p *page) tag() typeset.Tag {
	if len(p.open) == 0 {
		return typeset.Tag{}
	}
	return p.open[len(p.open)-1]
}

// layer is the layer a mark stands on. Rules belong to what they rule, though no element holds them.
func (p *page) layer(text bool) layer {
	switch t := p.tag(); {
	case t.Artifact == "Background":
		return background
	case t.ID < 0 && text:
		return foreground
	}
	return body
}

// color is a colour as the format has it: red, green and blue up to 255. Red is the print colour Y80
// M80 of GB/T 9704-2012 6.2 with the inks taken off white paper.
func color(c typeset.Color) string {
	return [...]string{typeset.Black: "0 0 0", typeset.Red: "255 51 51", typeset.Gray: "217 217 217"}[c]
}

// path adds a path whose points are given by data from the upper left corner of a box.
func (p *page) path(attributes, inside string, x, y, width, height float64, data string) {
	l := p.layer(false)
	p.layers[l] = fmt.Appendf(p.layers[l], `<ofd:PathObject ID="%d" Boundary="%s"%s>%s<ofd:AbbreviatedData>%s</ofd:AbbreviatedData></ofd:PathObject>`,
		p.id(), box(x, y, width, height), attributes, inside, data)
}

// stroke is how a line is drawn: the attributes of its object and the element of its colour.
func stroke(c typeset.Color, width float64, dashed bool) (attributes, inside string) {
	attributes = ` LineWidth="` + mm(width) + `"`
	if dashed {
		attributes += ` DashPattern="` + dashes + `"`
	}
	return attributes, `<ofd:StrokeColor Value="` + color(c) + `"/>`
}

func (p *page) rule(r typeset.Rule) {
	x, y := min(r.X1, r.X2)-r.Width/2, min(r.Y1, r.Y2)-r.Width/2
	attributes, inside := stroke(r.Color, r.Width, r.Dashed)
	data := "M " + mm(r.X1-x) + " " + mm(r.Y1-y) + " L " + mm(r.X2-x) + " " + mm(r.Y2-y)
	p.path(attributes, inside, x, y, math.Abs(r.X2-r.X1)+r.Width, math.Abs(r.Y2-r.Y1)+r.Width, data)
}

// circle draws a dashed circle of two arcs.
func (p *page) circle(c typeset.Circle) {
	attributes, inside := stroke(c.Color, c.Width, true)
	edge, r := c.Width/2, mm(c.R)
	left, right, middle := mm(edge), mm(edge+2*c.R), mm(edge+c.R)
	arc := " A " + r + " " + r + " 0 0 1 "
	data := "M " + left + " " + middle + arc + right + " " + middle + arc + left + " " + middle + " C"
	p.path(attributes, inside, c.X-c.R-edge, c.Y-c.R-edge, 2*c.R+c.Width, 2*c.R+c.Width, data)
}

// link adds an area that leads to an anchor: a box that is not drawn.
func (p *page) link(l typeset.Link) {
	anchor, ok := p.anchors[l.To]
	if !ok {
		p.refuse("link to unknown anchor %q", l.To)
		return
	}
	to, err := p.goTo(anchor.Page, anchor.Y)
	if err != nil {
		p.refuse("anchor %q: %w", l.To, err)
	}
	w, h := mm(l.X2-l.X1), mm(l.Y2-l.Y1)
	p.path(` Stroke="false"`, to, l.X1, l.Y1, l.X2-l.X1, l.Y2-l.Y1, "M 0 0 L "+w+" 0 L "+w+" "+h+" L 0 "+h+" C")
}

// box is a box by its upper left corner, width and height in mm.
func box(x, y, width, height float64) string {
	return mm(x) + " " + mm(y) + " " + mm(width) + " " + mm(height)
}

// mm is a length in mm, to the thousandth.
func mm(v float64) string { return string(appendMM(nil, v)) }

func appendMM(b []byte, v float64) []byte {
	n := math.Round(v*1000) / 1000
	return strconv.AppendFloat(b, n+0, 'f', -1, 64) // + 0: no -0
}
