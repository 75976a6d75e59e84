package html

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/wording"
)

// shape is how a table is shown on screens that cannot hold it whole.
type shape struct {
	wide  bool // scrolls sideways in its box on a phone, its names staying in sight
	cards bool // on a phone each row becomes a card instead: a record with prose in it
	dense bool // of many columns
	form  bool // to be filled in
	long  bool // its head stays in sight, and rows can be found by script
	vast  bool // of so many rows that a browser must not lay out those out of sight
	// widths of the columns of a vast table, in em.
	widths []int
}

// Bounds of the shapes, in rows and columns.
const (
	longRows     = 30  // more are long: about what a desktop shows at once
	vastRows     = 500 // more are vast
	partRows     = 50  // of a part of a vast table, which a browser lays out as a whole
	denseColumns = 9   // more are dense: heads take two lines, so that a desktop shows it whole
)

// Widths in em of the type of tables.
const (
	sentenceWidth  = 12   // from which a column is set flush left
	nowrapWidth    = 8    // up to which a cell stays on one line
	denseWidth     = 6    // the same in a dense table
	shortHead      = 4    // the same for heads
	denseHead      = 2    // the same for heads of a dense table
	proseWidth     = 10   // that a column of prose needs at least
	cellPadding    = 0.75 // of a cell on a phone
	columnWidth    = 2.25 // of the narrowest column
	phoneWidth     = 21   // of what a phone of 375 CSS pixels shows
	widestColumn   = 24   // of a vast table
	slack          = 2    // of a cell of a vast table, padding and what letters are wider than half an em
	recordWidth    = 16   // from which a column is prose: names end before
	mostParagraphs = 3    // columns of prose beyond which a row is no record but a matrix
)

func (s *shape) class() string {
	var out []string
	for _, c := range []struct {
		name string
		is   bool
	}{{"wide", s.wide && !s.cards}, {"cards", s.cards}, {"dense", s.dense}, {"form", s.form}, {"vast", s.vast}} {
		if c.is {
			out = append(out, c.name)
		}
	}
	return strings.Join(out, " ")
}

// pickShape decides by what the table holds.
func (tb *tableBuilder) pickShape() shape {
	widths := tb.columnWidths()
	s := shape{form: tb.t.Form, dense: tb.cols > denseColumns}
	s.wide = tb.cols > 2 && tb.phoneNeeds(widths) > phoneWidth
	s.long = !s.form && len(tb.t.Rows) > longRows
	s.vast = len(tb.t.Rows) > vastRows
	s.cards = s.wide && !s.form && !s.long && tb.isRecord(widths)
	if s.vast {
		for c, w := range widths {
			s.widths = append(s.widths, int(min(max(w, tb.headNeeds(c)), widestColumn)+slack))
		}
	}
	return s
}

// columnWidths are those of each column's longest text, in em.
func (tb *tableBuilder) columnWidths() []float64 {
	widths := make([]float64, tb.cols)
	for _, r := range tb.t.Rows {
		for c := range r.Cells {
			if cell := &r.Cells[c]; !cell.Covered && cell.ColSpan < 2 {
				widths[c] = max(widths[c], ems(cell.Text))
			}
		}
	}
	for _, w := range widths {
		tb.aligns = append(tb.aligns, map[bool]string{true: "l", false: "c"}[w > sentenceWidth])
	}
	for c, column := range tb.t.Columns {
		if column.Align != document.AlignAuto {
			tb.aligns[c] = [...]string{"", "l", "c", "r"}[column.Align]
		}
	}
	return widths
}

// phoneNeeds is the least width in em in which the table is still read with ease.
func (tb *tableBuilder) phoneNeeds(widths []float64) float64 {
	sum := 0.0
	for c, w := range widths {
		if w > nowrapWidth {
			w = min(w, proseWidth)
		}
		sum += max(w, tb.headNeeds(c), columnWidth) + cellPadding
	}
	return sum
}

// headNeeds is the width of a column that its head does not let break.
func (tb *tableBuilder) headNeeds(c int) float64 {
	most := 0.0
	for _, r := range tb.t.Head {
		if cell := &r.Cells[c]; cell.ColSpan < 2 && !cell.Covered {
			most = max(most, min(ems(cell.Text), shortHead))
		}
	}
	return most
}

