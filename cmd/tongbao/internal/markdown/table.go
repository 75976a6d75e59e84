package markdown

import (
	"fmt"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/docx/story"
)

// Comments at the head of a cell of a pipe table. Readers do not show them, and
// without the filter the repeated values make the table complete, only unmerged.
var mergeMarks = [...]string{story.Own: "", story.Up: "<!--↑-->", story.Left: "<!--←-->"}

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
	more := sizeMarks[t.Size] + rowMarks(t.Rows)
	w.printf("<!-- 表 表头行=%d 列宽=%s%s -->\n\n", t.HeadRows, strings.Join(widths, ","), more)
	for r := range t.Grid {
		w.pipeRow(t, r)
		if r == 0 { // GFM wants a delimiter below the first row, head or not
			w.delimiter(t)
		}
	}
	w.printf("\n")
}

// rowMarks say how high rows are (454,378*30: one of 454 twips, then 30 of 378), which stay
// with the next and which a page may part, counted from 1.
func rowMarks(rows []story.Row) string {
	heights := make([]int, len(rows))
	for i, r := range rows {
		heights[i] = r.Height
	}
	return mark("行高", repeated(heights)) + mark("同页", stretches(rows, func(r story.Row) bool { return r.Kept })) +
		mark("可分", stretches(rows, func(r story.Row) bool { return r.Parted }))
}

func mark(name, value string) string {
	if value == "" {
		return ""
	}
	return " " + name + "=" + value
}

// repeated writes numbers with a * behind those that follow each other; none for zeros.
func repeated(list []int) string {
	var out []string
	zeros := true
	for i := 0; i < len(list); {
		n := 1
		for i+n < len(list) && list[i+n] == list[i] {
			n++
		}
		text := fmt.Sprint(list[i])
		if n > 1 {
			text += fmt.Sprintf("*%d", n)
		}
		out, zeros = append(out, text), zeros && list[i] == 0
		i += n
	}
	if zeros {
		return ""
	}
	return strings.Join(out, ",")
}

// stretches writes the numbers of the rows that are so: 2-5,7.
func stretches(rows []story.Row, is func(story.Row) bool) string {
	var out []string
	for i := 0; i < len(rows); i++ {
		from := i
		for i < len(rows) && is(rows[i]) {
			i++
		}
		switch {
		case i > from+1:
			out = append(out, fmt.Sprintf("%d-%d", from+1, i))
		case i > from:
			out = append(out, fmt.Sprint(i))
		}
	}
	return strings.Join(out, ",")
}

func (w *writer) pipeRow(t *story.Table, r int) {
	for i := range t.Grid[r] {
		c := &t.Grid[r][i]
		w.b.WriteString("| ")
		w.b.WriteString(mergeMarks[c.Merge])
		if i == 0 && t.Rows[r].Strong {
			w.b.WriteString(strongMark)
		}
		w.b.WriteString(cell(c.Text))
		w.b.WriteByte(' ')
	}
	w.b.WriteString("|\n")
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
