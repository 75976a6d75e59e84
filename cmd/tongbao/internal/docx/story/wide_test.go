package story

import (
	"strings"
	"testing"
)

// Widths of a table with as many columns as fit, and of one with far more, add up.
func TestManyColumns(t *testing.T) {
	for _, n := range []int{1, 20, 30, 36, 400} {
		lines := []string{strings.Repeat("检查情况|", n-1) + "合格率"}
		for r := range 300 {
			cells := make([]string, n)
			for c := range cells {
				cells[c] = strings.Repeat("问题", (r*7+c*5)%9)
			}
			lines = append(lines, strings.Join(cells, "|"))
		}
		tab := newTable(docTable(lines...), false)
		sum := 0
		for c, w := range tab.ColumnWidths() {
			if sum += w; w < 1 {
				t.Errorf("%d columns: column %d is %d wide", n, c, w)
			}
		}
		if sum != TextWidth {
			t.Errorf("%d columns: widths add up to %d", n, sum)
		}
	}
}
