package ofdread

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// page reads page i.
func (r *reader) page(i int, name string) error {
	data, err := r.part(name)
	if err != nil {
		return err
	}
	p := &pageReader{reader: r, page: &r.out.Pages[i]}
	p.page.Width, p.page.Height = r.sheet.width, r.sheet.height
	return walk(string(data), visitor{p.start, p.end})
}

// pageReader reads the objects of a page.
type pageReader struct {
	*reader
	page  *Page
	layer string

	object element // that is open
	at     box     // its boundary
	color  string
	text   Text
	origin [2]float64 // of the first glyph, in the object
	font   *font
}

func (p *pageReader) start(e element) error {
	switch e.name {
	case "Layer":
		p.layer = e.attr("Type")
		_, err := p.identify(e)
		return err
	case "TextObject", "PathObject":
		return p.begin(e)
	case "FillColor", "StrokeColor":
		p.color = e.attr("Value")
	case "Area", "Actions":
		return fmt.Errorf("页面自己有 %s", e.name) // its size is the document's, its links are annotations
	}
	return nil
}

func (p *pageReader) end(e element) (err error) {
	switch e.name {
	case "TextCode":
		if err = p.within("TextObject"); err == nil {
			err = p.code(e)
		}
	case "AbbreviatedData":
		if err = p.within("PathObject"); err == nil {
			err = p.path(e.text)
		}
	case "TextObject":
		err = p.endText()
		p.object = element{}
	case "PathObject":
		p.object = element{}
	}
	return err
}

// within refuses what stands in no object of a kind.
func (p *pageReader) within(kind string) error {
	if p.object.name != kind {
		return fmt.Errorf("有内容不在 %s 里", kind)
	}
	return nil
}

// measured is what lengths are off by at most: thousandths of a mm, some of them added up.
const measured = 0.005

// holds reports whether a box lies on the page.
func (p *Page) holds(b box) bool {
	return b.x >= -measured && b.y >= -measured && b.x+b.width <= p.Width+measured && b.y+b.height <= p.Height+measured
}

// begin begins an object, which has to lie on the page.
func (p *pageReader) begin(e element) error {
	id, err := p.identify(e)
	if err != nil {
		return err
	}
	if err := p.within(""); err != nil {
		return errors.New("对象里有对象")
	}
	b, err := parseBox(e.attr("Boundary"))
	if err != nil {
		return err
	}
	if !p.page.holds(b) {
		return fmt.Errorf("对象%d（%s）在纸外", id, e.attr("Boundary"))
	}
	p.object, p.at, p.color = e, b, "0 0 0"
	if e.name == "PathObject" {
		return nil
	}
	return p.beginText(id)
}

func (p *pageReader) beginText(id int) error {
	ref, err := strconv.Atoi(p.object.attr("Font"))
	if p.font = p.fonts[ref]; err != nil || p.font == nil {
		return fmt.Errorf("对象%d的字体没有着落", id)
	}
	p.text = Text{Font: p.font.name, HScale: 1, Layer: p.layer, Name: p.object.attr("Name"), Turned: p.object.attr("CTM") != ""}
	if p.text.Size, err = parseNumber(p.object.attr("Size")); err != nil {
		return err
	}
	if s := p.object.attr("HScale"); s != "" {
		if p.text.HScale, err = parseNumber(s); err != nil {
			return err
		}
	}
	if want := "0 -1 1 0 0 " + strconv.FormatFloat(p.at.height, 'f', -1, 64); p.text.Turned && p.object.attr("CTM") != want {
		return fmt.Errorf("对象%d的方向不认识", id)
	}
	return nil
}

