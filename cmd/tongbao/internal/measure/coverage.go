package main

import (
	"fmt"
	"strings"
)

// statements are how many the packages have and how many of them ran.
type statements struct{ all, ran int }

// coverage reads a profile. A block stands there once for each package whose tests
// count it; it ran when one of them ran it.
func coverage(profile []byte) (statements, error) {
	sizes, ran := map[string]int{}, map[string]bool{}
	for line := range strings.Lines(string(profile)) {
		if strings.HasPrefix(line, "mode:") {
			continue
		}
		var block string
		var size, times int
		if _, err := fmt.Sscan(line, &block, &size, &times); err != nil {
			return statements{}, fmt.Errorf("%q: %w", line, err)
		}
		sizes[block] = size
		ran[block] = ran[block] || times > 0
	}
	var s statements
	for block, size := range sizes {
		s.all += size
		if ran[block] {
			s.ran += size
		}
	}
	return s, nil
}

// report writes the coverage and whether it is too low.
func (s statements) report() (text string, low bool) {
	percent := 100 * float64(s.ran) / float64(max(s.all, 1))
	return fmt.Sprintf("%.1f %% of %d statements run by tests (at least %d)\n", percent, s.all, minCoverage), percent < minCoverage
}
