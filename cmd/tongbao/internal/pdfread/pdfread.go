// Package pdfread reads the PDF files that package pdf writes, from their bytes and
// without its code: text, places, marked content, structure, links and bookmarks. It is
// strict: what our writer does not write is an error that says what and where, in Chinese.
// Sizes, depths and counts are bounded, and no input makes it panic.
package pdfread

// Document is what a file holds.
type Document struct {
	Pages    []Page
	Outline  []Bookmark
	Elements []Element // of the structure in the order of the tree, parents first
	Attached []Attached
}

// Attached is an embedded file.
type Attached struct {
	Name, Relationship string
	Data               []byte
}

// Page is one side of paper. Lengths are millimetres from its top left corner.
type Page struct {
	Width, Height float64
	Runs          []Run
	Lines         []Line
	Marks         []Mark
	Links         []Link
	Fields        []Field
}

// Run is one piece of text.
type Run struct {
	Text      string
	Size      float64 // pt
	X, Y      float64 // of the first glyph's origin, on the baseline
	Length    float64 // from there to the end of the last glyph's advance, spaces not counted
	Last      float64 // advance of that glyph
	Turned    bool    // it goes up the page
	Invisible bool
	Mark      int // index into Marks of what it stands in, -1: none
}

// Line is the box of a drawn line or curve with its ends and control points.
type Line struct {
	X1, Y1, X2, Y2 float64 // X1 ≤ X2, Y1 ≤ Y2
	Width          float64
	Mark           int // as of a run
}

// Mark is a marked-content sequence.
type Mark struct {
	Tag      string
	ID       int    // MCID, -1: it has none
	Artifact bool   // it is no part of the content
	Kind     string // of an artifact: "Pagination", "Layout", "Background"
}

// Place is where a link or a bookmark leads: a page, counted from 0, and a height on it.
type Place struct {
	Page int
	Y    float64
}

// Link is a link area.
type Link struct {
	X1, Y1, X2, Y2 float64
	Text           string
	To             Place
}

// Field is an empty signature field.
type Field struct {
	X1, Y1, X2, Y2 float64
	Text           string
}

// Bookmark is an entry of the outline, deeper ones behind their parent.
type Bookmark struct {
	Title string
	Depth int // 0 for the first level
	To    Place
}

// Element is a structure element.
type Element struct {
	Role    string
	Parent  int // index, -1 for the first
	Content []Content
	Objects int // annotations it holds: links, or the field of a Form
}

// Content is marked content that belongs to an element: by page, counted from 0, and MCID.
type Content struct{ Page, ID int }

// Read reads a file. The error says in Chinese what is wrong with it and on which page.
func Read(data []byte) (*Document, error) {
	f, err := open(data)
	if err != nil {
		return nil, err
	}
	r := &reader{file: f, pageOf: map[int]int{}, fonts: map[int]*font{}, seen: make([]bool, len(f.places))}
	return r.document()
}
