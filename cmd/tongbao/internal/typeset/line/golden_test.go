package line

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden sets the paragraphs of testdata/paragraphs.txt as the body of a
// notice: 28 cells in 156 mm, two cells of indent. For each line the golden file
// has where its ink starts and ends in mm, the text, and what was changed: the gaps that
// were widened, the marks that were squeezed.
func TestGolden(t *testing.T) {
	in, err := os.ReadFile(filepath.Join("testdata", "paragraphs.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range strings.Split(strings.TrimSpace(string(in)), "\n") {
		for _, l := range Break(text(s), Options{Measure: 156, First: 2 * testCell, Cell: testCell}) {
			b.WriteString(describe(l))
		}
		b.WriteByte('\n')
	}
	golden := filepath.Join("testdata", "paragraphs.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != string(want) {
		t.Errorf("differs from %s (go test -update writes it):\n%s", golden, got)
	}
}

// describe writes a line for a reader with a ruler.
func describe(l Line) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%7.3f %7.3f  %s", l.Chars[0].X, l.Chars[0].X+l.Width, lineText(l))
	widest, narrow := 0.0, map[float64]string{}
	var order []float64
	for i := 1; i < len(l.Chars); i++ {
		a, c := l.Chars[i-1], l.Chars[i]
		d := math.Round((c.X-a.X-width(a.Char))*1000) / 1000
		widest = max(widest, d)
		if d < 0 {
			if narrow[d] == "" {
				order = append(order, d)
			}
			narrow[d] += fmt.Sprintf(" %c%c", a.Rune, c.Rune)
		}
	}
	if widest > 0 {
		fmt.Fprintf(&b, "  +%.3f", widest)
	}
	for _, d := range order {
		fmt.Fprintf(&b, "  %.3f%s", d, narrow[d])
	}
	last := l.Chars[len(l.Chars)-1]
	if over := last.X + width(last.Char) - l.Chars[0].X - l.Width; over > 0.001 {
		fmt.Fprintf(&b, "  %.3f %c at the end", -over, last.Rune)
	}
	return b.String() + "\n"
}

// TestLinesAreEven holds how far the lines of the body are widened: by 3 % without harm, by
// 5 % where nothing else holds, and by more only before a number or a word that no line can
// part (the measure of looseness).
func TestLinesAreEven(t *testing.T) {
	in, err := os.ReadFile(filepath.Join("testdata", "paragraphs.txt"))
	if err != nil {
		t.Fatal(err)
	}
	lines, easy := 0, 0
	for _, s := range strings.Split(strings.TrimSpace(string(in)), "\n") {
		for _, l := range Break(text(s), Options{Measure: 156, First: 2 * testCell, Cell: testCell}) {
			loose := looseness(l)
			lines++
			if loose <= easyStretch {
				easy++
			}
			if loose > mostStretch {
				t.Errorf("widened by %.1f %%: %s", 100*loose, lineText(l))
			}
		}
	}
	if easy*10 < 9*lines {
		t.Errorf("%d of %d lines are widened by no more than 3 %%", easy, lines)
	}
}

// looseness is what a line was widened by, as a share of its width.
func looseness(l Line) float64 {
	natural := 0.0
	for _, c := range l.Chars {
		natural += width(c.Char)
	}
	return max(0, l.Width-natural) / l.Width
}
