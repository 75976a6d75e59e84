package proof

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// opens maps closing brackets to the ones that open them.
var opens = map[rune]rune{'”': '“', '》': '《', '〉': '〈', '）': '（', '〕': '〔', '】': '【'}

// bracket is one that waits for its other half, or has lost it.
type bracket struct {
	mark   rune
	off    int
	beside bool // a half-width bracket is its other half
}

// pairing is what is open while a text is read.
type pairing struct {
	stack []bracket
	round int // （ in the stack
	half  int // half-width ( without )
}

// unbalanced finds brackets and quotation marks without their other half; in
// cells too, where a half is lost when text is cut. One lost half makes the others
// look lost, so that only the first is told.
func unbalanced(t *passage) {
	lost := lostHalves(t.text)
	if len(lost) == 0 {
		return
	}
	first, what, more := lost[0], "没有配对", ""
	if first.beside {
		what = "与半角括号配对"
	}
	if n := len(lost) - 1; n > 0 {
		more = fmt.Sprintf("（同一段还有%d处）", n)
	}
	around := t.shown(first.off, first.off+utf8.RuneLen(first.mark))
	t.tell(first.off, codeUnbalanced, "补上另一半，或删去。", "“%c”%s：%s%s。", first.mark, what, around, more)
}

// lostHalves lists the brackets that have lost the other half, closing ones first. A
// number such as 1） at the beginning of a part opens nothing.
func lostHalves(s string) []bracket {
	var g pairing
	var lost []bracket
	for i, r := range s {
		switch {
		case r == '(':
			g.half++
		case r == ')':
			g.half--
		case strings.ContainsRune("“《〈（〔【", r):
			g.push(r, i)
		case opens[r] == 0 || g.pop(opens[r]):
		case r == '）' && isDigit(before(s, i)) && g.round == 0 && g.half <= 0:
		default:
			lost = append(lost, bracket{r, i, r == '）' && g.half > 0})
		}
	}
	for _, b := range g.stack {
		lost = append(lost, bracket{b.mark, b.off, b.mark == '（' && g.half < 0})
	}
	return lost
}

func (g *pairing) push(r rune, off int) {
	g.stack = append(g.stack, bracket{mark: r, off: off})
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
