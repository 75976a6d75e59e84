package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const internalPath = "tongbao/cmd/tongbao/internal/"

// allowed is the direction of the data: each package and those of ours it may
// know. A package that is not listed fails the test, so that a new one has to
// be given its room; so does a permission that no package uses.
var allowed = map[string][]string{
	"measure":      {},          // the gate's own command
	"release":      {"version"}, // makes what an office gets
	"diag":         {},
	"gbt9704":      {},
	"typeset/line": {},
	"charset":      {"diag"},
	"wording":      {},
	"outdir":       {},
	"version":      {},
	"launch":       {},
	"numfmt":       {},
	"sheet":        {"diag", "charset", "numfmt"},
	"figures":      {"diag", "numfmt", "sheet", "inspection", "language"},
	"language":     {},
	"claims":       {"figures", "pattern", "sheet"},
	"vocabulary":   {"claims", "diag", "document", "figures", "inspection", "issue", "language", "sheet", "wording"},
	"inspection":   {"diag", "conf", "sheet", "wording"},
	"document":     {"diag", "sheet", "figures"},
	"conf":         {"diag", "charset"},
	"intake":       {"diag"},
	"issue":        {"diag", "intake", "sheet", "wording", "conf", "language"},
	"deflate":      {},
	"opc":          {"deflate"},
	"workbook":     {"diag", "intake", "numfmt", "opc", "sheet", "charset"},
	"survey":       {"diag", "conf", "intake", "sheet", "charset", "issue", "wording", "language", "workbook", "inspection"},
	"leftovers":    {"diag", "sheet", "issue", "wording", "inspection", "survey"},
	"shard":        {},
	"svg":          {"gbt9704", "typeset"},
	"preview":      {},
	"slips":        {"document", "inspection", "issue", "sheet", "survey"},
	"periods":      {"figures", "inspection", "survey"},
	"starter":      {"charset", "conf", "diag", "inspection", "issue", "leftovers", "sheet", "survey", "wording", "workbook"},
	"compose":      {"diag", "sheet", "issue", "wording", "inspection", "survey", "figures", "document", "language", "vocabulary"},
	"migrate":      {"diag", "conf", "inspection", "survey", "figures", "language", "vocabulary"},
	"pattern":      {},
	"proof":        {"pattern", "claims", "diag", "conf", "sheet", "issue", "wording", "figures", "document"},
	"typeface":     {"diag", "intake"},
	"typeset":      {"diag", "wording", "document", "gbt9704", "typeface", "typeset/line"},
	"pdf":          {"deflate", "gbt9704", "typeface", "typeset"},
	"ofd":          {"gbt9704", "opc", "typeset"},
	"pdfread":      {},
	"ofdread":      {},
	"readback":     {"diag", "document", "figures", "gbt9704", "ofdread", "pdfread"},
	"opendata":     {"deflate", "wording", "document"},
	"html":         {"diag", "wording", "document", "figures"},
	"findingpage":  {"diag", "sheet"},
	// docx/story: the sequence of styled paragraphs that docx and markdown share
	"docx/story": {"diag", "wording", "document", "figures"},
	"docx":       {"diag", "document", "figures", "docx/story", "opc"},
	"markdown":   {"document", "docx/story", "docx"}, // docx: the raw XML of hybrid tables
}

// testOnly packages hold material of the tests of several packages, or measure the program from outside; it has none of them.
var testOnly = []string{"scaled", "speed", "steptest", "figures/figurestest", "typeface/facetest", "docx/docxtest"}

// anyBelow may know every package but each other's users.
var anyBelow = []string{"publish"}

func TestImportsGoOneWay(t *testing.T) {
	imports := ourImports(t)
	for pkg, deps := range imports {
		if _, ok := allowed[pkg]; !ok && !slices.Contains(anyBelow, pkg) {
			t.Errorf("package %s has no place in the order of packages", pkg)
		}
		for _, dep := range deps {
			if !mayImport(pkg, dep) {
				t.Errorf("package %s must not know package %s", pkg, dep)
			}
		}
	}
	for pkg, deps := range allowed {
		if imports[pkg] == nil {
			t.Errorf("there is no package %s to have a place in the order of packages", pkg)
		}
		for _, dep := range deps {
			if !slices.Contains(imports[pkg], dep) {
				t.Errorf("package %s may know package %s and does not: take the permission back", pkg, dep)
			}
		}
	}
}

