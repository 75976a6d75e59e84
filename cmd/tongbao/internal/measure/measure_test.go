package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBounds has a tree that breaks each bound once.
func TestBounds(t *testing.T) {
	root := t.TempDir()
	var methods strings.Builder
	for i := range maxMethods + 1 {
		methods.WriteString("func (" + strings.Repeat("*", i%2) + "many) " + strings.Repeat("m", i+1) + "() {}\n")
	}
	for name, src := range map[string]string{
		"long/long.go":             "package long\n\nfunc long() {\n" + strings.Repeat("\tlong()\n", maxFunction-1) + "}\n",
		"short/short.go":           "package short\n\nfunc short() {\n" + strings.Repeat("\tshort()\n", maxFunction-2) + "}\n",
		"many/many.go":             "package many\n\ntype many int\n\n" + methods.String(),
		"wide/wide_test.go":        "package wide\n\n// " + strings.Repeat("宽", maxWidth-2) + "\n// " + strings.Repeat("宽", maxWidth-3) + "\n",
		"file/codes.go":            "package file\n" + strings.Repeat("\n", maxFile),
		"file/testdata/ignored.go": "no code",
	} {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c, err := read(root)
	if err != nil {
		t.Fatal(err)
	}
	text, broken := c.report()
	for _, want := range []string{
		"1 functions over 60 lines\n    61 long/long.go:3 long\n", "1 types over 30 methods\n    31 many.many\n",
		"1 lines over 140 characters\n   141 wide/wide_test.go:3\n", "1 files over 500 lines\n   501 file/codes.go\n",
		"501 of them tables of codes", "; 4 lines of tests\n", "    63 long\n",
		"33 functions: median 1 lines (at most 11), nine in ten 1 (at most 27), longest 61 ",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if broken != 4 {
		t.Errorf("%d bounds broken", broken)
	}
	if t.Failed() {
		t.Log(text)
	}
}

// TestCoverage counts a block that the tests of two packages count once.
func TestCoverage(t *testing.T) {
	for profile, want := range map[string]string{
		"mode: set\na.go:1.2,3.4 18 0\na.go:5.6,7.8 1 1\na.go:1.2,3.4 18 1\nb.go:1.1,1.2 1 0\n": "95.0 % of 20 statements",
		"mode: set\na.go:1.2,3.4 18 1\nb.go:1.1,1.2 1 0\n":                                      "94.7 % of 19 statements",
	} {
		s, err := coverage([]byte(profile))
		if err != nil {
			t.Fatal(err)
		}
		if text, low := s.report(); !strings.HasPrefix(text, want) || low != strings.HasPrefix(want, "94") {
			t.Errorf("%q, %v", text, low)
		}
	}
	if _, err := coverage([]byte("mode: set\nno profile\n")); err == nil {
		t.Error("what is no profile was read")
	}
}
