package typeset

import (
	"slices"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
)

// attachment prints an attachment on pages of its own. When its last page holds
// little more than a few rows of a table, rows set closer may save that page.
func (l *layouter) attachment(a *document.Attachment) {
	f := l.orientation(a)
	before := len(l.out.Tree.Kids)
	items, pages := l.attachmentPages(a, f)
	if hasShortTail(items, pages, f) {
		usual, found := slices.Clone(l.out.Tree.Kids[before:]), len(l.findings)
		l.out.Tree.Kids = l.out.Tree.Kids[:before]
		l.closeRows = true
		closer, fewer := l.attachmentPages(a, f)
		l.closeRows = false
		l.findings = l.findings[:found] // told by the first pass
		if len(fewer) < len(pages) {
			items, pages = closer, fewer
		} else {
			l.out.Tree.Kids = append(l.out.Tree.Kids[:before], usual...)
		}
	}
	l.print(items, pages, f, false)
}

// Attachments whose rows may be set closer; a choice.
const (
	shortTail = 0.3 // of its height at most is used of the last page
	tailPages = 12  // a longer attachment gains nothing that anybody sees
)

// hasShortTail reports an attachment whose last page holds the end of a table and
// little else.
func hasShortTail(items []item, pages []filled, f frame) bool {
	if len(pages) < 2 || len(pages) > tailPages {
		return false
	}
	last := pages[len(pages)-1]
	return last.bottom <= shortTail*f.height && items[last.from].table != nil && items[last.from].row > 0
}

// attachmentPages sets an attachment: its label in 黑体 flush left on line 1, its
// title centred on line 3 (7.3.7), and breaks it into pages.
func (l *layouter) attachmentPages(a *document.Attachment, f frame) ([]item, []filled) {
	el := element(l.out.Tree, "P")
	items := l.paragraph([]span{{text: a.Label, style: grid3(typeface.HeiTi), el: el, place: a.Place}}, setting{measure: f.width})
	if len(items) > 0 {
		keepTogether(items)
		last := &items[len(items)-1]
		last.keep = true
		last.lines = gbt9704.AttachmentTitleLine - gbt9704.AttachmentLabelLine
	}
	title := l.titleLines(a.Title, l.n.TitleBreaks, f.width, element(l.out.Tree, "H2"), a.Place)
	closeTitle(title)
	items = append(items, title...)
	items = append(items, l.blocks(a.Blocks, f, otherItem, 1)...)
	if len(items) == 0 { // a page of its own even so: references lead to it
		items = []item{textLine(otherItem)}
	}
	items[0].spot = &spot{anchor: a.ID, title: a.Label + " " + a.Title, level: 1}
	return items, fill(items, f, plan{})
}
