package proof

import (
	"strings"

	"golang.org/x/text/width"

	"tongbao/cmd/tongbao/internal/pattern"
)

var halfMark = pattern.New(`[,;:?!(.]`)

// halfWidthMarks finds half-width marks between Han. One finding a mark and
// place is enough.
func halfWidthMarks(t *passage) {
	told := map[string]bool{}
	for _, m := range halfMark.FindAllStringIndex(t.text, -1) {
		mark := t.text[m[0]:m[1]]
		id := mark + t.place(m[0]).String()
		if told[id] || t.quoted(m[0]) || !t.betweenHan(mark, m[0]) || inBraces(t, m[0]) {
			continue
		}
		told[id] = true
		full := width.Widen.String(mark)
		if mark == "." {
			full = "。"
		}
		t.tell(m[0], codeHalfWidthMark, "改成“"+full+"”。", "汉字间用了半角标点“%s”：%s。", mark, t.shown(m[0], m[1]))
	}
}

// inBraces reports what stands before a brace that shuts, which is no text that is printed: the
// braces are told.
func inBraces(t *passage, off int) bool {
	i := strings.IndexAny(t.text[off:], "{}｛｝")
	return i >= 0 && strings.ContainsAny(string(after(t.text, off+i)), "}｝")
}

// betweenHan reports a mark that Chinese text uses at off. A bracket and a colon
// need Han on one side only; a dot needs it on the left and no digit or letter
// on the right.
func (t *passage) betweenHan(mark string, off int) bool {
	b, a := before(t.text, off), after(t.text, off+1)
	left := isHan(b) || strings.ContainsRune("”》）％%", b)
	right := isHan(a) || strings.ContainsRune("“《（", a)
	switch mark {
	case "(":
		return isHan(b) || isHan(a)
	case ":":
		return isHan(b) || strings.ContainsRune("”》）", b)
	case ".":
		return isHan(b) && (a == 0 || right)
	}
	return left && (right || a == 0 || isDigit(a)) || isDigit(b) && isHan(a)
}

var fullLetter = pattern.New(`[０-９Ａ-Ｚａ-ｚ％．]+`)

// fullWidthLetters finds digits and letters of full width.
func fullWidthLetters(t *passage) {
	for _, m := range fullLetter.FindAllStringIndex(t.text, -1) {
		if s := t.text[m[0]:m[1]]; !t.quoted(m[0]) {
			t.tell(m[0], codeFullWidthLetter, "改成半角“"+width.Narrow.String(s)+"”。", "用了全角的数字或字母“%s”。", s)
		}
	}
}
