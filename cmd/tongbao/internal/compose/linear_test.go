package compose

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/steptest"
)

// longBodies are texts of marks, of about a size in bytes, that a reader of markdown may go
// over again and again.
var longBodies = map[string]func(size int) string{
	"emphasis left open": func(n int) string { return strings.Repeat("**甲 ", n/6) },
	"emphasis in itself": func(n int) string { return strings.Repeat("**", n/8) + "甲" + strings.Repeat("**", n/8) },
	"links left open":    func(n int) string { return strings.Repeat("[甲](", n/6) },
	"brackets":           func(n int) string { return strings.Repeat("[", n) },
	"braces":             func(n int) string { return strings.Repeat("}}", n/2) },
	"ticks":              func(n int) string { return strings.Repeat("`甲", n/4) },
	"angles":             func(n int) string { return strings.Repeat("<甲 ", n/5) },
	"headings":           func(n int) string { return strings.Repeat("# 甲。\n\n", n/10) },
	"points":             func(n int) string { return strings.Repeat("- 甲\n", n/6) },
	"rows of a table":    func(n int) string { return "| 甲 | 乙 |\n|---|---|\n" + strings.Repeat("| 丙 | 1 |\n", n/12) },
	"one paragraph":      func(n int) string { return strings.Repeat("甲，", n/6) },
}

// longSheets are tables of about so many cells that are held against themselves.
var longSheets = map[string]func(rows int) *sheet.Table{
	"units left blank": func(n int) *sheet.Table {
		return longSheet(n, "单位 收到 办结", func(int) []string { return []string{"", "3", "5"} })
	},
	"sums that do not fit": func(n int) *sheet.Table {
		return longSheet(n, "单位 检查数 合格数 不合格数", func(i int) []string { return []string{fmt.Sprint("单位", i), "9", "7", "5"} })
	},
	"names one off": func(n int) *sheet.Table {
		return longSheet(n, "单位 数量", func(i int) []string {
			name := []rune(fmt.Sprintf("南屏县第%d办公室", i/3))
			if i%3 == 0 {
				name[1] = '平'
			}
			return []string{string(name), "5"}
		})
	},
}

func longSheet(rows int, head string, row func(i int) []string) *sheet.Table {
	t := &sheet.Table{}
	for _, name := range strings.Fields(head) {
		t.Columns = append(t.Columns, sheet.Column{Name: name})
	}
	for i := range rows {
		r := sheet.Row{Number: i + 2}
		for c, text := range row(i) {
			at := diag.Place{File: "book.xlsx", Sheet: "表", Cell: fmt.Sprintf("%c%d", 'A'+c, i+2)}
			r.Values = append(r.Values, sheet.Value{Kind: sheet.Text, Text: text, Place: at})
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// TestLongInputsTakeTheirLength holds that what a text of markdown and a table take goes with their length.
func TestLongInputsTakeTheirLength(t *testing.T) {
	inputs := slices.Concat(slices.Sorted(maps.Keys(longBodies)), slices.Sorted(maps.Keys(longSheets)))
	steptest.Linear(t, 8<<10, inputs, func(name string, size int) {
		if body := longBodies[name]; body != nil {
			blocks, _ := parseMarkdown(body(size), &marks{origin: place("body.md", 0)})
			numberHeadings(blocks, standard, []string{"。"})
			return
		}
		table := longSheets[name](size / 8)
		inspection.Doubts(table)
		inspection.Misspelt([]*inspection.Listing{inspection.SheetListing(table)}, nil)
	})
}
