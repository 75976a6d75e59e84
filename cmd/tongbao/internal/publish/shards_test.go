package publish

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/shard"
)

// cities writes small notices of one period below dir, one a city; that of the last has an error.
func cities(t *testing.T, dir string, n int) {
	t.Helper()
	for i := range n {
		city := filepath.Join(dir, fmt.Sprintf("city-%02d", i+1))
		write(t, filepath.Join(city, "notice.toml"), "[notice]\ntitle = \"关于{{期次}}政府网站检查情况的通报\"\nissuer = \"云川市人民政府办公室\"\n"+
			"signed = 2026-04-09\n[period]\nyear = 2026\nquarter = 1\n[sites]\n")
		write(t, filepath.Join(city, "body.md"), "共检查网站{{网站.检查数}}个，不合格{{网站.不合格数}}个。\n")
		write(t, filepath.Join(city, "网站.csv"), fmt.Sprintf("网站名称,网站标识码,检查结果\n甲网,37990000%02d,合格\n乙网,37980000%02d,不合格\n", i, i))
	}
	write(t, filepath.Join(dir, fmt.Sprintf("city-%02d", n), "body.md"), "共检查网站{{网站.捡查数}}个。\n")
}

// TestShards builds notices in one run and in eight at the same time into one folder: folders, list and feed are the
// same, and so are list and feed written anew. The error of one notice stops no other.
func TestShards(t *testing.T) {
	const notices, shards = 16, 8
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	cities(t, in, notices)
	run := func(output string, s shard.Shard) string {
		var out, told bytes.Buffer
		o := Options{Output: filepath.Join(dir, output), Jobs: 2, Only: []string{FormHTML}, Shard: s, Out: &out, Err: &told}
		if _, err := Build([]string{in}, o); err != nil {
			t.Errorf("%s: %v\n%s", output, err, told.String())
		}
		return told.String()
	}
	told := run("one", shard.Shard{})
	if end := "共16份通报：生成了15份；没有通过的1份：city-16\n"; !strings.HasSuffix(told, end) {
		t.Errorf("%s\ndoes not end with %s", told, end)
	}
	want := tree(t, filepath.Join(dir, "one"))
	var all sync.WaitGroup
	for n := 1; n <= shards; n++ {
		all.Go(func() { run("shared", shard.Shard{Number: n, Of: shards, By: "--shard"}) })
	}
	all.Wait()
	if d := cmp.Diff(want, tree(t, filepath.Join(dir, "shared"))); d != "" {
		t.Errorf("eight runs (-want +got):\n%s", d)
	}
	shared := filepath.Join(dir, "shared")
	for _, list := range []string{indexName, feedName} {
		if err := os.Remove(filepath.Join(shared, list)); err != nil {
			t.Error(err)
		}
	}
	if status, err := Index([]string{shared}, Options{Out: &bytes.Buffer{}, Err: os.Stderr}); status != StatusGood || err != nil {
		t.Errorf("index: %d, %v", status, err)
	}
	if d := cmp.Diff(want, tree(t, shared)); d != "" {
		t.Errorf("index (-want +got):\n%s", d)
	}
}
