// Package typeset lays a notice out on paper: GB/T 9704-2012 to the millimetre.
// Its result is plain data, pages of placed marks, which a writer only copies.
//
// A part of the paper is set in type first (typist, compositor, tableSetter,
// headSetter, signSetter, imprintSetter): a galley of items, a value that stands
// on no page. Then it is broken into pages (fillPages, signSearch), which changes
// nothing in it, and at last printed (press).
package typeset

import (
	"strings"

	"tongbao/cmd/tongbao/internal/document"
)

// All lengths are millimetres from the top left corner of the paper, y downwards;
// font sizes are points. Content of a landscape table is already turned: its
// runs carry Turned and the coordinates of the portrait sheet.

// Layout is a laid-out notice.
type Layout struct {
	Pages   []Page
	Outline []OutlineItem
	Tree    *Struct // logical structure; its leaves name marked content of pages
	Anchors []Anchor
	SignOff SignOffPlace
	// RecipientsMoved: the 主送机关 stand in the imprint, because page 1 would
	// otherwise have carried no text (7.3.2).
	RecipientsMoved bool
	Settled
}

// Settled is what the print decides for every form of the notice.
type Settled struct {
	TitleLines  []string // of the notice
	Attachments []SettledAttachment
	Tables      map[*document.Table]*document.Fit // those of the notice that can be set
	Imprint     SettledImprint
	Mark        *document.MarkFit    // nil: none is drawn
	Names       *document.SignOffFit // nil: of none, and of one with a signature stamp
}

// SettledImprint are the lines of 主送 and 抄送 in the 版记 with their labels.
type SettledImprint struct{ Recipients, CC []string }

// SettledAttachment is what the print decides for an attachment.
type SettledAttachment struct {
	Turned     bool // its pages are set across
	TitleLines []string
}

// SignOffPlace says where name, date and seals stand and what was done to keep
// them on a page with text (7.3.5.5).
type SignOffPlace struct {
	Page      int     // physical page of the date; 0: the paper has no sign-off
	Remedy    Remedy  //
	Pitch     float64 // mm, line pitch of the sign-off's page
	Moved     int     // text lines taken over from the page before, for EarlyBreak
	TextLines int     // lines of body text above the sign-off on its page
	Free      float64 // mm left below the sign-off on its page
	Reason    Reason  // why the remedy was taken; empty for AsIs
	// Sheets are the leaves of the whole paper, SheetsAsIs those it would have without the remedy.
	Sheets, SheetsAsIs int
	Names              []Box
	Date               Box
	Seals              []Seal
}

// Remedy is how the sign-off found its place.
type Remedy string

const (
	AsIs       Remedy = "as-is"       // the usual blank lines were enough
	Tighter    Remedy = "tighter"     // smaller line pitch on the last two pages
	Looser     Remedy = "looser"      // larger line pitch on the last two pages
	EarlyBreak Remedy = "early-break" // the page before ends early, its last lines come over
	NoRemedy   Remedy = "none"        // name and date stand without text; a finding says so
)

// Reason is what a remedy was taken for.
type Reason string

const (
	NamesAlone  Reason = "names-alone"  // name and date would stand without text
	FewerSheets Reason = "fewer-sheets" // the paper would have more sheets
	FullerPages Reason = "fuller-pages" // a page would be mostly blank
)

// Box is the em box of a run: its text and place.
type Box struct {
	Text           string
	Page           int
	X1, Y1, X2, Y2 float64
}

// Seal is the circle a seal, or the rectangle a signature stamp (签名章) is to be put on. It is
// never drawn on a final paper.
type Seal struct {
	Organ         string
	Page          int
	X, Y          float64 // centre
	Diameter      float64 // 0: it is a stamp
	Width, Height float64 // of a stamp
	Anchor        string  // name of the Anchor at the centre: "seal-1"
}

// Page is one printed side.
type Page struct {
	Number   int  // physical number, from 1
	Numbered bool // whether the page number is printed
	Marks    []Mark
}

// Mark is something on a page: Run, Rule, Circle, Link or Tag.
type Mark interface{ mark() }

// Color is the colour of a mark.
type Color int

const (
	Black Color = iota
	Red         // the red head (版头), print colour Y80 M80
	Gray        // draft watermark
)

// Run is text of one face and size on one baseline, drawn glyph by glyph.
type Run struct {
	Face      string  // PostScript name of the face
	Size      float64 // pt
	X, Y      float64 // origin of the first glyph; Y is the baseline
	Glyphs    []Glyph
	Color     Color
	Turned    bool    // rotated 90° counter-clockwise: the pen moves up the page
	HScale    float64 // horizontal scale, 1 when zero: long organ marks are condensed
	Invisible bool    // text rendering mode 3, for anchors
}

// Text is the characters of the run.
func (r Run) Text() string {
	var b strings.Builder
	for _, g := range r.Glyphs {
		b.WriteRune(g.Rune)
	}
	return b.String()
}

// Glyph is one glyph of a run. Pen is its offset from the run's origin in mm,
// along the writing direction.
type Glyph struct {
	Rune rune
	GID  uint16
	Pen  float64
}

// Rule is a straight line with butt ends.
type Rule struct {
	X1, Y1, X2, Y2 float64
	Width          float64 // mm
	Color          Color
	Dashed         bool
}

// Circle is a dashed circle: the place of the seal on a draft. Never on a final paper.
type Circle struct {
	X, Y, R, Width float64
	Color          Color
}

// Link is an area of the page that leads to a named anchor. Links that follow each other
// in one tag and lead to the same anchor are the lines of one reference.
type Link struct {
	X1, Y1, X2, Y2 float64
	To             string
	Text           string // the words of the reference that stand in the area
}

// Tag opens marked content that belongs to structure element ID (or is an
// artifact when ID is negative); the marks up to the matching TagEnd are its
// content.
type Tag struct {
	Role     string // "P", "H1", "TD", "Artifact" …
	ID       int    // MCID on this page; -1 for artifacts
	Artifact string // "Pagination", "Layout", "Background"; for artifacts
}

// TagEnd closes the innermost Tag.
type TagEnd struct{}

// OutlineItem is a bookmark.
type OutlineItem struct {
	Title string
	Page  int     // physical number, from 1
	Y     float64 // mm from the top
	Kids  []OutlineItem
}

// Anchor is a named place that links lead to.
type Anchor struct {
	Name string
	Page int
	X, Y float64
}

// Struct is an element of the logical structure.
type Struct struct {
	Role    string
	Alt     string
	RowSpan int
	ColSpan int
	Scope   string // "Column" or "Row" on TH
	Kids    []*Struct
	Content []Content // marked content of this element, in reading order
	Field   *Field    // of a Form: what it stands for
}

// Field is an empty signature field, where a seal or a stamp goes.
type Field struct {
	Name           string // unique in the paper
	Text           string // what it is for
	Page           int
	X1, Y1, X2, Y2 float64
}

// Content names one marked-content sequence by the physical number of its page,
// from 1, and the ID of its Tag.
type Content struct{ Page, ID int }

func (Run) mark()    {}
func (Rule) mark()   {}
func (Circle) mark() {}
func (Link) mark()   {}
func (Tag) mark()    {}
func (TagEnd) mark() {}
