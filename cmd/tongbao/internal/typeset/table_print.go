package typeset

import (
	"sort"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// fragment is the part of a table that stands on one page: header rows and
// boxes, with the owner of each square of its grid.
type fragment struct {
	t        *table
	press    *press
	rows     []gridRow
	squares  []int   // of owner
	owner    [][]int // rows × columns: number of the cell that owns the square
	shown    []shown // cells by number
	chars    text
	placed   []line.Placed
	runs     []Run
	findings diag.Findings
}

// gridRow is one row of the grid of a fragment.
type gridRow struct {
	top, height float64
	row         *tableRow
	from, to    int // lines, as in box
	head        bool
	real        bool // not a repetition
}

// shown is a cell with the squares it covers on this page.
type shown struct {
	row           *tableRow
	col           int
	r0, r1        int // grid rows [r0:r1]
	c0, c1        int // columns [c0:c1]
	lines         []line.Span
	head, real    bool
	continuedHere bool   // repeated from the page before
	again         string // what is repeated
	parted        bool   // some of its lines stand on another page
}

// print draws the boxes from:to with the first one's top at top; header says
// that the table's header rows begin here, otherwise they are repeated.
func (t *table) print(p *press, from, to int, top float64, header bool) diag.Findings {
	fr := &t.fragment // with the memory of the page before
	*fr = fragment{t: t, press: p, rows: fr.rows[:0], squares: fr.squares[:0], owner: fr.owner[:0], shown: fr.shown[:0],
		chars: fr.chars, placed: fr.placed, runs: fr.runs}
	if header || from > 0 {
		y := top
		if !header {
			y -= t.headHeight + t.boxes[from].again
		}
		for i := range t.head {
			fr.rows = append(fr.rows, gridRow{top: y, height: t.head[i].height, row: &t.head[i], to: -1, head: true, real: header})
			y += t.head[i].height
		}
		if header {
			top = y
		}
	}
	headRows := len(fr.rows)
	if len(t.boxes) == 0 {
		to = from
	}
	for i := from; i < to; {
		g := gridRow{row: &t.rows[t.boxes[i].row], from: t.boxes[i].from, real: true}
		if i == from {
			g.height = t.boxes[i].again
			top -= g.height
		}
		for g.top = top; i < to && &t.rows[t.boxes[i].row] == g.row; i++ {
			g.height += t.boxes[i].height
			g.to = t.boxes[i].to
		}
		fr.rows = append(fr.rows, g)
		top += g.height
	}
	fr.layGrid(headRows, from)
	fr.printCells()
	fr.printRules()
	return fr.findings
}

// layGrid finds the owner of every square; merged cells that began on a page
// before own their squares again, with the 续 mark.
func (fr *fragment) layGrid(headRows, from int) {
	n := len(fr.t.columns)
	for range len(fr.rows) * n {
		fr.squares = append(fr.squares, -1)
	}
	for i := range fr.rows {
		fr.owner = append(fr.owner, fr.squares[i*n:(i+1)*n])
	}
	for _, s := range fr.t.spansOver(from) {
		row, boxes := &fr.t.rows[fr.t.boxes[s.from].row], fr.t.boxes
		fr.own(shown{
			row: row, col: s.column, continuedHere: true, again: row.src.Cells[s.column].Text + continued, c0: s.column, c1: s.column + s.columns,
			r0: headRows, r1: min(headRows+boxes[s.to-1].row-boxes[from].row+1, len(fr.rows)),
		})
	}
	for i := range fr.rows {
		for c := range n {
			if fr.owner[i][c] < 0 {
				fr.ownCell(i, c, headRows)
			}
		}
	}
}

// ownCell gives a free square to the cell that stands there.
func (fr *fragment) ownCell(i, c, headRows int) {
	g := &fr.rows[i]
	cl := &g.row.src.Cells[c]
	s := shown{row: g.row, col: c, r0: i, r1: i + 1, c0: c, c1: c + 1, head: g.head, real: g.real}
	if !cl.Covered {
		s.lines = g.row.cells[c].lines
		s.c1 = c + cl.ColSpan
	}
	end := len(fr.rows)
	if g.head {
		end = headRows
	}
	if g.to >= 0 { // a part of a split row
		all := len(s.lines)
		s.lines = s.lines[min(g.from, all):min(g.to, all)]
		s.parted = len(s.lines) > 0 && len(s.lines) < all
		if g.from > 0 && c < g.row.lead && !cl.Covered {
			s.continuedHere, s.again = true, g.row.again(fr.t, c)
		}
	}
	if !cl.Covered && cl.RowSpan > 1 {
		s.r1 = min(i+cl.RowSpan, end)
	}
	fr.own(s)
}

// own marks the free squares of a cell.
func (fr *fragment) own(s shown) {
	id := len(fr.shown)
	fr.shown = append(fr.shown, s)
	for r := s.r0; r < s.r1; r++ {
		for c := s.c0; c < s.c1; c++ {
			if fr.owner[r][c] < 0 {
				fr.owner[r][c] = id
			}
		}
	}
}

// spansOver returns the merged ranges that began before box i and reach it. The
// ranges of one column follow each other, so the last one before i decides.
func (t *table) spansOver(i int) []vspan {
	var out []vspan
	for _, spans := range t.spans {
		k := sort.Search(len(spans), func(k int) bool { return spans[k].from >= i })
		if k > 0 && spans[k-1].to > i {
			out = append(out, spans[k-1])
		}
	}
	return out
}

// printCells draws the cells in the order of the document: row by row.
func (fr *fragment) printCells() {
	for _, s := range fr.shown {
		if s.continuedHere {
			fr.printContinued(s)
		}
	}
	for i := range fr.rows {
		for c := 0; c < len(fr.t.columns); c++ {
			s := &fr.shown[fr.owner[i][c]]
			if s.continuedHere || s.r0 != i || s.c0 != c || len(s.lines) == 0 {
				if s.real && s.r0 == i && s.c0 == c && !s.continuedHere {
					fr.structure(s)
				}
				continue
			}
			var el *Struct
			if s.real {
				el = fr.structure(s)
			}
			fr.printCell(s, el)
		}
	}
}

// printCell draws a cell as it has been wrapped.
func (fr *fragment) printCell(s *shown, el *Struct) {
	cl := &s.row.src.Cells[s.col]
	if a := s.row.cells[s.col].alike; a != nil && a.many && !s.parted && s.c1 == s.c0+1 {
		fr.printAlike(s, a, el)
		return
	}
	part := *cl
	if s.parted { // no more of a long text than stands here
		part.Text, s.lines = fr.t.textOn(s.row, s.col, s.lines)
	}
	fr.t.typist.setCell(&fr.chars, &part, cellStyle(s.row.src.Kind, s.head, fr.t.size))
	fr.printLines(s, &part, s.lines, el)
}

// printContinued repeats the text of a cell that began on a page before.
func (fr *fragment) printContinued(s shown) {
	cl := s.row.src.Cells[s.col]
	if cl.Text == "" {
		return
	}
	cl.Text = s.again
	fr.t.typist.setCell(&fr.chars, &cl, cellStyle(s.row.src.Kind, false, fr.t.size))
	lines := line.Wrap(nil, fr.chars.chars, fr.t.measureOf(s.c0, s.c1-s.c0))
	fr.printLines(&s, &cl, lines, nil)
}

// printLines draws the lines of a cell, vertically in the middle.
func (fr *fragment) printLines(s *shown, cl *document.Cell, lines []line.Span, el *Struct) {
	y, ok := fr.firstLine(s, cl, len(lines))
	if !ok {
		return
	}
	left, measure, align := fr.across(s, cl, lines)
	for i, ln := range lines {
		fr.runs = fr.appendLine(fr.runs[:0], ln, left, measure, align)
		fr.press.piece(piece{el: el, runs: fr.runs}, 0, y+float64(i)*fr.t.leading()+gbt9704.EmAscent*fr.t.em())
	}
}

// printAlike draws a cell with the runs of one like it.
func (fr *fragment) printAlike(s *shown, a *likeCells, el *Struct) {
	cl := &s.row.src.Cells[s.col]
	y, ok := fr.firstLine(s, cl, len(a.lines))
	if !ok {
		return
	}
	if a.runs == nil {
		fr.t.typist.setCell(&fr.chars, cl, cellStyle(s.row.src.Kind, s.head, fr.t.size))
		left, measure, align := fr.across(s, cl, a.lines)
		for _, ln := range a.lines {
			a.runs = append(a.runs, fr.appendLine(nil, ln, left, measure, align))
		}
	}
	for i, runs := range a.runs {
		fr.press.piece(piece{el: el, runs: runs}, 0, y+float64(i)*fr.t.leading()+gbt9704.EmAscent*fr.t.em())
	}
}

// firstLine is the top of the first of n lines of a cell. ok is false, with a finding, where they do not fit.
func (fr *fragment) firstLine(s *shown, cl *document.Cell, n int) (y float64, ok bool) {
	t := fr.t
	top, bottom := fr.rows[s.r0].top, fr.rows[s.r1-1].top+fr.rows[s.r1-1].height
	spare := bottom - top - t.textHeight(n)
	if spare < -slack {
		fr.findings.Tell(codeCellTooHigh, cl.Place, "请缩短单元格里的文字，或者取消合并。", "单元格的文字在这一页放不下。")
		return 0, false
	}
	if s.parted { // its lines go on where those of the page before end
		return top + t.padY*t.em(), true
	}
	return top + spare/2, true
}

// across is where the lines of a cell stand, whose text has been set: from left on, over a measure.
func (fr *fragment) across(s *shown, cl *document.Cell, lines []line.Span) (left, measure float64, align line.Alignment) {
	t := fr.t
	measure = t.measureOf(s.c0, s.c1-s.c0)
	align, numeric := t.align(cl, s.col, s.head)
	left = t.edges[s.c0] + cellPadX*t.em()
	if numeric && len(lines) == 1 {
		if shift, ok := t.numberShift(fr.chars.chars, s.col, measure); ok {
			left, align = left+shift, line.Left
		}
	}
	if (align == line.Left || align == line.Justify) && s.c1-s.c0 > 1 && s.row.src.Kind == document.GroupRow {
		align = line.Center
	}
	return left, measure, align
}

// appendLine appends the runs of a line of the text that has been set, with the baseline at 0.
func (fr *fragment) appendLine(runs []Run, ln line.Span, left, measure float64, align line.Alignment) []Run {
	fr.placed = ln.Place(fr.placed[:0], fr.chars.chars, measure, align)
	return appendRuns(runs, &fr.press.glyphs, fr.placed, fr.chars.shift[ln.Start:ln.End], left, 0)
}

// numberShift puts the decimal points of a column below each other and the whole column in the
// middle: how far a number stands from the left. ok is false for what is no number, and where the
// column is too narrow.
func (t *table) numberShift(chars []line.Char, col int, measure float64) (shift float64, ok bool) {
	point, ok := numberPoint(chars)
	f := t.columns[col].figures
	spare := measure - f.width()*t.em()
	return spare/2 + f.whole*t.em() - advance(chars[:point]), ok && spare >= -slack
}

// structure returns the element of a cell, making it and its row on first use.
func (fr *fragment) structure(s *shown) *Struct {
	c := &s.row.cells[s.col]
	if c.el != nil {
		return c.el
	}
	role, scope := "TD", ""
	switch {
	case s.head:
		role, scope = "TH", "Column"
	case s.row.src.Kind == document.GroupRow: // names the rows below it
		role, scope = "TH", "Row"
	}
	if s.row.tr == nil {
		s.row.tr = fr.press.element(&fr.t.el.Kids, "TR")
		s.row.tr.Kids = fr.press.kids.take(len(s.row.cells))
	}
	c.el = fr.press.element(&s.row.tr.Kids, role)
	cl := &s.row.src.Cells[s.col]
	c.el.Scope = scope
	c.el.RowSpan, c.el.ColSpan = cl.RowSpan, cl.ColSpan
	return c.el
}

// printRules draws the rules between squares of different owners, each as long
// as it goes.
func (fr *fragment) printRules() {
	t, n := fr.t, len(fr.t.columns)
	if len(fr.rows) == 0 {
		return
	}
	const half = gbt9704.TableRule / 2
	for r := range len(fr.rows) + 1 {
		y := fr.edge(r)
		stretches(n, func(c int) bool { return fr.ruleAbove(r, c) }, func(from, to int) {
			fr.press.rule(Rule{X1: t.edges[from] - half, Y1: y, X2: t.edges[to] + half, Y2: y, Width: gbt9704.TableRule})
		})
	}
	for c := range n + 1 {
		x := t.edges[c]
		stretches(len(fr.rows), func(r int) bool { return fr.ruleLeft(r, c) }, func(from, to int) {
			fr.press.rule(Rule{X1: x, Y1: fr.edge(from), X2: x, Y2: fr.edge(to), Width: gbt9704.TableRule})
		})
	}
}

// stretches calls draw for each unbroken stretch of the places 0 to n on which a
// rule is.
func stretches(n int, is func(int) bool, draw func(from, to int)) {
	for i := 0; i < n; i++ {
		from := i
		for i < n && is(i) {
			i++
		}
		if i > from {
			draw(from, i)
		}
	}
}

// edge is the y of the upper edge of grid row r.
func (fr *fragment) edge(r int) float64 {
	if r < len(fr.rows) {
		return fr.rows[r].top
	}
	last := fr.rows[r-1]
	return last.top + last.height
}

func (fr *fragment) ruleAbove(r, c int) bool {
	if r == 0 || r == len(fr.rows) {
		return true
	}
	return fr.owner[r][c] != fr.owner[r-1][c]
}

func (fr *fragment) ruleLeft(r, c int) bool {
	return c == 0 || c == len(fr.t.columns) || fr.owner[r][c] != fr.owner[r][c-1]
}
