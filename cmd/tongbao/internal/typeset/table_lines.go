package typeset

import (
	"slices"

	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// widthSteps is how many widths an em is told apart in when lines are counted.
const widthSteps = 8

// sampleText is a text of a cell of the sample. Its breaks are found when its lines are first counted, and those of equal
// cells once.
type sampleText struct {
	role  typeface.Role
	chars []line.Char
	cell  *line.Cell // nil: its lines have not been counted
	width float64    // em, for which lines were counted last
	lines float64
}

// at is the number of lines for a width, em.
func (s *sampleText) at(width float64) float64 {
	if s.cell == nil || s.width != width {
		if s.cell == nil {
			s.cell = line.NewCell(s.chars)
		}
		s.width, s.lines = width, float64(s.cell.Lines(width))
	}
	return s.lines
}

// lineCounts are the lines of the sampled cells of a column. Widths for which all cells have the same lines have the same
// slice, so that whoever compares two of them need not look into it.
type lineCounts struct {
	at       map[int][]float64 // by width, in steps
	distinct [][]float64
}

// linesAt returns the lines of the sampled cells by column for the given widths.
func (g *gauge) linesAt(w []float64, pad float64) [][]float64 {
	out := make([][]float64, len(w))
	for c := range w {
		out[c] = g.linesOf(c, w[c]-pad)
	}
	return out
}

// linesOf returns the lines of the sampled cells of a column whose text is width
// em wide.
func (g *gauge) linesOf(c int, width float64) []float64 {
	k := &g.counts[c]
	key := int(width*widthSteps + slack)
	lines := k.at[key]
	if lines == nil {
		if k.at == nil {
			k.at = map[int][]float64{}
		}
		lines = k.add(g.countLines(c, float64(key)/widthSteps))
		k.at[key] = lines
	}
	return lines
}

// add keeps counted, or returns the same counts that are there.
func (k *lineCounts) add(counted []float64) []float64 {
	for _, d := range k.distinct {
		if slices.Equal(d, counted) {
			return d
		}
	}
	k.distinct = append(k.distinct, slices.Clone(counted))
	return k.distinct[len(k.distinct)-1]
}

// countLines wraps the sampled cells of a column; the counts hold until the next call.
func (g *gauge) countLines(c int, width float64) []float64 {
	g.counted = slices.Grow(g.counted[:0], len(g.sample))[:len(g.sample)]
	for i, r := range g.sample {
		g.counted[i] = 1
		if r[c].natural > width+slack && r[c].text != nil {
			g.counted[i] = r[c].text.at(width)
		}
	}
	return g.counted
}

// same reports counts that linesOf returned for one column and that are equal.
func same(a, b []float64) bool { return len(a) == 0 || &a[0] == &b[0] }
