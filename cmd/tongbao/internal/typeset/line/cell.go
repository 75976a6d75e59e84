package line

import "slices"

// Cell is the text of a table cell whose lines are counted for many widths: what a break costs before each of its
// characters is found once.
type Cell struct {
	cell
	oneLine float64 // mm, its width where nothing breaks it
	forced  bool    // it has a line break character
	whole   []gap   // those of the cell where no piece is opened; nil: none has been
	opened  bool    // gaps inside pieces are open
}

// NewCell makes a cell of chars, which must stay as they are.
func NewCell(chars []Char) *Cell {
	c := &Cell{cell: cell{chars: chars, gaps: make([]gap, len(chars)), pos: make([]cellPos, len(chars)+1)}}
	c.oneLine, c.forced = naturalWidth(chars)
	c.prepare()
	return c
}

// Lines is the number of lines that Wrap breaks the text into at a measure, mm.
func (c *Cell) Lines(measure float64) int {
	measure = finite(measure)
	if len(c.chars) == 0 || !c.forced && !exceeds(c.oneLine, measure) {
		return 1
	}
	if c.opened { // as another measure needed it
		copy(c.gaps, c.whole)
		c.link()
		c.opened = false
	}
	if exceeds(c.piece, measure) {
		if c.whole == nil {
			c.whole = slices.Clone(c.gaps)
		}
		c.openWide(measure)
		c.opened = true
	}
	c.choose(measure)
	return c.count()
}

// cell is one text that Wrap has to break.
type cell struct {
	chars   []Char
	gaps    []gap
	pos     []cellPos // one more than chars
	piece   float64   // mm, the widest piece between gaps where a line may end
	measure float64
}

// cellPos is a place between characters: what is before it, and the best lines up to it.
type cellPos struct {
	width  float64 // mm of all characters before
	seen   float64 // mm of those a line that ends here shows, see natural
	ink    int32   // end of what is seen before: spaces hang
	before int32   // the last place before where a line may end
	from   int32   // where the last line before starts
	cost   float32
}

// prepare finds what does not depend on the measure.
func (c *cell) prepare() {
	gapsOf(c.gaps, c.chars)
	nameGaps(c.gaps, c.chars)
	c.pos[0] = cellPos{}
	for i := range c.chars {
		cl := classOf(c.chars[i].Rune)
		w := widthOf(&c.chars[i], cl)
		p := cellPos{width: c.pos[i].width + w, ink: int32(i + 1)}
		switch p.seen = p.width; {
		case cl&blank != 0:
			p.ink, p.seen = c.pos[i].ink, c.pos[i].seen
		case cl&mark != 0:
			p.seen -= min(endCut(c.chars[i]), CellPadding*w)
		}
		c.pos[i+1] = p
	}
	c.link()
}

// link finds for each place the last one before where a line may end, and the widest piece between two of them.
func (c *cell) link() {
	before := 0
	c.piece = 0
	for i := 1; i <= len(c.chars); i++ {
		c.pos[i].before = int32(before)
		if i == len(c.chars) || c.gaps[i].cost != never {
			c.piece = max(c.piece, c.natural(before, i))
			before = i
		}
	}
}

// natural is the width of chars[i:j] as a line: the blank of a full-width mark at
// its end (GB/T 15834-2011 5.1.10) may reach into the padding of the cell.
func (c *cell) natural(i, j int) float64 {
	if int(c.pos[j].ink) > i {
		return c.pos[j].seen - c.pos[i].width
	}
	return 0
}

// openWide opens the gaps inside pieces that are wider than the measure.
func (c *cell) openWide(measure float64) {
	start := 0
	for i := 1; i <= len(c.chars); i++ {
		if i < len(c.chars) && c.gaps[i].cost != never || i == len(c.chars) {
			if exceeds(c.natural(start, i), measure) {
				openGaps(c.gaps, c.chars, start, i)
			}
			start = i
		}
	}
	c.link()
}

// openGaps offers breaks inside the piece chars[start:end], all of them bad.
func openGaps(g []gap, chars []Char, start, end int) {
	for k := start + 1; k < end; k++ {
		if g[k].cost == never && width(chars[k]) > 0 {
			g[k].cost = forcedCost(chars, k)
		}
	}
}

// choose finds where the last line before each place starts best.
func (c *cell) choose(measure float64) {
	c.measure = measure
	start := 0
	for j := 1; j <= len(c.chars); j++ {
		last := j == len(c.chars) || classOf(c.chars[j-1].Rune)&newline != 0
		if last || c.gaps[j].cost != never {
			c.cheapest(start, j, last)
		}
		if last {
			start = j
		}
	}
}

// count is the number of lines that were chosen.
func (c *cell) count() int {
	n := 0
	for j := len(c.chars); j > 0; j = int(c.pos[j].from) {
		n++
	}
	return n
}

// spans appends the lines that were chosen.
func (c *cell) spans(dst []Span) []Span {
	first := len(dst)
	for j := len(c.chars); j > 0; j = int(c.pos[j].from) {
		i := int(c.pos[j].from)
		w := c.natural(i, j)
		dst = append(dst, Span{i, j, w, exceeds(w, c.measure)})
	}
	slices.Reverse(dst[first:])
	return dst
}

// cheapest finds where the line that ends in front of j starts best; start is where the text does, or what follows a line
// break character. last: such a character or the end of the text is there.
func (c *cell) cheapest(start, j int, last bool) {
	p := &c.pos[j]
	p.cost = never
	one := 0.0 // less than this is a line of one character
	if p.ink > 0 {
		one = 1.5 * width(c.chars[p.ink-1])
	}
	before := max(start, int(p.before))
	pos, seen, ink := c.pos, p.seen, int(p.ink)
	for i, tried := j, 0; i > start && tried < maxLookback; tried++ {
		i = max(start, int(pos[i].before))
		w := 0.0 // as natural
		if ink > i {
			w = seen - pos[i].width
		}
		if exceeds(w, c.measure) {
			break
		}
		cost := c.lineCost(w, one, i > start, last)
		if i > start {
			cost += pos[i].cost
		}
		if cost < p.cost {
			p.cost, p.from = cost, int32(i)
		}
	}
	if p.cost == never {
		p.from, p.cost = int32(before), costTooWide
		if before > start {
			p.cost += c.pos[before].cost
		}
	}
	if !last {
		p.cost += c.gaps[j].cost
	}
}

// lineCost is the cost of a line of width w; one is less than that of two characters.
func (c *cell) lineCost(w, one float64, broken, last bool) float32 {
	if w == 0 && !last {
		return costBlank
	}
	lack := max(0, (c.measure-w)/c.measure)
	switch {
	case last && broken && w < one:
		return cellLine + cellLone + float32(cellLastLack*lack*lack)
	case last:
		return cellLine + float32(cellLastLack*lack*lack)
	case w < one:
		return cellLine + cellLoneLine + float32(cellShort*lack*lack)
	}
	return cellLine + float32(cellShort*lack*lack)
}
