package typeset

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// fit chooses size and widths of a table, wraps its cells and finds the heights
// of its rows. It returns nil, with a finding, for a table that cannot be set.
func (ts *tableSetter) fit(src *document.Table, st blockStyle) (*table, diag.Findings) {
	var findings diag.Findings
	if len(src.Columns) == 0 {
		findings.Tell(codeTableNoColumns, src.Place, "请补上表头和列，或者删去这张表。", "表格没有列，无法印出。")
		return nil, findings
	}
	fit := ts.fitted(src, st.width)
	t := &table{src: src, typist: ts.typist, f: st.frame, padY: st.rows.padY, size: fit.size, columns: columnForms(src, ts.gauge(src))}
	if fit.most > 0 {
		findings.Tell(codeTableTooWide, src.Place, "请减少列，或者拆成几张表；竖排的附件和正文里的表，可以改作横排的附件。",
			"表格有%d列，最小字号也排不下，这里只排得下前%d列。", len(src.Columns), fit.most)
		return nil, findings
	}
	if told := t.asked(ts.gauge(src), fit); len(told) > 0 {
		return nil, told
	}
	t.edges = make([]float64, len(fit.widths)+1)
	for c, w := range fit.widths {
		t.edges[c+1] = t.edges[c] + w
	}
	t.leastRow = t.leastHeight(st, ts.gauge(src).heightAsked(fit, cmp.Or(st.rows.hand, handCell)))
	t.head = t.wrapRows(src.Head, true)
	t.rows = t.wrapRows(src.Rows, false)
	t.stretch(t.head)
	t.stretch(t.rows)
	for _, r := range t.head {
		t.headHeight += r.height
	}
	if t.headHeight > headShare*st.height {
		findings.Tell(codeTableHeadTooHigh, src.Place, "请缩短表头里的文字。", "表头高%.0f毫米，超过半页。", t.headHeight)
		return nil, findings
	}
	t.makeBoxes()
	findings = append(findings, t.makeSpans()...)
	t.keepPairs()
	return t, findings
}

// asked tells of widths and heights that the office asks for and that do not do.
func (t *table) asked(g *gauge, fit fitting) diag.Findings {
	var findings diag.Findings
	em := t.em()
	if c, lack := g.narrowest(scaled(fit.widths, 1/em), 2*cellPadX); g.shares != nil && lack > slack {
		findings.Tell(codeColumnTooNarrow, t.src.Place, "请把 widths 里这一列的数改大，或删去 widths，由程序定列宽。",
			"按 widths，第%d列“%s”宽%d毫米，里面的词或数要%d毫米。", c+1, strings.Join(t.src.HeadPath(c), ""),
			int(fit.widths[c]), int(math.Ceil(fit.widths[c]+lack*em)))
	}
	if t.src.RowHeight > headShare*t.f.height {
		findings.Tell(codeRowTooHigh, t.src.Place, fmt.Sprintf("请把 row_height 改成%d以下。", int(headShare*t.f.height)),
			"row_height 写了%g毫米，这一页高%d毫米，排不了两行。", t.src.RowHeight, int(t.f.height))
	}
	return findings
}

// leastHeight is the least height of a row below the head; asked is what columns to be filled in need.
func (t *table) leastHeight(st blockStyle, asked float64) float64 {
	if t.src.RowHeight > 0 {
		return max(t.rowHeight(1), t.src.RowHeight)
	}
	least := max(t.rowHeight(1), min(asked, cmp.Or(st.rows.most, headShare*t.f.height)))
	if t.src.Form {
		return max(least, gbt9704.LinePitch, st.rows.least) // room to write by hand
	}
	return max(least, min(st.rows.least, breathMost))
}

const (
	headShare = 0.5  // of the page: no header and no merged cell is higher
	nearSpan  = 30.0 // mm: a merged range up to this height stays on one page
)

// measureOf is the width of the text of a cell.
func (t *table) measureOf(col, columns int) float64 {
	return t.edges[col+columns] - t.edges[col] - 2*cellPadX*t.em()
}

