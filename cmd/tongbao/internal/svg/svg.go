// Package svg draws the pages of a laid-out notice for a browser: every glyph at its place, in the faces the
// print has. It is for looking at; what is printed and kept is the PDF and the OFD.
package svg

import (
	"cmp"
	"fmt"
	"html"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeset"
)

// Pages are drawn pages and the fonts they need.
type Pages struct {
	Pages [][]byte // an <svg> element each, measured in mm
	Fonts []Font
}

// Font is a subset of a face; Family is what the pages call it.
type Font struct {
	Family string
	Data   []byte // TrueType
}

// Draw draws all pages of a layout in its fonts. The error is for a face that cannot be read.
func Draw(layout *typeset.Layout, fonts typeset.Fonts) (*Pages, error) {
	out := &Pages{}
	family := map[string]string{} // by the face's name
	for i, name := range slices.Sorted(maps.Keys(fonts)) {
		subset, err := fonts[name].Subset()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		family[name] = fmt.Sprintf("f%d", i)
		out.Fonts = append(out.Fonts, Font{family[name], subset.Data})
	}
	for i := range layout.Pages {
		out.Pages = append(out.Pages, page(&layout.Pages[i], family))
	}
	return out, nil
}

// page draws one page: the marks in their order. A sheet is portrait; what lies across is turned.
func page(p *typeset.Page, family map[string]string) []byte {
	out := fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" role="img" aria-label="第%d页">`,
		gbt9704.PageWidth, gbt9704.PageHeight, p.Number)
	for _, m := range p.Marks {
		switch m := m.(type) {
		case typeset.Run:
			out = run(out, m, family[m.Face])
		case typeset.Rule:
			out = fmt.Appendf(out, `<path d="M%s %sL%s %s"%s/>`, mm(m.X1), mm(m.Y1), mm(m.X2), mm(m.Y2), stroke(m.Color, m.Width, m.Dashed))
		case typeset.Circle:
			out = fmt.Appendf(out, `<circle cx="%s" cy="%s" r="%s"%s/>`, mm(m.X), mm(m.Y), mm(m.R), stroke(m.Color, m.Width, true))
		}
	}
	return append(out, "</svg>"...)
}

// run draws the glyphs of a run, each at its own place along the line.
func run(out []byte, r typeset.Run, family string) []byte {
	if r.Invisible || len(r.Glyphs) == 0 {
		return out
	}
	scale := cmp.Or(r.HScale, 1)
	out = fmt.Appendf(out, `<text font-family="%s" font-size="%s" transform="translate(%s %s)`,
		family, mm(gbt9704.Em(r.Size)), mm(r.X), mm(r.Y))
	if r.Turned {
		out = append(out, " rotate(-90)"...)
	}
	if scale != 1 {
		out = append(append(append(out, " scale("...), mm(scale)...), " 1)"...)
	}
	out = append(out, `" x="`...)
	for i, g := range r.Glyphs {
		if i > 0 {
			out = append(out, ' ')
		}
		out = append(out, mm(g.Pen/scale)...)
	}
	out = append(out, '"')
	if r.Color != typeset.Black {
		out = append(append(append(out, ` fill="`...), color(r.Color)...), '"')
	}
	return append(append(append(out, '>'), html.EscapeString(r.Text())...), "</text>"...)
}

// stroke are the attributes of a line. Dashes are 1 mm, 0.7 mm apart.
func stroke(c typeset.Color, width float64, dashed bool) string {
	out := ` fill="none" stroke="` + color(c) + `" stroke-width="` + mm(width) + `"`
	if dashed {
		out += ` stroke-dasharray="1 0.7"`
	}
	return out
}

// color is a colour as a screen shows it; red is the print colour Y80 M80 of GB/T 9704-2012 6.2.
func color(c typeset.Color) string {
	return [...]string{typeset.Black: "#000", typeset.Red: "#f33", typeset.Gray: "#d9d9d9"}[c]
}

// mm is a number to the thousandth.
func mm(v float64) string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(v, 'f', 3, 64), "0"), ".")
}
