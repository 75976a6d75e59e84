package conf

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/steptest"
)

// hostile are files that are all of one thing, made in any size in bytes.
var hostile = map[string]func(size int) string{
	"dotted header":  func(size int) string { return "[" + filled("a.", size) + "a]" },
	"dotted key":     func(size int) string { return filled("a.", size) + "a = 1" },
	"array tables":   func(size int) string { return filled("[[a]]\n", size) },
	"missing keys":   func(size int) string { return filled("[[rule]]\n", size) },
	"elements":       func(size int) string { return "a = [" + filled("1,", size) + "]" },
	"open brackets":  func(size int) string { return "a = " + filled("[", size) },
	"open braces":    func(size int) string { return "a = " + filled("{a=", size) },
	"unknown keys":   func(size int) string { return numbered("kye%d=1\n", size) },
	"totals":         func(size int) string { return "[totals]\n" + numbered("k%d=1\n", size) },
	"quotes":         func(size int) string { return "a = " + filled(`"`, size) },
	"comments":       func(size int) string { return filled("#\n", size) },
	"long key":       func(size int) string { return filled("k", size) + " = 1" },
	"empty lines":    func(size int) string { return filled("\n", size) },
	"Chinese quotes": func(size int) string { return "a = " + filled("“", size) },
}

func filled(unit string, size int) string { return strings.Repeat(unit, size/len(unit)) }

// numbered repeats a line with a number in it, so that no two are the same.
func numbered(line string, size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, line, i)
	}
	return b.String()
}

// TestHostile holds that the largest files end: none is nested too deep to be read.
func TestHostile(t *testing.T) {
	for _, file := range hostile {
		Read("a.toml", []byte(file(1<<20)), sampleFile, &file1{})
	}
}

// TestHostileGrowth holds that a file of twice the size is about twice the work.
func TestHostileGrowth(t *testing.T) {
	steptest.Linear(t, 32<<10, slices.Sorted(maps.Keys(hostile)), func(name string, size int) {
		Read("a.toml", []byte(hostile[name](size)), sampleFile, &file1{})
	})
}
