package workbook

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/sheet"
)

// save writes a workbook made by fill and returns its path.
func save(t *testing.T, fill func(f *excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	path := filepath.Join(t.TempDir(), "inspection.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// put sets cells by name; a failure is one of the test itself.
func put(f *excelize.File, name string, cells map[string]any) {
	for cell, v := range cells {
		if err := f.SetCellValue(name, cell, v); err != nil {
			panic(err)
		}
	}
}

func style(f *excelize.File, s *excelize.Style) int {
	id, err := f.NewStyle(s)
	if err != nil {
		panic(err)
	}
	return id
}

func cell(t *testing.T, g sheet.Grid, name string) sheet.Value {
	t.Helper()
	col, row, ok := sheet.ParseCell(name)
	if !ok || row > len(g.Rows) || col >= len(g.Rows[row-1].Values) {
		t.Fatalf("%s is outside of the sheet", name)
	}
	return g.Rows[row-1].Values[col]
}

func codes(findings diag.Findings) string {
	var out []string
	for _, f := range findings.Sorted() {
		out = append(out, f.Place.String()+" "+f.Code)
	}
	return strings.Join(out, "\n")
}

func TestRead(t *testing.T) {
	path := save(t, func(f *excelize.File) {
		f.SetSheetName("Sheet1", "网站")
		put(f, "网站", map[string]any{
			"A1": "　主管单位 ", "B1": "网站标识码", "C1": "合格率", "D1": "日期", "E1": "通过",
			"A2": "市水利局", "B2": 3703000034, "C2": 0.985, "D2": time.Date(2021, 1, 26, 0, 0, 0, 0, time.UTC), "E2": true,
			"B3": 12345678901234567, "C3": 1234567.5, "D3": "2021.1.26", "E3": "行一\n行二",
			"A5": "隐藏行",
		})
		f.SetCellStyle("网站", "C2", "C2", style(f, &excelize.Style{NumFmt: 10}))
		f.SetCellStyle("网站", "D2", "D2", style(f, &excelize.Style{CustomNumFmt: ptr(`yyyy"年"m"月"d"日"`)}))
		f.MergeCell("网站", "A2", "A3")
		f.SetRowVisible("网站", 5, false)
		f.SetColVisible("网站", "C", false)
		f.NewSheet("附")
		put(f, "附", map[string]any{"A1": "x"})
		f.SetSheetVisible("附", false)
	})
	grids, findings := readPath(path)
	want := "inspection.xlsx!网站!B3 lost-digits\ninspection.xlsx!网站 hidden-rows\ninspection.xlsx!网站 hidden-columns"
	if got := codes(findings); got != want {
		t.Errorf("findings:\n%s\nwant:\n%s", got, want)
	}
	if len(grids) != 2 || grids[0].Hidden || !grids[1].Hidden {
		t.Fatalf("sheets: %d", len(grids))
	}
	g := grids[0]
	for _, tt := range []struct {
		cell  string
		kind  sheet.Kind
		text  string
		shown string
	}{
		{"A1", sheet.Text, "主管单位", "主管单位"},
		{"B2", sheet.Numeric, "3703000034", "3703000034"},
		{"C2", sheet.Numeric, "0.985", "98.50%"},
		{"D2", sheet.Numeric, "44222", "2021年1月26日"},
		{"E2", sheet.Bool, "TRUE", "TRUE"},
		{"C3", sheet.Numeric, "1234567.5", "1234567.5"},
		{"D3", sheet.Text, "2021.1.26", "2021.1.26"},
		{"E3", sheet.Text, "行一\n行二", "行一\n行二"},
		{"A3", sheet.Text, "市水利局", "市水利局"},
		{"A4", sheet.Empty, "", ""},
	} {
		v := cell(t, g, tt.cell)
		if v.Kind != tt.kind || v.Text != tt.text || v.Shown() != tt.shown {
			t.Errorf("%s: kind %d, text %q, shown %q", tt.cell, v.Kind, v.Text, v.Shown())
		}
		if want := (diag.Place{File: "inspection.xlsx", Sheet: "网站", Cell: tt.cell}); v.Place != want {
			t.Errorf("%s has place %v", tt.cell, v.Place)
		}
	}
	first, covered := cell(t, g, "A2"), cell(t, g, "A3")
	if first.Rows != 2 || first.Cols != 1 || first.Covered || !covered.Covered || covered.Origin() != first.Place {
		t.Errorf("merged range: %+v, %+v", first, covered)
	}
	if !g.Rows[4].Hidden || g.Rows[3].Hidden {
		t.Error("row 5 is the hidden one")
	}
	if day, _, ok := cell(t, g, "D2").Date(); !ok || !day.Equal(time.Date(2021, 1, 26, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("date %v", day)
	}
}

func ptr[T any](v T) *T { return &v }

// readPath reads the file at a path.
func readPath(path string) ([]sheet.Grid, diag.Findings) {
	return ReadAll(intake.Open(filepath.Dir(path)), []string{filepath.Base(path)})
}

func TestFormulas(t *testing.T) {
	path := save(t, func(f *excelize.File) {
		put(f, "Sheet1", map[string]any{"A1": "数", "A2": 3, "A3": 4})
		f.SetCellFormula("Sheet1", "A4", "SUM(A2:A3)") // never calculated
		f.SetCellValue("Sheet1", "A5", 7)
		f.SetCellFormula("Sheet1", "A5", "SUM(A2:A3)")
	})
	grids, findings := readPath(path)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	bare, stored := cell(t, grids[0], "A4"), cell(t, grids[0], "A5")
	if bare.Kind != sheet.Fault {
		t.Errorf("a formula without result: %+v", bare)
	}
	if stored.Kind != sheet.Text || stored.Text != "7" {
		t.Errorf("a formula with its stored result, which this library stores as text: %+v", stored)
	}
	var used diag.Findings
	sheet.NumberOf(bare, "数量", "", &used)
	if got := codes(used); got != "inspection.xlsx!Sheet1!A4 not-calculated" {
		t.Error(got)
	}
}

func TestDateOf1904(t *testing.T) {
	path := save(t, func(f *excelize.File) {
		f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: ptr(true)})
		put(f, "Sheet1", map[string]any{"A1": 42760})
		f.SetCellStyle("Sheet1", "A1", "A1", style(f, &excelize.Style{NumFmt: 14}))
	})
	grids, _ := readPath(path)
	if d, _, _ := cell(t, grids[0], "A1").Date(); !d.Equal(time.Date(2021, 1, 26, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("got %v", d)
	}
}

func TestReadAll(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"b.csv": "列\n值\n", "a.csv": "列\n值\n", "~$a.csv": "锁", ".c.csv": "x", "body.md": "文", "old.xls": "\xD0\xCF\x11\xE0",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	grids, findings := ReadAll(intake.Open(dir), []string{".c.csv", "a.csv", "b.csv", "body.md", "gone.csv", "old.xls", "~$a.csv"})
	if len(grids) != 2 || grids[0].Sheet != "a" || grids[1].Sheet != "b" {
		t.Errorf("grids: %v", grids)
	}
	if got := codes(findings); got != "gone.csv file-unreadable" {
		t.Error(got)
	}
}

// TestLarge reads 20,000 rows of ten columns, or 100,000 where every test is asked
// for, and holds how much memory a cell takes.
func TestLarge(t *testing.T) {
	const columns, mostHeld = 10, 400 // bytes a cell
	rows := 20_000
	if os.Getenv("TONGBAO_FULL") != "" {
		rows = 100_000
	}
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	row := make([]any, columns)
	for i := 1; i <= rows; i++ {
		for c := range row {
			row[c] = fmt.Sprintf("单位%d-%d", i, c)
		}
		row[9], row[8] = 44222, i
		if err := w.SetRow(fmt.Sprintf("A%d", i), row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	grids, findings := parse("large.xlsx", b.Bytes())
	runtime.GC()
	runtime.ReadMemStats(&after)
	held := int64(after.HeapAlloc) - int64(before.HeapAlloc)
	cells := int64(rows * columns)
	t.Logf("%d bytes read, %d bytes held a cell, %d allocated", b.Len(), held/cells, int64(after.TotalAlloc-before.TotalAlloc)/cells)
	if held > mostHeld*cells {
		t.Errorf("%d bytes held a cell", held/cells)
	}
	if len(findings) > 0 || len(grids[0].Rows) != rows {
		t.Fatal(findings)
	}
	if v := cell(t, grids[0], fmt.Sprintf("A%d", rows)); v.Text != fmt.Sprintf("单位%d-0", rows) {
		t.Errorf("last row: %q", v.Text)
	}
}
