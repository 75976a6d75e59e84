package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/publish"
	"tongbao/templates"
)

// What a message may be: one line that is read at a glance.
const maxMessage = 700 // characters, with the list of what there is to choose from

// latin are the words of a message that are no Chinese, outside of what it quotes.
var (
	cited = regexp.MustCompile(`“[^”]*”|"[^"]*"|\{\{.*?\}\}|\{[^}]*\}|《[^》]*》|` +
		`https?:/[^\s，。；、]*|[^\s，。；、：（]*\.(?i:toml|md|xlsx|xlsm|xls|csv|txt|ttf|ttc|otf|css|tmpl|svg|xml|docx)\b|%[-+#0-9.]*[a-zA-Z]`)
	latin = regexp.MustCompile(`[A-Za-z][A-Za-z_-]+`)
	// keyTag is the key of a setting, of notice.toml or of what lies in templates.
	keyTag = regexp.MustCompile(`toml:"([a-z_]+)`)
)

// knownWords are what a clerk meets in Latin letters though it is no key.
var knownWords = strings.Fields(`tongbao migrate explain freeze undo help UTF- GB GB/T CSV PDF HTML XML TOML Excel Word WPS
	TrueType OpenType CFF glyf true false from to SiteName SiteDomain SiteIDCode ColumnName ColumnDescription ColumnKeywords
	ColumnType PubDate REF NaN MiB DOCTYPE earlier
	XFD only pdf ofd docx md draft strict data templates fonts user html proof xFF x gov- GWWenKai-Light WOFF TTF TTC
`)

// messageWords are the keys of notice.toml and of what lies in templates, the columns of
// rosters, the names of codes, and the known words.
func messageWords(t *testing.T) map[string]bool {
	out := languageWords(t)
	for _, word := range knownWords {
		out[word] = true
	}
	for _, k := range inspection.Kinds() {
		out[k.Key] = true
		for _, c := range inspection.ColumnsOf(k, nil) {
			out[c.Key] = true
		}
	}
	sources(t, func(_ string, tree *ast.File, _ func(token.Pos) string) {
		ast.Inspect(tree, func(n ast.Node) bool {
			if field, ok := n.(*ast.Field); ok && field.Tag != nil {
				for _, m := range keyTag.FindAllStringSubmatch(field.Tag.Value, -1) {
					out[m[1]] = true
				}
			}
			return true
		})
	})
	for _, file := range (templates.Set{}).Names("*/*") {
		out[strings.TrimSuffix(path.Base(file), path.Ext(file))] = true
	}
	for _, code := range allCodes(t) {
		out[code] = true
	}
	return out
}

// allCodes are the names of the codes, as the help lists them.
func allCodes(t *testing.T) []string {
	var list bytes.Buffer
	if err := publish.HelpCode(&list, "代号"); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, line := range strings.Split(list.String(), "\n") {
		if severity, code, ok := strings.Cut(strings.TrimSpace(line), " "); ok && slices.Contains([]string{"错误", "警告", "提示"}, severity) {
			out = append(out, code)
		}
	}
	return out
}

// unreadable says what is wrong with a message; empty: a clerk can read it.
func unreadable(f diag.Finding, words map[string]bool) string {
	line := f.String()
	switch {
	case f.Hint == "" && f.Severity > diag.Info:
		return "does not say what to do"
	case utf8.RuneCountInString(line) > maxMessage:
		return "is too long"
	case strings.Contains(line, "%!"), strings.Contains(f.Text+f.Hint, "\n"):
		return "is no line of text"
	}
	return foreign(f.Text+" "+f.Hint, words)
}

// foreign is the first word of a message that no clerk knows.
func foreign(text string, words map[string]bool) string {
	for _, word := range latin.FindAllString(cited.ReplaceAllString(text, ""), -1) {
		if !words[word] {
			return "says " + word
		}
	}
	return ""
}

// withoutExample are codes that no small notice has: those of files of many megabytes, of
// texts with a hundred thousand figures, of disks that cannot lock, and of what only a fault of the program can bring
// about. What they say is read in the source.
var withoutExample = []string{"file-too-large", "too-many-files", "too-many-pages", "workbook-too-large",
	"too-many-values", "too-many-groups", "markdown-unknown", "download-path", "no-lock"}

// readNotices checks the notices of testdata/told, whose findings are read with the others.
func readNotices(t *testing.T, read *texts) {
	archives, err := filepath.Glob("testdata/told/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(err)
	}
	for _, file := range archives {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range hintCases(archive) {
			t.Run(c.name, func(t *testing.T) {
				t.Parallel()
				found := check(t, c.notice)
				if !slices.ContainsFunc(found, func(f diag.Finding) bool { return f.Code != "portal-missing" }) { // told of every notice
					t.Error("nothing is told")
				}
				read.read(found)
			})
		}
	}
}

