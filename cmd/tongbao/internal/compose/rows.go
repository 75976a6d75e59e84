package compose

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/vocabulary"
	"tongbao/cmd/tongbao/internal/wording"
)

// serialName is the column that is numbered afresh after filtering (序号).
const serialName = "序号"

// rowSource is what a list table is filled from: the objects of a roster or the rows
// of a free sheet, already filtered, in the order they are listed.
type rowSource struct {
	*figures.Set
	name   string // for messages
	draft  bool   // results that are not there yet are left to be filled in
	ranked bool   // the table ranks its rows
	rows   []*inspection.Record
	ranks  []document.Cell // 名次 of each row; nil: not ranked, or the sheet has them
}

// Columns are those of the set, and 名次 where the rows are ranked.
func (src rowSource) Columns() []string {
	out := src.Set.Columns()
	if src.ranked && !src.Has(rankName) {
		out = append(out, rankName)
	}
	return out
}

// knows reports whether a table may have the column.
func (src rowSource) knows(column string) bool {
	name, _, _ := src.decimalsOf(column)
	return column == serialName || column == rankName && src.ranked || src.Has(name)
}

// decimalsWord is what a column of a list ends in that is printed with other decimals than
// its cells show: 得分.1位小数.
var decimalsWord = regexp.MustCompile(`^(.+?)\s*[.．。]\s*([0-6０-６])位小数$`)

// decimalsOf parts the name of a column from the decimals it is to be printed with.
func (src rowSource) decimalsOf(column string) (name string, decimals int, given bool) {
	m := decimalsWord.FindStringSubmatch(column)
	if m == nil || src.Has(column) {
		return column, 0, false
	}
	n, _ := strconv.Atoi(sheet.Fold(m[2]))
	return m[1], n, true
}

// listColumn is a column of a list as it was asked for.
type listColumn struct {
	source, name string
	decimals     int
	given        bool // the decimals
}

func (src rowSource) column(name string) listColumn {
	out := listColumn{source: name}
	out.name, out.decimals, out.given = src.decimalsOf(name)
	return out
}

// cell is empty for a column that is not known.
func (src rowSource) cell(row int, of listColumn) document.Cell {
	if of.source == rankName && src.ranks != nil {
		return src.ranks[row]
	}
	c, _ := src.Value(src.rows[row], of.name)
	if of.given {
		if n, percent, ok := c.Number(); ok && c.Value.Style().Date == 0 {
			return rounded(c, n, percent, of.decimals)
		}
	}
	if src.draft && src.Awaits(src.rows[row], of.name) {
		return document.Cell{Text: wording.ToFill, Place: c.Place}
	}
	return document.Cell{Text: c.Text, Stored: stored(c.Value, c.Text), Place: c.Place}
}

// rounded is a cell printed with so many decimals, half up.
func rounded(c inspection.Cell, n *big.Rat, percent bool, decimals int) document.Cell {
	format, mark := "0", ""
	if decimals > 0 {
		format += "." + strings.Repeat("0", decimals)
	}
	if percent {
		n, mark = new(big.Rat).Mul(n, big.NewRat(100, 1)), "%"
	}
	out := document.Cell{Text: n.FloatString(decimals) + mark, Place: c.Place}
	if v := c.Value; v.Kind == sheet.Numeric {
		out.Stored = &document.Stored{Number: v.Number, Format: format + mark}
	}
	return out
}

// stored is the number behind the text of a cell that shows another; nil when the text
// says all, or is not the cell's own.
func stored(v sheet.Value, text string) *document.Stored {
	if v.Kind != sheet.Numeric || text == v.Text || text != v.Shown() {
		return nil
	}
	return &document.Stored{Number: v.Format.From1900(v.Number), Format: v.Format.Code()}
}

// selectSet narrows a set by the filter of a table. A condition without a column
// is about the verdict.
func selectSet(s *figures.Set, where issue.Filter) *figures.Set {
	for _, c := range where {
		switch c.Op {
		case "":
			s = s.Verdict(c.Values...)
		case "=":
			s = s.Having(c.Column, c.Values)
		case "≠":
			s = s.Excluding(c.Column, c.Values)
		case language.Holds, language.HoldsNot:
			s = s.Holding(c.Column, c.Values, c.Op == language.HoldsNot)
		default:
			s = s.Limited(c.Column, c.Op, c.Values[0])
		}
	}
	return s
}

