package compose

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/steptest"
)

// longBodies are texts of marks, of about a size in bytes, that a reader of markdown may go
// over again and again.
var longBodies = map[string]func(size int) string{
	"emphasis left open": func(n int) string { return strings.Repeat("**甲 ", n/6) },
	"emphasis in itself": func(n int) string { return strings.Repeat("**", n/8) + "甲" + strings.Repeat("**", n/8) },
	"links left open":    func(n int) string { return strings.Repeat("[甲](", n/6) },
	"brackets":           func(n int) string { return strings.Repeat("[", n) },
	"braces":             func(n int) string { return strings.Repeat("}}", n/2) },
	"ticks":              func(n int) string { return strings.Repeat("`甲", n/4) },
	"angles":             func(n int) string { return strings.Repeat("<甲 ", n/5) },
	"headings":           func(n int) string { return strings.Repeat("# 甲。\n\n", n/10) },
	"points":             func(n int) string { return strings.Repeat("- 甲\n", n/6) },
	"rows of a table":    func(n int) string { return "| 甲 | 乙 |\n|---|---|\n" + strings.Repeat("| 丙 | 1 |\n", n/12) },
	"one paragraph":      func(n int) string { return strings.Repeat("甲，", n/6) },
}

// TestLongBodiesTakeTheirLength holds that what a text of markdown takes goes with its length.
func TestLongBodiesTakeTheirLength(t *testing.T) {
	steptest.Linear(t, 8<<10, slices.Sorted(maps.Keys(longBodies)), func(name string, size int) {
		blocks, _ := parseMarkdown(longBodies[name](size), &marks{origin: place("body.md", 0)})
		numberHeadings(blocks, standard, []string{"。"})
	})
}
