package diag

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Area is what some places of one sheet come to, or one line of a text.
type Area struct {
	File  string
	Sheet string
	Cells string // separated by spaces, rows alone have the columns of those before: "E3:E494 H3:L8 11:17 20"
	Line  int
}

// Areas are the places sheet by sheet in order of appearance: ranges of the same rows in neighbouring columns are one.
func Areas(places []Place) []Area {
	var out []Area
	var cells [][]string
	type key struct {
		area  Area
		whole bool // of no cell
	}
	at := map[key]int{}
	for _, p := range places {
		k := key{Area{File: p.File, Sheet: p.Sheet, Line: p.Line}, p.Cell == ""}
		if _, known := at[k]; !known {
			at[k] = len(out)
			out, cells = append(out, k.area), append(cells, nil)
		}
		if !k.whole {
			cells[at[k]] = append(cells[at[k]], p.Cell)
		}
	}
	for i := range out {
		out[i].Cells = strings.Join(acrossColumns(cells[i]), " ")
	}
	return out
}

// String formats an area as a place is.
func (a Area) String() string { return Place{a.File, a.Sheet, a.Cells, a.Line}.String() }

// ReadArea reads what String wrote.
func ReadArea(text string) Area {
	file, rest, ofSheet := strings.Cut(text, "!")
	if i := strings.LastIndex(rest, "!"); i >= 0 {
		return Area{File: file, Sheet: rest[:i], Cells: rest[i+1:]}
	}
	if i := strings.LastIndex(file, ":"); i >= 0 && !ofSheet {
		if line, err := strconv.Atoi(file[i+1:]); err == nil {
			return Area{File: file[:i], Line: line}
		}
	}
	return Area{File: file, Sheet: rest}
}

// Places are those that an area came from, as ranges.
func (a Area) Places() []Place {
	var out []Place
	left, right := "", ""
	for cells := range strings.FieldsSeq(a.Cells) {
		from, to, two := strings.Cut(cells, ":")
		if !two {
			to = from
		}
		if column, row := columnOf(from); column != "" {
			left, from = column, row
			right, to = columnOf(to)
		}
		p := Place{File: a.File, Sheet: a.Sheet, Cell: left + from}
		out = append(out, Span(p, Place{Cell: right + to}))
	}
	if out == nil {
		out = []Place{{File: a.File, Sheet: a.Sheet, Line: a.Line}}
	}
	return out
}

// columnOf parts a cell's name, of which the column may not be there.
func columnOf(cell string) (column, row string) {
	row = strings.TrimLeft(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	return cell[:len(cell)-len(row)], row
}

// spread is a block with the names of its columns; the zero block is something else, by name.
type spread struct {
	block
	from, to string
	name     string
}

func spreadOf(cell string) spread {
	b, ok := blockOf(cell)
	if !ok {
		return spread{name: cell}
	}
	first, last, two := strings.Cut(cell, ":")
	if !two {
		last = first
	}
	from, _ := columnOf(first)
	to, _ := columnOf(last)
	return spread{block: b, from: from, to: to}
}

// acrossColumns joins ranges of the same rows in neighbouring columns, and writes them by columns.
func acrossColumns(cells []string) []string {
	all := make([]spread, len(cells))
	for i, cell := range cells {
		all[i] = spreadOf(cell)
	}
	slices.SortStableFunc(all, func(a, b spread) int { return cmp.Or(a.top-b.top, a.bottom-b.bottom, a.left-b.left) })
	joined := all[:0]
	for _, b := range all {
		if last := len(joined) - 1; last >= 0 && joined[last].touches(b.block) {
			joined[last].right, joined[last].to = b.right, b.to
			continue
		}
		joined = append(joined, b)
	}
	slices.SortStableFunc(joined, func(a, b spread) int { return cmp.Or(a.left-b.left, a.right-b.right, a.top-b.top) })
	out := make([]string, len(joined))
	for i, b := range joined {
		same := i > 0 && b.left > 0 && joined[i-1].left == b.left && joined[i-1].right == b.right
		out[i] = b.written(same)
	}
	return out
}

// touches reports a block of the same rows that begins right behind b.
func (b block) touches(o block) bool {
	return b.left > 0 && b.top == o.top && b.bottom == o.bottom && b.right+1 == o.left
}

// written is the range, its rows alone where the columns have been said.
func (s spread) written(said bool) string {
	if s.left == 0 {
		return s.name
	}
	if said {
		s.from, s.to = "", ""
	}
	first, last := s.from+strconv.Itoa(s.top), s.to+strconv.Itoa(s.bottom)
	if first == last {
		return first
	}
	return first + ":" + last
}
