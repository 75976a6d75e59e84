package readback

import (
	"fmt"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/pdfread"
)

// readPDF reads the text of a PDF as a screen reader does, in the order of its tags, without
// artifacts: page numbers, heads and cells repeated on a further page.
func readPDF(data []byte) (*story, error) {
	doc, err := pdfread.Read(data)
	if err != nil {
		return nil, err
	}
	s := &story{paper: doc}
	runs := map[pdfread.Content][]string{}
	for i := range doc.Pages {
		p := &doc.Pages[i]
		for _, r := range p.Runs {
			if r.Mark >= 0 && p.Marks[r.Mark].ID >= 0 {
				c := pdfread.Content{Page: i, ID: p.Marks[r.Mark].ID}
				runs[c] = append(runs[c], r.Text)
			}
		}
	}
	var text, joined, plain strings.Builder
	for _, e := range doc.Elements {
		for _, c := range e.Content {
			s.pieces = append(s.pieces, piece{plain.Len(), c.Page + 1})
			for _, t := range runs[c] {
				text.WriteString(t + "\n")
				joined.WriteString(t)
				plain.WriteString(bare(t))
			}
		}
		joined.WriteByte('\n')
	}
	s.text, s.joined, s.bare = text.String(), joined.String(), plain.String()
	return s, nil
}

// checkPaper holds the marks of a paper to the type area, its links and bookmarks to their
// pages, and those of a PDF to the tags.
func checkPaper(at diag.Place, f form, doc *pdfread.Document, n *document.Notice) diag.Findings {
	var findings diag.Findings
	for _, out := range outside(doc, n) {
		findings.Tell(codeArea, at, hint(f), "%s", out)
	}
	for _, out := range lost(doc) {
		findings.Tell(codeLink, at, hint(f), "%s", out)
	}
	if f == formOFD {
		return findings
	}
	for _, out := range untagged(doc) {
		findings.Tell(codeTags, at, hint(f), "%s", out)
	}
	if out := fields(doc, n.SignOff); out != "" {
		findings.Tell(codeTags, at, hint(f), "%s", out)
	}
	return findings
}

// box is a rectangle on a page, mm from the top left corner.
type box struct{ x1, y1, x2, y2 float64 }

// measured is what lengths of a PDF are off by at most: thousandths of a point, and tenths
// of a thousandth of the em along a line.
const measured = 0.05 // mm

// typeArea is the type area (版心).
func typeArea() box {
	return box{gbt9704.TypeLeft, gbt9704.TypeTop, gbt9704.TypeRight, gbt9704.TypeBottom}
}

// holds reports whether a box lies in another.
func (b box) holds(o box) bool {
	return o.x1 >= b.x1-measured && o.y1 >= b.y1-measured && o.x2 <= b.x2+measured && o.y2 <= b.y2+measured
}

// narrowest is the least that the last glyph of a line takes, of its advance: of a mark only
// the half that is drawn.
const narrowest = 0.5

// boxOf is what a run takes on the page: its line's height, from its first glyph to the
// last.
func boxOf(r pdfread.Run) box {
	em := gbt9704.Em(r.Size)
	length := r.Length - (1-narrowest)*r.Last
	if r.Turned {
		return box{r.X - gbt9704.EmAscent*em, r.Y - length, r.X + gbt9704.EmDescent*em, r.Y}
	}
	return box{r.X, r.Y - gbt9704.EmAscent*em, r.X + length, r.Y + gbt9704.EmDescent*em}
}

// outside tells the first mark of each page that stands outside the type area.
func outside(doc *pdfread.Document, n *document.Notice) []string {
	var out []string
	for i := range doc.Pages {
		if what := outsideOf(&doc.Pages[i], i+1, n.Head.Form == document.LetterheadLetter && i == 0); what != "" {
			out = append(out, fmt.Sprintf("第%d页的%s在版心以外", i+1, what))
		}
	}
	return out
}

