package typeset

import (
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
)

// attachment prints an attachment on pages of its own: its label in 黑体 flush
// left on line 1, its title centred on line 3 (7.3.7).
func (l *layouter) attachment(a *document.Attachment) {
	f := l.orientation(a)
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
	l.print(items, fill(items, f, plan{}), f, false)
}
