package story

import (
	"slices"
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

// markFormat is the print's size of a mark, and its width; nothing of one that was not laid
// out.
func markFormat(fit *document.MarkFit) Format {
	if fit == nil {
		return Format{}
	}
	size := int(2 * fit.Size) // no wider than in print, where a line may fill the type area
	return Format{Size: size, Line: markLine(size), Scale: int(100 * fit.Scale)}
}

// markLine is the height of a line of a mark of that size in half points.
func markLine(size int) int { return 10*size + 2*MarkPad }

// markLines are the lines of a mark: one for each organ where it was not laid out, with word
// behind the last.
func markLines(h document.Head, word string) []string {
	if h.Mark != nil {
		return h.Mark.Lines
	}
	lines := slices.Clone(h.Organs)
	lines[len(lines)-1] += word
	return lines
}

// head adds what stands above the title (版头, 7.2).
func (b *builder) head(n *document.Notice) {
	h := n.Head
	margin := b.marginLines(h)
	lines, before := len(margin), 0
	if lines > 0 {
		before = MarkBefore - lines*Pitch
	}
	switch h.Form {
	case document.LetterheadFile:
		b.mark(h, lines)
		b.number(h, Format{})
	case document.LetterheadName:
		b.mark(h, lines)
		b.number(h, Format{})
	case document.LetterheadPreprinted:
		b.add(&Paragraph{Style: Mark, Element: "发文机关标志", Runs: []Run{{}}, Format: Format{Before: before}})
		b.number(h, Format{NoRule: true})
	case document.LetterheadLetter:
		b.letterHead(h, margin)
	default:
		if h.Number != "" || len(h.Leaders) > 0 {
			b.number(h, Format{NoRule: true})
		}
	}
}

// marginLines adds 份号, 密级 and 紧急程度, each on a line of its own from the
// first line of the type area (7.2.1 to 7.2.3), and returns them.
func (b *builder) marginLines(h document.Head) []*Paragraph {
	var out []*Paragraph
	for _, l := range [][3]string{{"份号", CopyNumber, h.Copy}, {"密级", SecurityMark, h.Secrecy}, {"紧急程度", SecurityMark, h.Urgency}} {
		if l[2] != "" {
			out = append(out, b.styled(l[0], l[1], l[2]))
		}
	}
	return out
}

// fileWord is what the mark of a 文件 ends with.
const fileWord = "文件"

func (b *builder) mark(h document.Head, lines int) {
	f := markFormat(h.Mark)
	if lines > 0 {
		f.Before = MarkBefore - lines*Pitch
	}
	switch {
	case len(h.Organs) == 0:
	case h.Form == document.LetterheadName:
		b.add(&Paragraph{Style: Mark, Element: "发文机关标志", Runs: []Run{{Text: strings.Join(markLines(h, ""), "\n")}}, Format: f})
	case len(h.Organs) == 1:
		b.add(&Paragraph{Style: Mark, Element: "发文机关标志", Runs: []Run{{Text: strings.Join(markLines(h, fileWord), "\n")}}, Format: f})
	default:
		b.jointMark(h, f)
	}
}

// jointMark sets 文件 beside the names of several organs: half a character to their right.
func (b *builder) jointMark(h document.Head, f Format) {
	m := &JointMark{Style: Mark, Names: h.Organs, Word: fileWord, Before: f.Before, Size: f.Size, Scale: f.Scale}
	if m.Before == 0 {
		m.Before = MarkBefore
	}
	m.WordWidth = TextWidth / 4
	m.NamesWidth = TextWidth - m.WordWidth
	if h.Mark != nil {
		char := 20 * h.Mark.Size * h.Mark.Scale // half of one is white between names and word
		m.NamesWidth, m.WordWidth = twips(h.Mark.Width)+int(char/4), int(char*9/4)
	}
	b.add(m)
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
// frames, the number flush right under the first rule. Where there are 份号, 密级 and 紧急程度
// they stand beside it, both in frames of one height, and a hair below them goes on with the text:
// the space above the title would reach into the frames.
func (b *builder) letterHead(h document.Head, lines []*Paragraph) {
	mark := b.styled("发文机关标志", LetterMarkStyle, h.MarkText())
	mark.Frame, mark.Format = LetterMark, markFormat(h.Mark)
	size := letterMarkSize
	if h.Mark != nil {
		mark.Runs[0].Text, size = strings.Join(h.Mark.Lines, "\n"), mark.Format.Size
		mark.Format.Line = letterMarkLine(size)
	}
	b.add(&Paragraph{Style: LetterFootStyle, Frame: LetterFoot, Runs: []Run{{}}})
	number := b.styled("发文字号", DocNumber, h.Number)
	number.Format = Format{NoRule: true, ToRight: true, Before: letterGap}
	if len(lines) == 0 {
		return
	}
	number.Frame, number.Format.Before = LetterNumber, 1
	number.Top = LetterMarkTop + len(markLines(h, ""))*letterMarkLine(size) + letterRule + letterGap
	number.High = len(lines) * Pitch
	for _, l := range lines {
		l.Frame, l.Top, l.High = LetterLines, number.Top, number.High
	}
	b.add(&Paragraph{Style: CopyNumber, Runs: []Run{{}}, Format: Format{Line: 20}})
}

// Dimensions of the letter format, twips (10.1).
const (
	LetterMarkTop  = 1701                // 30 mm from the paper's top edge
	letterMarkSize = 72                  // half points, of a mark that was not laid out
	letterRule     = 220 + 90            // from the mark's line to the lower edge of the double rule: 4 mm and its height
	letterGap      = 280 - (Pitch-320)/2 // 4.94 mm from the rule to the glyphs of a line
)

func letterMarkLine(size int) int { return 10*size + 40 }
