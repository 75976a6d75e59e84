package typeset

import (
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// The 发文机关标志 has no size in the standard ("醒目、美观、庄重"); these bounds are
// the project's choice.
const (
	markLargest   = 54.0  // pt
	markReadable  = 36.0  // pt: below this a long name is condensed first
	markSmallest  = 26.0  // pt: a name that needs less takes a second line
	markCondensed = 0.7   // narrowest horizontal scale of one line
	markWidth     = 150.0 // mm a condensed line takes, a little less than the type area
	markUneven    = 1.25  // room for lines of unequal length, of their mean
	markLeading   = 1.25  // distance of stacked names, of the size
	markStack     = 70.0  // mm, height the stacked names of a joint paper may take
	markHighest   = 80.0  // mm: a higher one leaves page 1 no text
	markSuffix    = "文件"
)

// fitMark fits the 发文机关标志 to the type area. Its lines are empty when nothing
// is drawn: without an organ, or on preprinted paper, where only its space is kept.
func (h *headSetter) fitMark() organMark {
	organs, suffix := h.head.Organs, ""
	form := h.head.Form
	if form == document.LetterheadFile || form == document.LetterheadPreprinted {
		suffix = markSuffix
	}
	if form == document.LetterheadLetter && len(organs) > 1 {
		organs = organs[:1]
	}
	var m organMark
	switch len(organs) {
	case 0:
		return organMark{height: gbt9704.Em(markReadable)}
	case 1:
		m = oneOrgan(h.typist, organs[0]+suffix)
	default:
		m = jointOrgans(h.typist, organs, suffix)
	}
	if m.height > markHighest {
		h.findings.Tell(codeMarkTooHigh, diag.Place{}, "请减少版头中的机关，或者改用单一机关的版头。",
			"发文机关标志共%d行，高%.0f毫米，首页放不下。", len(m.lines), m.height)
		return organMark{height: gbt9704.Em(markReadable)}
	}
	if form == document.LetterheadPreprinted {
		m.lines, m.suffix = nil, text{}
	}
	return m
}

// decided is what other forms of the mark copy.
func (m *organMark) decided() *document.MarkFit {
	if len(m.lines) == 0 {
		return nil
	}
	fit := &document.MarkFit{Size: m.size, Scale: m.scale, Width: m.width}
	for _, t := range m.lines {
		fit.Lines = append(fit.Lines, textOf(t.runs(0, 0)))
	}
	return fit
}

// organMark is a 发文机关标志 that has been fitted to the type area.
type organMark struct {
	size   float64 // pt
	scale  float64 // horizontal
	lines  []text  // names, one a line
	width  float64 // mm all lines are spread over; 0: each is centred
	suffix text
	height float64 // mm
}

// oneOrgan fits one name to the width: by size down to a readable one, then by
// condensing it, then by a smaller size, then by a further line.
func oneOrgan(y *typist, name string) organMark {
	n := float64(len([]rune(name)))
	if m := markOf(n); m.scale >= markCondensed {
		m.lines = []text{y.set(name, solid(typeface.XiaoBiaoSong, m.size))}
		m.height = gbt9704.Em(m.size)
		return m
	}
	for lines := 2.0; ; lines++ {
		size := clamp(gbt9704.TypeWidth/(n/lines*markUneven)/gbt9704.MMPerPoint, markSmallest, markReadable)
		if m := markLines(y, name, size); len(m.lines) <= int(lines) || size == markSmallest {
			return m
		}
	}
}

// markLines breaks one name into lines of whole words.
func markLines(y *typist, name string, size float64) organMark {
	t := y.set(name, solid(typeface.XiaoBiaoSong, size))
	m := organMark{size: size, scale: 1}
	for _, ln := range line.Title(t.chars, gbt9704.TypeWidth, nil) {
		m.lines = append(m.lines, t.onLine(ln))
	}
	m.height = stackHeight(size, len(m.lines))
	return m
}

// markOf finds size and scale of a line of n characters; the scale is less than
// markCondensed when it does not fit.
func markOf(n float64) organMark {
	size := clamp(gbt9704.TypeWidth/n/gbt9704.MMPerPoint, markReadable, markLargest)
	if markScale(n, size) < markCondensed {
		size = max(markWidth/n/markCondensed/gbt9704.MMPerPoint, markSmallest)
	}
	return organMark{size: size, scale: markScale(n, size)}
}

// markScale is the horizontal scale that makes n characters of a size fit.
func markScale(n, size float64) float64 {
	w := n * gbt9704.Em(size)
	if w <= gbt9704.TypeWidth+slack {
		return 1
	}
	return markWidth/w + slack
}

// jointOrgans stacks the names of a joint paper, spread to one width, with 文件
// at their right, vertically centred.
func jointOrgans(y *typist, names []string, suffix string) organMark {
	cells := 0.0
	for _, n := range names {
		cells = max(cells, float64(len([]rune(n))))
	}
	columns := cells + float64(len([]rune(suffix)))
	if suffix != "" {
		columns += 0.5 // white between the names and 文件
	}
	m := markOf(columns)
	byHeight := markStack / (1 + markLeading*float64(len(names)-1)) / gbt9704.MMPerPoint
	size := max(min(m.size, byHeight), markSmallest)
	m = organMark{size: size, scale: markScale(columns, size)}
	m.width = cells * gbt9704.Em(size) * m.scale
	for _, n := range names {
		m.lines = append(m.lines, y.set(n, solid(typeface.XiaoBiaoSong, size)))
	}
	m.suffix = y.set(suffix, solid(typeface.XiaoBiaoSong, size))
	m.height = stackHeight(size, len(names))
	return m
}

// stackHeight is the height of n names below each other, mm.
func stackHeight(size float64, n int) float64 {
	return gbt9704.Em(size) * (1 + markLeading*float64(n-1))
}

func clamp(v, low, high float64) float64 { return min(max(v, low), high) }

// placeMark sets a mark centred on the type area, its upper edge at top (7.2.4).
func (h *headSetter) placeMark(m organMark, top float64) {
	if len(m.lines) == 0 {
		return
	}
	el := h.element("P")
	em := gbt9704.Em(m.size)
	suffix := m.suffix.width() * m.scale
	total := m.width + suffix
	if suffix > 0 {
		total += 0.5 * em * m.scale
	}
	left := (gbt9704.TypeWidth - total) / 2
	for i, t := range m.lines {
		y := top + em*(markLeading*float64(i)+gbt9704.EmAscent)
		w := t.width() * m.scale
		x, spread := left, 0.0
		if m.width == 0 {
			x = (gbt9704.TypeWidth - w) / 2
		} else if n := len(t.chars); n > 1 {
			spread = (m.width - w) / float64(n-1)
		}
		h.piece(el, redRuns(t, m.scale, spread, x, y))
	}
	if suffix > 0 {
		y := top + m.height/2 - em/2 + gbt9704.EmAscent*em
		x := left + total - suffix
		h.piece(el, redRuns(m.suffix, m.scale, 0, x, y))
	}
}

// redRuns sets a line of the mark, condensed and spread.
func redRuns(t text, scale, spread, x, y float64) []Run {
	placed := t.inRow()
	shift := make([]float64, len(t.shift))
	for i := range placed {
		placed[i].X = placed[i].X*scale + float64(i)*spread
		shift[i] = t.shift[i] * scale
	}
	runs := runsOf(placed, shift, x, y)
	for i := range runs {
		runs[i].Color = Red
		if scale != 1 {
			runs[i].HScale = scale
		}
	}
	return runs
}
