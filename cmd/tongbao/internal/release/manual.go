package main

import (
	"bytes"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
)

// heading is a line of the manual's table of contents.
type heading struct {
	Level int
	ID    string
	Text  string
}

// manual is the page that documents in markdown make, one behind the other. It needs no other
// file: links between the documents lead to places of the page, and one that leads elsewhere in
// the source is an error.
func manual(documents []string, read func(name string) ([]byte, error)) ([]byte, error) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.NewCJK(extension.WithEastAsianLineBreaks())),
		goldmark.WithRendererOptions(html.WithUnsafe())) // what we wrote ourselves
	var contents []heading
	var body bytes.Buffer
	for i, name := range documents {
		source, err := read(name)
		if err != nil {
			return nil, err
		}
		tree := md.Parser().Parse(text.NewReader(source))
		headings := nameHeadings(tree, source, partID(i))
		if err := linkWithin(tree, name, documents, headings); err != nil {
			return nil, err
		}
		contents = append(contents, headings...)
		fmt.Fprintf(&body, "<section id=\"%s\">\n", partID(i))
		if err := md.Renderer().Render(&body, source, tree); err != nil {
			return nil, err
		}
		body.WriteString("</section>\n")
	}
	var page bytes.Buffer
	t, err := template.ParseFS(texts, "manual.html.tmpl")
	if err == nil {
		err = t.Execute(&page, map[string]any{"Contents": contents, "Body": template.HTML(body.String())})
	}
	return page.Bytes(), err
}

// partID is the place of a document in the page.
func partID(i int) string { return fmt.Sprintf("p%d", i+1) }

// nameHeadings gives the headings of a document a place each, and lists those of the table of
// contents.
func nameHeadings(tree ast.Node, source []byte, part string) []heading {
	var out []heading
	n := 0
	for node := tree.FirstChild(); node != nil; node = node.NextSibling() {
		h, ok := node.(*ast.Heading)
		if !ok {
			continue
		}
		n++
		id := fmt.Sprintf("%s-%d", part, n)
		h.SetAttributeString("id", []byte(id))
		if h.Level <= 3 {
			out = append(out, heading{h.Level, id, plainText(h, source)})
		}
	}
	return out
}

// plainText is the text of a node without its markup.
func plainText(n ast.Node, source []byte) string {
	var out strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			out.Write(t.Value(source))
		} else {
			out.WriteString(plainText(c, source))
		}
	}
	return out.String()
}

// anchor is a heading as a link of markdown names it, after the fashion of code hosts.
func anchor(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case unicode.IsLetter(r), unicode.IsNumber(r), r == '-', r == '_':
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// place is where a link of a document leads within the page; empty: nowhere.
func place(link, document string, documents []string, headings []heading) string {
	if within, ok := strings.CutPrefix(link, "#"); ok {
		for _, h := range headings {
			if anchor(h.Text) == within {
				return "#" + h.ID
			}
		}
		return ""
	}
	if i := slices.Index(documents, path.Join(path.Dir(document), link)); i >= 0 {
		return "#" + partID(i)
	}
	return ""
}

// linkWithin leads the links of a document to its headings and to the other documents to their places in
// the page.
func linkWithin(tree ast.Node, document string, documents []string, headings []heading) error {
	return ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if image, ok := n.(*ast.Image); ok && entering {
			return ast.WalkStop, fmt.Errorf("%s: a picture: %s", document, image.Destination)
		}
		link, ok := n.(*ast.Link)
		if !ok || !entering || bytes.Contains(link.Destination, []byte("://")) {
			return ast.WalkContinue, nil
		}
		to := place(string(link.Destination), document, documents, headings)
		if to == "" {
			return ast.WalkStop, fmt.Errorf("%s: a link to %s, which is not in the manual", document, link.Destination)
		}
		link.Destination = []byte(to)
		return ast.WalkContinue, nil
	})
}
