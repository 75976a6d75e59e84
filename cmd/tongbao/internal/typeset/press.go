package typeset

import (
	"fmt"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/gbt9704"
)

// press puts marks on pages and keeps the structure tree's content in step.
type press struct {
	out    *Layout
	draft  bool // the places of seals are drawn
	page   *Page
	f      frame
	bottom float64 // lowest ink of the open page, mm below the type area's top; the whole height when turned
	mcid   int
	tagged bool    // a tag is open
	open   *Struct // its element, nil for an artifact

	tags     map[string][]Mark // that have been put on a page, by role and number: pages have them alike
	glyphs   stock[Glyph]
	contents stock[Content]
	elements stock[Struct]
	kids     stock[*Struct]
}

func newPress(draft bool) *press {
	return &press{draft: draft, out: newLayout(), tags: map[string][]Mark{}}
}

// layoutTag begins what is on a page beside the paper's content.
var layoutTag Mark = Tag{Role: "Artifact", ID: -1, Artifact: "Layout"}

// spareMarks is the room for the page number.
const spareMarks = 4

// newPage begins the next page.
func (p *press) newPage(f frame) {
	p.close()
	next := Page{Number: len(p.out.Pages) + 1, Numbered: true}
	if p.page != nil { // most pages are like the one before
		next.Marks = make([]Mark, 0, len(p.page.Marks)+spareMarks)
	}
	p.out.Pages = append(p.out.Pages, next)
	p.page = &p.out.Pages[len(p.out.Pages)-1]
	p.f, p.mcid = f, 0
}

// imprintPage opens the page that carries the 版记. A blank page and an imprint's page
// that follows it have no number (7.5).
func (p *press) imprintPage(t tail) {
	more := t.pagesBeforeImprint(p.page.Number, p.bottom)
	if more == 0 {
		p.f = upright
		return
	}
	for range more {
		p.newPage(upright)
		p.page.Numbered = more == 1
	}
}

// print prints a galley on its pages. Its first page is the open one when onOpen
// is set, the others are new.
func (p *press) print(g pagedGalley, onOpen bool) diag.Findings {
	findings := p.take(g.galley)
	for n, pg := range g.pages {
		if n > 0 || !onOpen {
			p.newPage(g.frame)
		}
		for i := pg.from; i < pg.to; {
			it, top := &g.items[i], pg.tops[i-pg.from]
			if it.table == nil {
				p.item(it, top)
				i++
				continue
			}
			end := i
			for end < pg.to && g.items[end].table == it.table {
				end++
			}
			last := g.items[end-1].row
			findings = append(findings, it.table.print(p, max(it.row, 0), last+1, top, it.row == headRow)...)
			i = end
		}
		p.close()
	}
	if len(g.pages) > 0 {
		p.bottom = g.bottom()
	}
	return findings
}

// printAt prints a galley whose items all count from top on the open page.
func (p *press) printAt(g galley, top float64) diag.Findings {
	for i := range g.items {
		p.item(&g.items[i], top)
	}
	p.close()
	return p.take(g)
}

// take adds the structure of a galley to the layout's and returns its findings.
func (p *press) take(g galley) diag.Findings {
	p.out.Tree.Kids = append(p.out.Tree.Kids, g.elements...)
	return g.findings
}

// item prints a line.
func (p *press) item(it *item, top float64) {
	if it.spot != nil {
		p.bookmark(it.spot, top)
	}
	for _, pc := range it.pieces {
		p.piece(pc, 0, top)
		if it.kind == signItem || it.kind == dateItem {
			p.recordSigned(pc, it.kind, top)
		}
	}
	for _, r := range it.rules {
		r.Y1, r.Y2 = r.Y1+top, r.Y2+top
		p.rule(r)
	}
	for _, s := range it.seals {
		p.seal(s, top)
	}
}

// bookmark records an anchor and its bookmark at the given height of the page.
func (p *press) bookmark(s *spot, top float64) {
	x, y := p.f.at(0, top)
	page := p.page.Number
	if s.anchor != "" {
		p.out.Anchors = append(p.out.Anchors, Anchor{Name: s.anchor, Page: page, X: x, Y: y})
	}
	if s.level == 0 {
		return
	}
	kids := &p.out.Outline
	for level := 1; level < s.level && len(*kids) > 0; level++ {
		kids = &(*kids)[len(*kids)-1].Kids
	}
	*kids = append(*kids, OutlineItem{Title: strings.TrimSpace(s.title), Page: page, Y: y})
}

