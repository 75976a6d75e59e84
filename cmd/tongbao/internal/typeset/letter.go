package typeset

import (
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// letterHead prints the head of the letter format (信函格式, 10.1): the mark above
// the type area, a red double rule below it and one at the foot of the page, the
// 发文字号 flush right below the first. Page 1 then carries no number.
func (l *layouter) letterHead() float64 {
	l.press.page.Numbered = false
	if len(l.n.Head.Organs) > 1 {
		l.findings.Tell(codeLetterLeadOrgan, diag.Place{}, "联合行文采用信函格式时，只印主办机关的标志。", "信函格式的发文机关标志只印“%s”。", l.n.Head.Organs[0])
	}
	m := l.fitMark()
	mark := gbt9704.LetterMarkTop - gbt9704.TypeTop
	rule := mark + m.height + gbt9704.LetterRuleBelow
	top := rule + gbt9704.LetterDoubleHeight + gbt9704.LetterGap
	next := l.marginal(top) // first in the order of the text
	l.printMark(m, mark)
	l.doubleRule(rule, gbt9704.LetterThick, gbt9704.LetterThin)
	l.doubleRule(gbt9704.PageHeight-gbt9704.LetterFootRule-gbt9704.LetterDoubleHeight-gbt9704.TypeTop, gbt9704.LetterThin, gbt9704.LetterThick)
	if l.n.Head.Number != "" {
		l.single(l.n.Head.Number, grid3(typeface.FangSong), top, line.Right, 0)
	}
	last := max(top, next-gbt9704.LinePitch)
	return last + gbt9704.Em3 + gbt9704.LetterTitleBelow*gbt9704.LinePitch
}

// doubleRule prints two red rules of 170 mm, the upper edge of the first at top.
func (l *layouter) doubleRule(top, upper, lower float64) {
	x1 := gbt9704.LetterRuleLeft - gbt9704.TypeLeft
	x2 := gbt9704.LetterRuleRight - gbt9704.TypeLeft
	l.press.rule(redRule(x1, x2, top+upper/2, upper))
	l.press.rule(redRule(x1, x2, top+gbt9704.LetterDoubleHeight-lower/2, lower))
}