// outsideOf names what stands outside the type area of a page; letter is a page with the
// head of a letter, whose mark and rules have places of their own (GB/T 9704-2012 10.1).
func outsideOf(p *pdfread.Page, number int, letter bool) string {
	area, sheet := typeArea(), box{0, 0, p.Width, p.Height}
	if letter {
		area.y1 = gbt9704.LetterMarkTop
	}
	for _, r := range p.Runs {
		b, allowed := boxOf(r), area
		switch kind := kindOf(p, r.Mark); {
		case kind == "Background":
			allowed = sheet // 草稿 across the page
		case kind == "Pagination":
			if r.Text != fmt.Sprintf("— %d —", number) {
				return fmt.Sprintf("页码“%s”", r.Text)
			}
			allowed = box{area.x1 + gbt9704.PageNumberInset, area.y2, area.x2 - gbt9704.PageNumberInset, p.Height}
		}
		if strings.TrimSpace(r.Text) != "" && !allowed.holds(b) {
			return fmt.Sprintf("“%s”（离纸的左边%.2f至%.2f毫米，上边%.2f至%.2f毫米）", start(r.Text), b.x1, b.x2, b.y1, b.y2)
		}
	}
	for _, l := range p.Lines {
		allowed := area
		switch {
		case letter && l.Mark >= 0 && p.Marks[l.Mark].Artifact:
			allowed = box{gbt9704.LetterRuleLeft, area.y1, gbt9704.LetterRuleRight, p.Height - gbt9704.LetterFootRule}
		case l.Y1 != l.Y2 && l.X1 != l.X2:
			allowed = sheet // the circle of a draft's seal
		}
		// A rule on the edge lies half on either side, and ends half its width beyond corners.
		if half := l.Width / 2; !allowed.holds(box{l.X1 + half, l.Y1 + half, l.X2 - half, l.Y2 - half}) {
			return fmt.Sprintf("线（离纸的左边%.2f至%.2f毫米，上边%.2f至%.2f毫米）", l.X1, l.X2, l.Y1, l.Y2)
		}
	}
	return ""
}

// kindOf is the kind of the artifact a mark stands in, empty for content.
func kindOf(p *pdfread.Page, mark int) string {
	if mark < 0 {
		return ""
	}
	return p.Marks[mark].Kind
}

// untagged tells content that no structure element holds, and the reverse.
func untagged(doc *pdfread.Document) []string {
	var out []string
	if len(doc.Elements) == 0 {
		return []string{"没有标签"}
	}
	held := map[pdfread.Content]int{}
	links := 0
	for _, e := range doc.Elements {
		links += e.Objects
		for _, c := range e.Content {
			held[c]++
		}
	}
	for i := range doc.Pages {
		p := &doc.Pages[i]
		links -= len(p.Links) + len(p.Fields)
		for _, m := range p.Marks {
			c := pdfread.Content{Page: i, ID: m.ID}
			switch {
			case m.ID >= 0 && held[c] != 1:
				out = append(out, fmt.Sprintf("第%d页的第%d段内容不在标签里，或者在两个标签里", i+1, m.ID+1))
			case m.ID >= 0:
				delete(held, c)
			}
		}
		if what := bareMark(p); what != "" {
			out = append(out, fmt.Sprintf("第%d页的%s没有标签", i+1, what))
		}
	}
	if len(held) > 0 {
		out = append(out, fmt.Sprintf("有%d个标签没有内容", len(held)))
	}
	if links != 0 {
		out = append(out, "链接、签章域和标签的数目不同")
	}
	return out[:min(len(out), maxMissing)]
}

// fields tells signature fields that are not one a seal, or lie outside the paper.
func fields(doc *pdfread.Document, s document.SignOff) string {
	found := 0
	for i := range doc.Pages {
		p := &doc.Pages[i]
		found += len(p.Fields)
		for _, f := range p.Fields {
			if !(box{0, 0, p.Width, p.Height}).holds(box{f.X1, f.Y1, f.X2, f.Y2}) {
				return fmt.Sprintf("第%d页的签章域“%s”在纸外", i+1, f.Text)
			}
		}
	}
	if want := s.FieldCount(); found != want {
		return fmt.Sprintf("应有%d个签章域，文件里有%d个", want, found)
	}
	return ""
}

// bareMark names a mark of a page that stands in no marked content.
func bareMark(p *pdfread.Page) string {
	loose := func(mark int) bool { return mark < 0 || !p.Marks[mark].Artifact && p.Marks[mark].ID < 0 }
	for _, r := range p.Runs {
		if loose(r.Mark) {
			return fmt.Sprintf("“%s”", start(r.Text))
		}
	}
	for _, l := range p.Lines {
		if loose(l.Mark) {
			return "线"
		}
	}
	return ""
}

// lost tells links and bookmarks that lead to no place of a page.
func lost(doc *pdfread.Document) []string {
	var out []string
	on := func(to pdfread.Place) bool {
		return to.Y >= -measured && to.Y <= doc.Pages[to.Page].Height+measured
	}
	for i := range doc.Pages {
		for _, l := range doc.Pages[i].Links {
			if !on(l.To) {
				out = append(out, fmt.Sprintf("第%d页的链接“%s”指到了纸外", i+1, l.Text))
			}
		}
	}
	for _, b := range doc.Outline {
		if !on(b.To) {
			out = append(out, fmt.Sprintf("书签“%s”指到了纸外", b.Title))
		}
	}
	return out[:min(len(out), maxMissing)]
}
