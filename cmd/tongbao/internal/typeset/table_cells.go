package typeset

import (
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// columnForm is how the cells of a column stand.
type columnForm struct {
	align   line.Alignment
	numeric bool
	figures figuresOf
}

// columnForms looks at the data rows: numbers stand by their decimal points in
// the middle of the column, short texts are centred, sentences flush left.
func columnForms(src *document.Table, g *gauge) []columnForm {
	forms := make([]columnForm, len(src.Columns))
	for c := range forms {
		forms[c] = columnFormOf(&src.Columns[c], g.figures[c])
	}
	return forms
}

func columnFormOf(c *document.Column, figures figuresOf) columnForm {
	switch {
	case c.Align == document.AlignLeft:
		return columnForm{align: line.Left}
	case c.Align == document.AlignCenter:
		return columnForm{align: line.Center}
	case c.Align == document.AlignRight:
		return columnForm{align: line.Right}
	case c.Prose:
		return columnForm{align: line.Left}
	}
	return columnForm{align: line.Center, numeric: figures.aligned(), figures: figures}
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
