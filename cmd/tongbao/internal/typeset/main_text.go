package typeset

import (
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// mainText is the paper from the title to the note: everything between the head
// and the attachments.
type mainText struct {
	pagedGalley
	signOff         SignOffPlace
	names           *document.SignOffFit
	recipientsMoved bool
	imprint         *imprintSetter // 版记, printed after the attachments
	tail            tail
}

// mainText sets the main text below a head that ends at top, mm, and the 版记 that
// comes after it and the attachments. Recipients that
// would leave page 1 no room for the text are left out: they move to the imprint
// (7.3.2, 7.4.2).
func (c *compositor) mainText(top float64, after tail) mainText {
	var title galley
	title.items = c.typist.title(span{text: c.notice.Title, el: title.element("H1")}, c.notice.TitleBreaks, gbt9704.TypeWidth)
	recipients := c.recipients()
	rest, signature := c.belowRecipients()
	tall := signature.high
	out := mainText{pagedGalley: pagedGalley{galley: joined(title, recipients, rest), frame: upright, titleLines: linesOf(title.items)},
		names: signature.decided(c.notice.SignOff)}
	bodyFirst := bodyOnFirstPage(out.items, top)
	if len(recipients.items) > 0 && len(c.notice.Body) > 0 && !bodyFirst {
		out.recipientsMoved = true
		out.galley = joined(title, rest)
		bodyFirst = bodyOnFirstPage(out.items, top)
		out.findings.Tell(codeRecipientsMoved, diag.Place{}, "如要留在首页，请用统称缩短主送机关。", "主送机关过多，首页排不下正文，已移至版记。")
	}
	if len(c.notice.Body) > 0 && !bodyFirst {
		out.findings.Tell(codeFirstPageWithoutBody, diag.Place{}, "请缩短标题或版头。", "违反：公文首页没有正文。")
	}
	im := c.notice.Imprint
	if out.recipientsMoved {
		im.Recipients = c.notice.Recipients
	}
	out.tail = after
	out.imprint = setImprint(im, after.letter, c.typist)
	out.tail.imprint = out.imprint.height
	s := signSearch{items: out.items, top: top, tall: tall, notes: len(c.notice.Attachments) > longNote, tail: out.tail}
	var findings diag.Findings
	out.pages, out.signOff, findings = s.place()
	out.findings = append(out.findings, findings...)
	return out
}

func bodyOnFirstPage(items []item, top float64) bool {
	pages := fillPages(items, upright, pagePlan{first: top})
	return len(pages) > 0 && hasText(pages[0].of(items))
}

// recipients sets the 主送机关 flush left (7.3.2).
func (c *compositor) recipients() galley {
	var g galley
	if s := document.RecipientsText(c.notice.Recipients); s != "" {
		sp := span{text: s, style: grid3(typeface.FangSong), el: g.element("P")}
		g.items = c.typist.paragraph([]span{sp}, otherItem, line.Options{Measure: gbt9704.TypeWidth})
		keepWithNext(g.items)
	}
	return g
}

// belowRecipients sets body, 附件说明, sign-off and note.
func (c *compositor) belowRecipients() (g galley, signOff signature) {
	style := blockStyle{frame: upright, kind: textItem, rows: rowStyle{padY: cellPadY}}
	g = c.blocks(c.notice.Body, style)
	if note := c.attachmentNote(); len(note.items) > 0 {
		gapAfter(g.items, gbt9704.NoteBelowBody)
		g.add(note)
	}
	signOff = setSignOff(c.notice.SignOff, c.typist)
	if n := len(g.items); n > 0 {
		g.items[n-1].lines += float64(signOff.blank)
		g.items[n-1].fix += signOff.fix
	}
	g.add(signOff.galley)
	if s := c.notice.Note; s != "" { // 附注, in round brackets on the line below the date (7.3.6)
		if len(signOff.items) > 0 {
			keepWithNext(g.items)
		}
		sp := span{text: "（" + s + "）", style: grid3(typeface.FangSong), el: g.element("P")}
		note := c.typist.paragraph([]span{sp}, otherItem, style.paragraph())
		keepTogether(note)
		g.items = append(g.items, note...)
	}
	return g, signOff
}

// longNote is the number of lines from which a 附件说明 may be parted by a page break.
const longNote = 10

// attachmentNote sets the 附件说明: indented by two cells, names hanging below
// the first character of the name (7.3.4), each leading to its attachment.
func (c *compositor) attachmentNote() galley {
	var out galley
	for i, l := range c.notice.Listing() {
		a := &c.notice.Attachments[i]
		st, el := grid3(typeface.FangSong), out.element("P")
		label := span{text: l.Before, style: st, el: el, place: a.Place, rigid: true} // numbers stand below each other
		first := gbt9704.AttachmentIndent * gbt9704.Cell
		if !l.First {
			first += float64(len([]rune("附件："))) * gbt9704.Cell
		}
		var hang text
		c.typist.add(&hang, label.text, st, 0, a.Place)
		spans := []span{label, {text: a.Title, style: st, el: newElement(&el.Kids, "Link"), to: a.ID, place: a.Place}}
		place := line.Options{Measure: gbt9704.TypeWidth, First: first, Rest: first + hang.width(), Align: line.Left, Words: true}
		items := c.typist.paragraph(spans, noteItem, place)
		keepTogether(items)
		out.items = append(out.items, items...)
	}
	if len(out.items) <= longNote {
		keepTogether(out.items)
		keepWithNext(out.items)
	}
	return out
}
