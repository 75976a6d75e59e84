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
	c := &Cell{cell: cell{chars: chars, gaps: make([]gap, len(chars)), pos: make([]cellPos, len(chars)+1), ends: make([]int32, len(chars)+1)}}
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
	ends    []int32   // where a line may end, and before them 0
	piece   float64   // mm, the widest piece between two of them
	measure float64
}

// cellPos is a place between characters: what is before it, and the best lines up to it.
type cellPos struct {
	width float64 // mm of all characters before
	seen  float64 // mm of those a line that ends here shows, see natural
	one   float64 // mm, less than this is a line of one character that ends here
	ink   int32   // end of what is seen before: spaces hang
	from  int32   // where the last line before starts
	cost  float32
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
		if p.ink > 0 {
			p.one = 1.5 * width(c.chars[p.ink-1])
		}
		c.pos[i+1] = p
	}
	c.link()
}

// link finds where a line may end, and the widest piece between two such places.
func (c *cell) link() {
	before, n := 0, 1
	c.piece, c.ends = 0, c.ends[:len(c.pos)]
	for i := 1; i <= len(c.chars); i++ {
		if i == len(c.chars) || c.gaps[i].cost != never {
			c.piece = max(c.piece, c.natural(before, i))
			c.ends[n] = int32(i)
			before = i
			n++
		}
	}
	c.ends = c.ends[:n]
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
	start, first := 0, 0 // of ends: where the text starts, or what follows a line break character; where a line may start that has room
	for k := 1; k < len(c.ends); k++ {
		j := c.ends[k]
		for first = max(first, k-maxLookback); first < k && exceeds(c.natural(int(c.ends[first]), int(j)), measure); {
			first++ // whatever starts before has no room for what comes after j either
		}
		last := int(j) == len(c.chars) || classOf(c.chars[j-1].Rune)&newline != 0
		c.cheapest(c.ends[first:k], c.ends[start], j, last)
		if c.pos[j].cost == never { // not even what is between two places where a line may end has room
			c.tooWide(c.ends[start], c.ends[k-1], j)
		}
		if last {
			start, first = k, k
		} else {
			c.pos[j].cost += c.gaps[j].cost
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

// cheapest finds at which of the places the line that ends in front of j starts best; of those that are alike it is the last.
// last: a line break character or the end of the text is at j.
func (c *cell) cheapest(starts []int32, start, j int32, last bool) {
	p := &c.pos[j]
	best, from := never, p.from
	for _, i := range starts {
		before, q := float32(0), &c.pos[i]
		if i > start {
			before = q.cost
		}
		if cellLine+before > best { // no line costs less than that
			continue
		}
		w := 0.0 // as natural
		if p.ink > i {
			w = p.seen - q.width
		}
		if cost := c.lineCost(w, p.one, i > start, last) + before; cost <= best {
			best, from = cost, i
		}
	}
	p.cost, p.from = best, from
}

// tooWide is what a line is that has to start at before, whatever its width.
func (c *cell) tooWide(start, before, j int32) {
	p := &c.pos[j]
	if p.from, p.cost = before, costTooWide; before > start {
		p.cost += c.pos[before].cost
	}
}

// lineCost is the cost of a line of width w; one is less than that of two characters.
func (c *cell) lineCost(w, one float64, broken, last bool) float32 {
	if w == 0 && !last {
		return costBlank
	}
	lack := (c.measure - w) / c.measure
	if lack < 0 {
		lack = 0
	}
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
