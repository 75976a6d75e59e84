package typeset

import (
	"strings"

	"tongbao/cmd/tongbao/internal/document"
)

// settle notes how the tables of a galley that is printed fit.
func (s *Settled) settle(g galley) {
	for i := range g.items {
		if t := g.items[i].table; t != nil && s.Tables[t.src] == nil {
			s.Tables[t.src] = t.decided()
		}
	}
}

// decided is what other forms of the table copy.
func (t *table) decided() *document.Fit {
	fit := &document.Fit{Size: t.size, Rows: t.decidedRows()}
	for c := range t.columns {
		fit.Widths = append(fit.Widths, t.edges[c+1]-t.edges[c])
	}
	for _, r := range t.head {
		texts := make([]string, len(r.cells))
		for c := range r.cells {
			texts[c] = r.cells[c].text(r.src.Cells[c].Text)
		}
		fit.Heads = append(fit.Heads, texts)
	}
	return fit
}

// decidedRows are those of the head, each kept with the next, and of the data.
func (t *table) decidedRows() []document.RowFit {
	var out []document.RowFit
	for _, r := range t.head {
		out = append(out, document.RowFit{Height: r.height, Kept: true})
	}
	starts := t.firstBoxes()
	for i, r := range t.rows {
		next := starts[i+1]
		row := document.RowFit{Height: r.height, Parted: next > starts[i]+1, Kept: r.src.Kind == document.GroupRow}
		if next < len(t.boxes) {
			row.Kept = row.Kept || t.boxes[next].apart || t.boxes[next].near
		}
		out = append(out, row)
	}
	return out
}

// text is the text of a cell as its lines break it.
func (c *cell) text(whole string) string {
	chars := []rune(whole)
	var lines []string
	for _, l := range c.lines {
		lines = append(lines, strings.TrimSpace(string(chars[l.Start:l.End])))
	}
	return strings.Join(lines, "\n")
}
