package typeset

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
)

// siblingGain is up to how much wider, em, a column of numbers becomes to be as wide as those
// below the same head.
const siblingGain = 1.5

// alikeColumns are the groups of columns that look alike where they are equally wide: numbers
// below one head, and after them what has the same name below several heads or in several parts of a list.
func alikeColumns(src *document.Table) (siblings, namesakes [][]int) {
	below, named := map[string][]int{}, map[string][]int{}
	var order []string
	for c := range src.Columns {
		path := src.HeadPath(c)
		if len(path) == 0 {
			continue
		}
		head, name := strings.Join(path[:len(path)-1], "\n"), path[len(path)-1]
		order = append(order, head, name)
		if head != "" && src.Columns[c].Numbers {
			below[head] = append(below[head], c)
		}
		named[name] = append(named[name], c)
	}
	slices.Sort(order)
	for _, key := range slices.Compact(order) {
		if len(below[key]) > 1 {
			siblings = append(siblings, below[key])
		}
		if len(named[key]) > 1 {
			namesakes = append(namesakes, named[key])
		}
	}
	return siblings, namesakes
}

// level makes columns that are alike as wide as the widest of them, where w leaves rest to do so.
func (g *gauge) level(w []float64, rest float64) float64 {
	each := func(groups [][]int, most float64) {
		for _, group := range groups {
			widest, taken := 0.0, 0.0
			for _, c := range group {
				widest = max(widest, w[c])
			}
			fits := true
			for _, c := range group {
				fits = fits && widest-w[c] <= most
				taken += widest - w[c]
			}
			if !fits || taken > rest {
				continue
			}
			rest -= taken
			for _, c := range group {
				w[c] = widest
			}
		}
	}
	each(g.siblings, siblingGain)
	each(g.namesakes, rest)
	return rest
}

// even gives columns that are alike the mean of their widths, where that costs nothing.
func (g *gauge) even(w, least []float64, pad float64) []float64 {
	cost := g.cost(w, pad)
	for _, group := range slices.Concat(g.siblings, g.namesakes) {
		mean := 0.0
		for _, c := range group {
			mean += w[c] / float64(len(group))
		}
		try := slices.Clone(w)
		for _, c := range group {
			try[c] = mean
		}
		if holds(try, least) && g.cost(try, pad) <= cost {
			w = try
		}
	}
	return w
}

// holds reports that no column is narrower than its least width.
func holds(w, least []float64) bool {
	for c := range w {
		if w[c] < least[c]-slack {
			return false
		}
	}
	return true
}
