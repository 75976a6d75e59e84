package typeset

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
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
	figures []figuresOf  // by column
	names   []bool       // columns of names: few of their cells are longer than one
	blanks  []blank      // by column
	counts  []lineCounts // by column
	counted []float64    // see countLines
	fits    map[sizing]fitting
	heights heights // see grow and movesOf
	moves   moves   // see movesOf
	// columns that are alike, see alikeColumns
	siblings, namesakes [][]int
}

// sampleCell is a cell the width model weighs.
type sampleCell struct {
	natural float64
	rows    float64     // a cell merged over several rows shares its lines among them; else 1
	address bool        // a web address
	parting float64     // what each line from the second on costs, in lines of a row
	text    *sampleText // nil: it has none
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
	m := newMeasuring(ts.typist, src)
	for k, part := range [][]document.Row{src.Head, src.Rows} {
		head := k == 0
		every := (len(part) + sampleRows - 1) / sampleRows
		for i := range part {
			cells := m.row(&part[i], head, i%every == i/every*samplePrime%every)
			if !head {
				m.look(cells, i)
			}
		}
	}
	for _, i := range m.longest { // the widest cell of each column always counts
		if i < len(src.Rows) {
			m.row(&src.Rows[i], false, true)
		}
	}
	g := m.gauge
	for c := range g.names {
		if src.Columns[c].Align == document.AlignAuto && !src.Columns[c].Prose && g.figures[c].aligned() {
			g.natural[c] = max(g.natural[c], g.figures[c].width())
		}
		g.names[c] = 4*m.long[c] < m.filled[c]
	}
	g.blanks = blanksOf(src, m.filled)
	g.weighParting()
	return g
}

// measuring is a gauge in the making.
type measuring struct {
	gauge
	typist  *typist
	text    text
	cells   []sampleCell           // of the row that is measured
	sampled map[string]*sampleText // of the rows below the head, by what they say
	alike   []map[string]alikeText // by column and text, of rows of data
	longest []int                  // by column: the row with the widest cell
	filled  []int                  // by column: cells with a text
	long    []int                  // by column: cells that are longer than a name
}

func newMeasuring(y *typist, src *document.Table) *measuring {
	n := len(src.Columns)
	m := &measuring{typist: y, cells: make([]sampleCell, n), sampled: map[string]*sampleText{},
		alike: make([]map[string]alikeText, n), longest: make([]int, n), filled: make([]int, n), long: make([]int, n)}
	m.gauge = gauge{rows: len(src.Rows), shares: src.Widths, least: make([]float64, n), words: make([]float64, n), natural: make([]float64, n),
		names: make([]bool, n), figures: make([]figuresOf, n), counts: make([]lineCounts, n), fits: map[sizing]fitting{}}
	m.siblings, m.namesakes = alikeColumns(src)
	return m
}

// alikeText is what is known of a text of a column that has been measured: it widens nothing any more.
type alikeText struct {
	natural         float64
	address, number bool
}

// again measures a cell of data like one before it in column c; ok is false where none is known.
func (m *measuring) again(s *sampleCell, cl *document.Cell, c int) (ok bool) {
	a, ok := m.alike[c][cl.Text]
	if !ok || cl.ColSpan > 1 {
		return false
	}
	s.natural, s.rows, s.address = a.natural, max(float64(cl.RowSpan), 1), a.address
	m.figures[c].count(cl, a.number)
	return true
}

// remember keeps what is known of a cell of data that has been measured. One with a character that no face has is told of
// wherever it stands, and never like another.
func (m *measuring) remember(s *sampleCell, cl *document.Cell, c int) {
	if len(m.alike[c]) >= mostAlike || slices.ContainsFunc(m.text.chars, func(ch line.Char) bool { return ch.Face == "" }) {
		return
	}
	if m.alike[c] == nil {
		m.alike[c] = map[string]alikeText{}
	}
	_, number := numberPoint(m.text.chars)
	m.alike[c][cl.Text] = alikeText{s.natural, s.address, number}
}

// look notes what the cells of row i say of their columns.
func (m *measuring) look(cells []sampleCell, i int) {
	for c := range cells {
		w := cells[c].natural
		if w == 0 {
			continue
		}
		if w >= m.natural[c] {
			m.longest[c] = i
		}
		m.filled[c]++
		if w > nameCells {
			m.long[c]++
		}
	}
}

// row measures the cells of a row and widens the gauge by them; keep puts them into its sample. The cells hold until the
// next row, if they are not kept.
func (m *measuring) row(r *document.Row, head, keep bool) []sampleCell {
	cells := m.cells
	if keep {
		cells = make([]sampleCell, len(m.cells))
		m.sample = append(m.sample, cells)
	}
	st := cellStyle(r.Kind, head, 1/gbt9704.MMPerPoint) // one em is 1 mm
	for c := range cells {
		cells[c] = sampleCell{rows: 1}
		cl := &r.Cells[c]
		if cl.Covered || cl.Text == "" {
			continue
		}
		data := !head && st.role == typeface.FangSong
		if data && !keep && m.again(&cells[c], cl, c) {
			continue
		}
		m.typist.setCell(&m.text, cl, st)
		if cl.ColSpan > 1 {
			m.wide = append(m.wide, wideCell{c, cl.ColSpan, min(line.MinWidth(m.text.chars), longestWord)})
			continue
		}
		m.cell(&cells[c], cl, c)
		if keep {
			cells[c].text = m.sampleOf(cl.Text, st)
		}
		if !head && r.Kind != document.GroupRow {
			m.figures[c].add(cl, m.text.chars)
		}
		if !head && isNumber(cl.Text) {
			m.words[c] = max(m.words[c], cells[c].natural)
		}
		if data {
			m.remember(&cells[c], cl, c)
		}
	}
	return cells
}

// cell measures the text that has just been set, of a cell of column c.
func (m *measuring) cell(s *sampleCell, cl *document.Cell, c int) {
	s.natural, s.rows = line.NaturalWidth(m.text.chars), max(float64(cl.RowSpan), 1)
	s.address = strings.Contains(cl.Text, "://") || strings.HasPrefix(cl.Text, "www.")
	least := s.natural
	if least+slack > m.least[c] || least+slack > m.words[c] && m.words[c] < legibleWord { // its words may be the widest
		least = line.MinWidth(m.text.chars)
	}
	m.words[c] = max(m.words[c], min(least, legibleWord))
	if s.natural <= shortCell {
		least = s.natural
	}
	m.least[c] = max(m.least[c], least)
	m.natural[c] = max(m.natural[c], s.natural)
}

// sampleOf is the text that has just been set, for counting its lines; equal ones are one.
func (m *measuring) sampleOf(text string, st style) *sampleText {
	if s := m.sampled[text]; s != nil && s.role == st.role {
		return s
	}
	s := &sampleText{role: st.role, chars: slices.Clone(m.text.chars)}
	m.sampled[text] = s
	return s
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
