package proof

import (
	"fmt"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

// opens maps closing brackets to the ones that open them.
var opens = map[rune]rune{'”': '“', '》': '《', '）': '（', '〕': '〔', '】': '【'}

// open is an opening bracket that waits for its other half.
type open struct {
	mark rune
	off  int
}

// unbalanced finds brackets and quotation marks without their other half; in
// cells too, where a half is lost when text is cut. A number such as 1） at the
// beginning of a part opens nothing.
func unbalanced(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	var stack []open
	report := func(r rune, off int) {
		fs.Warnf("unbalanced", t.place(off), "补上另一半，或删去。", "“%c”没有配对：%s。", r, t.shown(off, off+len(string(r))))
	}
	for i, r := range t.text {
		switch {
		case strings.ContainsRune("“《（〔【", r):
			stack = append(stack, open{r, i})
		case opens[r] == 0:
		case r == '）' && t.slot != titleSlot && (isDigit(before(t.text, i)) && !waits(stack, '（')):
		case len(stack) > 0 && stack[len(stack)-1].mark == opens[r]:
			stack = stack[:len(stack)-1]
		case r == '）' && before(t.text, i) != 0 && halfOpened(t.text[:i]):
			fs.Warnf("unbalanced", t.place(i), "两半都用全角括号。", "括号一半是半角、一半是全角：%s。", t.shown(i, i+len(string(r))))
		default:
			report(r, i)
		}
	}
	for _, o := range stack {
		if o.mark == '（' && strings.Contains(t.text[o.off:], ")") {
			fs.Warnf("unbalanced", t.place(o.off), "两半都用全角括号。", "括号一半是全角、一半是半角：%s。", t.shown(o.off, o.off+len("（")))
			continue
		}
		report(o.mark, o.off)
	}
	if len(fs) > 1 { // one lost half makes the others look lost
		first := fs[0]
		first.Text = strings.TrimSuffix(first.Text, "。") + fmt.Sprintf("（同一段还有%d处）。", len(fs)-1)
		return diag.Findings{first}
	}
	return fs
}

func waits(stack []open, r rune) bool {
	for _, o := range stack {
		if o.mark == r {
			return true
		}
	}
	return false
}

// halfOpened reports a half-width ( that is not closed in s.
func halfOpened(s string) bool { return strings.Count(s, "(") > strings.Count(s, ")") }
