package story

import (
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/wording"
)

// gauge is what the widths of a table are found from. Lengths are quarters of an
// em: a full-width character is 4, a half-width one 2, and 1 the space that word
// processors other than Word put between Chinese and digits all the same.
type gauge struct {
	least   []int // widest piece of each column no line break may part
	natural []int // widest cell of each column on one line
	wide    []wideCell
	sample  [][]sampleCell
	names   []bool // columns of names: few of their cells are longer than one
	blank   []bool // columns of a form that are to be filled in
	known   []map[int][]int
}

type wideCell struct{ column, columns, least int }

// sampleCell is a cell the widths are weighed by.
type sampleCell struct {
	natural int
	rows    int // a merged cell shares its lines among its rows
	address bool
	lines   [][]int // widths of the pieces of each line of its text
}

const (
	sampleRows   = 160 // keeps the search for long tables short
	samplePrime  = 7919
	nameQuarters = 4 * 16 // a longer cell is no name
	shortCell    = 4 * 3  // up to here a cell is one word: 序号, 不合格
	widestWord   = 4 * 12 // a word of letters may break behind that
	brokenName   = 1.5    // what parting a name costs, in lines of a row
	brokenSite   = 0.3    // a web address reads on over its delimiters
	eachLine     = 0.05   // any line, also of a cell that is not the highest of its row
	tallRow      = 4      // lines from here on cost double
)

// measure weighs the cells of a table. The widest cell of each column counts
// whether its row is sampled or not.
func measure(t *Table, src *document.Table) *gauge {
	n := len(t.Grid[0])
	g := &gauge{least: make([]int, n), natural: make([]int, n), names: make([]bool, n), blank: make([]bool, n),
		known: make([]map[int][]int, n)}
	filled, long, longest := make([]int, n), make([]int, n), make([]int, n)
	every := (len(t.Grid) + sampleRows - 1) / sampleRows
	for r, row := range t.Grid {
		cells := make([]sampleCell, n)
		for c, cell := range row {
			if cell.Merge != Own || cell.Text == "" {
				continue
			}
			if cell.ColSpan > 1 {
				g.wide = append(g.wide, wideCell{c, cell.ColSpan, min(pieces(cell.Text).widest(), widestWord)})
				continue
			}
			cells[c] = g.cell(cell, c)
			if r < t.HeadRows {
				continue
			}
			filled[c]++
			if cells[c].natural > nameQuarters {
				long[c]++
			}
			if cells[c].natural >= g.natural[c] {
				longest[c] = r
			}
		}
		if r < t.HeadRows || r%every == r/every*samplePrime%every {
			g.sample = append(g.sample, cells)
		}
	}
	for c := range g.names {
		g.names[c] = 4*long[c] < filled[c] || filled[c] == 0
		g.blank[c] = src.Form && filled[c] == 0
		g.known[c] = map[int][]int{}
		if every > 1 {
			cells := make([]sampleCell, n)
			cells[c] = g.cell(t.Grid[longest[c]][c], c)
			g.sample = append(g.sample, cells)
		}
	}
	return g
}

// cell measures one cell and widens its column by it.
func (g *gauge) cell(cell Cell, c int) sampleCell {
	ps := pieces(cell.Text)
	out := sampleCell{natural: ps.natural() + 1, rows: max(cell.RowSpan, 1), lines: ps,
		address: strings.Contains(cell.Text, "://") || strings.HasPrefix(cell.Text, "www.")}
	least := min(ps.widest(), widestWord)
	if out.natural <= shortCell+1 {
		least = out.natural - 1
	}
	g.least[c] = max(g.least[c], least+1) // faces differ in their digits
	g.natural[c] = max(g.natural[c], out.natural)
	return out
}

// pieced is a text cut into what no line break may part, one list a line.
type pieced [][]int

