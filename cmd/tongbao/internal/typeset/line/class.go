package line

import "unicode"

// class is what a character means to line breaking: a set of the bits below.
type class uint32

const (
	noStart    class = 1 << iota // never at the start of a line (行首禁则)
	noEnd                        // never at the end of a line (行尾禁则)
	softStart                    // better not at the start: —— and ……, which only the strict level forbids
	opening                      // opening half: its blank is on the left
	closing                      // closing half: its blank is on the right
	comma                        // ，、；：
	stop                         // 。？！
	interpunct                   // ·, blank on both sides when it takes a full cell
	space                        // may end a line without counting
	newline                      // ends a line
	glue                         // no break on either side
	joined                       // belongs to the character before it
	digit                        // 0-9 and ０-９
	latin                        // letter of a script that writes words
	connector                    // ASCII mark that holds a word or number together
	prefix                       // unit before a number
	suffix                       // unit after a number, inseparable
	dash                         // —, in pairs 破折号
	ellipsis                     // …, in pairs 省略号
	wave                         // ～ and its like, between the ends of a range
	operator                     // ∶ × between numbers
	counter                      // 个 件 条 …: unit after a number, by preference
	han                          // ideograph or anything else of one cell
)

const word = latin | digit

var ascii = func() (t [128]class) {
	for r := range t {
		switch {
		case r >= '0' && r <= '9':
			t[r] = digit
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			t[r] = latin
		case r > ' ' && r < 0x7f:
			t[r] = connector
		}
	}
	for _, r := range ",.:;!?" {
		t[r] |= noStart
	}
	t['/'] |= noStart | noEnd
	t['-'] |= noStart
	t['~'] |= noStart | wave
	t['%'] |= noStart | suffix
	t['$'] |= prefix | noEnd
	t['('], t['['], t['{'] = noEnd|opening, noEnd|opening, noEnd|opening
	t[')'], t[']'], t['}'] = noStart|closing, noStart|closing, noStart|closing
	t['<'], t['>'], t['"'] = 0, 0, 0
	t[' '], t['\t'] = space, space
	t['\n'], t['\v'], t['\f'], t['\r'] = newline, newline, newline, joined
	return t
}()

// marks are the characters beyond ASCII whose class their script does not tell.
var marks = map[rune]class{
	'。': noStart | stop, '？': noStart | stop, '！': noStart | stop, '．': noStart | stop,
	'，': noStart | comma, '、': noStart | comma, '；': noStart | comma, '：': noStart | comma,
	'”': noStart | closing, '’': noStart | closing, '）': noStart | closing, '》': noStart | closing,
	'〉': noStart | closing, '】': noStart | closing, '〕': noStart | closing, '」': noStart | closing,
	'』': noStart | closing, '］': noStart | closing, '｝': noStart | closing, '〗': noStart | closing,
	'“': noEnd | opening, '‘': noEnd | opening, '（': noEnd | opening, '《': noEnd | opening,
	'〈': noEnd | opening, '【': noEnd | opening, '〔': noEnd | opening, '「': noEnd | opening,
	'『': noEnd | opening, '［': noEnd | opening, '｛': noEnd | opening, '〖': noEnd | opening,
	'·': noStart | interpunct, '・': noStart | interpunct, '‧': noStart | interpunct, '•': noStart,
	'／': noStart | noEnd, '－': noStart, '‐': noStart, '‑': glue, '–': noStart | dash, '―': dash | softStart,
	'—': dash | softStart, '⸺': softStart, '…': ellipsis | softStart, '⋯': ellipsis | softStart,
	'～': noStart | wave, '〜': noStart | wave, '∼': noStart | wave,
	'∶': operator | noStart, '×': operator | noStart, '÷': operator | noStart, '±': prefix | noEnd, '−': prefix,
	'％': noStart | suffix, '‰': noStart | suffix, '‱': noStart | suffix, '℃': noStart | suffix,
	'℉': noStart | suffix, '°': noStart | suffix, '′': noStart | suffix, '″': noStart | suffix, '㎡': noStart | suffix,
	'￥': prefix | noEnd, '¥': prefix | noEnd, '＄': prefix | noEnd, '€': prefix | noEnd, '£': prefix | noEnd, '№': prefix | noEnd,
	'\u3000': space, '\u2002': space, '\u2003': space, '\u2009': space, '\u200b': space,
	'\u2028': newline, '\u2029': newline, '\u0085': newline,
	'\u00a0': glue, '\u202f': glue, '\u2060': glue, '\ufeff': glue, '\u200d': glue | joined, '\u200c': joined,
	'个': counter | han, '件': counter | han, '条': counter | han, '家': counter | han, '项': counter | han,
	'年': counter | han, '月': counter | han, '日': counter | han, '号': counter | han, '次': counter | han,
	'人': counter | han, '名': counter | han, '万': counter | han, '亿': counter | han, '元': counter | han,
	'篇': counter | han, '期': counter | han, '种': counter | han, '处': counter | han, '天': counter | han,
	'时': counter | han, '分': counter | han, '秒': counter | han, '批': counter | han, '页': counter | han,
	'周': counter | han, '户': counter | han, '份': counter | han, '类': counter | han, '级': counter | han,
	'区': han, '倍': counter | han, '台': counter | han, '米': counter | han, '岁': counter | han,
}

// classOf tells the class of a character.
func classOf(r rune) class {
	if r >= 0 && r < 128 {
		return ascii[r]
	}
	if c, ok := marks[r]; ok {
		return c
	}
	switch {
	case r >= 0x2e80 && r <= 0xa4cf, r >= 0xac00 && r <= 0xd7a3, r >= 0xf900 && r <= 0xfaff, r >= 0x20000:
		if unicode.In(r, unicode.Mn, unicode.Me) { // variation selectors, marks on kana
			return joined
		}
		return han
	case r >= '０' && r <= '９':
		return digit
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc):
		return joined
	case unicode.IsLetter(r) && !(r >= 0xff00 && r <= 0xffef):
		return latin
	case unicode.IsSpace(r):
		return space
	}
	return han
}
