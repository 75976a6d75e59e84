package compose

import (
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/sheet"
)

// faults reports the errors of formulas that would be printed: no table and no
// sentence of a notice may show #REF!.
func (c *composer) faults(blocks []document.Block) {
	report := func(text string, at diag.Place) {
		if sheet.IsFault(text) {
			c.findings.Tell(sheet.CodeErrorValue, at, "请改正公式，或直接填写内容。", "要印的这一格是错误值 %s", text)
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *document.Paragraph:
			for _, x := range b.Text {
				report(x.Text, x.Place)
			}
		case *document.Table:
			for _, r := range append(b.Head[:len(b.Head):len(b.Head)], b.Rows...) {
				for _, cell := range r.Cells {
					if !cell.Covered {
						report(cell.Text, cell.Place)
					}
				}
			}
		}
	}
}
