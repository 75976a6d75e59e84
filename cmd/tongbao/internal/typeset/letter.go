package typeset

import (
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// letterHead sets the head of the letter format (信函格式, 10.1): the mark above
// the type area, a red double rule below it and one at the foot of the page, the
// 发文字号 flush right below the first.
func (h *headSetter) letterHead() float64 {
	if len(h.head.Organs) > 1 {
		h.findings.Tell(codeLetterLeadOrgan, diag.Place{}, "联合行文采用信函格式时，只印主办机关的标志。",
			"信函格式的发文机关标志只印“%s”。", h.head.Organs[0])
	}
	mark := h.fitMark()
	markTop := gbt9704.LetterMarkTop - gbt9704.TypeTop
	rule := markTop + mark.height + gbt9704.LetterRuleBelow
	top := rule + gbt9704.LetterDoubleHeight + gbt9704.LetterGap
	next := h.markings(top) // first in the order of the text
	h.placeMark(mark, markTop)
	h.mark = mark.decided()
	h.doubleRule(rule, gbt9704.LetterThick, gbt9704.LetterThin)
	foot := gbt9704.PageHeight - gbt9704.LetterFootRule - gbt9704.LetterDoubleHeight - gbt9704.TypeTop
	h.doubleRule(foot, gbt9704.LetterThin, gbt9704.LetterThick)
	if h.head.Number != "" {
		h.headLine(h.head.Number, typeface.FangSong, top, line.Right, 0)
	}
	last := max(top, next-gbt9704.LinePitch)
	return last + gbt9704.Em3 + gbt9704.LetterTitleBelow*gbt9704.LinePitch
}

// doubleRule sets two red rules of 170 mm, the upper edge of the first at top.
func (h *headSetter) doubleRule(top, upper, lower float64) {
	x1 := gbt9704.LetterRuleLeft - gbt9704.TypeLeft
	x2 := gbt9704.LetterRuleRight - gbt9704.TypeLeft
	h.redRule(x1, x2, top+upper/2, upper)
	h.redRule(x1, x2, top+gbt9704.LetterDoubleHeight-lower/2, lower)
}
