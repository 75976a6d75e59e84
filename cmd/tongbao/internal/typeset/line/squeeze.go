package line

// level is a step of the order in which marks are squeezed; the mark at the end
// of the line comes before them all.
type level int

const (
	levelAdjacent   level = iota // two full-width marks side by side
	levelSpace                   // word spaces down to a quarter
	levelInterpunct              // ·
	levelBracket                 // brackets, quotes, 《》
	levelComma                   // ，、；：
	levelStop                    // 。？！
	levels
)

// cuts is what can be taken out of a gap, in mm by level.
type cuts [levels]float64

// mmPerPoint converts font sizes.
const mmPerPoint = 25.4 / 72

// fullWidth reports whether a glyph takes a full cell, so that a mark has blank to give.
func fullWidth(c Char) bool { return c.Advance >= 0.75*c.Size*mmPerPoint }

// blanks returns the blank on the left and on the right of a full-width mark, in
// mm, and the level at which it is given up. The marks of GB stand in the left
// half of their cell, opening brackets in the right half.
func blanks(c Char, cl class) (left, right float64, l level) {
	if cl&(mark|interpunct) == 0 || c.Rigid || !fullWidth(c) {
		return 0, 0, 0
	}
	half := width(c) / 2
	switch {
	case cl&opening != 0:
		return half, 0, levelBracket
	case cl&closing != 0:
		return 0, half, levelBracket
	case cl&comma != 0:
		return 0, half, levelComma
	case cl&stop != 0:
		return 0, half, levelStop
	}
	return half / 2, half / 2, levelInterpunct
}

// cutsBetween returns what can be taken out of the gap between neighbours a and b.
// Two marks side by side give half a cell as such and the rest as single marks.
func cutsBetween(a, b Char, ca, cb class) (c cuts) {
	if (ca|cb)&(mark|interpunct|wordSpace) == 0 {
		return c
	}
	if ca&wordSpace != 0 && !fullWidth(a) {
		c[levelSpace] = max(0, width(a)-minSpace*a.Size*mmPerPoint)
	}
	_, right, la := blanks(a, ca)
	left, _, lb := blanks(b, cb)
	if ca&mark != 0 && cb&mark != 0 {
		both := min(right+left, max(right, left))
		c[levelAdjacent] = both
		if right > 0 {
			right, left = 0, right+left-both
		} else {
			left -= both
		}
	}
	c[la] += right
	c[lb] += left
	return c
}

// endCut is what can be taken out of the last character of a line.
func endCut(c Char) float64 {
	_, right, _ := blanks(c, classOf(c.Rune))
	return right
}