// code reads characters with their places.
func (p *pageReader) code(e element) error {
	x, err := parseNumber(e.attr("X"))
	if err != nil {
		return err
	}
	y, err := parseNumber(e.attr("Y"))
	if err != nil {
		return err
	}
	steps, err := stepsOf(e.attr("DeltaX"))
	if err != nil {
		return err
	}
	if p.text.Text == "" {
		p.origin = [2]float64{x, y}
	}
	chars := []rune(e.text)
	if len(chars) != len(steps)+1 || y != p.origin[1] {
		return fmt.Errorf("“%.20s”的字数与间距数不符", e.text)
	}
	pen := x - p.origin[0]
	p.text.Pens = slices.Grow(p.text.Pens, len(chars))
	for i, ch := range chars {
		if i > 0 {
			pen += steps[i-1]
		}
		p.text.Pens = append(p.text.Pens, pen)
		advance, ok := p.font.advance(ch)
		if !ok {
			return fmt.Errorf("字体 %s 里没有“%c”", p.font.name, ch)
		}
		p.text.Last = advance * p.text.Size * p.text.HScale
	}
	p.text.Text += e.text
	return nil
}

// maxSteps bounds the characters of a line.
const maxSteps = 10_000

// stepsOf are the steps from character to character; g n v is n times v.
func stepsOf(s string) ([]float64, error) {
	var out []float64
	fields := strings.Fields(s)
	for i := 0; i < len(fields); i++ {
		times := 1
		if fields[i] == "g" && i+2 < len(fields) {
			n, err := strconv.Atoi(fields[i+1])
			if err != nil || n < 1 {
				return nil, fmt.Errorf("间距“%.20s”不对", s)
			}
			times, i = n, i+2
		}
		v, err := parseNumber(fields[i])
		if err != nil || len(out)+times > maxSteps {
			return nil, fmt.Errorf("间距“%.20s”不对", s)
		}
		for range times {
			out = append(out, v)
		}
	}
	return out, nil
}

// endText places the text on the page.
func (p *pageReader) endText() error {
	if p.text.Text == "" {
		return errors.New("有一段文字是空的")
	}
	p.text.Color = p.color
	p.text.X, p.text.Y = p.at.x+p.origin[0], p.at.y+p.origin[1]
	if p.text.Turned {
		p.text.X, p.text.Y = p.at.x+p.origin[1], p.at.y+p.at.height-p.origin[0]
	}
	p.page.Texts = append(p.page.Texts, p.text)
	return nil
}

// path reads lines or a circle.
func (p *pageReader) path(data string) error {
	l := Line{Dashed: p.object.attr("DashPattern") != "", Color: p.color, Layer: p.layer}
	var err error
	if l.Width, err = parseNumber(p.object.attr("LineWidth")); err != nil {
		return err
	}
	return p.lines(l, data)
}

// lines adds the lines of a path: one begins where the pen is moved.
func (p *pageReader) lines(l Line, data string) error {
	operands := map[string]int{"M": 2, "L": 2, "A": 7, "C": 0}
	for fields, drawn := strings.Fields(data), 0; len(fields) > 0; drawn++ {
		n, known := operands[fields[0]]
		if !known || len(fields) <= n || drawn == 0 && fields[0] != "M" {
			return fmt.Errorf("图形“%.20s”不认识", data)
		}
		v, err := parseNumbers(strings.Join(fields[1:n+1], " "))
		if err != nil {
			return err
		}
		if fields[0] == "M" {
			l.X1, l.Y1, l.X2, l.Y2, l.Round = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1), false
			p.page.Lines = append(p.page.Lines, l)
		}
		last, high := &p.page.Lines[len(p.page.Lines)-1], 0.0
		if fields[0] == "A" {
			last.Round, high = true, v[1]
		}
		if n > 0 && !last.take(v[n-2], v[n-1], high, p.at) {
			return fmt.Errorf("图形“%.20s”在自己的范围以外", data)
		}
		fields = fields[n+1:]
	}
	return nil
}

// take takes in a point and what an arc to it rises and falls; false: it is outside the object's box.
func (l *Line) take(x, y, high float64, at box) bool {
	l.X1, l.X2 = min(l.X1, at.x+x), max(l.X2, at.x+x)
	l.Y1, l.Y2 = min(l.Y1, at.y+y-high), max(l.Y2, at.y+y+high)
	return x >= -measured && x <= at.width+measured && y-high >= -measured && y+high <= at.height+measured
}
