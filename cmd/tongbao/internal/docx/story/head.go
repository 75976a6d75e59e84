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
		b.styled("发文字号", DocNumber, numberText(h)).Format.NoRule = true
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

// numberText is the text of the line of the 发文字号. On an upward paper it stands one cell
// in and the 签发人 end one cell before the right edge (7.2.6): blanks part the two on a
// line that is centred.
func numberText(h document.Head) string {
	leaders := h.LeadersText()
	if leaders == "" {
		return h.Number
	}
	const line = 2 * (TextWidth/CharWidth - 2) // cells of half a character
	return h.Number + strings.Repeat("\u3000", max(1, (line-wording.Cells(h.Number)-wording.Cells(leaders))/2)) + leaders
}

// number adds the 发文字号; without one its line stays blank above the rule.
func (b *builder) number(h document.Head, f Format) {
	number, style := numberText(h), DocNumber
	if number == "" && !f.NoRule {
		style = RedRule
	}
	b.add(&Paragraph{Style: style, Element: "发文字号", Runs: []Run{{Text: number}}, Format: f})
}

// letterHead adds the head of the letter format (10.1): mark and rules in
// frames, the number flush right under the first rule.
func (b *builder) letterHead(h document.Head) {
	b.add(&Paragraph{Style: LetterMarkStyle, Element: "发文机关标志", Frame: LetterMark, Runs: []Run{{Text: h.MarkText()}}})
	b.add(&Paragraph{Style: LetterFootStyle, Frame: LetterFoot, Runs: []Run{{}}})
	b.styled("发文字号", DocNumber, numberText(h)).Format = Format{NoRule: true, ToRight: true, Before: 1}
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
