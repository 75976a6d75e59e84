package html

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
)

// tableView is a table as the templates show it.
type tableView struct {
	Caption string
	Shown   bool
	Period  string
	Unit    string
	Label   string // accessible name of the scrolling box; empty: it needs none
	Class   string // "cards": turns into cards on a phone; "dense": many columns; "form": to be filled in
	Groups  []int  // spans of the column groups of a two-level head
	Head    []rowView
	Bodies  []bodyView
	Notes   []string
}

// bodyView is a row group: the rows below one group row, or all rows.
type bodyView struct{ Rows []rowView }

type rowView struct {
	Class string
	Under string // on a card: what merged cells above say about this row
	Cells []cellView
}

type cellView struct {
	Text             string
	Header           bool
	Scope            string
	ID, Headers      string
	Label            string // on a card: the name of the column
	RowSpan, ColSpan int    // 0: one
	Class            string
	Value, Tip       string // of a figure
}

// columns is the width of the grid.
func columns(t *document.Table) int {
	n := len(t.Columns)
	for _, rows := range [][]document.Row{t.Head, t.Rows} {
		for _, r := range rows {
			n = max(n, len(r.Cells))
		}
	}
	return n
}

// tableBuilder turns one table into a view.
type tableBuilder struct {
	id      string
	t       *document.Table
	cols    int
	aligns  []string
	names   []string   // on a card: name of each column
	headIDs [][]string // header ids over each column
	linked  bool       // cells name their headers by id
	header  []bool     // columns whose cells head their rows
}

func (b *builder) table(t *document.Table, near string) *tableView {
	b.tables++
	tb := &tableBuilder{id: b.anchor("", fmt.Sprintf("t%d", b.tables)), t: t, cols: columns(t)}
	widths := tb.measure()
	v := &tableView{Caption: t.Caption, Shown: t.Shown, Period: t.Period, Unit: t.Unit, Notes: t.Notes}
	if strings.TrimSpace(v.Caption) == "" && !v.Shown {
		v.Caption = near
	}
	if tb.isWide(widths) {
		v.Label = b.label(v.Caption)
		v.Class = "cards"
		if tb.dense() {
			v.Class = "cards dense"
		}
	}
	if t.Form {
		v.Class = "form"
	}
	sections := splitGroups(t.Rows)
	tb.pickHeaders(sections)
	tb.head(v)
	for i, rows := range sections {
		v.Bodies = append(v.Bodies, tb.body(rows, i))
	}
	return v
}

// label is a name no other scrolling table of the page has.
func (b *builder) label(caption string) string {
	s := "表格：" + caption
	b.labels[s]++
	if n := b.labels[s]; n > 1 {
		return fmt.Sprintf("%s（%d）", s, n)
	}
	return s
}

// splitGroups cuts rows before each group row.
func splitGroups(rows []document.Row) [][]document.Row {
	var out [][]document.Row
	for i, r := range rows {
		if i == 0 || isGroup(r) {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], r)
	}
	return out
}

func isGroup(r document.Row) bool {
	if r.Kind != document.GroupRow {
		return false
	}
	shown := 0
	for _, c := range r.Cells {
		if !c.Covered {
			shown++
		}
	}
	return shown == 1
}

// Widths in em from which a column is set flush left, and up to which its cells
// stay on one line.
const (
	sentenceWidth = 12
	nowrapWidth   = 6
	shortHead     = 4 // the same for heads
	denseHead     = 2 // the same in a dense table
	denseColumns  = 9 // more of them make a table dense: its heads take two lines, so that a desktop shows it whole
)

// measure finds each column's longest line in em and its alignment.
func (tb *tableBuilder) measure() []float64 {
	widths := make([]float64, tb.cols)
	for _, r := range tb.t.Rows {
		for c, cell := range r.Cells {
			if !cell.Covered && cell.ColSpan < 2 {
				widths[c] = max(widths[c], textWidth(cell.Text))
			}
		}
	}
	for c := range tb.cols {
		a := document.AlignAuto
		if c < len(tb.t.Columns) {
			a = tb.t.Columns[c].Align
		}
		s := alignClass(a)
		switch {
		case s == "" && widths[c] > sentenceWidth:
			s = "l"
		case s == "":
			s = "c"
		}
		if widths[c] <= nowrapWidth {
			s += " n"
		}
		tb.aligns = append(tb.aligns, s)
	}
	return widths
}

func alignClass(a document.Align) string {
	return [...]string{"", "l", "c", "r"}[a]
}