// readMessages reads the messages of findings, and asks for an example of every code:
// among the findings, or in the tests of a package, by its name or its words.
func readMessages(t *testing.T, found diag.Findings) {
	words, tested := messageWords(t), testedCodes(t)
	examples := map[string]bool{}
	for _, f := range found {
		examples[f.Code] = true
		if bad := unreadable(f, words); bad != "" {
			t.Errorf("%s: the message %s: %s", f.Code, bad, f)
		}
	}
	for _, code := range allCodes(t) {
		if !examples[code] && !tested[code] && !slices.Contains(withoutExample, code) {
			t.Errorf("%s: no example: put a small notice that has it into testdata/told, or the code into a table of its package's tests", code)
		}
	}
}

// testedCodes are the codes that a test names, or whose message it holds.
func testedCodes(t *testing.T) map[string]bool {
	var tests strings.Builder
	for _, pattern := range []string{"internal/*/*_test.go", "internal/*/testdata/*.txt", "testdata/script/*.txtar"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			tests.Write(src)
		}
	}
	out, files := map[string]bool{}, map[string]*ast.File{}
	named := regexp.MustCompile(`[a-z0-9]+(?:-[a-z0-9]+)+|[a-z]+`)
	for _, word := range named.FindAllString(tests.String(), -1) {
		out[word] = true
	}
	sources(t, func(file string, tree *ast.File, _ func(token.Pos) string) { files[filepath.ToSlash(file)] = tree })
	codes := registered(files)
	for _, tree := range files {
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if ok && len(call.Args) > 0 {
				name := variable(call)
				code, told := codes[tree.Name.Name+"."+name]
				if told && (strings.Contains(tests.String(), name) || holdsMessage(tests.String(), call)) {
					out[code.name] = true
				}
			}
			return true
		})
	}
	return out
}

// variable is that of the code which a call makes a finding of.
func variable(call *ast.CallExpr) string {
	from := call.Args[0] // Tell(code, …)
	if method, ok := call.Fun.(*ast.SelectorExpr); ok && method.Sel.Name == "Found" {
		from = method.X // code.Found(…)
	}
	if ident, ok := from.(*ast.Ident); ok {
		return ident.Name
	}
	return ""
}

// phrase is so much Chinese that it stands for a message.
var phrase = regexp.MustCompile(`\p{Han}{5,}`)

// holdsMessage reports tests that hold what a call says is wrong.
func holdsMessage(tests string, call *ast.CallExpr) bool {
	found := false
	for _, arg := range call.Args[1:] {
		ast.Inspect(arg, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok {
				for _, words := range phrase.FindAllString(lit.Value, -1) {
					found = found || strings.Contains(tests, words)
				}
			}
			return true
		})
	}
	return found
}

// TestMessagesAreChinese reads every message in the source, told in a test or not: what is
// wrong and what to do are Chinese, and there is something to do.
func TestMessagesAreChinese(t *testing.T) {
	words := messageWords(t)
	read := 0
	sources(t, func(file string, tree *ast.File, at func(token.Pos) string) {
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			method, ok := call.Fun.(*ast.SelectorExpr)
			hint := hintAt[methodName(method, ok)]
			if hint == 0 || len(call.Args) < hint+2 {
				return true
			}
			read++
			if lit, ok := call.Args[hint].(*ast.BasicLit); ok && lit.Value == `""` {
				t.Errorf("%s: the message does not say what to do", at(call.Pos()))
			}
			for _, arg := range call.Args[hint:] {
				ast.Inspect(arg, func(n ast.Node) bool {
					if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
						text, err := strconv.Unquote(lit.Value)
						if bad := foreign(text, words); err == nil && han.MatchString(text) && bad != "" {
							t.Errorf("%s: the message %s: %s", at(lit.Pos()), bad, text)
						}
					}
					return true
				})
			}
			return true
		})
	})
	if read < 200 {
		t.Errorf("only %d messages are read", read)
	}
}

// hintAt is which argument of a call that makes a finding says what to do.
var hintAt = map[string]int{"Tell": 2, "Found": 1}

func methodName(s *ast.SelectorExpr, ok bool) string {
	if !ok {
		return ""
	}
	return s.Sel.Name
}

// sources goes through the source of the packages.
func sources(t *testing.T, do func(file string, tree *ast.File, at func(token.Pos) string)) {
	files, err := filepath.Glob("internal/*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		do(file, tree, func(pos token.Pos) string { return set.Position(pos).String() })
	}
}
