// Package story turns a notice into its main text story, Word's name for the
// flow of one document's paragraphs: paragraphs with named styles, tables with
// column widths, and sections. The docx and the markdown are written from the
// same story, so that pandoc's docx and ours cannot differ in structure.
//
// What the print has decided about titles and tables is copied. In a notice that was
// not laid out titles are one line and the columns of a table equally wide.
//
// Lengths are twips, twentieths of a point, the unit of WordprocessingML.
package story

import (
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/wording"
)

// Item is a part of the story: *Paragraph, *Table, *JointMark, *NameRow or Section.
type Item interface{ item() }

// Section says how the paper lies from here on. The story begins portrait.
type Section struct{ Landscape bool }

// Paragraph is one paragraph under a named style. A "\n" in its text is a line
// break inside the paragraph, a "\t" a tab.
type Paragraph struct {
	Style   string // name of the Word style
	Runs    []Run
	Element string // element of the paper it belongs to: "标题", "成文日期"; "" in the running text
	Level   int    // 1 to 4: a heading of that level; 0: none
	Format  Format
	Frame   Frame
	Top     int    // of a frame beside another, twips from the paper's edge
	High    int    // such a frame at least, twips
	Anchor  string // links lead to it by that name; "": none do
	Place   diag.Place
}

// Run is text of one kind inside a paragraph.
type Run struct {
	Text   string
	Style  string          // name of the character style; "" as the paragraph
	To     string          // anchor of the paragraph it leads to; "" none
	Figure *figures.Figure // the figure Text is the printed form of, if any
	Place  diag.Place
}

// Format is what one paragraph has beyond its style; a zero field changes nothing.
type Format struct {
	Before  int  // space above, twips
	After   int  // space below, twips
	Left    int  // left indent, twips
	Hang    int  // how far the first line begins to the left of Left, twips
	First   int  // how far the first line begins to the right of Left, twips: borders begin at Left
	Right   int  // right indent, twips
	Line    int  // height of its lines, twips
	Size    int  // of the type, half points
	Scale   int  // width of the characters in per cent
	NoRule  bool // without the rule of the style
	ToRight bool // flush right
	ToLeft  bool // flush left
}

// IsZero reports whether the paragraph is just as its style says.
func (f Format) IsZero() bool { return f == Format{} }

// Frame pins a paragraph to a place of the page.
type Frame int

const (
	NoFrame      Frame = iota
	ImprintFrame       // 版记: at the foot of the type area of the last page
	LetterMark         // 信函格式: mark 30 mm from the top edge, double rule under it
	LetterFoot         // 信函格式: double rule 20 mm from the bottom edge of page 1
	LetterLines        // 信函格式: 份号, 密级 and 紧急程度 at the left, from Top on
	LetterNumber       // 信函格式: 发文字号 at the right beside them
)

// JointMark is the mark of several organs with 文件 to the right of the stacked
// names, centred on them (GB/T 9704-2012, 7.2.4).
type JointMark struct {
	Style      string
	Names      []string
	Word       string // 文件
	Before     int    // space above, twips
	Size       int    // of the type, half points; 0: as the style says
	Scale      int    // width of the characters in per cent; 0: as the style says
	NamesWidth int    // that the names are spread over, twips
	WordWidth  int    // of 文件 and the white before it, twips
}

// Format is that of its lines.
func (m *JointMark) Format() Format {
	f := Format{Size: m.Size, Scale: m.Scale}
	if m.Size > 0 {
		f.Line = markLine(m.Size)
	}
	return f
}

// NameRow is names of a joint sign-off that stand side by side, each around the axis of its
// seal, their last lines on one line.
type NameRow struct {
	Before int // space above, twips
	Cells  []NameCell
}

// NameCell is a name in its lines, or white without any.
type NameCell struct {
	Width int // twips
	Lines []string
}

func (*NameRow) item()   {}
func (*Paragraph) item() {}
func (*Table) item()     {}
func (*JointMark) item() {}
func (Section) item()    {}

// Text joins the paragraph's runs.
func (p *Paragraph) Text() string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Build returns the story of a notice in the order of the printed paper.
func Build(n *document.Notice) []Item {
	b := builder{attachments: n.Attachments}
	b.head(n)
	b.styled("标题", Title, titleText(n.Title, n.TitleLines))
	b.styled("主送机关", Recipients, document.RecipientsText(n.Recipients))
	b.blocks(n.Body, false)
	b.endText(n)
	b.signOff(n.SignOff)
	if n.Note != "" {
		b.styled("附注", Note, "（"+n.Note+"）")
	}
	for i := range n.Attachments {
		b.attachment(&n.Attachments[i])
	}
	b.imprint(n)
	return b.items
}

// titleText is a title in the lines of the print, if it has been laid out.
func titleText(title string, lines []string) string {
	if len(lines) == 0 {
		return title
	}
	return strings.Join(lines, "\n")
}

type builder struct {
	items       []Item
	landscape   bool
	attachments []document.Attachment // what references lead to
}

func (b *builder) add(i Item) { b.items = append(b.items, i) }

// styled adds one plain paragraph of an element; nothing for an empty text.
func (b *builder) styled(element, style, text string) *Paragraph {
	p := &Paragraph{Style: style, Element: element, Runs: []Run{{Text: text}}}
	if strings.TrimSpace(text) != "" {
		b.add(p)
	}
	return p
}

func (b *builder) turn(landscape bool) {
	if b.landscape != landscape {
		b.landscape = landscape
		b.add(Section{Landscape: landscape})
	}
}

