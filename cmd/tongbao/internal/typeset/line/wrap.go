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
	w, forced := naturalWidth(chars)
	if len(chars) == 0 || !forced && !exceeds(w, measure) {
		return append(dst, Span{0, len(chars), w, false})
	}
	var gapBuf [shortCell]gap
	var posBuf [shortCell + 1]cellPos
	var endBuf [shortCell + 1]int32
	c := cell{chars: chars, gaps: gapBuf[:], pos: posBuf[:], ends: endBuf[:]}
	if len(chars) > shortCell {
		c.gaps, c.pos, c.ends = make([]gap, len(chars)), make([]cellPos, len(chars)+1), make([]int32, len(chars)+1)
	}
	c.gaps, c.pos = c.gaps[:len(chars)], c.pos[:len(chars)+1]
	c.prepare()
	if exceeds(c.piece, measure) {
		c.openWide(measure)
	}
	c.choose(measure)
	return c.spans(dst)
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
	w, _ := naturalWidth(chars)
	return w
}

// naturalWidth is NaturalWidth; forced: there is a line break character.
func naturalWidth(chars []Char) (widest float64, forced bool) {
	w := 0.0
	for i := range chars {
		switch cl := classOf(chars[i].Rune); {
		case cl&newline != 0:
			w, forced = 0, true
		case cl&space != 0:
			w += widthOf(&chars[i], cl)
		default:
			w += widthOf(&chars[i], cl)
			widest = max(widest, w)
		}
	}
	return widest, forced
}

// MinWidth is the width in mm of the widest piece of chars that must not be
// parted: in a narrower column a number, a word or a kinsoku rule has to break.
// Web addresses count by their pieces.
func MinWidth(chars []Char) float64 {
	if w, plain := plainWidth(chars); plain {
		return w
	}
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
		cl := classOf(chars[i].Rune)
		w += widthOf(&chars[i], cl)
		if cl&blank == 0 {
			widest = max(widest, w)
		}
	}
	return widest
}

// plainWidth is MinWidth of a text of ideographs alone: lines break between any of them.
func plainWidth(chars []Char) (widest float64, plain bool) {
	for i := range chars {
		cl := classOf(chars[i].Rune)
		if cl&^(han|counter) != 0 || cl == 0 {
			return 0, false
		}
		widest = max(widest, widthOf(&chars[i], cl))
	}
	return widest, true
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
