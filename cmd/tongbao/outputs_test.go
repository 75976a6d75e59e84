package main

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"tongbao/cmd/tongbao/internal/compose"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/docx"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/publish"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/templates"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// samples are the notices in data/.
func samples(t *testing.T) []string {
	t.Helper()
	dirs, err := filepath.Glob("../../data/*/notice.toml")
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for i := range dirs {
		dirs[i] = filepath.Dir(dirs[i])
	}
	return dirs
}

const sampleTemplates = "../../templates"

// buildSample builds a notice, in all forms where none are named, into a folder of the test and
// returns that folder.
func buildSample(t *testing.T, dir string, forms ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	o := publish.Options{Output: t.TempDir(), Only: forms, Fonts: "../../fonts", Templates: sampleTemplates, Layout: true}
	o.Out, o.Err = &out, &errs
	if status, err := publish.Build([]string{dir}, o); err != nil || status != publish.StatusGood {
		t.Fatalf("%s was not built: %v\n%s", dir, err, errs.String())
	}
	return filepath.Join(o.Output, filepath.Base(dir))
}

// composeSample is the document a notice is written from.
func composeSample(t *testing.T, dir string) *document.Notice {
	t.Helper()
	folder, _, err := survey.Read(dir, templates.Open(os.DirFS(sampleTemplates)), inspection.Kinds(), nil)
	if err != nil {
		t.Fatal(err)
	}
	found, _ := survey.Judge(folder)
	composed, _ := compose.Compose(found, false)
	return composed.Notice
}

// need returns the path of an outside program. Without it the test is skipped,
// or fails where TONGBAO_STRICT asks for every test to run.
func need(t *testing.T, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		if os.Getenv("TONGBAO_STRICT") != "" {
			t.Fatalf("%s is not installed", program)
		}
		t.Skipf("%s is not installed", program)
	}
	return path
}

// styled is the style sheets, the script and their hashes, which package html looks at.
var styled = regexp.MustCompile(`(?s)<style>.*?</style>|<script>.*?</script>|sha256-.*?=`)

// TestGoldens holds the sample's layout, page and markdown against what was
// looked at and found good.
func TestGoldens(t *testing.T) {
	folder := buildSample(t, "../../data/zibo-2021-q1")
	for _, name := range []string{"layout.txt", "notice.html", "notice.md"} {
		got, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		got = styled.ReplaceAll(got, nil)
		golden := filepath.Join("testdata", "golden", name)
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

// TestSameText holds that PDF, OFD, page, what is pasted from it, markdown and Word file say what the document says, in
// its order. Elements that move in an output are compared by themselves.
func TestSameText(t *testing.T) {
	for _, dir := range samples(t) {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			folder, n := buildSample(t, dir), composeSample(t, dir)
			t.Run("pdf", func(t *testing.T) { samePDF(t, folder, n) })
			t.Run("ofd", func(t *testing.T) { sameOFD(t, buildSample(t, dir, "ofd"), n) })
			t.Run("html", func(t *testing.T) { sameHTML(t, folder, n) })
			t.Run("pasted", func(t *testing.T) { samePasted(t, folder, n) })
			t.Run("markdown", func(t *testing.T) { sameMarkdown(t, folder, n) })
			t.Run("docx", func(t *testing.T) { sameDocx(t, folder, n) })
		})
	}
}

var pageNumber = regexp.MustCompile(`(?m)^— \d+ —$`)

func samePDF(t *testing.T, folder string, n *document.Notice) {
	tool := need(t, "pdftotext")
	raw, err := exec.Command(tool, "-raw", "-enc", "UTF-8", filepath.Join(folder, "notice.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	got := bare(withoutRepeats(pageNumber.ReplaceAllString(string(raw), ""), n))
	checkInOrder(t, got, n, func(name string) bool { return true })
}

var (
	bodyLayer = regexp.MustCompile(`(?s)<ofd:Layer ID="\d+" Type="Body">(.*?)</ofd:Layer>`)
	textCode  = regexp.MustCompile(`<ofd:TextCode[^>]*>([^<]*)</ofd:TextCode>`)
)

// sameOFD takes the text codes of the body layers in the order of the pages.
func sameOFD(t *testing.T, folder string, n *document.Notice) {
	z, err := zip.OpenReader(filepath.Join(folder, "notice.ofd"))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var text strings.Builder
	for i := 1; ; i++ {
		page, err := fs.ReadFile(z, fmt.Sprintf("Doc_0/Pages/Page_%d/Content.xml", i))
		if err != nil {
			break
		}
		for _, layer := range bodyLayer.FindAllSubmatch(page, -1) {
			for _, code := range textCode.FindAllSubmatch(layer[1], -1) {
				text.WriteString(html.UnescapeString(string(code[1])))
			}
		}
	}
	checkInOrder(t, bare(text.String()), n, func(string) bool { return true })
}

// withoutRepeats drops what a table repeats on each further page: its header rows
// and the text of merged cells that go on there, marked 续.
func withoutRepeats(raw string, n *document.Notice) string {
	blocks := slices.Clone(n.Body)
	for _, a := range n.Attachments {
		blocks = append(blocks, a.Blocks...)
	}
	var heads, merged []string
	for _, b := range blocks {
		if t, ok := b.(*document.Table); ok {
			head := document.Table{Head: t.Head}
			heads = append(heads, bare(strings.Join(document.BlocksText([]document.Block{&head}), "")))
			merged = append(merged, mergedTexts(t)...)
		}
	}
	pages := strings.Split(raw, "\f")
	for i, page := range pages {
		pages[i] = bare(page)
		if i == 0 {
			continue
		}
		for _, m := range merged {
			pages[i] = strings.Replace(pages[i], m+"（续）", "", 1)
		}
		for _, h := range heads {
			pages[i] = strings.TrimPrefix(pages[i], h)
		}
	}
	return strings.Join(pages, "")
}

// mergedTexts lists the cells that span rows.
func mergedTexts(t *document.Table) []string {
	var out []string
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			if c.RowSpan > 1 {
				out = append(out, bare(c.Text))
			}
		}
	}
	return out
}