// seal records where a seal or a stamp goes: its outline, an anchor with its name, and an
// invisible space at its centre. Only a draft shows it.
func (p *press) seal(s sealPlace, top float64) {
	p.piece(piece{runs: s.space}, s.x, top+s.y)
	x, y := p.f.at(s.x, top+s.y)
	seals := &p.out.SignOff.Seals
	a := Anchor{Name: fmt.Sprintf("seal-%d", len(*seals)+1), Page: p.page.Number, X: x, Y: y}
	*seals = append(*seals, Seal{s.organ, p.page.Number, x, y, s.diameter, s.width, s.height, a.Name})
	p.out.Anchors = append(p.out.Anchors, a)
	if s.form != nil {
		s.form.Field = s.field(len(*seals), p.page.Number, x, y)
	}
	switch {
	case !p.draft:
	case s.diameter > 0:
		p.page.Marks = append(p.page.Marks, Circle{X: x, Y: y, R: s.diameter / 2, Width: draftLine, Color: Gray})
	default:
		p.page.Marks = append(p.page.Marks, outline(x, y, s.width, s.height)...)
	}
}

// field is the signature field of a seal or a stamp with its centre at x and y of a page.
func (s *sealPlace) field(number, page int, x, y float64) *Field {
	width, height, text := s.diameter, s.diameter, s.organ+"盖章处"
	if s.diameter == 0 {
		width, height, text = s.width, s.height, s.organ+"签名章处"
	}
	return &Field{fmt.Sprintf("签章%d", number), text, page, x - width/2, y - height/2, x + width/2, y + height/2}
}

// recordSigned notes the em boxes of names and date for those who look for the
// place of the seal.
func (p *press) recordSigned(pc piece, k itemKind, top float64) {
	for _, r := range pc.runs {
		last := r.Glyphs[len(r.Glyphs)-1]
		b := Box{Text: r.Text(), Page: p.page.Number}
		b.X1, b.Y1 = p.f.at(r.X, top+r.Y-gbt9704.EmAscent*gbt9704.Em3)
		b.X2, b.Y2 = p.f.at(r.X+last.Pen+gbt9704.Cell, top+r.Y+gbt9704.EmDescent*gbt9704.Em3)
		if k == dateItem {
			p.out.SignOff.Date = b
		} else {
			p.out.SignOff.Names = append(p.out.SignOff.Names, b)
		}
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
	p.tag(pc.el)
	for _, r := range pc.runs {
		r.X, r.Y = p.f.at(x+r.X, y+r.Y)
		r.Turned = p.f.turned
		p.page.Marks = append(p.page.Marks, r)
	}
	for _, k := range pc.links {
		x1, y1 := p.f.at(x+k.X1, y+k.Y1)
		x2, y2 := p.f.at(x+k.X2, y+k.Y2)
		p.page.Marks = append(p.page.Marks, Link{min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2), k.To, k.Text})
	}
}

// rule draws a rule given in the frame's coordinates as an artifact.
func (p *press) rule(r Rule) {
	p.tag(nil)
	r.X1, r.Y1 = p.f.at(r.X1, r.Y1)
	r.X2, r.Y2 = p.f.at(r.X2, r.Y2)
	p.page.Marks = append(p.page.Marks, r)
}

// tag makes el (nil: an artifact) the element that the next marks belong to.
func (p *press) tag(el *Struct) {
	if p.tagged && p.open == el {
		return
	}
	p.close()
	p.tagged, p.open = true, el
	if el == nil {
		p.page.Marks = append(p.page.Marks, layoutTag)
		return
	}
	p.page.Marks = append(p.page.Marks, p.tagOf(el.Role))
	if el.Content == nil { // most elements stand in one piece
		el.Content = p.contents.take(1)
	}
	el.Content = append(el.Content, Content{Page: p.page.Number, ID: p.mcid})
	p.mcid++
}

// tagOf is the next tag of the page.
func (p *press) tagOf(role string) Mark {
	tags := p.tags[role]
	for len(tags) <= p.mcid {
		tags = append(tags, nil)
	}
	if tags[p.mcid] == nil {
		tags[p.mcid] = Tag{Role: role, ID: p.mcid}
	}
	p.tags[role] = tags
	return tags[p.mcid]
}

// element adds a structure element to kids.
func (p *press) element(kids *[]*Struct, role string) *Struct {
	el := &p.elements.take(1)[:1][0]
	el.Role = role
	*kids = append(*kids, el)
	return el
}

// close ends the open tag.
func (p *press) close() {
	if p.tagged {
		p.page.Marks = append(p.page.Marks, TagEnd{})
	}
	p.tagged = false
}
