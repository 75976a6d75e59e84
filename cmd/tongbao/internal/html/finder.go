package html

import (
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
)

// finderView is what finds rows of a long table; the page's script shows it.
type finderView struct {
	Rows    int // of data
	Filters []filterView
}

// filterView chooses rows by the value of a column.
type filterView struct {
	Column int // from 0
	Name   string
	Values []string // as they first stand
}

// Bounds of the filters: a column with more values is searched, not chosen from.
const (
	mostValues  = 12
	mostFilters = 3
)

// finder is that of a long table; nil for another.
func (tb *tableBuilder) finder() *finderView {
	if !tb.shape.long {
		return nil
	}
	v := &finderView{Rows: tb.dataRows()}
	for c := range tb.cols {
		if values := tb.values(c); len(values) > 1 && len(v.Filters) < mostFilters {
			v.Filters = append(v.Filters, filterView{c, tb.names[c], values})
		}
	}
	return v
}

func (tb *tableBuilder) dataRows() int {
	n := 0
	for _, r := range tb.t.Rows {
		if r.Kind == document.DataRow {
			n++
		}
	}
	return n
}

// values are the different words of a column; nil where they are too many, too long, or numbers.
func (tb *tableBuilder) values(c int) []string {
	var out []string
	for i := range tb.t.Rows {
		cell := &tb.t.Rows[i].Cells[c]
		text := strings.TrimSpace(cell.Text)
		if tb.t.Rows[i].Kind != document.DataRow || text == "" || slices.Contains(out, text) {
			continue
		}
		if len(out) == mostValues || cell.Content != document.Words || ems(text) > sentenceWidth {
			return nil
		}
		out = append(out, text)
	}
	return out
}

// rowAnchors are the ids of the rows: by the code the row's object is registered under, else by its
// name, so that a link lives on when rows come and go; by its number where neither is of one row alone.
func (b *builder) rowAnchors(tb *tableBuilder) []string {
	out := make([]string, len(tb.t.Rows))
	if tb.t.Form || b.plain { // a fragment has no ids
		return out
	}
	own := tb.rowNames()
	for i := range out {
		if tb.t.Rows[i].Kind == document.DataRow {
			out[i] = b.anchor(own[i], tb.id+"-r"+strconv.Itoa(i+1))
		}
	}
	return out
}

// rowNames are what a column calls each row, where it calls no two the same; else empty.
func (tb *tableBuilder) rowNames() []string {
	if tb.cols == 0 {
		return make([]string, len(tb.t.Rows))
	}
	columns := []int{tb.key}
	for c, name := range tb.names {
		if strings.HasSuffix(name, "标识码") {
			columns = []int{c, tb.key}
			break
		}
	}
	for _, c := range columns {
		if names := tb.different(c); names != nil {
			return names
		}
	}
	return make([]string, len(tb.t.Rows))
}

// different are the texts of a column behind the table's id; nil where two rows have the same or one has none.
func (tb *tableBuilder) different(c int) []string {
	seen := map[string]bool{}
	var out []string
	for i := range tb.t.Rows {
		text := tb.t.Rows[i].Cells[c].Text
		if data := tb.t.Rows[i].Kind == document.DataRow; data && (text == "" || seen[text]) {
			return nil
		}
		seen[text] = true
		out = append(out, tb.id+"-"+text)
	}
	return out
}
