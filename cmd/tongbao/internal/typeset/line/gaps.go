package line

import "math"

// gap is the place before a character: what a break there costs, and whether
// justification may widen it.
type gap struct {
	cost    float32 // 0 free, never forbidden; on the scale of costs in cost.go
	stretch bool
}

var never = float32(math.Inf(1))

// Costs of breaks that are allowed but not wanted, on the scale of lineCost.
const (
	costDatePart  = 2  // 2026年|3月|5日
	costAfterDash = 2  // 北京—|上海
	costCounter   = 6  // 11|个
	costDateUnit  = 12 // 2026|年
	costOrdinal   = 8  // 第|19, 附件|1
	costDocNumber = 6  // 国办秘函|〔2019〕19号
	costRange     = 8  // 1日～|31日
	costSoftStart = 8  // a line that starts with —— or ……
	costNumbering = 20 // 1.|关于
	costURL       = 60 // www.|example.|gov.|cn
)

// gapsOf fills g, one entry a character, from the characters of one paragraph.
// g[i] is the gap before chars[i]; g[0] is free.
func gapsOf(g []gap, chars []Char) {
	var before, a class // classes of the last two characters; spaces do not count for before
	for i := range chars {
		b := classOf(chars[i].Rune)
		switch {
		case i == 0:
			g[i] = gap{}
		case a&newline != 0:
			g[i] = gap{} // a new line starts here in any case
		default:
			g[i] = gapBetween(chars, i, before, a, b)
		}
		if a = b; b&(space|joined) == 0 {
			before = b
		}
	}
	joinWords(g, chars)
}

// gapBetween judges the gap before chars[i], of class b, after a character of
// class a; last is the class of the last character that is no space.
func gapBetween(chars []Char, i int, last, a, b class) gap {
	switch {
	case b&joined != 0, a&glue != 0, b&(glue|newline|space) != 0:
		return gap{cost: never}
	case a&space != 0:
		if last&noEnd != 0 || b&noStart != 0 {
			return gap{never, true}
		}
		return gap{0, true}
	case a&dash != 0 && b&dash != 0, a&ellipsis != 0 && b&ellipsis != 0:
		return gap{cost: never}
	case inNumber(chars, i, a, b):
		return gap{cost: never}
	case a&noEnd != 0, b&noStart != 0:
		return gap{never, true}
	case b&softStart != 0 && singleDash(chars, i):
		return gap{never, true}
	}
	return gap{unwanted(chars, i, a, b), true}
}

// inNumber reports whether the gap before chars[i] is inside a number with its
// sign and inseparable unit, a range, a ratio or a document number.
func inNumber(chars []Char, i int, a, b class) bool {
	switch {
	case a&digit != 0:
		return b&(suffix|operator) != 0 || b&(wave|dash) != 0 && classAt(chars, i+1)&digit != 0 ||
			chars[i].Rune == '号' && afterBracketedYear(chars, i)
	case b&digit == 0:
		return chars[i].Rune == '第' && chars[i-1].Rune == '〕'
	case a&(prefix|operator) != 0:
		return true
	case a&(wave|dash) != 0:
		return classAt(chars, i-2)&(digit|suffix) != 0
	}
	return chars[i-1].Rune == '〕' || chars[i-1].Rune == '第' && runeAt(chars, i-2) == '〕'
}

// afterBracketedYear reports whether the digits before chars[i] follow 〔2019〕 or 〔2019〕第.
func afterBracketedYear(chars []Char, i int) bool {
	for i--; i >= 0 && classOf(chars[i].Rune)&digit != 0; i-- {
	}
	return runeAt(chars, i) == '〕' || runeAt(chars, i) == '第' && runeAt(chars, i-1) == '〕'
}

// singleDash reports whether chars[i] is a 一字线, which may not start a line.
func singleDash(chars []Char, i int) bool {
	return classOf(chars[i].Rune)&dash != 0 && classAt(chars, i+1)&dash == 0
}

// unwanted is the cost of a break that is allowed before chars[i].
func unwanted(chars []Char, i int, a, b class) float32 {
	r, p := chars[i].Rune, chars[i-1].Rune
	switch {
	case b&softStart != 0:
		return costSoftStart
	case a&digit != 0 && (r == '年' || r == '月' || r == '日' || r == '号'):
		return costDateUnit
	case a&digit != 0 && b&counter != 0:
		return costCounter
	case b&digit != 0 && (p == '年' || p == '月') && classAt(chars, i-2)&digit != 0:
		return costDatePart
	case b&digit != 0 && (p == '第' || p == '件' && runeAt(chars, i-2) == '附'):
		return costOrdinal
	case b&digit != 0 && a&wave != 0:
		return costRange
	case a&dash != 0 && classAt(chars, i-2)&dash == 0:
		return costAfterDash
	case r == '〔' && classAt(chars, i+1)&digit != 0:
		return costDocNumber
	case p == '.' && classAt(chars, i-2)&digit != 0 && numbering(chars, i-2):
		return costNumbering
	}
	return 0
}

// numbering reports whether the digits that end at chars[i] begin the paragraph.
func numbering(chars []Char, i int) bool {
	for i >= 0 && classOf(chars[i].Rune)&digit != 0 {
		i--
	}
	return i < 0
}

func runeAt(chars []Char, i int) rune {
	if i < 0 || i >= len(chars) {
		return -1
	}
	return chars[i].Rune
}

func classAt(chars []Char, i int) class {
	if i < 0 || i >= len(chars) {
		return 0
	}
	return classOf(chars[i].Rune)
}

// joinWords closes the gaps inside Latin words, numbers and addresses.
func joinWords(g []gap, chars []Char) {
	for i := 0; i < len(chars); {
		if classOf(chars[i].Rune)&(word|connector) == 0 {
			i++
			continue
		}
		j := i + 1
		for j < len(chars) && classOf(chars[j].Rune)&(word|connector|joined) != 0 {
			j++
		}
		for k := i + 1; k < j; k++ {
			g[k] = gap{cost: never}
		}
		if isAddress(chars[i:j]) {
			openAddress(g[i:j], chars[i:j])
		}
		i = j
	}
}

// openAddress allows breaks after the delimiters of a web or mail address.
func openAddress(g []gap, chars []Char) {
	for k := 1; k < len(chars); k++ {
		if delimiter(chars[k-1].Rune) && !delimiter(chars[k].Rune) && classOf(chars[k].Rune)&word != 0 {
			g[k].cost = costURL
		}
	}
}

func delimiter(r rune) bool {
	switch r {
	case '/', '.', '-', '?', '&', '=', ':', '@', '_', '#':
		return true
	}
	return false
}

// isAddress reports whether a word is a URL, a domain or a mail address: it has
// "://" or "@", or a dot between letters.
func isAddress(w []Char) bool {
	for i := 1; i+1 < len(w); i++ {
		switch w[i].Rune {
		case '@':
			return true
		case ':':
			if w[i+1].Rune == '/' && runeAt(w, i+2) == '/' {
				return true
			}
		case '.':
			if classOf(w[i-1].Rune)&word != 0 && classOf(w[i+1].Rune)&latin != 0 && classAt(w, i+2)&latin != 0 {
				return true
			}
		}
	}
	return false
}
