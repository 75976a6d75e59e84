// Package ofdread reads the OFD files that package ofd writes, from their bytes and without its code:
// texts and lines with their places, links, bookmarks, document information. It is strict: what our
// writer does not write, references that lead nowhere, objects off the page and characters that their
// font does not draw are errors that say what and where, in Chinese. Sizes and counts are bounded, and
// no input makes it panic.
package ofdread

import "fmt"

// Document is what a file holds.
type Document struct {
	Info    [][2]string // elements of the document information and custom data, by name, in their order
	Pages   []Page
	Outline []Bookmark
}

// Page is one side of paper. Lengths are millimetres from its top left corner.
type Page struct {
	Width, Height float64
	Texts         []Text // in the order of the file
	Lines         []Line
	Links         []Link
}

// Text is one piece of text.
type Text struct {
	Text   string
	Font   string    // name of its face
	Size   float64   // mm
	X, Y   float64   // of the first glyph's origin, on the baseline
	Pens   []float64 // places of the characters on the baseline, from the first
	Last   float64   // advance of the last glyph
	HScale float64
	Turned bool // it goes up the page
	Color  string
	Layer  string // "Background", "Body", "Foreground"
	Name   string // the same for pieces of one text that goes on on a further page
}

// Line is the box of a drawn line with its ends, or of a circle.
type Line struct {
	X1, Y1, X2, Y2 float64
	Width          float64
	Dashed, Round  bool
	Color, Layer   string
}

// Place is where a link or a bookmark leads: a page, counted from 0, and a height on it.
type Place struct {
	Page int
	Y    float64
}

// Link is an area that leads somewhere.
type Link struct {
	X1, Y1, X2, Y2 float64
	To             Place
}

// Bookmark is an entry of the outline, deeper ones behind their parent.
type Bookmark struct {
	Title string
	Depth int // 0 for the first level
	To    Place
}

// Read reads a file. The error says in Chinese what is wrong with it and in which part.
func Read(data []byte) (*Document, error) {
	r, err := open(data)
	if err != nil {
		return nil, err
	}
	root, err := r.entry()
	if err != nil {
		return nil, fmt.Errorf("OFD.xml：%w", err)
	}
	if err := r.document(root); err != nil {
		return nil, err
	}
	for i, name := range r.pageFiles {
		if err := r.page(i, name); err != nil {
			return nil, fmt.Errorf("第%d页：%w", i+1, err)
		}
	}
	if err := r.annotated(); err != nil {
		return nil, fmt.Errorf("%s：%w", r.annotations, err)
	}
	return r.out, nil
}