// Widths in em of the type of tables: what a phone of 320 CSS pixels shows in large
// type, the narrowest column, and the padding of a cell.
const (
	phoneWidth  = 14
	columnWidth = 3.25
	cellPadding = 1.25
)

// isWide reports whether a phone cannot show the table as it is.
func (tb *tableBuilder) isWide(widths []float64) bool {
	sum := 0.0
	for c, w := range widths {
		for _, r := range tb.t.Head {
			if c < len(r.Cells) && r.Cells[c].ColSpan < 2 && !r.Cells[c].Covered {
				w = max(w, min(textWidth(r.Cells[c].Text), shortHead))
			}
		}
		sum += max(min(w, sentenceWidth)+cellPadding, columnWidth)
	}
	return tb.cols > 2 && sum > phoneWidth
}

func (tb *tableBuilder) dense() bool { return tb.cols > denseColumns }

// textWidth is the width of the longest line of s in em, Latin as half an em.
func textWidth(s string) float64 {
	widest := 0.0
	for line := range strings.SplitSeq(s, "\n") {
		w := 0.0
		for _, r := range line {
			if r < 0x2E80 {
				w += 0.5
			} else {
				w++
			}
		}
		widest = max(widest, w)
	}
	return widest
}

// pickHeaders finds the columns that head their rows: the first column of names,
// and the merged ones before it. A number of order (序号) names nothing.
func (tb *tableBuilder) pickHeaders(sections [][]document.Row) {
	tb.header = make([]bool, tb.cols)
	merged := make([]bool, tb.cols)
	for _, rows := range sections {
		tb.linked = tb.linked || len(rows) > 0 && isGroup(rows[0])
		for _, r := range rows {
			for c, cell := range r.Cells {
				if cell.RowSpan > 1 && !cell.Covered {
					merged[c], tb.linked = true, true
				}
			}
		}
	}
	tb.linked = tb.linked || len(tb.t.Head) > 1
	named := -1
	for c := range tb.cols {
		if !tb.isName(c) {
			continue
		}
		if named < 0 || merged[named] {
			named = c
		}
		tb.header[c] = c == named
		if !merged[c] {
			break
		}
	}
}

// isName reports whether a column holds words in every data row.
func (tb *tableBuilder) isName(c int) bool {
	seen := false
	for _, r := range tb.t.Rows {
		if r.Kind != document.DataRow || c >= len(r.Cells) {
			continue
		}
		s := r.Cells[c].Text
		if strings.TrimSpace(s) == "" || strings.Trim(s, "0123456789.%-") == "" || r.Cells[c].Figure != nil {
			return false
		}
		seen = true
	}
	return seen
}

// head fills the head of the view and remembers names and ids of its columns.
func (tb *tableBuilder) head(v *tableView) {
	tb.names = make([]string, tb.cols)
	tb.headIDs = make([][]string, tb.cols)
	for c := range tb.cols {
		if c < len(tb.t.Columns) {
			tb.names[c] = tb.t.Columns[c].Name
		}
	}
	g := fit(tb.t.Head, tb.cols)
	paths := make([][]string, tb.cols)
	for r := range g {
		var row rowView
		for c := range g[r] {
			cell := g[r][c]
			if cell.hidden {
				continue
			}
			cv := cellView{Text: cell.Text, RowSpan: span(cell.RowSpan), ColSpan: span(cell.ColSpan)}
			if strings.TrimSpace(cell.Text) != "" {
				tb.columnHeader(&cv, cell, paths)
			}
			if r == 0 && len(g) > 1 {
				v.Groups = append(v.Groups, cell.ColSpan)
			}
			row.Cells = append(row.Cells, cv)
		}
		v.Head = append(v.Head, row)
	}
	for c, p := range paths {
		if len(p) > 0 {
			tb.names[c] = strings.Join(p, " · ")
		}
	}
}

func (tb *tableBuilder) columnHeader(cv *cellView, cell gridCell, paths [][]string) {
	cv.Header, cv.Scope = true, "col"
	limit := float64(shortHead)
	if tb.dense() {
		limit = denseHead
	}
	if textWidth(cell.Text) <= limit {
		cv.Class = "n"
	}
	if cell.ColSpan > 1 {
		cv.Scope = "colgroup"
	}
	if tb.linked {
		cv.ID = fmt.Sprintf("%s-h%d-%d", tb.id, cell.row+1, cell.col+1)
	}
	name := strings.Join(strings.Fields(cell.Text), "")
	for c := cell.col; c < cell.col+cell.ColSpan; c++ {
		paths[c] = append(paths[c], name)
		if cv.ID != "" {
			tb.headIDs[c] = append(tb.headIDs[c], cv.ID)
		}
	}
}

