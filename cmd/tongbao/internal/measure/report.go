package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Bounds of the code.
const (
	maxFunction = 60  // lines
	maxMedian   = 11  // lines of the function in the middle
	maxNinetyth = 27  // lines that nine functions in ten keep
	maxMethods  = 30  // of one type
	maxWidth    = 140 // characters of a line; a tab is one
	maxFile     = 500 // lines
	minCoverage = 95  // percent of the statements
)

// manyMethods are the types that may have more than maxMethods: what texts ask of a
// roster is one method each.
var manyMethods = []string{"cmd/tongbao/internal/figures.Set"}

// report writes the measures and how many bounds are broken.
func (c *code) report() (text string, broken int) {
	var b strings.Builder
	total, cmd := 0, 0
	for _, folder := range slices.Sorted(maps.Keys(c.lines)) {
		fmt.Fprintf(&b, "%6d %s\n", c.lines[folder], folder)
		total += c.lines[folder]
		if strings.HasPrefix(folder, "cmd/") {
			cmd += c.lines[folder]
		}
	}
	fmt.Fprintf(&b, "%6d lines that are no tests, %d under cmd: %d of them tables of codes, %d the gate's own; %d lines of tests\n",
		total, cmd, c.codes, c.own, c.tests)

	sizes := make([]int, len(c.functions))
	for i, f := range c.functions {
		sizes[i] = f.size
	}
	slices.Sort(sizes)
	median, ninetyth, most := rank(sizes, 50), rank(sizes, 90), rank(sizes, 100)
	fmt.Fprintf(&b, "%d functions: median %d lines (at most %d), nine in ten %d (at most %d), longest %d (at most %d)\n",
		len(sizes), median, maxMedian, ninetyth, maxNinetyth, most, maxFunction)
	if median > maxMedian {
		broken++
	}
	if ninetyth > maxNinetyth {
		broken++
	}

	var types []place
	for name, n := range c.methods {
		if !slices.Contains(manyMethods, name) {
			types = append(types, place{name, n})
		}
	}
	broken += list(&b, "functions", maxFunction, "lines", c.functions)
	broken += list(&b, "types", maxMethods, "methods", types)
	broken += list(&b, "lines", maxWidth, "characters", c.wide)
	broken += list(&b, "files", maxFile, "lines", c.files)
	return b.String(), broken
}

// list writes the places that are larger than most, largest first, and returns their
// number.
func list(b *strings.Builder, what string, most int, unit string, places []place) int {
	over := slices.DeleteFunc(slices.Clone(places), func(p place) bool { return p.size <= most })
	slices.SortFunc(over, func(x, y place) int { return cmp.Or(cmp.Compare(y.size, x.size), cmp.Compare(x.name, y.name)) })
	fmt.Fprintf(b, "%d %s over %d %s\n", len(over), what, most, unit)
	for _, p := range over {
		fmt.Fprintf(b, "%6d %s\n", p.size, p.name)
	}
	return len(over)
}

// rank is the size that percent of the sorted sizes do not exceed.
func rank(sizes []int, percent int) int {
	if len(sizes) == 0 {
		return 0
	}
	return sizes[max(0, (len(sizes)*percent+99)/100-1)]
}
