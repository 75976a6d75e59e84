package story

import (
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/wording"
)

const (
	imprintChars = 29  // 4号 characters on a line: 156 mm less one on both sides
	imprintTail  = 137 // twips, 2.42 mm: the last rule lies on the type area's foot, not on the page margin
)

// imprint adds the 版记 (7.4). Its paragraphs share one frame and one style, whose
// borders are the rules: first, between, last. LibreOffice leaves the one between
// out, but puts paragraphs of different borders into the text instead of the
// frame. Indents would shorten the rules, so the lines of a long list are broken
// here and set in with ideographic spaces.
// No rule stands between 主送 and 抄送: they are one paragraph.
func (b *builder) imprint(n *document.Notice) {
	im := n.Imprint
	if im.IsEmpty() {
		return
	}
	b.turn(false)
	var lines, texts []string
	if len(im.Recipients) > 0 {
		lines = append(lines, listLines("主送：", im.Recipients)...)
	}
	if len(im.CC) > 0 {
		lines = append(lines, listLines("抄送：", im.CC)...)
	}
	if len(lines) > 0 {
		texts = append(texts, strings.Join(lines, "\n\u3000"))
	}
	if im.PrintedBy != "" {
		text := im.PrintedBy
		if !im.PrintedOn.IsZero() {
			text += "\t" + document.ChineseDate(im.PrintedOn) + "印发"
		}
		texts = append(texts, text)
	}
	letter := n.Head.Form == document.LetterheadLetter // without rules (10.1)
	for i, text := range texts {
		p := &Paragraph{Style: Imprint, Element: "版记", Frame: ImprintFrame, Runs: []Run{{Text: text}}}
		p.Format.NoRule = letter
		if i == len(texts)-1 {
			p.Format.After = imprintTail
		}
		b.add(p)
	}
}

// listLines breaks a list of organs behind its label so that the later lines
// begin below the first organ (7.4.2), preferably between two organs.
func listLines(label string, organs []string) []string {
	const inset = "\u3000\u3000\u3000" // as wide as the label
	room := 2 * (imprintChars - 3)
	var lines []string
	var line []rune
	flush := func() {
		lines = append(lines, inset+string(line))
		line = nil
	}
	for i, o := range organs {
		if i == len(organs)-1 {
			o += "。"
		} else {
			o += "，"
		}
		if len(line) > 0 && wording.Cells(string(line)+o) > room && wording.Cells(o) <= room {
			flush()
		}
		for _, r := range o {
			if len(line) > 0 && wording.Cells(string(line)+string(r)) > room && r != '，' && r != '。' {
				flush()
			}
			line = append(line, r)
		}
	}
	flush()
	lines[0] = label + strings.TrimPrefix(lines[0], inset)
	return lines
}
