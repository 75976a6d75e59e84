package slips

import (
	"slices"
	"strconv"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
)

// coverTitle is the title of the list of the letters.
const coverTitle = "整改通知单发放清单"

// coverHeight is the least height of its rows, mm: room for a name written by hand.
const coverHeight = 10

// Cover is the list of the letters, for whoever hands them out and has them signed for: number, unit, how
// many objects of each kind failed, and who received it when.
func Cover(i *issue.Issue, units []Unit) *document.Notice {
	kinds := kindsOf(units)
	heads := []string{"序号", "编号", "单位"}
	for _, k := range kinds {
		heads = append(heads, k.Word)
	}
	heads = append(heads, "签收人", "签收日期")
	rows := [][]string{heads}
	for n, u := range units {
		row := []string{strconv.Itoa(n + 1), Number(i.Slips, n), u.Name}
		for _, k := range kinds {
			row = append(row, u.failed(k))
		}
		rows = append(rows, append(row, "", ""))
	}
	t := document.Table{Caption: coverTitle, Form: true, RowHeight: coverHeight}
	for n, cells := range rows {
		if i.Slips.Number == "" {
			cells = slices.Delete(slices.Clone(cells), 1, 2)
		}
		if n == 0 {
			t.Head = append(t.Head, rowOf(cells))
			continue
		}
		t.Rows = append(t.Rows, rowOf(cells))
	}
	for _, c := range t.Head[0].Cells {
		t.Columns = append(t.Columns, document.Column{Name: c.Text})
	}
	return &document.Notice{Kind: "名单", Title: coverTitle, Head: document.Head{Form: document.LetterheadNone},
		Body: []document.Block{document.NewTable(t)}}
}

func rowOf(texts []string) document.Row {
	var row document.Row
	for _, text := range texts {
		row.Cells = append(row.Cells, document.Cell{Text: text})
	}
	return row
}

// kindsOf are the kinds of objects that some unit has to put right, in their order.
func kindsOf(units []Unit) []*inspection.Kind {
	var out []*inspection.Kind
	for _, k := range inspection.Kinds() {
		if slices.ContainsFunc(units, func(u Unit) bool { return u.failed(k) != "" }) {
			out = append(out, k)
		}
	}
	return out
}

// failed is how many objects of a kind the unit has that failed; empty for none.
func (u *Unit) failed(kind *inspection.Kind) string {
	for _, f := range u.Failed {
		if f.Kind.Word == kind.Word {
			return strconv.Itoa(f.N)
		}
	}
	return ""
}
