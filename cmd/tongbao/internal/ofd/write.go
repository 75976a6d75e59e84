// Package ofd writes a laid-out notice as an OFD file (GB/T 33190-2016): the same pages as the PDF's,
// mark for mark, with fonts, bookmarks, links and document information. The file is not signed
// and has nothing in it that a signing system would have to take out.
package ofd

import (
	"bytes"
	_ "embed"
	"fmt"
	"text/template"
	"time"

	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/opc"
	"tongbao/cmd/tongbao/internal/typeset"
)

// Meta is the document information of the file.
type Meta struct {
	Title    string // required
	Author   string // the issuing organ
	Kind     string // 文种
	Number   string // 发文字号; empty: it has none
	Keywords []string
	Date     time.Time // of the notice; zero for an undated draft. The clock is never looked at
}

// Write returns the OFD of a layout set in the fonts. The same input gives the same bytes. The error
// names the page and the mark that cannot be written; nothing is dropped or replaced but blanks at
// the ends of a run and what is invisible.
func Write(layout *typeset.Layout, fonts typeset.Fonts, meta Meta) ([]byte, error) {
	w := newWriter(layout, fonts)
	if !meta.Date.IsZero() {
		w.date = meta.Date.Format(time.DateOnly)
	}
	for i := range layout.Pages {
		if err := w.page(i); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	for _, f := range w.fonts {
		subset, err := f.Subset()
		if err != nil {
			return nil, fmt.Errorf("font %s: %w", f.Face.Name, err)
		}
		w.pack.Add(fmt.Sprintf("Doc_0/Res/Font_%d.ttf", f.ID), subset.Data)
	}
	w.part("Doc_0/PublicRes.xml", w.fonts)
	if len(w.linked) > 0 {
		w.part("Doc_0/Annots/Annotations.xml", w.linked)
	}
	w.part("Doc_0/Document.xml", map[string]any{"LastID": w.lastID, "Sheet": sheet(), "Layout": layout, "Linked": w.linked})
	entry := map[string]any{"ID": "", "Meta": meta}
	entry["ID"] = w.pack.ID(w.fill("OFD.xml", entry))
	w.part("OFD.xml", entry)
	return w.pack.Bytes()
}

//go:embed parts.tmpl
var parts string

// fill is a template of parts.tmpl with what it asks for.
func (w *writer) fill(name string, data any) []byte {
	var b bytes.Buffer
	if err := w.parts.ExecuteTemplate(&b, name, data); err != nil {
		panic(err) // the templates ask for nothing that is not there
	}
	return b.Bytes()
}

func (w *writer) part(name string, data any) { w.pack.Add(name, w.fill(name, data)) }

// sheet is the paper, as a box of the format.
func sheet() string { return string(appendMM(nil, 0, 0, gbt9704.PageWidth, gbt9704.PageHeight)) }

// writer writes one document. Identifiers are numbers of one sequence; those of the pages come
// first, so that links can name a page that is still to be written.
type writer struct {
	layout  *typeset.Layout
	faces   typeset.Fonts
	fonts   []*font // in order of first use
	byFace  map[string]*font
	anchors map[string]typeset.Anchor
	names   map[typeset.Content]string // of pieces of elements that go on on a further page
	linked  []int                      // numbers of pages with links
	date    string                     // of the links
	lastID  int
	pack    *opc.Packer
	parts   *template.Template
	buffers [layers][]byte // of a page, reused
	buffer  []byte
}

// font is a face in use.
type font struct {
	*typeset.Font
	ID int
}

func newWriter(layout *typeset.Layout, fonts typeset.Fonts) *writer {
	w := &writer{layout: layout, faces: fonts, byFace: map[string]*font{}, anchors: map[string]typeset.Anchor{}}
	w.names, w.date = map[typeset.Content]string{}, earliest
	w.lastID, w.pack, w.parts = len(layout.Pages), opc.NewPacker(), template.Must(template.New("parts").Parse(parts))
	for _, a := range layout.Anchors {
		w.anchors[a.Name] = a
	}
	w.name(layout.Tree)
	return w
}

// name gives the pieces of each element that stands on more than one page one name, so that who reads
// them knows that they belong together: the cells of a row that goes on stand side by side on both pages.
func (w *writer) name(s *typeset.Struct) {
	if n := len(s.Content); n > 1 && s.Content[0].Page != s.Content[n-1].Page {
		for _, c := range s.Content {
			w.names[c] = fmt.Sprintf("P%d-%d", s.Content[0].Page, s.Content[0].ID)
		}
	}
	for _, k := range s.Kids {
		w.name(k)
	}
}

// id is a new identifier.
func (w *writer) id() int {
	w.lastID++
	return w.lastID
}

// font is the font of a face.
func (w *writer) font(name string) (*font, error) {
	if f := w.byFace[name]; f != nil {
		return f, nil
	}
	face := w.faces[name]
	if face == nil {
		return nil, fmt.Errorf("no face %q", name)
	}
	f := &font{face, w.id()}
	w.fonts, w.byFace[name] = append(w.fonts, f), f
	return f, nil
}
