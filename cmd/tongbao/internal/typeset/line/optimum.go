package line

import (
	"math"
	"slices"
)

// paragraph is the text of Break with everything that is known before breaking.
type paragraph struct {
	chars []Char
	o     Options
	cell  float64 // mm
	gaps  []gap
	sums  []sums // one more than chars
	ink   []int  // ink[j] is the end of what is seen before j: spaces at a line's end hang
	ops   []best // see breaks
	ends  []int  // see breaks
}

// sums of everything before an index: widths of the characters, and of the gaps
// before characters what they can take and give.
type sums struct {
	width   float64 // mm
	spaces  float64 // mm that word spaces can be widened by
	stretch int     // gaps that can be widened
	cut     float64 // mm, all levels of cuts
	cuts    cuts
}

func newParagraph(chars []Char, o Options) *paragraph {
	p := &paragraph{}
	p.read(chars, o)
	return p
}

// read takes other text, with the memory of the text before.
func (p *paragraph) read(chars []Char, o Options) {
	o.Measure, o.First, o.Rest = finite(o.Measure), finite(o.First), finite(o.Rest)
	p.chars, p.o, p.cell = chars, o, finite(o.Cell)
	if p.cell <= 0 {
		p.cell = widest(chars)
	}
	n := len(chars)
	p.gaps = slices.Grow(p.gaps[:0], n)[:n]
	gapsOf(p.gaps, chars)
	if o.Align == Justify {
		openLetters(p.gaps, chars)
	}
	if o.Words {
		nameGaps(p.gaps, chars)
	}
	p.sums, p.ink = slices.Grow(p.sums[:0], n+1)[:n+1], slices.Grow(p.ink[:0], n+1)[:n+1]
	p.sums[0], p.ink[0] = sums{}, 0
	var a class
	for i, c := range chars {
		b := classOf(c.Rune)
		s := p.sums[i]
		s.width += width(c)
		if i > 0 {
			s.add(p.gaps[i], chars[i-1], c, a, b)
		}
		p.sums[i+1] = s
		if p.ink[i+1] = i + 1; b&blank != 0 {
			p.ink[i+1] = p.ink[i]
		}
		a = b
	}
	p.openWide()
}

// finite makes a length of the caller one that can be reckoned with: what is no
// number is nothing, and nothing is longer than a kilometre.
func finite(mm float64) float64 {
	if mm != mm {
		return 0
	}
	return max(-longest, min(mm, longest))
}

// longest is what no length is beyond, mm.
const longest = 1e6

func widest(chars []Char) float64 {
	w := 1e-3 // mm, so that nothing is divided by zero
	for _, c := range chars {
		w = max(w, width(c))
	}
	return w
}

// add counts the gap between neighbours a and b.
func (s *sums) add(g gap, a, b Char, ca, cb class) {
	if g.stretch {
		s.stretch++
	}
	if ca&wordSpace != 0 {
		s.spaces += max(0, maxSpace*a.Size*mmPerPoint-width(a))
	}
	if (ca|cb)&(mark|interpunct|wordSpace) == 0 {
		return
	}
	for l, v := range cutsBetween(a, b, ca, cb) {
		s.cuts[l] += v
		s.cut += v
	}
}

// room is the width in mm that the line starting at i has.
func (p *paragraph) room(i int) float64 {
	if i == 0 {
		return p.o.Measure - p.o.First
	}
	return p.o.Measure - p.o.Rest
}

// natural is the width of the line chars[i:j], which ends in front of j.
func (p *paragraph) natural(i, j int) float64 {
	if e := p.ink[j]; e > i {
		return p.sums[e].width - p.sums[i].width
	}
	return 0
}

// narrowest is the width of the line chars[i:j] when everything is squeezed.
func (p *paragraph) narrowest(i, j int) float64 {
	e := p.ink[j]
	if e <= i {
		return 0
	}
	return p.sums[e].width - p.sums[i].width - (p.sums[e].cut - p.sums[i+1].cut) - endCut(p.chars[e-1])
}

// openWide opens the gaps inside pieces that are wider than a line.
func (p *paragraph) openWide() {
	room := min(p.room(0), p.room(1))
	start := 0
	for i := 1; i <= len(p.chars); i++ {
		if i < len(p.chars) && p.gaps[i].cost == never {
			continue
		}
		if exceeds(p.narrowest(start, i), room) {
			openGaps(p.gaps, p.chars, start, i)
		}
		start = i
	}
}

// best is the cheapest way to break the text before an opportunity.
type best struct {
	at   int     // index of the character the next line starts with
	from int     // index of the opportunity its last line starts at
	cost float64 // of all lines so far
}

// maxLookback bounds the opportunities of one line, for text of no width.
const maxLookback = 2048

