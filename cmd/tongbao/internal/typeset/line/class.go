package line

import "unicode"

// class is what a character means to line breaking: a set of the bits below.
type class uint32

const (
	noStart    class = 1 << iota // never at the start of a line (行首禁则)
	noEnd                        // never at the end of a line (行尾禁则)
	softStart                    // better not at the start: —— and ……, which only the strict level forbids
	opening                      // opening half of a pair: its blank is on the left
	closing                      // closing half of a pair: its blank is on the right
	comma                        // ，、；：
	stop                         // 。？！
	interpunct                   // ·, blank on both sides where it takes a full cell
	space                        // hangs at the end of a line without counting
	wordSpace                    // a space that may be widened and narrowed
	newline                      // ends a line
	glue                         // no break on either side
	joined                       // belongs to the character before it
	digit                        // 0-9 and ０-９
	latin                        // letter of a script that writes words
	connector                    // ASCII mark that holds a word or number together
	prefix                       // sign or unit before a number, inseparable
	suffix                       // unit after a number, inseparable
	dash                         // —, in pairs 破折号, single 一字线
	ellipsis                     // …, in pairs 省略号
	wave                         // ～ and its like, between the ends of a range
	operator                     // ∶ and × between numbers
	counter                      // 个 件 条 …: unit after a number, by preference
	han                          // ideograph, or anything else of one cell
)

const (
	word  = latin | digit
	blank = space | newline
	mark  = opening | closing | comma | stop // full-width marks with half a cell of blank
)

// classes of the characters that neither ASCII nor their script tells, by GB/T
// 15834-2011 5.1 and, for the number units, GB/T 15835-2011.
var classes = []struct {
	class class
	runes string
}{
	{noStart | stop, "。？！．"},
	{noStart | comma, "，、；："},
	{noStart | closing, "”’）》〉】〕」』］｝〗"},
	{noEnd | opening, "“‘（《〈【〔「『［｛〖"},
	{noStart | interpunct, "·・‧"},
	{noStart, "•－‐"},
	{noStart | noEnd, "／"},
	{noStart | dash, "–"},
	{softStart | dash, "—―"},
	{softStart, "⸺"},
	{softStart | ellipsis, "…⋯"},
	{noStart | wave, "～〜∼"},
	{noStart | operator, "∶×÷"},
	{noStart | suffix, "％‰‱℃℉°′″㎡"},
	{noEnd | prefix, "￥¥＄€£№±"},
	{prefix, "−＋"},
	{space, "\u3000\u2001\u2003\u200b"},
	{space | wordSpace, "\u2002\u2004\u2005\u2006\u2008\u2009\u200a\u205f"},
	{newline, "\u2028\u2029\u0085"},
	{glue, "\u00a0\u2007\u202f\u2060\ufeff\u2011"},
	{glue | joined, "\u200d"},
	{joined, "\u200c"},
	{digit, "０１２３４５６７８９"},
	{han | counter, "个件条家项年月日号季次人名万亿元篇期种处天时分秒批页周户份类级倍台米岁"},
}

// pages holds the classes of the blocks that notices are written in; a nil page
// is classified afresh each time.
var pages = makePages()

func makePages() (p [256]*[256]class) {
	special := map[rune]class{}
	for _, c := range classes {
		for _, r := range c.runes {
			special[r] = c.class
		}
	}
	for hi := range p {
		if hi > 0x00 && hi < 0x20 || hi > 0x22 && hi < 0x2e || hi > 0x9f && hi < 0xfe {
			continue
		}
		p[hi] = new([256]class)
		for lo := range p[hi] {
			r := rune(hi<<8 | lo)
			if c, ok := special[r]; ok {
				p[hi][lo] = c
			} else {
				p[hi][lo] = scriptClass(r)
			}
		}
	}
	return p
}

// classOf tells the class of a character.
func classOf(r rune) class {
	if r >= 0 && r <= 0xffff {
		if p := pages[r>>8]; p != nil {
			return p[r&0xff]
		}
	}
	return scriptClass(r)
}

// scriptClass tells the class of a character that is not listed by name.
func scriptClass(r rune) class {
	switch {
	case r >= 0 && r < 0x80:
		return asciiClass(r)
	case r >= 0x4e00 && r <= 0x9fff:
		return han
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc): // also variation selectors
		return joined
	case r >= 0x2e80 && r <= 0xa4cf, r >= 0xac00 && r <= 0xd7a3, r >= 0xf900:
		return han
	case unicode.IsLetter(r):
		return latin
	case unicode.IsSpace(r):
		return space
	}
	return han
}

func asciiClass(r rune) class {
	switch {
	case r >= '0' && r <= '9':
		return digit
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return latin
	}
	switch r {
	case '\n', '\v', '\f':
		return newline
	case ' ', '\t':
		return space | wordSpace
	case ',', '.', ':', ';', '!', '?', '-':
		return connector | noStart
	case '%':
		return connector | noStart | suffix
	case '~':
		return connector | noStart | wave
	case '/':
		return connector | noStart | noEnd
	case '$':
		return connector | noEnd | prefix
	case '(', '[', '{':
		return noEnd
	case ')', ']', '}':
		return noStart
	case '"', '<', '>':
		return 0
	}
	if r < ' ' || r == 0x7f {
		return space
	}
	return connector
}

// runeAt and classAt look at a neighbour that may not exist.
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

// width is the natural width of a character in mm, never negative, always finite.
func width(c Char) float64 { return widthOf(&c, classOf(c.Rune)) }

// widthOf is the width of a character of class cl.
func widthOf(c *Char, cl class) float64 {
	if !(c.Advance > 0) || cl&newline != 0 {
		return 0
	}
	return min(c.Advance, longest)
}
