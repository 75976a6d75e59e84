package ofdread

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
)

// Bounds: a page of small type has 2 MB of XML, a face some 20 MB, 100,000 rows 5,000 pages.
const (
	maxPart  = 64 << 20
	maxParts = 20_000
	maxID    = 1 << 25
)

// reader reads one file.
type reader struct {
	parts     map[string]*zip.File
	out       *Document
	ids       []bool // identifiers met
	pages     map[int]int
	pageFiles []string
	fonts     map[int]*font
	sheet     box // of the pages

	annotations string // the part that lists them by page; empty: there are none
}

func open(data []byte) (*reader, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) > maxParts {
		return nil, errors.New("不是完整的OFD文件")
	}
	r := &reader{parts: map[string]*zip.File{}, out: &Document{}, pages: map[int]int{}, fonts: map[int]*font{}}
	for _, f := range z.File {
		if r.parts[f.Name] != nil {
			return nil, fmt.Errorf("有两个 %s", f.Name)
		}
		r.parts[f.Name] = f
	}
	return r, nil
}

// part reads a part of the file.
func (r *reader) part(name string) ([]byte, error) {
	f := r.parts[name]
	if f == nil {
		return nil, fmt.Errorf("没有 %s", name)
	}
	in, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s 已损坏", name)
	}
	defer in.Close()
	if f.UncompressedSize64 > maxPart {
		return nil, fmt.Errorf("%s 过大", name)
	}
	out := make([]byte, f.UncompressedSize64)
	if _, err := io.ReadFull(in, out); err != nil {
		return nil, fmt.Errorf("%s 已损坏", name)
	}
	return out, nil
}

// identify notes the identifier of an element: no two have the same.
func (r *reader) identify(e element) (int, error) {
	id, err := strconv.Atoi(e.attr("ID"))
	if err != nil || id < 1 || id >= len(r.ids) || r.ids[id] {
		return 0, fmt.Errorf("%s 的标识“%s”不对，或者用了两次", e.name, e.attr("ID"))
	}
	r.ids[id] = true
	return id, nil
}

// entry reads OFD.xml and names the document's part.
func (r *reader) entry() (root string, err error) {
	data, err := r.part("OFD.xml")
	if err != nil {
		return "", err
	}
	inside := false
	err = walk(string(data), visitor{func(e element) error {
		inside = inside || e.name == "DocInfo"
		return nil
	}, func(e element) error {
		switch {
		case e.name == "DocRoot":
			root = e.text
		case e.name == "DocInfo":
			inside = false
		case inside && e.text != "":
			name := e.name
			if name == "CustomData" {
				name = e.attr("Name")
			}
			r.out.Info = append(r.out.Info, [2]string{name, e.text})
		}
		return nil
	}})
	return root, err
}

// document reads what all pages share, and the outline.
func (r *reader) document(root string) error {
	data, err := r.part(root)
	if err != nil {
		return err
	}
	d := &documentReader{reader: r, base: path.Dir(root)}
	if err := walk(string(data), visitor{d.start, d.end}); err != nil {
		return fmt.Errorf("%s：%w", root, err)
	}
	for _, b := range d.marks {
		to, ok := r.pages[b.page]
		if !ok {
			return fmt.Errorf("书签“%s”没有着落", b.Title)
		}
		b.To.Page = to
		r.out.Outline = append(r.out.Outline, b.Bookmark)
	}
	if len(r.pageFiles) == 0 {
		return errors.New("没有页面")
	}
	return nil
}

// documentReader reads Document.xml.
type documentReader struct {
	*reader
	base  string
	depth int // of outline elements that are open
	marks []mark
}

// mark is a bookmark with the identifier of its page.
type mark struct {
	Bookmark
	page int
}

func (d *documentReader) start(e element) error {
	switch e.name {
	case "Page":
		id, err := d.identify(e)
		d.pages[id] = len(d.pageFiles)
		d.pageFiles = append(d.pageFiles, path.Join(d.base, e.attr("BaseLoc")))
		d.out.Pages = append(d.out.Pages, Page{})
		return err
	case "OutlineElem":
		d.marks = append(d.marks, mark{Bookmark: Bookmark{Title: e.attr("Title"), Depth: d.depth}})
		d.depth++
	case "Dest":
		if len(d.marks) == 0 {
			return errors.New("跳转不在书签里")
		}
		m := &d.marks[len(d.marks)-1]
		var err error
		m.page, m.To.Y, err = destination(e)
		return err
	}
	return nil
}

func (d *documentReader) end(e element) error {
	switch e.name {
	case "MaxUnitID":
		most, err := strconv.Atoi(e.text)
		if err != nil || most < 1 || most > maxID {
			return fmt.Errorf("最大标识“%s”不对", e.text)
		}
		d.ids = make([]bool, most+1)
	case "PhysicalBox":
		var err error
		d.sheet, err = parseBox(e.text)
		return err
	case "PublicRes":
		return d.resources(path.Join(d.base, e.text))
	case "Annotations":
		d.annotations = path.Join(d.base, e.text)
	case "OutlineElem":
		d.depth--
	}
	return nil
}

// resources reads the fonts.
func (r *reader) resources(name string) error {
	data, err := r.part(name)
	if err != nil {
		return err
	}
	dir, id, face := path.Dir(name), 0, ""
	return walk(string(data), visitor{func(e element) (err error) {
		switch e.name {
		case "Res":
			dir = path.Join(dir, e.attr("BaseLoc"))
		case "Font":
			face = e.attr("FontName")
			id, err = r.identify(e)
		}
		return err
	}, func(e element) error {
		if e.name != "FontFile" {
			return nil
		}
		data, err := r.part(path.Join(dir, e.text))
		if err != nil {
			return err
		}
		if r.fonts[id], err = readFont(face, data); err != nil {
			return fmt.Errorf("字体 %s：%w", face, err)
		}
		return nil
	}})
}

// destination is where an action leads: the identifier of a page and a height on it.
func destination(e element) (page int, y float64, err error) {
	page, err = strconv.Atoi(e.attr("PageID"))
	if err != nil {
		return 0, 0, fmt.Errorf("跳转的页“%s”不对", e.attr("PageID"))
	}
	y, err = parseNumber(e.attr("Top"))
	return page, y, err
}

// box is a box by its upper left corner, width and height.
type box struct{ x, y, width, height float64 }

func parseBox(s string) (box, error) {
	n, err := parseNumbers(s)
	if err != nil || len(n) != 4 {
		return box{}, fmt.Errorf("范围“%s”不对", s)
	}
	return box{n[0], n[1], n[2], n[3]}, nil
}

func parseNumbers(s string) ([]float64, error) {
	var out []float64
	for f := range strings.FieldsSeq(s) {
		v, err := parseNumber(f)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

func parseNumber(s string) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(v > -1e5 && v < 1e5) {
		return 0, fmt.Errorf("数值“%s”不对", s)
	}
	return v, nil
}
