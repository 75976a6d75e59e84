package starter

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/wording"
)

// listing is a sheet of objects as a clerk fills it in.
type listing struct {
	name        string // of the sheet, as the file has it
	kind        *inspection.Kind
	rules       *inspection.Ruleset // that judge, whose measures are columns; nil: none do
	offered     *inspection.Ruleset // whose words are offered; nil: the usual ones
	columns     []sheet.Column
	heads       int                 // rows of the head end here
	first, last int                 // rows of data
	used        map[string][]string // what the columns hold already, by key
	known       []string            // names of kinds of problems
}

// listings are the rosters among the plans.
func listings(b *book, plans []*sheetPlan) (out []listing) {
	for _, p := range plans {
		if p.kind == nil {
			continue
		}
		head := p.table.Head[len(p.table.Head)-1].Number
		l := listing{name: b.sheetNamed(p.grid.Sheet), kind: p.kind, rules: p.rules, offered: p.rules, known: p.known, columns: p.table.Columns,
			heads: head, first: head + 1, last: len(p.grid.Rows) + spareRows, used: map[string][]string{}}
		if n := len(p.table.Totals); n > 0 {
			l.last = p.table.Totals[0].Number - 1 - len(p.closed)
		}
		for i, c := range p.table.Columns {
			for _, r := range p.table.Rows {
				if v := r.At(i).Text; c.Key != "" && v != "" && !slices.Contains(l.used[c.Key], v) {
					l.used[c.Key] = append(l.used[c.Key], v)
				}
			}
		}
		out = append(out, l)
	}
	return out
}

// choice is what may be written in a column: words to choose from, or a day.
type choice struct {
	words  []string
	day    bool
	strict bool // nothing else may be written
}

// choiceOf is that of a column by its key; nil: anything.
func (l *listing) choiceOf(key string) *choice {
	switch key {
	case inspection.ColVerdict:
		return &choice{words: merged(l.used[key], append(l.offered.GradeNames(), inspection.ClosedWords()...)), strict: true}
	case inspection.ColPlatform:
		return &choice{words: merged(l.used[key], inspection.Platforms())}
	case inspection.ColLevel:
		return &choice{words: merged(l.used[key], nil)}
	case inspection.ColCategory:
		return &choice{words: merged(l.single(l.used[key]), l.offered.CategoryNames(l.kind.Word))}
	case inspection.ColUpdated:
		return &choice{day: true}
	}
	if l.rules == nil {
		return nil
	}
	for _, m := range l.rules.Measures {
		switch {
		case m.Object != l.kind.Word || m.Name != key:
		case m.Kind == inspection.YesNoMeasure:
			return &choice{words: []string{"是", "否"}, strict: true}
		case m.Kind == inspection.DateMeasure:
			return &choice{day: true}
		}
	}
	return nil
}

// maxWords is how many different words a list to choose from may have.
const maxWords = 60

// merged are the words of both, each once.
func merged(used, offered []string) []string {
	if len(used) > maxWords {
		used = nil
	}
	var out []string
	for _, w := range slices.Concat(used, offered) {
		if !slices.ContainsFunc(out, func(o string) bool { return sheet.Fold(o) == sheet.Fold(w) }) {
			out = append(out, w)
		}
	}
	return out
}

// single are the words that name one kind of problem.
func (l *listing) single(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return len(inspection.Categories(w, l.known)) != 1 })
}

// guideNotes stand above the table of the guide.
var guideNotes = []string{
	"这张表只供填写时看；程序只读下面“问题类别”可选的几种，可以增减。",
	"一行一个网站、账号，表头不要改动；可以加自己的列，如“备注”。不用的列可以空着。",
	"有下拉箭头的格从几种里选；合格的也要写“合格”，不要空着。没有检查的写“未检查”，关停、注销的写“已关停”“已注销”。",
	"日期写成 2026-03-05；标识码、电话等编号设成文本，前面的0才不会丢。",
	"“复查”一列是程序标的：上期不合格、本期要重点看的。",
}

// help adds the guide, the drop-downs and the frozen heads. A file that has a guide has them too.
func (b *book) help(lists []listing) {
	if slices.Contains(b.f.GetSheetList(), inspection.GuideSheet) || len(lists) == 0 {
		return
	}
	_, err := b.f.NewSheet(inspection.GuideSheet)
	b.note(err)
	row := b.guideHead()
	words := guideWordsColumn
	for i := range lists {
		row = b.guideRows(&lists[i], row)
		words = b.choices(&lists[i], words)
		b.freeze(lists[i].name, lists[i].heads)
	}
	b.freeze(inspection.GuideSheet, len(guideNotes)+2)
	b.onePageWide(inspection.GuideSheet)
}

// guideWordsColumn is the first column of the guide with words to choose from.
const guideWordsColumn = 5

// guideHead writes what stands above the guide's table and its head; it returns the row behind.
func (b *book) guideHead() int {
	name := inspection.GuideSheet
	title := b.style(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 14, Family: faceOfSheets}})
	b.note(b.f.SetCellStr(name, "A1", name))
	b.note(b.f.SetCellStyle(name, "A1", "A1", title))
	for i, text := range guideNotes {
		b.note(b.f.SetCellStr(name, sheet.CellName(0, i+2), text))
	}
	row := len(guideNotes) + 2
	for i, head := range []string{"工作表", "列", "怎么填", "也认得的表头"} {
		b.head(name, i, row, head)
	}
	for i, width := range guideWidths() {
		b.note(b.f.SetColWidth(name, sheet.ColumnName(i), sheet.ColumnName(i), width))
	}
	return row + 1
}

// guideWidths are the widths of the guide's own columns, in half-width characters.
func guideWidths() []float64 { return []float64{10, 28, 46, 60} }

