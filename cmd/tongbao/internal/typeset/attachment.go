package typeset

import (
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
		out = append(out, c.attachment(&c.notice.Attachments[i], f))
	}
	return out
}

// attachment sets an attachment. When its last page holds little more than a few
// rows of a table, it is set a second time with closer rows, and that setting is
// taken if it saves the page.
func (c *compositor) attachment(a *document.Attachment, f frame) pagedGalley {
	usual := c.setAttachment(a, f, cellPadY)
	if usual.hasShortTail() {
		if closer := c.setAttachment(a, f, closePadY); len(closer.pages) < len(usual.pages) {
			return closer
		}
	}
	return usual
}

// Attachments whose rows may be set closer; a choice.
const (
	shortTail = 0.3 // of its height at most is used of the last page
	tailPages = 12  // a longer attachment gains nothing that anybody sees
)

// hasShortTail reports that the last page holds the end of a table and
// little else.
func (p *pagedGalley) hasShortTail() bool {
	if len(p.pages) < 2 || len(p.pages) > tailPages {
		return false
	}
	last := p.pages[len(p.pages)-1]
	first := &p.items[last.from]
	return last.bottom <= shortTail*p.height && first.table != nil && first.row > 0
}

// setAttachment sets an attachment in one way: its label in 黑体 flush left on
// line 1, its title centred on line 3 (7.3.7), then its blocks.
func (c *compositor) setAttachment(a *document.Attachment, f frame, padY float64) pagedGalley {
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
	out.add(c.blocks(a.Blocks, blockStyle{frame: f, kind: otherItem, depth: 1, padY: padY}))
	if len(out.items) == 0 { // a page of its own even so: references lead to it
		out.items = []item{textLine(otherItem)}
	}
	out.items[0].spot = &spot{anchor: a.ID, title: a.Label + " " + a.Title, level: 1}
	out.pages = fillPages(out.items, f, pagePlan{})
	return out
}
