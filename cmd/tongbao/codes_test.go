package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// codeUse is what the source says of one code: where it is registered, and who
// tells it.
type codeUse struct {
	file, name   string
	here, beyond bool // named in its own package, outside codes.go; in another one
}

// TestEveryCodeIsTold holds that a code someone registers is told by someone, and
// that one is exported only for other packages to tell, and that the manual has it.
func TestEveryCodeIsTold(t *testing.T) {
	files := map[string]*ast.File{}
	err := filepath.WalkDir("internal", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		files[filepath.ToSlash(file)], err = parser.ParseFile(token.NewFileSet(), file, nil, 0)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	uses := registered(files)
	if len(uses) < 200 {
		t.Fatalf("only %d codes found", len(uses))
	}
	for file, f := range files {
		if path.Base(file) == "codes.go" {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && uses[x.Name+"."+n.Sel.Name] != nil {
					uses[x.Name+"."+n.Sel.Name].beyond = true
				}
			case *ast.Ident:
				if u := uses[f.Name.Name+"."+n.Name]; u != nil {
					u.here = true
				}
			}
			return true
		})
	}
	page, err := os.ReadFile("../../data/CODES.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, u := range uses {
		_, code, _ := strings.Cut(name, ".")
		if !u.here && !u.beyond {
			t.Errorf("%s: nobody tells %s", u.file, code)
		}
		if ast.IsExported(code) != u.beyond {
			t.Errorf("%s: %s is told by another package: %v", u.file, code, u.beyond)
		}
		if !bytes.Contains(page, []byte("| `"+u.name+"` |")) {
			t.Errorf("%s: %s is not in the manual: is the package among the stages of package publish?", u.file, u.name)
		}
	}
}

// registered finds the variables of codes.go that a register makes, by package and
// name.
func registered(files map[string]*ast.File) map[string]*codeUse {
	out := map[string]*codeUse{}
	for file, f := range files {
		if path.Base(file) != "codes.go" {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			if call, ok := spec.Values[0].(*ast.CallExpr); ok {
				if fn, ok := call.Fun.(*ast.SelectorExpr); ok {
					if x, ok := fn.X.(*ast.Ident); ok && x.Name == "Codes" {
						out[f.Name.Name+"."+spec.Names[0].Name] = &codeUse{file: file, name: name(call)}
					}
				}
			}
			return true
		})
	}
	return out
}

// name is the first argument of a call, a text.
func name(call *ast.CallExpr) string {
	if len(call.Args) > 0 {
		if lit, ok := call.Args[0].(*ast.BasicLit); ok {
			s, _ := strconv.Unquote(lit.Value)
			return s
		}
	}
	return ""
}
