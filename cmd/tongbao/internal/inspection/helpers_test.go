package inspection_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// table makes a sheet of rows, the first of which is the header. A row whose first
// cell is 合计 is a total row.
func table(name string, rows [][]string) *sheet.Table {
	t := &sheet.Table{File: name + ".csv", Sheet: name}
	place := func(col, row int) diag.Place {
		return diag.Place{File: t.File, Sheet: t.Sheet, Cell: sheet.CellName(col, row)}
	}
	for i, h := range rows[0] {
		t.Columns = append(t.Columns, sheet.Column{Name: h, Index: i, Place: place(i, 1)})
	}
	for n, cells := range rows[1:] {
		row := sheet.Row{Number: n + 2}
		for i, text := range cells {
			v := sheet.Value{Text: text, Place: place(i, n+2), Rows: 1, Cols: 1}
			if text != "" {
				v.Kind = sheet.Text
			}
			row.Values = append(row.Values, v)
		}
		if cells[0] == "合计" {
			t.Totals = append(t.Totals, row)
		} else {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// facts reads a table of a published notice.
func facts(t *testing.T, name string) *sheet.Table {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "facts", name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return table(name, rows)
}

// national is the rule set that comes with the program.
func national(t testing.TB) *inspection.Ruleset { return ruleset(t, "gov-2019") }

func ruleset(t testing.TB, name string) *inspection.Ruleset {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "templates", "rules", name+".toml"))
	if err != nil {
		t.Fatal(err)
	}
	rs, findings := inspection.ParseRuleset(name, data, inspection.Kinds())
	for _, f := range findings {
		t.Fatal(f)
	}
	return rs
}

// codes lists findings as "code@cell" for comparison.
func codes(findings diag.Findings) string {
	var out []string
	for _, f := range findings.Sorted() {
		s := f.Code
		if f.Place.Cell != "" {
			s += "@" + f.Place.Cell
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func number(n int64, line int) *inspection.Number {
	return &inspection.Number{N: n, Place: diag.Place{File: "notice.toml", Line: line}}
}

// gridOf is the sheet a table was found in; all its rows are of one width.
func gridOf(t *sheet.Table) *sheet.Grid {
	head := sheet.Row{Number: 1}
	for _, c := range t.Columns {
		head.Values = append(head.Values, sheet.Value{Kind: sheet.Text, Text: c.Name, Place: c.Place, Rows: 1, Cols: 1})
	}
	rows := slices.Concat([]sheet.Row{head}, t.Rows, t.Totals)
	width := 0
	for _, r := range rows {
		width = max(width, len(r.Values))
	}
	for i := range rows {
		for c := len(rows[i].Values); c < width; c++ {
			at := diag.Place{File: t.File, Sheet: t.Sheet, Cell: sheet.CellName(c, rows[i].Number)}
			rows[i].Values = append(rows[i].Values, sheet.Value{Place: at, Rows: 1, Cols: 1})
		}
	}
	return &sheet.Grid{File: t.File, Sheet: t.Sheet, Rows: rows}
}

// judgeSites and judgeAccounts read and judge a table and return all findings; the
// roster of a table that cannot be read has no objects.
func judgeSites(tab *sheet.Table, o inspection.ReadOptions) (*inspection.Inspection, diag.Findings) {
	return judged(inspection.Site, tab, o)
}

func judgeAccounts(tab *sheet.Table, o inspection.ReadOptions) (*inspection.Inspection, diag.Findings) {
	return judged(inspection.Account, tab, o)
}

func judged(k *inspection.Kind, tab *sheet.Table, o inspection.ReadOptions) (*inspection.Inspection, diag.Findings) {
	r, findings := inspection.Read(k, gridOf(tab), o)
	if r == nil {
		r = &inspection.Roster{Kind: k}
	}
	in, more := inspection.Judge(r, o.Rules)
	return in, append(findings, more...)
}
