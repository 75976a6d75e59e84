package typeset

import (
	"fmt"
	"slices"
)

// Join puts laid-out papers one behind the other for printing in one go on both sides: each begins on a
// leaf of its own, so that one with an odd number of pages is followed by a blank side. titles are what
// the papers are called in the outline. Page numbers as they are printed stay those of each paper. The
// layouts themselves are left as they are.
func Join(titles []string, papers []*Layout) *Layout {
	out := newLayout()
	for i, l := range papers {
		if len(out.Pages)%2 == 1 {
			out.Pages = append(out.Pages, Page{Number: len(out.Pages) + 1})
		}
		m := mover{pages: len(out.Pages), prefix: fmt.Sprintf("p%d-", i+1)}
		for _, p := range l.Pages {
			p.Number, p.Numbered = p.Number+m.pages, false // a page's label would be another than the number it bears
			p.Marks = m.marks(p.Marks)
			out.Pages = append(out.Pages, p)
		}
		out.Outline = append(out.Outline, OutlineItem{Title: titles[i], Page: m.pages + 1, Kids: m.outline(l.Outline)})
		out.Tree.Kids = append(out.Tree.Kids, m.tree(l.Tree).Kids...)
		for _, a := range l.Anchors {
			a.Name, a.Page = m.prefix+a.Name, a.Page+m.pages
			out.Anchors = append(out.Anchors, a)
		}
	}
	return out
}

// mover tells what places of a paper are called where other papers come before it.
type mover struct {
	pages  int    // before it
	prefix string // of names, which are unique in one paper only
}

// marks are those of a page with links that lead to the paper's own places.
func (m mover) marks(marks []Mark) []Mark {
	out := slices.Clone(marks)
	for i, mark := range out {
		if l, ok := mark.(Link); ok {
			l.To = m.prefix + l.To
			out[i] = l
		}
	}
	return out
}

func (m mover) outline(items []OutlineItem) []OutlineItem {
	out := slices.Clone(items)
	for i := range out {
		out[i].Page += m.pages
		out[i].Kids = m.outline(out[i].Kids)
	}
	return out
}

func (m mover) tree(s *Struct) *Struct {
	out := *s
	out.Kids, out.Content = slices.Clone(s.Kids), slices.Clone(s.Content)
	for i, kid := range out.Kids {
		out.Kids[i] = m.tree(kid)
	}
	for i := range out.Content {
		out.Content[i].Page += m.pages
	}
	if s.Field != nil {
		f := *s.Field
		f.Name, f.Page = m.prefix+f.Name, f.Page+m.pages
		out.Field = &f
	}
	return &out
}
