package line

import "math"

// gap is the place before a character: what a break there costs, and whether
// justification may widen it.
type gap struct {
	cost    float32 // 0 free, never forbidden; on the scale of cost.go
	stretch bool    // false inside numbers, words, —— and ……
}

var never = float32(math.Inf(1))

// gapsOf fills g, one entry a character, from the characters of one paragraph.
// g[i] is the gap before chars[i]; g[0] is free.
func gapsOf(g []gap, chars []Char) {
	var last, a class // of the last character that is no space, and of the last one
	run := -1         // where the word that is being read begins
	plain := !hasRune(chars, '〔')
	var q quotes
	for i := range chars {
		b := q.class(chars[i].Rune)
		if run >= 0 && b&(word|connector|joined) == 0 {
			openWord(g[run:i], chars[run:i])
			run = -1
		}
		switch {
		case i == 0 || a&newline != 0:
			g[i] = gap{} // a line starts here in any case
		case run >= 0:
			g[i] = gap{cost: never}
		case plain && a&b&han != 0 && (a|b)&^(han|counter) == 0 && chars[i].Rune != '件':
			g[i] = gap{0, true} // as gapBetween says, of most characters
		default:
			g[i] = gapBetween(chars, i, last, a, b)
		}
		if run < 0 && b&(word|connector) != 0 && !punctuation(chars[i].Rune) {
			run = i
		}
		if a = b; b&(blank|joined) == 0 {
			last = b
		}
	}
	if run >= 0 {
		openWord(g[run:], chars[run:])
	}
}

func hasRune(chars []Char, r rune) bool {
	for i := range chars {
		if chars[i].Rune == r {
			return true
		}
	}
	return false
}

// quotes tells whether text is inside straight quotes, which do not say by
// themselves whether they open or close. One left open ends with its line.
type quotes bool

// class is classOf in running text.
func (q *quotes) class(r rune) class {
	c := classOf(r)
	switch {
	case c&newline != 0:
		*q = false
	case r != '"':
	case bool(*q):
		*q, c = false, noStart
	default:
		*q, c = true, noEnd
	}
	return c
}

// gapBetween judges the gap before chars[i], of class b, after a character of
// class a; last is the class of the last character that is no space.
func gapBetween(chars []Char, i int, last, a, b class) gap {
	switch {
	case b&joined != 0, a&glue != 0, b&(glue|blank) != 0:
		return gap{cost: never}
	case a&space != 0:
		if last&noEnd != 0 || b&noStart != 0 {
			return gap{never, true}
		}
		if last&digit != 0 && b&(counter|latin) != 0 {
			return gap{costCounter, true} // 5 个, 100 kg
		}
		return gap{0, true}
	case a&dash != 0 && b&dash != 0, a&ellipsis != 0 && b&ellipsis != 0:
		return gap{cost: never}
	case (a|b)&(digit|prefix|operator) != 0 && inNumber(chars, i, a, b):
		return gap{cost: never}
	case chars[i].Rune == '第' && chars[i-1].Rune == '〕' && classAt(chars, i+1)&digit != 0:
		return gap{cost: costSerial} // 〔2019〕|第19号
	case a&noEnd != 0, b&noStart != 0, b&dash != 0 && classAt(chars, i+1)&dash == 0:
		return gap{never, true} // a single 一字线 may not start a line, a 破折号 may
	}
	return gap{unwanted(chars, i, a, b), true}
}

// inNumber reports whether the gap before chars[i] is inside a number with its
// sign and inseparable unit, a range, a ratio or a document number (发文字号).
func inNumber(chars []Char, i int, a, b class) bool {
	p, r := chars[i-1].Rune, chars[i].Rune
	switch {
	case a&digit != 0:
		return b&(digit|suffix|operator) != 0 ||
			b&(wave|dash) != 0 && classAt(chars, i+1)&(digit|prefix) != 0 ||
			r == '号' && afterBracketedYear(chars, i)
	case b&prefix != 0:
		return a&(wave|dash) != 0 && classAt(chars, i-2)&(digit|suffix) != 0
	case b&digit == 0:
		return false
	case a&(prefix|operator) != 0:
		return true
	case a&(wave|dash) != 0:
		return classAt(chars, i-2)&(digit|suffix) != 0
	}
	return p == '第' && runeAt(chars, i-2) == '〕'
}

// afterBracketedYear reports whether the digits before chars[i] follow 〔2019〕 or
// 〔2019〕第. A serial number is short: no more than 20 digits are looked at.
func afterBracketedYear(chars []Char, i int) bool {
	for k := i - 1; k >= max(0, i-20); k-- {
		if classOf(chars[k].Rune)&digit == 0 {
			return chars[k].Rune == '〕' || chars[k].Rune == '第' && runeAt(chars, k-1) == '〕'
		}
	}
	return false
}

