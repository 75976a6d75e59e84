package pdf

import (
	"fmt"
	"strconv"

	"tongbao/cmd/tongbao/internal/typeset"
)

// structure is the logical structure in the order of its objects.
type structure struct {
	elements []element
	byMark   [][]int32             // by page and MCID: index into elements, -1 for none
	links    map[int][]*annotation // by index into elements; a reference that goes on on the next page has two
}

// element is a structure element, with its relatives by their indices: its parent, -1 for the root's child, its first and
// last kid and the next kid of its parent, 0 for none.
type element struct {
	*typeset.Struct
	parent, kid, last, next int32
}

// add adds an element as the last kid of its parent.
func (s *structure) add(e *typeset.Struct, parent int) int {
	i := len(s.elements)
	s.elements = append(s.elements, element{Struct: e, parent: int32(parent)})
	if parent >= 0 {
		p := &s.elements[parent]
		if p.last > 0 {
			s.elements[p.last].next = int32(i)
		} else {
			p.kid = int32(i)
		}
		p.last = int32(i)
	}
	return i
}

// size is how many elements there are below one, and itself.
func size(e *typeset.Struct) int {
	n := 1
	for _, kid := range e.Kids {
		n += size(kid)
	}
	return n
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
	s := &structure{elements: make([]element, 0, size(root)), byMark: make([][]int32, len(d.pages)), links: map[int][]*annotation{}}
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
	if !structureTypes[e.Role] {
		return fmt.Errorf("unknown structure type %q", e.Role)
	}
	if e.Role == "Figure" && e.Alt == "" {
		return fmt.Errorf("figure without a description")
	}
	index := s.add(e, parent)
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
		at := int(s.elements[i].parent)
		for at >= 0 && s.elements[at].Role != "Table" {
			at = int(s.elements[at].parent)
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
	if marks == nil {
		marks = make([]int32, 0, len(tags[c.Page-1]))
	}
	for len(marks) <= c.ID {
		marks = append(marks, -1)
	}
	if marks[c.ID] >= 0 {
		return fmt.Errorf("page %d: content %d belongs to two structure elements", c.Page, c.ID)
	}
	marks[c.ID] = int32(index)
	s.byMark[c.Page-1] = marks
	return nil
}

// adopt hangs a link into the tree: into the Link element around it, or into a
// new one below the element whose content surrounds it.
func (s *structure) adopt(a *annotation) {
	owner := 0
	if a.mcid >= 0 {
		owner = int(s.byMark[a.page][a.mcid])
	}
	a.element = owner
	if s.elements[owner].Role != "Link" {
		a.element = s.add(&typeset.Struct{Role: "Link"}, owner)
	}
	s.links[a.element] = append(s.links[a.element], a)
}

// writeStructure adds the objects of the tree and the tree's root.
func (d *document) writeStructure(links []*annotation) {
	s := d.tree
	root := d.add(&object{})
	first := len(d.objects)
	d.elements = elements{first, first + len(s.elements), func(b []byte, i int) []byte { return d.element(b, i, root) }}
	d.objects = append(d.objects, make([]*object, len(s.elements))...)
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
func (d *document) element(b []byte, i, root int) []byte {
	e, links := &d.tree.elements[i], d.tree.links[i]
	parent := root
	if e.parent >= 0 {
		parent = d.elements.first + int(e.parent)
	}
	b = appendRef(append(append(append(b, "<< /Type /StructElem /S /"...), e.Role...), " /P"...), parent)
	home := -1 // page of the first content, which the element names itself
	if len(e.Content) > 0 {
		home = e.Content[0].Page - 1
	} else if len(links) > 0 {
		home = links[0].page
	}
	if home >= 0 {
		b = appendRef(append(b, " /Pg"...), d.pages[home])
	}
	if e.Alt != "" {
		b = append(append(b, " /Alt "...), textString(e.Alt)...)
	}
	b = append(appendTableAttributes(b, e.Struct), " /K ["...)
	b = d.appendContent(b, e.Content, home)
	for k := e.kid; k > 0; k = d.tree.elements[k].next {
		b = appendRef(b, d.elements.first+int(k))
	}
	for _, a := range links {
		b = append(b, " << /Type /OBJR"...)
		if a.page != home {
			b = appendRef(append(b, " /Pg"...), d.pages[a.page])
		}
		b = append(appendRef(append(b, " /Obj"...), a.number), " >>"...)
	}
	return append(b, " ] >>"...)
}

// appendContent names the marked content of an element; home is the page that is understood.
func (d *document) appendContent(b []byte, content []typeset.Content, home int) []byte {
	for _, c := range content {
		if c.Page-1 == home {
			b = strconv.AppendInt(append(b, ' '), int64(c.ID), 10)
			continue
		}
		b = appendRef(append(b, " << /Type /MCR /Pg"...), d.pages[c.Page-1])
		b = append(strconv.AppendInt(append(b, " /MCID "...), int64(c.ID), 10), " >>"...)
	}
	return b
}

// appendRef writes a reference with a space before it.
func appendRef(b []byte, n int) []byte {
	return append(strconv.AppendInt(append(b, ' '), int64(n), 10), " 0 R"...)
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
	b := append(make([]byte, 0, 12*len(d.tree.elements)+20*len(d.pages)), "<< /Nums ["...)
	for page, marks := range d.tree.byMark {
		b = append(strconv.AppendInt(append(b, ' '), int64(page), 10), " ["...)
		for _, i := range marks {
			if i < 0 {
				b = append(b, " null"...)
			} else {
				b = appendRef(b, d.elements.first+int(i))
			}
		}
		b = append(b, " ]"...)
	}
	for _, a := range links {
		b = appendRef(strconv.AppendInt(append(b, ' '), int64(a.parentKey), 10), d.elements.first+a.element)
	}
	return append(b, " ] >>"...)
}
