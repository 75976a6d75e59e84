package wording

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// radicals are pairs of a radical of U+2E80–2EF3 that looks like a character and that
// character (Unicode 15, EquivalentUnifiedIdeograph.txt): what is copied from a PDF
// often holds them. Those of U+2F00–2FD5 are told by their decomposition.
const radicals = `
⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺈刀 ⺉刂 ⺊卜 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王
⺫目 ⺬示 ⺭礻 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺴冗 ⺶羊 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻈讠 ⻉贝 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻖阝
⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀
`

// private are the code points of the private use area that old systems gave to characters
// of GB 18030, and what GB 18030-2022 has for them.
var private = map[rune]rune{
	0xE816: 0x20087, 0xE817: 0x20089, 0xE818: 0x200CC, 0xE81E: 0x9FB4, 0xE826: 0x9FB5, 0xE82B: 0x9FB6, 0xE82C: 0x9FB7,
	0xE831: 0x215D7, 0xE832: 0x9FB8, 0xE83B: 0x2298F, 0xE843: 0x9FB9, 0xE854: 0x9FBA, 0xE855: 0x241FE, 0xE864: 0x9FBB,
}

// Meant gives the character that is meant by one that only looks like it (部首、兼容汉字)
// or is private to an old system. It reports false for a character that means itself.
func Meant(r rune) (rune, bool) {
	if m, ok := private[r]; ok {
		return m, true
	}
	switch {
	case r >= 0x2E80 && r <= 0x2FDF, r >= 0xF900 && r <= 0xFAFF, r >= 0x2F800 && r <= 0x2FA1F:
	default:
		return r, false
	}
	if m := []rune(norm.NFKC.String(string(r))); len(m) == 1 && m[0] != r {
		return m[0], true
	}
	if _, pair, ok := strings.Cut(radicals, string(r)); ok {
		m, _ := utf8.DecodeRuneInString(pair)
		return m, true
	}
	return r, false
}
