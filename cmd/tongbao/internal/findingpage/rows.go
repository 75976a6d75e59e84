package findingpage

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// How much is shown of a sheet: a clerk finds the row again by it.
const (
	shownRows    = 3  // or lines, of a finding
	shownColumns = 12 // of a row
	firstColumns = 3  // of these, where the names stand
	shownRunes   = 60 // of a cell
	cutMark      = "……"
)

// table are rows of a sheet with the heads of their columns.
type table struct {
	Sheet string
	Heads []head
	Rows  []row
	cut   bool // not all rows are shown
}

type head struct{ Letter, Name string }

type row struct {
	Number int
	Cells  []cell
}

type cell struct {
	Text string
	Bad  bool // what the finding is about
}

// rows finds the rows of the sheets that were read.
type rows struct {
	grids []sheet.Grid
	heads map[*sheet.Grid]map[int]string // of each sheet that was asked for, by column
}

// table shows the first rows that some places of one sheet are in; nil when they are in none.
func (r *rows) table(places []diag.Place) *table {
	g := r.grid(places[0])
	if g == nil {
		return nil
	}
	bad, numbers, cut := marked(g, places)
	if len(numbers) == 0 {
		return nil
	}
	columns := chosen(g, bad, numbers)
	out := &table{Sheet: g.Sheet, cut: cut}
	names := r.headsOf(g)
	for _, col := range columns {
		out.Heads = append(out.Heads, head{sheet.ColumnName(col), names[col]})
	}
	for _, number := range numbers {
		shown := row{Number: number}
		for _, col := range columns {
			shown.Cells = append(shown.Cells, cell{oneLine(g.Rows[number-1].At(col).Shown()), bad[spot{number, col}]})
		}
		out.Rows = append(out.Rows, shown)
	}
	return out
}

// grid is the sheet of a place that names a cell.
func (r *rows) grid(at diag.Place) *sheet.Grid {
	k := slices.IndexFunc(r.grids, func(g sheet.Grid) bool { return g.File == at.File && g.Sheet == at.Sheet })
	if at.Cell == "" || k < 0 {
		return nil
	}
	return &r.grids[k]
}

// spot is a cell of a sheet: its row from 1, its column from 0.
type spot struct{ row, column int }

// marked are the cells of the places in the first rows they are in, and these rows in order; cut says
// that there are more.
func marked(g *sheet.Grid, places []diag.Place) (bad map[spot]bool, numbers []int, cut bool) {
	bad = map[spot]bool{}
	for _, p := range places {
		left, top, right, bottom, ok := sheet.ParseRange(p.Cell)
		for number := top; ok && number <= min(bottom, len(g.Rows)); number++ {
			if known := slices.Contains(numbers, number); !known && len(numbers) == shownRows {
				cut = true
				break
			} else if !known {
				numbers = append(numbers, number)
			}
			for col := left; col <= min(right, len(g.Rows[number-1].Values)-1); col++ {
				bad[spot{number, col}] = true
			}
		}
	}
	slices.Sort(numbers)
	return bad, numbers, cut
}

// chosen are the columns to show of rows: those that hold something, and of many the first ones and
// those next to what is marked.
func chosen(g *sheet.Grid, bad map[spot]bool, numbers []int) []int {
	var out []int
	from := -1 // first column that is marked
	for col := range g.Rows[numbers[0]-1].Values {
		isBad := slices.ContainsFunc(numbers, func(n int) bool { return bad[spot{n, col}] })
		if isBad && from < 0 {
			from = col
		}
		if isBad || slices.ContainsFunc(numbers, func(n int) bool { return !g.Rows[n-1].At(col).IsEmpty() }) {
			out = append(out, col)
		}
	}
	if len(out) <= shownColumns {
		return out
	}
	at := max(slices.Index(out, from), firstColumns)
	begin := min(max(at-(shownColumns-firstColumns)/2, firstColumns), len(out)-(shownColumns-firstColumns))
	return append(slices.Clone(out[:firstColumns]), out[begin:begin+shownColumns-firstColumns]...)
}

// headsOf are the heads of a sheet's table by column; none where it has no table.
func (r *rows) headsOf(g *sheet.Grid) map[int]string {
	if names, known := r.heads[g]; known {
		return names
	}
	names := map[int]string{}
	if t, _ := sheet.Locate(g, "", nil); t != nil { // what is wrong with it has been told
		for _, c := range t.Columns {
			names[c.Index] = oneLine(strings.Trim(c.Group+"／"+c.Name, "／"))
		}
	}
	r.heads[g] = names
	return names
}

// oneLine is a text as one line, of which a long one is cut.
func oneLine(text string) string {
	r := []rune(diag.Visible(strings.Join(strings.Fields(text), " ")))
	if len(r) > shownRunes {
		return string(r[:shownRunes]) + cutMark
	}
	return string(r)
}
