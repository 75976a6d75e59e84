package pdfread

import (
	"errors"
	"fmt"
)

// maxDepth bounds how deep trees are, which the reader walks by calling itself.
const maxDepth = 64

// outline reads the bookmarks.
func (r *reader) outline(root value) error {
	v := root.get("Outlines")
	if v.kind == null {
		return nil
	}
	top, err := r.resolve(v)
	if err != nil {
		return err
	}
	return r.bookmarks(top.get("First"), 0)
}

// bookmarks reads a level, one behind the other.
func (r *reader) bookmarks(next value, depth int) error {
	for next.kind != null {
		item, err := r.resolve(next)
		if err != nil {
			return err
		}
		if depth > maxDepth || !r.first(next) {
			return errors.New("层次过多，或者互相包含")
		}
		b := Bookmark{Depth: depth}
		if b.Title, err = item.get("Title").utf8(); err != nil {
			return err
		}
		if b.To, err = r.destination(item.get("Dest")); err != nil {
			return fmt.Errorf("“%s”：%w", b.Title, err)
		}
		r.out.Outline = append(r.out.Outline, b)
		if err := r.bookmarks(item.get("First"), depth+1); err != nil {
			return err
		}
		next = item.get("Next")
	}
	return nil
}

// structure reads the structure tree.
func (r *reader) structure(root value) error {
	v := root.get("StructTreeRoot")
	if v.kind == null {
		return nil
	}
	tree, err := r.resolve(v)
	if err != nil {
		return err
	}
	r.out.Elements, r.claimed = make([]Element, 0, len(r.places)), make([]Content, 0, len(r.places))
	return r.element(tree.get("K"), -1, 0)
}

// element reads a structure element and those below it.
func (r *reader) element(ref value, parent, depth int) error {
	defer r.objects.release(r.objects.mark())
	e, err := r.resolveIn(ref, &r.objects)
	if err != nil {
		return err
	}
	if !e.get("Type").is(name, "StructElem") {
		return errors.New("不是标签")
	}
	if depth > maxDepth || !r.first(ref) {
		return errors.New("层次过多，或者互相包含")
	}
	index := len(r.out.Elements)
	r.out.Elements = append(r.out.Elements, Element{Role: r.objects.name(e.get("S").text), Parent: parent})
	for _, k := range e.get("K").items {
		switch {
		case k.kind == number:
			if err := r.claim(index, e.get("Pg"), k); err != nil {
				return err
			}
		case k.kind == dictionary && k.get("Type").is(name, "MCR"):
			if err := r.claim(index, k.get("Pg"), k.get("MCID")); err != nil {
				return err
			}
		case k.kind == dictionary && k.get("Type").is(name, "OBJR"):
			r.out.Elements[index].Objects++
		default:
			if err := r.element(k, index, depth+1); err != nil {
				return err
			}
		}
	}
	return nil
}

// claim notes marked content of an element.
func (r *reader) claim(index int, page, id value) error {
	p, ok := r.pageOf[int(page.number)]
	if page.kind != reference || !ok {
		return errors.New("标签所在的页不存在")
	}
	n, err := id.count(1 << 20)
	if err != nil {
		return err
	}
	e := &r.out.Elements[index]
	if e.Content == nil { // nearly all have one
		r.claimed = append(r.claimed, Content{p, n})
		e.Content = r.claimed[len(r.claimed)-1 : len(r.claimed) : len(r.claimed)]
		return nil
	}
	e.Content = append(e.Content, Content{p, n})
	return nil
}
