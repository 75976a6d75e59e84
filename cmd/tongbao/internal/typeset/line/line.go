// Package line breaks one paragraph, one table cell or one title into lines, in
// millimetres: kinsoku (行首行尾禁则) at the level of GB/T 15834-2011 5.1, squeezed
// marks (标点挤压), justification, 孤字不成行 and titles in a good shape. It works on
// plain data: it knows neither fonts nor pages.
package line

// Char is one character with its glyph. Characters that share a cluster (a base
// and its combining marks) follow each other and are never parted.
type Char struct {
	Face    string  // PostScript name of the face
	Size    float64 // pt
	Advance float64 // mm, natural width on the grid: a full-width character is one cell
	Tag     int     // the caller's index of the inline it came from
	Rune    rune
	GID     uint16 // glyph in Face
	Rigid   bool   // a mark that keeps its blank: the brackets of a heading's number
}

// Alignment says where lines stand that do not fill the measure.
type Alignment int

const (
	Justify Alignment = iota // both edges flush, the last line flush left (两端对齐)
	Left
	Center
	Right
)

// Options is the place a paragraph is broken into.
type Options struct {
	Measure float64 // mm between the two edges
	First   float64 // mm, indent of the first line
	Rest    float64 // mm, indent of the other lines
	Cell    float64 // mm, width of one character cell; 0 means the widest character
	Align   Alignment
	Words   bool // the text is a title or a name: it breaks between its words
}

// Placed is a character with its place on the line.
type Placed struct {
	Char
	X float64 // mm from the left edge of the measure to the origin of the glyph
}

// Line is one line. Start and End say which of the given characters it holds:
// chars[Start:End], in this order, each exactly once over all lines.
type Line struct {
	Chars      []Placed
	Start, End int
	Width      float64 // mm from the first glyph to the end of the last, spaces at the end not counted
	Last       bool    // last line of the paragraph
	Forced     bool    // ended by a line break character
	Overfull   bool    // a single character wider than the measure: the caller has to refuse it
}

// Span is a line of a table cell before its characters are placed: chars[Start:End].
type Span struct {
	Start, End int
	Width      float64 // mm, spaces at the end not counted
	Overfull   bool    // as in Line
}
