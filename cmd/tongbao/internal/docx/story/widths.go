package story

import "slices"

// Type sizes of a table, twips of a full-width character.
const (
	cellMargins = 114 // twips, left and right of each cell
	emLarge     = 240 // 小四, 12 pt
	emSmall     = 210 // 五号, 10.5 pt
)

// em is the width of a full-width character of the table, twips.
func (t *Table) em() int {
	if t.Small {
		return emSmall
	}
	return emLarge
}

// room is what the columns can hold together, quarters of an em.
func (t *Table) room() int { return 4 * (t.Width - len(t.Grid[0])*cellMargins) / t.em() }

// Bounds of what reads well, those of the print: mean lines of a row, share of
// rows in which a name is parted, and what a smaller size has to gain.
const (
	readableLines  = 2.2
	readableParted = 0.1
	smallerGain    = 0.9
	partedGain     = 0.6
)

// fit chooses size and widths: 五号 where it reads clearly better.
func (t *Table) fit(g *gauge) reading {
	large := t.divide(g)
	if !large.broken && large.lines <= readableLines && large.parted <= readableParted {
		return large
	}
	widths := t.Widths
	t.Small = true
	small := t.divide(g)
	switch {
	case large.broken, small.lines+small.parted <= smallerGain*(large.lines+large.parted),
		large.parted > readableParted && small.parted <= partedGain*large.parted:
		return small
	}
	t.Small, t.Widths = false, widths
	return large
}

// reading is what a reader gets from a way to divide the width.
type reading struct {
	broken        bool // a word had to be parted
	lines, parted float64
}

// divide sets the relative widths for the table's size. The sum is 1000, or more
// for very many columns.
func (t *Table) divide(g *gauge) reading {
	avail := t.room()
	least, total := g.leastWidths(), 0
	for _, w := range least {
		total += w
	}
	var w []int
	if total > avail {
		floor := make([]int, len(least))
		for c := range floor {
			floor[c] = 4
		}
		w = fairShare(floor, least, avail)
	} else {
		w = g.share(least, avail)
	}
	weights := make([]int, len(w))
	for c := range w {
		weights[c] = max(w[c], 1)*t.em()/4 + cellMargins
	}
	t.Widths = proportions(weights, max(1000, 10*len(w)))
	out := g.read(w)
	out.broken = total > avail
	return out
}

// share gives every column its natural width when there is room. Otherwise it
// looks for the widths with the lowest rows that part the fewest names, from two
// starts: a fair share, and one that keeps all names whole.
func (g *gauge) share(least []int, avail int) []int {
	wish, sum := make([]int, len(least)), 0
	for c := range wish {
		wish[c] = max(least[c], g.natural[c])
		sum += wish[c]
	}
	if sum <= avail {
		g.spread(wish, avail-sum)
		return wish
	}
	best := fairShare(least, wish, avail)
	g.improve(best, least)
	names, sum := slices.Clone(least), 0
	for c := range names {
		if g.names[c] {
			names[c] = wish[c]
		}
		sum += names[c]
	}
	if sum <= avail {
		other := fairShare(names, wish, avail)
		g.improve(other, least)
		if g.cost(other) < g.cost(best) {
			return other
		}
	}
	return best
}

// spread shares rest among all columns alike; in a form among those to be filled
// in by hand, always to the narrowest.
func (g *gauge) spread(w []int, rest int) {
	form := slices.Contains(g.blank, true)
	for i := 0; rest > 0; i++ {
		c := i % len(w)
		if form {
			c = -1
			for k := range w {
				if g.blank[k] && (c < 0 || w[k] < w[c]) {
					c = k
				}
			}
		}
		w[c]++
		rest--
	}
}

// fairShare caps the widest columns at one level so that all fit.
func fairShare(least, wish []int, avail int) []int {
	out, used := slices.Clone(least), 0
	for _, w := range out {
		used += w
	}
	for used < avail {
		narrowest := -1
		for c := range out {
			if out[c] < wish[c] && (narrowest < 0 || out[c] < out[narrowest]) {
				narrowest = c
			}
		}
		if narrowest < 0 {
			break
		}
		out[narrowest]++
		used++
	}
	return out
}

// improve moves width from column to column as long as that helps.
func (g *gauge) improve(w, least []int) {
	const rounds = 60 // bounds the search
	for _, step := range []int{16, 8, 4, 2} {
		cost := g.cost(w)
		for range rounds {
			from, to, best := -1, -1, cost-1e-9
			for a := range w {
				if w[a]-step < least[a] {
					continue
				}
				for b := range w {
					if a == b {
						continue
					}
					w[a], w[b] = w[a]-step, w[b]+step
					if c := g.cost(w); c < best {
						from, to, best = a, b, c
					}
					w[a], w[b] = w[a]+step, w[b]-step
				}
			}
			if from < 0 {
				break
			}
			w[from], w[to], cost = w[from]-step, w[to]+step, best
		}
	}
}

// proportions scales weights to integers of the given sum, each at least 1, by
// the largest remainder, ties to the left.
func proportions(weights []int, sum int) []int {
	total := 0
	for _, w := range weights {
		total += w
	}
	out, rest, used := make([]int, len(weights)), make([]int, len(weights)), 0
	for i, w := range weights {
		out[i], rest[i] = max(w*sum/total, 1), w*sum%total
		used += out[i]
	}
	for ; used < sum; used++ {
		best := 0
		for i := range rest {
			if rest[i] > rest[best] {
				best = i
			}
		}
		out[best]++
		rest[best] = -1
	}
	return out
}
