package typeset

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/typeface"
)

var update = flag.Bool("update", false, "write the goldens in testdata anew")

const fontDir = "../../../../fonts"

// openFonts opens the project's faces once for all tests.
var openFonts = sync.OnceValues(func() (*typeface.Set, error) {
	set, _, err := typeface.Open(typeface.Options{Dirs: []string{fontDir}})
	return set, err
})

// fonts gives the project's faces; the body face is read from disk and its
// absence would change every golden.
func fonts(t testing.TB) *typeface.Set {
	t.Helper()
	if _, err := os.Stat(filepath.Join(fontDir, "gpl", "fangsong-fandolfang.ttf")); err != nil {
		if os.Getenv("TONGBAO_STRICT") != "" {
			t.Fatal(err)
		}
		t.Skip("fonts/gpl/fangsong-fandolfang.ttf is missing: goldens are made with it")
	}
	set, err := openFonts()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func dump(t testing.TB, l *Layout, findings diag.Findings) string {
	t.Helper()
	var b bytes.Buffer
	for _, f := range findings.Sorted() {
		fmt.Fprintf(&b, "finding %s %s: %s\n", f.Severity, f.Code, f.Text)
	}
	if err := l.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestGoldens compares the layout of each sample with testdata/<name>.txt.
func TestGoldens(t *testing.T) {
	set := fonts(t)
	for _, s := range samples() {
		t.Run(s.name, func(t *testing.T) {
			l, findings := LayOut(s.notice, set)
			got := dump(t, l, findings)
			file := filepath.Join("testdata", s.name+".txt")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("layout differs from %s (run with -update and look at the difference):\n%s", file, firstDifference(got, string(want)))
			}
		})
	}
}

// firstDifference shows the first line that differs.
func firstDifference(got, want string) string {
	g, w := bytes.Split([]byte(got), []byte("\n")), bytes.Split([]byte(want), []byte("\n"))
	for i := range g {
		if i >= len(w) || !bytes.Equal(g[i], w[i]) {
			line := []byte("(end)")
			if i < len(w) {
				line = w[i]
			}
			return "got  " + string(g[i]) + "\nwant " + string(line)
		}
	}
	return "got ends early"
}
