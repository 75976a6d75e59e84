package typeset

import (
	"slices"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// attachments sets all attachments: first it is decided which are turned, then how their
// tables fit, all together.
func (c *compositor) attachments() []pagedGalley {
	frames := make([]frame, len(c.notice.Attachments))
	var tables []framedTable
	for i := range frames {
		a := &c.notice.Attachments[i]
		frames[i] = c.orientation(a)
		tables = append(tables, tablesOf(a.Blocks, frames[i])...)
	}
	c.tables.settle(tables)
	var out []pagedGalley
	for i, f := range frames {
		below := 0.0
		if i == len(frames)-1 {
			below = c.imprintRoom()
		}
		out = append(out, c.attachment(&c.notice.Attachments[i], f, below))
	}
	return out
}

// imprintRoom is what the 版记 takes below the last attachment, mm; 0: there is none.
func (c *compositor) imprintRoom() float64 {
	im := setImprint(c.notice.Imprint, c.notice.Head.Form == document.LetterheadLetter, c.typist)
	if im.height == 0 {
		return 0
	}
	return gbt9704.LinePitch + im.height
}

// pagesWith is how many pages an attachment takes, with one for what stands below it where its last page
// has no room for that.
func (p *pagedGalley) pagesWith(below float64) int {
	if below > 0 && p.bottom()+below > gbt9704.TypeHeight+slack {
		return len(p.pages) + 1
	}
	return len(p.pages)
}

// attachment sets an attachment, with rows as high as suits its pages and leaves room for what stands below it.
func (c *compositor) attachment(a *document.Attachment, f frame, below float64) pagedGalley {
	usual := c.setAttachment(a, f, rowStyle{padY: cellPadY})
	switch {
	case hasForm(a):
		return c.formAttachment(a, usual, below)
	case usual.hasShortTail():
		if closer := c.setAttachment(a, f, rowStyle{padY: closePadY}); len(closer.pages) < len(usual.pages) {
			return closer
		}
	case usual.isMostlyBlank():
		return c.breathing(a, usual, below)
	}
	return usual
}

// Rows of attachments that may be closer or higher than usual; a choice.
const (
	shortTail  = 0.3     // of its height at most is used of the last page, the end of a table
	tailPages  = 12      // a longer attachment gains nothing that anybody sees
	breathFull = 2.0 / 3 // of its page a low table may fill with higher rows
	breathMost = 10.0    // mm of such a row
	spreadMost = 45.0    // mm, up to which a form's rows are spread over the page
	spreadStep = 0.5     // mm
)

// hasShortTail reports that the last page holds the end of a table and
// little else: rows that are set closer may save it.
func (p *pagedGalley) hasShortTail() bool {
	if len(p.pages) < 2 || len(p.pages) > tailPages {
		return false
	}
	last := p.pages[len(p.pages)-1]
	first := &p.items[last.from]
	return last.bottom <= shortTail*p.height && first.table != nil && first.row > 0
}

// isMostlyBlank reports a page that tables would fill better with higher rows.
func (p *pagedGalley) isMostlyBlank() bool {
	return len(p.pages) == 1 && p.pages[0].bottom < breathFull*p.height && p.rowsHeight() > 0
}

// rowsHeight is the height of all rows of tables below their heads.
func (p *pagedGalley) rowsHeight() float64 {
	height := 0.0
	for i := range p.items {
		if it := &p.items[i]; it.table != nil && it.row != headRow {
			height += it.ink
		}
	}
	return height
}

// breathing sets an attachment on a page that is mostly blank with rows as much higher as fills it better.
func (c *compositor) breathing(a *document.Attachment, usual pagedGalley, below float64) pagedGalley {
	rows := usual.rowsHeight()
	more := 1 + (breathFull*usual.height-usual.pages[0].bottom)/rows
	least := breathMost
	for i := range usual.items {
		if it := &usual.items[i]; it.table != nil {
			least = min(least, more*it.table.rowHeight(1))
		}
	}
	if higher := c.setAttachment(a, usual.frame, rowStyle{padY: cellPadY, least: least}); higher.pagesWith(below) == usual.pagesWith(below) {
		return higher
	}
	return usual
}

func hasForm(a *document.Attachment) bool {
	return slices.ContainsFunc(a.Blocks, func(b document.Block) bool {
		t, ok := b.(*document.Table)
		return ok && t.Form
	})
}

// formAttachment sets an attachment with a form, whose rows may take what the first page leaves for
// them and are spread over the pages they need.
func (c *compositor) formAttachment(a *document.Attachment, usual pagedGalley, below float64) pagedGalley {
	below = max(below, gbt9704.LinePitch) // a page filled to its edge is two in a word processor that sets it a little wider
	rows := rowStyle{padY: cellPadY, most: usual.formRoom()}
	rows.hand = handClose
	best := c.setAttachment(a, usual.frame, rows)
	for hand := handCell; hand > handClose; hand -= handStep { // the largest that takes no page more
		wider := rows
		wider.hand = hand
		if p := c.setAttachment(a, usual.frame, wider); p.pagesWith(below) <= best.pagesWith(below) {
			rows, best = wider, p
			break
		}
	}
	low, high := gbt9704.LinePitch, spreadMost
	for high-low > spreadStep {
		rows.least = (low + high) / 2
		if p := c.setAttachment(a, usual.frame, rows); p.pagesWith(below) > best.pagesWith(below) {
			high = rows.least
		} else {
			best, low = p, rows.least
		}
	}
	return best
}

// formRoom is the height of the page a form begins on, below its head, without what stands below the form.
func (p *pagedGalley) formRoom() float64 {
	room, below := p.height, 0.0
	for n := range p.pages {
		for i := p.pages[n].from; i < p.pages[n].to; i++ {
			it := &p.items[i]
			switch form := it.table != nil && it.table.src.Form; {
			case form && it.row == 0:
				room, below = p.height-p.pages[n].tops[i-p.pages[n].from], 0
			case !form:
				below += it.fix + it.lines*gbt9704.LinePitch
			}
		}
	}
	return max(room-below-tableGap-notesGap*gbt9704.Em(gbt9704.SizeLittle4), headShare*p.height)
}

// setAttachment sets an attachment in one way: its label in 黑体 flush left on
// line 1, its title centred on line 3 (7.3.7), then its blocks.
func (c *compositor) setAttachment(a *document.Attachment, f frame, rows rowStyle) pagedGalley {
	out := pagedGalley{frame: f}
	label := span{text: a.Label, style: grid3(typeface.HeiTi), el: out.element("P"), place: a.Place}
	out.items = c.typist.paragraph([]span{label}, otherItem, line.Options{Measure: f.width})
	if n := len(out.items); n > 0 {
		keepTogether(out.items)
		keepWithNext(out.items)
		out.items[n-1].lines = gbt9704.AttachmentTitleLine - gbt9704.AttachmentLabelLine
	}
	title := span{text: a.Title, el: out.element("H2"), place: a.Place}
	lines := c.typist.title(title, c.notice.TitleBreaks, f.width)
	out.titleLines = linesOf(lines)
	out.items = append(out.items, lines...)
	out.add(c.blocks(a.Blocks, blockStyle{frame: f, kind: otherItem, depth: 1, rows: rows}))
	if len(out.items) == 0 { // a page of its own even so: references lead to it
		out.items = []item{textLine(otherItem)}
	}
	out.items[0].spot = &spot{anchor: a.ID, title: a.Label + " " + a.Title, level: 1}
	out.pages = fillPages(out.items, f, pagePlan{})
	return out
}
