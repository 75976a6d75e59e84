package story

import (
	"strings"

	"tongbao/cmd/tongbao/internal/document"
)

const (
	// ImprintInset is how far the text of the imprint stands in on both sides, twips: one
	// character of 4号 (7.4.2, 7.4.3).
	ImprintInset = 280
	// ImprintHang is where further names stand: below the first, behind a label of three
	// characters.
	ImprintHang = 4 * ImprintInset
	// imprintTail, twips: the last rule lies on the type area's foot, not on the page margin (2.42 mm).
	imprintTail = 137
)

// imprint adds the 版记 (7.4). Its paragraphs share one frame and one style, whose
// borders are the rules: first, between, last. LibreOffice leaves the one between
// out, but puts paragraphs of different borders into the text instead of the
// frame; Word draws them where indents differ, and as far as the indents, so the
// first line of all begins at the edge, with a tab. The lines end where the print's do:
// an indent on the right would shorten the rules.
// No rule stands between 主送 and 抄送: they are one paragraph.
func (b *builder) imprint(n *document.Notice) {
	im := n.Imprint
	if im.IsEmpty() {
		return
	}
	b.turn(false)
	var texts []string
	format := Format{NoRule: n.Head.Form == document.LetterheadLetter} // without rules (10.1)
	recipients := namesLines(document.RecipientsLabel, im.Recipients, im.RecipientLines)
	cc := namesLines(document.CCLabel, im.CC, im.CCLines)
	switch {
	case len(recipients) > 0 && len(cc) > 0: // the label of the second stands out, so nothing can hang
		format.Left, format.Hang = ImprintInset, ImprintInset
		const inset = "\n\u3000\u3000\u3000" // as wide as the labels
		texts = append(texts, strings.Join(recipients, inset)+"\n"+strings.Join(cc, inset))
	case len(recipients)+len(cc) > 0:
		texts = append(texts, strings.Join(append(recipients, cc...), "\n"))
	}
	if im.PrintedBy != "" {
		texts = append(texts, printedBy(im))
	}
	for i, text := range texts {
		p := &Paragraph{Style: Imprint, Element: "版记", Frame: ImprintFrame, Runs: []Run{{Text: text}}, Format: format}
		if i == len(texts)-1 {
			p.Format.After = imprintTail
		}
		b.add(p)
	}
}

// namesLines are the lines of a list of organs behind its label, one where it was not laid out.
func namesLines(label string, names, lines []string) []string {
	if len(lines) == 0 && len(names) > 0 {
		return []string{label + document.NamesText(names)}
	}
	return lines
}

func printedBy(im document.Imprint) string {
	date := ""
	if !im.PrintedOn.IsZero() {
		date = "\t" + document.ChineseDate(im.PrintedOn) + "印发"
	}
	return im.PrintedBy + date
}
