package outdir

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

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

// tree lists what is below dir: files with their text, links with where they lead, folders that
// are empty. What is kept of before is a test of its own.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	got := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		rel = filepath.ToSlash(rel)
		switch {
		case rel == previousFolder:
			return filepath.SkipDir
		case d.IsDir():
			entries, err := os.ReadDir(path)
			if len(entries) == 0 {
				got[rel+"/"] = ""
			}
			return err
		case d.Type()&os.ModeSymlink != 0:
			got[rel], err = os.Readlink(path)
			got[rel] = "-> " + got[rel]
			return err
		}
		data, err := os.ReadFile(path)
		got[rel] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func hold(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	if d := cmp.Diff(want, tree(t, dir)); d != "" {
		t.Errorf("output folder (-want +got):\n%s", d)
	}
}

// built is a build of the notice n that writes files, given as name and text, where earlier builds
// wrote known.
func built(t *testing.T, out string, known, files map[string]string) []Kept {
	t.Helper()
	var list []File
	for name, text := range files {
		list = append(list, File{name, []byte(text)})
	}
	sums := map[string]string{}
	for name, text := range known {
		sum := sha256.Sum256([]byte(text))
		sums[name] = hex.EncodeToString(sum[:])
	}
	var kept []Kept
	err := Open(out).Alone(func(turn *Turn) (err error) {
		kept, err = turn.ReplaceFolder("n", list, sums)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// TestReplaceFolder holds what becomes of each kind of thing in a notice's folder.
func TestReplaceFolder(t *testing.T) {
	first := map[string]string{"notice.pdf": "1", "notice.docx": "1", "attachments/a.csv": "1", "attachments/b.csv": "1"}
	second := map[string]string{"notice.pdf": "2", "notice.docx": "2"}
	cases := []struct {
		name  string
		doing func(t *testing.T, dir string)
		want  map[string]string // beside the second build's
		kept  []Kept
	}{
		{"nothing", func(*testing.T, string) {}, nil, nil},
		{"files and folders of others", func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, "扫描件.pdf"), "signed")
			write(t, filepath.Join(dir, "签批", "单.txt"), "slip")
			write(t, filepath.Join(dir, "attachments", "附图.png"), "picture")
			write(t, filepath.Join(dir, ".hidden"), "h")
			os.Mkdir(filepath.Join(dir, "空"), 0o755)
		}, map[string]string{"扫描件.pdf": "signed", "签批/单.txt": "slip", "attachments/附图.png": "picture", ".hidden": "h", "空/": ""}, nil},
		{"a changed file", func(t *testing.T, dir string) { write(t, filepath.Join(dir, "notice.docx"), "edited") },
			map[string]string{"notice.原件1.docx": "edited"}, []Kept{{"notice.docx", "notice.原件1.docx"}}},
		{"the next free number", func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, "notice.docx"), "edited again")
			write(t, filepath.Join(dir, "notice.原件1.docx"), "edited")
		}, map[string]string{"notice.原件1.docx": "edited", "notice.原件2.docx": "edited again"},
			[]Kept{{"notice.docx", "notice.原件2.docx"}}},
		{"changed to what is written now", func(t *testing.T, dir string) { write(t, filepath.Join(dir, "notice.docx"), "2") }, nil, nil},
		{"changed and no longer written", func(t *testing.T, dir string) { write(t, filepath.Join(dir, "attachments", "a.csv"), "edited") },
			map[string]string{"attachments/a.csv": "edited"}, []Kept{{"attachments/a.csv", "attachments/a.csv"}}},
		{"a folder in the way", func(t *testing.T, dir string) {
			os.Remove(filepath.Join(dir, "notice.pdf"))
			write(t, filepath.Join(dir, "notice.pdf", "p1.png"), "page")
		}, map[string]string{"notice.原件1.pdf/p1.png": "page"}, []Kept{{"notice.pdf", "notice.原件1.pdf"}}},
		{"removed", func(t *testing.T, dir string) { os.Remove(filepath.Join(dir, "notice.docx")) }, nil, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			out := t.TempDir()
			dir := filepath.Join(out, "n")
			built(t, out, nil, first)
			c.doing(t, dir)
			if d := cmp.Diff(c.kept, built(t, out, first, second)); d != "" {
				t.Errorf("told (-want +got):\n%s", d)
			}
			want := map[string]string{}
			for name, text := range second {
				want[name] = text
			}
			for name, text := range c.want {
				want[name] = text
			}
			hold(t, dir, want)
			if kept := built(t, out, second, second); kept != nil {
				t.Errorf("the same build again tells %v", kept)
			}
			hold(t, dir, want)
			if got := tree(t, out); len(got) != len(want) {
				t.Errorf("left in the output folder: %v", got)
			}
		})
	}
}