// breaks returns where the lines of chars[start:end] end; the text has no forced
// break but at its end. They hold until the next call.
func (p *paragraph) breaks(start, end int) []int {
	ops := append(p.ops[:0], best{at: start})
	for j := start + 1; j <= end; j++ {
		if j < end && p.gaps[j].cost == never {
			continue
		}
		b := p.cheapest(ops, j, j == end)
		if j < end {
			b.cost += float64(p.gaps[j].cost)
		}
		ops = append(ops, b)
	}
	out := p.ends[:0]
	for k := len(ops) - 1; k > 0; k = ops[k].from {
		out = append(out, ops[k].at)
	}
	slices.Reverse(out)
	p.ops, p.ends = ops, out
	return out
}

// cheapest finds the best start for a line that ends in front of j; of those that are alike it is the last. When nothing
// fits, the line takes the piece before j alone and is too wide.
func (p *paragraph) cheapest(ops []best, j int, last bool) best {
	b := best{at: j, cost: math.Inf(1)}
	for k := p.farthest(ops, j); k < len(ops); k++ {
		i := ops[k].at
		if b.cost < costRagged && !last && p.tears(i, j) { // so does every shorter line
			break
		}
		if ops[k].cost > b.cost {
			continue
		}
		if c := ops[k].cost + p.lineCost(i, j, last); c <= b.cost {
			b.from, b.cost = k, c
		}
	}
	if math.IsInf(b.cost, 1) {
		b.from = len(ops) - 1
		b.cost = ops[b.from].cost + costTooWide
	}
	return b
}

// farthest is the first opportunity from which on a line that ends in front of j may have room.
func (p *paragraph) farthest(ops []best, j int) int {
	room := max(p.room(1), p.room(ops[0].at))
	k := len(ops)
	for k > max(0, len(ops)-maxLookback) {
		if i := ops[k-1].at; exceeds(p.natural(i, j), room) && exceeds(p.narrowest(i, j), room) {
			break
		}
		k--
	}
	return k
}

// tears reports that the line chars[i:j] cannot be made flush, in a text without word spaces.
func (p *paragraph) tears(i, j int) bool {
	if p.o.Align != Justify || p.sums[len(p.chars)].spaces > 0 || p.ink[j] <= i {
		return false
	}
	return (p.room(i)-p.natural(i, j))/p.cell > maxGap*float64(j-i)
}

// lineCost is the cost of the line chars[i:j]; infinite when it does not fit.
func (p *paragraph) lineCost(i, j int, last bool) float64 {
	room, w := p.room(i), p.natural(i, j)
	c := 0.0
	switch {
	case p.ink[j] <= i:
		if last {
			return 0
		}
		return costBlank
	case exceeds(w, room):
		c = p.squeezeCost(i, j, w-room)
	case last:
	case p.o.Align == Justify:
		s, t := &p.sums[i+1], &p.sums[p.ink[j]]
		lack := room - w
		wide := min(lack, t.spaces-s.spaces)
		c = (spaceCost*wide)/p.cell + stretchCost((lack-wide)/p.cell, t.stretch-s.stretch)
	default:
		c = raggedCost * (room - w) / p.cell
	}
	if last && p.lone(i, j) {
		c += costLone
	}
	return c
}

// squeezeCost is the cost of taking over mm out of the line chars[i:j]. Beyond the
// cost of each level, a line is the worse the more of all its single marks are tight.
func (p *paragraph) squeezeCost(i, j int, over float64) float64 {
	e := p.ink[j]
	s, t := &p.sums[i+1], &p.sums[e]
	cut := min(over, endCut(p.chars[e-1]))
	cost := endCost * cut
	over -= cut
	used := 0.0
	for l := level(0); l < levels && over > 0; l++ {
		c := t.cuts[l] - s.cuts[l]
		cut = min(over, c)
		cost += squeezeCost[l] * cut
		over -= cut
		if l > levelAdjacent {
			used += cut
		}
	}
	if over > tolerance {
		return math.Inf(1)
	}
	if used > 0 {
		can := t.cut - s.cut - (t.cuts[levelAdjacent] - s.cuts[levelAdjacent])
		cost += crampedCost * used * (used / can) * (used / can)
	}
	return cost / p.cell
}

// lone reports whether the last line chars[i:j] holds a single character beside
// marks; the only line of a paragraph is none.
func (p *paragraph) lone(i, j int) bool {
	if i == 0 || classOf(p.chars[i-1].Rune)&newline != 0 {
		return false
	}
	w := 0.0
	for _, c := range p.chars[i:j] {
		if classOf(c.Rune)&(mark|blank) == 0 {
			w += width(c)
		}
		if w > 1.01*p.cell {
			return false
		}
	}
	return true
}