// ourImports are the packages under internal that each of them imports outside its
// tests.
func ourImports(t *testing.T) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	err := filepath.WalkDir("internal", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		pkg := strings.TrimPrefix(path.Dir(filepath.ToSlash(file)), "internal/")
		if slices.Contains(testOnly, pkg) {
			return nil
		}
		ast, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		if imports[pkg] == nil {
			imports[pkg] = []string{} // it is there, whatever it imports
		}
		for _, spec := range ast.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if dep, ours := strings.CutPrefix(name, internalPath); ours && !slices.Contains(imports[pkg], dep) {
				imports[pkg] = append(imports[pkg], dep)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return imports
}

func mayImport(pkg, dep string) bool {
	if slices.Contains(testOnly, dep) {
		return false
	}
	if slices.Contains(anyBelow, pkg) {
		return !slices.Contains(anyBelow, dep)
	}
	return slices.Contains(allowed[pkg], dep)
}

// TestPlainDataHasNoIO keeps the nouns free of files, fonts and clocks.
func TestPlainDataHasNoIO(t *testing.T) {
	for _, pkg := range []string{"diag", "numfmt", "sheet", "document", "figures", "inspection", "gbt9704", "wording"} {
		refuse(t, pkg, "os", "io/fs", "path/filepath")
	}
}

// TestProgramStandsAlone holds that no package opens a connection or runs another
// program.
func TestProgramStandsAlone(t *testing.T) {
	for pkg := range ourImports(t) {
		refused := []string{"net/rpc", "net/smtp", "crypto/tls", "plugin"}
		switch pkg {
		case "release": // which calls git and the compiler
			continue
		case "preview": // which answers this machine's own browser: TestPreviewIsPrivate
			refused = append(refused, "os/exec")
		default:
			refused = append(refused, "net", "net/http", "os/exec")
		}
		refuse(t, pkg, refused...)
	}
}

// opening are the functions that open a file or a folder by its path, of whatever kind it is.
var opening = map[string][]string{
	"os":        {"Open", "OpenFile", "OpenInRoot", "OpenRoot", "ReadFile", "ReadDir", "DirFS"},
	"io/ioutil": {"ReadFile", "ReadDir"},
	"excelize":  {"OpenFile"},
	"zip":       {"OpenReader"},
	"toml":      {"DecodeFile", "DecodeFS"},
}

// openers may open files themselves: the one door, the commands that are not of the program, and what
// copies the files of others in the output folder.
var openers = []string{"intake", "measure", "outdir", "release"}

// TestFilesComeInByOneDoor holds that nothing else opens a file: a pipe would hang, an endless one
// fill the memory.
func TestFilesComeInByOneDoor(t *testing.T) {
	for _, root := range []string{"internal", "../../templates", "../../fonts", "."} {
		err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
			name := strings.TrimPrefix(filepath.ToSlash(file), "internal/")
			switch {
			case err != nil:
				return err
			case d.IsDir() && root == "." && file != "." || d.IsDir() && slices.Contains(testOnly, name):
				return fs.SkipDir
			case d.IsDir(), !strings.HasSuffix(file, ".go"), strings.HasSuffix(file, "_test.go"),
				slices.Contains(openers, name), slices.Contains(openers, path.Dir(name)):
				return nil
			}
			tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(tree, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok {
					if pkg, ok := s.X.(*ast.Ident); ok && slices.Contains(opening[pkg.Name], s.Sel.Name) {
						t.Errorf("%s opens a file by %s.%s and not by package intake", file, pkg.Name, s.Sel.Name)
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// refuse reports the files of a package that import one of the paths outside its tests.
func refuse(t *testing.T, pkg string, paths ...string) {
	t.Helper()
	files, err := filepath.Glob("internal/" + pkg + "/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files of package %s: %v", pkg, err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		ast, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range ast.Imports {
			if name, _ := strconv.Unquote(spec.Path.Value); slices.Contains(paths, name) {
				t.Errorf("%s imports %s", file, name)
			}
		}
	}
}

// TestTablesAreMadeWhole holds that nobody but document.NewTable makes a table that
// can be written: a *document.Table from a literal has no grid.
func TestTablesAreMadeWhole(t *testing.T) {
	err := filepath.WalkDir("internal", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") {
			return err
		}
		source, err := os.ReadFile(file)
		if strings.Contains(string(source), "&document."+"Table{") {
			t.Errorf("%s: a table that document.NewTable has not made", file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestMapNamesEveryPackage holds ARCHITECTURE.md to the packages there are.
func TestMapNamesEveryPackage(t *testing.T) {
	data, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range ourImports(t) {
		if !strings.Contains(string(data), "`"+pkg+"`") {
			t.Errorf("ARCHITECTURE.md does not say what package %s is", pkg)
		}
	}
}
