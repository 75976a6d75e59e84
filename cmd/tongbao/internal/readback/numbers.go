package readback

import (
	"fmt"
	"strings"
)

// maxMissing is how many missing figures are told of one file.
const maxMissing = 5

// missing lists figures that a form does not print as they should be. Those of a fragment may
// stand in the title above it.
func (s *said) missing(st *story, f form) []string {
	if f == formFragment {
		st = &story{text: s.head + st.text, bare: bare(s.head) + st.bare}
	}
	in := newNumbers(st, s.wanted)
	var out []string
	for _, f := range s.figures {
		if in.hold(f.numbers) && (len(f.numbers) > 0 || strings.Contains(st.bare, bare(f.text))) {
			continue
		}
		if out = append(out, fmt.Sprintf("%s = %s", f.key, f.text)); len(out) == maxMissing {
			break
		}
	}
	return out
}

// wanted are numbers that are asked for, each with its place among them.
type wanted map[string]int

func (w wanted) add(numbers []string) {
	for _, n := range numbers {
		if _, there := w[n]; !there {
			w[n] = len(w)
		}
	}
}

// numbers are those of the wanted numbers that stand in a text.
type numbers struct {
	story  *story
	wanted wanted
	stands []bool
}

func newNumbers(s *story, w wanted) numbers {
	n := numbers{s, w, make([]bool, len(w))}
	for _, text := range []string{s.text, s.joined} {
		eachNumber(text, func(number string) {
			if k, ok := w[number]; ok {
				n.stands[k] = true
			}
		})
	}
	return n
}

// hold reports whether each of some wanted numbers stands in the text with no digit beside it.
func (n numbers) hold(numbers []string) bool {
	for _, w := range numbers {
		if !n.stands[n.wanted[w]] && !alone(n.story.text, w) && !alone(n.story.joined, w) {
			return false
		}
	}
	return true
}

// alone reports whether a number stands somewhere with no digit beside it.
func alone(text, number string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], number)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(number)
		if begins(text, i) && !goesOn(text, end) {
			return true
		}
		from = i + 1
	}
}

// begins reports whether a number begins at a place of a text. The 25 of "1.25个" does where
// 1. is the number of an item, at the beginning of a line.
func begins(text string, at int) bool {
	if at == 0 || !digit(text[at-1]) && text[at-1] != '.' {
		return true
	}
	line := text[strings.LastIndexByte(text[:at], '\n')+1 : at]
	item, point := strings.CutSuffix(line, ".")
	return point && strings.Trim(item, "0123456789") == ""
}

// goesOn reports whether a number goes on at a place of a text: 93 in 93.1.
func goesOn(text string, at int) bool {
	return at < len(text) && (digit(text[at]) || (text[at] == '.' || text[at] == ',') && at+1 < len(text) && digit(text[at+1]))
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// numbersOf lists the numbers in a text: 93.1 and 1,024.
func numbersOf(text string) []string {
	var out []string
	eachNumber(text, func(number string) { out = append(out, number) })
	return out
}

func eachNumber(text string, do func(string)) {
	for i := 0; i < len(text); i++ {
		if !digit(text[i]) {
			continue
		}
		end := i + 1
		for goesOn(text, end) {
			end++
		}
		do(text[i:end])
		i = end
	}
}
