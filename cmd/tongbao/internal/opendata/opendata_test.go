package opendata

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
)

var update = flag.Bool("update", false, "write the golden files anew")

func row(kind document.RowKind, texts ...string) document.Row {
	r := document.Row{Kind: kind}
	for _, s := range texts {
		r.Cells = append(r.Cells, document.Cell{Text: s, RowSpan: 1, ColSpan: 1})
	}
	return r
}

// list is a table with a head of one row.
func list(head []string, rows ...document.Row) *document.Table {
	return document.NewTable(document.Table{Head: []document.Row{row(document.DataRow, head...)}, Rows: rows})
}

// notice has one attachment with one table.
func notice(label, title string, t *document.Table) *document.Notice {
	return &document.Notice{Attachments: []document.Attachment{{Label: label, Title: title, Blocks: []document.Block{t}}}}
}

func merge(rows []document.Row, r, c, h, w int) {
	text := rows[r].Cells[c].Text
	for y := range h {
		for x := range w {
			rows[r+y].Cells[c+x] = document.Cell{Text: text, RowSpan: 1, ColSpan: 1, Covered: x+y > 0}
		}
	}
	rows[r].Cells[c].RowSpan, rows[r].Cells[c].ColSpan = h, w
}

// sample is a summary with a head of two levels, groups, merged cells, rates and
// totals, and a list with codes. The city is made up.
func sample() *document.Notice {
	head := []document.Row{
		row(document.DataRow, "地区", "单位", "突出问题", "", "合格率"),
		row(document.DataRow, "", "", "网站数", "问题数", ""),
	}
	merge(head, 0, 0, 2, 1)
	merge(head, 0, 1, 2, 1)
	merge(head, 0, 2, 1, 2)
	merge(head, 0, 4, 2, 1)
	rows := []document.Row{
		row(document.GroupRow, "区县网站", "", "", "", ""),
		row(document.DataRow, "青溪区", "区政府", "2", "7", "81.8%"),
		row(document.DataRow, "青溪区", "教育局", "0", "0", "100%"),
		row(document.SubtotalRow, "小计", "", "2", "7", "90.9%"),
		row(document.TotalRow, "合计", "", "2", "7", "90.9%"),
	}
	merge(rows, 0, 0, 1, 5)
	merge(rows, 1, 0, 2, 1)
	merge(rows, 3, 0, 1, 2)
	merge(rows, 4, 0, 1, 2)
	change := row(document.DataRow, "1", "统计局", "9901000023", "010-55", "-3.5")
	change.Cells[4].Figure = &figures.Figure{Kind: figures.Decimal, Num: -35, Den: 10}
	return &document.Notice{
		Title:   "关于检查情况的通报",
		Web:     document.Web{Temporal: "2026-01-01/2026-03-31", Area: "云川市", License: "https://www.yunchuan.gov.cn/license.html"},
		SignOff: document.SignOff{Signers: []document.Signer{{Name: "云川市大数据局"}}, Date: time.Date(2026, 4, 9, 0, 0, 0, 0, time.UTC)},
		Attachments: []document.Attachment{
			{Label: "附件1", Title: "检查结果汇总", Blocks: []document.Block{
				&document.Paragraph{Text: []document.Inline{{Text: "说明"}}},
				document.NewTable(document.Table{Head: head, Rows: rows, Unit: "单位：个", Grouped: "类别", Notes: []string{"注：=合格率。"}}),
			}},
			{Label: "附件2", Title: "名单/一览", Blocks: []document.Block{
				list([]string{"序号", "单位", "标识码", "电话", "增减"}, change,
					row(document.DataRow, "007", "—", "12,345,678", "９０", "-0.50%")),
				list([]string{"甲"}, row(document.DataRow, "乙")),
			}},
			{Label: "附件3", Title: "没有表格", Blocks: []document.Block{&document.Paragraph{}}},
		},
	}
}

