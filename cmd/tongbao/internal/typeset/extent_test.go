package typeset

import (
	"testing"

	"tongbao/cmd/tongbao/internal/document"
)

// TestEndlessPapersAreRefused holds that a paper of more pages than are set is told before any of it
// is set, and that the largest roster is none.
func TestEndlessPapersAreRefused(t *testing.T) {
	for rows, refused := range map[int]bool{43_000: false, rowsPerPage * maxPages: false, rowsPerPage * (maxPages + 1): true} {
		list := document.NewTable(document.Table{Rows: make([]document.Row, rows)})
		n := &document.Notice{Attachments: []document.Attachment{{Blocks: []document.Block{list}}}}
		if got := Endless(n); (got.Errors() > 0) != refused {
			t.Errorf("%d rows: %v", rows, got)
		}
	}
	long := document.Inline{Text: string(make([]rune, runesPerPage*(maxPages+1)))}
	if Endless(&document.Notice{Body: []document.Block{&document.Paragraph{Text: []document.Inline{long}}}}).Errors() != 1 {
		t.Error("a body of more pages is set")
	}
}