func span(n int) int {
	if n > 1 {
		return n
	}
	return 0
}

func (tb *tableBuilder) body(rows []document.Row, section int) bodyView {
	var out bodyView
	groupID := ""
	if isGroup(rows[0]) {
		var head rowView
		head, groupID = tb.groupRow(rows[0], section)
		out.Rows = append(out.Rows, head)
		rows = rows[1:]
	}
	g := fit(rows, tb.cols)
	for r := range g {
		out.Rows = append(out.Rows, tb.dataRow(g, r, rows[r].Kind, fmt.Sprintf("%s-%d", tb.id, section+1), groupID))
	}
	return out
}

func (tb *tableBuilder) groupRow(r document.Row, section int) (rowView, string) {
	id := fmt.Sprintf("%s-g%d", tb.id, section+1)
	for _, c := range r.Cells {
		if !c.Covered {
			cell := cellView{Text: c.Text, Header: true, Scope: "rowgroup", ID: id, ColSpan: span(tb.cols), Class: alignClass(c.Align)}
			if strings.TrimSpace(c.Text) == "" {
				cell.Header, cell.Scope, cell.ID, id = false, "", "", ""
			}
			return rowView{Class: "group", Cells: []cellView{cell}}, id
		}
	}
	return rowView{}, ""
}

// dataRow builds row r of the grid g; stem begins the ids of the header cells.
func (tb *tableBuilder) dataRow(g [][]gridCell, r int, kind document.RowKind, stem, groupID string) rowView {
	row := rowView{Class: map[document.RowKind]string{document.SubtotalRow: "sum", document.TotalRow: "sum total"}[kind]}
	var heads, under []string
	for c := range g[r] {
		cell := g[r][c]
		if cell.hidden && cell.row < r && cell.col == c {
			anchor := g[cell.row][cell.col]
			under = append(under, strings.TrimPrefix(tb.names[c]+"："+anchor.Text, "："))
		}
		if tb.heads(g, r, c, kind) {
			heads = append(heads, cell.id(stem))
		}
	}
	for c := range g[r] {
		if !g[r][c].hidden {
			row.Cells = append(row.Cells, tb.dataCell(g, r, c, kind, heads, stem, groupID))
		}
	}
	row.Under = strings.Join(under, "　")
	return row
}

// heads reports whether the cell at r, c, or the anchor that covers it, is a
// header of row r.
func (tb *tableBuilder) heads(g [][]gridCell, r, c int, kind document.RowKind) bool {
	cell := g[r][c]
	if cell.hidden && (cell.col != c || cell.row == r) {
		return false
	}
	if strings.TrimSpace(g[cell.row][cell.col].Text) == "" {
		return false
	}
	if kind == document.SubtotalRow || kind == document.TotalRow {
		return c == 0
	}
	return tb.header[c]
}

func (tb *tableBuilder) dataCell(g [][]gridCell, r, c int, kind document.RowKind, heads []string, stem, groupID string) cellView {
	cell := g[r][c]
	v := cellView{Text: cell.Text, RowSpan: span(cell.RowSpan), ColSpan: span(cell.ColSpan), Label: tb.names[c], Class: tb.aligns[c]}
	if a := alignClass(cell.Align); a != "" {
		v.Class = a
	}
	if f := cell.Figure; f != nil {
		v.Value, v.Tip = exactValue(f), formula(f)
	}
	if tb.heads(g, r, c, kind) {
		v.Header, v.Scope = true, "row"
		if tb.linked {
			v.ID = cell.id(stem)
		}
		if kind != document.DataRow {
			v.Label = "" // 合计 is no value of its column
		}
		return v
	}
	if tb.linked && cell.Text != "" {
		v.Headers = strings.Join(append(tb.headersOver(c, cell.ColSpan, groupID), heads...), " ")
	}
	return v
}

// headersOver lists the ids of the group and of the column heads over n columns.
func (tb *tableBuilder) headersOver(c, n int, groupID string) []string {
	var ids []string
	if groupID != "" {
		ids = append(ids, groupID)
	}
	for i := c; i < c+n; i++ {
		for _, h := range tb.headIDs[i] {
			if !slices.Contains(ids, h) {
				ids = append(ids, h)
			}
		}
	}
	return ids
}
