package typeset

import (
	"math"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/document"
)

// TestAskedWidths holds that columns have the widths an office asks for, and that such as have no
// room for a word, or rows of more than half a page, are told.
func TestAskedWidths(t *testing.T) {
	asked := func(height float64, widths ...float64) *document.Table {
		table := tableOf("序号|单位|网站标识码", "1|水务局|3703000002", "2|农业农村局|3703000003")
		table.Widths, table.RowHeight = widths, height
		return table
	}
	for _, c := range []struct {
		name  string
		table *document.Table
		o     document.Orientation
		told  string
	}{
		{"shares", asked(0, 1, 3, 2), document.OrientationAuto, ""},
		{"millimetres", asked(12, 20, 60, 76), document.OrientationAuto, ""},
		{"a column too narrow for a number", asked(0, 1, 30, 1), document.OrientationPortrait, "第3列"},
		{"rows of half a page", asked(100), document.OrientationLandscape, "100毫米"},
	} {
		n := attachedTables(c.table)
		n.Attachments[0].Orientation = c.o
		l, findings := LayOut(n, fonts(t))
		if told := findings.Errors() > 0; told != (c.told != "") || told && !strings.Contains(findings[0].Text, c.told) {
			t.Errorf("%s: %v", c.name, findings)
		}
		if c.told != "" {
			continue
		}
		fit := l.Tables[c.table]
		for k, w := range fit.Widths {
			if want := upright.width * c.table.Widths[k] / sum(c.table.Widths); math.Abs(w-want) > 0.01 {
				t.Errorf("%s: column %d is %.1f mm wide, want %.1f", c.name, k+1, w, want)
			}
		}
		if leastRow(c.table, fit) < c.table.RowHeight {
			t.Errorf("%s: rows are %.1f mm high", c.name, leastRow(c.table, fit))
		}
	}
}
