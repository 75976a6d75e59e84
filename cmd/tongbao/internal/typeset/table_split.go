package typeset

import (
	"slices"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// Rows that go on over a page; a choice.
const (
	splitShare = 1.0 / 3 // of the page: a row that is lower stays whole, and so does one that leaves no more blank
	splitFirst = 3       // lines of a row that goes on, on its first page at least
	splitLast  = 2       // the same on its last page
	shortLines = 6       // up to which a cell stays whole on the first page
)

// makeBoxes makes a box of each row, and a box of each line of a row that may go on over a page.
func (t *table) makeBoxes() {
	t.boxes = make([]box, 0, len(t.rows))
	for i := range t.rows {
		r := &t.rows[i]
		lines := r.lines()
		if r.height > splitShare*t.f.height && r.src.Kind != document.GroupRow && t.splitRow(i, lines) {
			continue
		}
		height := r.height
		if height > t.room() {
			height = t.rowHeight(lines)
		}
		t.boxes = append(t.boxes, box{row: i, to: -1, height: height})
	}
}

// room is the height of a page below the repeated head.
func (t *table) room() float64 { return t.f.height - t.headHeight - 2*slack }

// lines is the number of lines of the highest cell of a row.
func (r *tableRow) lines() int {
	most := 1
	for _, c := range r.cells {
		most = max(most, len(c.lines))
	}
	return most
}

// splitRow makes a box of each line of a row; false when it has too few lines to go on.
func (t *table) splitRow(i, lines int) bool {
	r := &t.rows[i]
	r.lead = r.leading()
	first, last := splitFirst, splitLast
	for c := range r.cells {
		if n := len(r.cells[c].lines); n <= shortLines {
			first = max(first, n)
		}
		if c < r.lead {
			last = max(last, len(t.wrapAgain(r, c, r.again(t, c))))
		}
	}
	if lines < first+last {
		return false
	}
	extra := t.rowHeight(1) - t.leading()
	for k := range lines {
		b := box{row: i, from: k, to: k + 1, height: t.leading(), apart: k > 0 && (k < first || lines-k < last)}
		if k == 0 {
			b.height += extra
		} else {
			b.again = extra
		}
		t.boxes = append(t.boxes, b)
	}
	if stretched := r.height - t.rowHeight(lines); stretched > 0 && r.height <= t.room() {
		t.boxes[len(t.boxes)-1].height += stretched
	}
	return true
}

// reached is where the lines of a cell begin that have been printed last.
type reached struct {
	row          *tableRow
	chars, bytes int // of its text
}

// textOn is the text of some lines of a cell, which are asked for from the top down, and the lines in it.
func (t *table) textOn(r *tableRow, c int, lines []line.Span) (string, []line.Span) {
	if t.reached == nil {
		t.reached = make([]reached, len(t.columns))
	}
	at, text, from := &t.reached[c], r.src.Cells[c].Text, lines[0].Start
	if at.row != r || at.chars > from {
		*at = reached{row: r}
	}
	at.bytes += bytesOf(text[at.bytes:], from-at.chars)
	at.chars = from
	out := slices.Clone(lines)
	for i := range out {
		out[i].Start, out[i].End = out[i].Start-from, out[i].End-from
	}
	text = text[at.bytes:]
	return text[:bytesOf(text, out[len(out)-1].End)], out
}

// bytesOf is how long the first n characters of a text are.
func bytesOf(text string, n int) int {
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	return len(text)
}

// leading is how many columns before the first long cell of a row say what the row is about.
func (r *tableRow) leading() int {
	for c := range r.cells {
		if len(r.cells[c].lines) > shortLines {
			return c
		}
	}
	return 0
}

// again is what a cell of a row says where the row goes on: the number as it is, the name
// next to the long text with the 续 mark.
func (r *tableRow) again(t *table, c int) string {
	text := r.src.Cells[c].Text
	for k := c + 1; k < r.lead; k++ {
		if r.src.Cells[k].Content == document.Words && !r.src.Cells[k].Covered {
			return text
		}
	}
	if r.src.Cells[c].Content == document.Words || c == 0 && len(t.wrapAgain(r, c, text+continued)) == 1 {
		return text + continued
	}
	return text
}

// wrapAgain breaks a text that is repeated in a cell of a row.
func (t *table) wrapAgain(r *tableRow, c int, text string) []line.Span {
	cl := r.src.Cells[c]
	cl.Text = text
	t.typist.setCell(&t.repeated, &cl, cellStyle(r.src.Kind, false, t.size))
	return line.Wrap(nil, t.repeated.chars, t.measureOf(c, cl.ColSpan))
}

// keepPairs keeps two rows at least on the first and on the last page of a table: a row alone
// looks like a mistake. A row that names a group counts for none. Rows that take half a page
// together stand as they fall.
func (t *table) keepPairs() {
	rows := make([]int, 0, len(t.rows)) // that hold data
	for i := range t.rows {
		if t.rows[i].src.Kind != document.GroupRow {
			rows = append(rows, i)
		}
	}
	n := len(rows)
	if n < 2 {
		return
	}
	starts := t.firstBoxes()
	t.keepPair(starts, rows[0], rows[1])
	t.keepPair(starts, rows[n-2], rows[n-1])
	if n > 2 && t.rows[rows[n-3]].height < splitShare*splitShare*t.f.height {
		t.boxes[starts[rows[n-2]]].near = true
	}
}

// keepPair keeps a row on the page of the next one.
func (t *table) keepPair(starts []int, a, b int) {
	if t.rows[a].height+min(t.rows[b].height, splitShare*t.f.height) > headShare*t.f.height {
		return
	}
	for row := a + 1; row <= b; row++ {
		t.boxes[starts[row]].apart = true
	}
}
