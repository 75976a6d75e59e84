package typeset

import (
	"slices"

	"tongbao/cmd/tongbao/internal/gbt9704"
)

// tableSizes are the sizes of type a table may be set in, the best first.
var tableSizes = []float64{gbt9704.SizeLittle4, gbt9704.Size5, gbt9704.SizeLittle5}

// fitting is one way to set a table: size, widths and what a reader gets.
type fitting struct {
	size   float64
	widths []float64 // mm with padding
	broken bool      // a word had to be parted
	most   int       // columns that the width holds, where they are fewer than the table has; 0: it holds all
	parted float64   // share of rows in which a name is parted that could stand on one line
	lines  float64   // mean lines of a row
	tall   float64   // share of rows of tallRow lines and more
}

// fit finds the largest size that reads well: no word is parted, few names are,
// rows stay low, few of them stand out. A smaller size has to be clearly better
// to win.
func (g *gauge) fit(width float64) fitting {
	best := g.fitSize(tableSizes[0], width)
	for _, size := range tableSizes[1:] {
		if best.reads() || size < gbt9704.Size5 && best.holds() && g.rows <= shortTable {
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
	shortTable     = 12  // rows of a table that has room enough on its page for high rows
	readableLines  = 2.2 // mean lines of a row
	readableParted = 0.1 // share of rows with a parted name
	readableTall   = 0.1 // share of tall rows
	tallRow        = 4   // lines
	highRow        = 15  // lines
	highLine       = 0.5 // cost of each line more
	smallerGain    = 0.9 // weight 五号 may have of 小四's to be worth it
	smallestGain   = 0.8 // the same for 小五 and 五号
	partedGain     = 0.6 // of the parted names may be left for 五号 to be worth it
)

func (f fitting) reads() bool {
	return !f.broken && f.lines <= readableLines && f.parted <= readableParted && f.tall <= readableTall
}

// weight sums up what keeps a table from reading well.
func (f fitting) weight() float64 { return f.lines + f.parted + f.tall }

// beats reports whether f, set in a smaller size, is worth it.
func (f fitting) beats(best fitting) bool {
	switch {
	case best.most != f.most:
		return best.most > 0 && (f.most == 0 || f.most > best.most)
	case best.broken:
		return !f.broken
	case f.broken:
		return false
	}
	if f.size < gbt9704.Size5 { // 小五 only for what 五号 cannot do
		return (best.lines > portraitLines || best.tall > readableTall) && f.weight() <= smallestGain*best.weight()
	}
	return f.weight() <= smallerGain*best.weight() || best.parted > readableParted && f.parted <= partedGain*best.parted
}

// sizing is a size of type, pt, and the width of a table, mm.
type sizing struct{ size, width float64 }

// fitSize divides width among the columns for one size of type. It is asked by those who choose
// the orientation, the size and at last the lines of the same table, and answers again what it found.
func (g *gauge) fitSize(size, width float64) fitting {
	key := sizing{size, width}
	f, known := g.fits[key]
	if !known {
		f = g.divide(size, width)
		g.fits[key] = f
	}
	return f
}

func (g *gauge) divide(size, width float64) fitting {
	em := gbt9704.Em(size)
	pad := 2 * cellPadX
	avail := width / em // em
	least := g.columnLeast(pad)
	f := fitting{size: size}
	if g.shares != nil {
		f.widths = scaled(g.shares, avail/sum(g.shares))
		_, lack := g.narrowest(f.widths, pad)
		f.broken = lack > slack
	} else if sum(least) > avail+slack {
		f.broken = true
		f.widths, f.most = g.partWords(least, pad, avail)
	} else {
		f.widths = g.share(least, pad, avail, em)
	}
	g.reading(&f, pad)
	for c := range f.widths {
		f.widths[c] *= em
	}
	return f
}

// narrowest is the column that lacks most of the width its longest word needs, em.
func (g *gauge) narrowest(w []float64, pad float64) (column int, lack float64) {
	for c := range w {
		if l := max(g.words[c], min(g.least[c], longestWord)) + pad - w[c]; l > lack {
			column, lack = c, l
		}
	}
	return column, lack
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
// looks for the widths with the lowest rows: it starts from widths grown where
// they save most, from a fair share and from whole names, and moves width from
// column to column as long as that helps.
func (g *gauge) share(least []float64, pad, avail, em float64) []float64 {
	least = g.writable(least, avail, em)
	wish := make([]float64, len(least))
	for c := range wish {
		wish[c] = max(least[c], g.natural[c]+pad)
	}
	if sum(wish) > avail {
		g.narrowBlanks(wish, least, em)
	}
	if rest := avail - sum(wish); rest >= 0 {
		g.spread(wish, g.level(wish, rest), em)
		return wish
	}
	starts := [][]float64{g.grow(least, wish, pad, avail), fairShare(least, wish, avail)}
	if names := g.wholeNames(least, wish); sum(names) <= avail {
		starts = append(starts, fairShare(names, wish, avail))
	}
	var best []float64
	for _, w := range starts {
		for _, step := range []float64{4, 2, 1, 0.5} {
			g.improve(w, least, pad, step)
		}
		if best == nil || g.cost(w, pad) < g.cost(best, pad) {
			best = w
		}
	}
	return g.even(best, least, pad)
}

// spread shares what is left of the width among all columns alike; where some are to be filled in, among those.
func (g *gauge) spread(w []float64, rest, em float64) {
	if g.toFill() {
		avail := sum(w) + rest
		g.openBlanks(w, avail, em)
		rest = max(0, avail-sum(w))
	}
	for c := range w {
		w[c] += rest / float64(len(w))
	}
}

// writable are the least widths with room to write in columns to be filled in, where that leaves the others theirs.
func (g *gauge) writable(least []float64, avail, em float64) []float64 {
	out := slices.Clone(least)
	for c, b := range g.blanks {
		if b.open {
			out[c] = max(least[c], handColumn/em)
		}
	}
	if sum(out) > avail {
		return least
	}
	return out
}

// narrowBlanks lets the heads of columns to be filled in have several lines.
func (g *gauge) narrowBlanks(wish, least []float64, em float64) {
	for c, b := range g.blanks {
		if b.open {
			wish[c] = max(least[c], min(wish[c], handColumn/em))
		}
	}
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

// reading finds how well the table reads with the widths of f.
func (g *gauge) reading(f *fitting, pad float64) {
	if f.lines = 1; len(g.sample) == 0 {
		return
	}
	counted := g.linesAt(f.widths, pad)
	lines, parted, tall := 0.0, 0.0, 0.0
	for i, r := range g.sample {
		most, split := 1.0, 0.0
		for c := range r {
			n := counted[c][i]
			most = max(most, n/r[c].rows)
			if n > 1 && g.names[c] && r[c].natural <= nameCells && !r[c].address {
				split = 1
			}
		}
		lines, parted = lines+most, parted+split
		if most >= tallRow {
			tall++
		}
	}
	n := float64(len(g.sample))
	f.lines, f.parted, f.tall = lines/n, parted/n, tall/n
}

func sum(v []float64) float64 {
	s := 0.0
	for _, x := range v {
		s += x
	}
	return s
}

// legibleWord is how much of a parted word, em, stands on each line at least: three characters, or
// six digits.
const legibleWord = 3.0

// partWords shares avail among columns whose words do not fit: the widest words
// are parted, short columns stay as they are, and so do numbers. Where that is not to be had, most
// is how many columns would have room.
func (g *gauge) partWords(least []float64, pad, avail float64) (widths []float64, most int) {
	floor := make([]float64, len(least))
	room := avail
	for c := range floor {
		floor[c] = max(g.words[c], 1) + pad
		if room -= floor[c]; room >= -slack {
			most = c + 1
		}
	}
	if most < len(floor) {
		for c := range floor {
			floor[c] *= avail / (avail - room)
		}
		return floor, max(most, 1)
	}
	return fairShare(floor, least, avail), 0
}
