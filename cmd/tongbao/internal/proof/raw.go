package proof

import (
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/pattern"
	"tongbao/cmd/tongbao/internal/sheet"
)

// tokens are what programs write where a value should stand: errors of spreadsheet
// programs, of formatting, of pages, numbers that are none; and private-use characters,
// which stand for values while a notice is composed and mean nothing on another machine.
var tokens = pattern.New(`#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)` +
	`|%!\w?\([^)]*\)?|<nil>|<no value>|\bmap\[[^\]]*\]|\[object \w+\]?|\bNaN\b|[+-]Inf\b|\b0xc0[0-9a-f]{8}\b` +
	`|[\x{E000}-\x{F8FF}\x{F0000}-\x{10FFFF}]`)

// Raw refuses a notice that shows a reader anything raw, wherever it stands: what is left
// of an action, or the token of a value that failed. leftover finds the first as a pair of
// offsets, in texts with a brace. In the text of a cell it may be what the office found, which it says.
func Raw(n *document.Notice, i *issue.Issue, leftover func(string) []int) diag.Findings {
	r := &rawText{leftover: leftover, told: map[string]bool{}, data: map[string]bool{}}
	var found []document.Printed
	raw := map[string]string{} // by the text it is found in
	for t := range n.Texts() {
		if m := r.find(t.Text); m != nil {
			found = append(found, t)
			raw[t.Text] = t.Text[m[0]:m[1]]
		}
	}
	r.paper = newPaper(n, i, nil, func(_, text string) bool { return raw[text] != "" })
	for _, t := range found {
		if t.Place.Cell != "" {
			r.data[raw[t.Text]] = true
			r.tell(raw[t.Text], t.Place, true)
		}
	}
	for _, t := range r.paper.passages {
		r.passage(t)
	}
	// What no passage holds: the head and foot of the paper, the page, heads of tables.
	for _, t := range found {
		if r.told[raw[t.Text]] {
			continue
		}
		at := t.Place
		if at.Line == 0 {
			at = settingWith(i, raw[t.Text], at)
		}
		r.tell(raw[t.Text], at, false)
	}
	return r.Findings
}

// passage tells what is raw in a passage.
func (r *rawText) passage(t *passage) {
	for rest := t.text; ; {
		m := r.find(rest)
		if m == nil {
			return
		}
		if raw := rest[m[0]:m[1]]; !r.data[raw] {
			s := t.spanAt(len(t.text) - len(rest) + m[0])
			if s.figure != nil && len(s.figure.Sources) == 1 {
				s.at = s.figure.Sources[0]
			}
			r.tell(raw, s.at, s.quoted())
		}
		rest = rest[m[1]:]
	}
}

type rawText struct {
	*paper
	leftover func(string) []int
	told     map[string]bool // what was told, alone and with its place
	data     map[string]bool // what stands in a cell: a label that shows it again needs no other word
}

// find is where a text is raw first; nil when it is not.
func (r *rawText) find(text string) []int {
	if sheet.IsFault(text) { // the whole of a cell, which has its own finding
		return nil
	}
	if !strings.ContainsFunc(text, beginsRaw) {
		return nil // as nearly every text
	}
	if m := r.leftover(text); m != nil {
		return m
	}
	return tokens.FindStringIndex(text)
}

// beginsRaw reports a brace, or a character that a token holds and Chinese text seldom does.
func beginsRaw(r rune) bool {
	return r < 0x80 && strings.ContainsRune("#!<[NIx{}", r) || r == '｛' || r == '｝' || r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000
}

// tell tells of it once a place: what begins alike has one cause, as the whole of a value
// that is printed as the program holds it.
func (r *rawText) tell(raw string, at diag.Place, data bool) {
	id := at.String() + raw[:min(len(raw), len("%!"))]
	if r.told[raw] = true; r.told[id] {
		return
	}
	r.told[id] = true
	if data {
		r.Tell(codeRawData, at, "请改成读者看得懂的话；确实要照原样印的，写 [[acknowledged]]。", "数据里的“%s”会照原样印出来。", shorten(raw, 40))
		return
	}
	r.Tell(CodeRawText, at, "请改正这一处：取数的写法是两个半角花括号 {{ }}，错误值和代码删去。", "“%s”会照原样印出来。", shorten(raw, 40))
}

// settingWith is the place of the text of notice.toml that holds some words.
func settingWith(i *issue.Issue, words string, otherwise diag.Place) diag.Place {
	_, texts := i.Texts()
	for _, t := range texts {
		if strings.Contains(t.Written, words) {
			return t.Place
		}
	}
	return otherwise
}
