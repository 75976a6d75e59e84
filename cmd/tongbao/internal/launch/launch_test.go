package launch

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tree makes files, and folders where a name ends with a slash, and goes there.
func tree(t *testing.T, names ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, n := range names {
		dir, file := filepath.Split(filepath.FromSlash(n))
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if file == "" {
			continue
		}
		if err := os.WriteFile(filepath.FromSlash(n), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func paths(slashed ...string) []string {
	for i := range slashed {
		slashed[i] = filepath.FromSlash(slashed[i])
	}
	return slashed
}

func TestDropped(t *testing.T) {
	tree(t, "data/甲/notice.toml", "data/甲/数据.xlsx", "data/乙/notice.toml", "data/说明.txt")
	for _, c := range []struct{ args, want []string }{
		{paths("data/甲"), paths("data/甲")},
		{paths("data/甲/"), paths("data/甲")},
		{paths("data/甲/notice.toml"), paths("data/甲")},
		{paths("data/甲/数据.xlsx", "data/甲/notice.toml", "data/乙"), paths("data/甲", "data/乙")},
		{paths("data"), paths("data")}, // whatever it holds
		{paths("data/丙"), nil},
		{paths("data/甲", "--draft"), nil},
		{nil, nil},
	} {
		if got, err := Dropped(c.args); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, %v", c.args, got, err)
		}
	}
	if _, err := Dropped(paths("data/甲", "data/说明.txt")); err == nil || !strings.Contains(err.Error(), "旁边没有 notice.toml") {
		t.Errorf("a file of no notice: %v", err)
	}
}

func TestOutput(t *testing.T) {
	home := t.TempDir()
	program := filepath.Join(home, "tongbao.exe")
	elsewhere := filepath.Join(t.TempDir(), "甲")
	for _, c := range []struct{ dir, program, want string }{
		{filepath.Join(home, "data", "甲"), program, filepath.Join(home, "output")},
		{filepath.Join(home, "甲"), program, filepath.Join(home, "output")},
		{home, program, filepath.Join(filepath.Dir(home), "output")}, // the program lies in the notice's folder
		{elsewhere, program, filepath.Join(filepath.Dir(elsewhere), "output")},
		{elsewhere, "", filepath.Join(filepath.Dir(elsewhere), "output")},
	} {
		if got := Output(c.dir, c.program); got != c.want {
			t.Errorf("%s: %s, not %s", c.dir, got, c.want)
		}
	}
}

func TestExpand(t *testing.T) {
	tree(t, "data/2026-q1/notice.toml", "data/2026-q2/", "data/[旧]/notice.toml", "data/.藏/", "data/README.md", "书/a.pdf", "书/b.pdf")
	for _, c := range []struct{ args, want []string }{
		{paths("build", "data/*"), paths("build", "data/2026-q1", "data/2026-q2", "data/[旧]")}, // and not README.md
		{paths("check", "data/2026-q?", "--strict"), paths("check", "data/2026-q1", "data/2026-q2", "--strict")},
		{paths("data/[旧]/*"), paths("data/[旧]/notice.toml")},
		{paths("书/*.pdf"), paths("书/a.pdf", "书/b.pdf")},
		{paths("data/*.pdf", "本项.采用*5", "-o", "--only=*", "网站[类别=*]"), paths("data/*.pdf", "本项.采用*5", "-o", "--only=*", "网站[类别=*]")},
	} {
		if got := Expand(c.args); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q", c.args, got)
		}
	}
}

func TestWait(t *testing.T) {
	in := strings.NewReader("\nrest")
	var out strings.Builder
	Wait(in, &out)
	if !strings.Contains(out.String(), "按回车键关闭") {
		t.Errorf("%q", out.String())
	}
}
