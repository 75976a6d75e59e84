package sheet

import (
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

// Largest sheet of an xlsx file (ECMA-376, 18.3.1.73 and 18.3.1.13).
const (
	maxRows    = 1_048_576
	maxColumns = 16_384
)

// ValidRange reports whether s names a block of cells such as "A1:G20" or "B3",
// upper left corner first.
func ValidRange(s string) bool {
	_, _, _, _, ok := ParseRange(s)
	return ok
}

// ParseRange reads "A1:G20" or "B3" into 0-based columns and 1-based rows, ends
// included; ok is false for anything else.
func ParseRange(s string) (left, top, right, bottom int, ok bool) {
	first, last, two := strings.Cut(strings.ToUpper(strings.TrimSpace(s)), ":")
	if !two {
		last = first
	}
	left, top, ok = ParseCell(first)
	right, bottom, ok2 := ParseCell(last)
	return left, top, right, bottom, ok && ok2 && left <= right && top <= bottom
}

// ParseCell reads an A1 name, also with dollar signs, into a 0-based column and
// a 1-based row.
func ParseCell(s string) (col, row int, ok bool) {
	s = strings.ReplaceAll(s, "$", "")
	letters := strings.IndexFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' })
	if letters < 1 || letters > 3 || s[letters] < '1' || s[letters] > '9' {
		return 0, 0, false
	}
	for _, r := range s[:letters] {
		col = col*26 + int(r-'A') + 1
	}
	row, err := strconv.Atoi(s[letters:])
	if err != nil || row > maxRows || col > maxColumns {
		return 0, 0, false
	}
	return col - 1, row, true
}

// Range returns the block of g named "A1:G20" as a grid of its own. Values keep
// their places; a merged range that the block cuts is cut with it, and its first
// cell inside the block becomes its anchor. Cells beyond the sheet are empty. A
// name that is not a ValidRange gives nil and no finding: who read it has told.
func Range(g *Grid, name string) (*Grid, diag.Findings) {
	var findings diag.Findings
	at := diag.Place{File: g.File, Sheet: g.Sheet, Cell: name}
	left, top, right, bottom, ok := ParseRange(name)
	if !ok {
		return nil, nil
	}
	width, height := g.size()
	if top > height || left >= width {
		findings.Tell(codeRangeOutside, at, "请核对区域。", "区域 %s 在表格之外，表格到 %s 为止。", name, CellName(max(width-1, 0), max(height, 1)))
		return nil, findings
	}
	if bottom > height || right >= width {
		findings.Tell(codeRangeBeyond, at, "请核对区域。", "区域 %s 超出表格，表格到 %s 为止。", name, CellName(width-1, height))
		bottom, right = min(bottom, height), min(right, width-1)
	}
	out := &Grid{File: g.File, Sheet: g.Sheet}
	for row := top; row <= bottom; row++ {
		out.Rows = append(out.Rows, g.slice(row, left, right))
	}
	out.clipMerges()
	return out, findings
}

// size returns the number of columns and the last row's number.
func (g *Grid) size() (columns, rows int) {
	for _, r := range g.Rows {
		columns, rows = max(columns, len(r.Values)), max(rows, r.Number)
	}
	return columns, rows
}

// slice copies part of the row numbered row, which is empty when g has none.
func (g *Grid) slice(row, left, right int) Row {
	out := Row{Number: row, Values: make([]Value, right-left+1)}
	for i := range out.Values {
		at := diag.Place{File: g.File, Sheet: g.Sheet, Cell: CellName(left+i, row)}
		out.Values[i] = Value{Place: at, Rows: 1, Cols: 1}
	}
	i, found := slices.BinarySearchFunc(g.Rows, row, func(r Row, n int) int { return r.Number - n })
	if found {
		out.Hidden = g.Rows[i].Hidden
		if left < len(g.Rows[i].Values) {
			copy(out.Values, g.Rows[i].Values[left:])
		}
	}
	return out
}

// clipMerges makes the first cell of each merged range that lies in the grid its
// anchor, spanning what lies in the grid.
func (g *Grid) clipMerges() {
	anchors := map[diag.Place]*Value{}
	first := map[diag.Place][2]int{}
	for i := range g.Rows {
		for j := range g.Rows[i].Values {
			v := &g.Rows[i].Values[j]
			if !v.Covered && v.Rows <= 1 && v.Cols <= 1 {
				continue
			}
			anchor, known := anchors[v.Origin()]
			if !known {
				anchors[v.Origin()], first[v.Origin()] = v, [2]int{i, j}
				v.Covered, v.Rows, v.Cols = false, 1, 1
				continue
			}
			start := first[v.Origin()]
			anchor.Rows, anchor.Cols = max(anchor.Rows, int32(i-start[0]+1)), max(anchor.Cols, int32(j-start[1]+1))
			v.Covered = true
		}
	}
}
