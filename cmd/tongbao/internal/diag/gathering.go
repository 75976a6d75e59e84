package diag

import (
	"cmp"
	"slices"
	"strconv"
)

// Gathering is places as CompactPlaces makes them, while they are gathered: of cells that follow each other
// it keeps where they begin and end. The zero Gathering, and nil, is empty.
type Gathering struct {
	columns []column
	at      int // column of the last cell
	others  []other
	known   map[Place]bool // others there are
	n       int            // of runs and others, for their order of appearance
}

// column is the cells of one column that were gathered.
type column struct {
	file, sheet, letters string
	runs                 []run
	mixed                bool // a run begins above the one before
}

// run is cells that follow each other down a column.
type run struct{ first, last, order int }

// other is a place that is no single cell.
type other struct {
	place Place
	order int
}

// Gather is a Gathering of places.
func Gather(places ...Place) *Gathering {
	g := new(Gathering)
	g.Add(places...)
	return g
}

// Gathered is all that others have gathered, in their order; those stay as they are.
func Gathered(all ...*Gathering) *Gathering {
	g := new(Gathering)
	for _, o := range all {
		g.Join(o)
	}
	return g
}

// Add gathers places; the zero place is none.
func (g *Gathering) Add(places ...Place) {
	for i := range places {
		p := &places[i]
		if letters, row, ok := splitCell(p.Cell); ok && p.Line == 0 {
			if g.column(p.File, p.Sheet, letters).add(run{row, row, g.n}) {
				g.n++
			}
		} else {
			g.other(*p, g.n)
		}
	}
}

// Join adds what another has gathered, which stays as it is.
func (g *Gathering) Join(o *Gathering) {
	if o == nil {
		return
	}
	n := g.n
	for i := range o.columns {
		c := &o.columns[i]
		to := g.column(c.file, c.sheet, c.letters)
		for _, r := range c.runs {
			r.order += n
			to.add(r)
		}
	}
	for _, p := range o.others {
		g.other(p.place, p.order+n)
	}
	g.n = n + o.n
}

func (g *Gathering) other(p Place, order int) {
	if p.IsZero() || g.known[p] {
		return
	}
	if g.known == nil {
		g.known = map[Place]bool{}
	}
	g.known[p] = true
	g.others = append(g.others, other{p, order})
	g.n = max(g.n, order+1)
}

// column finds a column, first the one behind that of the last cell: cells come row by row.
func (g *Gathering) column(file, sheet, letters string) *column {
	for range g.columns {
		if g.at++; g.at >= len(g.columns) {
			g.at = 0
		}
		if c := &g.columns[g.at]; c.letters == letters && c.sheet == sheet && c.file == file {
			return c
		}
	}
	g.at = len(g.columns)
	g.columns = append(g.columns, column{file: file, sheet: sheet, letters: letters})
	return &g.columns[g.at]
}

// add joins a run to the last one if it begins in that or right below it; isNew reports another run.
func (c *column) add(r run) (isNew bool) {
	if len(c.runs) == 0 {
		c.runs = append(c.runs, r)
		return true
	}
	last := &c.runs[len(c.runs)-1]
	if r.first >= last.first && r.first <= last.last+1 {
		last.last, last.order = max(last.last, r.last), min(last.order, r.order)
		return false
	}
	c.mixed = c.mixed || r.first < last.first
	c.runs = append(c.runs, r)
	return true
}

// joined are the runs of the column with those that touch as one, from above to below.
func (c *column) joined() []run {
	if !c.mixed {
		return c.runs
	}
	all := slices.SortedFunc(slices.Values(c.runs), func(a, b run) int { return cmp.Or(a.first-b.first, a.order-b.order) })
	out := column{}
	for _, r := range all {
		out.add(r)
	}
	return out.runs
}

// First is the place that was gathered first; the zero Place where there is none.
func (g *Gathering) First() Place {
	if g == nil {
		return Place{}
	}
	for _, c := range g.columns {
		for _, r := range c.runs {
			if r.order == 0 {
				return c.written(run{first: r.first, last: r.first})
			}
		}
	}
	for _, o := range g.others {
		if o.order == 0 {
			return o.place
		}
	}
	return Place{}
}

// Places are the places with cells that follow each other down a column as ranges, D2:D61, in
// order of appearance.
func (g *Gathering) Places() []Place {
	if g == nil || g.n == 0 {
		return nil
	}
	type written struct {
		run
		of int // of the columns; those behind them are others
	}
	var all []written
	for i := range g.columns {
		for _, r := range g.columns[i].joined() {
			all = append(all, written{r, i})
		}
	}
	for i, o := range g.others {
		all = append(all, written{run{order: o.order}, len(g.columns) + i})
	}
	slices.SortFunc(all, func(a, b written) int { return a.order - b.order })
	out := make([]Place, len(all))
	for i, w := range all {
		if w.of < len(g.columns) {
			out[i] = g.columns[w.of].written(w.run)
		} else {
			out[i] = g.others[w.of-len(g.columns)].place
		}
	}
	return out
}

// written is a run as a place.
func (c *column) written(r run) Place {
	var space [32]byte
	cell := strconv.AppendInt(append(space[:0], c.letters...), int64(r.first), 10)
	if r.last != r.first {
		cell = strconv.AppendInt(append(append(cell, ':'), c.letters...), int64(r.last), 10)
	}
	return Place{File: c.file, Sheet: c.sheet, Cell: string(cell)}
}
