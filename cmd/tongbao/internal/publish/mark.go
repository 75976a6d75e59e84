package publish

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/intake"
)

// Fill colours of marked cells, by severity.
var markColours = [...]string{diag.Info: "DDEBF7", diag.Warning: "FFF2CC", diag.Error: "F8CBAD"}

// markWorkbook writes a copy of the notice's workbook in which every cell with a
// finding is coloured and carries the finding as a comment. With several
// workbooks it is the first one that has a finding.
func markWorkbook(dir, target string, findings diag.Findings) error {
	byCell := map[diag.Place][]diag.Finding{}
	var cells []diag.Place
	file := ""
	for _, f := range findings {
		isBook := strings.HasSuffix(strings.ToLower(f.Place.File), ".xlsx") && !strings.Contains(f.Place.File, "/")
		if f.Place.Cell == "" || !isBook || file != "" && f.Place.File != file {
			continue
		}
		file = f.Place.File
		if byCell[f.Place] == nil {
			cells = append(cells, f.Place)
		}
		byCell[f.Place] = append(byCell[f.Place], f)
	}
	if file == "" {
		return fmt.Errorf("工作簿里没有需要标出的单元格，没有写 %s", target)
	}
	source := filepath.Join(dir, file)
	if same, _ := sameFile(source, target); same {
		return fmt.Errorf("--mark 不能写回原来的工作簿 %s", source)
	}
	data, err := intake.Open(dir).Read(file, intake.Workbook)
	if err != nil {
		return err
	}
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	defer book.Close()
	tabs := map[string]string{} // as the workbook has them, by the name without blanks at its ends
	for _, tab := range book.GetSheetList() {
		tabs[strings.TrimSpace(tab)] = tab
	}
	for _, at := range cells {
		if err := markCell(book, tabs[at.Sheet], at.Cell, byCell[at]); err != nil {
			return fmt.Errorf("标注 %s：%w", at, err)
		}
	}
	return book.SaveAs(target)
}

func sameFile(a, b string) (bool, error) {
	x, err := os.Stat(a)
	if err != nil {
		return false, err
	}
	y, err := os.Stat(b)
	if err != nil {
		return false, err
	}
	return os.SameFile(x, y), nil
}

// markCell marks a cell or range of a tab.
func markCell(book *excelize.File, tab, cell string, findings []diag.Finding) error {
	worst := slices.MaxFunc(findings, func(a, b diag.Finding) int { return int(a.Severity) - int(b.Severity) })
	first, last, isRange := strings.Cut(cell, ":")
	if !isRange {
		last = first
	}
	style, err := book.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1,
		Color: []string{markColours[worst.Severity]}}})
	if err != nil {
		return err
	}
	if err := book.SetCellStyle(tab, first, last, style); err != nil {
		return err
	}
	var lines []string
	for _, f := range findings {
		lines = append(lines, f.Text+" "+f.Hint)
	}
	return book.AddComment(tab, excelize.Comment{Cell: first, Author: "tongbao", Text: strings.Join(lines, "\n")})
}
