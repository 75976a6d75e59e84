package publish

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tongbao/cmd/tongbao/internal/diag"
)

// way is one by which a notice takes data from a sheet: what it adds to notice.toml and the
// text that asks. The sheet is 留言, or where it is a roster's 网站.
type way struct{ name, toml, body string }

const wayAttachment = "[[attachment]]\ntitle = \"各单位办理情况表\"\n"

var ways = []way{
	{"roster", "", "网站{{网站.总数}}个，不合格{{网站.不合格数}}个。"},
	{"list", wayAttachment + "rows = \"留言\"\ncolumns = [\"单位\", \"收到\"]\n", "情况见{{附件1}}。"},
	{"copy", wayAttachment + "sheet = \"留言\"\n", "情况见{{附件1}}。"},
	{"summary", wayAttachment + "rows = \"留言\"\nby = \"单位\"\ncolumns = [\"单位\", \"收到\"]\n", "情况见{{附件1}}。"},
	{"table", "", "情况如下。\n\n{{表(留言)}}"},
	{"copied table", "[[table]]\nkey = \"办理\"\nsheet = \"留言\"\n", "情况如下。\n\n{{表(办理)}}"},
	{"sum", "", "收到{{留言.收到}}件。"},
	{"groups", "", "收到{{留言.按单位.收到.列出(件)}}。"},
	{"look-up", "", "甲局收到{{留言[甲局].收到}}件。"},
	{"loop", "", "收到的：{{逐个 留言 隔以“、”}}{{本项.单位}}{{本项.收到}}件{{完}}。"},
	{"condition", "", "文字。{{如果 有表(留言)}}收到{{留言.收到}}件。{{完}}"},
	{"totals", "totals_from = [{ sheet = \"留言\", by = \"单位\", inspected = \"收到\", passed = \"办结\" }]\n", "网站{{网站.检查数}}个。"},
	{"check", "[[check]]\nrows = \"留言\"\nthat = \"本项.收到 ≥ 本项.办结\"\n", "文字。"},
	{"last period", "", "上期收到{{上期.留言.收到}}件。"},
}

// cells of a sheet, one row an entry.
type cells [][]any

var (
	waySites = cells{{"网站名称", "类别", "检查结果", "主要问题"}, {"甲网", "县区", "合格", ""}, {"乙网", "县区", "不合格", "空白栏目"}, {"丙网", "部门", "合格", ""}}
	wayMail  = cells{{"单位", "收到", "办结"}, {"甲局", 10, 8}, {"乙局", 20, 20}, {"丙局", 30, 29}}
)

// workbookOf writes a workbook of one sheet; edit, if any, may change it.
func workbookOf(t *testing.T, path, name string, rows cells, edit func(f *excelize.File, sheet string) error) {
	t.Helper()
	f := excelize.NewFile()
	ok := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	ok(f.SetSheetName("Sheet1", name))
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		ok(err)
		ok(f.SetSheetRow(name, at, &row))
	}
	if edit != nil {
		ok(edit(f, name))
	}
	ok(f.SaveAs(path))
}

// defect is something wrong with a sheet.
type defect struct {
	name string
	rows func(rows cells) cells                     // changes the sheet
	edit func(f *excelize.File, sheet string) error // changes the workbook
	twin string                                     // a second file that has the sheet, too
	end  string                                     // of the name the sheet has there
	told []string                                   // codes of which each way tells one
	as   diag.Severity                              // at least
	// but are the ways that tell another code, or none because nothing false is printed.
	but map[string]string
}

func insert(at int, row ...any) func(cells) cells {
	return func(rows cells) cells { return slices.Insert(slices.Clone(rows), at, row) }
}

func again(from, at int) func(cells) cells {
	return func(rows cells) cells { return slices.Insert(slices.Clone(rows), at, rows[from]) }
}

// altered puts another value into a cell; row and column count from 0.
func altered(row, column int, value any) func(cells) cells {
	return func(rows cells) cells {
		out := slices.Clone(rows)
		out[row] = slices.Clone(out[row])
		out[row][column] = value
		return out
	}
}

// headerTwice calls a second column as that which is asked for, but for a blank in it.
func headerTwice(blank string) func(cells) cells {
	return func(rows cells) cells {
		asked, second := 1, 2
		if rows[0][2] == "检查结果" {
			asked, second = 2, 1
		}
		first, rest := string([]rune(rows[0][asked].(string))[:1]), string([]rune(rows[0][asked].(string))[1:])
		return altered(0, second, first+blank+rest)(rows)
	}
}

func struck(cell string) func(f *excelize.File, sheet string) error {
	return func(f *excelize.File, sheet string) error {
		id, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
		if err != nil {
			return err
		}
		return f.SetCellStyle(sheet, cell, cell, id)
	}
}