// unwanted is the cost of a break before chars[i] that no rule forbids.
func unwanted(chars []Char, i int, a, b class) float32 {
	p, r := chars[i-1].Rune, chars[i].Rune
	switch {
	case b&softStart != 0:
		return costSoftStart
	case a&digit != 0 && b&counter != 0:
		if r == '年' || r == '月' || r == '日' || r == '号' {
			return costDateUnit
		}
		return costCounter
	case a&wave != 0:
		return costRange
	case a&dash != 0 && classAt(chars, i-2)&dash == 0:
		return costAfterDash
	case p == '〕' && b&digit != 0:
		return costSerial
	case r == '〔' && classAt(chars, i+1)&digit != 0, a&b&han != 0 && inOrganCode(chars, i):
		return costDocNumber
	case p == '.' && classAt(chars, i-2)&digit != 0:
		return costNumbering
	case p == '附' && r == '件' && classAt(chars, i+1)&digit != 0:
		return costOrdinal
	case b&digit == 0:
		return 0
	case (p == '年' || p == '月' || p == '日' || p == '时') && classAt(chars, i-2)&digit != 0:
		return costDatePart
	case p == '第', p == '件' && runeAt(chars, i-2) == '附':
		return costOrdinal
	}
	return 0
}

// organCode is the number of characters the code of an organ (机关代字) may have:
// 国办函, 云政办发.
const organCode = 6

// inOrganCode reports whether the gap before chars[i] is inside the code of a
// document number whose beginning is known by a bracket: （国|办函〔2018〕55号.
func inOrganCode(chars []Char, i int) bool {
	end, start := i, i-1
	for end < i+organCode && classAt(chars, end)&han != 0 {
		end++
	}
	if runeAt(chars, end) != '〔' || classAt(chars, end+1)&digit == 0 {
		return false
	}
	for start > end-organCode-1 && classAt(chars, start)&han != 0 {
		start--
	}
	return classAt(chars, start)&opening != 0
}

// punctuation reports whether r is an ASCII mark of a sentence, which ties together
// what is on both sides of it only within a number or a word.
func punctuation(r rune) bool {
	switch r {
	case ',', ';', ':', '!', '?', '.':
		return true
	}
	return false
}

// openWord allows breaks inside a word: after a comma or semicolon that is not
// part of a number, and after the delimiters of a web or mail address. g and chars
// are those of the word.
func openWord(g []gap, chars []Char) {
	address := isAddress(chars)
	for k := 1; k < len(chars); k++ {
		p, after := chars[k-1].Rune, classOf(chars[k].Rune)
		switch {
		case after&word == 0:
		case (p == ',' || p == ';') && after&classAt(chars, k-2)&digit == 0:
			g[k] = gap{0, true}
		case address && delimiter(p):
			g[k].cost = costAddress
		}
	}
}

// openLetters allows breaks anywhere in addresses and long runs of letters, so that the
// line before one need not be torn apart. Cells are not justified and do without.
func openLetters(g []gap, chars []Char) {
	for i := 0; i < len(chars); {
		end := i
		for end < len(chars) && classOf(chars[end].Rune)&(word|connector) != 0 && (end == i || g[end].cost > 0) {
			end++
		}
		if w := chars[i:end]; isAddress(w) || len(w) > longRun && !numeric(w) {
			openParts(g[i:end], w)
		}
		i = max(end, i+1)
	}
}

// openParts opens the parts between the delimiters of a word.
func openParts(g []gap, w []Char) {
	part := 0 // where the letters and digits that are being read begin
	for k := 1; k < len(w); k++ {
		if delimiter(w[k-1].Rune) {
			part = k
		}
		if g[k].cost == never && k-part >= leastPart && partEnd(w, k)-k >= leastPart && !scheme(w, k) {
			g[k].cost = costLetters
		}
	}
}

const (
	longRun   = 14 // characters: a word of more may be broken anywhere
	leastPart = 2  // characters that stay with the delimiter before or behind them
)

// partEnd is where the part of an address goes to that chars[k] is in. No more than
// leastPart characters are looked at.
func partEnd(chars []Char, k int) int {
	end := k
	for end < min(len(chars), k+leastPart) && !delimiter(chars[end].Rune) {
		end++
	}
	return end
}

// scheme reports whether chars[k] is in front of the :// of an address.
func scheme(chars []Char, k int) bool {
	for i := k; i < min(len(chars)-1, k+len("https")); i++ {
		if chars[i].Rune == ':' && chars[i+1].Rune == '/' {
			return true
		}
	}
	return false
}

// numeric reports a word without letters: a number or a code is never broken by choice.
func numeric(w []Char) bool {
	for _, c := range w {
		if classOf(c.Rune)&latin != 0 {
			return false
		}
	}
	return true
}

func delimiter(r rune) bool {
	switch r {
	case '/', '.', '-', '?', '&', '=', ':', '@', '_', '#':
		return true
	}
	return false
}

// isAddress reports whether a word is a URL, a domain or a mail address: it has
// "://", "@", or a dot before two letters as in "gov.cn".
func isAddress(w []Char) bool {
	for i := 1; i+2 < len(w); i++ {
		switch w[i].Rune {
		case '@':
			return true
		case ':':
			if w[i+1].Rune == '/' && w[i+2].Rune == '/' {
				return true
			}
		case '.':
			if classOf(w[i-1].Rune)&word != 0 && classOf(w[i+1].Rune)&latin != 0 && classOf(w[i+2].Rune)&latin != 0 {
				return true
			}
		}
	}
	return false
}
