package markdown

import (
	"fmt"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/docx/story"
)

// Comments at the head of a cell of a pipe table. Readers do not show them, and
// without the filter the repeated values make the table complete, only unmerged.
var mergeMarks = map[story.Merge]string{story.Own: "", story.Up: "<!--↑-->", story.Left: "<!--←-->"}

// sizeMarks name the sizes of type that are not the usual one.
var sizeMarks = map[int]string{story.Size5: " 小字", story.SizeLittle5: " 最小字"}

// strongMark, at the head of a row, sets it in 黑体.
const strongMark = "<!--黑-->"

// pipeTable writes a comment with what a pipe table cannot say (number of head
// rows, widths), then the table.
func (w *writer) pipeTable(t *story.Table) {
	widths := make([]string, len(t.Widths))
	for i, x := range t.Widths {
		widths[i] = fmt.Sprint(x)
	}
	more := sizeMarks[t.Size]
	if t.Form {
		more += " 待填"
	}
	if t.KeepNext {
		more += " 与下段同页"
	}
	w.printf("<!-- 表 表头行=%d 列宽=%s%s -->\n\n", t.HeadRows, strings.Join(widths, ","), more)
	for r := range t.Grid {
		w.pipeRow(t, r)
		if r == 0 { // GFM wants a delimiter below the first row, head or not
			w.delimiter(t)
		}
	}
	w.printf("\n")
}

func (w *writer) pipeRow(t *story.Table, r int) {
	for i, c := range t.Grid[r] {
		mark := mergeMarks[c.Merge]
		if i == 0 && t.Strong[r] {
			mark += strongMark
		}
		w.printf("| %s%s ", mark, cell(c.Text))
	}
	w.printf("|\n")
}

// delimiter writes the row of dashes. Their numbers are the relative widths for
// a pandoc without the filter, which looks at them only when a line is longer
// than 72 columns.
func (w *writer) delimiter(t *story.Table) {
	sum := 0
	for _, x := range t.Widths {
		sum += x
	}
	for i, x := range t.Widths {
		dashes := strings.Repeat("-", max(3, x*120/sum))
		switch t.Aligns[i] {
		case document.AlignCenter:
			dashes = ":" + dashes[1:] + ":"
		case document.AlignRight:
			dashes += ":"
		default:
			dashes = ":" + dashes
		}
		w.printf("|%s", dashes)
	}
	w.printf("|\n")
}
