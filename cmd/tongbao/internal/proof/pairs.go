package proof

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/diag"
)

// opens maps closing brackets to the ones that open them.
var opens = map[rune]rune{'”': '“', '》': '《', '〉': '〈', '）': '（', '〕': '〔', '】': '【'}

// open is an opening bracket that waits for its other half.
type open struct {
	mark rune
	off  int
}

// pairing is what is open while a text is read.
type pairing struct {
	stack []open
	round int // （ in the stack
	half  int // half-width ( without )
}

// unbalanced finds brackets and quotation marks without their other half; in
// cells too, where a half is lost when text is cut. A number such as 1） at the
// beginning of a part opens nothing.
func unbalanced(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	var g pairing
	report := func(off int, text string) {
		r, n := utf8.DecodeRuneInString(t.text[off:])
		fs.Tell(codeUnbalanced, t.place(off), "补上另一半，或删去。", text, r, t.shown(off, off+n))
	}
	for i, r := range t.text {
		switch {
		case r == '(':
			g.half++
		case r == ')':
			g.half--
		case strings.ContainsRune("“《〈（〔【", r):
			g.push(r, i)
		case opens[r] == 0 || g.pop(opens[r]):
		case r == '）' && isDigit(before(t.text, i)) && g.round == 0 && g.half <= 0:
		case r == '）' && g.half > 0:
			report(i, "“%c”与半角括号配对：%s。")
		default:
			report(i, "“%c”没有配对：%s。")
		}
	}
	for _, o := range g.stack {
		if o.mark == '（' && g.half < 0 {
			report(o.off, "“%c”与半角括号配对：%s。")
			continue
		}
		report(o.off, "“%c”没有配对：%s。")
	}
	if len(fs) > 1 { // one lost half makes the others look lost
		first := fs[0]
		first.Text = strings.TrimSuffix(first.Text, "。") + fmt.Sprintf("（同一段还有%d处）。", len(fs)-1)
		return diag.Findings{first}
	}
	return fs
}

func (g *pairing) push(r rune, off int) {
	g.stack = append(g.stack, open{r, off})
	if r == '（' {
		g.round++
	}
}

// pop closes the innermost bracket when it is the one that r opens.
func (g *pairing) pop(r rune) bool {
	last := len(g.stack) - 1
	if last < 0 || g.stack[last].mark != r {
		return false
	}
	g.stack = g.stack[:last]
	if r == '（' {
		g.round--
	}
	return true
}
