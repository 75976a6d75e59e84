package typeset

import (
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// head prints the 版头 on the open page and returns where the title begins, mm
// below the type area's top.
func (l *layouter) head() float64 {
	switch l.n.Head.Form {
	case document.LetterheadLetter:
		return l.letterHead()
	case document.LetterheadNone:
		return l.plainHead()
	}
	l.marginal(0)
	m := l.fitMark()
	l.printMark(m, gbt9704.MarkBelowTop)
	top := l.number(gbt9704.MarkBelowTop + m.height + gbt9704.NumberBelowMark*gbt9704.LinePitch)
	rule := top + gbt9704.Em3 + gbt9704.RuleBelowNumber
	if l.n.Head.Form != document.LetterheadPreprinted {
		l.press.rule(redRule(0, gbt9704.TypeWidth, rule+gbt9704.HeadRuleWidth/2, gbt9704.HeadRuleWidth))
	}
	return rule + gbt9704.HeadRuleWidth + gbt9704.TitleBelowRule*gbt9704.LinePitch
}

// plainHead stands above the title of a paper without a letterhead: nothing
// red, the 发文字号 on a line of its own when there is one, then a blank line.
func (l *layouter) plainHead() float64 {
	top := l.marginal(0)
	if l.n.Head.Number == "" && len(l.n.Head.Leaders) == 0 {
		if top > 0 {
			top += gbt9704.LinePitch
		}
		return top
	}
	return l.number(top) + gbt9704.Em3 + gbt9704.TitleBelowRule*gbt9704.LinePitch
}

func redRule(x1, x2, y, width float64) Rule {
	return Rule{X1: x1, Y1: y, X2: x2, Y2: y, Width: width, Color: Red}
}

// marginal prints 份号, 密级和保密期限 and 紧急程度 flush left from top on, one a
// line (7.2.1–7.2.3), and returns the top of the next line.
func (l *layouter) marginal(top float64) float64 {
	h := l.n.Head
	for _, e := range []struct {
		text string
		role typeface.Role
	}{{h.Copy, typeface.FangSong}, {h.Secrecy, typeface.HeiTi}, {h.Urgency, typeface.HeiTi}} {
		if e.text == "" {
			continue
		}
		l.single(e.text, grid3(e.role), top, line.Left, 0)
		top += gbt9704.LinePitch
	}
	return top
}

// single prints one line of a paragraph of its own; inset keeps it away from
// the edge it is aligned with, mm.
func (l *layouter) single(s string, st style, top float64, a line.Alignment, inset float64) {
	t := l.typist.set(s, st)
	x, spare := inset, gbt9704.TypeWidth-t.width()
	switch a {
	case line.Center:
		x = spare / 2
	case line.Right:
		x = spare - inset
	}
	if spare < -slack {
		l.findings.Tell(codeLineTooLong, diag.Place{}, "请缩短该项内容。", "“%s”超过版心宽度，一行放不下。", s)
		return
	}
	y := top + gbt9704.EmAscent*gbt9704.Em(st.size)
	l.press.piece(piece{el: element(l.out.Tree, "P"), runs: t.runs(x, y)}, 0, 0)
}

// number prints the 发文字号 centred at top (7.2.5); on an upward paper it stands
// one cell in, on the line of the last 签发人. It returns the top of its line,
// which stays blank when there is no number yet.
func (l *layouter) number(top float64) float64 {
	leaders := l.n.Head.Leaders
	if len(leaders) == 0 {
		if l.n.Head.Number != "" {
			l.single(l.n.Head.Number, grid3(typeface.FangSong), top, line.Center, 0)
		}
		return top
	}
	last := top + float64((len(leaders)-1)/gbt9704.LeadersPerLine)*gbt9704.LinePitch
	if l.n.Head.Number != "" {
		l.single(l.n.Head.Number, grid3(typeface.FangSong), last, line.Left, gbt9704.NumberInset*gbt9704.Cell)
	}
	l.leaders(leaders, top)
	return last
}

// leaders prints the 签发人, two a line, the names of further lines below the
// first name (7.2.6).
func (l *layouter) leaders(names []string, top float64) {
	const label = "签发人："
	var widest int
	for _, n := range names {
		widest = max(widest, len([]rune(n)))
	}
	perLine := min(gbt9704.LeadersPerLine, len(names))
	column := float64(widest+1) * gbt9704.Cell
	start := gbt9704.TypeWidth - gbt9704.LeadersInset*gbt9704.Cell - float64(perLine)*column + gbt9704.Cell
	t := l.typist.set(label, grid3(typeface.FangSong))
	el := element(l.out.Tree, "P")
	y := top + gbt9704.EmAscent*gbt9704.Em3
	l.press.piece(piece{el: el, runs: t.runs(start-t.width(), y)}, 0, 0)
	for i, n := range names {
		t := l.typist.set(n, grid3(typeface.KaiTi))
		x := start + float64(i%perLine)*column
		l.press.piece(piece{el: el, runs: t.runs(x, y)}, 0, float64(i/perLine)*gbt9704.LinePitch)
	}
}
