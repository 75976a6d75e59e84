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
	inside, disk := Set{}, Open(os.DirFS(dir))
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

// TestUnreadableIsTold holds that what the program has inside never stands in for a file that is
// on disk and cannot be read.
func TestUnreadableIsTold(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "rules", "gov-2019.toml"), 0o755); err != nil {
		t.Fatal(err)
	}
	if data, err := Open(os.DirFS(dir)).Read("rules/gov-2019.toml"); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%.20q, %v", data, err)
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
