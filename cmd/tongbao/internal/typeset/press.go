package typeset

import "tongbao/cmd/tongbao/internal/gbt9704"

// press puts marks on pages and keeps the structure tree's content in step.
type press struct {
	out    *Layout
	page   *Page
	f      frame
	bottom float64 // lowest ink of the open page, mm below the type area's top; the whole height when turned
	mcid   int
	open   *Struct // element of the open tag
	art    bool    // an artifact tag is open
	kind   string  // kind of the open artifact
}

// newPage begins the next page.
func (p *press) newPage(f frame) {
	p.close()
	p.out.Pages = append(p.out.Pages, Page{Number: len(p.out.Pages) + 1, Numbered: true})
	p.page = &p.out.Pages[len(p.out.Pages)-1]
	p.f, p.mcid = f, 0
}

// imprintPage opens the page that carries a 版记 of the given height, mm: the last
// one when it is even and has room (7.4; GB/T 33476.2 7.3.1). When the last page is
// even but has no room, a blank page and the imprint's page follow, both without
// a number (7.5). A letter asks for no even page.
func (p *press) imprintPage(height float64, letter bool) {
	even := p.page.Number%2 == 0
	if fits := p.bottom+gbt9704.LinePitch+height <= gbt9704.TypeHeight+slack; fits && (letter || even) {
		p.f = upright
		return
	}
	p.newPage(upright)
	if even && !letter {
		p.page.Numbered = false
		p.newPage(upright)
		p.page.Numbered = false
	}
}

// at turns a point of the frame into one of the sheet.
func (f frame) at(x, y float64) (float64, float64) {
	if f.turned {
		return gbt9704.TypeLeft + y, gbt9704.TypeBottom - x
	}
	return gbt9704.TypeLeft + x, gbt9704.TypeTop + y
}

// piece draws a piece whose origin lies at (x, y) of the frame.
func (p *press) piece(pc piece, x, y float64) {
	if len(pc.runs) == 0 && len(pc.links) == 0 {
		return
	}
	p.tag(pc.el, "Layout")
	for _, r := range pc.runs {
		r.X, r.Y = p.f.at(x+r.X, y+r.Y)
		r.Turned = p.f.turned
		p.page.Marks = append(p.page.Marks, r)
	}
	for _, k := range pc.links {
		x1, y1 := p.f.at(x+k.X1, y+k.Y1)
		x2, y2 := p.f.at(x+k.X2, y+k.Y2)
		p.page.Marks = append(p.page.Marks, Link{min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2), k.To})
	}
}

// rule draws a rule given in the frame's coordinates as an artifact.
func (p *press) rule(r Rule) {
	p.tag(nil, "Layout")
	r.X1, r.Y1 = p.f.at(r.X1, r.Y1)
	r.X2, r.Y2 = p.f.at(r.X2, r.Y2)
	p.page.Marks = append(p.page.Marks, r)
}

// artifact opens an artifact of the given kind.
func (p *press) artifact(kind string) { p.tag(nil, kind) }

// tag makes el (nil: an artifact) the element that the next marks belong to.
func (p *press) tag(el *Struct, kind string) {
	if el != nil && p.open == el || el == nil && p.art && p.kind == kind {
		return
	}
	p.close()
	if el == nil {
		p.page.Marks = append(p.page.Marks, Tag{Role: "Artifact", ID: -1, Artifact: kind})
		p.art, p.kind = true, kind
		return
	}
	p.page.Marks = append(p.page.Marks, Tag{Role: el.Role, ID: p.mcid})
	el.Content = append(el.Content, Content{Page: p.page.Number, ID: p.mcid})
	p.open = el
	p.mcid++
}

// close ends the open tag.
func (p *press) close() {
	if p.open != nil || p.art {
		p.page.Marks = append(p.page.Marks, TagEnd{})
	}
	p.open, p.art = nil, false
}
