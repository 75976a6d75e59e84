package typeset

import (
	"slices"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// gauge is what the widths of a table are found from; all lengths in em, so
// that it holds for every size of type.
type gauge struct {
	least   []float64  // widest piece of each column no line break may part
	natural []float64  // widest cell of each column on one line
	wide    []wideCell // merged cells over several columns
	sample  [][]sampleCell
	names   []bool              // columns of names: few of their cells are longer than one
	known   []map[int][]float64 // by column and width: lines of the sampled cells
}

// sampleCell is a cell the width model weighs.
type sampleCell struct {
	natural float64
	rows    float64 // a cell merged over several rows shares its lines among them
	chars   []line.Char
}

type wideCell struct {
	column, columns int
	least           float64
}

// sampleRows bounds the rows the width model weighs, so that long tables stay linear.
const sampleRows = 160

// samplePrime varies which row of each stretch is sampled, so that a pattern
// that repeats in the rows is seen whole.
const samplePrime = 7919

// gauge measures all cells of a table; a table is measured once.
func (l *layouter) gauge(src *document.Table) *gauge {
	if g := l.gauges[src]; g != nil {
		return g
	}
	g := l.measure(src)
	l.gauges[src] = &g
	return &g
}

func (l *layouter) measure(src *document.Table) gauge {
	n := len(src.Columns)
	g := gauge{least: make([]float64, n), natural: make([]float64, n), known: make([]map[int][]float64, n)}
	for c := range g.known {
		g.known[c] = map[int][]float64{}
	}
	g.names = make([]bool, n)
	longest, filled, long := make([]int, n), make([]int, n), make([]int, n)
	var t text
	for _, part := range [][]document.Row{src.Head, src.Rows} {
		head := len(part) > 0 && len(src.Head) > 0 && &part[0] == &src.Head[0]
		every := (len(part) + sampleRows - 1) / sampleRows
		for i := range part {
			keep := i%every == i/every*samplePrime%every
			cells := l.gaugeRow(&g, &t, &part[i], head, keep)
			if keep {
				g.sample = append(g.sample, cells)
			}
			for c := range cells {
				w := cells[c].natural
				if head || w == 0 {
					continue
				}
				if w >= g.natural[c] {
					longest[c] = i
				}
				filled[c]++
				if w > nameCells {
					long[c]++
				}
			}
		}
	}
	for _, i := range longest { // the widest cell of each column always counts
		if i < len(src.Rows) {
			g.sample = append(g.sample, l.gaugeRow(&g, &t, &src.Rows[i], false, true))
		}
	}
	for c := range g.names {
		g.names[c] = 4*long[c] < filled[c]
	}
	return g
}

// gaugeRow measures the cells of a row and widens the gauge by them; keep holds
// on to their characters.
func (l *layouter) gaugeRow(g *gauge, t *text, r *document.Row, head, keep bool) []sampleCell {
	cells := make([]sampleCell, len(g.least))
	st := cellStyle(r.Kind, head, 1/gbt9704.MMPerPoint) // one em is 1 mm
	for c := range cells {
		cl := cellAt(r, c)
		if cl.Covered || cl.Text == "" {
			continue
		}
		l.cellText(t, &cl, st)
		least := line.MinWidth(t.chars)
		if span := spanOf(cl, c, len(cells)); span > 1 {
			g.wide = append(g.wide, wideCell{c, span, min(least, longestWord)})
			continue
		}
		cells[c].natural, cells[c].rows = line.NaturalWidth(t.chars), float64(max(cl.RowSpan, 1))
		if cells[c].natural <= shortCell {
			least = cells[c].natural
		}
		if keep {
			cells[c].chars = slices.Clone(t.chars)
		}
		g.least[c] = max(g.least[c], least)
		g.natural[c] = max(g.natural[c], cells[c].natural)
	}
	return cells
}

// shortCell is the width up to which a cell is one word, em: 序号, 不合格.
const shortCell = 3.0

// longestWord bounds the word that a merged cell may widen its columns for, em.
const longestWord = 12

// tableSizes are the sizes of type a table may be set in, the best first.
var tableSizes = []float64{gbt9704.SizeLittle4, gbt9704.Size5, gbt9704.SizeLittle5}

// fitting is one way to set a table: size, widths and what a reader gets.
type fitting struct {
	size   float64
	widths []float64 // mm with padding
	broken bool      // a word had to be parted
	parted float64   // share of rows in which a name is parted that could stand on one line
	lines  float64   // mean lines of a row
}

// fit finds the largest size that reads well: no word is parted, few names are,
// rows stay low. A smaller size has to be clearly better to win.
func (g *gauge) fit(width float64) fitting {
	best := g.fitSize(tableSizes[0], width)
	for _, size := range tableSizes[1:] {
		if best.reads() {
			break
		}
		if f := g.fitSize(size, width); f.beats(best) {
			best = f
		}
	}
	return best
}

// Bounds of what reads well; a choice.
const (
	readableLines  = 3.5 // mean lines of a row
	readableParted = 0.1 // share of rows with a parted name
	partedGain     = 0.6 // of the parted names may be left for a smaller size to be worth it
)

func (f fitting) reads() bool {
	return !f.broken && f.lines <= readableLines && f.parted <= readableParted
}

// beats reports whether f, set in a smaller size, is worth it.
func (f fitting) beats(best fitting) bool {
	switch {
	case best.broken:
		return !f.broken
	case f.broken:
		return false
	case best.lines > readableLines:
		return f.lines < 0.8*best.lines
	}
	return f.size >= gbt9704.Size5 && f.parted <= partedGain*best.parted && f.lines <= readableLines
}

// fitSize divides width among the columns for one size of type.
func (g *gauge) fitSize(size, width float64) fitting {
	em := gbt9704.Em(size)
	pad := 2 * cellPadX
	avail := width / em // em
	least := g.columnLeast(pad)
	f := fitting{size: size}
	if sum(least) > avail+slack {
		f.broken = true
		f.widths = squeeze(least, pad, avail)
	} else {
		f.widths = g.share(least, pad, avail)
	}
	f.lines, f.parted = g.reading(f.widths, pad)
	for c := range f.widths {
		f.widths[c] *= em
	}
	return f
}

// columnLeast is the least width of each column with padding, merged cells
// included.
func (g *gauge) columnLeast(pad float64) []float64 {
	out := make([]float64, len(g.least))
	for c := range out {
		out[c] = max(g.least[c], 1) + pad
	}
	for _, w := range g.wide {
		part := out[w.column : w.column+w.columns]
		if lack := w.least + pad - sum(part); lack > 0 {
			for c := range part {
				part[c] += lack / float64(len(part))
			}
		}
	}
	return out
}

// share gives every column its natural width when there is room, and otherwise
// looks for the widths with the lowest rows: it starts from a fair share and from
// whole names, and moves width from column to column as long as that helps.
func (g *gauge) share(least []float64, pad, avail float64) []float64 {
	wish := make([]float64, len(least))
	for c := range wish {
		wish[c] = max(least[c], g.natural[c]+pad)
	}
	if rest := avail - sum(wish); rest >= 0 {
		for c := range wish {
			wish[c] += rest / float64(len(wish))
		}
		return wish
	}
	var best []float64
	for _, start := range [][]float64{least, g.wholeNames(least, wish)} {
		if sum(start) > avail {
			continue
		}
		w := fairShare(start, wish, avail)
		for _, step := range []float64{4, 2, 1, 0.5} {
			g.improve(w, least, pad, step)
		}
		if best == nil || g.cost(w, pad) < g.cost(best, pad) {
			best = w
		}
	}
	return best
}

// wholeNames are the least widths that part no name.
func (g *gauge) wholeNames(least, wish []float64) []float64 {
	out := slices.Clone(least)
	for c := range out {
		if g.names[c] {
			out[c] = wish[c]
		}
	}
	return out
}

// fairShare caps the widest columns at one level so that all fit.
func fairShare(least, wish []float64, avail float64) []float64 {
	low, high := 0.0, avail
	out := make([]float64, len(least))
	for range 50 {
		level := (low + high) / 2
		for c := range out {
			out[c] = max(least[c], min(wish[c], level))
		}
		if sum(out) > avail {
			high = level
		} else {
			low = level
		}
	}
	for c := range out {
		out[c] = max(least[c], min(wish[c], low))
	}
	if rest := avail - sum(out); rest > 0 {
		out[widestColumn(wish)] += rest
	}
	return out
}

func widestColumn(w []float64) int {
	best := 0
	for c := range w {
		if w[c] > w[best] {
			best = c
		}
	}
	return best
}

// improveRounds bounds the search for better widths.
const improveRounds = 60

// improve moves step em from one column to another while the rows get lower.
func (g *gauge) improve(w, least []float64, pad, step float64) {
	cost := g.cost(w, pad)
	for range improveRounds {
		from, to, best := -1, -1, cost-1e-9
		for a := range w {
			if w[a]-step < least[a] {
				continue
			}
			for b := range w {
				if a == b {
					continue
				}
				w[a], w[b] = w[a]-step, w[b]+step
				if c := g.cost(w, pad); c < best {
					from, to, best = a, b, c
				}
				w[a], w[b] = w[a]+step, w[b]-step
			}
		}
		if from < 0 {
			return
		}
		w[from], w[to], cost = w[from]-step, w[to]+step, best
	}
}

// A name that fits on one line should stay there; brokenName is what parting it
// costs, in lines of a row.
const (
	nameCells  = 16.0
	brokenName = 1.5
)

// cost is the height of the sampled rows in lines plus the names they part.
func (g *gauge) cost(w []float64, pad float64) float64 {
	total := 0.0
	lines := g.linesAt(w, pad)
	for i, r := range g.sample {
		most := 1.0
		for c := range r {
			n := lines[c][i]
			most = max(most, n/max(r[c].rows, 1))
			if n > 1 && g.names[c] && r[c].natural <= nameCells {
				total += brokenName * (n - 1)
			}
			total += 0.02 * n
		}
		total += most
	}
	return total
}

// widthSteps is how many widths an em is told apart in when lines are counted.
const widthSteps = 8

// linesAt returns the lines of the sampled cells by column for the given widths.
func (g *gauge) linesAt(w []float64, pad float64) [][]float64 {
	out := make([][]float64, len(w))
	for c := range w {
		key := int((w[c]-pad)*widthSteps + slack)
		if g.known[c][key] == nil {
			g.known[c][key] = g.columnLines(c, float64(key)/widthSteps)
		}
		out[c] = g.known[c][key]
	}
	return out
}

// columnLines wraps the sampled cells of a column.
func (g *gauge) columnLines(c int, width float64) []float64 {
	out := make([]float64, len(g.sample))
	var spans []line.Span
	for i, r := range g.sample {
		out[i] = 1
		if r[c].natural > width+slack {
			spans = line.Wrap(spans[:0], r[c].chars, width)
			out[i] = float64(len(spans))
		}
	}
	return out
}

// reading returns the mean lines of a row and the share of rows in which a name
// is parted.
func (g *gauge) reading(w []float64, pad float64) (lines, parted float64) {
	if len(g.sample) == 0 {
		return 1, 0
	}
	counted := g.linesAt(w, pad)
	for i, r := range g.sample {
		most, split := 1.0, 0.0
		for c := range r {
			n := counted[c][i]
			most = max(most, n/max(r[c].rows, 1))
			if n > 1 && g.names[c] && r[c].natural <= nameCells {
				split = 1
			}
		}
		lines += most
		parted += split
	}
	n := float64(len(g.sample))
	return lines / n, parted / n
}

func sum(v []float64) float64 {
	s := 0.0
	for _, x := range v {
		s += x
	}
	return s
}

// squeeze shares avail among columns whose words do not fit: the widest words
// are parted, short columns stay as they are.
func squeeze(least []float64, pad, avail float64) []float64 {
	floor := make([]float64, len(least))
	for c := range floor {
		floor[c] = 1 + pad
	}
	if total := sum(floor); total > avail { // too many columns; fitTable refuses them
		for c := range floor {
			floor[c] *= avail / total
		}
		return floor
	}
	return fairShare(floor, least, avail)
}
