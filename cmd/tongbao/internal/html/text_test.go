package html

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"tongbao/cmd/tongbao/internal/document"
)

// articleText is what <article> says, without what stands beside the formal text.
func articleText(t *testing.T, page []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var articles []string
	for n := range root.Descendants() {
		if n.Data == "article" {
			var b strings.Builder
			collect(n, &b)
			articles = append(articles, b.String())
		}
	}
	if len(articles) != 1 {
		t.Fatalf("%d articles", len(articles))
	}
	return articles[0]
}

func collect(n *html.Node, b *strings.Builder) {
	if slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "data-beside" }) {
		return
	}
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	for c := range n.ChildNodes() {
		collect(c, b)
	}
}

// noticeText is the reference: the elements a page carries.
func noticeText(n *document.Notice) string {
	var b strings.Builder
	for _, e := range n.Text() {
		if !slices.Contains([]string{"份号", "密级", "版记"}, e.Name) {
			b.WriteString(e.Text)
		}
	}
	return b.String()
}

// plain leaves out white space, and characters that are refused.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, document.Visible(s))
}

func TestTextIsTheNotices(t *testing.T) {
	for _, f := range fixtures {
		t.Run(f.name, func(t *testing.T) {
			want := plain(noticeText(f.notice()))
			page, _ := Page(f.notice(), Options{Downloads: offered()})
			if got := plain(articleText(t, page)); got != want {
				t.Error(firstDifference(want, got))
			}
		})
	}
}
