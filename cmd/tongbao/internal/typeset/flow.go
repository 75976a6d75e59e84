package typeset

import (
	"slices"

	"tongbao/cmd/tongbao/internal/gbt9704"
)

// frame is the area of a page that items fill, in its own coordinates.
type frame struct {
	width, height float64 // mm
	turned        bool    // content is turned 90° counter-clockwise (c.8)
}

var (
	upright = frame{gbt9704.TypeWidth, gbt9704.TypeHeight, false}
	turned  = frame{gbt9704.TypeHeight, gbt9704.TypeWidth, true}
)

// slack forgives the rounding of sums of pitches, mm.
const slack = 1e-6

// pagePlan is one way to break items into pages.
type pagePlan struct {
	first   float64 // top of the first item on the first page, mm
	pitch   float64 // line pitch of the pages from loose on; 0: as usual
	loose   int     // first page set with pitch
	breakAt int     // an item that has to begin a page; 0: none
	part    bool    // breakAt may part lines that are kept together

	usual []filledPage // of the same items with the same first and nothing else; nil: they are not known
}

// asUsual are the pages that the plan fills like the usual ones.
func (pl pagePlan) asUsual() []filledPage {
	n := 0
	for n < len(pl.usual) && (pl.pitch == 0 || n < pl.loose) && (pl.breakAt == 0 || pl.usual[n].seen <= pl.breakAt) {
		n++
	}
	return pl.usual[:n]
}

// filledPage is a page with the items that fell on it: items[from:to], each with
// the position of its top.
type filledPage struct {
	from, to int
	tops     []float64
	bottom   float64 // lowest ink, mm
	pitch    float64
	seen     int // the first item that was not looked at when the page was filled
}

// of returns the items on the page.
func (p filledPage) of(items []item) []item { return items[p.from:p.to] }

// fillPages breaks items into pages. It always ends: a page takes at least one item
// unless the head has used up the first one.
func fillPages(items []item, f frame, pl pagePlan) []filledPage {
	pages, at := slices.Clone(pl.asUsual()), 0
	if n := len(pages); n > 0 {
		at = pages[n-1].to
	}
	tops := make([]float64, len(items)-at)
	for at < len(items) {
		p := pl.page(len(pages))
		p.from, p.to, p.tops = at, at, tops[:0]
		p.place(items, f, pl)
		if p.to == at && (len(pages) > 0 || pl.first == 0) {
			p.force(items[at])
		}
		n := p.to - at
		p.tops, tops = p.tops[:n:n], tops[n:]
		pages = append(pages, p)
		at = p.to
	}
	return pages
}

// page starts page number n of the plan.
func (pl pagePlan) page(n int) filledPage {
	p := filledPage{pitch: gbt9704.LinePitch}
	if pl.pitch > 0 && n >= pl.loose {
		p.pitch = pl.pitch
	}
	if n == 0 {
		p.bottom = pl.first
	}
	return p
}

// place puts items on the page until one does not fit, then steps back to the
// last place where a page may end.
func (p *filledPage) place(items []item, f frame, pl pagePlan) {
	top := p.bottom
	grid := top
	for i := p.from; i < len(items); i++ {
		it := &items[i]
		p.seen = i + 1
		if i == p.from {
			top += it.repeatedHead()
		}
		if it.snap && i > p.from {
			top = snapUp(top, grid, p.pitch)
		}
		if pl.part && i > p.from && pl.breakAt == i {
			p.measure(items)
			return
		}
		if top+it.ink > f.height+slack || i > p.from && pl.breakAt == i {
			p.stepBack(items, f.height)
			return
		}
		if it.kind == textItem && it.table == nil && !onGrid(top, grid, p.pitch) {
			grid = top // the first body line of page 1 sets its grid
		}
		p.tops = append(p.tops, top)
		p.to = i + 1
		top += it.lines*p.pitch + it.fix
	}
	p.measure(items)
}

// stepBack moves the end of the page up to where a break is allowed; when the
// whole page is one unbreakable piece it ends where it is full.
func (p *filledPage) stepBack(items []item, height float64) {
	if end := lastBreak(items, p.from, p.to, false); end > p.from {
		p.to = p.wholeRow(items, end, height)
	} else if end := lastBreak(items, p.from, p.to, true); end > p.from {
		p.to = p.wholeRow(items, end, height)
	}
	p.tops = p.tops[:p.to-p.from]
	p.measure(items)
}

// wholeRow moves an end inside a row of a table, lower than a page, up to the row's top, where
// that leaves little blank.
func (p *filledPage) wholeRow(items []item, end int, height float64) int {
	if end >= len(items) || items[end].table == nil || items[end].row == headRow {
		return end
	}
	t := items[end].table
	b := t.boxes[items[end].row]
	top := end - b.from // a box a line
	if b.from == 0 || top <= p.from || t.rows[b.row].height > t.room() || !mayBreak(items, top, false) {
		return end
	}
	if height-p.tops[top-p.from] > splitShare*height {
		return end
	}
	return top
}

// lastBreak returns the last index up to end before which a page may break.
// hard looks only at what would be wrong, not at what is merely unwanted.
func lastBreak(items []item, from, end int, hard bool) int {
	for ; end > from; end-- {
		if mayBreak(items, end, hard) {
			return end
		}
	}
	return from
}

func mayBreak(items []item, at int, hard bool) bool {
	if at >= len(items) {
		return true
	}
	it := &items[at]
	if it.table != nil && it.row != headRow {
		b := it.table.boxes[it.row]
		if b.apart || !hard && b.near {
			return false
		}
	}
	return !items[at-1].keep && !it.widow
}

// force puts an item on an empty page that is too low for it.
func (p *filledPage) force(it item) {
	p.tops, p.to = append(p.tops[:0], it.repeatedHead()), p.from+1
	p.bottom = p.tops[0] + it.ink
}

func (p *filledPage) measure(items []item) {
	for i := p.from; i < p.to; i++ {
		p.bottom = max(p.bottom, p.tops[i-p.from]+items[i].ink)
	}
}

// repeatedHead is the height of what a table repeats above the item when it begins a page: its
// header rows, and the blank above the text of a row that goes on.
func (it *item) repeatedHead() float64 {
	if it.table == nil || it.row == headRow || it.row == 0 {
		return 0
	}
	return it.table.headHeight + it.table.boxes[it.row].again
}

// snapUp moves top down to the next line of the page's grid.
func snapUp(top, grid, pitch float64) float64 {
	n := int((top - grid) / pitch)
	for grid+float64(n)*pitch < top-slack {
		n++
	}
	return grid + float64(n)*pitch
}

func onGrid(top, grid, pitch float64) bool { return snapUp(top, grid, pitch) < top+slack }
