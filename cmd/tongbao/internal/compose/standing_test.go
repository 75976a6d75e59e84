package compose

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
)

// grid makes a sheet of rows "a b c"; _ is an empty cell, ^ one merged with the
// cell above.
func grid(name string, rows ...string) sheet.Grid {
	g := sheet.Grid{File: "甲.xlsx", Sheet: name}
	for r, row := range rows {
		out := sheet.Row{Number: r + 1}
		for c, text := range strings.Fields(row) {
			at := diag.Place{File: g.File, Sheet: name, Cell: sheet.CellName(c, r+1)}
			v := sheet.Value{Text: strings.ReplaceAll(text, "_", ""), Place: at, Rows: 1, Cols: 1}
			if text == "^" {
				above := &g.Rows[r-1].Values[c]
				above.Rows++
				v = sheet.Value{Text: above.Text, Place: at, Anchor: &above.Place, Covered: true}
			}
			if v.Text != "" {
				v.Kind = sheet.Text
			}
			out.Values = append(out.Values, v)
		}
		g.Rows = append(g.Rows, out)
	}
	return g
}

// TestStanding holds that a sheet as it stands keeps its head, its columns and
// its merged cells.
func TestStanding(t *testing.T) {
	b := &tableBuilder{in: &counted{Grids: []sheet.Grid{grid("矩阵", "序号 单位 微信 结果", "1 甲局 甲 正常", "^ ^ 乙 正常", "2 丙局 / _")}}}
	got := b.build(issue.TableSpec{Sheet: "矩阵"})
	if got == nil || len(b.findings) > 0 {
		t.Fatalf("no table: %v", b.findings)
	}
	if len(got.Columns) != 4 || len(got.Head) != 1 || len(got.Rows) != 3 {
		t.Fatalf("%d columns, %d head rows, %d rows", len(got.Columns), len(got.Head), len(got.Rows))
	}
	if got.Columns[3].Name != "结果" || got.Head[0].Cells[1].Text != "单位" {
		t.Errorf("head %+v", got.Head[0])
	}
	anchor, below := got.Rows[0].Cells[1], got.Rows[1].Cells[1]
	if anchor.RowSpan != 2 || !below.Covered || below.Text != "甲局" {
		t.Errorf("merged cells: %+v over %+v", anchor, below)
	}
	if b.build(issue.TableSpec{Sheet: "矩阵", File: "b.xlsx"}) != nil || codes(b.findings) != "not-in-file" {
		t.Errorf("sheet of another file: %v", b.findings)
	}
}
