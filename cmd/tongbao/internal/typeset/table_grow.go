package typeset

import "slices"

// grow finds widths from below: starting from the least widths it gives, again
// and again, width to the one column where it saves the most height for what it
// takes. It sees savings that need several cells at once, which moving width
// from column to column in small steps does not.
func (g *gauge) grow(least, wish []float64, pad, avail float64) []float64 {
	w := make([]float64, len(least))
	copy(w, least)
	var wider change
	for rest := avail - sum(w); rest >= growStep; rest = avail - sum(w) {
		lines := g.linesAt(w, pad)
		g.heights.measure(g, lines)
		best, to, more := 0.0, -1, 0.0
		for c := range w {
			before := lines[c]
			for d := growStep; d <= rest && w[c]+d < wish[c]+growStep; d += growStep {
				then := g.linesOf(c, w[c]+d-pad)
				if same(before, then) { // saves no more, for more width
					continue
				}
				before = then
				wider.find(g, c, lines[c], then)
				if saved := -wider.sum; saved/d > best+slack {
					best, to, more = saved/d, c, d
				}
			}
		}
		if to < 0 {
			break
		}
		w[to] += more
	}
	return fairShare(w, wish, avail)
}

// growStep is the least width a column grows by, em.
const growStep = 1.0

// heights are the heights in lines of the sampled rows.
type heights struct {
	most, next []float64 // with all columns, and without the highest
	highest    []int     // that column; -1: no cell has more than a line
}

// measure finds the heights for lines by column.
func (h *heights) measure(g *gauge, lines [][]float64) {
	n := len(g.sample)
	h.most, h.next, h.highest = slices.Grow(h.most[:0], n)[:n], slices.Grow(h.next[:0], n)[:n], slices.Grow(h.highest[:0], n)[:n]
	for i, r := range g.sample {
		most, next, highest := 1.0, 1.0, -1
		for c := range r {
			switch high := lines[c][i] / r[c].rows; {
			case high > most:
				most, next, highest = high, most, c
			case high > next:
				next = high
			}
		}
		h.most[i], h.next[i], h.highest[i] = most, next, highest
	}
}

// without is the height that row i has without column c.
func (h *heights) without(i, c int) float64 {
	if h.highest[i] == c {
		return h.next[i]
	}
	return h.most[i]
}
