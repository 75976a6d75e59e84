package story

import (
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/wording"
)

// Heights of the head, twips.
const (
	// MarkPad is half of what a line of the mark is higher than its glyphs.
	MarkPad = 100
	// MarkBefore is the space above the mark's line: 37.42 mm from the text top
	// to the glyphs, 35 mm (7.2.4) and half the gap of a line (GB/T 33476.2).
	MarkBefore = 2121 - MarkPad
)

// Sizes of the mark. The standard leaves them free (7.2.4 "醒目、美观、庄重").
var markSizes = []struct {
	style string
	chars int // longest name that fits one line of the type area at about 80 %
	size  int // points
}{{Mark, 11, 50}, {MarkMedium, 14, 38}, {MarkSmall, 18, 30}}

// markRoom is what a line of the mark takes, points: a little less than the type
// area's 442.
const markRoom = 433

// markStyle picks the largest mark that keeps n characters on one line, and the
// width in per cent at which they fill it, as in print. Still more are condensed
// further, to no less than 40 %.
func markStyle(n int) (style string, scale int) {
	n = max(n, 1)
	for _, m := range markSizes {
		if n <= m.chars {
			return m.style, min(100*markRoom/(n*m.size), 100)
		}
	}
	return MarkSmall, max(100*markRoom/(n*30), 40)
}

// head adds what stands above the title (版头, 7.2).
func (b *builder) head(n *document.Notice) {
	h := n.Head
	lines := b.marginLines(h)
	before := 0
	if lines > 0 {
		before = MarkBefore - lines*Pitch
	}
	switch h.Form {
	case document.LetterheadFile:
		b.mark(h, lines)
		b.number(h, Format{})
	case document.LetterheadName:
		style, scale := markStyle(wording.Cells(longest(h.Organs)) / 2)
		for i, o := range h.Organs {
			p := b.styled("发文机关标志", style, o)
			p.Format.Scale = scale
			switch {
			case i > 0:
				p.Format.Before = MarkPad
			case before > 0:
				p.Format.Before = before
			}
		}
		b.number(h, Format{})
	case document.LetterheadPreprinted:
		b.add(&Paragraph{Style: Mark, Element: "发文机关标志", Runs: []Run{{}}, Format: Format{Before: before}})
		b.number(h, Format{NoRule: true})
	case document.LetterheadLetter:
		b.letterHead(h)
	default:
		if h.Number != "" || len(h.Leaders) > 0 {
			b.number(h, Format{NoRule: true})
		}
	}
}

// marginLines adds 份号, 密级 and 紧急程度, each on a line of its own from the
// first line of the type area (7.2.1 to 7.2.3), and returns their number.
func (b *builder) marginLines(h document.Head) int {
	start := len(b.items)
	b.styled("份号", CopyNumber, h.Copy)
	b.styled("密级", SecurityMark, h.Secrecy)
	b.styled("紧急程度", SecurityMark, h.Urgency)
	return len(b.items) - start
}

func (b *builder) mark(h document.Head, lines int) {
	before := MarkBefore - lines*Pitch
	if len(h.Organs) > 1 {
		style, scale := markStyle(wording.Cells(longest(h.Organs)) * 2 / 3) // 文件 takes a quarter of the width
		b.add(&JointMark{Style: style, Names: h.Organs, Word: "文件", Before: before, Scale: scale})
		return
	}
	style, scale := markStyle(wording.Cells(h.MarkText()) / 2)
	p := b.styled("发文机关标志", style, h.MarkText())
	p.Format.Scale = scale
	if lines > 0 {
		p.Format.Before = before
	}
}

// number adds the 发文字号; without one its line stays blank above the rule. On an upward
// paper the number stands one cell in, on the line of the last 签发人.
func (b *builder) number(h document.Head, f Format) {
	rows := h.LeaderRows()
	if len(rows) == 0 {
		style := DocNumber
		if h.Number == "" && !f.NoRule {
			style = RedRule
		}
		b.add(&Paragraph{Style: style, Element: "发文字号", Runs: []Run{{Text: h.Number}}, Format: f})
		return
	}
	for i, names := range rows {
		p := leaderLine(h.Number, rows, i)
		p.Runs = append(p.Runs, Run{Text: names, Style: LeaderName})
		p.Format.NoRule = f.NoRule || i+1 < len(rows)
		b.add(p)
	}
}

// leaderLine is line i of the 签发人, without its names: they end one cell before the right
// edge, the names of further lines stand below those of the first, and the number stands
// one cell in on the last (7.2.6). Blanks lead from the one to the others.
func leaderLine(number string, rows []string, i int) *Paragraph {
	const cells = 2 * (TextWidth/CharWidth - 2) // between the insets, of half a character
	widest := 0
	for _, r := range rows {
		widest = max(widest, wording.Cells(r))
	}
	p := &Paragraph{Style: DocNumber, Element: "发文字号", Format: Format{ToLeft: true}}
	if i > 0 {
		p.Format.Before = 1 // none: the style's is above the first
	}
	label, room := document.LeadersLabel, cells-widest-wording.Cells(document.LeadersLabel)
	if i > 0 {
		label, room = "", cells-widest
	}
	if i+1 < len(rows) {
		p.Format.Left = CharWidth + max(0, room)*CharWidth/2
		p.Runs = []Run{{Text: label}}
		return p
	}
	p.Format.First = CharWidth // an indent of all lines would shorten the rule below
	gap := max(1, room-wording.Cells(number))
	p.Runs = []Run{{Text: number + strings.Repeat("\u3000", gap/2) + strings.Repeat(" ", gap%2) + label}}
	return p
}

// letterHead adds the head of the letter format (10.1): mark and rules in
// frames, the number flush right under the first rule.
func (b *builder) letterHead(h document.Head) {
	b.add(&Paragraph{Style: LetterMarkStyle, Element: "发文机关标志", Frame: LetterMark, Runs: []Run{{Text: h.MarkText()}}})
	b.add(&Paragraph{Style: LetterFootStyle, Frame: LetterFoot, Runs: []Run{{}}})
	b.styled("发文字号", DocNumber, h.Number).Format = Format{NoRule: true, ToRight: true, Before: 1}
}

func longest(names []string) string {
	out := ""
	for _, s := range names {
		if wording.Cells(s) > wording.Cells(out) {
			out = s
		}
	}
	return out
}