func pieces(s string) pieced {
	var out pieced
	for l := range strings.SplitSeq(s, "\n") {
		var line []int
		glued, half, first := false, false, true // to the piece before; the last one half-width; none yet
		for _, r := range l {
			w := 2 * wording.RuneCells(r)
			isHalf := w < 4
			switch {
			case first:
				line = append(line, w)
			case glued, isHalf && half && r != ' ', strings.ContainsRune(closing, r):
				line[len(line)-1] += w
			case isHalf != half: // the space between Chinese and digits
				line = append(line, w+1)
			default:
				line = append(line, w)
			}
			glued, half, first = strings.ContainsRune(opening, r), isHalf && r != ' ', false
		}
		out = append(out, line)
	}
	return out
}

// Marks that no line ends or begins with (避头尾).
const (
	opening = "（《〈“‘「『【〔[("
	closing = "）》〉”’」』】〕，。、；：？！%‰℃])"
)

func (p pieced) natural() int {
	w := 0
	for _, l := range p {
		sum := 0
		for _, x := range l {
			sum += x
		}
		w = max(w, sum)
	}
	return w
}

func (p pieced) widest() int {
	w := 0
	for _, l := range p {
		for _, x := range l {
			w = max(w, x)
		}
	}
	return w
}

// wrapped counts the lines of a text in the given width.
func (p pieced) wrapped(width int) int {
	width = max(width, 4)
	n := 0
	for _, l := range p {
		n++
		used := 0
		for _, x := range l {
			if used > 0 && used+x > width {
				n, used = n+1, 0
			}
			n += x / (width + 1) // a word wider than the cell is parted
			used += x % (width + 1)
		}
	}
	return n
}

// leastWidths are the least widths of the columns, cells over several included.
func (g *gauge) leastWidths() []int {
	out := make([]int, len(g.least))
	for c := range out {
		out[c] = max(g.least[c], 5)
	}
	for _, w := range g.wide {
		sum := 0
		for _, x := range out[w.column : w.column+w.columns] {
			sum += x
		}
		for i := 0; sum < w.least; i++ {
			out[w.column+i%w.columns]++
			sum++
		}
	}
	return out
}

// linesAt returns the lines of the sampled cells of a column at a width.
func (g *gauge) linesAt(c, width int) []int {
	if g.known[c][width] == nil {
		out := make([]int, len(g.sample))
		for i, row := range g.sample {
			if out[i] = 1; row[c].natural > width {
				out[i] = pieced(row[c].lines).wrapped(width)
			}
		}
		g.known[c][width] = out
	}
	return g.known[c][width]
}

// cost is the height of the sampled rows in lines plus the names they part.
func (g *gauge) cost(w []int) float64 {
	total := 0.0
	columns := make([][]int, len(w))
	for c := range w {
		columns[c] = g.linesAt(c, w[c])
	}
	for i, row := range g.sample {
		most := 1.0
		for c := range row {
			n := columns[c][i]
			most = max(most, float64(n)/float64(max(row[c].rows, 1)))
			total += eachLine * float64(n)
			switch {
			case n <= 1 || !g.names[c] || row[c].natural > nameQuarters:
			case row[c].address:
				total += brokenSite * float64(n-1)
			default:
				total += brokenName * float64(n-1)
			}
		}
		total += most + max(0, most-(tallRow-1))
	}
	return total
}

// read finds how well the table reads with widths w.
func (g *gauge) read(w []int) reading {
	var out reading
	for i, row := range g.sample {
		most, split := 1.0, 0.0
		for c := range row {
			n := g.linesAt(c, w[c])[i]
			most = max(most, float64(n)/float64(max(row[c].rows, 1)))
			if n > 1 && g.names[c] && row[c].natural <= nameQuarters && !row[c].address {
				split = 1
			}
		}
		out.lines, out.parted = out.lines+most, out.parted+split
	}
	n := float64(len(g.sample))
	out.lines, out.parted = out.lines/n, out.parted/n
	return out
}
