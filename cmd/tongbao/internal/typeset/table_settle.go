package typeset

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
)

// framedTable is a table and the frame it is to be set in.
type framedTable struct {
	src *document.Table
	frame
}

// tablesOf are the tables of blocks that are set in one frame.
func tablesOf(blocks []document.Block, f frame) []framedTable {
	var out []framedTable
	for _, b := range blocks {
		if t, ok := b.(*document.Table); ok && len(t.Columns) > 0 {
			out = append(out, framedTable{t, f})
		}
	}
	return out
}

// settle decides how tables that a reader sees as belonging together fit their pages: in
// one size of type, but for those that width keeps from it.
func (ts *tableSetter) settle(tables []framedTable) {
	common := ts.commonSize(tables)
	for _, t := range tables {
		g := ts.gauge(t.src)
		fit := g.fit(t.width)
		if fit.size > common {
			fit = g.fitSize(common, t.width)
		}
		ts.settled[t.src] = fit
	}
	for _, group := range ts.series(tables) {
		ts.match(group)
	}
}

// series are the tables that have the same head, size and width.
func (ts *tableSetter) series(tables []framedTable) [][]framedTable {
	var out [][]framedTable
	found := map[string]int{}
	for _, t := range tables {
		if t.src.Widths != nil {
			continue
		}
		key := fmt.Sprintf("%g %g", t.width, ts.settled[t.src].size)
		for c := range t.src.Columns {
			key += "\n\n" + strings.Join(t.src.HeadPath(c), "\n")
		}
		if k, ok := found[key]; ok {
			out[k] = append(out[k], t)
			continue
		}
		found[key] = len(out)
		out = append(out, []framedTable{t})
	}
	return slices.DeleteFunc(out, func(group []framedTable) bool { return len(group) < 2 })
}

// match gives the tables of a series the same widths, where no row of theirs gets higher by them:
// those that hold the longest text of all of them on one line, else those of the longest table.
func (ts *tableSetter) match(group []framedTable) {
	size := ts.settled[group[0].src].size
	em, pad := gbt9704.Em(size), 2*cellPadX
	longest := group[0]
	wish := make([]float64, len(longest.src.Columns))
	for _, t := range group {
		if len(t.src.Rows) > len(longest.src.Rows) {
			longest = t
		}
		g := ts.gauge(t.src)
		for c, least := range g.columnLeast(pad) {
			wish[c] = max(wish[c], least, g.natural[c]+pad)
		}
	}
	if g := ts.gauge(longest.src); sum(wish) <= longest.width/em {
		g.spread(wish, g.level(wish, longest.width/em-sum(wish)), em)
	} else {
		wish = scaled(ts.settled[longest.src].widths, 1/em)
	}
	for _, t := range group {
		fit, g := ts.settled[t.src], ts.gauge(t.src)
		if holds(wish, g.columnLeast(pad)) && g.cost(wish, pad) <= g.cost(scaled(fit.widths, 1/em), pad) {
			fit.widths = scaled(wish, em)
			ts.settled[t.src] = fit
		}
	}
}

// scaled is all lengths times k.
func scaled(lengths []float64, k float64) []float64 {
	out := make([]float64, len(lengths))
	for i, x := range lengths {
		out[i] = k * x
	}
	return out
}

// commonSize is the largest size in which all tables read that could be larger: 小四 or 五号.
// A table whose words would be parted in a larger size is small for the sake of its width and no
// measure for the others, and neither is one that needs 小五.
func (ts *tableSetter) commonSize(tables []framedTable) float64 {
	common := tableSizes[0]
	for _, t := range tables {
		g := ts.gauge(t.src)
		if size := g.fit(t.width).size; size < common && !g.fitSize(tableSizes[0], t.width).broken {
			common = max(size, gbt9704.Size5)
		}
	}
	return common
}

// fitted is how a table fits its page: as settled with the others, or by itself.
func (ts *tableSetter) fitted(src *document.Table, width float64) fitting {
	if fit, ok := ts.settled[src]; ok {
		return fit
	}
	return ts.gauge(src).fit(width)
}
