package typeset

import (
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
	"tongbao/cmd/tongbao/internal/wording"
)

// columnForm is how the cells of a column stand.
type columnForm struct {
	align   line.Alignment
	numeric bool
	whole   float64 // em, widest part before the decimal point
	part    float64 // em, widest part from the decimal point on
}

// columnForms looks at the data rows: numbers stand by their decimal points in
// the middle of the column, short texts are centred, sentences flush left.
func columnForms(src *document.Table) []columnForm {
	forms := make([]columnForm, len(src.Columns))
	for c := range forms {
		forms[c] = columnFormOf(src, c)
	}
	return forms
}

func columnFormOf(src *document.Table, c int) columnForm {
	switch src.Columns[c].Align {
	case document.AlignLeft:
		return columnForm{align: line.Left}
	case document.AlignCenter:
		return columnForm{align: line.Center}
	case document.AlignRight:
		return columnForm{align: line.Right}
	}
	f := columnForm{align: line.Center, numeric: src.Columns[c].Numbers}
	if src.Columns[c].Prose {
		f.align = line.Left
	}
	for _, r := range src.Rows {
		if cl := r.Cells[c]; cl.Content == document.Number && !cl.Covered && r.Kind != document.GroupRow {
			whole, part := numberWidths(cl.Text)
			f.whole, f.part = max(f.whole, whole), max(f.part, part)
		}
	}
	return f
}

// numberWidths returns the widths in em of the parts of a number before and from
// the decimal point, or percent sign, on.
func numberWidths(s string) (whole, part float64) {
	point := strings.IndexAny(s, ".．%％")
	if point < 0 {
		point = len(s)
	}
	return float64(wording.Cells(s[:point])) / 2, float64(wording.Cells(s[point:])) / 2
}

// align is the alignment of one cell.
func (t *table) align(c *document.Cell, col int, head bool) (a line.Alignment, numeric bool) {
	f := t.columns[col]
	if head || c.ColSpan > 1 || c.Content == document.Nothing && !f.numeric {
		return line.Center, false
	}
	return f.align, f.numeric
}

// cellStyle is the face of a cell: 黑体 in the header and in rows that sum up or
// name a group, 仿宋 elsewhere.
func cellStyle(kind document.RowKind, head bool, size float64) style {
	if head || kind == document.GroupRow || kind == document.TotalRow || kind == document.SubtotalRow {
		return solid(typeface.HeiTi, size)
	}
	return solid(typeface.FangSong, size)
}

// continued marks the repeated text of a merged cell on a next page.
const continued = "（续）"

// setCell sets the text of a cell into t.
func (y *typist) setCell(t *text, c *document.Cell, st style) {
	t.reset()
	y.add(t, c.Text, st, 0, c.Place)
}
