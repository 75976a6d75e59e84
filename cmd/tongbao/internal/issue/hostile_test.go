package issue

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestHostile has files of the largest size that are all of one thing. Each must
// end soon; the bound is generous, as a quadratic step would take minutes.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("large files")
	}
	fill := func(unit string) string { return strings.Repeat(unit, (maxBytes-100)/len(unit)) }
	var unknown, totals strings.Builder
	for i := range 90_000 {
		fmt.Fprintf(&unknown, "kye%d=1\n", i)
		fmt.Fprintf(&totals, "k%d=1\n", i)
	}
	for name, file := range map[string]string{
		"dotted header":  "[" + fill("a.") + "a]",
		"dotted key":     fill("a.") + "a = 1",
		"array tables":   fill("[[a]]\n"),
		"stated":         fill("[[stated]]\n"),
		"elements":       "a = [" + fill("1,") + "]",
		"open brackets":  "a = " + fill("["),
		"open braces":    "a = " + fill("{a="),
		"unknown keys":   unknown.String(),
		"totals":         "[sites.totals]\n" + totals.String(),
		"quotes":         "a = " + fill(`"`),
		"long key":       fill("k") + " = 1",
		"empty lines":    fill("\n"),
		"Chinese quotes": "a = " + fill("“"),
	} {
		start := time.Now()
		parse([]byte(file))
		if d := time.Since(start); d > 30*time.Second {
			t.Errorf("%s took %v", name, d)
		} else {
			t.Logf("%s: %v", name, d)
		}
	}
}
