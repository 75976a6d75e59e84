package markdown

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"html"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/docx"
	"tongbao/cmd/tongbao/internal/docx/docxtest"
)

const templates = "../../../../templates"

// need skips a test whose program is missing, or fails it where everything has
// to be there.
func need(t *testing.T, found bool, what string) {
	t.Helper()
	switch {
	case found:
	case os.Getenv("TONGBAO_STRICT") != "":
		t.Fatalf("%s is missing", what)
	default:
		t.Skipf("%s is missing", what)
	}
}

func program(t *testing.T, name string) string {
	t.Helper()
	file, err := exec.LookPath(name)
	need(t, err == nil, name)
	return file
}

func run(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	var stderr bytes.Buffer
	c := exec.Command(name, args...)
	c.Stderr = &stderr
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, stderr.Bytes())
	}
	return out
}

// job is one markdown file to be made a docx.
type job struct {
	md, out, reference string
	filter             bool
}

// dialect is what gongwen.yaml reads.
const dialect = "markdown-smart-citations-subscript-superscript-tex_math_dollars"

// route converts jobs with one pandoc.
type route func(t *testing.T, jobs []job)

// pandocProgram runs the pandoc of the machine, as the defaults file says.
func pandocProgram(t *testing.T, jobs []job) {
	pandoc := program(t, "pandoc")
	for _, j := range jobs {
		var args []string
		if j.filter { // first: what comes later wins
			args = []string{"-d", filepath.Join(templates, "gongwen.yaml")}
		}
		run(t, pandoc, append(args, "--reference-doc="+filepath.Join(templates, j.reference), j.md, "-o", j.out)...)
	}
}

// pandocWasm runs pandoc 3 as WebAssembly: the npm package pandoc-wasm, whose
// folder PANDOC_WASM names.
func pandocWasm(t *testing.T, jobs []job) {
	module := os.Getenv("PANDOC_WASM")
	need(t, module != "", "PANDOC_WASM, the folder of the npm package pandoc-wasm,")
	node := program(t, "node")
	type wasmJob struct {
		Options map[string]any    `json:"options"`
		Files   map[string]string `json:"files"`
		Out     string            `json:"out"`
	}
	var list []wasmJob
	for _, j := range jobs {
		w := wasmJob{Out: j.out, Files: map[string]string{"in.md": j.md, j.reference: filepath.Join(templates, j.reference)},
			Options: map[string]any{"from": "markdown", "to": "docx", "reference-doc": j.reference, "input-files": []string{"in.md"},
				"output-file": "out.docx"}}
		if j.filter {
			w.Options["from"], w.Options["filters"] = dialect, []string{"gongwen.lua"}
			w.Files["gongwen.lua"] = filepath.Join(templates, "gongwen.lua")
		}
		list = append(list, w)
	}
	data, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "jobs.json")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, node, "testdata/pandoc.mjs", module, file)
}

// documentXML returns the main part of a docx file.
func documentXML(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	xml, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(xml)
}

var (
	textPattern  = regexp.MustCompile(`<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(noBreakHyphen)`)
	linkPattern  = regexp.MustCompile(`<w:hyperlink w:anchor="fj\d+"|<w:bookmarkStart [^>]*w:name="fj\d+"`)
	tablePattern = regexp.MustCompile(`(?s)<w:tbl>.*?</w:tbl>`)
	pagePattern  = regexp.MustCompile(`<w:pgSz [^>]*>`)
	stylePattern = regexp.MustCompile(`<w:pStyle w:val="(\w+)"`)
)

func docxText(xml string) string {
	var b strings.Builder
	for _, m := range textPattern.FindAllStringSubmatch(xml, -1) {
		b.WriteString(html.UnescapeString(m[1]))
		if m[2] != "" {
			b.WriteByte('-')
		}
	}
	return squeezed(b.String())
}

func referenceFor(c docxtest.Case) string {
	switch {
	case c.Notice.Head.Form == document.LetterheadLetter:
		return "reference-letter.docx"
	case c.Name == "landscape-last":
		return "reference-landscape-last.docx"
	}
	return "reference.docx"
}

