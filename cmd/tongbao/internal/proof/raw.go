package proof

import (
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
)

// tokens are what programs write where a value should stand: errors of spreadsheet
// programs, of formatting, of pages, numbers that are none; and private-use characters,
// which stand for values while a notice is composed and mean nothing on another machine.
var tokens = regexp.MustCompile(`#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)` +
	`|%!\w?\([^)]*\)?|<nil>|<no value>|\bmap\[[^\]]*\]|\[object \w+\]?|\bNaN\b|[+-]Inf\b|\b0xc0[0-9a-f]{8}\b` +
	`|[\x{E000}-\x{F8FF}\x{F0000}-\x{10FFFF}]`)

// Raw refuses a notice that shows a reader anything raw, wherever it stands: what is left
// of an action, or the token of a value that failed. leftover finds the first as a pair of
// offsets. In the text of a cell it may be what the office found, which it says.
func Raw(n *document.Notice, i *issue.Issue, leftover func(string) []int) diag.Findings {
	r := &rawText{paper: newPaper(n, i, nil), leftover: leftover, told: map[string]bool{}}
	for k := range r.paper.passages {
		t := &r.paper.passages[k]
		if m := r.find(t.text); m != nil {
			s := t.spanAt(m[0])
			r.tell(t.text[m[0]:m[1]], s.at, s.figure)
		}
	}
	// What no passage holds: the head and foot of the paper, the page, heads of tables.
	for _, t := range n.Texts() {
		if m := r.find(t.Text); m != nil && (t.Place.Cell != "" || !r.told[t.Text[m[0]:m[1]]]) {
			at := t.Place
			if at.Line == 0 && at.Cell == "" {
				at = settingWith(i, t.Text[m[0]:m[1]], at)
			}
			r.tell(t.Text[m[0]:m[1]], at, nil)
		}
	}
	return r.Findings
}

type rawText struct {
	*paper
	leftover func(string) []int
	told     map[string]bool // what was told, alone and with its place
}

// find is where a text is raw first; nil when it is not.
func (r *rawText) find(text string) []int {
	if sheet.IsFault(text) { // the whole of a cell, which has its own finding
		return nil
	}
	if m := r.leftover(text); m != nil {
		return m
	}
	if !strings.ContainsFunc(text, beginsToken) {
		return nil // as nearly every cell of a long table
	}
	return tokens.FindStringIndex(text)
}

// beginsToken reports a character that a token holds and Chinese text seldom does.
func beginsToken(r rune) bool {
	return r < 0x80 && strings.ContainsRune("#!<[NIx", r) || r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000
}

// tell tells of it once a place: the cell that holds it, as far as that is known.
func (r *rawText) tell(raw string, at diag.Place, f *figures.Figure) {
	if f != nil && len(f.Sources) == 1 {
		at = f.Sources[0]
	}
	if id := at.String() + raw; r.told[id] {
		return
	}
	r.told[raw], r.told[at.String()+raw] = true, true
	if at.Cell != "" || f != nil && f.Kind == figures.Words {
		r.Tell(codeRawData, at, "请改成读者看得懂的话；确实要照原样印的，写 [[acknowledged]]。", "数据里的“%s”会照原样印出来。", shorten(raw, 40))
		return
	}
	r.Tell(codeRawText, at, "请改正这一处：取数的写法是两个半角花括号 {{ }}，错误值和代码删去。", "“%s”会照原样印出来。", shorten(raw, 40))
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
