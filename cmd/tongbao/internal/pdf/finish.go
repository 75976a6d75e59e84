package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// finish mends and completes the file gopdf has written.
func finish(raw []byte, w *writer, meta Meta) ([]byte, error) {
	f, err := parseFile(raw)
	if err != nil {
		return nil, err
	}
	d, err := newDocument(f, w)
	if err != nil {
		return nil, err
	}
	for _, step := range []func() error{d.finishPages, d.addFonts, d.addStructure, d.addLinks, d.addOutline} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	d.addLabels()
	d.addColour()
	d.attach(w.attached, meta)
	info := d.addMetadata(meta)
	return f.write(d.root, info, w.compressor), nil
}

// document is the file being finished, with what has been found in it.
type document struct {
	*file
	writer    *writer
	root      int        // the catalogue's number
	resources int        // number of what all pages have
	pages     []int      // object numbers in page order
	tree      *structure // nil without tags
}

// newDocument sorts gopdf's objects by kind; one it does not know is an error.
func newDocument(f *file, w *writer) (*document, error) {
	d := &document{file: f, writer: w, root: 1}
	for n, o := range f.objects {
		if n == 0 {
			continue
		}
		kind := kindOf(o)
		switch kind {
		case "Resources":
			d.resources = n
		case "Outlines":
			o.text = []byte("null") // gopdf's own are empty
		case "":
			return nil, fmt.Errorf("object %d is of no known kind", n)
		}
	}
	pagesRef, err := f.objects[1].dict.ref("Pages")
	if err != nil || kindOf(f.objects[1]) != "Catalog" {
		return nil, fmt.Errorf("object 1 is not the catalogue")
	}
	tree, err := f.at(pagesRef)
	if err != nil || kindOf(tree) != "Pages" {
		return nil, fmt.Errorf("no page tree")
	}
	d.pages = refs(tree.dict.get("Kids"))
	if len(d.pages) != len(w.layout.Pages) {
		return nil, fmt.Errorf("%d pages became %d", len(w.layout.Pages), len(d.pages))
	}
	// gopdf rounds the sheet to hundredths of a point.
	tree.dict.set("MediaBox", fmt.Sprintf("[ 0 0 %.3f %.3f ]", sheetWidth, sheetHeight))
	f.objects[1] = &object{dict: dict{{"Type", "/Catalog"}, {"Pages", ref(pagesRef)}, {"Lang", "(zh-CN)"}}}
	return d, nil
}

// kindOf names what an object of gopdf's is, "" when it is none we know.
func kindOf(o *object) string {
	typ := strings.TrimPrefix(o.dict.get("Type"), "/")
	switch {
	case typ == "Catalog" || typ == "Pages" || typ == "Page" || typ == "Outlines":
		return typ
	case typ != "":
		return ""
	case o.stream == nil && o.dict.get("ProcSet") != "":
		return "Resources"
	case bytes.HasPrefix(o.stream, []byte(contentHead)):
		return "Content"
	}
	return ""
}

// finishPages puts in the content streams and makes empty pages valid.
func (d *document) finishPages() error {
	for i, n := range d.pages {
		page, err := d.at(n)
		if err != nil {
			return err
		}
		if kindOf(page) != "Page" {
			return fmt.Errorf("page %d is not a page", i+1)
		}
		if own := d.writer.contents[i]; own == nil && page.dict.get("Contents") == "" {
			page.dict.remove("Contents")
		} else if err := d.putContent(page, own); err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	return nil
}

// putContent puts the content of a page in the place of gopdf's.
func (d *document) putContent(page, own *object) error {
	n, err := page.dict.ref("Contents")
	if err != nil {
		return err
	}
	gopdfs, err := d.at(n)
	if err != nil {
		return err
	}
	if own == nil || string(gopdfs.stream) != contentHead+contentTail {
		return errors.New("content is not wrapped as expected")
	}
	d.objects[n] = own
	return nil
}

// addLabels gives numbered pages their printed number and the others none.
func (d *document) addLabels() {
	var nums strings.Builder
	for i, p := range d.writer.layout.Pages {
		if i > 0 && p.Numbered == d.writer.layout.Pages[i-1].Numbered {
			continue // numbers follow the pages, so the range goes on
		}
		nums.WriteString(strconv.Itoa(i))
		if p.Numbered {
			nums.WriteString(" << /S /D /St " + strconv.Itoa(p.Number) + " >> ")
		} else {
			nums.WriteString(" << >> ")
		}
	}
	d.setRoot("PageLabels", "<< /Nums [ "+nums.String()+"] >>")
}

func (d *document) setRoot(key, value string) { d.objects[d.root].dict.set(key, value) }
