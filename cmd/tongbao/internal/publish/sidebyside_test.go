package publish

import (
	"bytes"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSideBySide builds notices one after the other, at the same time in one run, and
// at the same time in two runs into one folder: the files are the same.
func TestSideBySide(t *testing.T) {
	root := filepath.Join("..", "..", "..", "..")
	var dirs []string
	for _, name := range []string{"yulin-2020-q3", "zibo-2021-q1", "zibo-2023-q1"} {
		dirs = append(dirs, filepath.Join(root, "data", name))
	}
	run := func(output string, jobs int, dirs ...string) {
		var out, errs bytes.Buffer
		o := Options{Output: output, Jobs: jobs, Fonts: filepath.Join(root, "fonts"), Templates: filepath.Join(root, "templates"), Out: &out,
			Err: &errs}
		if status, err := Build(dirs, o); status != StatusGood || err != nil {
			t.Errorf("%v: status %d, %v\n%s", dirs, status, err, errs.String())
		}
		if got := strings.Count(out.String(), "\n"); got != len(dirs) {
			t.Errorf("%v: %s", dirs, out.String())
		}
	}
	one, many, two := t.TempDir(), t.TempDir(), t.TempDir()
	run(one, 1, dirs...)
	want := tree(t, one)

	run(many, len(dirs), dirs...)
	if d := cmp.Diff(want, tree(t, many)); d != "" {
		t.Errorf("at the same time (-want +got):\n%s", d)
	}

	var wg sync.WaitGroup
	wg.Go(func() { run(two, 1, dirs[0]) })
	wg.Go(func() { run(two, 2, dirs[1:]...) })
	wg.Wait()
	got := tree(t, two)
	for _, list := range []string{indexName, feedName} { // of what stood there when the last run looked
		if got[list] == "" {
			t.Errorf("no %s", list)
		}
		got[list] = want[list]
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("in two runs (-want +got):\n%s", d)
	}
}
