package ofdread

import (
	"errors"
	"fmt"
	"html"
	"strings"
)

// element is an element of a part: its name without the prefix of the format, its attributes as they
// are written, and, where it ends, the text before its end.
type element struct{ name, attributes, text string }

// attr is the value of an attribute; empty: there is none.
func (e element) attr(name string) string {
	_, rest, found := strings.Cut(e.attributes, " "+name+`="`)
	if !found {
		return ""
	}
	value, _, _ := strings.Cut(rest, `"`)
	return unescape(value)
}

// visitor is told of each element where it starts and where it ends.
type visitor struct{ start, end func(element) error }

// maxNested bounds how elements nest; an outline has five levels.
const maxNested = 64

var errMarkup = errors.New("XML已损坏")

// walk goes through the elements of a part. Every element has to end, and where it began.
func walk(src string, v visitor) error {
	src = strings.TrimPrefix(src, `<?xml version="1.0" encoding="UTF-8"?>`)
	var open []element
	for {
		text, rest, found := strings.Cut(src, "<")
		if !found {
			break
		}
		inner, after, found := strings.Cut(rest, ">")
		if !found || strings.Contains(inner, "<") {
			return errMarkup
		}
		var err error
		if open, err = v.tag(open, inner, text); err != nil {
			return err
		}
		src = after
	}
	if len(open) > 0 || strings.TrimSpace(src) != "" {
		return errMarkup
	}
	return nil
}

// tag opens or ends an element; inner is the tag without its brackets, text what stands before it.
func (v visitor) tag(open []element, inner, text string) ([]element, error) {
	if name, ends := strings.CutPrefix(inner, "/"); ends {
		last := len(open) - 1
		if last < 0 || "ofd:"+open[last].name != name {
			return nil, errMarkup
		}
		e := open[last]
		e.text = unescape(text)
		return open[:last], v.end(e)
	}
	inner, empty := strings.CutSuffix(inner, "/")
	name, ours := strings.CutPrefix(inner, "ofd:")
	if !ours || len(open) == maxNested {
		return nil, fmt.Errorf("不认识的内容“%.20q”", inner)
	}
	e := element{name: name}
	if i := strings.IndexByte(name, ' '); i >= 0 {
		e.name, e.attributes = name[:i], name[i:]
	}
	if err := v.start(e); err != nil {
		return nil, err
	}
	if empty {
		return open, v.end(e)
	}
	return append(open, e), nil
}

func unescape(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	return html.UnescapeString(s)
}
