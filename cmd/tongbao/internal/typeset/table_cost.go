package typeset

// A name that fits on one line should stay there; brokenName is what parting it
// costs, in lines of a row, and so are the others.
const (
	nameCells     = 16.0
	brokenName    = 1.5
	brokenAddress = 0.3  // a web address reads on over its delimiters
	eachLine      = 0.05 // any line of a cell, also of one that is not the highest of its row
)

// rowCost is what the height of a row costs: a tall row stands out, so its lines
// from the fourth on count double. One that stands out anyhow does so little more for a
// line more: the names of all other rows are not parted for its sake.
func rowCost(lines float64) float64 {
	beyond := max(0, lines-highRow)
	lines -= beyond
	return lines + max(0, lines-(tallRow-1)) + highLine*beyond
}

// cost is the height of the sampled rows in lines plus the names they part.
func (g *gauge) cost(w []float64, pad float64) float64 {
	total := 0.0
	lines := g.linesAt(w, pad)
	for i, r := range g.sample {
		most := 1.0
		for c := range r {
			n := lines[c][i]
			most = max(most, n/r[c].rows)
			total += r[c].cost(n)
		}
		total += rowCost(most)
	}
	return total
}

// cost is what n lines of a cell cost beside the height of its row.
func (s *sampleCell) cost(n float64) float64 { return eachLine*n + s.parting*(n-1) }

// weighParting finds what parting a name costs, when it is known which columns are names.
func (g *gauge) weighParting() {
	for _, r := range g.sample {
		for c := range r {
			switch {
			case !g.names[c] || r[c].natural > nameCells:
			case r[c].address:
				r[c].parting = brokenAddress
			default:
				r[c].parting = brokenName
			}
		}
	}
}
