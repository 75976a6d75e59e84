package document

import (
	"regexp"
	"strings"
)

// NoteLabel begins the first note of a table; the others hang below its text.
const NoteLabel = "注："

// noteNumber is the number a note begins with: 1. （1） ①, but not that of 2.5分.
var noteNumber = regexp.MustCompile(`^(?:\d{1,2}[.．、]\s*|[（(]\d{1,2}[）)]|[①-⑳])(\D|$)`)

// NoteMark is what stands before the text of a note, which hangs behind it: 注： and a number,
// each empty where there is none.
type NoteMark struct{ Label, Number string }

// NoteMarks are those of the notes below a table.
func (t *Table) NoteMarks() []NoteMark {
	out := make([]NoteMark, len(t.Notes))
	for i, n := range t.Notes {
		text, labelled := strings.CutPrefix(n, NoteLabel)
		if labelled {
			out[i].Label = NoteLabel
		}
		if m := noteNumber.FindStringSubmatchIndex(text); m != nil {
			out[i].Number = text[:m[2]]
		}
	}
	return out
}