// withoutControls removes what only the direct docx has.
func withoutControls(xml string) string {
	return regexp.MustCompile(`<w:sdt><w:sdtPr>.*?</w:sdtPr><w:sdtContent>|</w:sdtContent></w:sdt>`).ReplaceAllString(xml, "")
}

// Every route gives the notice's text, and the very tables, pages and styles that
// the program writes into its own docx.
func TestPandocGivesTheSameDocx(t *testing.T) {
	for _, r := range []struct {
		name   string
		route  route
		tables Tables
	}{
		{"filter, pandoc of the machine", pandocProgram, Pipe},
		{"filter, pandoc 3", pandocWasm, Pipe},
		{"hybrid, pandoc of the machine", pandocProgram, Hybrid},
		{"hybrid, pandoc 3", pandocWasm, Hybrid},
	} {
		t.Run(r.name, func(t *testing.T) {
			dir := t.TempDir()
			var jobs []job
			for _, c := range docxtest.Cases() {
				j := job{md: filepath.Join(dir, c.Name+".md"), out: filepath.Join(dir, c.Name+".docx"), reference: referenceFor(c),
					filter: r.tables == Pipe}
				if err := os.WriteFile(j.md, Write(c.Notice, r.tables), 0o644); err != nil {
					t.Fatal(err)
				}
				jobs = append(jobs, j)
			}
			r.route(t, jobs)
			for i, c := range docxtest.Cases() {
				t.Run(c.Name, func(t *testing.T) {
					out, err := os.ReadFile(jobs[i].out)
					if err != nil {
						t.Fatal(err)
					}
					direct := docx.Write(c.Notice)
					if changes, err := docx.Compare(c.Notice, out); err != nil || len(changes) > 0 {
						t.Errorf("compared: %v %v", err, changes)
					}
					hyphens := func(data []byte) int { return strings.Count(documentXML(t, data), "<w:noBreakHyphen") }
					if r.tables == Pipe && hyphens(out) != hyphens(direct) {
						t.Errorf("%d hyphens that end no line", hyphens(out))
					}
					compareDocx(t, c.Notice, withoutControls(documentXML(t, direct)), documentXML(t, out))
				})
			}
		})
	}
}

func compareDocx(t *testing.T, n *document.Notice, direct, got string) {
	t.Helper()
	if d := cmp.Diff(noticeText(n), docxText(got)); d != "" {
		t.Errorf("text: %s", d)
	}
	tables := func(xml string) []string { // pandoc 3 puts elements on lines of their own
		return tablePattern.FindAllString(regexp.MustCompile(`>\s+<`).ReplaceAllString(xml, "><"), -1)
	}
	if d := cmp.Diff(tables(direct), tables(got)); d != "" {
		t.Errorf("tables: %s", d)
	}
	pages := func(xml string) []string {
		var out []string
		for _, s := range pagePattern.FindAllString(xml, -1) {
			out = append(out, map[bool]string{true: "landscape", false: "portrait"}[strings.Contains(s, "landscape")])
		}
		return out
	}
	if d := cmp.Diff(pages(direct), pages(got)); d != "" {
		t.Errorf("sections: %s", d)
	}
	links := func(xml string) []string {
		var out []string
		for _, m := range linkPattern.FindAllString(xml, -1) {
			out = append(out, regexp.MustCompile(` w:id="\d+"`).ReplaceAllString(m, ""))
		}
		return out
	}
	if d := cmp.Diff(links(direct), links(got)); d != "" {
		t.Errorf("links and what they lead to: %s", d)
	}
	styles := func(xml string) []string {
		var out []string
		for _, m := range stylePattern.FindAllStringSubmatch(xml, -1) {
			if m[1] == "FirstParagraph" { // pandoc's name for the paragraph behind a heading
				m[1] = "BodyText"
			}
			out = append(out, m[1])
		}
		return out
	}
	if d := cmp.Diff(styles(direct), styles(got)); d != "" {
		t.Errorf("styles: %s", d)
	}
}

