package ofdread

import (
	"errors"
	"fmt"
	"path"
	"strconv"
)

// annotated reads the annotations of the pages: all of them are links.
func (r *reader) annotated() error {
	if r.annotations == "" {
		return nil
	}
	data, err := r.part(r.annotations)
	if err != nil {
		return err
	}
	page := 0
	return walk(string(data), visitor{func(e element) (err error) {
		if e.name == "Page" {
			page, err = r.pageOf(e)
		}
		return err
	}, func(e element) error {
		if e.name != "FileLoc" {
			return nil
		}
		return r.links(page, path.Join(path.Dir(r.annotations), e.text))
	}})
}

// pageOf is the page an element names, from 0.
func (r *reader) pageOf(e element) (int, error) {
	id, err := strconv.Atoi(e.attr("PageID"))
	page, ok := r.pages[id]
	if err != nil || !ok {
		return 0, fmt.Errorf("没有页“%s”", e.attr("PageID"))
	}
	return page, nil
}

// links reads the links of a page.
func (r *reader) links(page int, name string) error {
	data, err := r.part(name)
	if err != nil {
		return err
	}
	l := &linkReader{reader: r, page: &r.out.Pages[page]}
	if err := walk(string(data), visitor{l.start, l.end}); err != nil {
		return fmt.Errorf("第%d页：%w", page+1, err)
	}
	return nil
}

// linkReader reads the annotations of a page.
type linkReader struct {
	*reader
	page *Page
	link Link
	to   bool // the link leads somewhere
}

func (l *linkReader) start(e element) error {
	var err error
	switch e.name {
	case "Annot":
		_, err = l.identify(e)
		l.to = false
		if err == nil && !fixedLink(e) {
			err = errors.New("有注释不是固定的链接")
		}
	case "Appearance":
		err = l.area(e)
	case "PathObject":
		_, err = l.identify(e)
	case "Dest":
		l.link.To.Page, l.link.To.Y, err = l.place(e)
		l.to = true
	}
	return err
}

// fixedLink reports whether an annotation is a link that readers neither change nor scale nor turn.
func fixedLink(e element) bool {
	return e.attr("Type") == "Link" && e.attr("ReadOnly") == "true" && e.attr("NoZoom") == "true" && e.attr("NoRotate") == "true"
}

// area reads where a link lies, which has to be on the page.
func (l *linkReader) area(e element) error {
	b, err := parseBox(e.attr("Boundary"))
	if err == nil && !l.page.holds(b) {
		err = fmt.Errorf("链接（%s）在纸外", e.attr("Boundary"))
	}
	l.link = Link{X1: b.x, Y1: b.y, X2: b.x + b.width, Y2: b.y + b.height}
	return err
}

func (l *linkReader) end(e element) error {
	if e.name != "Annot" {
		return nil
	}
	if !l.to {
		return errLink
	}
	l.page.Links = append(l.page.Links, l.link)
	return nil
}

var errLink = errors.New("链接没有着落")

// place is where an action leads.
func (r *reader) place(e element) (page int, y float64, err error) {
	id, y, err := destination(e)
	page, ok := r.pages[id]
	if err != nil || !ok {
		return 0, 0, errLink
	}
	return page, y, nil
}
