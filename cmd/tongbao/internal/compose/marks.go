package compose

import (
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
)

// Everything an action of body.md puts out travels through the template and
// through goldmark as one private-use character, a sentinel, so that no data is
// ever read as markdown and each figure stays the figure it was. Sentinels of
// inlines and blocks count up from inlineBase; a line mark at the end of a line
// of literal text tells which line of body.md it came from.
const (
	inlineBase = rune(0xF0000)  // plane 15, supplementary private use A
	inlineMax  = rune(0xFFFFD)  //
	lineBase   = rune(0x100000) // plane 16, supplementary private use B
	lineMax    = rune(0x10FFFD) //
)

// marks remembers what each sentinel stands for.
type marks struct {
	entries []entry
	origin  diag.Place // of the template: its file, or the key of notice.toml it stands in
	full    bool       // more sentinels were asked for than there are characters
	failed  bool       // the template could not be run, which is told
}

// place is that of a line of the template.
func (m *marks) place(line int) diag.Place {
	if m.origin.Line > 0 { // a text of notice.toml
		return m.origin
	}
	return diag.Place{File: m.origin.File, Line: line}
}

// entry is what one sentinel stands for: a run of inlines or one block.
type entry struct {
	inlines []document.Inline
	block   document.Block
	loop    int  // of the counter: the 逐个 that put it out, 0 for none
	counter bool // 一是, 二是 … : counted by the paragraph it stands in
	line    int
}

// inline registers a run of inlines and returns its sentinel.
func (m *marks) inline(line int, in ...document.Inline) string {
	if len(in) == 0 {
		return ""
	}
	for i := range in {
		if in[i].Place.IsZero() {
			in[i].Place = m.place(line)
		}
	}
	return m.add(entry{inlines: in, line: line})
}

// block registers a block that stands in a paragraph of its own.
func (m *marks) block(line int, b document.Block) string {
	return m.add(entry{block: b, line: line})
}

func (m *marks) add(e entry) string {
	r := inlineBase + rune(len(m.entries))
	if r > inlineMax {
		m.full = true
		return ""
	}
	m.entries = append(m.entries, e)
	return string(r)
}

// at returns the entry of a sentinel.
func (m *marks) at(r rune) (entry, bool) {
	if r < inlineBase || r > inlineMax || int(r-inlineBase) >= len(m.entries) {
		return entry{}, false
	}
	return m.entries[r-inlineBase], true
}

// lineMark is the sentinel that says "up to here this was line n".
func lineMark(n int) string {
	if lineBase+rune(n) > lineMax {
		return ""
	}
	return string(lineBase + rune(n))
}

// markedLine returns the line of a line mark.
func markedLine(r rune) (int, bool) {
	if r < lineBase || r > lineMax {
		return 0, false
	}
	return int(r - lineBase), true
}

// privateUse reports whether s holds a character that sentinels are made of, or
// any other private-use character: no text of a notice may.
func privateUse(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r >= 0xE000 && r <= 0xF8FF || r >= inlineBase
	})
}
