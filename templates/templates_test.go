package templates

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestDiskWins(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "rules"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"gov-2019.toml", "ours.toml"} {
		if err := os.WriteFile(filepath.Join(dir, "rules", name), []byte("ours"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	inside, disk := Set{}, Open(dir)
	for _, tt := range []struct {
		set  Set
		name string
		ours bool
	}{{inside, "rules/gov-2019.toml", false}, {disk, "rules/gov-2019.toml", true}, {disk, "rules/ours.toml", true},
		{disk, "html/page.css", false}} {
		data, err := tt.set.Read(tt.name)
		if err != nil || (string(data) == "ours") != tt.ours {
			t.Errorf("%v %s: %.20q, %v", tt.set, tt.name, data, err)
		}
	}
	for _, name := range []string{"rules/none.toml", "../templates.go", "rules/../../x", ""} {
		if _, err := disk.Read(name); err == nil {
			t.Errorf("%q was read", name)
		}
	}
	if _, err := disk.Read("rules/none.toml"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	want := []string{"rules/gov-2019.toml", "rules/local-example.toml", "rules/ours.toml"}
	if got := disk.Names("rules/*.toml"); !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

// TestInsideIsWhatLiesHere holds that every file of a folder the program reads is
// inside it.
func TestInsideIsWhatLiesHere(t *testing.T) {
	for _, folder := range []string{"html", "body", "rules", "proof"} {
		files, err := filepath.Glob(filepath.Join(folder, "*"))
		if err != nil || len(files) == 0 {
			t.Errorf("%s: %v", folder, err)
		}
		for _, file := range files {
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := (Set{}).Read(filepath.ToSlash(file)); err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s is another inside the program: %v", file, err)
			}
		}
	}
}

func TestUnreadableIsTold(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "rules", "gov-2019.toml"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "html"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	names := map[string]string{"rules/gov-2019.toml": "这是文件夹"}
	if os.Symlink("nowhere", filepath.Join(dir, "body")) == nil { // needs a right on Windows
		names["body"] = "这是链接"
	}
	if os.Getuid() > 0 {
		if err := os.WriteFile(filepath.Join(dir, "proof"), nil, 0o000); err != nil {
			t.Fatal(err)
		}
		names["proof"] = "没有权限"
	}
	if filepath.Separator == '/' { // Windows calls a file below a file missing
		names["html/page.css"] = "page.css"
	}
	for name, want := range names {
		data, err := Open(dir).Read(name)
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err == nil || errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %.20q, %v", name, data, err)
		}
	}
}

// TestTextsHaveShortLines holds the usual texts to lines a person can read in an editor.
func TestTextsHaveShortLines(t *testing.T) {
	names := Set{}.Names("body/*.md")
	if len(names) == 0 {
		t.Fatal("there are none")
	}
	for _, name := range names {
		data, err := Set{}.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(data), "\n") {
			if n := len([]rune(line)); n > 160 {
				t.Errorf("%s:%d has %d characters", name, i+1, n)
			}
		}
	}
}
