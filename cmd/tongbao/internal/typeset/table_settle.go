package typeset

import (
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
