package readback

import (
	"cmp"
	"fmt"
	"slices"
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
	pages, length := make([]contentRuns, len(doc.Pages)), 0
	for i := range doc.Pages {
		pages[i] = newContentRuns(&doc.Pages[i])
		length += pages[i].length
	}
	text, joined, plain := make([]byte, 0, length), make([]byte, 0, length), make([]byte, 0, length)
	for _, e := range doc.Elements {
		for _, c := range e.Content {
			s.pieces = append(s.pieces, piece{len(plain), c.Page + 1})
			for _, r := range pages[c.Page].of(c.ID) {
				t := doc.Pages[c.Page].Runs[r.run].Text
				text = append(append(text, t...), '\n')
				joined = append(joined, t...)
				plain = appendBare(plain, t)
			}
		}
		joined = append(joined, '\n')
	}
	s.text, s.joined, s.bare = string(text), string(joined), string(plain)
	return s, nil
}

// contentRuns are the runs of a page that are content, by the MCID they stand in.
type contentRuns struct {
	runs   []contentRun
	length int // of their texts, with a byte for the end of each
}

type contentRun struct{ id, run int }

func newContentRuns(p *pdfread.Page) contentRuns {
	out := contentRuns{runs: make([]contentRun, 0, len(p.Runs))}
	for i := range p.Runs {
		if m := p.Runs[i].Mark; m >= 0 && p.Marks[m].ID >= 0 {
			out.runs = append(out.runs, contentRun{p.Marks[m].ID, i})
			out.length += len(p.Runs[i].Text) + 1
		}
	}
	slices.SortStableFunc(out.runs, func(a, b contentRun) int { return a.id - b.id })
	return out
}

// of are the runs in marked content, in their order.
func (c *contentRuns) of(id int) []contentRun {
	from, _ := slices.BinarySearchFunc(c.runs, id, func(r contentRun, id int) int { return r.id - id })
	to := from
	for to < len(c.runs) && c.runs[to].id == id {
		to++
	}
	return c.runs[from:to]
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
	held, links := heldContents(doc), 0
	for i := range doc.Elements {
		links += doc.Elements[i].Objects
	}
	for i := range doc.Pages {
		p := &doc.Pages[i]
		links -= len(p.Links) + len(p.Fields)
		for _, m := range p.Marks {
			if m.ID >= 0 && !held.take(pdfread.Content{Page: i, ID: m.ID}) {
				out = append(out, fmt.Sprintf("第%d页的第%d段内容不在标签里，或者在两个标签里", i+1, m.ID+1))
			}
		}
		if what := bareMark(p); what != "" {
			out = append(out, fmt.Sprintf("第%d页的%s没有标签", i+1, what))
		}
	}
	if n := held.left(); n > 0 {
		out = append(out, fmt.Sprintf("有%d个标签没有内容", n))
	}
	if links != 0 {
		out = append(out, "链接、签章域和标签的数目不同")
	}
	return out[:min(len(out), maxMissing)]
}

// held is the marked content that elements hold, sorted; how many elements hold it, 0 when it has been met on a page.
type held []heldContent

type heldContent struct {
	pdfread.Content
	times int
}

func heldContents(doc *pdfread.Document) held {
	total := 0
	for i := range doc.Elements {
		total += len(doc.Elements[i].Content)
	}
	all := make([]pdfread.Content, 0, total)
	for i := range doc.Elements {
		all = append(all, doc.Elements[i].Content...)
	}
	slices.SortFunc(all, inPageOrder)
	out := make(held, 0, total)
	for i, c := range all {
		if i == 0 || c != all[i-1] {
			out = append(out, heldContent{Content: c})
		}
		out[len(out)-1].times++
	}
	return out
}

func inPageOrder(a, b pdfread.Content) int { return cmp.Or(a.Page-b.Page, a.ID-b.ID) }

// take meets content that one element is to hold; it reports whether that is so.
func (h held) take(c pdfread.Content) bool {
	k, ok := slices.BinarySearchFunc(h, c, func(h heldContent, c pdfread.Content) int { return inPageOrder(h.Content, c) })
	if !ok || h[k].times != 1 {
		return false
	}
	h[k].times = 0
	return true
}

// left is how much content elements hold that was not met, or that more than one holds.
func (h held) left() (n int) {
	for i := range h {
		if h[i].times > 0 {
			n++
		}
	}
	return n
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
