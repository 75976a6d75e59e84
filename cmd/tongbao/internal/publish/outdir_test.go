package publish

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tree lists the files below dir with their text.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	got := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		got[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestReplaceFolder(t *testing.T) {
	out := filepath.Join(t.TempDir(), "output")
	dir := filepath.Join(out, "n")
	first := []File{
		{"notice.pdf", []byte("1")},
		{"attachments/a.csv", []byte("1")},
		{manifestName, []byte(`{"outputs":[{"name":"notice.pdf"},{"name":"attachments/a.csv"}]}`)},
	}
	if err := replaceFolder(dir, first); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "扫描件.pdf"), "signed")
	write(t, filepath.Join(dir, "签批", "单.txt"), "slip")

	second := []File{{"notice.pdf", []byte("2")}, {manifestName, []byte(`{"outputs":[{"name":"notice.pdf"}]}`)}}
	if err := replaceFolder(dir, second); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"n/notice.pdf":      "2",
		"n/扫描件.pdf":         "signed",
		"n/签批/单.txt":        "slip",
		"n/" + manifestName: string(second[1].Data),
	}
	if d := cmp.Diff(want, tree(t, out)); d != "" {
		t.Errorf("output folder (-want +got):\n%s", d)
	}
}

func TestReplaceFile(t *testing.T) {
	out := t.TempDir()
	name := filepath.Join(out, "index.html")
	for _, text := range []string{"first", "second"} {
		if err := replaceFile(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(map[string]string{"index.html": text}, tree(t, out)); d != "" {
			t.Errorf("replaced (-want +got):\n%s", d)
		}
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o644 && runtime.GOOS != "windows" {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

// TestReplaceFileFails holds that a file that cannot be replaced stays, that nothing
// is left beside it, and that the reader is not told of a file he never sees.
func TestReplaceFileFails(t *testing.T) {
	out := t.TempDir()
	name := filepath.Join(out, "index.html")
	write(t, name, "old")
	write(t, filepath.Join(out, "shut"), "")
	shut, err := os.Open(filepath.Join(out, "shut")) // a file that cannot be written to
	if err != nil {
		t.Fatal(err)
	}
	if moveInto(shut, name, []byte("new")) == nil {
		t.Error("wrote to a file open for reading")
	}
	if d := cmp.Diff(map[string]string{"index.html": "old"}, tree(t, out)); d != "" {
		t.Errorf("after a failed write (-want +got):\n%s", d)
	}

	folder := filepath.Join(out, "feed.xml")
	write(t, filepath.Join(folder, "a"), "in the way")
	for _, name := range []string{folder, filepath.Join(out, "missing", "feed.xml")} {
		err := replaceFile(name, []byte("new"))
		if err == nil || !strings.HasPrefix(err.Error(), "不能写入 "+name+"：") || strings.Contains(err.Error(), ".new-") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if d := cmp.Diff(map[string]string{"index.html": "old", "feed.xml/a": "in the way"}, tree(t, out)); d != "" {
		t.Errorf("after a failed rename (-want +got):\n%s", d)
	}
}

func TestSwapByRenamesAndRecovery(t *testing.T) {
	out := t.TempDir()
	dir, fresh := filepath.Join(out, "n"), filepath.Join(out, ".fresh")
	write(t, filepath.Join(dir, "a"), "old")
	write(t, filepath.Join(fresh, "a"), "new")
	if err := swapByRenames(fresh, dir); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(map[string]string{"n/a": "new"}, tree(t, out)); d != "" {
		t.Error(d)
	}

	// Power fails between the two renames: the old folder stands aside.
	if err := os.Rename(dir, backupName(dir)); err != nil {
		t.Fatal(err)
	}
	if err := recoverFolder(dir); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(map[string]string{"n/a": "new"}, tree(t, out)); d != "" {
		t.Error(d)
	}
}