// Without the filter every value is still there, only unmerged.
func TestPandocWithoutFilterIsComplete(t *testing.T) {
	n := docxtest.Tables()
	dir := t.TempDir()
	j := job{md: filepath.Join(dir, "n.md"), out: filepath.Join(dir, "n.docx"), reference: "reference.docx"}
	if err := os.WriteFile(j.md, Write(n, Pipe), 0o644); err != nil {
		t.Fatal(err)
	}
	pandocProgram(t, []job{j})
	out, err := os.ReadFile(j.out)
	if err != nil {
		t.Fatal(err)
	}
	xml := documentXML(t, out)
	if got := strings.Count(xml, "市第1局"); got != 2 {
		t.Errorf("the merged unit stands there %d times, want 2", got)
	}
	if strings.Contains(xml, "!--") || strings.Contains(xml, "custom-style") {
		t.Error("markup is left in the text")
	}
}

// Every nasty string is one paragraph of plain text for every reader of pandoc.
func TestEscapesInPandoc(t *testing.T) {
	pandoc := program(t, "pandoc")
	want := append(docxtest.Nasty(), randomStrings(1500)...)
	var md strings.Builder
	for _, s := range want {
		md.WriteString("甲\n\n" + paragraph(s) + "\n\n")
	}
	file := filepath.Join(t.TempDir(), "nasty.md")
	if err := os.WriteFile(file, []byte(md.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, from := range []string{"markdown", dialect, "gfm", "commonmark", "commonmark_x"} {
		var doc struct {
			Blocks []struct {
				T string          `json:"t"`
				C json.RawMessage `json:"c"`
			} `json:"blocks"`
		}
		if err := json.Unmarshal(run(t, pandoc, "-f", from, "-t", "json", file), &doc); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, b := range doc.Blocks {
			text := "<" + b.T + ">"
			if b.T == "Para" {
				text = plainInlines(t, b.C)
			}
			if text != "甲" {
				got = append(got, text)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d paragraphs, want %d", from, len(got), len(want))
		}
		for i := range min(len(got), len(want)) {
			if squeezed(got[i]) != squeezed(want[i]) {
				t.Errorf("%s: %q is written %q and read as %q", from, want[i], paragraph(want[i]), got[i])
			}
		}
	}
}

// randomStrings makes texts of characters that mean something to markdown, the
// same ones on every run.
func randomStrings(n int) []string {
	r := rand.New(rand.NewPCG(1, 2))
	alphabet := []rune("\\`*_{}[]()<>#+-.!|~^$@\"'&:;=%/1a甲 。“")
	var out []string
	for len(out) < n {
		s := make([]rune, 1+r.IntN(9))
		for i := range s {
			s[i] = alphabet[r.IntN(len(alphabet))]
		}
		if text := trim(string(s)); text != "" && text != "甲" {
			out = append(out, text)
		}
	}
	return out
}

// plainInlines joins text, spaces and breaks of pandoc's inlines; a link that a reader
// made of an address counts as its text, anything else shows by its name.
func plainInlines(t *testing.T, data json.RawMessage) string {
	t.Helper()
	var list []struct {
		T string          `json:"t"`
		C json.RawMessage `json:"c"`
	}
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, il := range list {
		switch il.T {
		case "Str":
			var s string
			if err := json.Unmarshal(il.C, &s); err != nil {
				t.Fatal(err)
			}
			b.WriteString(s)
		case "Space", "SoftBreak":
			b.WriteString(" ")
		case "LineBreak":
			b.WriteString("\n")
		case "Link":
			var parts []json.RawMessage
			if err := json.Unmarshal(il.C, &parts); err != nil {
				t.Fatal(err)
			}
			b.WriteString(plainInlines(t, parts[1]))
		case "Quoted": // with smart: the same quotes are written again
			var parts []json.RawMessage
			if err := json.Unmarshal(il.C, &parts); err != nil {
				t.Fatal(err)
			}
			open, shut := "“", "”"
			if strings.Contains(string(parts[0]), "Single") {
				open, shut = "‘", "’"
			}
			b.WriteString(open + plainInlines(t, parts[1]) + shut)
		default:
			b.WriteString("<" + il.T + ">")
		}
	}
	return b.String()
}
