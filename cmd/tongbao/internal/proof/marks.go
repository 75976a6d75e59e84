package proof

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/diag"
)

const marksClause = "GB/T 15834-2011"

// full are the full-width forms of the marks that running text uses.
var full = map[rune]string{',': "，", ';': "；", ':': "：", '?': "？", '!': "！", '(': "（", '.': "。"}

var halfMark = regexp.MustCompile(`[,;:?!(.]`)

// halfWidthMarks finds half-width marks between Han. One finding a mark and
// place is enough.
func halfWidthMarks(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	told := map[string]bool{}
	for _, m := range halfMark.FindAllStringIndex(t.text, -1) {
		r := rune(t.text[m[0]])
		id := string(r) + t.place(m[0]).String()
		if told[id] || t.quoted(m[0]) || !t.betweenHan(r, m[0]) {
			continue
		}
		told[id] = true
		fs.Tell(codeHalfWidthMark, t.place(m[0]),
			"改成“"+full[r]+"”。",
			"汉字间用了半角标点“%s”：%s。", string(r), t.shown(m[0], m[1]))
	}
	return fs
}

// betweenHan reports a mark that Chinese text uses at off. A bracket and a colon
// need Han on one side only; a dot needs it on the left and no digit or letter
// on the right.
func (t *passage) betweenHan(r rune, off int) bool {
	b, a := before(t.text, off), after(t.text, off+1)
	left := isHan(b) || strings.ContainsRune("”》）％%", b)
	right := isHan(a) || strings.ContainsRune("“《（", a)
	switch r {
	case '(':
		return isHan(b) || isHan(a)
	case ':':
		return isHan(b) || strings.ContainsRune("”》）", b)
	case '.':
		return isHan(b) && (a == 0 || right)
	}
	return left && (right || a == 0 || isDigit(a)) || isDigit(b) && isHan(a)
}

var fullLetter = regexp.MustCompile(`[０-９Ａ-Ｚａ-ｚ％．]+`)

// fullWidthLetters finds digits and letters of full width.
func fullWidthLetters(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	for _, m := range fullLetter.FindAllStringIndex(t.text, -1) {
		if t.quoted(m[0]) {
			continue
		}
		s := t.text[m[0]:m[1]]
		fs.Tell(codeFullWidthLetter, t.place(m[0]), "改成半角“"+narrow(s)+"”。", "用了全角的数字或字母“%s”。", s)
	}
	return fs
}

// narrow turns full-width letters and digits into their ASCII forms.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, s)
}

// straightQuotes finds typewriter quotes beside Han.
func straightQuotes(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	for i, r := range t.text {
		if r != '"' && r != '\'' || t.quoted(i) {
			continue
		}
		if isHan(before(t.text, i)) || isHan(after(t.text, i+1)) {
			fs.Tell(codeStraightQuote, t.place(i), "改成“”。", "用了直引号：%s。", t.shown(i, i+1))
			break
		}
	}
	return fs
}

var (
	doubled = regexp.MustCompile(`[，、；：。！？][，、；：。]|[。；，][！？]|（）|《》|“”|、等|，等(?:[\d一二三四五六七八九十]|多)`)
	dots    = regexp.MustCompile(`…+|\.{3,}|。{3,}`)
)

// ellipsis is the only form of 省略号: six dots.
const ellipsis = "……"

// doubledMarks finds two marks in a row, 、等, and an ellipsis that is not six dots.
func doubledMarks(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	for _, m := range doubled.FindAllStringIndex(t.text, -1) {
		s := t.text[m[0]:m[1]]
		switch {
		case t.quoted(m[0]) && t.quoted(m[1]-1):
		case strings.Contains(s, "等"):
			fs.Tell(codeMarkBeforeDeng, t.place(m[0]), "删去“等”前的标点。", "“等”前多了标点：%s。", t.shown(m[0], m[1]))
		case strings.ContainsAny(s, "（《“"):
			fs.Tell(codeEmptyBrackets, t.place(m[0]), "填上内容，或删去。", "“%s”里没有内容：%s。", s, t.shown(m[0], m[1]))
		case !strings.HasPrefix(t.text[m[0]:], "。。。"):
			fs.Tell(codeDoubledMark, t.place(m[0]), "删去多余的一个。", "两个标点连在一起：“%s”。", s)
		}
	}
	for _, m := range dots.FindAllStringIndex(t.text, -1) {
		if s := t.text[m[0]:m[1]]; s != ellipsis && !t.quoted(m[0]) {
			fs.Tell(codeEllipsis, t.place(m[0]), "省略号是六个点“……”。", "省略号写成了“%s”。", s)
		}
	}
	return fs
}

var listed = regexp.MustCompile(`》、《|”、“`)

// listMarks finds 、 between two titles or two quotations in a row, where the
// standard usually has none.
func listMarks(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	if m := listed.FindStringIndex(t.text); m != nil && !t.quoted(m[0]) {
		fs.Tell(codeListMark, t.place(m[0]),
			"之间没有其他成分的，通常不用顿号。",
			"并列的书名号或引号之间用了顿号：%s。", t.shown(m[0], m[1]))
	}
	return fs
}

// strayBlanks finds a blank between Han, left when a sheet's text was pasted.
func strayBlanks(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	if t.slot == besideSlot {
		return nil // forms leave room to fill in
	}
	for i, r := range t.text {
		if r != ' ' && r != '\u00a0' && r != '\u3000' || t.quoted(i) {
			continue
		}
		b, a := before(t.text, i), after(t.text, i+utf8.RuneLen(r))
		if (isHan(b) || isDigit(b)) && (isHan(a) || isDigit(a)) {
			fs.Tell(codeStrayBlank, t.place(i), "删去空格。", "文字中间有空格：%s。", t.shown(i, i+utf8.RuneLen(r)))
			break
		}
	}
	return fs
}
