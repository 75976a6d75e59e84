package typeset

// grow finds widths from below: starting from the least widths it gives, again
// and again, width to the one column where it saves the most height for what it
// takes. It sees savings that need several cells at once, which moving width
// from column to column in small steps does not.
func (g *gauge) grow(least, wish []float64, pad, avail float64) []float64 {
	w := make([]float64, len(least))
	copy(w, least)
	for rest := avail - sum(w); rest >= growStep; rest = avail - sum(w) {
		lines := g.linesAt(w, pad)
		best, to, wider := 0.0, -1, 0.0
		for c := range w {
			others := g.rowCosts(lines, c)
			now := g.columnCost(lines[c], others, c)
			for d := growStep; d <= rest && w[c]+d < wish[c]+growStep; d += growStep {
				saved := now - g.columnCost(g.linesOf(c, w[c]+d-pad), others, c)
				if saved/d > best+slack {
					best, to, wider = saved/d, c, d
				}
			}
		}
		if to < 0 {
			break
		}
		w[to] += wider
	}
	return fairShare(w, wish, avail)
}

// growStep is the least width a column grows by, em.
const growStep = 1.0

// rowCosts is the height in lines that the sampled rows have without column c.
func (g *gauge) rowCosts(lines [][]float64, c int) []float64 {
	out := make([]float64, len(g.sample))
	for i, r := range g.sample {
		out[i] = 1
		for k := range r {
			if k != c {
				out[i] = max(out[i], lines[k][i]/max(r[k].rows, 1))
			}
		}
	}
	return out
}

// columnCost is the part of cost that depends on the lines of column c.
func (g *gauge) columnCost(lines, others []float64, c int) float64 {
	total := 0.0
	for i, r := range g.sample {
		n := lines[i]
		total += rowCost(max(others[i], n/max(r[c].rows, 1))) + g.cellCost(&r[c], n, c)
	}
	return total
}
