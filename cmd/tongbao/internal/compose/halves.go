package compose

import (
	"slices"

	"tongbao/cmd/tongbao/internal/document"
)

// sideBySide parts a list into n equal parts that stand beside each other, read
// from the top of the left one; the last part may be shorter.
func sideBySide(t *document.Table, n int) {
	if n < 2 || len(t.Rows) < n {
		return
	}
	width := len(t.Columns)
	t.Whole = document.NewTable(*t)
	for i := range t.Head {
		t.Head[i].Cells = slices.Repeat(t.Head[i].Cells, n)
	}
	t.Columns = slices.Repeat(t.Columns, n)
	long := (len(t.Rows) + n - 1) / n
	rows := make([]document.Row, long)
	for r := range rows {
		for part := range n {
			if at := part*long + r; at < len(t.Rows) {
				rows[r].Cells = append(rows[r].Cells, t.Rows[at].Cells...)
				continue
			}
			for range width {
				rows[r].Cells = append(rows[r].Cells, document.Cell{Place: t.Place})
			}
		}
	}
	t.Rows = rows
}
