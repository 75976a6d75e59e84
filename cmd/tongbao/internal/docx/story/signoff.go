package story

import (
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/wording"
)

// signOff adds 发文机关署名 and 成文日期 where the print has them (7.3.5). What was not
// laid out ends at the place of a sealed date.
func (b *builder) signOff(s document.SignOff) {
	switch fit := s.Fit; {
	case fit != nil:
		b.printedNames(fit)
		b.printedDate(fit)
	case s.ByStamp():
		b.stamped(s.Signers, s.DateText())
	default:
		for _, name := range s.NameTexts() {
			b.styled("发文机关署名", SignerLong, name).Format.Right = dateInset
		}
		b.styled("成文日期", Date, s.DateText())
	}
}

// dateInset is the room right of a sealed date, twips (7.3.5.1).
const dateInset = 4 * CharWidth

// printedNames adds the names, those of a row of seals side by side.
func (b *builder) printedNames(fit *document.SignOffFit) {
	for from := 0; from < len(fit.Names); {
		to := from + 1
		for to < len(fit.Names) && fit.Names[to].Above < 0 {
			to++
		}
		if row := fit.Names[from:to]; len(row) > 1 {
			b.abreast(row)
		} else {
			b.printedName(row[0])
		}
		from = to
	}
}

// printedName adds a name: around its axis, or in from the left.
func (b *builder) printedName(n document.SignerFit) {
	p := b.styled("发文机关署名", SignerLong, strings.Join(n.Lines, "\n"))
	switch axis := axisOf(n); {
	case !n.Centred:
		p.Format = Format{Left: twips(n.Left), ToLeft: true}
	case 2*axis > TextWidth:
		p.Style, p.Format.Left = Signer, 2*axis-TextWidth
	default:
		p.Style, p.Format.Left, p.Format.Right = Signer, 1, TextWidth-2*axis
	}
	p.Format.Before = max(1, twips(n.Above))
}

// axisOf is the middle of a name, twips from the left.
func axisOf(n document.SignerFit) int {
	width := 0
	for _, l := range n.Lines {
		width = max(width, length(l))
	}
	return twips(n.Left) + width/2
}

// abreast adds a row of names, each in a cell that reaches half the way to the next.
func (b *builder) abreast(row []document.SignerFit) {
	half := (axisOf(row[1]) - axisOf(row[0])) / 2
	out := &NameRow{Cells: []NameCell{{Width: max(1, axisOf(row[0])-half)}}}
	first := row[0] // its white is counted from its first line, the row's from the highest
	lines := len(first.Lines)
	for _, n := range row {
		lines = max(lines, len(n.Lines))
		out.Cells = append(out.Cells, NameCell{Width: 2 * half, Lines: n.Lines})
	}
	out.Before = max(0, twips(first.Above)-(lines-len(first.Lines))*Pitch)
	b.add(out)
}

// printedDate adds the date. A sealed one keeps its four characters on the right (7.3.5.1),
// which the print gives up under the axis of a long name.
func (b *builder) printedDate(fit *document.SignOffFit) {
	text := fit.Date.Lines[0]
	p := b.styled("成文日期", Date, text)
	if !fit.Date.Centred {
		p.Format.Right = max(1, TextWidth-twips(fit.Date.Left)-length(text))
	}
	p.Format.Before = max(0, twips(fit.Date.Above))
}

// stampRoom is the place of a signature stamp, as wide as in print (30 mm), and the two
// characters between it and the post; twips.
const stampRoom = 1701 + 2*CharWidth

// stamped: the place of the signature stamp four characters in from the right and free of text,
// the post two characters to its left, the date one blank line below (7.3.5.3).
func (b *builder) stamped(signers []document.Signer, date string) {
	for i, s := range signers {
		p := b.styled("发文机关署名", SignerLong, s.PrintText())
		if p.Format.Right = 4 * CharWidth; s.Stamp != "" {
			p.Format.Right += stampRoom
		}
		if i > 0 {
			p.Format.Before = Pitch
		}
	}
	b.styled("成文日期", Date, date).Format.Before = Pitch
}

// length is the width of 3号 text, twips.
func length(s string) int {
	n := 0
	for _, r := range s {
		if wording.RuneCells(r) > 1 {
			n += CharWidth
		} else {
			n += halfCell
		}
	}
	return n
}
