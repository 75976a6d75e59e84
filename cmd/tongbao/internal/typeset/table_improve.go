package typeset

// improveRounds bounds the search for better widths.
const improveRounds = 60

// improve moves step em from one column to another while the rows get lower.
func (g *gauge) improve(w, least []float64, pad, step float64) {
	cost := g.cost(w, pad)
	for range improveRounds {
		from, to, best := -1, -1, cost-1e-9
		var m *moves
		for a := range w {
			if w[a]-step < least[a] {
				continue
			}
			if m == nil {
				m = g.movesOf(w, least, pad, step)
			}
			for b := range w {
				if a == b {
					continue
				}
				w[a], w[b] = w[a]-step, w[b]+step
				if m.mayCost(a, b, cost) < best+slack {
					if c := g.cost(w, pad); c < best {
						from, to, best = a, b, c
					}
				}
				w[a], w[b] = w[a]+step, w[b]-step
			}
		}
		if from < 0 {
			return
		}
		w[from], w[to], cost = w[from]-step, w[to]+step, best
	}
}

// moves are what becomes of the rows where single columns get narrower or wider by a step.
type moves struct {
	g               *gauge
	lines           [][]float64 // by column, as it is
	narrower, wider []change    // by column
}

// change is what another width of one column does to the rows.
type change struct {
	lines []float64
	rows  []int     // that change, in order
	costs []float64 // of each of them, how much more
	sum   float64   // of costs
}

// movesOf looks at the moves of step em; they hold until the next call.
func (g *gauge) movesOf(w, least []float64, pad, step float64) *moves {
	m := &g.moves
	if m.g == nil {
		*m = moves{g: g, narrower: make([]change, len(w)), wider: make([]change, len(w))}
	}
	m.lines = g.linesAt(w, pad)
	g.heights.measure(g, m.lines)
	for c := range w {
		if w[c]-step >= least[c] {
			m.narrower[c].find(g, c, m.lines[c], g.linesOf(c, w[c]-step-pad))
		}
		m.wider[c].find(g, c, m.lines[c], g.linesOf(c, w[c]+step-pad))
	}
	return m
}

// find compares the lines of column c.
func (x *change) find(g *gauge, c int, now, then []float64) {
	*x = change{lines: then, rows: x.rows[:0], costs: x.costs[:0]}
	if same(now, then) {
		return
	}
	for i, n := range then {
		if n != now[i] {
			s, others := &g.sample[i][c], g.heights.without(i, c)
			more := rowCost(max(others, n/s.rows)) - rowCost(max(others, now[i]/s.rows)) + s.cost(n) - s.cost(now[i])
			x.rows, x.costs, x.sum = append(x.rows, i), append(x.costs, more), x.sum+more
		}
	}
}

// mayCost is the cost, but for rounding, of a move from column a to b, where it is now cost.
func (m *moves) mayCost(a, b int, cost float64) float64 {
	x, y := &m.narrower[a], &m.wider[b]
	cost += x.sum + y.sum
	for i, k := 0, 0; i < len(x.rows) && k < len(y.rows); {
		switch {
		case x.rows[i] < y.rows[k]:
			i++
		case x.rows[i] > y.rows[k]:
			k++
		default:
			cost += m.both(x.rows[i], a, b) - x.costs[i] - y.costs[k]
			i, k = i+1, k+1
		}
	}
	return cost
}

// both is how much more row i costs where both columns of a move change in it.
func (m *moves) both(i, a, b int) float64 {
	r := m.g.sample[i]
	before, after := 1.0, 1.0
	for c := range r {
		now, then := m.lines[c][i], m.lines[c][i]
		switch c {
		case a:
			then = m.narrower[c].lines[i]
		case b:
			then = m.wider[c].lines[i]
		}
		before, after = max(before, now/r[c].rows), max(after, then/r[c].rows)
	}
	x, y := &r[a], &r[b]
	return rowCost(after) - rowCost(before) +
		x.cost(m.narrower[a].lines[i]) - x.cost(m.lines[a][i]) + y.cost(m.wider[b].lines[i]) - y.cost(m.lines[b][i])
}
