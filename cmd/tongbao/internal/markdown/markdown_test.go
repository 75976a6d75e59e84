package markdown

import (
	"bytes"
	"flag"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	ghtml "github.com/yuin/goldmark/renderer/html"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/docx/docxtest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGolden(t *testing.T) {
	golden := func(name string, o Tables, n *document.Notice) {
		t.Run(name, func(t *testing.T) {
			got := Write(n, o)
			file := filepath.Join("testdata", name+".md")
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), string(got)); d != "" {
				t.Error(d)
			}
		})
	}
	for _, c := range docxtest.Cases() {
		golden(c.Name, Pipe, c.Notice)
	}
	golden("imprint-hybrid", Hybrid, docxtest.Imprint())
}

// squeezed removes all white space, as outputs are compared.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// noticeText is the notice's reference text.
func noticeText(n *document.Notice) string {
	var b strings.Builder
	for _, e := range n.Text() {
		b.WriteString(e.Text)
	}
	return squeezed(b.String())
}

var (
	coveredCell = regexp.MustCompile(`(?s)<t[dh][^>]*><!--[↑←]-->.*?</t[dh]>`)
	foldedBlock = regexp.MustCompile(`(?s)<details>.*?</details>`)
	anyComment  = regexp.MustCompile(`(?s)<!--.*?-->`)
	anyTag      = regexp.MustCompile(`(?s)<[a-zA-Z/][^>]*>`)
)

// readerText is what a CommonMark reader with GFM tables shows of the markdown,
// without the repeated values of merged cells.
func readerText(t *testing.T, md []byte, extensions ...goldmark.Extender) string {
	t.Helper()
	var b bytes.Buffer
	g := goldmark.New(goldmark.WithExtensions(extensions...), goldmark.WithRendererOptions(ghtml.WithUnsafe()))
	if err := g.Convert(md, &b); err != nil {
		t.Fatal(err)
	}
	s := b.String()
	for _, re := range []*regexp.Regexp{foldedBlock, coveredCell, anyComment, anyTag} {
		s = re.ReplaceAllString(s, "")
	}
	return squeezed(html.UnescapeString(s))
}

func TestReadersShowTheNotice(t *testing.T) {
	for _, c := range docxtest.Cases() {
		for name, o := range map[string]Tables{"pipe": Pipe, "hybrid": Hybrid} {
			t.Run(c.Name+" "+name, func(t *testing.T) {
				md := Write(c.Notice, o)
				for _, ext := range [][]goldmark.Extender{{extension.Table}, {extension.GFM, extension.Footnote, extension.DefinitionList}} {
					if d := cmp.Diff(noticeText(c.Notice), readerText(t, md, ext...)); d != "" {
						t.Error(d)
					}
				}
			})
		}
	}
}

// Every nasty string has to come back as one paragraph and nothing else.
func TestEscapesInCommonMark(t *testing.T) {
	for _, s := range docxtest.Nasty() {
		var b bytes.Buffer
		g := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
		if err := g.Convert([]byte("甲\n\n"+paragraph(s)+"\n\n乙\n"), &b); err != nil {
			t.Fatal(err)
		}
		got := strings.TrimSuffix(strings.TrimPrefix(b.String(), "<p>甲</p>\n<p>"), "</p>\n<p>乙</p>\n")
		got = html.UnescapeString(strings.ReplaceAll(got, "<br>\n", "\n"))
		got = regexp.MustCompile(`</?a[^>]*>`).ReplaceAllString(got, "")
		if want := trim(s); got != want {
			t.Errorf("%q is written %q and read as %q", want, paragraph(s), got)
		}
	}
}

func FuzzEscape(f *testing.F) {
	for _, s := range docxtest.Nasty() {
		f.Add(s)
	}
	g := goldmark.New(goldmark.WithExtensions(extension.GFM))
	f.Fuzz(func(t *testing.T, s string) {
		if document.Visible(s) != s {
			t.Skip("not a text that passes proofreading")
		}
		n := docxtest.Bare()
		n.Body = []document.Block{docxtest.Text(1, s)}
		Write(n, Pipe)
		var b bytes.Buffer
		if err := g.Convert([]byte("甲\n\n"+paragraph(s)+"\n"), &b); err != nil {
			t.Fatal(err)
		}
		got := squeezed(html.UnescapeString(anyTag.ReplaceAllString(b.String(), "")))
		if want := "甲" + squeezed(s); got != want {
			t.Errorf("%q: got %q", s, got)
		}
	})
}
