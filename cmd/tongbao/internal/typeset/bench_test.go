package typeset

import (
	"fmt"
	"testing"

	"tongbao/cmd/tongbao/internal/document"
)

// BenchmarkTables sets, breaks and prints tables alone: rows of names and verdicts, and rows of sentences no two of which
// are alike.
func BenchmarkTables(b *testing.B) {
	kinds := []struct {
		name  string
		table func(rows int) *document.Table
	}{{"names", siteTable}, {"sentences", textTable}}
	for _, k := range kinds {
		for _, rows := range []int{44, 1000, 10_000, 100_000} {
			b.Run(fmt.Sprintf("%s/%d", k.name, rows), func(b *testing.B) {
				n, set := attachedTables(k.table(rows)), fonts(b)
				LayOut(n, set) // reads the faces
				b.ReportAllocs()
				for b.Loop() {
					printAttachments(n, newTypist(set))
				}
			})
		}
	}
}

// printAttachments sets the attachments of a notice alone.
func printAttachments(n *document.Notice, y *typist) *Layout {
	c, p := &compositor{n, y, newTableSetter(y)}, newPress(n.Draft)
	for _, a := range c.attachments() {
		p.print(a, false)
	}
	return p.out
}
