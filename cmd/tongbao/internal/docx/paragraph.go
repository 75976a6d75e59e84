package docx

import (
	"fmt"
	"strings"
	"unicode"

	"tongbao/cmd/tongbao/internal/docx/story"
)

// paragraphXML returns one paragraph of the story. control wraps its runs in a
// content control named after the element of the paper.
func paragraphXML(p *story.Paragraph, control func(element, runs string) string) string {
	var b strings.Builder
	if p.Style == story.Imprint { // its lines begin at the edge for the sake of the rules
		b.WriteString("<w:r><w:tab/></w:r>")
	}
	for _, r := range trimmed(p.Runs) {
		b.WriteString(linked(r.To, textRuns(r.Text, runProperties(r.Style, p.Format))))
	}
	runs := b.String()
	if control != nil && p.Element != "" && runs != "" {
		runs = control(p.Element, runs)
	}
	return `<w:p><w:pPr><w:pStyle w:val="` + styleIDs[p.Style] + `"/>` + framePr(p) + formatPr(p.Format) + `</w:pPr>` + runs + "</w:p>\n"
}

// linked makes runs lead to an anchor. They look like the text around them.
func linked(anchor, runs string) string {
	if anchor == "" {
		return runs
	}
	return `<w:hyperlink w:anchor="` + escape(anchor) + `" w:history="1">` + runs + `</w:hyperlink>`
}

// trimmed drops white space around a paragraph's text: an ideographic space
// typed as an indent would add to the style's.
func trimmed(runs []story.Run) []story.Run {
	out := append([]story.Run(nil), runs...)
	for len(out) > 0 {
		out[0].Text = strings.TrimLeftFunc(out[0].Text, unicode.IsSpace)
		if out[0].Text != "" {
			break
		}
		out = out[1:]
	}
	if n := len(out); n > 0 {
		out[n-1].Text = strings.TrimRightFunc(out[n-1].Text, unicode.IsSpace)
	}
	return out
}

func runProperties(style string, f story.Format) string {
	s := ""
	if style != "" {
		s = `<w:rStyle w:val="` + styleIDs[style] + `"/>`
	}
	if f.Scale > 0 {
		s += fmt.Sprintf(`<w:w w:val="%d"/>`, f.Scale)
	}
	if f.Size > 0 {
		s += size(f.Size)
	}
	return s
}

// formatPr returns the direct formatting of a paragraph, in schema order. An
// indent in characters of the style would win over one in twips (17.3.1.12), so
// it is set to zero.
func formatPr(f story.Format) string {
	s := ""
	if f.NoRule {
		s = `<w:pBdr><w:top w:val="nil"/><w:bottom w:val="nil"/><w:between w:val="nil"/></w:pBdr>`
	}
	s += spacingPr(f)
	if f.Left > 0 || f.Right > 0 || f.First > 0 {
		s += `<w:ind`
		if f.Left > 0 {
			s += fmt.Sprintf(` w:leftChars="0" w:left="%d"`, f.Left)
		}
		if f.Hang > 0 {
			s += fmt.Sprintf(` w:hanging="%d"`, f.Hang)
		}
		if f.First > 0 {
			s += fmt.Sprintf(` w:firstLineChars="0" w:firstLine="%d"`, f.First)
		}
		if f.Right > 0 {
			s += fmt.Sprintf(` w:rightChars="0" w:right="%d"`, f.Right)
		}
		s += `/>`
	}
	switch {
	case f.ToRight:
		s += flushRight
	case f.ToLeft:
		s += `<w:jc w:val="left"/>`
	}
	return s
}

func spacingPr(f story.Format) string {
	s := ""
	for _, a := range []struct {
		name  string
		value int
	}{{"before", f.Before}, {"after", f.After}, {"line", f.Line}} {
		if a.value > 0 {
			s += fmt.Sprintf(` w:%s="%d"`, a.name, a.value)
		}
	}
	if f.Line > 0 {
		s += ` w:lineRule="exact"`
	}
	if s == "" {
		return ""
	}
	return "<w:spacing" + s + "/>"
}

// Frames are direct formatting, since LibreOffice ignores framePr in a style.
// Paragraphs with the same framePr in a row share one frame.
const (
	letterRuleWidth = 9638 // 170 mm (10.1)
	letterFootY     = story.PageHeight - 1134
)

func framePr(p *story.Paragraph) string {
	switch p.Frame {
	case story.ImprintFrame:
		return fmt.Sprintf(`<w:framePr w:w="%d" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"/>`,
			story.TextWidth)
	case story.LetterMark:
		return fmt.Sprintf(`<w:framePr w:w="%d" w:wrap="notBeside" w:vAnchor="page" w:hAnchor="page" w:xAlign="center" w:y="%d"/>`,
			letterRuleWidth, story.LetterMarkTop)
	case story.LetterFoot:
		return fmt.Sprintf(`<w:framePr w:w="%d" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:xAlign="center" w:y="%d"/>`,
			letterRuleWidth, letterFootY)
	case story.LetterLines:
		return besideFrame("left", p)
	case story.LetterNumber:
		return besideFrame("right", p)
	}
	return ""
}

// besideFrame takes one side of the lines it stands on.
func besideFrame(side string, p *story.Paragraph) string {
	return fmt.Sprintf(`<w:framePr w:w="%d" w:h="%d" w:hRule="atLeast" w:wrap="around" w:vAnchor="page" w:hAnchor="margin" `+
		`w:xAlign="%s" w:y="%d"/>`,
		story.TextWidth/2, p.High, side, p.Top)
}

// ImprintXML returns the paragraphs of the imprint in their frame and the hair
// paragraph it hangs on.
func ImprintXML(ps []*story.Paragraph) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(paragraphXML(p, nil))
	}
	return b.String() + hairParagraph
}

// ParagraphXML returns one paragraph as WordprocessingML, without content control.
func ParagraphXML(p *story.Paragraph) string { return paragraphXML(p, nil) }
