package typeset

import (
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
)

// main sets the paper up to the sign-off and the note: everything before the
// attachments.
func (l *layouter) main(top float64) {
	title := l.mainTitle()
	to := l.recipients()
	rest := l.afterRecipients()
	items := joinItems(title, to, rest)
	if len(to) > 0 && len(l.n.Body) > 0 && !bodyOnFirstPage(items, top) {
		l.moveRecipients()
		items = joinItems(title, rest)
	}
	if len(l.n.Body) == 0 {
		l.findings.Tell(codeNoBody, diag.Place{}, "请在 body.md 中写上正文。", "公文没有正文。")
	} else if !bodyOnFirstPage(items, top) {
		l.findings.Tell(codeFirstPageWithoutBody, diag.Place{}, "请缩短标题或版头。", "违反：公文首页没有正文。")
	}
	s := signSearch{items: items, top: top, tall: l.tallSignOff, notes: len(l.n.Attachments) > longNote}
	pages, place, findings := s.place()
	l.out.SignOff, l.findings = place, append(l.findings, findings...)
	l.print(items, pages, upright, true)
}

func joinItems(parts ...[]item) []item {
	var out []item
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

func (l *layouter) mainTitle() []item {
	el := element(l.out.Tree, "H1")
	items := l.titleLines(l.n.Title, l.n.TitleBreaks, gbt9704.TypeWidth, el, diag.Place{})
	closeTitle(items)
	return items
}

// recipients sets the 主送机关 flush left (7.3.2).
func (l *layouter) recipients() []item {
	s := document.RecipientsText(l.n.Recipients)
	if s == "" {
		return nil
	}
	sp := span{text: s, style: grid3(typeface.FangSong), el: element(l.out.Tree, "P")}
	items := l.paragraph([]span{sp}, setting{measure: gbt9704.TypeWidth})
	if len(items) > 0 {
		items[len(items)-1].keep = true
	}
	return items
}

// moveRecipients hands the recipients over to the imprint: on page 1 they would
// leave no room for the text (7.3.2, 7.4.2).
func (l *layouter) moveRecipients() {
	l.out.RecipientsMoved = true
	l.findings.Tell(codeRecipientsMoved, diag.Place{}, "如要留在首页，请用统称缩短主送机关。", "主送机关过多，首页排不下正文，已移至版记。")
}

func bodyOnFirstPage(items []item, top float64) bool {
	pages := fill(items, upright, plan{first: top})
	for i := pages[0].from; i < pages[0].to; i++ {
		if items[i].kind == textItem {
			return true
		}
	}
	return false
}

// afterRecipients sets body, 附件说明, sign-off and note.
func (l *layouter) afterRecipients() []item {
	items := l.blocks(l.n.Body, upright, textItem, 0)
	if note := l.attachmentNote(); len(note) > 0 {
		gapAfter(items, gbt9704.NoteBelowBody)
		items = append(items, note...)
	}
	s := setSignOff(l.n.SignOff, l.typist)
	l.tallSignOff = s.high
	l.out.Tree.Kids = append(l.out.Tree.Kids, s.elements...)
	l.findings = append(l.findings, s.findings...)
	gapAfter(items, float64(s.blank))
	if len(items) > 0 {
		items[len(items)-1].fix += s.fix
	}
	items = append(items, s.items...)
	note := l.note()
	if len(note) > 0 && len(s.items) > 0 {
		items[len(items)-1].keep = true
	}
	return append(items, note...)
}

// longNote is the number of lines from which a 附件说明 may be parted by a page break.
const longNote = 10

// attachmentNote sets the 附件说明: indented by two cells, names hanging below
// the first character of the name (7.3.4), each leading to its attachment.
func (l *layouter) attachmentNote() []item {
	var out []item
	st := grid3(typeface.FangSong)
	for i, s := range l.n.AttachmentNote() {
		a := &l.n.Attachments[i]
		label := strings.TrimSuffix(s, a.Title)
		el := element(l.out.Tree, "P")
		var t text
		l.typist.add(&t, label, st, 0, a.Place)
		first := gbt9704.AttachmentIndent * gbt9704.Cell
		if i > 0 {
			first += float64(len([]rune("附件："))) * gbt9704.Cell
		}
		spans := []span{{text: label, style: st, el: el, place: a.Place}, {text: a.Title, style: st, el: el, to: a.ID, place: a.Place}}
		items := l.paragraph(spans, setting{kind: noteItem, measure: gbt9704.TypeWidth, first: first, rest: first + t.width()})
		keepTogether(items)
		out = append(out, items...)
	}
	if len(out) <= longNote {
		keepTogether(out)
		if len(out) > 0 {
			out[len(out)-1].keep = true
		}
	}
	return out
}

// note sets the 附注 in round brackets on the line below the date (7.3.6).
func (l *layouter) note() []item {
	if l.n.Note == "" {
		return nil
	}
	sp := span{text: "（" + l.n.Note + "）", style: grid3(typeface.FangSong), el: element(l.out.Tree, "P")}
	items := l.paragraph([]span{sp}, text3(otherItem, upright))
	keepTogether(items)
	return items
}
