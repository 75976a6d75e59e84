package proof

import (
	"fmt"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
)

// BenchmarkRoster proofreads a notice with a table of ten thousand rows.
func BenchmarkRoster(b *testing.B) {
	n, i := sample()
	t := document.Table{Columns: []document.Column{{Name: "序号"}, {Name: "网站名称"}, {Name: "网站标识码"}, {Name: "主要问题"}}}
	for r := range 10000 {
		at := diag.Place{File: "inspection.xlsx", Sheet: "网站", Cell: fmt.Sprintf("A%d", r+2)}
		var row document.Row
		for _, s := range []string{fmt.Sprint(r), "云川市北麓区教育局（本级）", fmt.Sprint(3799000000 + r), "首页15天未更新；应更新未更新的栏目11个"} {
			row.Cells = append(row.Cells, document.Cell{Text: s, RowSpan: 1, ColSpan: 1, Place: at})
		}
		t.Rows = append(t.Rows, row)
	}
	n.Body = []document.Block{document.NewTable(t)}
	for b.Loop() {
		if fs := check(n, i); len(fs) != 0 {
			b.Fatal(fs)
		}
	}
}

// BenchmarkShort proofreads a notice of a few lines.
func BenchmarkShort(b *testing.B) {
	n, i := sample()
	n.Body = []document.Block{paragraph("本次检查网站{60}个，合格{56}个，合格率{93% 56/60}。")}
	for b.Loop() {
		check(n, i)
	}
}
