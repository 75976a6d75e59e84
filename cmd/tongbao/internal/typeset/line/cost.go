package line

// The scale of costs: 1.2 is a full line of 28 cells that lacks one cell and is
// widened by it. Whatever can be squeezed costs less than widening, so marks are
// squeezed first (先挤进后推出); a break that is not wanted costs as much as a line
// that lacks a few cells.

// Breaks that are allowed but not wanted.
const (
	costDatePart  = 2  // 2026年|3月|5日
	costAfterDash = 2  // 甲市—|乙市
	costDocNumber = 6  // 国办秘函|〔2019〕19号
	costSerial    = 9  // 〔2019〕|19号
	costRange     = 8  // 1日～|31日
	costSoftStart = 25 // a line that starts with —— or ……
	costNumbering = 20 // 1.|关于
	costOrdinal   = 60 // 第|19, 附件|1
	costCounter   = 60 // 11|个
	costDateUnit  = 80 // 2026|年
	costAddress   = 4  // www.|example.|gov.|cn: rather than a line widened by more than 3 %
	costLetters   = 14 // yun|chuan, in an address or a long Latin run: rather than one widened by more than 5 %
	costLone      = 90 // a last line of one character (孤字不成行)
)

// Lines that are worse than any choice between good ones.
const (
	costRagged  = 5000 // a line that cannot be made flush without tearing it apart
	raggedMore  = 20   // more per cell that such a line lacks
	costBlank   = 1e4  // a line of nothing but spaces
	costTooWide = 1e6  // a single character wider than the measure
)

// Breaks inside what must not be broken, offered only where a piece is wider
// than the measure: the least bad one is taken.
const (
	breakAfterMark = 1000 // after a hyphen, a full stop, an underscore in a word
	breakLetters   = 2000
	breakLetDigit  = 1500 // between a letter and a digit
	breakDigits    = 3000
	breakUnit      = 4000 // 12|%
	breakKinsoku   = 5000
	breakPair      = 6000 // —|—
	breakSpace     = 7000 // a line that starts with a space
	breakCluster   = 1e5  // a base and its marks
)

// Stretching.
const (
	maxGap     = 0.5  // cells that a gap may be widened by; beyond it the line stays ragged
	maxSpace   = 0.5  // em, the widest word space while nothing else is widened
	minSpace   = 0.25 // em, the narrowest word space
	gridGaps   = 28   // gaps of a full line of the body
	spaceCost  = 0.2  // per cell that word spaces are widened by
	raggedCost = 1.0  // per cell that a line of ragged text lacks
	// tolerance is what a line may be too wide by rounding of the caller's cells, in mm.
	tolerance = 0.005
)

// exceeds reports a width that room cannot take. It is asked alike where lines are chosen and where they are
// placed: a sum in place of the difference would round another way.
func exceeds(w, room float64) bool { return room-w < -tolerance }

// squeezeCost is the cost of a cell taken out of a line at each level.
var squeezeCost = [levels]float64{
	levelAdjacent:   0.2,
	levelSpace:      0.3,
	levelInterpunct: 0.4,
	levelBracket:    0.5,
	levelComma:      0.7,
	levelStop:       1.5,
}

const (
	endCost     = 0.2 // per cell taken out of the mark at the end of a line
	crampedCost = 0.4 // more per cell when all marks of a line give all they have
)

// A line is widened by up to 3 % without harm, and by up to 5 % where nothing else
// holds; in cells a gap.
const (
	easyStretch = 0.03
	mostStretch = 0.05
)

// stretchCost is the cost of widening n gaps by lack cells in all. A gap that is
// one cell twenty-eighth wider is hardly seen; beyond that the eye minds more and more.
func stretchCost(lack float64, n int) float64 {
	if n == 0 || lack > maxGap*float64(n) {
		return costRagged + raggedMore*lack
	}
	gaps := float64(n)
	u := lack * gridGaps / gaps
	beyond := max(0, lack-easyStretch*gaps)
	return 0.6*u + 0.6*u*u + 6*beyond*beyond + 12*max(0, lack-mostStretch*gaps)
}

// forcedCost is the cost of a break where gapsOf allows none.
func forcedCost(chars []Char, i int) float32 {
	a, b := classOf(chars[i-1].Rune), classOf(chars[i].Rune)
	switch {
	case b&joined != 0, a&glue != 0, b&glue != 0:
		return breakCluster
	case b&blank != 0:
		return breakSpace
	case a&word == 0 && a&b&(dash|ellipsis) != 0:
		return breakPair
	case a&connector != 0 && a&(prefix|noEnd) == 0 && b&word != 0, a&connector != 0 && a&b&latin != 0:
		return breakAfterMark
	case a&latin != 0 && b&digit != 0, a&digit != 0 && b&latin != 0:
		return breakLetDigit
	case a&b&latin != 0:
		return breakLetters
	case a&b&digit != 0:
		return breakDigits
	case a&noEnd != 0, b&noStart != 0:
		return breakKinsoku
	}
	return breakUnit
}
