package typeset

import (
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
)

// What is set at most, and the most that stands on a page: a list of all 43 000 objects of the
// largest roster has 1,100 pages. A row of one line of 小五 with close padding is 4.95 mm high.
const (
	maxPages     = 2000
	rowsPerPage  = 45
	runesPerPage = 28 * 23 // lines of the closest pitch
)

// leastPages is what a notice has of pages at the least, known before it is set.
func leastPages(n *document.Notice) int {
	rows, runes := 0, 0
	count := func(blocks []document.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *document.Table:
				rows += len(b.Rows)
			case *document.Paragraph:
				for _, in := range b.Text {
					runes += utf8.RuneCountInString(in.Text)
				}
			}
		}
	}
	count(n.Body)
	for i := range n.Attachments {
		count(n.Attachments[i].Blocks)
	}
	return max(rows/rowsPerPage+runes/runesPerPage, len(n.Attachments))
}

// Endless refuses a notice that has more pages than anybody binds, before it is read through and
// set; nil: it has not.
func Endless(n *document.Notice) diag.Findings {
	least := leastPages(n)
	if least <= maxPages {
		return nil
	}
	return diag.Findings{codeTooManyPages.Found(diag.Place{}, "请把长表改为只列不合格的，或拆成几份；全部对象可以作为数据公开。",
		"排出来至少有 %d 页，超过 %d 页，不排版", least, maxPages)}
}
