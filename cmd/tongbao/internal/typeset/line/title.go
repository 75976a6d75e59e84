package line

import "math"

// Title breaks a title (标题, 7.3.1) into centred lines of at most measure mm.
// Words of the field and the phrases of keep stay whole; the lines form a trapezoid
// or a diamond, no rectangle and no hourglass where that can be avoided; no line
// starts with 的, 和, 与; the last one is more than 通报. As few lines are taken as
// give a good shape.
//
// A line break character in the title is the author's decision and is kept. A title
// of more than six lines is not given a shape but broken like a paragraph; a word
// wider than the measure is broken, as by Break.
func Title(chars []Char, measure float64, keep []string) []Line {
	var lines []Line
	for start := 0; start < len(chars); {
		end := start + 1
		for end < len(chars) && classOf(chars[end-1].Rune)&newline == 0 {
			end++
		}
		for _, l := range titlePart(chars[start:end], measure, keep) {
			l.Start, l.End = l.Start+start, l.End+start
			l.Last = l.End == len(chars)
			lines = append(lines, l)
		}
		start = end
	}
	return lines
}

// titlePart breaks a title without line break characters but at its end.
func titlePart(chars []Char, measure float64, keep []string) []Line {
	t := newTitle(chars, measure, keep)
	for _, limit := range []float32{titleInside, never} {
		if t.search(limit) {
			return t.lines()
		}
	}
	return Break(chars, Options{Measure: measure, Align: Center})
}

// Costs of titles. A line more than needed costs titleLine; other costs say how
// many of those a fault is worth.
const (
	titleLine      = 6
	titleFourth    = 8   // more for each line beyond three
	titleDefault   = 2   // between two words
	titlePeriod    = 1   // after the period: 2026年第一季度|政府网站
	titleAttribute = 3   // 全市|政府网站
	titleAfterAnd  = 8   // 政府网站和|政务新媒体
	titleAfterDe   = 6   // 检查情况的|通报
	titleAfterOn   = 10  // 关于|政府网站
	titleDate      = 15  // 2026年|第一季度
	titleUnknown   = 30  // between characters that no word is known for; costs from here on are a last resort
	titleInside    = 30  // the limit of costs for the first search
	titlePhrase    = 90  // between the words of a phrase of the lexicon
	titleWord      = 100 // inside a word of the lexicon
	titleKeep      = 200 // inside a phrase the notice wants whole
	titleBadStart  = 150 // 的, 和, 与 at the start of a line

	maxTitleLines = 6
	maxTitleSteps = 200000 // places looked at before the best so far is taken
)

// title is a title to be broken and the best way found so far.
type title struct {
	*paragraph
	em       float64   // mm, one character
	cost     []float32 // of a line end in front of each character
	ends     []int     // of the lines that are being tried
	best     float64   // cost of bestEnds
	bestEnds []int
	steps    int
}

func newTitle(chars []Char, measure float64, keep []string) *title {
	p := newParagraph(chars, Options{Measure: measure, Align: Center})
	return &title{paragraph: p, em: p.cell, cost: titleGaps(chars, p.gaps, keep), best: math.Inf(1)}
}

// search looks for the best lines that break at gaps cheaper than limit.
func (t *title) search(limit float32) bool {
	n := len(t.chars)
	t.steps = 0
	fewest := max(1, int(math.Ceil((t.natural(0, n)-tolerance)/t.o.Measure)))
	if !(t.o.Measure > 0) || fewest > maxTitleLines {
		return false
	}
	for k := fewest; k <= min(fewest+2, maxTitleLines); k++ {
		extra := titleLine*float64(k-fewest) + titleFourth*float64(max(0, k-3))
		t.try(0, k, extra, limit)
	}
	return t.bestEnds != nil
}

// try sets the rest of the title, from start on, in k lines.
func (t *title) try(start, k int, cost float64, limit float32) {
	n := len(t.chars)
	if k == 1 {
		if exceeds(t.natural(start, n), t.o.Measure) {
			return
		}
		if cost += t.shape(append(t.ends, n)); cost < t.best {
			t.best, t.bestEnds = cost, append(append([]int(nil), t.ends...), n)
		}
		return
	}
	for e := start + 1; e < n; e++ {
		if t.cost[e] >= limit {
			continue
		}
		if t.steps++; t.steps > maxTitleSteps {
			return
		}
		c := cost + float64(t.cost[e])
		if c >= t.best || exceeds(t.natural(e, n), float64(k-1)*t.o.Measure) {
			continue
		}
		w := t.natural(start, e)
		if exceeds(w, t.o.Measure) {
			return
		}
		if w == 0 {
			continue
		}
		t.ends = append(t.ends, e)
		t.try(e, k-1, c, limit)
		t.ends = t.ends[:len(t.ends)-1]
	}
}

// lines places the best lines.
func (t *title) lines() []Line {
	var lines []Line
	placed := make([]Placed, len(t.chars))
	start := 0
	for _, e := range t.bestEnds {
		l := Line{Start: start, End: e, Chars: placed[start:e:e]}
		l.Forced = classOf(t.chars[e-1].Rune)&newline != 0
		t.place(&l)
		lines = append(lines, l)
		start = e
	}
	return lines
}

// shape is the cost of the shape of lines that end at ends (7.3.1: 梯形或菱形).
func (t *title) shape(ends []int) float64 {
	var buf [maxTitleLines]float64
	w, start := buf[:0], 0
	for _, e := range ends {
		w = append(w, t.natural(start, e)/t.em)
		start = e
	}
	return shapeCost(w, t.o.Measure/t.em)
}

// shapeCost judges the widths of lines, in characters of which full make a line.
func shapeCost(w []float64, full float64) float64 {
	if len(w) == 1 {
		return 0
	}
	cost := outline(w)
	short, long := w[0], w[0]
	for _, v := range w {
		short, long = min(short, v), max(long, v)
		switch {
		case v <= 3:
			cost += 20
		case v <= 4:
			cost += 5
		}
	}
	if w[len(w)-1] <= 2.5 { // a lone 通报
		cost += 60
	}
	if long > full-1 {
		cost++
	}
	r := short / long
	cost += 60 * max(0, 1.0/3-r)
	if len(w) == 2 {
		return cost + 4*math.Abs(r-0.65)
	}
	return cost + 3*max(0, 0.5-r)
}

// outline is the cost of the way line widths go: longer or shorter all the way is a
// trapezoid, longer and then shorter a diamond.
func outline(w []float64) float64 {
	equal, waist, falling := 0, 0, false
	for i := 1; i < len(w); i++ {
		switch d := w[i] - w[i-1]; {
		case math.Abs(d) < 0.9:
			equal++
		case d < 0:
			falling = true
		case falling:
			waist++
		}
	}
	cost := 40 * float64(waist)
	switch {
	case equal == len(w)-1 && len(w) == 2:
		cost += 8
	case equal == len(w)-1:
		cost += 15
	default:
		cost += 3 * float64(equal)
	}
	return cost
}
