package line

// Wrap breaks the text of a table cell into lines of at most measure mm and
// appends them to dst. It is made for many short texts in narrow columns: nothing
// but a mark at the end of a line is squeezed, names break between their words (市自然资源|和规划局),
// the number of lines is small and their lengths are even. Kinsoku, units, forced
// breaks, hanging spaces and pieces wider than the measure are treated as by Break;
// empty text is one empty line, so that the cell has a height. Without need it
// allocates nothing but what dst needs.
func Wrap(dst []Span, chars []Char, measure float64) []Span {
	measure = finite(measure)
	if w := NaturalWidth(chars); len(chars) == 0 || !exceeds(w, measure) && !hasNewline(chars) {
		return append(dst, Span{0, len(chars), w, false})
	}
	var gapBuf [shortCell]gap
	var posBuf [shortCell + 1]cellPos
	g, pos := gapBuf[:], posBuf[:]
	if len(chars) > shortCell {
		g, pos = make([]gap, len(chars)), make([]cellPos, len(chars)+1)
	}
	g, pos = g[:len(chars)], pos[:len(chars)+1]
	gapsOf(g, chars)
	nameGaps(g, chars)
	c := cell{chars, g, pos, measure}
	c.sum()
	c.openWide()
	for start := 0; start < len(chars); {
		end := start + 1
		for end < len(chars) && classOf(chars[end-1].Rune)&newline == 0 {
			end++
		}
		dst = c.wrap(dst, start, end)
		start = end
	}
	return dst
}

// Place places the characters of a line of a cell and appends them to dst.
func (s Span) Place(dst []Placed, chars []Char, measure float64, a Alignment) []Placed {
	x, spare := 0.0, max(0, measure-s.Width)
	switch a {
	case Center:
		x = spare / 2
	case Right:
		x = spare
	}
	right := x + s.Width
	for _, c := range chars[s.Start:s.End] {
		dst = append(dst, Placed{c, min(x, right)})
		x += width(c)
	}
	return dst
}

// NaturalWidth is the width in mm of the widest line of chars when nothing but
// line break characters breaks them; spaces at the end of a line do not count.
func NaturalWidth(chars []Char) float64 {
	var w, widest float64
	for i := range chars {
		switch cl := classOf(chars[i].Rune); {
		case cl&newline != 0:
			w = 0
		case cl&space != 0:
			w += width(chars[i])
		default:
			w += width(chars[i])
			widest = max(widest, w)
		}
	}
	return widest
}

// MinWidth is the width in mm of the widest piece of chars that must not be
// parted: in a narrower column a number, a word or a kinsoku rule has to break.
// Web addresses count by their pieces.
func MinWidth(chars []Char) float64 {
	var buf [shortCell]gap
	g := buf[:]
	if len(chars) > shortCell {
		g = make([]gap, len(chars))
	}
	g = g[:len(chars)]
	gapsOf(g, chars)
	var w, widest float64
	for i := range chars {
		if g[i].cost != never {
			w = 0
		}
		w += width(chars[i])
		if classOf(chars[i].Rune)&blank == 0 {
			widest = max(widest, w)
		}
	}
	return widest
}

func hasNewline(chars []Char) bool {
	for i := range chars {
		if classOf(chars[i].Rune)&newline != 0 {
			return true
		}
	}
	return false
}

// CellPadding is the room a cell has on the right of its text at least, in em.
const CellPadding = 0.3

// shortCell is the length of text that Wrap and MinWidth treat without allocating.
const shortCell = 96

// Costs of cells, beside those of gaps.
const (
	cellLine     = 5   // each line
	cellInWord   = 10  // a break inside a word of the lexicon
	cellSuffix   = 6   // before the last character of an organ's name
	cellAfterAnd = 2   // after 和
	cellParticle = 6   // before 的, after 未, 不 or 无
	cellInName   = 2   // between characters of which nothing is known
	cellWordEnd  = 1   // between words
	cellShort    = 6   // times the square of the part of the measure that a line lacks
	cellLastLack = 1.5 // the same for the last line
	cellLone     = 12  // a last line of one character
	cellLoneLine = 8   // another line of one character
)

// nameGaps adds what a break costs inside and between the words of names.
func nameGaps(g []gap, chars []Char) {
	for i, end := 1, termWords.longest(chars); i < len(chars); i++ {
		if i < end {
			g[i].cost += cellInWord
			continue
		}
		if classAt(chars, i-1)&(comma|stop|closing) == 0 && !punctuation(chars[i-1].Rune) {
			g[i].cost += cellWordEnd
		}
		if particle(chars, i) {
			g[i].cost += cellParticle
		}
		switch n := termWords.longest(chars[i:]); {
		case n > 0:
			end = i + n
		case suffixOfName(chars, i):
			g[i].cost += cellSuffix
		case i > end && classAt(chars, i-1)&classOf(chars[i].Rune)&han != 0:
			g[i].cost += cellInName
		}
		if joins(chars[i-1].Rune) {
			g[i].cost += cellAfterAnd
		}
	}
}

