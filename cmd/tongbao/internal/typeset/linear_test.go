package typeset

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/steptest"
)

// long are notices of some pages for each unit of size.
var long = map[string]func(size int) *document.Notice{
	"rows": func(n int) *document.Notice {
		over := siteTable(n / 10)
		for i := range over.Rows {
			over.Rows[i].Cells[4].Text = prose(6000)
		}
		return attachedTables(siteTable(10*n), mergedTable(10*n), textTable(5*n), over, missingTable(5*n))
	},
	"tables": func(n int) *document.Notice {
		return with(attachedTables(notedTable(10*n)), func(d *document.Notice) {
			for range n {
				d.Attachments[0].Blocks = append(d.Attachments[0].Blocks, siteTable(8))
			}
		})
	},
	"attachments": func(n int) *document.Notice {
		return attachedTables(slices.Repeat([]*document.Table{siteTable(8)}, n)...)
	},
	"text": func(n int) *document.Notice {
		return with(basic(), func(d *document.Notice) {
			d.SignOff = document.SignOff{} // the search for its place takes as long as it takes to find one
			d.Body = append(d.Body, para(prose(300*n)))
			for i := range 5 * n {
				d.Body = append(d.Body, heading(1+i%4, "一、", "网站检查情况", ""), para(prose(100)))
			}
		})
	},
	"a sign-off that stands alone": func(n int) *document.Notice {
		return with(basic(), func(d *document.Notice) {
			d.Body = slices.Repeat([]document.Block{para(prose(50))}, 11*n)
			d.SignOff.Signers = slices.Repeat(d.SignOff.Signers, 24)
		})
	},
}

// mergedTable has units merged over seven rows of nine.
func mergedTable(rows int) *document.Table {
	t := siteTable(rows)
	for from := 2; from+7 <= rows; from += 9 {
		a := &t.Rows[from].Cells[1]
		a.RowSpan = 7
		for i := from + 1; i < from+7; i++ {
			c := &t.Rows[i].Cells[1]
			c.Covered, c.Text = true, a.Text
		}
	}
	return document.NewTable(*t)
}

// textTable is a free sheet of sentences, no two alike.
func textTable(rows int) *document.Table {
	names := []string{"序号", "单位", "存在的问题", "整改要求"}
	t := document.Table{Caption: "问题清单", Columns: columns(names...), Head: []document.Row{row(document.DataRow, names...)}}
	for i := range rows {
		n := fmt.Sprint(10_000 + i)
		t.Rows = append(t.Rows, row(document.DataRow, n, "云川市第"+n+"中学", strings.Replace(prose(60), "2周", n+"周", 1), "第"+n+"项："+prose(30)))
	}
	return document.NewTable(t)
}

// missingTable has a character in each row that no face has.
func missingTable(rows int) *document.Table {
	return with2(siteTable(rows), func(t *document.Table) {
		for i := range t.Rows {
			c := &t.Rows[i].Cells[2]
			c.Text, c.Place = c.Text+"\U000F0000", diag.Place{File: "sites.csv", Line: i + 1}
		}
	})
}

// notedTable is a short table with many notes.
func notedTable(notes int) *document.Table {
	return with2(siteTable(6), func(t *document.Table) {
		for i := range notes {
			t.Notes = append(t.Notes, fmt.Sprintf("%d.按检查时点的情况统计。", i+1))
		}
	})
}

// TestLinear: twice the size is about twice the work.
func TestLinear(t *testing.T) {
	const size = 200 // that of 2,000 pages gives the same growth, and takes minutes
	steptest.Linear(t, size, slices.Sorted(maps.Keys(long)), func(name string, size int) {
		if l, _ := LayOut(long[name](size), fonts(t)); len(l.Pages) < size/2 {
			t.Errorf("%s: %d pages of %d", name, len(l.Pages), size)
		}
	})
}
