package intake

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
)

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// link makes a link, where the system lets one.
func link(t *testing.T, to, path string) {
	t.Helper()
	err := os.Symlink(to, path)
	switch {
	case err != nil && os.Getenv("TONGBAO_STRICT") != "":
		t.Fatal(err)
	case err != nil: // Windows gives the right to few
		t.Skip("no links here: ", err)
	}
}

// sparse makes a file of a size that takes no room.
func sparse(t *testing.T, path string, size int64) {
	t.Helper()
	write(t, path, nil)
	if err := os.Truncate(path, size); err != nil {
		t.Fatal(err)
	}
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "n", "body.md"), []byte("甲"))
	sparse(t, filepath.Join(dir, "n", "full.md"), Text.bound().bytes)
	f := Open(filepath.Join(dir, "n"))
	data, err := f.Read("body.md", Text)
	if err != nil || string(data) != "甲" {
		t.Errorf("%q, %v", data, err)
	}
	if sum, err := f.Sum("body.md"); err != nil || sum != (Sum{3, sha256.Sum256([]byte("甲"))}) {
		t.Errorf("%v, %v", sum, err)
	}
	if data, err := f.Read("full.md", Text); err != nil || len(data) != int(Text.bound().bytes) {
		t.Errorf("a file of the largest size: %d bytes, %v", len(data), err)
	}
	if _, err := f.Read("none.md", Text); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	write(t, filepath.Join(dir, "n", "body.md"), []byte("乙"))
	if _, err := f.Read("body.md", Text); err == nil || !strings.Contains(err.Error(), "正在被改动") {
		t.Errorf("a file that became another: %v", err)
	}
}

// TestRefused holds what is refused, with the code, the path and the words for it.
func TestRefused(t *testing.T) {
	dir := t.TempDir()
	n := filepath.Join(dir, "n")
	write(t, filepath.Join(dir, "outside.md"), []byte("外"))
	write(t, filepath.Join(n, "body.md", "x"), nil)
	sparse(t, filepath.Join(n, "large.md"), Text.bound().bytes+1)
	link(t, filepath.Join("..", "outside.md"), filepath.Join(n, "out.md"))
	link(t, filepath.Join(dir, "outside.md"), filepath.Join(n, "absolute.md"))
	link(t, "nowhere", filepath.Join(n, "dangling.md"))
	link(t, "loop.md", filepath.Join(n, "loop.md"))
	link(t, dir, filepath.Join(n, "folder"))
	link(t, os.DevNull, filepath.Join(n, "device.md"))
	names := []struct{ name, code, text string }{
		{"body.md", "file-unreadable", "这是文件夹，不是文件"},
		{"large.md", "file-too-large", "文件超过 1 MiB"},
		{"out.md", "file-outside", "指到文件夹外面的 "},
		{"absolute.md", "file-outside", "指到文件夹外面的 "},
		{"folder/outside.md", "file-outside", "指到文件夹外面的 "},
		{"device.md", "file-outside", "指到文件夹外面的 "},
		{"dangling.md", "file-unreadable", "这是链接，它指的文件不在"},
		{"loop.md", "file-unreadable", "这是链接，转来转去又指回自己"},
	}
	if os.Getuid() > 0 {
		write(t, filepath.Join(n, "secret.md"), nil)
		if err := os.Chmod(filepath.Join(n, "secret.md"), 0); err != nil {
			t.Fatal(err)
		}
		names = append(names, struct{ name, code, text string }{"secret.md", "file-unreadable", "没有读取权限"})
	}
	f := Open(n)
	for _, tt := range names {
		_, err := f.Read(tt.name, Text)
		if err == nil || errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), filepath.Join(n, filepath.FromSlash(tt.name))) {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if found := Found(diag.Place{File: tt.name}, err); found.Code != tt.code || !strings.Contains(found.Text, tt.text) || found.Hint == "" {
			t.Errorf("%s: %v", tt.name, found)
		}
	}
	for _, path := range []string{n, filepath.Join(n, "large.md"), filepath.Join(n, "dangling.md"), os.DevNull} {
		if _, err := File(path, Text); err == nil || errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// TestLinksInside holds that a link which stays in the folder is followed, also one with an
// absolute path, and that the folder itself may be one.
func TestLinksInside(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "n", "真.md"), []byte("甲"))
	link(t, "真.md", filepath.Join(dir, "n", "相对.md"))
	link(t, filepath.Join(dir, "n", "真.md"), filepath.Join(dir, "n", "绝对.md"))
	link(t, "n", filepath.Join(dir, "m"))
	for _, name := range []string{"相对.md", "绝对.md"} {
		for _, folder := range []string{"n", "m"} {
			if data, err := Open(filepath.Join(dir, folder)).Read(name, Text); err != nil || string(data) != "甲" {
				t.Errorf("%s/%s: %q, %v", folder, name, data, err)
			}
		}
	}
	if data, err := File(filepath.Join(dir, "m", "绝对.md"), Text); err != nil || string(data) != "甲" {
		t.Errorf("%q, %v", data, err)
	}
}

func TestList(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b", "a", "c"} {
		write(t, filepath.Join(dir, name), nil)
	}
	entries, err := Open(dir).List(3)
	if err != nil || len(entries) != 3 || entries[0].Name() != "a" || entries[2].Name() != "c" {
		t.Errorf("%v, %v", entries, err)
	}
	if _, err := Open(dir).List(2); err == nil || Found(diag.Place{}, err).Code != "too-many-files" {
		t.Error(err)
	}
	if _, err := Open(filepath.Join(dir, "none")).List(3); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

// TestGrowing holds that a file which was small when it was looked at is bounded while it is read.
func TestGrowing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.md")
	write(t, path, nil)
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := os.Truncate(path, Text.bound().bytes+2); err != nil {
		t.Fatal(err)
	}
	if _, err := rest(file, path, Text, 1); err == nil || Found(diag.Place{}, err).Code != "file-too-large" {
		t.Error(err)
	}
}
