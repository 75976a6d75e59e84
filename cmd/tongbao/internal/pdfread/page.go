package pdfread

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
)

// maxPages bounds the sides of a paper; a table of 100,000 rows has 5,000.
const maxPages = 100_000

// maxFonts bounds the fonts of a file; ours has one a face.
const maxFonts = 100

// mmPerPoint is the length of a point of 1/72 inch.
const mmPerPoint = 25.4 / 72

// reader is the way through one file.
type reader struct {
	*file
	out    Document
	pageOf map[int]int   // index of a page by its object number
	fonts  map[int]*font // by object number
	seen   []bool        // objects of trees that have been met, by number

	objects pool      // of structure elements and annotations, while they are read
	claimed []Content // those of elements that have one
}

// sheet is a page on its way: what is needed to read its content.
type sheet struct {
	page  *Page
	dict  value
	fonts map[string]*font // by name in the content
}

func (r *reader) document() (*Document, error) {
	root, err := r.resolve(r.trailer.get("Root"))
	if err != nil {
		return nil, err
	}
	if !root.get("Type").is(name, "Catalog") {
		return nil, errors.New("没有目录对象")
	}
	sheets, err := r.pages(root)
	if err != nil {
		return nil, err
	}
	if err := r.contents(sheets); err != nil {
		return nil, err
	}
	for i := range sheets {
		if err := r.links(&sheets[i]); err != nil {
			return nil, fmt.Errorf("第%d页的链接：%w", i+1, err)
		}
	}
	if err := r.outline(root); err != nil {
		return nil, fmt.Errorf("书签：%w", err)
	}
	if err := r.attached(root); err != nil {
		return nil, fmt.Errorf("附带的文件：%w", err)
	}
	if err := r.structure(root); err != nil {
		return nil, fmt.Errorf("标签：%w", err)
	}
	return &r.out, nil
}

// pages lists the pages of the flat page tree.
func (r *reader) pages(root value) ([]sheet, error) {
	tree, err := r.resolve(root.get("Pages"))
	if err != nil {
		return nil, err
	}
	kids, err := r.resolve(tree.get("Kids"))
	if err != nil {
		return nil, err
	}
	if kids.kind != array || len(kids.items) > maxPages {
		return nil, errors.New("没有页")
	}
	sheets := make([]sheet, len(kids.items))
	r.out.Pages = make([]Page, len(kids.items))
	for i, k := range kids.items {
		dict, err := r.resolve(k)
		if err != nil {
			return nil, fmt.Errorf("第%d页：%w", i+1, err)
		}
		if k.kind != reference || !r.first(k) || !dict.get("Type").is(name, "Page") {
			return nil, fmt.Errorf("第%d页：不是页", i+1)
		}
		r.pageOf[int(k.number)] = i
		p := &r.out.Pages[i]
		if p.Width, p.Height, err = r.size(dict, tree); err != nil {
			return nil, fmt.Errorf("第%d页：%w", i+1, err)
		}
		fonts, err := r.pageFonts(dict)
		if err != nil {
			return nil, fmt.Errorf("第%d页：%w", i+1, err)
		}
		sheets[i] = sheet{p, dict, fonts}
	}
	return sheets, nil
}

// first reports whether an object of a tree is met for the first time: one that is met again
// makes it no tree.
func (r *reader) first(ref value) bool {
	n := int(ref.number)
	if ref.kind != reference || n >= len(r.seen) || r.seen[n] {
		return false
	}
	r.seen[n] = true
	return true
}

// size is that of a page in mm, its own or that of all.
func (r *reader) size(dict, tree value) (width, height float64, err error) {
	box := dict.get("MediaBox")
	if box.kind == null {
		box = tree.get("MediaBox")
	}
	if box, err = r.resolve(box); err != nil {
		return 0, 0, err
	}
	n, err := numbers(box, 4)
	if err != nil || n[0] != 0 || n[1] != 0 || dict.get("Rotate").number != 0 {
		return 0, 0, errors.New("页面的尺寸不对")
	}
	return n[2] * mmPerPoint, n[3] * mmPerPoint, nil
}

