package typeset

import (
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// imprintSetter sets a 版记 from its upper rule down. The positions in all its
// items count from that rule.
type imprintSetter struct {
	galley
	typist *typist
	rules  []Rule
	height float64 // mm
	SettledImprint
}

// setImprint sets the 版记; one without content has no items and no height. The letter
// format has no rules (10.1).
func setImprint(im document.Imprint, letter bool, y *typist) *imprintSetter {
	s := &imprintSetter{typist: y}
	if im.IsEmpty() {
		return s
	}
	s.set(im)
	if s.height > gbt9704.TypeHeight {
		s.findings.Tell(codeImprintTooHigh, diag.Place{}, "请用统称缩短抄送机关。", "版记高%.0f毫米，一页放不下。", s.height)
		return &imprintSetter{galley: galley{findings: s.findings}}
	}
	if !letter {
		s.items = append([]item{{rules: s.rules}}, s.items...)
	}
	return s
}

// set sets the elements from top to bottom: 主送 and 抄送 without a rule between
// them, then 印发机关 and 印发日期 (7.4.2, 7.4.3). The outer rules lie inside, so
// that the last one's lower edge is the type area's.
func (s *imprintSetter) set(im document.Imprint) {
	const outer = gbt9704.ImprintOuterRule
	s.rule(outer/2, outer)
	s.Recipients = s.names(document.RecipientsLabel, im.Recipients)
	s.CC = s.names(document.CCLabel, im.CC)
	if im.PrintedBy != "" {
		if s.height > 0 {
			s.rule(s.height, gbt9704.ImprintInnerRule)
		}
		s.printedBy(im)
	}
	s.rule(s.height-outer/2, outer)
}

func (s *imprintSetter) rule(y, width float64) {
	s.rules = append(s.rules, Rule{X1: 0, Y1: y, X2: gbt9704.TypeWidth, Y2: y, Width: width})
}

// A 4号 line stands in the middle of its space between two rules; mm.
const (
	imprintEm       = gbt9704.ImprintSize * gbt9704.MMPerPoint
	imprintBaseline = (gbt9704.ImprintLine-imprintEm)/2 + gbt9704.EmAscent*imprintEm
)

// line adds a line whose pieces have their baselines at 0.
func (s *imprintSetter) line(pieces []piece) {
	for _, p := range pieces {
		for i := range p.runs {
			p.runs[i].Y += s.height + imprintBaseline
		}
	}
	s.items = append(s.items, item{pieces: pieces})
	s.height += gbt9704.ImprintLine
}

// names sets 主送 or 抄送: one character in on both sides, further lines below
// the first character behind the colon. It returns the lines, none without names.
func (s *imprintSetter) names(label string, names []string) []string {
	if len(names) == 0 {
		return nil
	}
	st, from := solid(typeface.FangSong, gbt9704.ImprintSize), len(s.items)
	hang := s.typist.set(label, st)
	o := line.Options{Measure: gbt9704.TypeWidth - gbt9704.ImprintInset, First: gbt9704.ImprintInset}
	o.Rest = o.First + hang.width()
	for _, ln := range s.typist.lines([]span{{text: label + document.NamesText(names), style: st, el: s.element("P")}}, o, 0) {
		s.line(ln.pieces)
	}
	return linesOf(s.items[from:])
}

// printedBy sets the line of 印发机关, left, and 印发日期, right; an organ too
// long for one line takes more above it.
func (s *imprintSetter) printedBy(im document.Imprint) {
	st := solid(typeface.FangSong, gbt9704.ImprintSize)
	el := s.element("P")
	var date text
	if !im.PrintedOn.IsZero() {
		date = s.typist.set(document.ChineseDate(im.PrintedOn)+"印发", st)
	}
	room := gbt9704.TypeWidth - 2*gbt9704.ImprintInset - date.width() - 2*st.cell
	lines := nameLines(s.typist.set(im.PrintedBy, st), room)
	for i, t := range lines {
		p := piece{el: el, runs: t.runs(gbt9704.ImprintInset, 0)}
		if i == len(lines)-1 {
			p.runs = append(p.runs, date.runs(gbt9704.TypeWidth-gbt9704.ImprintInset-date.width(), 0)...)
		}
		s.line([]piece{p})
	}
}