func defects() []defect {
	twins := []string{"sheet-in-two-files", "two-sheets", "expression", "unknown-rows"}
	whole := map[string]string{"copy": "", "copied table": "", "table": "", // no column is asked for
		"roster": "ambiguous-column"} // and the verdicts are missing, which is an error
	before := map[string]string{"last period": ""} // the doubts of another notice were its own business
	header := []string{"unknown-column", "expression", "ambiguous-column"}
	hideRow := func(f *excelize.File, sheet string) error { return f.SetRowVisible(sheet, 3, false) }
	hideColumn := func(f *excelize.File, sheet string) error { return f.SetColVisible(sheet, "B", false) }
	repeated := []string{"repeated-unit", "duplicate-site", "repeated-group", "ambiguous-cell"}
	return []defect{
		{name: "a copy of the workbook", twin: "数据 - 副本.xlsx", told: twins, as: diag.Error},
		{name: "a csv of the name", twin: "csv", told: twins, as: diag.Error},
		{name: "a name with a blank", twin: "其他.xlsx", end: " ", told: twins, as: diag.Error},
		{name: "a header twice", rows: headerTwice(""), told: header, as: diag.Error, but: whole},
		{name: "a header twice but for a blank", rows: headerTwice(" "), told: header, as: diag.Error, but: whole},
		{name: "a hidden sheet", edit: hidden, told: []string{"hidden-sheet", "unknown-rows", "expression", "totals-unread"}, as: diag.Warning},
		{name: "a hidden row", edit: hideRow, told: []string{"hidden-rows"}, as: diag.Warning, but: before},
		{name: "a hidden column", edit: hideColumn, told: []string{"hidden-columns"}, as: diag.Info, but: before},
		{name: "a struck cell", edit: struck("A3"), told: []string{"struck-cell"}, as: diag.Error},
		{name: "a cell struck in part", edit: struckPart("A3"), told: []string{"struck-cell"}, as: diag.Error},
		{name: "a row again", rows: again(1, 4), told: repeated, as: diag.Error, but: before},
		{name: "the head again", rows: again(0, 2), told: []string{"repeated-header"}, as: diag.Info, but: before},
		{name: "a blank key", rows: altered(2, 0, ""), told: []string{"empty-name", "empty-cell", "blank-unit"}, as: diag.Warning, but: before},
		{name: "a blank row", rows: insert(2, "", "", "")}, // counts nothing
	}
}

func hidden(f *excelize.File, sheet string) error {
	if _, err := f.NewSheet("说明"); err != nil { // one has to be seen
		return err
	}
	f.SetActiveSheet(1)
	return f.SetSheetVisible(sheet, false)
}

func struckPart(cell string) func(f *excelize.File, sheet string) error {
	return func(f *excelize.File, sheet string) error {
		return f.SetCellRichText(sheet, cell, []excelize.RichTextRun{{Text: "乙局"}, {Text: "（新）", Font: &excelize.Font{Strike: true}}})
	}
}

// tellOf builds a notice with a defect whose data are taken by a way.
func tellOf(t *testing.T, w way, d defect) diag.Findings {
	t.Helper()
	root := t.TempDir()
	name, rows := "留言", waySites
	if w.name == "roster" {
		name = "网站"
	} else {
		rows = wayMail
	}
	bad := rows
	if d.rows != nil {
		bad = d.rows(rows)
	}
	now, before := filepath.Join(root, "now"), filepath.Join(root, "before")
	toml := strings.ReplaceAll(usualHead+usualPeriod, "template = \"{}\"\n", "")
	then := strings.NewReplacer("year = 2026", "year = 2025", "2026-04-09", "2025-04-09").Replace(toml)
	write(t, filepath.Join(before, "notice.toml"), then+"[sites]\ninspected = 3\nfailed = 1\n")
	write(t, filepath.Join(now, "notice.toml"), toml+"previous = \"before\"\n[sites]\n"+w.toml)
	write(t, filepath.Join(now, "body.md"), "检查情况如下。\n\n"+w.body+"\n")
	for _, dir := range []string{now, before} {
		at := w.name == "last period" && dir == before || w.name != "last period" && dir == now
		edit, these := d.edit, bad
		if !at {
			edit, these = nil, rows
		}
		if dir == before && name == "网站" {
			continue
		}
		if dir == before { // other data than this period's
			these = append(slices.Clone(these), []any{"丁局", 7, 7})
		}
		workbookOf(t, filepath.Join(dir, "数据.xlsx"), name, these, edit)
		if name != "网站" && w.name != "totals" && dir == now {
			workbookOf(t, filepath.Join(dir, "网站.xlsx"), "网站", waySites, nil)
		}
		switch {
		case !at || d.twin == "":
		case d.twin == "csv":
			write(t, filepath.Join(dir, name+".csv"), "单位,收到,办结\n甲局,1,1\n")
		default:
			workbookOf(t, filepath.Join(dir, d.twin), name+d.end, rows, nil)
		}
	}
	o := &Options{Templates: "../../../../templates"}
	e, err := examine(now, o.templates(now), o)
	if err != nil {
		t.Fatal(err)
	}
	return e.told().Findings
}

// TestWays holds that a check stands on every way to the data: a defect of a sheet is told
// whatever asks for it, with its cell or the line that asks, and a sheet without one is not.
func TestWays(t *testing.T) {
	for _, w := range ways {
		for _, d := range append(defects(), defect{name: "none"}) {
			t.Run(w.name+"/"+d.name, func(t *testing.T) { holdWay(t, w, d) })
		}
	}
}

func holdWay(t *testing.T, w way, d defect) {
	t.Helper()
	found := tellOf(t, w, d)
	want, as := d.told, d.as
	if but, other := d.but[w.name]; other {
		want, as = strings.Fields(but), diag.Info
	}
	told := slices.ContainsFunc(found, func(f diag.Finding) bool {
		return slices.Contains(want, f.Code) && f.Severity >= as && !f.Place.IsZero() && (f.Place.Line > 0 || f.Place.Sheet != "")
	})
	if told == (len(want) > 0) && (len(want) > 0 || found.Errors() == 0) {
		return
	}
	t.Errorf("want one of %v", want)
	for _, f := range found {
		if f.Code != "portal-missing" {
			t.Error(f)
		}
	}
}
