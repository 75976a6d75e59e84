package typeset

import (
	"math"
	"testing"

	"tongbao/cmd/tongbao/internal/document"
)

// What a move of width may cost, reckoned from the rows that change, is what it costs when all rows are counted again.
func TestMovesCost(t *testing.T) {
	problems := problemList(0, 40)
	merged := siteTable(30)
	mergeDown(merged, 1, 3, 9)
	tables := map[string]*document.Table{"sites": siteTable(60), "problems": problems, "merged": merged, "statistics": statistics()}
	for name, src := range tables {
		const pad = 2 * cellPadX
		g := newTableSetter(newTypist(fonts(t))).gauge(src)
		w := g.columnLeast(pad)
		for c := range w {
			w[c] = max(w[c], 2, g.natural[c]/2+pad)
		}
		cost, changed := g.cost(w, pad), 0
		m := g.movesOf(w, make([]float64, len(w)), pad, 1)
		for a := range w {
			for b := range w {
				if a == b {
					continue
				}
				moved := append([]float64(nil), w...)
				moved[a], moved[b] = w[a]-1, w[b]+1
				want := g.cost(moved, pad)
				if got := m.mayCost(a, b, cost); math.Abs(got-want) > slack {
					t.Errorf("%s: from column %d to %d: %v, want %v", name, a, b, got, want)
				}
				if want != cost {
					changed++
				}
			}
		}
		if changed == 0 {
			t.Errorf("%s: no move changes a row", name)
		}
	}
}
