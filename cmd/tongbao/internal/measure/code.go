package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// place is a file, a function or a line with its measure.
type place struct {
	name string // file:line and what stands there
	size int
}

// code is what was read of a tree of Go files.
type code struct {
	lines     map[string]int // of files that are no tests, by folder
	codes     int            // of them in tables of the codes of findings
	own       int            // of them in what only the gate runs
	tests     int            // lines of tests
	functions []place        // in lines, outside tests
	files     []place        // in lines, tests too
	wide      []place        // lines over maxWidth, tests too, in characters
	methods   map[string]int // by type, outside tests
}

// codesFile is the file of a package that registers the codes of its findings.
const codesFile = "codes.go"

// gateOnly are the packages that no command of the program and no test of a feature
// is made of.
var gateOnly = []string{"cmd/tongbao/internal/measure", "cmd/tongbao/internal/release", "cmd/tongbao/internal/steptest"}

// read measures the Go files below root.
func read(root string) (*code, error) {
	c := &code{lines: map[string]int{}, methods: map[string]int{}}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return filepath.SkipDir
		case d.IsDir() || filepath.Ext(path) != ".go":
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		return c.add(filepath.ToSlash(name), src)
	})
	return c, err
}

// add measures one file.
func (c *code) add(name string, src []byte) error {
	n := bytes.Count(src, []byte("\n"))
	c.files = append(c.files, place{name, n})
	for i, line := range strings.Split(string(src), "\n") {
		if w := utf8.RuneCountInString(line); w > maxWidth {
			c.wide = append(c.wide, place{fmt.Sprintf("%s:%d", name, i+1), w})
		}
	}
	if strings.HasSuffix(name, "_test.go") {
		c.tests += n
		return nil
	}
	folder := filepath.ToSlash(filepath.Dir(name))
	c.lines[folder] += n
	switch {
	case filepath.Base(name) == codesFile:
		c.codes += n
	case slices.Contains(gateOnly, folder):
		c.own += n
	}
	return c.declarations(name, folder, src)
}

func (c *code) declarations(name, folder string, src []byte) error {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, src, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Body == nil {
			continue
		}
		from, to := set.Position(f.Pos()), set.Position(f.End())
		c.functions = append(c.functions, place{fmt.Sprintf("%s:%d %s", name, from.Line, f.Name.Name), to.Line - from.Line + 1})
		if f.Recv != nil {
			c.methods[folder+"."+receiver(f.Recv.List[0].Type)]++
		}
	}
	return nil
}

// receiver is the name of the type a method belongs to.
func receiver(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.StarExpr:
		return receiver(x.X)
	case *ast.IndexExpr:
		return receiver(x.X)
	case *ast.IndexListExpr:
		return receiver(x.X)
	case *ast.Ident:
		return x.Name
	}
	return ""
}
