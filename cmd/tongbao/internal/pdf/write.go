// Package pdf writes a laid-out notice as a PDF file. gopdf describes the fonts and
// writes the objects of the pages; the finishing pass puts in what they show, fonts with
// correct text extraction, structure tags, bookmarks, page labels, metadata and
// everything else PDF/A-2a asks for.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/signintech/gopdf"

	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
)

// Meta is the document information of the file.
type Meta struct {
	Title    string // required
	Author   string // the issuing organ
	Subject  string
	Keywords string // separated by "; "
	// Date is the notice's date, written as creation and modification date;
	// zero for an undated draft. The clock is never looked at.
	Date    time.Time
	Program string // version of tongbao, named beside the writer of the objects
}

// Sheet is A4 in points (ISO 216: 210 × 297 mm).
const (
	sheetWidth  = 595.276
	sheetHeight = 841.890
)

// Write returns the PDF of a layout set in the fonts. The same input gives the
// same bytes. The error names the page and the
// mark that cannot be written; nothing is dropped or replaced.
func Write(layout *typeset.Layout, fonts typeset.Fonts, meta Meta) ([]byte, error) {
	return write(layout, fonts, meta, nil)
}

func write(layout *typeset.Layout, fonts typeset.Fonts, meta Meta, files []Attached) ([]byte, error) {
	if err := meta.check(); err != nil {
		return nil, err
	}
	if len(layout.Pages) == 0 {
		return nil, errors.New("a document needs a page")
	}
	w := newWriter(layout, fonts)
	defer w.compressor.end()
	w.attached = files
	for i := range layout.Pages {
		if err := w.page(i); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	raw, err := w.compile()
	if err != nil {
		return nil, err
	}
	out, err := finish(raw, w, meta)
	if err != nil {
		return nil, fmt.Errorf("finishing: %w", err)
	}
	return out, nil
}

// check holds the texts to what both the information dictionary and XML can
// carry, so that the two always agree.
func (m Meta) check() error {
	if m.Title == "" {
		return errors.New("a document needs a title")
	}
	for _, s := range []string{m.Title, m.Author, m.Subject, m.Keywords} {
		bad := func(r rune) bool { return r < ' ' || r == 0x7F || r == 0xFFFE || r == 0xFFFF }
		if !utf8.ValidString(s) || strings.ContainsFunc(s, bad) {
			return fmt.Errorf("document information %q has a control character", s)
		}
	}
	return nil
}

// writer drives gopdf for one document.
type writer struct {
	layout  *typeset.Layout
	faces   typeset.Fonts
	gopdf   gopdf.GoPdf
	fonts   []*font // in order of first use: fonts[i] is /F<i+1>
	byFace  map[string]*font
	anchors map[string]typeset.Anchor
	links   []link
	tags    [][]string // by page and MCID: role, "" for unused

	contents   []*object // of the pages, nil of an empty one
	compressor *compressor
	attached   []Attached // files to embed
}

// font is a face in use, with the glyphs shown and the character each stands for.
type font struct {
	face       *typeface.Face
	subset     *typeface.Subset
	descriptor dict    // without its file and name
	index      int     // number in /F<n>
	shown      []shown // by number in the subset
}

// shown is what a glyph stands for, if it is shown.
type shown struct {
	char  rune // 0: it is not shown
	width int  // thousandths of the em
}

// glyphs goes through the glyphs shown, in the order of their numbers.
func (f *font) glyphs() iter.Seq2[uint16, shown] {
	return func(yield func(uint16, shown) bool) {
		for gid, g := range f.shown {
			if g.char != 0 && !yield(uint16(gid), g) {
				return
			}
		}
	}
}

// link is a reference on a page, with the text of all its lines.
type link struct {
	typeset.Link
	areas []typeset.Link // one a line
	page  int            // index
	mcid  int            // tag around it, -1 for none
}

func newWriter(layout *typeset.Layout, fonts typeset.Fonts) *writer {
	w := &writer{layout: layout, faces: fonts, byFace: map[string]*font{}, anchors: map[string]typeset.Anchor{}, compressor: newCompressor()}
	w.gopdf.Start(gopdf.Config{PageSize: gopdf.Rect{W: sheetWidth, H: sheetHeight}})
	w.gopdf.SetNoCompression() // the finishing pass compresses
	for _, a := range layout.Anchors {
		w.anchors[a.Name] = a
	}
	return w
}

// page writes one page as a single piece of content, which is compressed while the next is written.
func (w *writer) page(i int) error {
	w.gopdf.AddPage()
	p := &w.layout.Pages[i]
	if p.Number != i+1 {
		return fmt.Errorf("its number is %d", p.Number)
	}
	w.tags, w.contents = append(w.tags, w.noTags(i)), append(w.contents, nil)
	c := content{writer: w, page: i, ops: w.compressor.memory()}
	for _, m := range p.Marks {
		if c.mark(m); c.err != nil {
			return c.err
		}
	}
	if len(c.open) > 0 {
		return fmt.Errorf("tag %s is not closed", c.open[len(c.open)-1].Role)
	}
	c.endDecoration()
	if len(c.ops) == 0 {
		return nil
	}
	w.contents[i] = &object{stream: c.ops}
	w.compressor.add(plain{w.contents[i], true})
	return w.placeholder()
}

// noTags has room for as many tags as the page before had.
func (w *writer) noTags(page int) []string {
	if page == 0 {
		return nil
	}
	return make([]string, 0, len(w.tags[page-1]))
}

// What gopdf writes as the content of a page that has one: the finishing pass puts our own in its place,
// and refuses anything else.
const (
	contentHead = "q\n0.00 841.89 0.00 0.00 re n Q\n"
	contentTail = "\nq\nQ\n"
)

// placeholder has gopdf give the page a content.
func (w *writer) placeholder() error {
	return w.gopdf.RectFromUpperLeftWithOpts(gopdf.DrawableRectOptions{PaintStyle: "n Q\n\nq"})
}

// font returns the font of a face, which is described at first use.
func (w *writer) font(name string) (*font, error) {
	if f := w.byFace[name]; f != nil {
		return f, nil
	}
	face := w.faces[name]
	if face == nil {
		return nil, fmt.Errorf("no face %q", name)
	}
	subset, err := face.Subset()
	var descriptor dict
	if err == nil {
		descriptor, err = describe(subset.Data)
	}
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	f := &font{face.Face, subset, descriptor, len(w.fonts) + 1, make([]shown, subset.Glyphs())}
	w.fonts = append(w.fonts, f)
	w.byFace[name] = f
	return f, nil
}

// compile lets gopdf write the file.
func (w *writer) compile() ([]byte, error) {
	var out bytes.Buffer
	_, err := w.gopdf.WriteTo(&out)
	return out.Bytes(), err
}
