package main

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/publish"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/vocabulary"
)

// A case of testdata/hints is a folder of an archive: the files of a notice that has a
// finding, its code and hint in the file hint, and in follow what a clerk who does what
// the hint says has then; in or, or2 … the same for what else it offers. What stands in
// no folder belongs to every notice of the archive; a notice.toml without [notice] goes
// on where the common one ends. earlier is another period's folder, templates that of the office.
type hintCase struct {
	name, code, hint string
	notice           map[string]string            // the notice that has the finding
	edits            map[string]map[string]string // by follow, or …: the files that are changed
}

// shelf has the faces that tests have read by now.
var shelf = &typeface.Shelf{}

// TestHintsAreRight does what the hints say that name a key of notice.toml or a word of
// body.md: the finding is gone and no other came instead, save an info. Each such hint of the source
// has a case.
func TestHintsAreRight(t *testing.T) {
	archives, err := filepath.Glob("testdata/hints/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(err)
	}
	followed := &texts{}
	t.Run("case", func(t *testing.T) {
		for _, file := range archives {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range hintCases(archive) {
				t.Run(c.name, func(t *testing.T) {
					t.Parallel()
					followed.add(c.follow(t, followed))
				})
			}
		}
	})
	t.Run("told", func(t *testing.T) { readNotices(t, followed) })
	readMessages(t, followed.found)
	for place, literal := range hintLiterals(t) {
		if !followed.have(literal) {
			t.Errorf("%s: no case of testdata/hints follows %q", place, literal)
		}
	}
}

// texts are what followed findings say, for several goroutines.
type texts struct {
	mu    sync.Mutex
	all   []string
	found diag.Findings
}

// read keeps findings, whose messages are read when all have come together.
func (x *texts) read(findings diag.Findings) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.found = append(x.found, findings...)
}

func (x *texts) add(more []string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.all = append(x.all, more...)
}

// verbs are what a text puts in when it is told.
var verbs = regexp.MustCompile(`%(?:\[\d\])?[a-z]|%%|\{\d\}|\[\d\]`)

// have reports whether some text holds the parts of a literal in order.
func (x *texts) have(literal string) bool {
	parts := verbs.Split(literal, -1)
	return slices.ContainsFunc(x.all, func(text string) bool {
		for _, part := range parts {
			_, rest, found := strings.Cut(text, part)
			if !found {
				return false
			}
			text = rest
		}
		return true
	})
}

// hintCases takes an archive apart.
func hintCases(a *txtar.Archive) []*hintCase {
	var out []*hintCase
	common, byName := map[string]string{}, map[string]*hintCase{}
	for _, f := range a.Files {
		name, rest, inCase := strings.Cut(f.Name, "/")
		text := string(f.Data)
		if !inCase {
			common[name] = text
			continue
		}
		c := byName[name]
		if c == nil {
			c = &hintCase{name: name, notice: map[string]string{}, edits: map[string]map[string]string{}}
			byName[name], out = c, append(out, c)
		}
		edit, file, edited := strings.Cut(rest, "/")
		switch {
		case rest == "hint":
			c.code, c.hint, _ = strings.Cut(strings.TrimSpace(text), "：")
		case edited && edit != "earlier" && edit != "templates":
			if c.edits[edit] == nil {
				c.edits[edit] = map[string]string{}
			}
			c.edits[edit][file] = text
		default:
			c.notice[rest] = text
		}
	}
	for _, c := range out {
		for file, text := range common {
			if _, own := c.notice[file]; !own {
				c.notice[file] = text
			}
		}
		c.goOn(common["notice.toml"])
	}
	return out
}

// goOn puts the common head before each notice.toml that has none.
func (c *hintCase) goOn(head string) {
	for _, files := range append(slices.Collect(mapValues(c.edits)), c.notice) {
		if text, ok := files["notice.toml"]; ok && !strings.Contains(text, "[notice]") {
			files["notice.toml"] = head + text
		}
	}
}

func mapValues[K comparable, V any](m map[K]V) func(func(V) bool) {
	return func(yield func(V) bool) {
		for _, v := range m {
			if !yield(v) {
				return
			}
		}
	}
}

// follow executes a case and returns what the finding said and advised.
func (c *hintCase) follow(t *testing.T, followed *texts) []string {
	before := check(t, c.notice)
	followed.read(before)
	var told []string
	for _, f := range before {
		if f.Code == c.code && strings.Contains(f.Hint, c.hint) {
			told = append(told, f.Text, f.Hint)
		}
	}
	if told == nil || len(c.edits) == 0 {
		t.Errorf("no finding %s with the hint %q, or no edit, but:\n%s", c.code, c.hint, strings.Join(before.Lines(), "\n"))
	}
	for name, edit := range c.edits {
		files := map[string]string{}
		for _, from := range []map[string]string{c.notice, edit} {
			for file, text := range from {
				files[file] = text
			}
		}
		for _, f := range check(t, files).Open() {
			same := func(old diag.Finding) bool { return old.Code == f.Code && old.Text == f.Text }
			if f.Code == c.code || f.Severity > diag.Info && !slices.ContainsFunc(before, same) {
				t.Errorf("after %s there is: %s", name, f)
			}
		}
	}
	return told
}

