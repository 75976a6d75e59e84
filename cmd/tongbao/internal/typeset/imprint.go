package typeset

import (
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// imprint prints the 版记 at the foot of the last even page (7.4; GB/T 33476.2
// 7.3.1). When the last page is even but has no room, a blank page and the
// imprint's page follow, both without a number (7.5).
func (l *layouter) imprint() {
	im := l.n.Imprint
	if l.out.RecipientsMoved {
		im.Recipients = l.n.Recipients
	}
	letter := l.n.Head.Form == document.LetterheadLetter
	if letter && im.PrintedBy != "" {
		l.findings.Tell(codeLetterImprint, diag.Place{}, "如需印发机关和印发日期，请改用“文件”版头。", "信函格式的版记不印印发机关和印发日期，已略去。")
		im.PrintedBy = ""
	}
	if im.IsEmpty() {
		return
	}
	b := l.imprintBlock(im, !letter)
	if b.height > gbt9704.TypeHeight {
		l.findings.Tell(codeImprintTooHigh, diag.Place{}, "请用统称缩短抄送机关。", "版记高%.0f毫米，一页放不下。", b.height)
		return
	}
	l.imprintPage(b.height, letter)
	top := gbt9704.TypeHeight - b.height
	for _, r := range b.rules {
		r.Y1, r.Y2 = r.Y1+top, r.Y2+top
		l.press.rule(r)
	}
	for _, p := range b.pieces {
		l.press.piece(p, 0, top)
	}
	l.press.close()
}

// imprintPage makes the page open that carries an imprint of the given height.
func (l *layouter) imprintPage(height float64, letter bool) {
	last := &l.out.Pages[len(l.out.Pages)-1]
	fits := l.bottom+gbt9704.LinePitch+height <= gbt9704.TypeHeight+slack
	switch {
	case fits && (letter || last.Number%2 == 0):
		l.press.page, l.press.f = last, upright
		l.press.mcid = nextID(last)
	case last.Number%2 == 1 || letter:
		l.press.newPage(upright)
	default:
		l.press.newPage(upright)
		l.press.page.Numbered = false
		l.press.newPage(upright)
		l.press.page.Numbered = false
	}
}

// nextID is the first unused marked-content number of a page.
func nextID(p *Page) int {
	id := 0
	for _, m := range p.Marks {
		if t, ok := m.(Tag); ok && t.ID >= id {
			id = t.ID + 1
		}
	}
	return id
}

// imprintBlock is a set imprint; positions count from its upper rule.
type imprintBlock struct {
	pieces []piece
	rules  []Rule
	height float64
}

// imprintBlock sets the elements of the imprint from top to bottom: 主送 and 抄送
// without a rule between them, then 印发机关 and 印发日期 (7.4.2, 7.4.3). The letter
// format has no rules.
func (l *layouter) imprintBlock(im document.Imprint, ruled bool) imprintBlock {
	var b imprintBlock
	rule := func(width float64) {
		if ruled {
			b.rules = append(b.rules, Rule{X1: 0, Y1: b.height, X2: gbt9704.TypeWidth, Y2: b.height, Width: width})
		}
	}
	rule(gbt9704.ImprintOuterRule)
	copied := false
	for _, e := range []struct {
		label string
		names []string
	}{{"主送：", im.Recipients}, {"抄送：", im.CC}} {
		if len(e.names) > 0 {
			l.imprintNames(&b, e.label, strings.Join(e.names, "，")+"。")
			copied = true
		}
	}
	if im.PrintedBy != "" {
		if copied {
			rule(gbt9704.ImprintInnerRule)
		}
		l.imprintPrinted(&b, im)
	}
	rule(gbt9704.ImprintOuterRule)
	inside(&b)
	return b
}

// inside moves the outer rules by half their weight, so that the last one's
// lower edge is the type area's.
func inside(b *imprintBlock) {
	if n := len(b.rules); n > 0 {
		half := gbt9704.ImprintOuterRule / 2
		b.rules[0].Y1, b.rules[0].Y2 = b.rules[0].Y1+half, b.rules[0].Y2+half
		b.rules[n-1].Y1, b.rules[n-1].Y2 = b.rules[n-1].Y1-half, b.rules[n-1].Y2-half
	}
}

// imprintBaseline centres a 4号 line in its space between two rules.
func imprintBaseline(top float64) float64 {
	em := gbt9704.Em(gbt9704.ImprintSize)
	return top + (gbt9704.ImprintLine-em)/2 + gbt9704.EmAscent*em
}

// imprintNames sets 主送 or 抄送: one character in on both sides, further lines
// below the first character behind the colon.
func (l *layouter) imprintNames(b *imprintBlock, label, names string) {
	st := solid(typeface.FangSong, gbt9704.ImprintSize)
	spans := []span{{text: label + names, style: st, el: element(l.out.Tree, "P")}}
	hang := l.typist.set(label, st)
	o := line.Options{Measure: gbt9704.TypeWidth - gbt9704.ImprintInset, First: gbt9704.ImprintInset, Rest: gbt9704.ImprintInset + hang.width()}
	for _, ln := range l.typist.lines(spans, o, 0) {
		y := imprintBaseline(b.height)
		for _, p := range ln.pieces {
			for i := range p.runs {
				p.runs[i].Y = y
			}
			b.pieces = append(b.pieces, p)
		}
		b.height += gbt9704.ImprintLine
	}
}

// imprintPrinted sets the line of 印发机关, left, and 印发日期, right; an organ too
// long for one line takes more above it.
func (l *layouter) imprintPrinted(b *imprintBlock, im document.Imprint) {
	st := solid(typeface.FangSong, gbt9704.ImprintSize)
	el := element(l.out.Tree, "P")
	var date text
	if !im.PrintedOn.IsZero() {
		date = l.typist.set(document.ChineseDate(im.PrintedOn)+"印发", st)
	}
	room := gbt9704.TypeWidth - 2*gbt9704.ImprintInset - date.width() - 2*st.cell
	organ := l.typist.set(im.PrintedBy, st)
	lines := nameLines(organ, room)
	for i, t := range lines {
		y := imprintBaseline(b.height)
		p := piece{el: el, runs: t.runs(gbt9704.ImprintInset, y)}
		if i == len(lines)-1 {
			x := gbt9704.TypeWidth - gbt9704.ImprintInset - date.width()
			p.runs = append(p.runs, date.runs(x, y)...)
		}
		b.pieces = append(b.pieces, p)
		b.height += gbt9704.ImprintLine
	}
}
