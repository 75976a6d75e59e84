package conf

import (
	"regexp"
	"strings"
)

// sample is an explained file, by lines.
type sample struct {
	lines []string
	spots map[string]spot
}

// commented is a key or header that the sample leaves as a comment.
var commented = regexp.MustCompile(`(?m)^#([\["a-z])`)

// Uncomment puts every key of a sample to use.
func Uncomment(text string) string { return commented.ReplaceAllString(text, "$1") }

func linesOf(text string) []string { return strings.Split(text, "\n") }

// explain returns an example of a field's value and what the field is for, as its
// tags or the sample say; both may be empty.
func (r *reader) explain(table []string, f *field) (example, doc string) {
	if f.example != "" || r.sampleText == "" {
		return f.example, f.doc
	}
	if r.explained == nil {
		text := Uncomment(r.sampleText)
		r.explained = &sample{linesOf(text), scan(text).spots}
	}
	return r.explained.of(below(table, f.key))
}

// of returns the value a key has in the sample and the comment above it. The first
// table of an array stands for all.
func (s *sample) of(path []string) (example, doc string) {
	var at []string
	for _, part := range path {
		if isIndex(part) {
			part = "0"
		}
		at = append(at, part)
	}
	line := s.spots[join(at)].line
	if line == 0 {
		return "", ""
	}
	own := s.lines[line-1]
	example, found := strings.CutPrefix(own, path[len(path)-1]+" = ")
	if !found {
		example = ""
	}
	if !found && !strings.HasPrefix(own, "[") { // a key of an inline table
		return "", ""
	}
	for i := line - 2; i >= 0 && strings.HasPrefix(s.lines[i], "# "); i-- {
		doc = s.lines[i][2:] + doc
	}
	return example, doc
}
