package html

import (
	"fmt"
	"slices"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
)

// summaryView is a figure of the summary with the anchor of the place that prints it.
type summaryView struct{ Name, Text, ID string }

// seek remembers the figures whose places the summary links to.
func (b *builder) seek(n *document.Notice) {
	b.sought = map[string]string{}
	for _, h := range n.Summary {
		b.sought[h.Figure.Key] = ""
	}
}

// seeks reports a figure of the summary whose place is not yet found.
func (b *builder) seeks(f *figures.Figure) bool {
	if f == nil {
		return false
	}
	place, sought := b.sought[f.Key]
	return sought && place == ""
}

// place is the anchor of a block whose inlines print a figure of the summary: the one it has, else a
// new one; empty where they print none and it has none.
func (b *builder) place(own string, in ...document.Inline) string {
	for _, i := range in {
		if !b.seeks(i.Figure) {
			continue
		}
		if own == "" {
			own = b.anchor("", fmt.Sprintf("p%d", len(b.ids)+1))
		}
		b.sought[i.Figure.Key] = own
	}
	return own
}

// placeRows gives the rows of a table that print figures of the summary their anchors.
func (b *builder) placeRows(tb *tableBuilder) {
	for i, r := range tb.t.Rows {
		for c := range r.Cells {
			if f := r.Cells[c].Figure; f != nil {
				tb.anchors[i] = b.place(tb.anchors[i], document.Inline{Figure: f})
			}
		}
	}
}

// summary is what the box shows: figures whose place the page has.
func (b *builder) summary(n *document.Notice) []summaryView {
	var out []summaryView
	for _, h := range n.Summary {
		out = append(out, summaryView{h.Name, h.Text, b.sought[h.Figure.Key]})
	}
	return slices.DeleteFunc(out, func(v summaryView) bool { return v.ID == "" })
}
