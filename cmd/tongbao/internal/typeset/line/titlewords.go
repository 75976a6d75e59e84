package line

// piece is a word of a title, chars[start:end].
type piece struct {
	start, end int
	kind       pieceKind
}

type pieceKind int

const (
	unknown pieceKind = iota // a character of no known word
	known                    // in the lexicon
	kept                     // a phrase the notice wants whole
)

// titleGaps returns the cost of a line end in front of each character of a title;
// g are the gaps by the rules for all text.
func titleGaps(chars []Char, g []gap, keep []string) []float32 {
	cost := make([]float32, len(chars))
	pieces := split(chars, keep)
	for n, b := range pieces {
		if n > 0 {
			cost[b.start] = between(chars, pieces[n-1], b)
		}
		word := b.start + termWords.longest(chars[b.start:b.end]) // end of the term that is being read
		for i := b.start + 1; i < b.end; i++ {
			switch {
			case b.kind == kept:
				cost[i] = titleKeep
			case i < word:
				cost[i] = titleWord
			default:
				cost[i] = titlePhrase
				word = i + termWords.longest(chars[i:b.end])
			}
		}
	}
	for i := range g {
		cost[i] += g[i].cost
	}
	return cost
}

// split cuts a title into as few words as possible; phrases of keep come first,
// and of two ways the one with the longer word in front.
func split(chars []Char, keep []string) []piece {
	const aKept, aWord, aChar = 1, 10, 11 // what a piece costs
	type way struct {
		cost, end int
		kind      pieceKind
	}
	var phrases [][]rune
	for _, k := range keep {
		if r := []rune(k); len(r) > 1 {
			phrases = append(phrases, r)
		}
	}
	ways := make([]way, len(chars)+1)
	for i := len(chars) - 1; i >= 0; i-- {
		w := way{ways[i+1].cost + aChar, i + 1, unknown}
		better := func(n, cost int, k pieceKind) {
			if c := ways[i+n].cost + cost; c < w.cost || c == w.cost && i+n > w.end {
				w = way{c, i + n, k}
			}
		}
		for _, x := range titleWords.beginning(chars[i].Rune) {
			if hasPrefix(chars[i:], x) {
				better(len(x), aWord, known)
			}
		}
		for _, x := range phrases {
			if hasPrefix(chars[i:], x) {
				better(len(x), aKept, kept)
			}
		}
		ways[i] = w
	}
	var out []piece
	for i := 0; i < len(chars); i = ways[i].end {
		out = append(out, piece{i, ways[i].end, ways[i].kind})
	}
	return out
}

// between is the cost of a line end between two neighbouring words.
func between(chars []Char, a, b piece) float32 {
	first, last := chars[b.start].Rune, chars[b.start-1].Rune
	switch {
	case classOf(last)&space != 0:
		return 0 // between two organs
	case badStart(first):
		return titleBadStart
	case hasPrefix(chars[b.start:], []rune("关于")):
		return 0
	case last == '的':
		return titleAfterDe
	case joins(last):
		return titleAfterAnd
	case hasPrefix(chars[a.start:a.end], []rune("关于")):
		return titleAfterOn
	case endsPeriod(chars[:b.start]):
		if beginsPeriod(chars[b.start:]) {
			return titleDate
		}
		return titlePeriod
	case matter(chars[b.start:]):
		return 0
	case a.end-a.start == 2 && chars[a.start].Rune == '全':
		return titleAttribute
	case a.kind == unknown && classOf(first)&classOf(last)&han != 0 && b.kind != kept:
		return afterUnknown(last, b.kind)
	}
	return titleDefault
}

// badStart reports whether a line of a title must not start with r.
func badStart(r rune) bool {
	switch r {
	case '的', '和', '与', '及', '等', '之', '中', '后', '前', '内', '上', '下':
		return true
	}
	return false
}

// afterUnknown is the cost of a line end after a character that no word is known
// for: the names of places and organs are not in the lexicon.
func afterUnknown(last rune, next pieceKind) float32 {
	switch last {
	case '市', '县', '区', '省', '州', '盟', '旗', '镇', '乡':
		return titleDate
	}
	if next == known {
		return titleAfterOn
	}
	return titleUnknown
}

// endsPeriod reports whether chars end with a period: 2026年, 3月, 第一季度, 上半年.
func endsPeriod(chars []Char) bool {
	n := len(chars)
	switch runeAt(chars, n-1) {
	case '年', '月', '日':
		return classAt(chars, n-2)&digit != 0 || runeAt(chars, n-2) == '半'
	case '份':
		return runeAt(chars, n-2) == '月'
	case '度':
		r := runeAt(chars, n-2)
		return r == '季' || r == '年' || r == '月'
	case '次':
		return true
	}
	return false
}

// beginsPeriod reports whether chars begin with a part of a period.
func beginsPeriod(chars []Char) bool {
	for _, w := range []string{"第", "上半年", "下半年", "一季度", "二季度", "三季度", "四季度", "年度", "月份"} {
		if hasPrefix(chars, []rune(w)) {
			return true
		}
	}
	return classOf(chars[0].Rune)&digit != 0
}

// matter reports whether chars begin with what is reported: 检查情况, 抽查结果 …
func matter(chars []Char) bool {
	for i := 2; i <= 4 && i+1 < len(chars); i++ {
		if runeAt(chars, i) == '情' && runeAt(chars, i+1) == '况' || runeAt(chars, i) == '结' && runeAt(chars, i+1) == '果' {
			return classOf(chars[0].Rune)&han != 0 && titleWords.longest(chars) > 0
		}
	}
	return false
}