var errNoNumbers = errors.New("不是一列数")

// numbers are those of an array of a certain length.
func numbers(v value, count int) ([]float64, error) {
	if v.kind != array || len(v.items) != count {
		return nil, errNoNumbers
	}
	out := make([]float64, count)
	for i, n := range v.items {
		if n.kind != number {
			return nil, errNoNumbers
		}
		out[i] = n.number
	}
	return out, nil
}

func (r *reader) pageFonts(dict value) (map[string]*font, error) {
	resources, err := r.resolve(dict.get("Resources"))
	if err != nil {
		return nil, err
	}
	list, err := r.resolve(resources.get("Font"))
	if err != nil {
		return nil, err
	}
	out := map[string]*font{}
	for i := 0; i+1 < len(list.items); i += 2 {
		n := int(list.items[i+1].number)
		if r.fonts[n] == nil {
			if len(r.fonts) >= maxFonts {
				return nil, errors.New("字体过多")
			}
			if r.fonts[n], err = r.font(list.items[i+1]); err != nil {
				return nil, err
			}
		}
		out[string(list.items[i].text)] = r.fonts[n]
	}
	return out, nil
}

// contents reads what stands on the pages, with all processors.
func (r *reader) contents(sheets []sheet) error {
	errs := make([]error, len(sheets))
	work := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			var p painter
			for i := range work {
				errs[i] = p.content(r.file, &sheets[i])
			}
		})
	}
	for i := range sheets {
		work <- i
	}
	close(work)
	wg.Wait()
	for i, err := range errs {
		if err != nil {
			return fmt.Errorf("第%d页：%w", i+1, err)
		}
	}
	return nil
}

// links reads the annotations of a page, which are links and signature fields.
func (r *reader) links(s *sheet) error {
	list, err := r.resolve(s.dict.get("Annots"))
	if err != nil {
		return err
	}
	for _, item := range list.items {
		if err := r.annotation(s, item); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) annotation(s *sheet, item value) error {
	defer r.objects.release(r.objects.mark())
	a, err := r.resolveIn(item, &r.objects)
	if err != nil {
		return err
	}
	box, err := numbers(a.get("Rect"), 4)
	if err != nil {
		return err
	}
	l := Link{X1: box[0] * mmPerPoint, Y1: s.page.Height - box[3]*mmPerPoint, X2: box[2] * mmPerPoint, Y2: s.page.Height - box[1]*mmPerPoint}
	if l.Text, err = a.get("Contents").utf8(); err != nil {
		return err
	}
	if a.get("Subtype").is(name, "Widget") && a.get("FT").is(name, "Sig") && a.get("V").kind == null {
		s.page.Fields = append(s.page.Fields, Field{l.X1, l.Y1, l.X2, l.Y2, l.Text})
		return nil
	}
	if !a.get("Subtype").is(name, "Link") {
		return errors.New("批注不是链接，也不是空的签章域")
	}
	if l.To, err = r.destination(a.get("Dest")); err != nil {
		return fmt.Errorf("“%s”：%w", l.Text, err)
	}
	s.page.Links = append(s.page.Links, l)
	return nil
}

// destination reads a place to go to: [page /XYZ null y null].
func (r *reader) destination(v value) (Place, error) {
	if v.kind != array || len(v.items) != 5 || v.items[0].kind != reference || !v.items[1].is(name, "XYZ") || v.items[3].kind != number {
		return Place{}, errors.New("不知道指向哪里")
	}
	page, ok := r.pageOf[int(v.items[0].number)]
	if !ok {
		return Place{}, errors.New("指向的页不存在")
	}
	return Place{page, r.out.Pages[page].Height - v.items[3].number*mmPerPoint}, nil
}
