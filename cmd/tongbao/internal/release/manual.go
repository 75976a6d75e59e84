package main

import (
	"bytes"
	"fmt"
	"html/template"
	"path"
	"strings"

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
		if err := linkWithin(tree, name, documents); err != nil {
			return nil, err
		}
		contents = append(contents, nameHeadings(tree, source, partID(i))...)
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

// linkWithin leads the links of a document to others of the manual to their places in the page.
func linkWithin(tree ast.Node, document string, documents []string) error {
	return ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if image, ok := n.(*ast.Image); ok && entering {
			return ast.WalkStop, fmt.Errorf("%s: a picture: %s", document, image.Destination)
		}
		link, ok := n.(*ast.Link)
		if !ok || !entering || bytes.Contains(link.Destination, []byte("://")) {
			return ast.WalkContinue, nil
		}
		to := path.Join(path.Dir(document), string(link.Destination))
		for i, d := range documents {
			if to == d {
				link.Destination = []byte("#" + partID(i))
				return ast.WalkContinue, nil
			}
		}
		return ast.WalkStop, fmt.Errorf("%s: a link to %s, which is not in the manual", document, link.Destination)
	})
}
