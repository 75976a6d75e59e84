package typeset

import (
	"strings"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// columnForm is how the cells of a column stand.
type columnForm struct {
	align   line.Alignment
	numeric bool
	whole   float64 // em, widest part before the decimal point
	part    float64 // em, widest part from the decimal point on
}

// sentenceCells is the length from which a cell counts as a sentence.
const sentenceCells = 20

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
	f := columnForm{align: line.Center, numeric: true}
	filled, sentences := 0, 0
	for i := range src.Rows {
		cl := cellAt(&src.Rows[i], c)
		if cl.Covered || cl.Text == "" || src.Rows[i].Kind == document.GroupRow {
			continue
		}
		filled++
		whole, part, ok := splitNumber(cl.Text)
		if !ok {
			f.numeric = f.numeric && isDash(cl.Text)
		} else {
			f.whole, f.part = max(f.whole, whole), max(f.part, part)
		}
		if isSentence(cl.Text) {
			sentences++
		}
	}
	f.numeric = f.numeric && f.whole > 0
	if !f.numeric && 4*sentences >= filled && filled > 0 {
		f.align = line.Left
	}
	switch src.Columns[c].Align {
	case document.AlignLeft:
		f.align, f.numeric = line.Left, false
	case document.AlignCenter:
		f.align, f.numeric = line.Center, false
	case document.AlignRight:
		f.align, f.numeric = line.Right, false
	}
	return f
}

// splitNumber returns the widths in em of the parts of a number before and from
// the decimal point (or percent sign) on, in half-width characters.
func splitNumber(s string) (whole, part float64, ok bool) {
	point := -1
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9', r == ',', i == 0 && (r == '-' || r == '+'):
		case r == '.' && point < 0, r == '%' && i == len(s)-1:
			if point < 0 {
				point = i
			}
		default:
			return 0, 0, false
		}
	}
	if point < 0 {
		point = len(s)
	}
	return float64(point) / 2, float64(len(s)-point) / 2, len(s) > 0 && point > 0
}

// isDash reports the marks that stand for "no figure".
func isDash(s string) bool {
	switch s {
	case "—", "——", "-", "–", "/", "／", "无":
		return true
	}
	return false
}

func isSentence(s string) bool {
	return utf8.RuneCountInString(s) > sentenceCells || strings.ContainsAny(s, "。；，：\n")
}

// align is the alignment of one cell.
func (t *table) align(c *document.Cell, col int, head bool) (line.Alignment, bool) {
	switch c.Align {
	case document.AlignLeft:
		return line.Left, false
	case document.AlignCenter:
		return line.Center, false
	case document.AlignRight:
		return line.Right, false
	}
	if head || c.ColSpan > 1 {
		return line.Center, false
	}
	f := t.columns[col]
	if isDash(c.Text) && !f.numeric {
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