// source finds the rows a table is about.
func (b *tableBuilder) source(spec issue.TableSpec) (rowSource, bool) {
	src := rowSource{name: spec.Rows, Set: b.sheetRows(spec).Used()}
	if r := b.in.Roster(spec.Rows); r != nil {
		src = rowSource{name: r.Kind.Word, Set: r.Set}
	}
	if src.Set == nil && b.findings.Errors() > 0 {
		return rowSource{}, false
	}
	if aside := b.in.Aside[spec.Rows]; src.Set == nil && aside != nil {
		b.findings.Tell(codeUnknownRows, spec.Place, aside.Hint, "%s", aside.Text)
		return rowSource{}, false
	}
	if src.Set == nil {
		// A name in notice.toml that is no sheet has been told when that was read.
		if spec.Place.IsZero() || slices.ContainsFunc(b.in.Grids, func(g sheet.Grid) bool { return g.Sheet == spec.Rows }) {
			b.findings.Tell(codeUnknownRows, spec.Place, "可写 "+strings.Join(b.in.kindKeys(), "、")+"，或其他工作表："+orNone(b.in.SheetNames())+"。",
				"没有名为“%s”的数据，表格无法列出", spec.Rows)
		}
		return rowSource{}, false
	}
	src.Set, src.draft = selectSet(src.Set, spec.Where), b.in.Draft
	src.rows = src.Records()
	return src, true
}

// sheetRows is the free sheet whose rows a table lists; nil when there is none, or none in
// the file the table names, or several, of which the last two are findings.
func (b *tableBuilder) sheetRows(spec issue.TableSpec) *figures.Set {
	if b.severalSheets(spec, spec.Rows) {
		return nil
	}
	other := false
	for _, t := range slices.Concat(b.in.Sheets, b.in.Doubled) {
		if t.Label() != spec.Rows {
			continue
		}
		if spec.File == "" || t.File() == spec.File {
			return t
		}
		other = true
	}
	if other {
		b.notInFile(spec, spec.Rows)
	}
	return nil
}

// severalSheets reports that a table may mean several sheets, which is told.
func (b *tableBuilder) severalSheets(spec issue.TableSpec, name string) bool {
	found := sheet.Named(b.in.Grids, name, spec.File)
	if len(found) > 1 {
		b.findings.Tell(codeSheetInTwoFiles, spec.Place, "请用 file 写明用哪一个；多余的副本请移走。", "%s", sheet.Where(found))
	}
	return len(found) > 1
}

func (b *tableBuilder) notInFile(spec issue.TableSpec, name string) {
	if !b.in.Unread {
		b.findings.Tell(codeNotInFile, spec.Place, "请核对 file，或删去它。", "%s里没有名为“%s”的工作表", spec.File, name)
	}
}

// columnsOf returns the columns of a list: those named, or all of the sheet.
func columnsOf(spec issue.TableSpec, src rowSource) []issue.ColumnSpec {
	if len(spec.Columns) > 0 {
		return spec.Columns
	}
	var out []issue.ColumnSpec
	for _, c := range src.Columns() {
		out = append(out, issue.ColumnSpec{Name: src.Head(c), Source: c, Place: spec.Place})
	}
	return out
}

// list fills one row a record, group by group, with what adds rows up; unknown columns
// are findings.
func (b *tableBuilder) list(spec issue.TableSpec, src rowSource) *document.Table {
	spec.Sort = sortSource(spec, src)
	src.ranked = spec.Sort != "" && b.canRank(spec, src)
	cols := columnsOf(spec, src)
	t := b.frame(spec, cols)
	for _, c := range cols {
		if c.Source == rankName && spec.Sort != "" && !src.ranked {
			return t // what it would be ranked by is not there, which is told
		}
		if !src.knows(c.Source) {
			hint := "可用的列：" + orNone(src.Columns()) + "。"
			if vocabulary.Expression(c.Source) {
				hint = "要算的数只有汇总表能写，请用 by 写明按哪一列分行；" + hint
			}
			b.findings.Tell(sheet.CodeUnknownColumn, c.Place, hint, "%s", src.Lacks(c.Source))
			return t
		}
	}
	b.checkMerged(spec, cols)
	parts := b.parts(spec, src)
	for i := range parts {
		p := &parts[i]
		p.rowSource = b.sorted(spec, p.rowSource)
		p.first = len(t.Rows)
		t.Rows = append(t.Rows, listRows(cols, p.rowSource)...)
	}
	serialCells(t, cols, spec.Merge)
	mergeEqual(t, cols, spec.Merge, parts)
	b.addSums(t, spec, cols, src, parts)
	return t
}

// listRows are the rows of a list below each other; 序号 is filled later.
func listRows(cols []issue.ColumnSpec, src rowSource) []document.Row {
	of := make([]listColumn, len(cols))
	for i, c := range cols {
		of[i] = src.column(c.Source)
	}
	out := make([]document.Row, len(src.rows))
	for r := range src.rows {
		out[r].Cells = make([]document.Cell, len(cols))
		for i, c := range cols {
			cell := src.cell(r, of[i])
			if c.Source == serialName {
				cell = document.Cell{Place: cell.Place}
			}
			out[r].Cells[i] = cell
		}
	}
	return out
}