func files(t *testing.T, n *document.Notice) []File {
	t.Helper()
	out, err := Files(n)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestNamesAndTypes(t *testing.T) {
	var got []string
	for _, f := range files(t, sample()) {
		got = append(got, f.Name+" "+f.Title+" "+f.MediaType)
		if f.Size() != int64(len(f.Bytes)) || f.Size() == 0 {
			t.Errorf("%s: size %d", f.Name, f.Size())
		}
	}
	want := []string{
		"附件1-检查结果汇总.xlsx 附件1 检查结果汇总 " + XLSX, "附件1-检查结果汇总.csv 附件1 检查结果汇总 text/csv",
		"附件1-检查结果汇总-合计.csv 附件1 检查结果汇总 合计 text/csv",
		"附件2-名单_一览.xlsx 附件2 名单/一览 " + XLSX, "附件2-名单_一览.csv 附件2 名单/一览 text/csv",
		"附件2-名单_一览-2.xlsx 附件2 名单/一览 " + XLSX, "附件2-名单_一览-2.csv 附件2 名单/一览 text/csv",
		"csv-metadata.json 数据说明 application/csvm+json",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestGoldens(t *testing.T) {
	for _, f := range files(t, sample()) {
		if f.MediaType == XLSX {
			continue
		}
		path := filepath.Join("testdata", f.Name)
		if *update {
			if err := os.WriteFile(path, f.Bytes, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), string(f.Bytes)); d != "" {
			t.Errorf("%s: %s", f.Name, d)
		}
	}
}

func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestWorkbookKeepsMergedCells(t *testing.T) {
	f := open(t, files(t, sample())[0].Bytes)
	merged, err := f.GetMergeCells("数据")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range merged {
		got = append(got, m.GetStartAxis()+":"+m.GetEndAxis()+" "+m.GetCellValue())
	}
	slices.Sort(got)
	want := []string{"A1:E1 附件1　检查结果汇总", "A2:A3 地区", "A4:E4 区县网站", "A5:A6 青溪区", "A7:B7 小计", "A8:B8 合计", "B2:B3 单位", "C2:D2 突出问题", "E2:E3 合格率"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// A cell shows what the notice prints, whatever number stands behind it.
func TestWorkbookValues(t *testing.T) {
	all := files(t, sample())
	for _, tt := range []struct {
		file             int
		cell, shown, raw string
		kind             excelize.CellType
	}{
		{0, "E5", "81.8%", "0.818", excelize.CellTypeUnset},
		{0, "E6", "100%", "1", excelize.CellTypeUnset},
		{0, "D5", "7", "7", excelize.CellTypeUnset},
		{0, "A9", "注：=合格率。", "注：=合格率。", excelize.CellTypeInlineString},
		{3, "A3", "1", "1", excelize.CellTypeUnset},
		{3, "C3", "9901000023", "9901000023", excelize.CellTypeInlineString},
		{3, "D3", "010-55", "010-55", excelize.CellTypeInlineString},
		{3, "E3", "-3.5", "-3.5", excelize.CellTypeUnset},
		{3, "A4", "007", "007", excelize.CellTypeInlineString},
		{3, "B4", "—", "—", excelize.CellTypeInlineString},
		{3, "C4", "12,345,678", "12345678", excelize.CellTypeUnset},
		{3, "D4", "90", "90", excelize.CellTypeUnset}, // typed in full width
		{3, "E4", "-0.50%", "-0.005", excelize.CellTypeUnset},
	} {
		f := open(t, all[tt.file].Bytes)
		shown, err := f.GetCellValue("数据", tt.cell)
		if err != nil {
			t.Fatal(err)
		}
		raw, _ := f.GetCellValue("数据", tt.cell, excelize.Options{RawCellValue: true})
		kind, _ := f.GetCellType("数据", tt.cell)
		if shown != tt.shown || raw != tt.raw || kind != tt.kind {
			t.Errorf("%s: %q raw %q type %d, want %q %q %d", tt.cell, shown, raw, kind, tt.shown, tt.raw, tt.kind)
		}
	}
}

// The exact number stands behind what a sheet shows, in its format; the CSV holds the text.
func TestStoredNumbers(t *testing.T) {
	r := row(document.DataRow, "95.6%", "2026年3月5日", "0370300002")
	r.Cells[0].Stored = &document.Stored{Number: 0.9562398703403565, Format: "0.0%"}
	r.Cells[1].Stored = &document.Stored{Number: 46086, Format: `yyyy"年"m"月"d"日"`}
	r.Cells[2].Stored = &document.Stored{Number: 370300002, Format: "0000000000"}
	fs := files(t, notice("附件", "名单", list([]string{"率", "日期", "编号"}, r)))
	f := open(t, fs[0].Bytes)
	for cell, want := range map[string]string{"A3": "0.956239870340357", "B3": "46086", "C3": "370300002"} {
		raw, _ := f.GetCellValue("数据", cell, excelize.Options{RawCellValue: true})
		shown, _ := f.GetCellValue("数据", cell)
		printed := r.Cells[cell[0]-'A'].Text
		if n, err := strconv.ParseFloat(raw, 64); err != nil || strconv.FormatFloat(n, 'g', 15, 64) != want || shown != printed {
			t.Errorf("%s: %s shown as %s, want %s as %s", cell, raw, shown, want, printed)
		}
	}
	if text := string(fs[1].Bytes); !strings.Contains(text, "率（%）,日期,编号\r\n95.6,2026年3月5日,0370300002") {
		t.Error(text)
	}
}

func TestSameBytes(t *testing.T) {
	a, b := files(t, sample()), files(t, sample())
	for i := range a {
		if !bytes.Equal(a[i].Bytes, b[i].Bytes) {
			t.Errorf("%s differs between two runs", a[i].Name)
		}
		if a[i].MediaType != XLSX {
			continue
		}
		z, err := zip.NewReader(bytes.NewReader(a[i].Bytes), a[i].Size())
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range z.File {
			if e.Modified.Year() > 2000 {
				t.Errorf("%s: %s carries the time %s", a[i].Name, e.Name, e.Modified)
			}
		}
	}
}

func TestHostileCells(t *testing.T) {
	texts := []string{"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1", " =1", "\t=1",
		"a,\"b\"\nc", "_x0041_", "<b>&amp;", " 前后 ", "-", "-3%", "+5"}
	csvWant := slices.Clone(texts)
	for i := range texts[:7] {
		csvWant[i] = "'" + texts[i]
	}
	var rows []document.Row
	for _, s := range texts {
		rows = append(rows, row(document.DataRow, s))
	}
	fs := files(t, notice("../附件", "a\\b\u202e<x>", list([]string{"=名称"}, rows...)))
	if got := fs[0].Name; got != "附件-a_b_x.xlsx" {
		t.Errorf("name %q", got)
	}
	records, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(fs[1].Bytes, []byte("\uFEFF")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range records[1:] {
		got = append(got, r[0])
	}
	if d := cmp.Diff(csvWant, got); d != "" || records[0][0] != "'=名称" {
		t.Errorf("%q %s", records[0], d)
	}
	f := open(t, fs[0].Bytes)
	for i, s := range texts {
		at := cellName(i+3, 0)
		if formula, _ := f.GetCellFormula("数据", at); formula != "" {
			t.Errorf("%s became the formula %q", s, formula)
		}
		if v, _ := f.GetCellValue("数据", at); v != s {
			t.Errorf("%s: %q, want %q", at, v, s)
		}
	}
}

func TestTooLongIsRefused(t *testing.T) {
	long := row(document.DataRow, strings.Repeat("长", maxUnits+1))
	_, err := Files(notice("附件", "名单", list([]string{"名"}, long)))
	if err == nil || !strings.Contains(err.Error(), "第 2 行第 1 列") {
		t.Errorf("error %v", err)
	}
}

// FuzzFiles feeds texts and spans that do not fit: nothing panics, names are safe,
// every workbook can be read again.
func FuzzFiles(f *testing.F) {
	f.Add("附件1", "名单", "=1", 3, 2, uint8(5))
	f.Add("", "", "\x00\u202e", -1, 1<<30, uint8(255))
	f.Fuzz(func(t *testing.T, label, title, text string, down, right int, covered uint8) {
		var rows []document.Row
		for r := range 3 {
			line := row(document.RowKind(r), text, title, label)
			for c := range line.Cells {
				line.Cells[c].RowSpan, line.Cells[c].ColSpan = down, right
				line.Cells[c].Covered = covered>>(r*3+c)&1 == 1
			}
			rows = append(rows, line)
		}
		out, err := Files(notice(label, title, list([]string{text}, rows...)))
		if err != nil {
			return
		}
		for _, file := range out {
			if !utf8.ValidString(file.Name) || strings.ContainsAny(file.Name, `/\:`) || strings.HasPrefix(file.Name, ".") || len(file.Name) > 255 {
				t.Errorf("unsafe name %q", file.Name)
			}
		}
		if _, err := excelize.OpenReader(bytes.NewReader(out[0].Bytes)); err != nil {
			t.Error(err)
		}
	})
}

// TestColumnsHaveNames holds that no two columns are called the same, and none nothing; a form to fill in is no data.
func TestColumnsHaveNames(t *testing.T) {
	form := list([]string{"单位"}, row(document.DataRow, ""))
	form.Form = true
	if got := files(t, notice("附件", "反馈表", form)); len(got) != 1 || got[0].MediaType != XLSX {
		t.Errorf("a form is %d files", len(got))
	}
	same := list([]string{"数", "", "数", "率", "率（%）"},
		row(document.DataRow, "1", "甲", "—", "5%", "90%"), row(document.DataRow, "2", "", "/", "1,234.5%", "—"))
	got := string(files(t, notice("附件", "表", same))[1].Bytes)
	if want := "\uFEFF数,未命名,数（2）,率（%）,率（%）（2）\r\n1,甲,—,5,90\r\n2,,/,1234.5,\r\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestWhole holds that a list printed in halves is one list as data.
func TestWhole(t *testing.T) {
	halves := list([]string{"名", "名"}, row(document.DataRow, "甲", "乙"))
	halves.Whole = list([]string{"名"}, row(document.DataRow, "甲"), row(document.DataRow, "乙"))
	if got := string(files(t, notice("附件", "名单", halves))[1].Bytes); strings.Count(got, "名") != 1 || !strings.HasSuffix(got, "甲\r\n乙\r\n") {
		t.Errorf("%q", got)
	}
}
