package ofd

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"tongbao/cmd/tongbao/internal/typeset"
)

// layer is one of the layers of a page.
type layer int

const (
	background layer = iota // 草稿 of a draft
	body                    // what the notice says, in its order, and all rules
	foreground              // what is no part of it: page numbers, heads repeated on a further page
	layers
)

// page writes the marks of one page.
type page struct {
	*writer
	number int
	layers [layers][]byte
	ruled  []ruled
	links  []link
	tag    typeset.Tag // that is open; they do not nest
}

// stroke is how a line is drawn.
type stroke struct {
	color  typeset.Color
	width  float64
	dashed bool
}

// ruled is the rules of a page that are drawn alike: one object, or a long table would be mostly rules.
type ruled struct {
	stroke
	rules []typeset.Rule
}

// page adds page number i, from 0.
func (w *writer) page(i int) error {
	p := &page{writer: w, number: i + 1}
	for l := range p.layers {
		p.layers[l] = w.buffers[l][:0]
	}
	for _, m := range w.layout.Pages[i].Marks {
		if err := p.mark(m); err != nil {
			return err
		}
	}
	for _, r := range p.ruled {
		p.draw(r)
	}
	out := append(w.buffer[:0], w.fill("page", nil)...)
	for l, name := range []string{"Background", "Body", "Foreground"} {
		if len(p.layers[l]) > 0 || layer(l) == body {
			out = fmt.Appendf(out, `<ofd:Layer ID="%d" Type="%s">`, w.id(), name)
			out = append(append(out, p.layers[l]...), "</ofd:Layer>"...)
		}
	}
	w.buffers, w.buffer = p.layers, append(out, "</ofd:Content></ofd:Page>"...)
	w.pack.Add(fmt.Sprintf("Doc_0/Pages/Page_%d/Content.xml", i+1), w.buffer)
	p.annotate()
	return nil
}

func (p *page) mark(m typeset.Mark) error {
	switch m := m.(type) {
	case typeset.Run:
		return p.run(m)
	case typeset.Rule:
		p.rule(m)
	case typeset.Circle:
		p.circle(m)
	case typeset.Link:
		return p.link(m)
	case typeset.Tag:
		p.tag = m
	case typeset.TagEnd:
		p.tag = typeset.Tag{}
	default:
		return fmt.Errorf("unknown mark %T", m)
	}
	return nil
}

// layer is the layer a text stands on.
func (p *page) layer() layer {
	switch {
	case p.tag.Artifact == "Background":
		return background
	case p.tag.ID < 0:
		return foreground
	}
	return body
}

// color is a colour as the format has it: red, green and blue up to 255. Red is the print colour Y80
// M80 of GB/T 9704-2012 6.2 with the inks taken off white paper.
func color(c typeset.Color) string {
	return [...]string{typeset.Black: "0 0 0", typeset.Red: "255 51 51", typeset.Gray: "217 217 217"}[c]
}

// begin begins an object of a box.
func (p *page) begin(out []byte, object string, x, y, width, height float64) []byte {
	out = strconv.AppendInt(append(out, "<ofd:"+object+` ID="`...), int64(p.id()), 10)
	return append(appendMM(append(out, `" Boundary="`...), x, y, width, height), '"')
}

// path adds a path whose points are given by data from the upper left corner of a box.
func (p *page) path(inside string, x, y, width, height float64, data []byte) {
	out := append(p.begin(p.layers[body], "PathObject", x, y, width, height), inside+"<ofd:AbbreviatedData>"...)
	p.layers[body] = append(append(out, data...), "</ofd:AbbreviatedData></ofd:PathObject>"...)
}

// inside is what an object has of how it is drawn: the end of its tag and the element of its colour.
// Dashes are 1 mm, 0.7 mm apart.
func (s stroke) inside() string {
	out := ` LineWidth="` + mm(s.width) + `"`
	if s.dashed {
		out += ` DashPattern="1 0.7"`
	}
	return out + `><ofd:StrokeColor Value="` + color(s.color) + `"/>`
}

