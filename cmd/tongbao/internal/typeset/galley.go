package typeset

import (
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/gbt9704"
)

// galley is type that has been set and does not stand on a page yet: a value to
// be chosen, joined with others and printed.
type galley struct {
	items    []item        // from the top down
	elements []*Struct     // what they belong to, in the order of the text
	findings diag.Findings // what cannot be set as it is
}

// element adds a structure element to those of the galley.
func (g *galley) element(role string) *Struct { return newElement(&g.elements, role) }

// add puts another galley below.
func (g *galley) add(below galley) {
	g.items = append(g.items, below.items...)
	g.elements = append(g.elements, below.elements...)
	g.findings = append(g.findings, below.findings...)
}

// joined puts galleys below each other.
func joined(parts ...galley) galley {
	var out galley
	for _, p := range parts {
		out.add(p)
	}
	return out
}

// pagedGalley is a galley broken into pages: the main text or an attachment.
type pagedGalley struct {
	galley
	frame
	pages      []filledPage
	titleLines []string
}

// bottom is the lowest ink of the last page, mm below the upright type area's top; the
// whole height when the page is turned.
func (p *pagedGalley) bottom() float64 {
	switch {
	case p.turned:
		return upright.height
	case len(p.pages) == 0:
		return 0
	}
	return p.pages[len(p.pages)-1].bottom
}

// newElement adds a structure element to kids.
func newElement(kids *[]*Struct, role string) *Struct {
	el := &Struct{Role: role}
	*kids = append(*kids, el)
	return el
}

// itemKind tells the paginator what an item is for.
type itemKind int

const (
	otherItem itemKind = iota
	textItem           // a line of the body or a row of a table in it
	noteItem           // a line of the 附件说明
	signItem           // a line of the sign-off
	dateItem           // the 成文日期
)

// item is what a page break never parts: one line of text, or one table row.
// Positions inside are relative to the item's top and to the left edge of the
// frame it is set in.
type item struct {
	kind   itemKind
	ink    float64 // mm from its top to the bottom of what it draws
	lines  float64 // distance to the next item's top in line pitches …
	fix    float64 // … plus this many mm
	keep   bool    // the next item must not begin a page
	widow  bool    // short last line of a paragraph: must not begin a page (孤行不成页)
	snap   bool    // its top goes to the next line of the grid
	pieces []piece
	rules  []Rule // drawn as artifacts, coordinates like those of pieces
	seals  []sealPlace
	spot   *spot
	table  *table // set for rows; pieces are made when the page is known
	row    int    // index of the row in table.boxes, headRow for the header
}

// headRow is the row index of an item that stands for a table's header rows.
const headRow = -1

// piece is what one item draws for one structure element; no element: artifact.
type piece struct {
	el    *Struct
	runs  []Run
	links []Link
}

// spot is a place other parts of the paper point to: a heading or an attachment.
type spot struct {
	anchor string
	title  string
	level  int // of the outline, from 1
}

// textLine is the item of a line of 3号 type, one pitch high.
func textLine(k itemKind) item { return item{kind: k, ink: gbt9704.Em3, lines: 1} }

// gapAfter adds blank lines below the last item.
func gapAfter(items []item, lines float64) {
	if len(items) > 0 {
		items[len(items)-1].lines += lines
	}
}

// heightOf is how far items reach at the usual pitch, mm.
func heightOf(items []item) float64 {
	height := 0.0
	for _, it := range items {
		height += it.lines*gbt9704.LinePitch + it.fix
	}
	return height
}

// keepWithNext forbids a page break below items.
func keepWithNext(items []item) {
	if n := len(items); n > 0 {
		items[n-1].keep = true
	}
}

// keepTogether forbids page breaks inside items.
func keepTogether(items []item) {
	for i := 0; i+1 < len(items); i++ {
		items[i].keep = true
	}
}
