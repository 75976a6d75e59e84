package readback

import (
	"math"
	"strings"

	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/ofdread"
	"tongbao/cmd/tongbao/internal/pdfread"
)

// readOFD reads the text of an OFD in the order of its objects, without what stands on other layers
// than the body: page numbers, heads and cells repeated on a further page, 草稿.
func readOFD(data []byte) (*story, error) {
	doc, err := ofdread.Read(data)
	if err != nil {
		return nil, err
	}
	s := &story{paper: asPaper(doc)}
	for _, i := range doc.Info {
		if i[0] == "Title" {
			s.title = i[1]
		}
	}
	var text, joined, plain strings.Builder
	var last *ofdread.Text
	for _, t := range inOrder(doc) {
		s.pieces = append(s.pieces, piece{plain.Len(), t.page + 1})
		if last != nil && !goesOnIn(last, t.Text) {
			joined.WriteByte('\n')
		}
		text.WriteString(t.Text.Text + "\n")
		joined.WriteString(t.Text.Text)
		plain.WriteString(bare(t.Text.Text))
		last = t.Text
	}
	s.text, s.joined, s.bare = text.String(), joined.String(), plain.String()
	return s, nil
}

// onPage is a text with its page, from 0.
type onPage struct {
	*ofdread.Text
	page int
}

// inOrder are the texts of the body as they are read: those of one name behind the first of them.
func inOrder(doc *ofdread.Document) []onPage {
	var first []onPage
	more := map[string][]onPage{}
	for i := range doc.Pages {
		for j := range doc.Pages[i].Texts {
			t := onPage{&doc.Pages[i].Texts[j], i}
			switch _, again := more[t.Name]; {
			case t.Layer != "Body":
			case t.Name != "" && again:
				more[t.Name] = append(more[t.Name], t)
			default:
				first = append(first, t)
				if t.Name != "" {
					more[t.Name] = nil
				}
			}
		}
	}
	var out []onPage
	for _, t := range first {
		out = append(append(out, t), more[t.Name]...)
	}
	return out
}

// beside is how near the next piece of a line begins, of the size: cells lie farther apart.
const beside = 0.3

// goesOnIn reports whether a text may go on in the next one: on another line, or right beside it.
func goesOnIn(t, next *ofdread.Text) bool {
	line, at, nextLine, nextAt := t.Y, t.X, next.Y, next.X
	if t.Turned {
		line, at, nextLine, nextAt = t.X, -t.Y, next.X, -next.Y
	}
	gap := nextAt - at - t.Pens[len(t.Pens)-1] - t.Last
	return line != nextLine || math.Abs(gap) < beside*t.Size
}

// asPaper is an OFD as the checks of paper take it: its layers as the kinds of what stands there.
func asPaper(doc *ofdread.Document) *pdfread.Document {
	out := &pdfread.Document{Pages: make([]pdfread.Page, len(doc.Pages))}
	for i := range doc.Pages {
		from, p := &doc.Pages[i], &out.Pages[i]
		p.Width, p.Height = from.Width, from.Height
		for kind := range markTotal {
			p.Marks = append(p.Marks, pdfread.Mark{Kind: kind.artifact(), Artifact: kind != markContent})
		}
		for _, t := range from.Texts {
			p.Runs = append(p.Runs, pdfread.Run{
				Text: t.Text, Size: t.Size * gbt9704.PointsPerMM, X: t.X, Y: t.Y, Turned: t.Turned,
				Length: t.Pens[len(t.Pens)-1] + t.Last, Last: t.Last, Mark: int(markOf(&t)),
			})
		}
		for _, l := range from.Lines {
			p.Lines = append(p.Lines, pdfread.Line{X1: l.X1, Y1: l.Y1, X2: l.X2, Y2: l.Y2, Width: l.Width, Mark: int(markLayout)})
		}
		for _, l := range from.Links {
			p.Links = append(p.Links, pdfread.Link{X1: l.X1, Y1: l.Y1, X2: l.X2, Y2: l.Y2, To: pdfread.Place(l.To)})
		}
	}
	for _, b := range doc.Outline {
		out.Outline = append(out.Outline, pdfread.Bookmark{Title: b.Title, Depth: b.Depth, To: pdfread.Place(b.To)})
	}
	return out
}

// markKind is what a text or a line of an OFD is.
type markKind int

const (
	markContent markKind = iota
	markLayout
	markPagination
	markBackground
	markTotal
)

// artifact is the kind as PDFs name it.
func (k markKind) artifact() string {
	return [...]string{"", "Layout", "Pagination", "Background"}[k]
}

// markOf tells by its layer what a text is; page numbers stand below the type area.
func markOf(t *ofdread.Text) markKind {
	switch {
	case t.Layer == "Background":
		return markBackground
	case t.Layer == "Body":
		return markContent
	case t.Y > gbt9704.TypeBottom:
		return markPagination
	}
	return markLayout
}