// TestKeptAsItWas holds that links stay links and that permissions and times stay.
func TestKeptAsItWas(t *testing.T) {
	out := t.TempDir()
	dir := filepath.Join(out, "n")
	built(t, out, nil, map[string]string{"notice.pdf": "1", "attachments/a.csv": "1"})
	if err := os.Symlink("../盖章件.pdf", filepath.Join(dir, "link.pdf")); err != nil {
		if runtime.GOOS == "windows" {
			return // whoever may not make links has none
		}
		t.Fatal(err)
	}
	then := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	write(t, filepath.Join(dir, "签批", "scan.pdf"), "signed")
	os.Chmod(filepath.Join(dir, "签批", "scan.pdf"), 0o400)
	os.Chmod(dir, 0o700)
	os.RemoveAll(filepath.Join(dir, "attachments"))
	os.Symlink("elsewhere", filepath.Join(dir, "attachments"))
	for _, name := range []string{"签批/scan.pdf", "签批"} {
		if err := os.Chtimes(filepath.Join(dir, name), then, then); err != nil {
			t.Fatal(err)
		}
	}
	kept := built(t, out, map[string]string{"notice.pdf": "1", "attachments/a.csv": "1"},
		map[string]string{"notice.pdf": "2", "attachments/a.csv": "2"})
	if d := cmp.Diff([]Kept{{"attachments", "attachments.原件1"}}, kept); d != "" {
		t.Errorf("told (-want +got):\n%s", d)
	}
	hold(t, dir, map[string]string{"notice.pdf": "2", "attachments/a.csv": "2", "attachments.原件1": "-> elsewhere",
		"link.pdf": "-> ../盖章件.pdf", "签批/scan.pdf": "signed"})
	for name, mode := range map[string]os.FileMode{"签批/scan.pdf": 0o400, "签批": 0o755, ".": 0o700} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode().Perm() != mode || name != "." && !info.ModTime().Equal(then) {
			t.Errorf("%s: %v, %v, %v", name, info.Mode(), info.ModTime(), err)
		}
	}
}

// TestPrevious holds that what stood in a notice's folder is kept once, as a whole, and stays
// while nothing changes.
func TestPrevious(t *testing.T) {
	out := t.TempDir()
	previous := filepath.Join(out, previousFolder, "n")
	files := func(text string) map[string]string { return map[string]string{"a.pdf": text, "b/c.csv": text} }
	built(t, out, nil, files("1"))
	if exists(previous) {
		t.Error("nothing stood there before")
	}
	write(t, filepath.Join(out, "n", "签字.pdf"), "扫描件")
	built(t, out, files("1"), files("2"))
	hold(t, previous, map[string]string{"a.pdf": "1", "b/c.csv": "1", "签字.pdf": "扫描件"})
	built(t, out, files("2"), files("2"))
	hold(t, previous, map[string]string{"a.pdf": "1", "b/c.csv": "1", "签字.pdf": "扫描件"})
	built(t, out, files("2"), files("3"))
	hold(t, previous, map[string]string{"a.pdf": "2", "b/c.csv": "2", "签字.pdf": "扫描件"})
	hold(t, filepath.Join(out, "n"), map[string]string{"a.pdf": "3", "b/c.csv": "3", "签字.pdf": "扫描件"})
	if err := Open(out).Alone(func(turn *Turn) error { return turn.Forget("n") }); err != nil || exists(previous) {
		t.Error(err)
	}
}

// TestUpToDate holds that a folder that has it all is not touched.
func TestUpToDate(t *testing.T) {
	out := t.TempDir()
	files := map[string]string{"notice.pdf": "1", "attachments/a.csv": "1"}
	built(t, out, nil, files)
	before, err := os.Stat(filepath.Join(out, "n"))
	if err != nil {
		t.Fatal(err)
	}
	built(t, out, files, files)
	if after, err := os.Stat(filepath.Join(out, "n")); err != nil || !os.SameFile(before, after) {
		t.Errorf("the folder was made anew: %v", err)
	}
}

