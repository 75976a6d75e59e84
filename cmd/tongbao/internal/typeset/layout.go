package typeset

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
)

// Options change how a notice is laid out.
type Options struct {
	// Draft shows the place of each seal as a dashed circle and prints 草稿
	// across the pages.
	Draft bool
}

// LayOut sets a notice on paper. Each finding of severity error names content
// that cannot be printed as it is; the layout is then incomplete and not for use.
// Same input, same result.
func LayOut(n *document.Notice, faces *typeface.Set, o Options) (*Layout, diag.Findings) {
	l := &layouter{n: n, o: o, typist: newTypist(faces), gauges: map[*document.Table]*gauge{}, out: &Layout{Tree: &Struct{Role: "Document"}}}
	l.press = &press{out: l.out}
	head, below := setHead(n.Head, l.typist)
	l.press.newPage(upright)
	l.press.page.Numbered = n.Head.Form != document.LetterheadLetter // 10.1
	l.printAt(head, 0)
	l.main(below)
	for i := range n.Attachments {
		l.attachment(&n.Attachments[i])
	}
	im := n.Imprint
	if l.out.RecipientsMoved {
		im.Recipients = n.Recipients
	}
	letter := n.Head.Form == document.LetterheadLetter
	imprint, height := setImprint(im, letter, l.typist)
	if len(imprint.items) > 0 {
		l.press.imprintPage(height, letter)
	}
	l.printAt(imprint, gbt9704.TypeHeight-height)
	l.pageNumbers()
	l.draft()
	prune(l.out.Tree)
	return l.out, append(l.findings, l.typist.findings...)
}

// layouter holds what grows while one notice is laid out.
type layouter struct {
	n        *document.Notice
	o        Options
	out      *Layout
	findings diag.Findings
	typist   *typist
	press    *press
	gauges   map[*document.Table]*gauge
	// closeRows: tables are set with less white above and below their text.
	closeRows bool
	// tallSignOff: the signers' seals need more than a page.
	tallSignOff bool
}

// element adds a structure element below parent.
func element(parent *Struct, role string) *Struct { return newElement(&parent.Kids, role) }

// prune removes elements that have come to nothing: paragraphs without text,
// recipients that moved. Empty cells stay, they hold their place in the row.
func prune(s *Struct) {
	for _, k := range s.Kids {
		prune(k)
	}
	s.Kids = slices.DeleteFunc(s.Kids, func(k *Struct) bool {
		return len(k.Kids) == 0 && len(k.Content) == 0 && k.Role != "TD" && k.Role != "TH"
	})
}

// print puts broken items on pages. The first of them is the open page when
// onOpen is set, otherwise each begins a new one.
func (l *layouter) print(items []item, pages []filled, f frame, onOpen bool) {
	for n, pg := range pages {
		if n > 0 || !onOpen {
			l.press.newPage(f)
		}
		for i := pg.from; i < pg.to; {
			if items[i].table == nil {
				l.printItem(&items[i], pg.tops[i-pg.from])
				i++
				continue
			}
			i = l.printRows(items, i, pg)
		}
		l.press.close()
		l.press.bottom = pg.bottom
		if f.turned {
			l.press.bottom = upright.height
		}
	}
}

// printAt prints a galley whose items all count from top on the open page.
func (l *layouter) printAt(g galley, top float64) {
	l.out.Tree.Kids = append(l.out.Tree.Kids, g.elements...)
	l.findings = append(l.findings, g.findings...)
	for i := range g.items {
		l.printItem(&g.items[i], top)
	}
	l.press.close()
}

// printItem draws a line of text.
func (l *layouter) printItem(it *item, top float64) {
	if it.spot != nil {
		l.mark(it.spot, top)
	}
	for _, p := range it.pieces {
		l.press.piece(p, 0, top)
		if it.kind == signItem || it.kind == dateItem {
			l.recordSigned(p, it.kind, top)
		}
	}
	for _, r := range it.rules {
		r.Y1, r.Y2 = r.Y1+top, r.Y2+top
		l.press.rule(r)
	}
	for _, s := range it.seals {
		l.seal(s, top)
	}
}

// printRows draws the rows of one table that stand together on a page and
// returns the index of the item behind them.
func (l *layouter) printRows(items []item, from int, pg filled) int {
	t, to := items[from].table, from
	for to < pg.to && items[to].table == t {
		to++
	}
	first, last := items[from].row, items[to-1].row
	t.print(l, max(first, 0), last+1, pg.tops[from-pg.from], first == headRow)
	return to
}

// mark records an anchor and its bookmark at the given height of the page.
func (l *layouter) mark(s *spot, top float64) {
	x, y := l.press.f.at(0, top)
	page := l.press.page.Number
	if s.anchor != "" {
		l.out.Anchors = append(l.out.Anchors, Anchor{Name: s.anchor, Page: page, X: x, Y: y})
	}
	if s.level == 0 {
		return
	}
	kids := &l.out.Outline
	for level := 1; level < s.level && len(*kids) > 0; level++ {
		kids = &(*kids)[len(*kids)-1].Kids
	}
	*kids = append(*kids, OutlineItem{Title: strings.TrimSpace(s.title), Page: page, Y: y})
}
