package story

import (
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/wording"
)

// signOff adds 发文机关署名 and 成文日期 by the form of the signature (7.3.5).
func (b *builder) signOff(s document.SignOff) {
	date := s.DateText()
	switch {
	case len(s.Signers) == 0:
		b.styled("成文日期", Date, date)
	case s.ByStamp():
		b.stamped(s.Signers, date)
	case s.Sealed && len(s.Signers) > 1:
		b.jointlySealed(s.Signers, date)
	case s.Sealed:
		b.sealed(s.Signers[0].NameText(), date)
	default:
		b.unsealed(s.Signers, date)
	}
}

// sealed: the date four characters in from the right, the name centred on it
// (7.3.5.1). A name too long for that ends at the edge of the type area.
func (b *builder) sealed(name, date string) {
	centre := 4*CharWidth + length(date)/2 // from the right edge
	if length(name) > 2*centre {
		b.styled("发文机关署名", SignerLong, name)
	} else {
		b.styled("发文机关署名", Signer, name).Format.Left = TextWidth - 2*centre
	}
	b.styled("成文日期", Date, date)
}

// Space above the rows of names of a joint paper, twips. A seal of 42 mm in the
// middle of each name clears the text above and the seal of the next row.
const (
	sealAbove   = 1036
	sealBetween = 1900
)

// jointlySealed: names in order, up to three in a row, each with room for its
// own seal (7.3.5.1); the date under the last one.
func (b *builder) jointlySealed(signers []document.Signer, date string) {
	widest := 0
	for _, s := range signers {
		widest = max(widest, length(s.NameText()))
	}
	perRow := min(3, max(1, TextWidth/(widest+2*CharWidth)))
	for i := 0; i < len(signers); i += perRow {
		row := signers[i:min(i+perRow, len(signers))]
		var names []string
		for _, s := range row {
			names = append(names, s.NameText())
		}
		p := b.styled("发文机关署名", SignerLong, strings.Join(names, "\u3000\u3000"))
		// the last name of a row centred on the date
		centre := 4*CharWidth + length(date)/2
		p.Format.Right = max(centre-length(names[len(names)-1])/2, 0)
		p.Format.Before = sealAbove
		if i > 0 {
			p.Format.Before = sealBetween
		}
	}
	b.styled("成文日期", Date, date)
}

// unsealed: the name two characters in from the right, the date's first
// character two to the right of the name's; a longer date takes the two
// characters itself and the name moves left (7.3.5.2).
func (b *builder) unsealed(signers []document.Signer, date string) {
	dateWidth, widest := length(date), 0
	for _, s := range signers {
		widest = max(widest, length(s.NameText()))
	}
	right := 2 * CharWidth // of the widest name
	dateRight := right + widest - 2*CharWidth - dateWidth
	if dateWidth > widest {
		dateRight = 2 * CharWidth
		right = dateRight + dateWidth + 2*CharWidth - widest
	}
	for i, s := range signers {
		p := b.styled("发文机关署名", SignerLong, s.NameText())
		p.Format.Right = right + widest - length(s.NameText()) // first characters in one column
		if i == 0 {
			p.Format.Before = Pitch // one blank line below the text
		} else {
			p.Format.Before = 1
		}
	}
	b.styled("成文日期", Date, date).Format.Right = max(dateRight, 1)
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
