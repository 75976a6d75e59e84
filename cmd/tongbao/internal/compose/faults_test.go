package compose

import (
	"testing"

	"tongbao/cmd/tongbao/internal/document"
)

// TestFaults holds that the error of a formula is never printed, in a sentence or a
// cell, and that text which only speaks of one may stand.
func TestFaults(t *testing.T) {
	c := &composer{in: &counted{}}
	at := place("a.xlsx", 3)
	c.faults([]document.Block{
		&document.Paragraph{Text: []document.Inline{{Text: "甲#REF!乙"}, {Text: "#N/A", Place: at}}},
		document.NewTable(document.Table{Rows: []document.Row{{Cells: []document.Cell{{Text: "#REF!", ColSpan: 2, Place: at}, {Text: "#REF!", Covered: true}, {Text: "乙"}}}}}),
	})
	if got := codes(c.findings); got != "error-value error-value" || c.findings[0].Place != at {
		t.Error(c.findings)
	}
}
