package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// section is the part of README.md below a heading.
func section(t *testing.T, heading string) string {
	t.Helper()
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, found := strings.Cut(string(data), heading+"\n")
	if !found {
		t.Fatalf("README.md has no %s", heading)
	}
	text, _, _ = strings.Cut(text, "\n## ")
	return text
}

// matches are what the group of a pattern matches in a text.
func matches(t *testing.T, pattern, text string) []string {
	t.Helper()
	var out []string
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	if len(out) == 0 {
		t.Errorf("nothing matches %s", pattern)
	}
	return out
}

// TestReadme holds that the folders and files, commands and libraries README.md
// names are those there are.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(matches(t, `\]\(([^)]+)\)`, string(data)), matches(t, "(?m)^\\| `([^`]+)` \\|", section(t, "## Folders"))...) {
		if _, err := os.Stat(filepath.Join("../..", file)); err != nil {
			t.Error(err)
		}
	}
	root := (&program{}).commands()
	root.InitDefaultHelpCmd()
	for _, name := range matches(t, "(?m)^\\| `tongbao (\\w+)", section(t, "## 中文简介")) {
		if command, _, err := root.Find([]string{name}); err != nil || command == root {
			t.Errorf("there is no command %s: %v", name, err)
		}
	}
	module, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	named := matches(t, "`([^`]+/[^`]+)`", strings.ReplaceAll(section(t, "## Libraries"), "`fonts/LICENSES`", ""))
	for i, name := range named {
		if strings.HasPrefix(name, "x/") {
			named[i] = "golang.org/" + name
		} else {
			named[i] = "github.com/" + name
		}
	}
	required := matches(t, `(?m)^\t(\S+?)(?:/v\d+)? v\S+$`, string(module)) // indirect ones have a comment
	slices.Sort(named)
	slices.Sort(required)
	if !slices.Equal(named, required) {
		t.Errorf("libraries in README.md and go.mod:\n%v\n%v", named, required)
	}
}

// TestManualCommands holds that the commands the clerks' manual writes, with their flags, are those there are.
func TestManualCommands(t *testing.T) {
	data, err := os.ReadFile("../../data/README.md")
	if err != nil {
		t.Fatal(err)
	}
	typed := matches(t, "(?m)^tongbao (.+)$", string(data))
	for _, line := range append(typed, matches(t, "`tongbao ([a-z]+)", string(data))...) {
		root := (&program{}).commands()
		root.InitDefaultHelpCmd()
		c, rest, err := root.Find(strings.Fields(line))
		if err == nil {
			err = c.ParseFlags(rest)
		}
		if err != nil || c == root {
			t.Errorf("tongbao %s: no such command, or %v", line, err)
		}
	}
}

// TestNoTestSkipsInTheGate holds that whatever skips a test fails it where
// TONGBAO_STRICT is set, as README.md says of the gate.
func TestNoTestSkipsInTheGate(t *testing.T) {
	skips := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, function := range strings.Split(string(src), "\nfunc ") {
			if !regexp.MustCompile(`\b[tb]\.Skip(f|Now)?\(`).MatchString(function) || strings.HasPrefix(function, "Fuzz") {
				continue
			}
			if skips++; !strings.Contains(function, `os.Getenv("TONGBAO_STRICT")`) {
				name, _, _ := strings.Cut(function, "(")
				t.Errorf("%s: %s skips in the gate too", path, name)
			}
		}
		return nil
	})
	if err != nil || skips == 0 {
		t.Errorf("%d functions skip, %v", skips, err)
	}
}
