package readback

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// void are the elements without an end tag.
var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true,
	"link": true, "meta": true, "source": true, "track": true, "wbr": true,
}

// apart are the elements whose text stands apart from what is beside them.
var apart = map[string]bool{"p": true, "td": true, "th": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true,
	"li": true, "br": true, "caption": true, "div": true}

// readHTML reads what the article of a page says, without what is marked as beside the
// formal text, and where the page's links lead. A fragment is all article; its links, to the
// files that are offered, stand beside the text.
func readHTML(data []byte, f form) (*story, error) {
	s := &story{anchors: map[string]bool{}}
	var text strings.Builder
	text.Grow(len(data) / 4)
	z := html.NewTokenizer(bytes.NewReader(data))
	article := f == formFragment
	skipping, depth := "", 0 // the element beside the text, and how many of its name are open
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return nil, err
			}
			s.text = text.String()
			return s, nil
		case html.TextToken:
			if article && depth == 0 {
				text.Write(z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			raw, more := z.TagName()
			tag := nameOf(raw)
			beside := s.attributes(z, more) || f == formFragment && tag == "a"
			switch {
			case depth > 0 && tag == skipping:
				depth++
			case depth == 0 && beside && !void[tag] && kind == html.StartTagToken:
				skipping, depth = tag, 1
			}
			article = article || tag == "article"
			part(&text, tag)
		case html.EndTagToken:
			raw, _ := z.TagName()
			tag := nameOf(raw)
			if depth > 0 && tag == skipping {
				depth--
			}
			article = article && tag != "article"
			part(&text, tag)
		}
	}
}

// nameOf is the name of a tag; those of cells and rows, of which a page has most, need no memory of their own.
func nameOf(raw []byte) string {
	switch string(raw) {
	case "td":
		return "td"
	case "tr":
		return "tr"
	case "th":
		return "th"
	case "wbr":
		return "wbr"
	case "span":
		return "span"
	}
	return string(raw)
}

// part puts white space where an element parts texts.
func part(text *strings.Builder, tag string) {
	if apart[tag] {
		text.WriteByte('\n')
	}
}

// attributes notes the anchor and the target of a tag; it reports whether the element
// stands beside the text.
func (s *story) attributes(z *html.Tokenizer, more bool) (beside bool) {
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "data-beside":
			beside = true
		case "id":
			s.anchors[string(value)] = true
		case "href", "src":
			s.targets = append(s.targets, string(value))
		}
	}
	return beside
}

// links lists where links of a file in folder lead to nothing: an anchor that is not there, a
// file that is not among those of the notice. Addresses, and what lies outside the notice's folder, are left
// alone.
func (s *story) links(folder string, files map[string]bool) []string {
	var out []string
	for _, t := range s.targets {
		u, err := url.Parse(t)
		switch {
		case err != nil:
			out = append(out, t)
		case u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/") || strings.HasPrefix(u.Path, "../"):
		case u.Path != "" && !files[path.Join(folder, u.Path)]:
			out = append(out, fmt.Sprintf("%s（没有文件“%s”）", t, u.Path))
		case u.Path == "" && u.Fragment != "" && !s.anchors[u.Fragment]:
			out = append(out, t)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
