package typeset

import (
	"fmt"
	"testing"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
)

// attachedTables is the plain notice with a table an attachment.
func attachedTables(tables ...*document.Table) *document.Notice {
	return with(basic(), func(n *document.Notice) {
		n.Attachments = nil
		for i, t := range tables {
			label := fmt.Sprintf("附件%d", i+1)
			n.Attachments = append(n.Attachments, document.Attachment{Label: label, Title: "检查情况", ID: fmt.Sprintf("fj%d", i+1),
				Blocks: []document.Block{t}})
		}
	})
}

// numbered is a table of a name column and columns of figures.
func numbered(columnsOfFigures, rows int) *document.Table {
	names := []string{"地区"}
	for i := range columnsOfFigures {
		names = append(names, fmt.Sprintf("项%d", i+1))
	}
	t := document.Table{Columns: columns(names...), Head: []document.Row{row(document.DataRow, names...)}}
	for r := range rows {
		cells := []string{fmt.Sprintf("第%d区", r+1)}
		for i := range columnsOfFigures {
			cells = append(cells, fmt.Sprint(1000+r*columnsOfFigures+i))
		}
		t.Rows = append(t.Rows, row(document.DataRow, cells...))
	}
	return document.NewTable(t)
}

// TestOneSize holds that tables of attachments share the size that the longest texts among them
// need, and that one which only its width makes small changes nothing for the others.
func TestOneSize(t *testing.T) {
	small, wordy, crowded := numbered(2, 5), wordyTable(30), numbered(26, 5)
	for _, c := range []struct {
		name   string
		tables []*document.Table
		want   []float64
	}{
		{"alone", []*document.Table{small}, []float64{gbt9704.SizeLittle4}},
		{"beside a list of long texts", []*document.Table{small, wordy}, []float64{gbt9704.Size5, gbt9704.Size5}},
		{"beside many columns", []*document.Table{small, crowded}, []float64{gbt9704.SizeLittle4, gbt9704.SizeLittle5}},
	} {
		l, findings := LayOut(attachedTables(c.tables...), fonts(t))
		if findings.Errors() > 0 {
			t.Fatal(c.name, findings)
		}
		for i, table := range c.tables {
			if got := l.Tables[table].Size; got != c.want[i] {
				t.Errorf("%s: table %d is set in %.1f pt, want %.1f", c.name, i+1, got, c.want[i])
			}
		}
	}
}

// wordyTable has names that stand on one line in 五号 and not in 小四.
func wordyTable(rows int) *document.Table {
	names := []string{"序号", "主办单位", "网站名称", "网站标识码", "结果"}
	t := document.Table{Columns: columns(names...), Head: []document.Row{row(document.DataRow, names...)}}
	for i := range rows {
		t.Rows = append(t.Rows, row(document.DataRow, fmt.Sprint(i+1), "云川市发展和改革委员会", "云川市发展和改革委员会门户网站", fmt.Sprint(3703000000+i), "不合格"))
	}
	return document.NewTable(t)
}