// rule notes a rule with those that are drawn alike.
func (p *page) rule(r typeset.Rule) {
	s := stroke{r.Color, r.Width, r.Dashed}
	i := slices.IndexFunc(p.ruled, func(r ruled) bool { return r.stroke == s })
	if i < 0 {
		i, p.ruled = len(p.ruled), append(p.ruled, ruled{stroke: s})
	}
	p.ruled[i].rules = append(p.ruled[i].rules, r)
}

func (p *page) draw(r ruled) {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, r := range r.rules {
		left, right = min(left, r.X1, r.X2), max(right, r.X1, r.X2)
		top, bottom = min(top, r.Y1, r.Y2), max(bottom, r.Y1, r.Y2)
	}
	x, y := left-r.width/2, top-r.width/2
	var data []byte
	for _, r := range r.rules {
		data = appendMM(append(data, "M "...), r.X1-x, r.Y1-y)
		data = append(appendMM(append(data, " L "...), r.X2-x, r.Y2-y), ' ')
	}
	p.path(r.inside(), x, y, right-left+r.width, bottom-top+r.width, data[:len(data)-1])
}

// circle draws a dashed circle of two arcs.
func (p *page) circle(c typeset.Circle) {
	edge, r := c.Width/2, mm(c.R)
	left, right, middle := mm(edge), mm(edge+2*c.R), mm(edge+c.R)
	arc := " A " + r + " " + r + " 0 0 1 "
	data := "M " + left + " " + middle + arc + right + " " + middle + arc + left + " " + middle + " C"
	p.path(stroke{c.Color, c.Width, true}.inside(), c.X-c.R-edge, c.Y-c.R-edge, 2*c.R+c.Width, 2*c.R+c.Width, []byte(data))
}

// link is an area of a page that leads to an anchor, as an annotation: a box that is not drawn.
type link struct {
	ID, Area          int
	Date              string
	Box, Inside, Path string
	To                typeset.Anchor
}

// earliest dates the links of an undated draft: the time that the parts of the file have.
const earliest = "1980-01-01"

func (p *page) link(l typeset.Link) error {
	anchor, ok := p.anchors[l.To]
	if !ok {
		return fmt.Errorf("link to unknown anchor %q", l.To)
	}
	w, h := mm(l.X2-l.X1), mm(l.Y2-l.Y1)
	p.links = append(p.links, link{
		p.id(), p.id(), p.date, string(appendMM(nil, l.X1, l.Y1, l.X2-l.X1, l.Y2-l.Y1)), "0 0 " + w + " " + h,
		"M 0 0 L " + w + " 0 L " + w + " " + h + " L 0 " + h + " C", anchor,
	})
	return nil
}

// annotate adds the links of the page.
func (p *page) annotate() {
	if len(p.links) > 0 {
		p.linked = append(p.linked, p.number)
		p.pack.Add(fmt.Sprintf("Doc_0/Annots/Page_%d.xml", p.number), p.fill("links", p.links))
	}
}

func mm(v float64) string { return string(appendMM(nil, v)) }

// appendMM appends lengths in mm, to the thousandth, with a space between them.
func appendMM(b []byte, lengths ...float64) []byte {
	for i, v := range lengths {
		if i > 0 {
			b = append(b, ' ')
		}
		n := int64(math.Round(v * 1000))
		if n < 0 {
			b, n = append(b, '-'), -n
		}
		if b = strconv.AppendInt(b, n/1000, 10); n%1000 > 0 {
			b = append(b, '.', byte('0'+n/100%10), byte('0'+n/10%10), byte('0'+n%10))
		}
		for b[len(b)-1] == '0' && n%1000 > 0 {
			b = b[:len(b)-1]
		}
	}
	return b
}