// isRecord reports a table whose rows say something of one thing each, in prose: with a name, and
// heads of one level. Numbers are read down a column, too, so a table of them is none.
func (tb *tableBuilder) isRecord(widths []float64) bool {
	prose := 0
	for c, w := range widths {
		if w > recordWidth && !tb.header[c] {
			prose++
		}
	}
	return prose > 0 && prose <= mostParagraphs && len(tb.t.Head) == 1 && slices.Contains(tb.header, true)
}

// ems is the width of a text in em.
func ems(s string) float64 { return float64(wording.Cells(s)) / 2 }

// headClass is the class of a cell of the head.
func (tb *tableBuilder) headClass(cell *document.Anchor) string {
	limit := float64(shortHead)
	if tb.shape.dense {
		limit = denseHead
	}
	return tb.class(cell, true, ems(cell.Text) <= limit)
}

// cellClass is the class of a cell below the head.
func (tb *tableBuilder) cellClass(cell *document.Anchor) string {
	limit := float64(nowrapWidth)
	if tb.shape.dense {
		limit = denseWidth
	}
	return tb.class(cell, false, !tb.shape.vast && ems(cell.Text) <= limit && !strings.Contains(cell.Text, "\n"))
}

// class is that of a cell: where its text stands; n: on one line; key: it stays in sight; no: a number of order.
func (tb *tableBuilder) class(cell *document.Anchor, head, short bool) string {
	l := look{cell.Column, cell.ColSpan, short && cell.Text != "" && !tb.shape.vast, head}
	class, ok := tb.lookalike[l]
	if !ok {
		class = tb.classes(cell, l)
		tb.lookalike[l] = class
	}
	return class
}

func (tb *tableBuilder) classes(cell *document.Anchor, l look) string {
	var out []string
	if !l.head {
		out = append(out, tb.aligns[cell.Column])
	}
	if l.short {
		out = append(out, "n")
	}
	if tb.shape.wide && cell.Column <= tb.key && tb.key < cell.Column+cell.ColSpan && cell.ColSpan < tb.cols {
		out = append(out, "key")
	}
	if tb.shape.cards && tb.isOrder(cell.Column) {
		out = append(out, "no")
	}
	if tb.shape.vast && cell.ColSpan == 1 {
		out = append(out, fmt.Sprintf("w%d", tb.shape.widths[cell.Column]))
	}
	return strings.TrimSpace(strings.Join(out, " "))
}

// isOrder reports a first column of numbers of order.
func (tb *tableBuilder) isOrder(c int) bool { return c == 0 && tb.names[c] == "序号" }

// cardLabel is what a card calls a cell; a number of order stands in its corner without a name.
func (tb *tableBuilder) cardLabel(c int) string {
	if !tb.shape.cards || tb.isOrder(c) {
		return ""
	}
	return tb.names[c]
}

// partsAt reports whether a part of a vast table ends before row r of the grid: it has enough rows,
// and no cell reaches over.
func (tb *tableBuilder) partsAt(r, rows int) bool {
	return tb.shape.vast && rows >= partRows && !slices.ContainsFunc(tb.grid[r], func(a *document.Anchor) bool { return a.Row < r })
}

// whole are the words that no line of a cell breaks: dates, addresses of the web up to the width of a
// sentence, and what these notices are about.
var whole = regexp.MustCompile(`(?:(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|\d{4}年|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|` +
	`(?:https?://)?[A-Za-z0-9][A-Za-z0-9.-]{1,20}\.[A-Za-z]{2,6}\b/?|(?:政府)?网站|政务新媒体|账号)[）”，。；、]?`)

// wordCutter is texts cut at such words: cells of a column often say the same.
type wordCutter map[string][]titlePiece

// unbroken cuts a text at such words; nil where it has none.
func (w wordCutter) unbroken(text string) []titlePiece {
	if !wholeMarks(text) {
		return nil
	}
	parts, ok := w[text]
	if !ok {
		if found := whole.FindAllStringIndex(text, -1); found != nil {
			parts = piecesAt(text, found)
		}
		w[text] = parts
	}
	return parts
}

// wholeMarks reports a text with a character of which each of these words has one.
func wholeMarks(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		switch r {
		case '年', '月', '.', '-', '/', '网', '政', '账':
			return true
		}
		return false
	})
}
