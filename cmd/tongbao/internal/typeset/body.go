package typeset

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// compositor sets the text of a notice into galleys and breaks them into pages.
type compositor struct {
	notice *document.Notice
	typist *typist
	tables *tableSetter
}

// blockStyle is how blocks are set one below the other.
type blockStyle struct {
	frame
	kind  itemKind // of their items
	depth int      // of their headings below the outline and the title: 0 for the body, 1 for an attachment
	rows  rowStyle // of tables
}

// rowStyle is how high the rows of tables are.
type rowStyle struct {
	padY  float64 // em above and below the text of a cell
	least float64 // mm, of a row below the head
	hand  float64 // mm, sides of the squares of characters that a column asks for; 0: handCell
	most  float64 // mm, of a row that is high for their sake; 0: half a page
}

// paragraph is how a paragraph of the running text stands.
func (st blockStyle) paragraph() line.Options {
	return line.Options{Measure: st.width, First: gbt9704.ParagraphIndent * gbt9704.Cell}
}

// blocks sets the blocks of the body or of an attachment. What follows a table
// goes back to the grid of lines.
func (c *compositor) blocks(blocks []document.Block, st blockStyle) galley {
	var out galley
	afterTable, rank := false, 0
	for _, b := range blocks {
		var g galley
		switch b := b.(type) {
		case *document.Heading:
			rank = min(rank+1, b.Level) // in the outline no level is skipped
			g = c.heading(b, rank+st.depth, st)
		case *document.Paragraph:
			g = c.textParagraph(b, st)
		case *document.Table:
			g = c.tables.set(b, st)
		}
		if len(g.items) > 0 {
			g.items[0].snap = afterTable
			_, afterTable = b.(*document.Table)
		}
		if len(blocks) == 1 { // a long table, for one
			return g
		}
		out.add(g)
	}
	return out
}

// heading sets a heading of level 1 to 4 in its face (7.3.3); one whose text
// runs on gives its face only to number and heading. rank is its level in the outline.
func (c *compositor) heading(h *document.Heading, rank int, st blockStyle) galley {
	var g galley
	el := g.element(fmt.Sprintf("H%d", min(rank+1, 6)))
	role := headingRole(h.Level)
	spans := []span{{text: h.Number, style: grid3(role), el: el, place: h.Place, rigid: true}} // （一） looks the same above and below
	spans = append(spans, c.inlines(h.Text, role, el)...)
	if len(h.RunIn) > 0 {
		spans = append(spans, c.inlines(h.RunIn, typeface.FangSong, g.element("P"))...)
	}
	g.items = c.typist.paragraph(spans, st.kind, st.paragraph())
	if len(g.items) == 0 {
		return g
	}
	if len(h.RunIn) == 0 {
		for i := range g.items {
			g.items[i].keep, g.items[i].widow = true, false
		}
	}
	title := strings.TrimRight(h.Number+document.InlineText(h.Text), "。：")
	g.items[0].spot = &spot{anchor: h.ID, title: title, level: rank}
	return g
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

func (c *compositor) textParagraph(p *document.Paragraph, st blockStyle) galley {
	o := st.paragraph()
	switch p.Kind {
	case document.Centered:
		o.First, o.Align = 0, line.Center
	case document.Flush:
		o.First = 0
	}
	var g galley
	g.items = c.typist.paragraph(c.inlines(p.Text, typeface.FangSong, g.element("P")), st.kind, o)
	return g
}

// inlines turns inlines into spans: strong ones in 黑体, references as links, each an
// element of its own between those of the words around it.
func (c *compositor) inlines(in []document.Inline, role typeface.Role, el *Struct) []span {
	linked := func(i document.Inline) bool { return i.Attachment > 0 && i.Attachment <= len(c.notice.Attachments) }
	parted := slices.ContainsFunc(in, linked)
	var out []span
	var words *Struct
	for _, i := range in {
		s := span{text: i.Text, style: grid3(role), el: el, place: i.Place}
		if i.Strong {
			s.style.role = typeface.HeiTi
		}
		switch {
		case linked(i):
			s.to = c.notice.Attachments[i.Attachment-1].ID
			s.el, words = newElement(&el.Kids, "Link"), nil
		case parted:
			if words == nil {
				words = newElement(&el.Kids, "Span")
			}
			s.el = words
		}
		out = append(out, s)
	}
	return out
}
