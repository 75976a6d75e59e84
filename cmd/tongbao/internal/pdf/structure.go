package pdf

import (
	"fmt"
	"slices"
	"strconv"

	"tongbao/cmd/tongbao/internal/typeset"
)

// structure is the logical structure in the order of its objects.
type structure struct {
	elements []element
	byMark   [][]int // by page and MCID: index into elements, -1 for none
}

// element is a structure element.
type element struct {
	*typeset.Struct
	parent int           // index into elements, -1 for the root's child
	kids   []int         // indices into elements
	links  []*annotation // a reference that goes on on the next page has two
}

// annotation is a link or a signature field with its places in the file.
type annotation struct {
	link
	number    int // object number
	parentKey int // key in the parent tree
	element   int // index of its Link element
}

// addStructure lays the tree out and checks that it and the tags on the pages
// name the same marked content. Its objects are written by addLinks, which
// hangs the links into it.
func (d *document) addStructure() error {
	root := d.writer.layout.Tree
	if root == nil {
		return nil
	}
	s := &structure{byMark: make([][]int, len(d.pages))}
	if err := s.walk(root, -1, d.writer.tags); err != nil {
		return err
	}
	for page, tags := range d.writer.tags {
		for id, role := range tags {
			if role != "" && (id >= len(s.byMark[page]) || s.byMark[page][id] < 0) {
				return fmt.Errorf("page %d: no structure element holds content %d (%s)", page+1, id, role)
			}
		}
	}
	d.tree = s
	return nil
}

func (s *structure) walk(e *typeset.Struct, parent int, tags [][]string) error {
	if !slices.Contains(structureTypes, e.Role) {
		return fmt.Errorf("unknown structure type %q", e.Role)
	}
	if e.Role == "Figure" && e.Alt == "" {
		return fmt.Errorf("figure without a description")
	}
	index := len(s.elements)
	s.elements = append(s.elements, element{Struct: e, parent: parent})
	if parent >= 0 {
		s.elements[parent].kids = append(s.elements[parent].kids, index)
	}
	for _, c := range e.Content {
		if err := s.claim(c, index, tags); err != nil {
			return err
		}
	}
	for _, kid := range e.Kids {
		if err := s.walk(kid, index, tags); err != nil {
			return err
		}
	}
	return nil
}

// tablesHaveHeads reports whether every table has a header cell, without which
// a screen reader cannot name the columns (ISO 14289-1, 7.5).
func (s *structure) tablesHaveHeads() bool {
	headed := map[int]bool{}
	for i := range s.elements {
		if s.elements[i].Role != "TH" {
			continue
		}
		at := s.elements[i].parent
		for at >= 0 && s.elements[at].Role != "Table" {
			at = s.elements[at].parent
		}
		headed[at] = true
	}
	for i := range s.elements {
		if s.elements[i].Role == "Table" && !headed[i] {
			return false
		}
	}
	return true
}

// claim notes that an element owns a marked-content sequence.
func (s *structure) claim(c typeset.Content, index int, tags [][]string) error {
	if c.Page < 1 || c.Page > len(tags) {
		return fmt.Errorf("%s has content on page %d of %d", s.elements[index].Role, c.Page, len(tags))
	}
	if known := tags[c.Page-1]; c.ID < 0 || c.ID >= len(known) || known[c.ID] == "" {
		return fmt.Errorf("%s has content %d, which page %d does not mark", s.elements[index].Role, c.ID, c.Page)
	}
	marks := s.byMark[c.Page-1]
	for len(marks) <= c.ID {
		marks = append(marks, -1)
	}
	if marks[c.ID] >= 0 {
		return fmt.Errorf("page %d: content %d belongs to two structure elements", c.Page, c.ID)
	}
	marks[c.ID] = index
	s.byMark[c.Page-1] = marks
	return nil
}

// adopt hangs a link into the tree: into the Link element around it, or into a
// new one below the element whose content surrounds it.
func (s *structure) adopt(a *annotation) {
	owner := 0
	if a.mcid >= 0 {
		owner = s.byMark[a.page][a.mcid]
	}
	if e := &s.elements[owner]; e.Role == "Link" {
		e.links, a.element = append(e.links, a), owner
		return
	}
	a.element = len(s.elements)
	s.elements[owner].kids = append(s.elements[owner].kids, a.element)
	s.elements = append(s.elements, element{Struct: &typeset.Struct{Role: "Link"}, parent: owner, links: []*annotation{a}})
}

