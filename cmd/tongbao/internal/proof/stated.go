package proof

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/pattern"
)

// words that say that none failed, with what has to stand behind them
var (
	allPassedWords  = pattern.New(`((?:全部|均|都|全都)为?(?:合格|达标))(?:[，。；！？）]|$)`)
	noneFailedWords = pattern.New(`(没有(?:发现|检出|查出|出现)?|未(?:发现|检出|查出|出现)|无)不合格的?` +
		`(?:政府|政务|` + objects + `|单位)*(?:[，。；！？）]|$)`)
)

// noneFailed are the words of a passage that say that none failed, as a count of none.
func noneFailed(t *passage) []quantity {
	var out []quantity
	for _, words := range []*pattern.Pattern{allPassedWords, noneFailedWords} {
		for _, m := range words.FindAllStringSubmatchIndex(t.text, -1) {
			if ofAllItNames(t, m[2]) {
				out = append(out, quantity{start: m[2], digits: "0", unit: "个", unitEnd: m[3], noneFailed: true})
			}
		}
	}
	return out
}

// ofAllItNames reports words that none failed of which nothing is excepted, and which no
// number before them in the clause is the subject of: 3个地区的账号全部合格.
func ofAllItNames(t *passage, off int) bool {
	from := t.clauseStart(off)
	before := func(q quantity) bool { return q.start >= from && q.start < off }
	return !slices.ContainsFunc(t.quantities(), before) && !slices.ContainsFunc(numerals(t), before) && !t.quoted(off) &&
		!t.isQuotation(off) && !strings.Contains(t.sentenceAround(off), "除")
}
