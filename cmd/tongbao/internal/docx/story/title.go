package story

import (
	"strings"
	"unicode"
)

// titleChars is how many characters of 2号 (22 pt) a title line holds: 156 mm.
const titleChars = 20

// Costs of breaking a title at a place, in the units of squared slack.
const (
	splitCost  = 12   // somewhere between two characters
	neverBreak = 1000 // inside a phrase that has to stay whole, a word or a bracket
)

// titleLines breaks a title into lines of like length that keep phrases whole
// (7.3.1 "词意完整、排列对称、长短适宜"). keep lists phrases no line may break. A
// title that no break suits stays one line for the word processor to wrap.
func titleLines(title string, keep []string) []string {
	rs := []rune(strings.Join(strings.Fields(title), " "))
	total := runeWidth(string(rs))
	if total <= 2*titleChars || len(rs) > 400 {
		return []string{string(rs)}
	}
	cost := breakCosts(rs, keep)
	lines := (total + 2*titleChars - 1) / (2 * titleChars)
	for ; lines <= total/(2*titleChars)+2; lines++ {
		if out := evenLines(rs, cost, lines); out != nil {
			return out
		}
	}
	return []string{string(rs)}
}

// breakCosts returns for every position what a break before that rune costs.
func breakCosts(rs []rune, keep []string) []int {
	cost := make([]int, len(rs)+1)
	for i := 1; i < len(rs); i++ {
		cost[i] = pairCost(rs[i-1], rs[i])
	}
	text := string(rs)
	for _, good := range []string{"关于", "通报", "情况", "检查"} {
		eachMatch(text, good, func(from, to int) {
			for i := from + 1; i < to; i++ {
				cost[i] = neverBreak
			}
		})
	}
	eachMatch(text, "关于", func(from, to int) { cost[from], cost[to] = min(cost[from], 2), min(cost[to], 0) })
	for _, k := range keep {
		eachMatch(text, k, func(from, to int) {
			for i := from + 1; i < to; i++ {
				cost[i] = neverBreak
			}
		})
	}
	return cost
}

func pairCost(before, after rune) int {
	asciiWord := func(r rune) bool { return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	switch {
	case strings.ContainsRune("（《〈“‘〔「『", before), strings.ContainsRune("）》〉”’〕」』，、：；。的和与及％%", after):
		return neverBreak
	case asciiWord(before) && (asciiWord(after) || strings.ContainsRune("年月日季第", after)):
		return neverBreak
	case before == '第' && asciiWord(after):
		return neverBreak
	case strings.ContainsRune("的和与及、，：", before), before == ' ':
		return 1
	}
	return splitCost
}

// eachMatch calls f with the rune range of every occurrence of part in text.
func eachMatch(text, part string, f func(from, to int)) {
	if part == "" {
		return
	}
	n := len([]rune(part))
	for at := 0; ; {
		i := strings.Index(text[at:], part)
		if i < 0 {
			return
		}
		from := len([]rune(text[:at+i]))
		f(from, from+n)
		at += i + len(part)
	}
}

// evenLines finds the cheapest division into exactly n lines that fit, nil when
// there is none without a break where none may be.
func evenLines(rs []rune, cost []int, n int) []string {
	const none = 1 << 30
	width := make([]int, len(rs)+1)
	for i, r := range rs {
		width[i+1] = width[i] + runeWidth(string(r))
	}
	even := width[len(rs)] / n
	best := make([][]int, n+1) // best[k][i]: cost of the first i runes on k lines
	from := make([][]int, n+1)
	for k := range best {
		best[k], from[k] = make([]int, len(rs)+1), make([]int, len(rs)+1)
		for i := range best[k] {
			best[k][i] = none
		}
	}
	best[0][0] = 0
	for k := 1; k <= n; k++ {
		for i := 1; i <= len(rs); i++ {
			for j := range i {
				w := width[i] - width[j]
				if best[k-1][j] == none || w > 2*titleChars || cost[i] >= neverBreak {
					continue
				}
				slack := (w - even) / 2
				if c := best[k-1][j] + slack*slack + cost[i]; c < best[k][i] {
					best[k][i], from[k][i] = c, j
				}
			}
		}
	}
	if best[n][len(rs)] == none {
		return nil
	}
	out := make([]string, n)
	for k, i := n, len(rs); k > 0; k-- {
		out[k-1] = strings.TrimSpace(string(rs[from[k][i]:i]))
		i = from[k][i]
	}
	return out
}
