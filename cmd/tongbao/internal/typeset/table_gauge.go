package typeset

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// gauge is what the widths of a table are found from; all lengths in em, so
// that it holds for every size of type.
type gauge struct {
	rows    int        // data rows
	shares  []float64  // what the columns are asked to have of the width; nil: by their text
	least   []float64  // widest piece of each column no line break may part
	words   []float64  // widest word of each column, up to legibleWord, or number, which is never parted
	natural []float64  // widest cell of each column on one line
	wide    []wideCell // merged cells over several columns
	sample  [][]sampleCell
	figures []figuresOf         // by column
	names   []bool              // columns of names: few of their cells are longer than one
	blanks  []blank             // by column
	known   []map[int][]float64 // by column and width: lines of the sampled cells
	fits    map[sizing]fitting
	// columns that are alike, see alikeColumns
	siblings, namesakes [][]int
}

// sampleCell is a cell the width model weighs.
type sampleCell struct {
	natural float64
	rows    float64 // a cell merged over several rows shares its lines among them
	address bool    // a web address
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
func (ts *tableSetter) gauge(src *document.Table) *gauge {
	if g := ts.gauges[src]; g != nil {
		return g
	}
	g := ts.measure(src)
	ts.gauges[src] = &g
	return &g
}

func (ts *tableSetter) measure(src *document.Table) gauge {
	n := len(src.Columns)
	g := gauge{rows: len(src.Rows), shares: src.Widths, least: make([]float64, n), words: make([]float64, n), natural: make([]float64, n),
		known: make([]map[int][]float64, n), fits: map[sizing]fitting{}}
	for c := range g.known {
		g.known[c] = map[int][]float64{}
	}
	g.names, g.figures = make([]bool, n), make([]figuresOf, n)
	longest, filled, long := make([]int, n), make([]int, n), make([]int, n)
	g.siblings, g.namesakes = alikeColumns(src)
	var t text
	for k, part := range [][]document.Row{src.Head, src.Rows} {
		head := k == 0
		every := (len(part) + sampleRows - 1) / sampleRows
		for i := range part {
			keep := i%every == i/every*samplePrime%every
			cells := ts.gaugeRow(&g, &t, &part[i], head, keep)
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
			g.sample = append(g.sample, ts.gaugeRow(&g, &t, &src.Rows[i], false, true))
		}
	}
	for c := range g.names {
		if src.Columns[c].Align == document.AlignAuto && !src.Columns[c].Prose && g.figures[c].aligned() {
			g.natural[c] = max(g.natural[c], g.figures[c].width())
		}
		g.names[c] = 4*long[c] < filled[c]
	}
	g.blanks = blanksOf(src, filled)
	return g
}

// gaugeRow measures the cells of a row and widens the gauge by them; keep holds
// on to their characters.
func (ts *tableSetter) gaugeRow(g *gauge, t *text, r *document.Row, head, keep bool) []sampleCell {
	cells := make([]sampleCell, len(g.least))
	st := cellStyle(r.Kind, head, 1/gbt9704.MMPerPoint) // one em is 1 mm
	for c := range cells {
		cl := r.Cells[c]
		if cl.Covered || cl.Text == "" {
			continue
		}
		ts.typist.setCell(t, &cl, st)
		least := line.MinWidth(t.chars)
		if span := cl.ColSpan; span > 1 {
			g.wide = append(g.wide, wideCell{c, span, min(least, longestWord)})
			continue
		}
		g.words[c] = max(g.words[c], min(least, legibleWord))
		cells[c].natural, cells[c].rows = line.NaturalWidth(t.chars), float64(cl.RowSpan)
		cells[c].address = strings.Contains(cl.Text, "://") || strings.HasPrefix(cl.Text, "www.")
		if cells[c].natural <= shortCell {
			least = cells[c].natural
		}
		if keep {
			cells[c].chars = slices.Clone(t.chars)
		}
		if !head && r.Kind != document.GroupRow {
			g.figures[c].add(&cl, t.chars)
		}
		if !head && isNumber(cl.Text) {
			g.words[c] = max(g.words[c], cells[c].natural)
		}
		g.least[c] = max(g.least[c], least)
		g.natural[c] = max(g.natural[c], cells[c].natural)
	}
	return cells
}

// longestNumber is up to how many characters digits are one number; 网站标识码 has ten.
const longestNumber = 14

// isNumber reports a cell of digits and the marks of numbers alone.
func isNumber(text string) bool {
	return len(text) <= longestNumber && strings.ContainsAny(text, "0123456789") && strings.Trim(text, "0123456789.,%+-") == ""
}

// shortCell is the width up to which a cell is one word, em: 序号, 不合格.
const shortCell = 3.0

// longestWord bounds the word that a merged cell may widen its columns for, em.
const longestWord = 12