func TestReplaceFile(t *testing.T) {
	ours := func(data []byte) bool { return strings.HasPrefix(string(data), "ours") }
	out := t.TempDir()
	put := func(text string) (kept []Kept, err error) {
		err = Open(out).Alone(func(turn *Turn) (err error) {
			kept, err = turn.ReplaceFile("index.html", []byte(text), ours)
			return err
		})
		return kept, err
	}
	steps := []struct {
		doing func()
		kept  []Kept
		want  map[string]string
	}{
		{func() {}, nil, map[string]string{}},
		{func() {}, nil, map[string]string{}},
		{func() { write(t, filepath.Join(out, "index.html"), "theirs") }, []Kept{{"index.html", "index.原件1.html"}},
			map[string]string{"index.原件1.html": "theirs"}},
		{func() {
			os.Remove(filepath.Join(out, "index.html"))
			write(t, filepath.Join(out, "index.html", "a"), "in the way")
		}, []Kept{{"index.html", "index.原件2.html"}}, map[string]string{"index.原件1.html": "theirs", "index.原件2.html/a": "in the way"}},
	}
	for i, s := range steps {
		s.doing()
		text := "ours " + string(rune('1'+i))
		kept, err := put(text)
		if d := cmp.Diff(s.kept, kept); d != "" || err != nil {
			t.Errorf("step %d: told (-want +got): %v\n%s", i, err, d)
		}
		s.want["index.html"] = text
		hold(t, out, s.want)
	}
	if info, err := os.Stat(filepath.Join(out, "index.html")); err != nil || info.Mode().Perm() != 0o644 && runtime.GOOS != "windows" {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

// TestAbandoned holds that what a run that was killed left goes, that an old folder that stands
// aside comes back, and that what only looks like it stays.
func TestAbandoned(t *testing.T) {
	out := t.TempDir()
	write(t, filepath.Join(out, lockName), lockHead+".tongbao-1\n.tongbao-2\n../n\n.tongbao-x\n")
	write(t, filepath.Join(out, ".tongbao-1", newFolder, "m", "notice.pdf"), "half")
	write(t, filepath.Join(out, ".tongbao-1", "index.html"), "half")
	write(t, filepath.Join(out, ".tongbao-2", newFolder, "n", "notice.pdf"), "new")
	write(t, filepath.Join(out, ".tongbao-2", oldFolder, "n", "notice.pdf"), "old")
	write(t, filepath.Join(out, ".tongbao-2", oldFolder, "gone", "notice.pdf"), "replaced")
	theirs := map[string]string{".tongbao-x/a": "x", ".tongbao-3/a": "x", ".n.old/a": "x", ".n.new-1/a": "x", "b.new": "x"}
	for name, text := range theirs {
		write(t, filepath.Join(out, name), text)
	}
	if err := Open(out).Alone(func(*Turn) error { return nil }); err != nil {
		t.Fatal(err)
	}
	theirs["n/notice.pdf"] = "old"
	hold(t, out, theirs)
}

// TestLockIsNotOurs holds that a file of people's that is called as the lock is stays.
func TestLockIsNotOurs(t *testing.T) {
	out := t.TempDir()
	write(t, filepath.Join(out, lockName), "notes")
	err := Open(out).Alone(func(*Turn) error { return nil })
	if err == nil || !strings.Contains(err.Error(), "不是 tongbao 的文件；请移走后再试") {
		t.Error(err)
	}
	hold(t, out, map[string]string{lockName: "notes"})
}

// TestOneAtATime holds that a run waits for another, no longer than its patience, and that two
// never write at the same time.
func TestOneAtATime(t *testing.T) {
	out := t.TempDir()
	err := Open(out).Alone(func(*Turn) error {
		hasty := Open(out)
		hasty.patience = 0
		return hasty.Alone(func(*Turn) error {
			t.Error("two at the same time")
			return nil
		})
	})
	if err == nil || !strings.Contains(err.Error(), "另一个 tongbao 正在写") {
		t.Error(err)
	}
	hold(t, out, map[string]string{"./": ""})

	counter, done := filepath.Join(out, "counter"), make(chan error)
	for range 4 {
		go func() {
			var err error
			for range 25 {
				if err == nil {
					err = Open(out).Alone(func(*Turn) error {
						data, _ := os.ReadFile(counter)
						return os.WriteFile(counter, append(data, 'x'), 0o644)
					})
				}
			}
			done <- err
		}()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	hold(t, out, map[string]string{"counter": strings.Repeat("x", 100)})
}

func TestSwapByRenames(t *testing.T) {
	out := t.TempDir()
	dir, fresh, old := filepath.Join(out, "n"), filepath.Join(out, "fresh"), filepath.Join(out, "old")
	write(t, filepath.Join(dir, "a"), "old")
	write(t, filepath.Join(fresh, "a"), "new")
	if err := swapByRenames(fresh, dir, old); err != nil {
		t.Fatal(err)
	}
	hold(t, out, map[string]string{"n/a": "new", "old/a": "old"})
	if err := swapByRenames(fresh, dir, filepath.Join(out, "old2")); err == nil {
		t.Error("a folder that is not there took a place")
	}
	hold(t, out, map[string]string{"n/a": "new", "old/a": "old"})
}
