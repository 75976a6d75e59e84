package typeset

import (
	"slices"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// table is a table that has been fitted to a frame: column edges, wrapped
// cells and row heights are known, pages are not.
type table struct {
	src     *document.Table
	typist  *typist
	f       frame
	size    float64   // pt
	padY    float64   // em above and below the text of a cell
	edges   []float64 // column edges, mm from the frame's left; one more than columns
	columns []columnForm
	head    []tableRow // header rows
	rows    []tableRow // data rows; one that may be split has several boxes
	boxes   []box
	spans   [][]vspan // by first column: merged ranges over several boxes, from the top down

	headHeight float64
	leastRow   float64 // mm, least height of a row below the head

	el       *Struct
	lines    stock[line.Span]        // of all cells
	wrapped  []line.Span             // of one cell, see wrap
	alike    []map[string]*likeCells // by column and text, see alikeCell
	repeated text                    // see wrapAgain
	reached  []reached               // by column, see textOn
	fragment fragment                // the part that is printed, see print
}

// tableRow is a row whose cells have been wrapped.
type tableRow struct {
	src    *document.Row
	cells  []cell
	height float64
	lead   int // columns that are repeated where the row goes on over a page
	tr     *Struct
}

// cell is a wrapped cell; a covered one has no lines.
type cell struct {
	lines []line.Span
	alike *likeCells // nil: no other cell is like it
	el    *Struct
}

// likeCells are cells of one column that say the same in the same way: they have the same lines.
type likeCells struct {
	content document.Content
	lines   []line.Span
	many    bool    // there is more than one of them
	runs    [][]Run // by line, with the baseline at 0; nil: none of them has been printed
}

// box is a row, or a line of one that may go on over a page, as it is put on pages.
type box struct {
	row      int // index of table.rows
	from, to int // lines of its cells; to < 0: all
	height   float64
	again    float64 // mm more where it begins a page
	apart    bool    // a page must not begin here: too little of a row or of a merged cell would stand alone
	near     bool    // a page had better not begin here
}

// vspan is a merged range over several rows of boxes.
type vspan struct {
	column, columns int
	from, to        int // boxes[from:to]
}

// Cell geometry in em of the table's size; a choice.
const (
	cellPadX    = line.CellPadding // left and right of the text
	cellPadY    = 0.4              // above and below the text
	closePadY   = 0.28             // the same where closer rows save a page
	cellLeading = 1.25             // distance of two lines
)

func (t *table) em() float64      { return gbt9704.Em(t.size) }
func (t *table) leading() float64 { return cellLeading * t.em() }

// textHeight is the height of n lines without padding.
func (t *table) textHeight(n int) float64 {
	if n == 0 {
		return t.em()
	}
	return t.em() + float64(n-1)*t.leading()
}

// rowHeight is the height of a row whose highest cell has n lines.
func (t *table) rowHeight(n int) float64 { return t.textHeight(n) + 2*t.padY*t.em() }

// tableSetter measures tables, fits them to a frame and sets them.
type tableSetter struct {
	typist  *typist
	gauges  map[*document.Table]*gauge  // a table is measured once, in however many ways it is set
	settled map[*document.Table]fitting // how tables fit that were settled together
}

func newTableSetter(y *typist) *tableSetter {
	return &tableSetter{y, map[*document.Table]*gauge{}, map[*document.Table]fitting{}}
}

// set sets a table with its caption, period and unit above and its notes below.
func (ts *tableSetter) set(src *document.Table, st blockStyle) galley {
	t, findings := ts.fit(src, st)
	if t == nil {
		return galley{findings: findings}
	}
	var out galley
	t.el = out.element("Table")
	t.el.Alt = src.Caption
	above := ts.aboveTable(src, st.width)
	if len(above.elements) > 0 { // ISO 32000-1, 14.8.4.3.4: the caption is the table's first child
		newElement(&t.el.Kids, "Caption").Kids = above.elements
	}
	out.items, out.findings = above.items, findings
	out.items = slices.Grow(out.items, len(t.boxes)+len(src.Notes)+1)
	add := func(row int, height float64, keep bool) {
		out.items = append(out.items, item{kind: st.kind, ink: height, fix: height, table: t, row: row, keep: keep})
	}
	if len(t.head) > 0 {
		add(headRow, t.headHeight, len(t.boxes) > 0)
	}
	for i, b := range t.boxes {
		add(i, b.height, t.rows[b.row].src.Kind == document.GroupRow && i+1 < len(t.boxes))
	}
	notes := ts.belowTable(src, st.width, t)
	if heightOf(notes.items) <= splitShare*st.height { // no page has notes alone
		keepTogether(notes.items)
	}
	if n := len(out.items); n > 0 && len(notes.items) > 0 {
		out.items[n-1].keep = true
		out.items[n-1].fix += notesGap * t.em()
	}
	out.add(notes)
	if n := len(out.items); n > 0 {
		out.items[n-1].fix += tableGap
	}
	return out
}

const (
	notesGap = 0.4 // em between a table and its notes
	tableGap = 2.0 // mm, least distance of a table from the text below it
)

// aboveTable sets the caption in 黑体, the period in 楷体 and the unit flush right.
func (ts *tableSetter) aboveTable(src *document.Table, width float64) galley {
	var out galley
	add := func(s string, st style, a line.Alignment) {
		if s != "" {
			out.add(ts.beside(src, s, st, line.Options{Measure: width, Align: a}))
		}
	}
	if src.Shown {
		add(src.Caption, solid(typeface.HeiTi, gbt9704.Size4), line.Center)
	}
	add(src.Period, solid(typeface.KaiTi, gbt9704.Size4), line.Center)
	add(src.Unit, solid(typeface.FangSong, gbt9704.SizeLittle4), line.Right)
	for i := range out.items {
		out.items[i].keep = true
	}
	return out
}

// belowTable sets the notes in the size of the table, each hanging behind its number; numbers of one
// and of two digits end below each other.
func (ts *tableSetter) belowTable(src *document.Table, width float64, t *table) galley {
	var out galley
	hang := 0.0
	st := solid(typeface.FangSong, t.size)
	marks := src.NoteMarks()
	numbers, widest := make([]float64, len(marks)), 0.0
	for i, m := range marks {
		number := ts.typist.set(m.Number, st)
		numbers[i] = number.width()
		widest = max(widest, numbers[i])
	}
	for i, m := range marks {
		if m.Label != "" {
			hang = float64(len([]rune(m.Label))) * t.em()
		}
		o := line.Options{Measure: width, Align: line.Justify, First: hang, Rest: hang}
		if m.Label != "" || i == 0 {
			o.First = 0
		}
		if m.Number != "" {
			o.First, o.Rest = o.First+widest-numbers[i], o.Rest+widest
		}
		out.add(ts.beside(src, src.Notes[i], st, o))
	}
	return out
}

// beside sets a paragraph above or below a table.
func (ts *tableSetter) beside(src *document.Table, s string, st style, o line.Options) galley {
	var out galley
	em := gbt9704.Em(st.size)
	for _, ln := range ts.typist.lines([]span{{text: s, style: st, el: out.element("P"), place: src.Place}}, o, gbt9704.EmAscent*em) {
		out.items = append(out.items, item{ink: em, fix: cellLeading*em + cellPadY*em, pieces: ln.pieces})
	}
	return out
}
