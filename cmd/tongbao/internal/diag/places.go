package diag

import (
	"slices"
	"strconv"
	"strings"
)

// splitCell parts "D17" into D and 17.
func splitCell(cell string) (column string, row int, ok bool) {
	i := 0
	for i < len(cell) && cell[i] >= 'A' && cell[i] <= 'Z' {
		i++
	}
	if i == 0 || i == len(cell) || cell[i] < '1' || cell[i] > '9' {
		return "", 0, false
	}
	for _, c := range []byte(cell[i:]) {
		if c < '0' || c > '9' || row > maxRow {
			return cell[:i], 0, false
		}
		row = row*10 + int(c-'0')
	}
	return cell[:i], row, true
}

// maxRow is beyond the last row of any sheet.
const maxRow = 1 << 30

// CompactPlaces drops repeated places and joins cells that follow each other
// down a column into ranges, D2 to D61 as D2:D61, in order of appearance.
func CompactPlaces(places []Place) []Place { return Gather(places...).Places() }

// Span is the range of cells from one to another of the same sheet.
func Span(first, last Place) Place {
	if last.Cell != "" && last.Cell != first.Cell {
		first.Cell += ":" + last.Cell
	}
	return first
}

// block is a rectangle of cells, ends included; columns count from 1.
type block struct{ left, top, right, bottom int }

// blockOf reads "D17" or "A1:G20"; ok is false for anything else.
func blockOf(cell string) (b block, ok bool) {
	first, last, two := strings.Cut(cell, ":")
	if !two {
		last = first
	}
	left, top, ok := splitCell(first)
	right, bottom, ok2 := splitCell(last)
	return block{columnNumber(left), top, columnNumber(right), bottom}, ok && ok2
}

// columnNumber is 1 for A, 27 for AA.
func columnNumber(column string) int {
	n := 0
	for _, r := range column {
		n = n*26 + int(r-'A') + 1
	}
	return n
}

// widened joins ranges of the same rows in neighbouring columns: B2:B9 and C2:C9 are
// B2:C9.
func widened(cells []string) []string {
	var out []string
	for _, cell := range cells {
		b, ok := blockOf(cell)
		beside := func(other string) bool {
			o, isBlock := blockOf(other)
			return ok && isBlock && o.top == b.top && o.bottom == b.bottom && o.right+1 == b.left
		}
		i := slices.IndexFunc(out, beside)
		if i < 0 {
			out = append(out, cell)
			continue
		}
		first, _, _ := strings.Cut(out[i], ":")
		_, last, two := strings.Cut(cell, ":")
		if !two {
			last = cell
		}
		out[i] = first + ":" + last
	}
	return out
}

// Printed is a place with what is asked of it again and again: how it is printed, and its cells.
type Printed struct {
	text, sheet string // as printed; the sheet with its file before it
	line        string
	cells       block
	inCells     bool
}

// Print makes the place ready to be looked for among written ones.
func (p Place) Print() Printed {
	p.File, p.Sheet = Visible(p.File), Visible(p.Sheet)
	at, isCell := blockOf(p.Cell)
	out := Printed{text: p.String(), sheet: p.File + "!" + p.Sheet + "!", cells: at, inCells: isCell}
	if p.Line > 0 {
		out.sheet, out.line = p.File+":", strconv.Itoa(p.Line)
	}
	return out
}

// Written are places as findings are printed: "inspection.xlsx", "inspection.xlsx!网站",
// "inspection.xlsx!网站!C3:C11、C13 共10格", "body.md:3、7". An empty text writes all there are.
type Written struct {
	text   string
	of     string   // what stands before the cells or lines: the file and sheet
	lines  []string // as they are written
	blocks []block
}

// ReadPlaces reads places as findings are printed.
func ReadPlaces(text string) Written {
	w := Written{text: counted.ReplaceAllString(strings.TrimSpace(text), "")}
	if i := strings.LastIndex(w.text, "!"); i >= 0 {
		w.of = w.text[:i+1]
	}
	for _, part := range strings.Split(strings.TrimPrefix(w.text, w.of), listMark) {
		if b, ok := blockOf(strings.TrimSpace(part)); ok {
			w.blocks = append(w.blocks, b)
		}
	}
	if file, lines, ok := strings.Cut(w.text, ":"); ok && len(w.blocks) == 0 {
		w.of, w.lines = file+":", strings.Split(lines, listMark)
	}
	return w
}

// Has reports whether a place is one of those written.
func (w Written) Has(p Printed) bool {
	if rest, ok := strings.CutPrefix(p.text, w.text); ok && (w.text == "" || rest == "" || rest[0] == '!' || rest[0] == ':') {
		return true
	}
	if w.of != p.sheet {
		return false
	}
	if p.line != "" {
		return slices.Contains(w.lines, p.line)
	}
	return p.inCells && slices.ContainsFunc(w.blocks, func(b block) bool {
		return b.left <= p.cells.left && b.top <= p.cells.top && b.right >= p.cells.right && b.bottom >= p.cells.bottom
	})
}