// writeStructure adds the objects of the tree and the tree's root.
func (d *document) writeStructure(links []*annotation) {
	s := d.tree
	root := d.add(&object{})
	first := len(d.objects)
	d.elements.first, d.elements.end = first, first+len(s.elements)
	for i := range s.elements {
		d.add(&object{text: d.element(i, root)})
	}
	for i, n := range d.pages {
		d.objects[n].dict.set("StructParents", strconv.Itoa(i))
	}
	parents := d.add(&object{text: d.parentTree(links)})
	d.objects[root].dict = dict{
		{"Type", "/StructTreeRoot"}, {"K", ref(first)},
		{"ParentTree", ref(parents)}, {"ParentTreeNextKey", strconv.Itoa(len(d.pages) + len(links))},
	}
	d.setRoot("StructTreeRoot", ref(root))
	d.setRoot("MarkInfo", "<< /Marked true >>")
}

// element writes structure element i: content first, then kids.
func (d *document) element(i, root int) []byte {
	e := &d.tree.elements[i]
	parent := root
	if e.parent >= 0 {
		parent = d.elements.first + e.parent
	}
	b := fmt.Appendf(nil, "<< /Type /StructElem /S /%s /P %d 0 R", e.Role, parent)
	home := -1 // page of the first content, which the element names itself
	if len(e.Content) > 0 {
		home = e.Content[0].Page - 1
	} else if len(e.links) > 0 {
		home = e.links[0].page
	}
	if home >= 0 {
		b = fmt.Appendf(b, " /Pg %d 0 R", d.pages[home])
	}
	if e.Alt != "" {
		b = append(append(b, " /Alt "...), textString(e.Alt)...)
	}
	b = append(appendTableAttributes(b, e.Struct), " /K ["...)
	for _, c := range e.Content {
		if c.Page-1 == home {
			b = fmt.Appendf(b, " %d", c.ID)
		} else {
			b = fmt.Appendf(b, " << /Type /MCR /Pg %d 0 R /MCID %d >>", d.pages[c.Page-1], c.ID)
		}
	}
	for _, k := range e.kids {
		b = fmt.Appendf(b, " %d 0 R", d.elements.first+k)
	}
	for _, a := range e.links {
		if a.page == home {
			b = fmt.Appendf(b, " << /Type /OBJR /Obj %d 0 R >>", a.number)
		} else {
			b = fmt.Appendf(b, " << /Type /OBJR /Pg %d 0 R /Obj %d 0 R >>", d.pages[a.page], a.number)
		}
	}
	return append(b, " ] >>"...)
}

func appendTableAttributes(b []byte, e *typeset.Struct) []byte {
	if e.RowSpan <= 1 && e.ColSpan <= 1 && e.Scope == "" {
		return b
	}
	b = append(b, " /A << /O /Table"...)
	if e.RowSpan > 1 {
		b = fmt.Appendf(b, " /RowSpan %d", e.RowSpan)
	}
	if e.ColSpan > 1 {
		b = fmt.Appendf(b, " /ColSpan %d", e.ColSpan)
	}
	if e.Scope != "" {
		b = fmt.Appendf(b, " /Scope /%s", e.Scope)
	}
	return append(b, " >>"...)
}

// parentTree writes the number tree from marked content and links back to
// their elements. One node holds it all: keys are dense and in order.
func (d *document) parentTree(links []*annotation) []byte {
	b := []byte("<< /Nums [")
	for page, marks := range d.tree.byMark {
		b = fmt.Appendf(b, " %d [", page)
		for _, i := range marks {
			if i < 0 {
				b = append(b, " null"...)
			} else {
				b = fmt.Appendf(b, " %d 0 R", d.elements.first+i)
			}
		}
		b = append(b, " ]"...)
	}
	for _, a := range links {
		b = fmt.Appendf(b, " %d %d 0 R", a.parentKey, d.elements.first+a.element)
	}
	return append(b, " ] >>"...)
}
