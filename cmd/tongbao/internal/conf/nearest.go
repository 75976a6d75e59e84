package conf

import (
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Nearest returns the candidate closest to s, or "" when none is close enough
// to be a slip: one change in short words, two in longer ones.
func Nearest(s string, candidates []string) string {
	best, distance := "", 3
	for _, c := range candidates {
		a, b := plainKey(s), plainKey(c)
		if b == "" {
			continue
		}
		limit := 1
		if utf8.RuneCountInString(b) > 4 {
			limit = 2
		}
		if d := editDistance(a, b); d <= limit && d < distance {
			best, distance = c, d
		}
	}
	return best
}

// NearestFile is Nearest among the names of files: a slip, the same name in other letters
// or with another ending.
func NearestFile(name string, files []string) string {
	if near := Nearest(name, files); near != "" {
		return near
	}
	stem := func(s string) string { return plainKey(strings.TrimSuffix(s, filepath.Ext(s))) }
	for _, f := range files {
		if stem(f) == stem(name) {
			return f
		}
	}
	return ""
}

// maxCompared bounds the words compared; longer ones are not slips of a key.
const maxCompared = 64

func plainKey(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	return strings.NewReplacer("_", "", "-", "", " ", "").Replace(s)
}

// editDistance counts insertions, deletions, changes and swaps of neighbours.
func editDistance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) > maxCompared || len(y) > maxCompared {
		return maxCompared
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}
