package typeset

import (
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// headSetter sets a 版头. Its parts have fixed places on page 1, so the positions
// in all its items count from the type area's top.
type headSetter struct {
	galley
	head   document.Head
	typist *typist
	mark   *document.MarkFit
}

// setHead sets the 版头 and returns it with where the title begins, mm below the type
// area's top.
func setHead(head document.Head, y *typist) (*headSetter, float64) {
	h := &headSetter{head: head, typist: y}
	var below float64
	switch head.Form {
	case document.LetterheadLetter:
		below = h.letterHead()
	case document.LetterheadNone:
		below = h.plainHead()
	default:
		below = h.redHead()
	}
	return h, below
}

// redHead is the usual form: the mark 35 mm below the type area's top, the
// 发文字号 and a red rule below it (7.2). Preprinted paper has both in print.
func (h *headSetter) redHead() float64 {
	h.markings(0)
	mark := h.fitMark()
	h.placeMark(mark, gbt9704.MarkBelowTop)
	h.mark = mark.decided()
	top := h.numberLine(gbt9704.MarkBelowTop + mark.height + gbt9704.NumberBelowMark*gbt9704.LinePitch)
	rule := top + gbt9704.Em3 + gbt9704.RuleBelowNumber
	if h.head.Form != document.LetterheadPreprinted {
		h.redRule(0, gbt9704.TypeWidth, rule+gbt9704.HeadRuleWidth/2, gbt9704.HeadRuleWidth)
	}
	return rule + gbt9704.HeadRuleWidth + gbt9704.TitleBelowRule*gbt9704.LinePitch
}

// plainHead stands above the title of a paper without a letterhead: nothing
// red, the 发文字号 on a line of its own when there is one, then a blank line.
func (h *headSetter) plainHead() float64 {
	top := h.markings(0)
	if h.head.Number == "" && len(h.head.Leaders) == 0 {
		if top > 0 {
			top += gbt9704.LinePitch
		}
		return top
	}
	return h.numberLine(top) + gbt9704.Em3 + gbt9704.TitleBelowRule*gbt9704.LinePitch
}

func (h *headSetter) redRule(x1, x2, y, width float64) {
	h.items = append(h.items, item{rules: []Rule{{X1: x1, Y1: y, X2: x2, Y2: y, Width: width, Color: Red}}})
}

func (h *headSetter) piece(el *Struct, runs []Run) {
	h.items = append(h.items, item{pieces: []piece{{el: el, runs: runs}}})
}

// markings sets 份号, 密级和保密期限 and 紧急程度 flush left from top on, one a
// line (7.2.1–7.2.3), and returns the top of the next line.
func (h *headSetter) markings(top float64) float64 {
	for _, e := range []struct {
		text string
		role typeface.Role
	}{{h.head.Copy, typeface.FangSong}, {h.head.Secrecy, typeface.HeiTi}, {h.head.Urgency, typeface.HeiTi}} {
		if e.text == "" {
			continue
		}
		h.headLine(e.text, e.role, top, line.Left, 0)
		top += gbt9704.LinePitch
	}
	return top
}

// headLine sets one line of a paragraph of its own; inset keeps it away from
// the edge it is aligned with, mm.
func (h *headSetter) headLine(s string, role typeface.Role, top float64, a line.Alignment, inset float64) {
	t := h.typist.set(s, grid3(role))
	x, spare := inset, gbt9704.TypeWidth-t.width()
	switch a {
	case line.Center:
		x = spare / 2
	case line.Right:
		x = spare - inset
	}
	if spare < -slack {
		h.findings.Tell(codeLineTooLong, diag.Place{}, "请缩短该项内容。", "“%s”超过版心宽度，一行放不下。", s)
		return
	}
	h.piece(h.element("P"), t.runs(x, top+gbt9704.EmAscent*gbt9704.Em3))
}

// numberLine sets the 发文字号 centred at top (7.2.5); on an upward paper it stands
// one cell in, on the line of the last 签发人. It returns the top of its line,
// which stays blank when there is no number yet.
func (h *headSetter) numberLine(top float64) float64 {
	leaders := h.head.Leaders
	align, inset := line.Center, 0.0
	last := top
	if len(leaders) > 0 {
		align, inset = line.Left, gbt9704.NumberInset*gbt9704.Cell
		last += float64((len(leaders)-1)/document.LeadersPerLine) * gbt9704.LinePitch
	}
	if h.head.Number != "" {
		h.headLine(h.head.Number, typeface.FangSong, last, align, inset)
	}
	if len(leaders) > 0 {
		h.leaders(leaders, top)
	}
	return last
}

// leaders sets the 签发人, two a line, the names of further lines below the
// first name (7.2.6).
func (h *headSetter) leaders(names []string, top float64) {
	var widest int
	for _, n := range names {
		widest = max(widest, len([]rune(document.SpacedName(n, names))))
	}
	perLine := min(document.LeadersPerLine, len(names))
	column := float64(widest+1) * gbt9704.Cell
	start := gbt9704.TypeWidth - gbt9704.LeadersInset*gbt9704.Cell - float64(perLine)*column + gbt9704.Cell
	t := h.typist.set(document.LeadersLabel, grid3(typeface.FangSong))
	el := h.element("P")
	y := top + gbt9704.EmAscent*gbt9704.Em3
	h.piece(el, t.runs(start-t.width(), y))
	for i, n := range names {
		t := h.typist.set(document.SpacedName(n, names), grid3(typeface.KaiTi))
		h.piece(el, t.runs(start+float64(i%perLine)*column, y+float64(i/perLine)*gbt9704.LinePitch))
	}
}