// joins reports whether r is a conjunction, which better starts a line of a cell
// than ends one.
func joins(r rune) bool { return r == '和' || r == '与' || r == '及' }

// particle reports whether a break before chars[i] would part a 的 from what it
// follows, a negation from what it denies or 第一 from its 页.
func particle(chars []Char, i int) bool {
	if classAt(chars, i-1)&classOf(chars[i].Rune)&han == 0 {
		return false
	}
	switch chars[i-1].Rune {
	case '未', '不', '无':
		return true
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十':
		if runeAt(chars, i-2) == '第' && classOf(chars[i].Rune)&counter != 0 {
			return true
		}
	}
	return chars[i].Rune == '的'
}

// suffixOfName reports whether chars[i] is a lone 局, 办 … that closes a name, or
// 数, 率 that closes the name of a figure.
func suffixOfName(chars []Char, i int) bool {
	switch chars[i].Rune {
	case '局', '办', '委', '厅', '部', '处', '科', '院', '所', '站', '会', '号', '网', '市', '县', '区', '镇', '乡', '省', '州', '村', '数', '率':
		return classAt(chars, i-1)&han != 0
	}
	return false
}

// cell is one text that Wrap has to break.
type cell struct {
	chars   []Char
	gaps    []gap
	pos     []cellPos // one more than chars
	measure float64
}

// cellPos is a place between characters: what is before it, and the best lines up to it.
type cellPos struct {
	width float64 // mm of all characters before
	seen  float64 // mm of those a line that ends here shows, see natural
	ink   int32   // end of what is seen before: spaces hang
	from  int32   // where the last line before starts
	cost  float32
}

func (c *cell) sum() {
	c.pos[0] = cellPos{}
	for i := range c.chars {
		w, cl := width(c.chars[i]), classOf(c.chars[i].Rune)
		p := cellPos{width: c.pos[i].width + w, ink: int32(i + 1)}
		switch p.seen = p.width; {
		case cl&blank != 0:
			p.ink, p.seen = c.pos[i].ink, c.pos[i].seen
		case cl&mark != 0:
			p.seen -= min(endCut(c.chars[i]), CellPadding*w)
		}
		c.pos[i+1] = p
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

// openWide opens the gaps inside pieces that are wider than the cell.
func (c *cell) openWide() {
	start := 0
	for i := 1; i <= len(c.chars); i++ {
		if i < len(c.chars) && c.gaps[i].cost != never || i == len(c.chars) {
			if exceeds(c.natural(start, i), c.measure) {
				openGaps(c.gaps, c.chars, start, i)
			}
			start = i
		}
	}
}

// openGaps offers breaks inside the piece chars[start:end], all of them bad.
func openGaps(g []gap, chars []Char, start, end int) {
	for k := start + 1; k < end; k++ {
		if g[k].cost == never && width(chars[k]) > 0 {
			g[k].cost = forcedCost(chars, k)
		}
	}
}

// wrap breaks chars[start:end], which has no forced break but at its end.
func (c *cell) wrap(dst []Span, start, end int) []Span {
	for j := start + 1; j <= end; j++ {
		if j == end || c.gaps[j].cost != never {
			c.cheapest(start, j, j == end)
		}
	}
	first := len(dst)
	for j := end; j > start; j = int(c.pos[j].from) {
		i := int(c.pos[j].from)
		w := c.natural(i, j)
		dst = append(dst, Span{i, j, w, exceeds(w, c.measure)})
	}
	for a, b := first, len(dst)-1; a < b; a, b = a+1, b-1 {
		dst[a], dst[b] = dst[b], dst[a]
	}
	return dst
}

// cheapest finds where the line that ends in front of j starts best.
func (c *cell) cheapest(start, j int, last bool) {
	p := &c.pos[j]
	p.cost = never
	before, tried := start, 0
	one := 0.0 // less than this is a line of one character
	if p.ink > 0 {
		one = 1.5 * width(c.chars[p.ink-1])
	}
	for i := j - 1; i >= start && tried < maxLookback; i-- {
		if i > start && c.gaps[i].cost == never {
			continue
		}
		if tried++; tried == 1 {
			before = i
		}
		w := c.natural(i, j)
		if exceeds(w, c.measure) {
			break
		}
		cost := c.lineCost(w, one, i > start, last)
		if i > start {
			cost += c.pos[i].cost
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