func (b *builder) blocks(blocks []document.Block, landscape bool) {
	for _, bl := range blocks {
		switch bl := bl.(type) {
		case *document.Heading:
			b.heading(bl)
		case *document.Paragraph:
			b.add(&Paragraph{Style: paragraphStyle(bl.Kind), Runs: b.runs(bl.Text, ""), Place: bl.Place})
		case *document.Table:
			b.table(bl, landscape)
		}
	}
}

func paragraphStyle(k document.ParagraphKind) string {
	switch k {
	case document.Centered:
		return Centered
	case document.Flush:
		return Flush
	}
	return BodyText
}

// heading adds a heading paragraph, or for a run-in heading a natural paragraph
// whose first run has the heading's face. Such a one is not in the navigation pane: a style
// separator (w:specVanish, ECMA-376 part 1, 17.3.2.36) would join two paragraphs into one line
// in Word alone. LibreOffice 7.4 shows two paragraphs, so its pages would differ.
func (b *builder) heading(h *document.Heading) {
	level := min(max(h.Level, 1), 4)
	text := append([]document.Inline{{Text: h.Number, Place: h.Place}}, h.Text...)
	if len(h.RunIn) == 0 {
		b.add(&Paragraph{Style: headingStyles[level-1], Level: level, Runs: b.runs(text, ""), Place: h.Place})
		return
	}
	rs := append(b.runs(text, runInStyles[level-1]), b.runs(h.RunIn, "")...)
	b.add(&Paragraph{Style: BodyText, Runs: rs, Place: h.Place})
}

// runs turns inlines into runs; style wins over the 黑体 of a strong inline.
func (b *builder) runs(in []document.Inline, style string) []Run {
	var out []Run
	for _, i := range in {
		if i.Text == "" {
			continue
		}
		s := style
		if s == "" && i.Strong {
			s = Strong
		}
		out = append(out, Run{Text: i.Text, Style: s, To: b.anchor(i.Attachment), Figure: i.Figure, Place: i.Place})
	}
	return out
}

// anchor is that of an attachment, counted from 1.
func (b *builder) anchor(attachment int) string {
	if attachment < 1 || attachment > len(b.attachments) {
		return ""
	}
	return b.attachments[attachment-1].ID
}

func (b *builder) table(t *document.Table, landscape bool) {
	line := func(style, text string) { b.styled("", style, text).Place = t.Place }
	if t.Shown {
		line(Caption, t.Caption)
	}
	line(Period, t.Period)
	line(Unit, t.Unit)
	if tab := newTable(t, landscape); tab != nil {
		if len(t.Notes) > 0 {
			tab.keepLast()
		}
		b.add(tab)
	}
	size := SizeLittle4
	if t.Fit != nil {
		size = halfPoints(t.Fit.Size)
	}
	marks := t.NoteMarks()
	for i, s := range t.Notes {
		p := b.styled("", TableNote, s)
		p.Place = t.Place
		p.Format = noteFormat(i, marks, size)
	}
}

// noteFormat hangs notes below the text of the first one, behind its 注：, and each behind
// its number. They have the size of the table's type.
func noteFormat(i int, marks []document.NoteMark, size int) Format {
	cell := 5 * size // half the width of a character, twips
	label, number := wording.Cells(marks[0].Label)*cell, wording.Cells(marks[i].Number)*cell
	f := Format{Left: label + number, Hang: number}
	if size != SizeLittle4 {
		f.Size, f.Line = size, BesideLine(size)
	}
	if i == 0 {
		f.Hang, f.Before = f.Left, notesGap*size/10
	}
	return f
}

// notesGap is the space between a table and its notes, twips for 5 pt of their size.
const notesGap = 40

// BesideLine is the height of a line above or below a table, twips: 1.65 times its size,
// half points.
func BesideLine(size int) int { return 10 * size * 165 / 100 }

// endText holds the end of the text and the sign-off together: the page with the
// seal must carry text (7.3.5.5), so the last paragraph keeps with what follows.
func (b *builder) endText(n *document.Notice) {
	if len(n.Body) > 0 && len(b.items) > 0 && len(n.SignOff.Signers) > 0 {
		switch last := b.items[len(b.items)-1].(type) {
		case *Paragraph:
			if last.Style == BodyText {
				last.Style = LastText
			}
		case *Table:
			last.keepLast()
		}
	}
	for i, l := range n.Listing() {
		p := &Paragraph{Style: AttachmentNote, Element: "附件说明", Runs: []Run{{Text: l.Before}, {Text: l.Title, To: b.anchor(i + 1)}}}
		switch {
		case !l.First:
			p.Style = AttachmentNoteMore
		case l.Lone: // no "1." before the name that lines align with
			p.Format = Format{Left: 5 * CharWidth, Hang: 3 * CharWidth}
		}
		b.add(p)
	}
}

// titleAboveText is the space below a title above a line of text, twips, whose upper part is
// blank; less than above the rule of a table.
const titleAboveText = 346

// beginsWithGrid reports a table without lines above it.
func beginsWithGrid(blocks []document.Block) bool {
	if len(blocks) == 0 {
		return false
	}
	t, ok := blocks[0].(*document.Table)
	return ok && !t.Shown && t.Period == "" && t.Unit == ""
}

func (b *builder) attachment(a *document.Attachment) {
	land := a.Orientation == document.OrientationLandscape // the print has decided
	b.turn(land)
	label := b.styled(a.Label, AttachmentLabel, a.Label)
	label.Place, label.Anchor = a.Place, a.ID
	title := b.styled(a.Label+"标题", AttachmentTitle, titleText(a.Title, a.TitleLines))
	title.Place = a.Place
	if !beginsWithGrid(a.Blocks) {
		title.Format.After = titleAboveText
	}
	b.blocks(a.Blocks, land)
}
