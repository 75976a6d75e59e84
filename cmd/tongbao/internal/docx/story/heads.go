package story

import (
	"strings"

	"tongbao/cmd/tongbao/internal/typeset/line"
	"tongbao/cmd/tongbao/internal/wording"
)

// breakHeads breaks heads that are wider than their cell between words, into
// lines of like length: 是否/合格, where a word processor would leave 是否合/格.
func (t *Table) breakHeads() {
	widths := t.ColumnWidths()
	for r := range t.HeadRows {
		for c := range t.Grid[r] {
			cell := t.Grid[r][c]
			if cell.Merge != Own || strings.ContainsAny(cell.Text, "\n ") {
				continue
			}
			width := -cellMargins
			for _, w := range widths[c : c+cell.ColSpan] {
				width += w
			}
			text := brokenHead(cell.Text, width, t.em())
			for dr := range cell.RowSpan {
				for dc := range cell.ColSpan {
					t.Grid[r+dr][c+dc].Text = text
				}
			}
		}
	}
}

// brokenHead breaks a text for a width, both in twips. A text that fits stays as it
// is, and so does one that would need more than one line more.
func brokenHead(text string, width, em int) string {
	needed := pieces(text).wrapped(4 * width / em)
	if needed == 1 {
		return text
	}
	var chars []line.Char
	for _, r := range text {
		chars = append(chars, line.Char{Rune: r, Advance: float64(wording.RuneCells(r)) / 2})
	}
	lines := line.Title(chars, float64(width)/float64(em), nil)
	if len(lines) > needed+1 {
		return text
	}
	var out []string
	for _, l := range lines {
		var b strings.Builder
		for _, c := range l.Chars {
			b.WriteRune(c.Rune)
		}
		out = append(out, b.String())
	}
	return strings.Join(out, "\n")
}
