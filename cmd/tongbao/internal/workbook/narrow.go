package workbook

import (
	"maps"
	"slices"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/numfmt"
	"tongbao/cmd/tongbao/internal/sheet"
)

// cellStyle is what a cell's style says of how it shows its value.
type cellStyle struct {
	format *numfmt.Format // nil: as it is
	size   float64        // of its type, as a multiple of the usual one
	shrink bool           // the type is made smaller until the value fits
	struck bool           // the value is struck through
}

// Widths in digits of the usual type. Only a cell that is too narrow by more than the
// difference between faces can be is told.
const (
	cellPadding = 0.7 // of a column's width, beside its text
	faceSlack   = 0.5
	wideCell    = 1.8 // a Chinese character
	markCell    = 0.5 // points, commas, colons, slashes, blanks and hyphens
)

// textWidth is about how wide a number or day is.
func textWidth(text string) float64 {
	width := 0.0
	for _, r := range text {
		switch {
		case r >= utf8.RuneSelf:
			width += wideCell
		case r >= '0' && r <= '9', r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z', r == '%':
			width++
		default:
			width += markCell
		}
	}
	return width
}

// reportNarrow tells of numbers and days that are wider than the width the workbook gives
// their column: the cell shows hashes. Of each column it is told once. Texts run over,
// and General drops decimals.
func (r *reader) reportNarrow(g *sheet.Grid, s *survey) {
	first, count := map[uint16]diag.Place{}, map[uint16]int{}
	for _, row := range s.rows {
		for i := range row.cells {
			c := &row.cells[i]
			if row.number > len(g.Rows) || int(c.style) >= len(r.book.styles) || s.widths[c.column] == 0 || s.hiddenColumns[c.column] ||
				r.book.styles[c.style].format == nil {
				continue
			}
			v := &g.Rows[row.number-1].Values[c.column]
			if v.Kind != sheet.Numeric || v.Cols > 1 || v.Covered || r.book.styles[c.style].fits(v.Shown(), s.widths[c.column]) {
				continue
			}
			if count[c.column]++; count[c.column] == 1 {
				first[c.column] = v.Place
			}
		}
	}
	for _, c := range slices.Sorted(maps.Keys(first)) {
		r.findings.Tell(codeNarrowColumn, first[c], "请把这一列拉宽，核对后再印。", "列太窄，这一列有%d格显示为 ####。", count[c])
	}
}

// fits holds the text of a number against the width of its column.
func (c cellStyle) fits(text string, width float64) bool {
	return c.shrink || textWidth(text)*c.size <= width-cellPadding+faceSlack
}
