package typeset

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
)

// LayOut sets a notice on paper: each part is set in type, broken into pages and
// printed. Each finding of severity error names content that cannot be printed as
// it is; the layout is then incomplete and not for use. A draft shows the place of each seal as
// a dashed circle and 草稿 across the pages. Same input, same result.
func LayOut(n *document.Notice, faces *typeface.Set) (*Layout, diag.Findings) {
	y := newTypist(faces)
	c := &compositor{n, y, newTableSetter(y)}
	p := newPress(n.Draft)
	letter := n.Head.Form == document.LetterheadLetter
	head, below := setHead(n.Head, y)
	p.newPage(upright)
	p.page.Numbered = !letter // 10.1
	p.out.Mark = head.mark
	findings := p.printAt(head.galley, 0)

	c.tables.settle(tablesOf(n.Body, upright))
	attachments, rest := c.attachments(), tail{letter: letter}
	for _, a := range attachments {
		rest.pages += len(a.pages)
		rest.bottom = a.bottom()
	}
	main := c.mainText(below, rest)
	p.out.SignOff, p.out.RecipientsMoved = main.signOff, main.recipientsMoved
	findings = append(findings, p.print(main.pagedGalley, true)...)
	p.out.TitleLines, p.out.Names, p.out.Imprint = main.titleLines, main.names, main.imprint.SettledImprint
	p.out.settle(main.galley)
	for _, a := range attachments {
		p.out.Attachments = append(p.out.Attachments, SettledAttachment{Turned: a.turned, TitleLines: a.titleLines})
		p.out.settle(a.galley)
		findings = append(findings, p.print(a, false)...)
	}

	if len(main.imprint.items) > 0 {
		p.imprintPage(main.tail)
	}
	findings = append(findings, p.printAt(main.imprint.galley, gbt9704.TypeHeight-main.tail.imprint)...)
	printPageNumbers(p.out.Pages, y)
	if n.Draft {
		printDraft(p.out.Pages, y)
	}
	prune(p.out.Tree)
	return p.out, append(findings, y.findings...)
}

func newLayout() *Layout {
	return &Layout{Tree: &Struct{Role: "Document"}, Settled: Settled{Tables: map[*document.Table]*document.Fit{}}}
}

// prune removes elements that have come to nothing: paragraphs without text.
// Empty cells stay, they hold their place in the row.
func prune(s *Struct) {
	for _, k := range s.Kids {
		prune(k)
	}
	s.Kids = slices.DeleteFunc(s.Kids, func(k *Struct) bool {
		return len(k.Kids) == 0 && len(k.Content) == 0 && k.Field == nil && k.Role != "TD" && k.Role != "TH"
	})
}
