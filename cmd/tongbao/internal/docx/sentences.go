package docx

import (
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
)

// sentence is a sentence of a paragraph, from and to are byte offsets in it.
type sentence struct {
	text     string
	from, to int
}

// sentences cuts a text behind 。！？； and the closing marks that follow them.
func sentences(s string) []sentence {
	var out []sentence
	from, ended := 0, false
	cut := func(to int) {
		if strings.TrimSpace(s[from:to]) != "" {
			lead := len(s[from:to]) - len(strings.TrimLeft(s[from:to], " \t\n\u3000"))
			out = append(out, sentence{strings.TrimSpace(s[from:to]), from + lead, to})
		}
		from = to
	}
	for i, r := range s {
		if ended && !strings.ContainsRune("”’）》」』。！？；", r) {
			cut(i)
			ended = false
		}
		if strings.ContainsRune("。！？；", r) {
			ended = true
		}
	}
	cut(len(s))
	return out
}

// changedPart returns the bytes of old between the beginning and the end it
// shares with new, at least one character where there is one.
func changedPart(old, new string) (from, to int) {
	a, b := []rune(old), []rune(new)
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < len(a)-start && end < len(b)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	from, to = len(string(a[:start])), len(string(a[:len(a)-end]))
	return from, to
}

// at is the place of a sentence: of the run it begins in.
func (b oldBlock) at(s sentence) diag.Place {
	pos := 0
	for _, r := range b.runs {
		pos += len(r.Text)
		if s.from < pos {
			if !r.Place.IsZero() {
				return r.Place
			}
			break
		}
	}
	return b.place
}

// figuresIn returns the figures that are changed when put takes the place of the
// bytes from to to of the text: those that lie in it, and those it makes longer:
// "93" in "193%" was changed although its own two digits still stand there.
func (b oldBlock) figuresIn(from, to int, put string) []*figures.Figure {
	var out []*figures.Figure
	pos := 0
	for _, r := range b.runs {
		end := pos + len(r.Text)
		inside := pos < to && from < end || from == to && pos < from && from < end
		longer := to == pos && numeric(put, len(put)-1) && numeric(b.text, pos) || from == end && numeric(put, 0) && numeric(b.text, end-1)
		if r.Figure != nil && (inside || longer) {
			out = append(out, r.Figure)
		}
		pos = end
	}
	return out
}

// numeric reports whether a part of a number stands at a byte offset.
func numeric(s string, at int) bool {
	return at >= 0 && at < len(s) && strings.IndexByte("0123456789.%", s[at]) >= 0
}
