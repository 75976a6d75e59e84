package proof

import (
	"regexp"

	"tongbao/cmd/tongbao/internal/issue"
)

var (
	// a period by its word and, in brackets, by its name, or the other way round: 上季度（2026年第一季度）
	namedByWord = regexp.MustCompile(`(上一?个?季度|上一?个?月|去年同期|上年同期|本季度|本月)(?:，?即|（即?|——)([^（）。；，]{2,24})[）。；，]`)
	wordByName  = regexp.MustCompile(`((?:\d{4}年)?(?:第[一二三四1-4]季度|[上下]半年|\d{1,2}月份?))（即?(上一?个?季度|上一?个?月|去年同期|上年同期|本季度|本月)[）)]`)
)

// periodsByWord holds the name of a period against the word it stands beside: 上季度 is the one right
// before the notice's own.
func periodsByWord(t *passage) {
	for _, form := range []struct {
		pattern    *regexp.Regexp
		word, name int // groups
	}{{namedByWord, 1, 2}, {wordByName, 2, 1}} {
		for _, m := range form.pattern.FindAllStringSubmatchIndex(t.text, -1) {
			word, name := group(t.text, m, form.word), group(t.text, m, form.name)
			meant, ok := t.paper.issue.Period.ByWord(word)
			named := issue.NamedPeriods(name)
			if !ok || len(named) != 1 || named[0].Start > 0 || !named[0].HasUnit || !meant.Denies(named[0]) || t.isQuotation(m[0]) {
				continue
			}
			t.tell(m[0], codeTextPeriod, "核对，改正其中一处。", "“%s”是%s，写的是“%s”：本期（%s）是%s。",
				word, meant.Label(), name[:named[0].End], t.paper.issue.At("period"), t.paper.issue.Period.Label())
		}
	}
}