// check writes the files of a notice and returns its findings.
func check(t *testing.T, files map[string]string) diag.Findings {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, "notice", name)
		if strings.HasPrefix(name, "earlier/") {
			path = filepath.Join(root, name)
		}
		if text == "" {
			continue // an edit that takes the file away
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	o := publish.Options{Shelf: shelf, JSON: true, Out: &out, Err: io.Discard, Output: filepath.Join(root, "output"), Fonts: "../../fonts",
		Templates: "../../templates"}
	if own := filepath.Join(root, "notice", "templates"); slices.ContainsFunc(slices.Collect(maps.Keys(files)), isTemplate) {
		o.Templates = own
	}
	if _, err := publish.Check([]string{filepath.Join(root, "notice")}, "", o); err != nil {
		t.Fatal(err)
	}
	var result struct{ Findings diag.Findings }
	if err := json.Unmarshal(out.Bytes(), &result); err != nil {
		t.Fatal(err)
	}
	return result.Findings
}

func isTemplate(file string) bool { return strings.HasPrefix(file, "templates/") }

var (
	han = regexp.MustCompile(`\p{Han}`)
	// notation is that of texts, {{…}}, .总数, 名单(3), [得分≥90], and of the tables of notice.toml.
	notation  = regexp.MustCompile(`\{\{|\}\}|\.(?:\p{Han}|%|“|$)|\p{Han}\(|\[\p{Han}*[=≠<>≤≥前]|\[\[?[a-z%]`)
	partOfKey = regexp.MustCompile(`^[\p{Han}\w%.(\[\]]*$`)
	inQuotes  = regexp.MustCompile(`“([\p{Han}…]+)”`)
	asciiKey  = regexp.MustCompile(`[a-z_]+`)
)

// hintLiterals are the texts of the source, by their place, that name a key of
// notice.toml or a word of body.md and are not among notHints.
func hintLiterals(t *testing.T) map[string]string {
	known := languageWords(t)
	isKnown := func(word string) bool { return known[word] }
	out := map[string]string{}
	err := filepath.WalkDir("internal", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		file = filepath.ToSlash(file)
		// what migrate says is about the notation of before; what starter writes are files
		about := func(pkg string) bool { return strings.HasPrefix(file, "internal/"+pkg+"/") }
		if filepath.Base(file) == "codes.go" || about("migrate") || about("starter") ||
			slices.Contains(noHints, strings.TrimPrefix(file, "internal/")) {
			return nil
		}
		files := token.NewFileSet()
		tree, err := parser.ParseFile(files, file, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Field, *ast.ImportSpec:
				return false
			case *ast.CallExpr:
				if isPattern(n) {
					return false
				}
			case *ast.KeyValueExpr: // the manual's sentences of a word
				if key, ok := n.Key.(*ast.Ident); ok && slices.Contains([]string{"Args", "Example", "Prints", "Explain"}, key.Name) {
					return false
				}
			case *ast.BasicLit:
				text, err := strconv.Unquote(n.Value)
				names := notation.MatchString(text) || slices.ContainsFunc(asciiKey.FindAllString(text, -1), isKnown) ||
					slices.ContainsFunc(inQuotes.FindAllStringSubmatch(text, -1), func(m []string) bool { return isKnown(strings.Trim(m[1], "…")) })
				if err == nil && han.MatchString(text) && names && !partOfKey.MatchString(text) && !slices.Contains(notHints, text) {
					out[files.Position(n.Pos()).String()] = text
				}
			}
			return true
		})
		return nil
	})
	if err != nil || len(out) < 80 {
		t.Fatalf("%d hints, %v", len(out), err)
	}
	return out
}

// languageWords are the keys of notice.toml, and the words of body.md: those of the
// vocabulary and of the grammar.
func languageWords(t *testing.T) map[string]bool {
	out := map[string]bool{}
	for file, pattern := range map[string]string{
		"internal/issue/issue.go": `toml:"([a-z_]+)`, "internal/issue/period.go": `toml:"([a-z_]+)`,
	} {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range matches(t, pattern, string(src)) {
			out[word] = true
		}
	}
	for _, w := range vocabulary.Words() {
		out[w.Name] = true
	}
	for _, word := range language.Words() {
		out[word] = true
	}
	return out
}

// noHints are files whose texts are about something else than notice.toml and body.md:
// rule sets and word lists of templates, fonts, the writers and the command line. The expressions
// that claims makes are evaluated before they are told.
var noHints = []string{
	"claims/readings.go",
	"html/title.go", "inspection/parse.go", "inspection/ruleset.go", "proof/words.go", "docx/read.go", "docx/settings.go", "docx/styles.go",
	"docx/docxtest/notices.go", "publish/words.go", "markdown/markdown.go", "markdown/section.go", "numfmt/builtin.go", "numfmt/parse.go",
	"typeface/match.go", "svg/svg.go", "findingpage/page.go", "publish/new.go",
}

// notHints are texts that name a key and advise nothing about it, and those of the
// notation, which say how an action is written and not which.
var notHints = []string{
	"[portal] 的值",
	"要汇总的，补上 by", // no key is refused to a plain list
	// words that are something else there
	"是合计行的，请把名称改为“合计”；不是的，请核对这一行的数。", "只写名称，“附件”和序号由程序来加。",
	"“其中”各项合计%d%s，多于总数%s%s。", "“其中”各项合计%d%s，少于总数%s%s。",
}

// isPattern reports a call that makes a regular expression.
func isPattern(call *ast.CallExpr) bool {
	called, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	of, ok := called.X.(*ast.Ident)
	return called.Sel.Name == "MustCompile" || ok && of.Name == "pattern" && called.Sel.Name == "New"
}
