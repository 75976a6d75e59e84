package html

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/document"
)

var (
	update  = flag.Bool("update", false, "write the golden files anew")
	samples = flag.String("samples", "", "write the test pages into this folder, to be looked at")
)

var fixtures = []struct {
	name   string
	notice func() *document.Notice
}{{"small", small}, {"tables", tables}, {"long", long}, {"bare", bare}, {"hostile", hostile}}

// offered are the downloads of the golden pages.
func offered() []Download {
	return []Download{
		{Path: "notice.pdf", Type: "application/pdf", Size: 1432100, Name: "通报正式文本"},
		{Path: "attachments/附件-名单 1.xlsx", Type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Size: 8123, Attachment: 1},
		{Path: "attachments/附件-名单 1.csv", Type: "text/csv", Size: 812, Attachment: 1},
	}
}

func TestGolden(t *testing.T) {
	for _, f := range fixtures {
		if f.name == "long" {
			continue // too long to be read
		}
		t.Run(f.name, func(t *testing.T) {
			page, _ := Page(f.notice(), Options{Downloads: offered()})
			fragment, _ := Fragment(f.notice(), Options{})
			golden(t, f.name+".html", page)
			golden(t, f.name+".fragment.html", fragment)
		})
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: (-want +got)\n%s", name, cmp.Diff(string(want), string(got)))
	}
}

func TestSamples(t *testing.T) {
	if *samples == "" {
		t.Skip("没有给出 -samples")
	}
	for _, f := range fixtures {
		dir := filepath.Join(*samples, f.name)
		if err := os.MkdirAll(filepath.Join(dir, "attachments"), 0o755); err != nil {
			t.Fatal(err)
		}
		for _, d := range offered() {
			if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(d.Path)), make([]byte, d.Size), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		page, fs := Page(f.notice(), Options{Downloads: offered()})
		for _, x := range fs {
			t.Log(x)
		}
		fragment, _ := Fragment(f.notice(), Options{})
		for name, data := range map[string][]byte{"notice.html": page, "notice.fragment.html": fragment} {
			if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
