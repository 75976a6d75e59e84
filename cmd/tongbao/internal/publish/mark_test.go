package publish

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
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
	if told, err := markWorkbook(dir, target, findings); err != nil || !strings.Contains(told, "6格已涂色") {
		t.Fatal(told, err)
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

// TestMarkedShowsTheSame holds that a coloured cell keeps its number format, that a range to the end
// of a sheet is marked at its first cell, and that a comment which stands there is kept.
func TestMarkedShowsTheSame(t *testing.T) {
	dir := t.TempDir()
	book := excelize.NewFile()
	date, err := book.NewStyle(&excelize.Style{NumFmt: 14, Border: []excelize.Border{{Type: "left", Style: 1, Color: "000000"}}})
	must(t, err)
	must(t, book.SetCellValue("Sheet1", "A1", 46089))
	must(t, book.SetCellStyle("Sheet1", "A1", "A1", date))
	must(t, book.SetCellValue("Sheet1", "B2", "甲局"))
	must(t, book.AddComment("Sheet1", excelize.Comment{Cell: "B2", Author: "李四", Text: "待核"}))
	must(t, book.SaveAs(filepath.Join(dir, "inspection.xlsx")))
	shown, err := book.GetCellValue("Sheet1", "A1")
	must(t, err)

	var findings diag.Findings
	for _, cell := range []string{"A1", "A1:XFD1048576", "XFD1048576", "B2"} {
		findings.Tell(diag.Code{Name: "odd"}, diag.Place{File: "inspection.xlsx", Sheet: "Sheet1", Cell: cell}, "请改。", "不认识")
	}
	target := filepath.Join(dir, "marked.xlsx")
	if _, err := markWorkbook(dir, target, findings); err != nil {
		t.Fatal(err)
	}
	marked, err := excelize.OpenFile(target)
	must(t, err)
	defer marked.Close()
	if now, err := marked.GetCellValue("Sheet1", "A1"); err != nil || now != shown {
		t.Errorf("A1 showed %s and shows %s, %v", shown, now, err)
	}
	if info, err := os.Stat(target); err != nil || info.Size() > 20_000 {
		t.Errorf("the copy has %d bytes, %v", info.Size(), err)
	}
	comments, err := marked.GetComments("Sheet1")
	must(t, err)
	if len(comments) != 2 || !strings.Contains(comments[1].Text, "待核") {
		t.Errorf("comments: %+v", comments)
	}
	if !isMarked(target) || isMarked(filepath.Join(dir, "inspection.xlsx")) {
		t.Error("the copy is not known as one")
	}
	must(t, marked.SetCellValue("Sheet1", "B2", "乙局"))
	must(t, marked.Save())
	if isMarked(target) {
		t.Error("a copy in which a figure was mended is replaced")
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