// checkMerged reports columns to merge that the table does not show.
func (b *tableBuilder) checkMerged(spec issue.TableSpec, cols []issue.ColumnSpec) {
	for _, m := range spec.Merge {
		if !slices.ContainsFunc(cols, func(c issue.ColumnSpec) bool { return c.Source == m || c.Name == m }) {
			b.findings.Tell(sheet.CodeUnknownColumn, spec.Place, "请把它写进 columns，或从 merge 里删去。", "表里没有“%s”这一列，不能合并它的格", m)
		}
	}
}

// part is a group of a list, or the whole of a list without groups.
type part struct {
	rowSource
	label string     // of the group
	place diag.Place // a cell that has it
	first int        // row of the table
}

// parts are the groups of a list, the groups in the order they first occur, the rows of a
// group in the list's own. Who belongs to several groups stands in each.
func (b *tableBuilder) parts(spec issue.TableSpec, src rowSource) []part {
	if spec.Group == "" {
		return []part{{rowSource: src}}
	}
	if src.ColumnName(spec.Group) == "" {
		b.findings.Tell(sheet.CodeUnknownColumn, spec.Place, "可用的列："+orNone(src.Columns())+"。", "%s，不能按它分组", src.Lacks(spec.Group))
		return nil
	}
	var out []part
	for _, g := range src.By(spec.Group) {
		p := part{rowSource: src, label: g.Label()}
		there := map[*inspection.Record]bool{}
		for _, r := range g.Records() {
			there[r] = true
		}
		p.Set, p.rows = g, slices.DeleteFunc(slices.Clone(src.rows), func(r *inspection.Record) bool { return !there[r] })
		if len(p.rows) > 0 {
			p.place = p.cell(0, p.column(spec.Group)).Place
			out = append(out, p)
		}
	}
	return out
}

// serialCells numbers the rows; when 序号 is merged too, it numbers the runs of
// the other merged column.
func serialCells(t *document.Table, cols []issue.ColumnSpec, merge []string) {
	at := slices.IndexFunc(cols, func(c issue.ColumnSpec) bool { return c.Source == serialName })
	if at < 0 {
		return
	}
	key := -1
	if slices.Contains(merge, serialName) {
		key = slices.IndexFunc(cols, func(c issue.ColumnSpec) bool {
			return c.Source != serialName && slices.Contains(merge, c.Source)
		})
	}
	n := 0
	for r := range t.Rows {
		if key < 0 || r == 0 || t.Rows[r].Cells[key].Text != t.Rows[r-1].Cells[key].Text {
			n++
		}
		t.Rows[r].Cells[at].Text = fmt.Sprint(n)
	}
}

// mergeEqual makes one cell of equal neighbours in the merged columns. A later
// column is merged only inside the runs of the earlier ones and of the groups.
func mergeEqual(t *document.Table, cols []issue.ColumnSpec, merge []string, parts []part) {
	same := make([]bool, len(t.Rows)) // row r belongs to the same run as row r-1
	for _, p := range parts {
		for r := range p.rows {
			same[p.first+r] = r > 0
		}
	}
	for _, name := range mergeOrder(merge) {
		at := slices.IndexFunc(cols, func(c issue.ColumnSpec) bool { return c.Source == name || c.Name == name })
		if at < 0 {
			continue
		}
		anchor := 0
		for r := 1; r < len(t.Rows); r++ {
			cell := &t.Rows[r].Cells[at]
			same[r] = same[r] && cell.Text != "" && cell.Text == t.Rows[anchor].Cells[at].Text
			if !same[r] {
				anchor = r
				continue
			}
			t.Rows[anchor].Cells[at].RowSpan, cell.Covered = r-anchor+1, true
		}
	}
}

// mergeOrder puts 序号 last: its runs follow those of the columns beside it.
func mergeOrder(merge []string) []string {
	var out, last []string
	for _, m := range merge {
		if m == serialName {
			last = append(last, m)
		} else {
			out = append(out, m)
		}
	}
	return append(out, last...)
}

// spanRow is a row of one cell over width columns.
func spanRow(kind document.RowKind, text string, width int, at diag.Place) document.Row {
	cells := make([]document.Cell, width)
	for i := range cells {
		cells[i] = document.Cell{Covered: i > 0, Place: at}
	}
	cells[0].Text, cells[0].ColSpan = text, width
	return document.Row{Kind: kind, Cells: cells}
}
