package typeset

import (
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/typeset/line"
)

// figuresOf is what the numbers of a column need to stand by their decimal points.
type figuresOf struct {
	whole, part   float64 // em, widest before the decimal point and from there on
	counted, rest int     // cells that hold a number, and other cells that say something
}

// add counts a cell.
func (f *figuresOf) add(cl *document.Cell, chars []line.Char) {
	point, ok := numberPoint(chars)
	if ok {
		f.whole, f.part = max(f.whole, advance(chars[:point])), max(f.part, advance(chars[point:]))
	}
	f.count(cl, ok)
}

// count counts a cell, which holds a number or does not.
func (f *figuresOf) count(cl *document.Cell, number bool) {
	switch {
	case number:
		f.counted++
	case cl.Content != document.Nothing:
		f.rest++
	}
}

// aligned reports a column of numbers, though words may stand among them: 未测.
func (f *figuresOf) aligned() bool { return f.counted > 0 && f.counted >= f.rest }

// width is that of the column's numbers together.
func (f *figuresOf) width() float64 { return f.whole + f.part }

// unitLength is how many characters of a unit stand behind a number at most: 93.5分, 12个月.
const unitLength = 2

// numberPoint is where the whole part of a number ends, in characters: behind 93 in 93.5% and
// behind -1,234 in -1,234件. ok is false for a cell that is no number.
func numberPoint(chars []line.Char) (point int, ok bool) {
	at := func(i int) rune {
		if i < len(chars) {
			return chars[i].Rune
		}
		return 0
	}
	i := 0
	if isSign(at(0)) {
		i = 1
	}
	for isDigit(at(i)) || i > 0 && (at(i) == ',' || at(i) == '，') && isDigit(at(i-1)) && isDigit(at(i+1)) {
		i++
	}
	if i == 0 || !isDigit(at(i-1)) {
		return 0, false
	}
	point = i
	if at(i) == '.' || at(i) == '．' {
		for i++; isDigit(at(i)); {
			i++
		}
	}
	return point, len(chars)-i <= unitLength && isUnit(chars[i:])
}

// isUnit reports a percent sign or Chinese characters, or nothing.
func isUnit(chars []line.Char) bool {
	for _, c := range chars {
		if r := c.Rune; r != '%' && r != '％' && r != '‰' && (r < 0x4E00 || r > 0x9FFF) {
			return false
		}
	}
	return true
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func isSign(r rune) bool { return r == '-' || r == '+' || r == '−' || r == '－' || r == '＋' }

// advance is how far characters reach, mm.
func advance(chars []line.Char) float64 {
	w := 0.0
	for _, c := range chars {
		w += c.Advance
	}
	return w
}
