package typeset

import (
	"fmt"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// text3 is how a paragraph of the running text stands in a frame.
func text3(k kind, f frame) setting {
	return setting{kind: k, measure: f.width, first: gbt9704.ParagraphIndent * gbt9704.Cell}
}

// blocks sets the blocks of the body or of an attachment. level is the depth of
// their headings below the outline and the title: 0 for the body, 1 for an
// attachment.
func (l *layouter) blocks(blocks []document.Block, f frame, k kind, level int) []item {
	var out []item
	afterTable := false
	for _, b := range blocks {
		var items []item
		switch b := b.(type) {
		case *document.Heading:
			items = l.heading(b, f, k, level)
		case *document.Paragraph:
			items = l.paragraphBlock(b, f, k)
		case *document.Table:
			items = l.tableItems(b, f, k)
		}
		if len(items) == 0 {
			continue
		}
		items[0].snap = afterTable
		_, afterTable = b.(*document.Table)
		out = append(out, items...)
	}
	return out
}

// heading sets a heading of level 1 to 4 in its face (7.3.3); one whose text
// runs on gives its face only to number and heading.
func (l *layouter) heading(h *document.Heading, f frame, k kind, level int) []item {
	el := element(l.out.Tree, fmt.Sprintf("H%d", min(h.Level+1+level, 6)))
	role := headingRole(h.Level)
	spans := []span{{text: h.Number, style: grid3(role), el: el, place: h.Place, rigid: true}} // （一） looks the same above and below
	spans = append(spans, l.inlines(h.Text, role, el)...)
	if len(h.RunIn) > 0 {
		spans = append(spans, l.inlines(h.RunIn, typeface.FangSong, element(l.out.Tree, "P"))...)
	}
	items := l.paragraph(spans, text3(k, f))
	if len(items) == 0 {
		return nil
	}
	if len(h.RunIn) == 0 {
		keepTogether(items)
		items[len(items)-1].keep = true
		for i := range items {
			items[i].widow = false
		}
	}
	items[0].spot = &spot{anchor: h.ID, title: strings.TrimSuffix(h.Number+document.InlineText(h.Text), "。"), level: h.Level + level}
	return items
}

// headingRole is the face of a heading level (7.3.3, usual).
func headingRole(level int) typeface.Role {
	switch level {
	case 1:
		return typeface.HeiTi
	case 2:
		return typeface.KaiTi
	}
	return typeface.FangSong
}

func (l *layouter) paragraphBlock(p *document.Paragraph, f frame, k kind) []item {
	s := text3(k, f)
	switch p.Kind {
	case document.Centered:
		s.first, s.align = 0, line.Center
	case document.Flush:
		s.first = 0
	}
	return l.paragraph(l.inlines(p.Text, typeface.FangSong, element(l.out.Tree, "P")), s)
}

// inlines turns inlines into spans: strong ones in 黑体, references as links.
func (l *layouter) inlines(in []document.Inline, role typeface.Role, el *Struct) []span {
	var out []span
	for _, i := range in {
		s := span{text: i.Text, style: grid3(role), el: el, place: i.Place}
		if i.Strong {
			s.style.role = typeface.HeiTi
		}
		if i.Attachment > 0 && i.Attachment <= len(l.n.Attachments) {
			s.to = l.n.Attachments[i.Attachment-1].ID
		}
		out = append(out, s)
	}
	return out
}
