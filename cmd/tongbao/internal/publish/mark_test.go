package publish

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"tongbao/cmd/tongbao/internal/diag"
)

// TestEveryCellIsMarked holds that cells whose findings are one line as printed are
// coloured each, and no other is.
func TestEveryCellIsMarked(t *testing.T) {
	dir := t.TempDir()
	book := excelize.NewFile()
	for row := range 12 {
		if err := book.SetCellValue("Sheet1", fmt.Sprintf("C%d", row+1), "是"); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SaveAs(filepath.Join(dir, "inspection.xlsx")); err != nil {
		t.Fatal(err)
	}
	var findings diag.Findings
	for row := 2; row <= 12; row += 2 {
		findings.Tell(diag.Code{Name: "odd"}, diag.Place{File: "inspection.xlsx", Sheet: "Sheet1", Cell: fmt.Sprintf("C%d", row)}, "请改。", "不认识")
	}
	if lines := findings.Lines(); len(lines) != 1 {
		t.Fatal(lines)
	}
	target := filepath.Join(dir, "marked.xlsx")
	if err := markWorkbook(dir, target, findings); err != nil {
		t.Fatal(err)
	}
	marked, err := excelize.OpenFile(target)
	if err != nil {
		t.Fatal(err)
	}
	defer marked.Close()
	for row := range 12 {
		style, err := marked.GetCellStyle("Sheet1", fmt.Sprintf("C%d", row+1))
		if err != nil || (style != 0) != (row%2 == 1) {
			t.Errorf("C%d has style %d, %v", row+1, style, err)
		}
	}
	comments, err := marked.GetComments("Sheet1")
	if err != nil || len(comments) != 6 {
		t.Errorf("%d comments, %v", len(comments), err)
	}
}
