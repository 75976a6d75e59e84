package findingpage

import (
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

// line is a line of a text file, with the words in it that the finding quotes.
type line struct {
	Number                int
	Before, Marked, After string
}

// aroundRunes is how much of a long line is shown before and behind what is marked.
const aroundRunes = 120

var quoted = regexp.MustCompile(`“([^“”]+)”`)

// lines are the first lines a finding is about.
func (r *Run) lines(g diag.Group) []line {
	if g.Place.Line == 0 || r.Lines == nil {
		return nil
	}
	text := r.Lines(g.Place.File)
	var out []line
	for _, p := range g.Places {
		if p.Line <= len(text) && len(out) < shownRows {
			out = append(out, marking(p.Line, text[p.Line-1], g.Text))
		}
	}
	return out
}

// marking is a line with the longest words marked that a finding quotes of it.
func marking(number int, text, said string) line {
	words := ""
	for _, m := range quoted.FindAllStringSubmatch(said, -1) {
		if len(m[1]) > len(words) && strings.Contains(text, m[1]) {
			words = m[1]
		}
	}
	if words == "" {
		return line{Number: number, Before: beginning(text)}
	}
	before, after, _ := strings.Cut(text, words)
	return line{number, ending(before), diag.Visible(words), beginning(after)}
}

func beginning(text string) string {
	r := []rune(text)
	if len(r) > 2*aroundRunes {
		return diag.Visible(string(r[:2*aroundRunes])) + cutMark
	}
	return diag.Visible(text)
}

func ending(text string) string {
	r := []rune(text)
	if len(r) > aroundRunes {
		return cutMark + diag.Visible(string(r[len(r)-aroundRunes:]))
	}
	return diag.Visible(text)
}