// wrapRows breaks the cells of rows into lines.
func (t *table) wrapRows(rows []document.Row, head bool) []tableRow {
	out := make([]tableRow, len(rows))
	cells := make([]cell, len(rows)*len(t.columns))
	t.alike = make([]map[string]*likeCells, len(t.columns))
	var buf text
	for i := range rows {
		r := &out[i]
		r.src, r.cells = &rows[i], cells[:len(t.columns):len(t.columns)]
		cells = cells[len(t.columns):]
		st := cellStyle(rows[i].Kind, head, t.size)
		most := 1
		for c := range r.cells {
			cl := &r.src.Cells[c]
			if cl.Covered || cl.Text == "" {
				continue
			}
			t.wrapCell(&r.cells[c], &buf, cl, c, st)
			if cl.RowSpan <= 1 {
				most = max(most, len(r.cells[c].lines))
			}
		}
		r.height = t.rowHeight(most)
		if !head {
			r.height = max(r.height, t.leastRow)
		}
	}
	return out
}

// wrapCell breaks a cell of column c into lines, or takes those of one like it.
func (t *table) wrapCell(out *cell, buf *text, cl *document.Cell, c int, st style) {
	like := cl.ColSpan == 1 && st.role == typeface.FangSong
	if like {
		if a := t.alike[c][cl.Text]; a != nil && a.content == cl.Content {
			a.many = true
			out.lines, out.alike = a.lines, a
			return
		}
	}
	t.typist.setCell(buf, cl, st)
	out.lines = t.wrap(buf.chars, t.measureOf(c, cl.ColSpan))
	if like && len(t.alike[c]) < mostAlike {
		if t.alike[c] == nil {
			t.alike[c] = map[string]*likeCells{}
		}
		out.alike = &likeCells{content: cl.Content, lines: out.lines}
		t.alike[c][cl.Text] = out.alike
	}
}

// mostAlike is how many texts of a column are looked for again: a column of verdicts or districts has few.
const mostAlike = 128

// wrap breaks chars into lines.
func (t *table) wrap(chars []line.Char, measure float64) []line.Span {
	t.wrapped = line.Wrap(t.wrapped[:0], chars, measure)
	return append(t.lines.take(len(t.wrapped)), t.wrapped...)
}

// stretch makes rows high enough for the cells merged over several of them.
func (t *table) stretch(rows []tableRow) {
	for i := range rows {
		for c := range rows[i].cells {
			cl := &rows[i].src.Cells[c]
			if cl.Covered || cl.RowSpan <= 1 {
				continue
			}
			to := i + cl.RowSpan
			have := 0.0
			for k := i; k < to; k++ {
				have += rows[k].height
			}
			if lack := t.rowHeight(len(rows[i].cells[c].lines)) - have; lack > 0 {
				for k := i; k < to; k++ {
					rows[k].height += lack / float64(to-i)
				}
			}
		}
	}
}

// makeSpans finds the merged ranges over rows and where no page may begin:
// where one of the two parts would be too low for the merged text.
func (t *table) makeSpans() diag.Findings {
	var findings diag.Findings
	t.spans = make([][]vspan, len(t.columns))
	starts := t.firstBoxes()
	tops := make([]float64, len(t.boxes)+1)
	for i, b := range t.boxes {
		tops[i+1] = tops[i] + b.height
	}
	var buf text
	for i := range t.rows {
		for c := range t.rows[i].cells {
			if at := &t.rows[i].src.Cells[c]; at.Covered || at.RowSpan <= 1 {
				continue
			}
			cl := t.rows[i].src.Cells[c]
			s := vspan{c, cl.ColSpan, starts[i], starts[i+cl.RowSpan]}
			t.spans[c] = append(t.spans[c], s)
			cl.Text += continued
			t.typist.setCell(&buf, &cl, cellStyle(t.rows[i].src.Kind, false, t.size))
			need := t.rowHeight(len(line.Wrap(nil, buf.chars, t.measureOf(c, s.columns))))
			if need > headShare*t.f.height {
				findings.Tell(codeCellTooHigh, cl.Place, "请缩短合并单元格里的文字，或者取消合并。", "合并单元格的文字太长，一页放不下。")
			}
			small := tops[s.to]-tops[s.from] <= nearSpan
			for b := s.from + 1; b < s.to; b++ {
				t.boxes[b].apart = t.boxes[b].apart || tops[b]-tops[s.from] < need || tops[s.to]-tops[b] < need
				t.boxes[b].near = t.boxes[b].near || small
			}
		}
	}
	return findings
}

// firstBoxes maps each row to its first box, and the number of rows to the
// number of boxes.
func (t *table) firstBoxes() []int {
	starts := make([]int, len(t.rows)+1)
	for i := len(t.boxes) - 1; i >= 0; i-- {
		starts[t.boxes[i].row] = i
	}
	starts[len(t.rows)] = len(t.boxes)
	return starts
}
