package html

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inlineRule is one selector of fragment.css: a tag, a class or both.
type inlineRule struct{ tag, class, style string }

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	cssRule    = regexp.MustCompile(`([^{}]+)\{([^{}]*)\}`)
	cssSimple  = regexp.MustCompile(`^([a-z][a-z0-9]*)?(?:\.([A-Za-z][\w-]*))?$`)
)

// parseRules reads the small part of CSS that can be written into style
// attributes: selectors of a tag, a class or a tag with a class.
func parseRules(css string) ([]inlineRule, error) {
	var out []inlineRule
	for _, m := range cssRule.FindAllStringSubmatch(cssComment.ReplaceAllString(css, ""), -1) {
		style := strings.TrimSuffix(strings.Join(strings.Fields(m[2]), " "), ";")
		for sel := range strings.SplitSeq(m[1], ",") {
			p := cssSimple.FindStringSubmatch(strings.TrimSpace(sel))
			if p == nil || p[0] == "" {
				return nil, fmt.Errorf("fragment.css 中的选择器“%s”不能写成行内样式", strings.TrimSpace(sel))
			}
			out = append(out, inlineRule{p[1], p[2], style})
		}
	}
	return out, nil
}

// inlineStyles rewrites the article for an editor that strips style sheets: the
// rules become style attributes, classes and data- attributes go, and so does
// what stands beside the formal text.
func inlineStyles(article []byte, css string) ([]byte, error) {
	rules, err := parseRules(css)
	if err != nil {
		return nil, err
	}
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(bytes.NewReader(article), body)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	for _, n := range nodes {
		restyle(n, rules)
		if err := html.Render(&out, n); err != nil {
			return nil, err
		}
	}
	return append(bytes.TrimSpace(out.Bytes()), '\n'), nil
}

func restyle(n *html.Node, rules []inlineRule) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.CommentNode || besideText(c) {
			n.RemoveChild(c)
		} else {
			restyle(c, rules)
		}
		c = next
	}
	if n.Type != html.ElementNode {
		return
	}
	var classes []string
	var keep []html.Attribute
	for _, a := range n.Attr {
		switch {
		case a.Key == "class":
			classes = strings.Fields(a.Val)
		case a.Key != "style" && !strings.HasPrefix(a.Key, "data-"):
			keep = append(keep, a)
		}
	}
	if style := styleOf(n.Data, classes, rules); style != "" {
		keep = append(keep, html.Attribute{Key: "style", Val: style})
	}
	n.Attr = keep
	if n.DataAtom == atom.H1 {
		n.Data, n.DataAtom = "p", atom.P
	}
}

// besideText reports what stands beside the formal text, save 草稿 of a draft: who pastes it has
// to see that.
func besideText(n *html.Node) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "data-beside" && a.Val != "always" })
}

func styleOf(tag string, classes []string, rules []inlineRule) string {
	var parts []string
	for _, r := range rules {
		if (r.tag == "" || r.tag == tag) && (r.class == "" || slices.Contains(classes, r.class)) {
			parts = append(parts, r.style)
		}
	}
	return strings.Join(parts, "; ")
}