// sameHTML compares the text of <article>; what stands there beside the formal
// text is marked data-beside.
func sameHTML(t *testing.T, folder string, n *document.Notice) {
	data, err := os.ReadFile(filepath.Join(folder, "notice.html"))
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	got := bare(articleText(root, false))
	checkInOrder(t, got, n, func(name string) bool { return name != "份号" && name != "密级" && name != "版记" })
}

// offer is what stands behind the text to be pasted: a file that is offered.
var offer = regexp.MustCompile(`<p><a href="\./[^"]*">[^<]*</a></p>`)

func samePasted(t *testing.T, folder string, n *document.Notice) {
	data, err := os.ReadFile(filepath.Join(folder, "publish", "正文.html"))
	if err != nil {
		t.Fatal(err)
	}
	got := html.UnescapeString(tag.ReplaceAllString(offer.ReplaceAllString(string(data), ""), ""))
	portals := []string{"份号", "密级", "版记", "紧急程度", "发文机关标志", "发文字号", "签发人", "标题"}
	checkInOrder(t, bare(got), n, func(name string) bool { return !slices.Contains(portals, name) })
}

func articleText(n *html.Node, inside bool) string {
	for _, a := range n.Attr {
		if a.Key == "data-beside" {
			return ""
		}
	}
	if n.Type == html.ElementNode && n.Data == "article" {
		inside = true
	}
	if n.Type == html.TextNode && inside {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(articleText(c, inside))
	}
	return b.String()
}

var (
	comment    = regexp.MustCompile(`(?s)<!--.*?-->`)
	tag        = regexp.MustCompile(`</?[a-z][^<>]*>`)
	delimiters = regexp.MustCompile(`(?m)^\|[:|-]+\|$`)
	covered    = regexp.MustCompile(`<!--[↑←]-->[^|]*`)
)

// sameMarkdown strips the markup by hand, so that the test knows nothing of the
// writer.
func sameMarkdown(t *testing.T, folder string, n *document.Notice) {
	data, err := os.ReadFile(filepath.Join(folder, "notice.md"))
	if err != nil {
		t.Fatal(err)
	}
	text := covered.ReplaceAllString(string(data), "")
	text = comment.ReplaceAllString(text, "")
	text = tag.ReplaceAllString(text, "")
	text = delimiters.ReplaceAllString(text, "")
	text = regexp.MustCompile(`(?m)^#+ `).ReplaceAllString(text, "")
	text = regexp.MustCompile(`\[([^]]*)\]\(#fj\d+\)`).ReplaceAllString(text, "$1")
	text = strings.NewReplacer("&nbsp;", "", "&#9;", "", `\|`, "\x00", "|", "").Replace(text)
	text = regexp.MustCompile(`\\(.)`).ReplaceAllString(text, "$1")
	text = strings.ReplaceAll(text, "\x00", "|")
	checkInOrder(t, bare(strings.ReplaceAll(text, "\\\n", "")), n, func(string) bool { return true })
}

// sameDocx reads the Word file back as `tongbao compare` does: it says nothing
// else than the document.
func sameDocx(t *testing.T, folder string, n *document.Notice) {
	data, err := os.ReadFile(filepath.Join(folder, "notice.docx"))
	if err != nil {
		t.Fatal(err)
	}
	changes, err := docx.Compare(n, data)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		t.Error(c)
	}
}

// checkInOrder finds each element of the document in the text of an output, one
// after the other; 版记 and 主送机关 may stand elsewhere. Nothing may be left over.
func checkInOrder(t *testing.T, got string, n *document.Notice, carries func(string) bool) {
	t.Helper()
	for _, e := range n.Text() {
		want := bare(e.Text)
		if !carries(e.Name) {
			continue
		}
		if at := strings.Index(got, want); at == 0 || at > 0 && (e.Name == "版记" || e.Name == "主送机关") {
			got = got[:at] + got[at+len(want):]
			continue
		}
		t.Errorf("%s does not follow:\n%s", e.Name, firstDifference(want, got))
		return
	}
	if got != "" {
		t.Errorf("text beyond the document's: %.200q", got)
	}
}

func firstDifference(want, got string) string {
	w, g := []rune(want), []rune(got)
	i := 0
	for i < len(w) && i < len(g) && w[i] == g[i] {
		i++
	}
	cut := func(r []rune) string { return string(r[max(0, i-20):min(len(r), i+30)]) }
	return "want …" + cut(w) + "…\ngot  …" + cut(g) + "…"
}

// bare removes all white space.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' {
			return -1
		}
		return r
	}, s)
}
