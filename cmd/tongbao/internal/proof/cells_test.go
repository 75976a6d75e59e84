package proof

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/templates"
)

// TestCellsLeftOut holds that the cells that are left out, and those like one before them, are those in which nothing
// would be found: pieces of what the rules look for, thrown together.
func TestCellsLeftOut(t *testing.T) {
	pieces := strings.Split("不合格 帐号 登陆 （ ） “ 》 XX 个 ×× 待核实 TODO 某某 __ 2026 年 13月 9月31日 2026-09-31 2026.2.30 第五季度 截至32日 "+
		"138 12345678 37030019900307123 X 3703000034 率为% 率 甲局 1 . / - \n [待补充] 等 、 25时", " ")
	random := rand.New(rand.NewPCG(1, 2))
	var rows []document.Row
	for k := range 3000 {
		var b strings.Builder
		for range 1 + random.IntN(4) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		at := diag.Place{File: "inspection.xlsx", Sheet: "网站", Cell: fmt.Sprintf("C%d", k)}
		rows = append(rows, document.Row{Cells: []document.Cell{{Text: b.String(), Place: at}, {Text: b.String()}}})
	}
	words, _ := Load(templates.Set{})
	n, i := sample()
	n.Body = []document.Block{document.NewTable(document.Table{Columns: []document.Column{{Name: "名称"}, {Name: "存在问题"}}, Rows: rows})}
	few, all := newPaper(n, i, words, worthReading), newPaper(n, i, words, func(_, _ string) bool { return true })
	if len(few.passages) >= len(all.passages) {
		t.Fatal("nothing is left out")
	}
	for _, r := range passageRules() {
		for t := range few.in(r.slots) {
			r.read(t, &few.Findings)
		}
		for t := range all.in(r.slots) {
			r.check(t)
		}
	}
	if !reflect.DeepEqual(few.Findings, all.Findings) || len(all.Findings) < 1000 {
		t.Errorf("%d findings, want %d", len(few.Findings), len(all.Findings))
	}
}