// lineHeight is that of a line of a cell, points.
const lineHeight = 15

// guideRows writes what each column of a sheet means; it returns the row behind.
func (b *book) guideRows(l *listing, row int) int {
	wrap := b.style(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"},
		Font: &excelize.Font{Family: faceOfSheets, Size: 11}})
	for _, c := range inspection.ColumnsOf(l.kind, l.rules) {
		others := slices.DeleteFunc(slices.Clone(c.Headers), func(h string) bool { return h == c.Name })
		cells := []string{l.name, c.Name, c.Fill, strings.Join(others, "、")}
		if slices.ContainsFunc(l.columns, func(own sheet.Column) bool { return own.Key == c.Key }) {
			cells[1] += "（表里有）"
		}
		lines := 1
		for i, text := range cells {
			b.note(b.f.SetCellStr(inspection.GuideSheet, sheet.CellName(i, row), text))
			lines = max(lines, 1+(wording.Cells(text)-1)/(int(guideWidths()[i])-2))
		}
		b.note(b.f.SetRowHeight(inspection.GuideSheet, row, float64(lines*lineHeight)))
		b.note(b.f.SetCellStyle(inspection.GuideSheet, sheet.CellName(0, row), sheet.CellName(3, row), wrap))
		row++
	}
	return row
}

// choices writes the words to choose from into columns of the guide, from col on, and has the cells ask for
// them; it returns the column behind. A sheet with lists of its own keeps them.
func (b *book) choices(l *listing, col int) int {
	own, err := b.f.GetDataValidations(l.name)
	if b.note(err); len(own) > 0 {
		return col
	}
	for _, c := range l.columns {
		choice := l.choiceOf(c.Key)
		if choice == nil || !choice.day && len(choice.words) == 0 {
			continue
		}
		v := excelize.NewDataValidation(true)
		v.SetSqref(fmt.Sprintf("%s:%s", sheet.CellName(c.Index, l.first), sheet.CellName(c.Index, l.last)))
		switch {
		case choice.day:
			b.note(v.SetRange(firstDay, lastDay, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween))
			v.SetError(excelize.DataValidationErrorStyleStop, c.Name, "这里要填日期，如 2026-03-05。")
			v.SetInput(c.Name, "填日期，如 2026-03-05")
		case len(choice.words) == 2 && choice.strict: // 是、否 need no list of their own
			b.note(v.SetDropList(choice.words))
			choice.say(c.Name, v)
		default:
			col = b.words(l, c, choice, v, col)
		}
		b.note(b.f.AddDataValidation(l.name, v))
	}
	return col
}

// firstDay and lastDay are the days that a cell takes, as a spreadsheet counts them: 2000-01-01 and 2099-12-31.
const firstDay, lastDay = 36526, 73050

// words writes the words of a column into the guide and has v choose from them.
func (b *book) words(l *listing, c sheet.Column, choice *choice, v *excelize.DataValidation, col int) int {
	top := len(guideNotes) + 2
	b.head(inspection.GuideSheet, col, top, inspection.OfferedHead(l.name, c.Name))
	for i, w := range choice.words {
		b.note(b.f.SetCellStr(inspection.GuideSheet, sheet.CellName(col, top+1+i), w))
	}
	b.note(b.f.SetColWidth(inspection.GuideSheet, sheet.ColumnName(col), sheet.ColumnName(col), 22))
	letter := sheet.ColumnName(col)
	v.SetSqrefDropList(fmt.Sprintf("'%s'!$%s$%d:$%s$%d", inspection.GuideSheet, letter, top+1, letter, top+len(choice.words)))
	choice.say(c.Name, v)
	return col + 1
}

// say sets what a cell says of what may stand in it.
func (choice *choice) say(name string, v *excelize.DataValidation) {
	style, text := excelize.DataValidationErrorStyleWarning, "不在下拉的几种里；确实如此的可以照填。"
	if choice.strict {
		style, text = excelize.DataValidationErrorStyleStop, "只能填："+strings.Join(choice.words, "、")+"。"
	}
	v.SetError(style, name, cut(text, maxMessage))
	v.SetInput(name, cut("从下拉的几种里选："+strings.Join(choice.words, "、"), maxMessage))
}

// maxMessage is the most characters a message of a cell may have.
const maxMessage = 200

func cut(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "……"
	}
	return text
}

// freeze keeps the head of a sheet in sight, where the office has not said otherwise.
func (b *book) freeze(name string, heads int) {
	panes, err := b.f.GetPanes(name)
	if b.note(err); panes.Freeze || panes.Split {
		return
	}
	b.note(b.f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: heads, TopLeftCell: sheet.CellName(0, heads+1), ActivePane: "bottomLeft"}))
}

// onePageWide has a sheet printed across, its columns on one page.
func (b *book) onePageWide(name string) {
	across, wide, long, fit := "landscape", 1, 0, true
	b.note(b.f.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &across, FitToWidth: &wide, FitToHeight: &long}))
	b.note(b.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}))
}

// faceOfSheets is a face that every Chinese office has.
const faceOfSheets = "宋体"

func (b *book) style(s *excelize.Style) int {
	id, err := b.f.NewStyle(s)
	b.note(err)
	return id
}

// head writes a head of a column.
func (b *book) head(name string, col, row int, text string) {
	cell := sheet.CellName(col, row)
	b.note(b.f.SetCellStr(name, cell, text))
	b.note(b.f.SetCellStyle(name, cell, cell, b.style(&excelize.Style{
		Font:      &excelize.Font{Bold: true, Family: faceOfSheets, Size: 11},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7EEF7"}},
		Border:    []excelize.Border{{Type: "bottom", Color: "8EA9C8", Style: 1}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center", Horizontal: "center"},
	})))
}
