package conf

import (
	"fmt"
	"strings"
	"testing"
)

// TestHostile has files of the largest size that are all of one thing. Each must
// end: a quadratic step would take minutes.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("large files")
	}
	fill := func(unit string) string { return strings.Repeat(unit, (MaxBytes-100)/len(unit)) }
	var unknown, totals strings.Builder
	for i := range 90_000 {
		fmt.Fprintf(&unknown, "kye%d=1\n", i)
		fmt.Fprintf(&totals, "k%d=1\n", i)
	}
	for name, file := range map[string]string{
		"dotted header":  "[" + fill("a.") + "a]",
		"dotted key":     fill("a.") + "a = 1",
		"array tables":   fill("[[a]]\n"),
		"missing keys":   fill("[[rule]]\n"),
		"elements":       "a = [" + fill("1,") + "]",
		"open brackets":  "a = " + fill("["),
		"open braces":    "a = " + fill("{a="),
		"unknown keys":   unknown.String(),
		"totals":         "[totals]\n" + totals.String(),
		"quotes":         "a = " + fill(`"`),
		"comments":       fill("#\n"),
		"long key":       fill("k") + " = 1",
		"empty lines":    fill("\n"),
		"Chinese quotes": "a = " + fill("“"),
	} {
		t.Run(name, func(*testing.T) { Read("a.toml", []byte(file), sampleFile, &file1{}) })
	}
}
