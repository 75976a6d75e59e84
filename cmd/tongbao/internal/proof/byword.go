package proof

import (
	"strings"

	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/pattern"
)

var (
	// a period by its word and, in brackets, by its name, or the other way round: 上季度（2026年第一季度）
	namedByWord = pattern.New(`(上一?个?季度|上一?个?月|去年同期|上年同期|本季度|本月)(?:，?即|（即?|——)([^（）。；，]{2,24})[）。；，]`)
	// what an inspection of another period found, said to be in an attachment of this notice
	foundThenListed = pattern.New(`^(?:全[市省县区州盟旗])?(?:集中|例行|专项)?(?:检查|抽查|普查|监测|检测|巡查)?(?:发现|存在|通报)?的?不合格[^。；]*?[见（]附件(\d{0,2})`)
	followedUp      = pattern.New(`整改|复查|回头看|上期|上季|上月|对比|历次|往期|跟踪`)
	wordByName      = pattern.New(`((?:\d{4}年)?(?:第[一二三四1-4]季度|[上下]半年|\d{1,2}月份?))（即?(上一?个?季度|上一?个?月|去年同期|上年同期|本季度|本月)[）)]`)
)

// periodsByWord holds the name of a period against the word it stands beside: 上季度 is the one right
// before the notice's own.
func periodsByWord(t *passage) {
	for _, form := range []struct {
		pattern    *pattern.Pattern
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

// listedOfOther tells of the failures of another period that are said to be in an attachment which
// lists those of this one.
func listedOfOther(t *passage) {
	period := t.paper.issue.Period
	for _, n := range issue.NamedPeriods(t.text) {
		m := foundThenListed.FindStringSubmatch(t.text[n.End:])
		if m == nil || !n.HasUnit || !period.Denies(n) || t.isQuotation(n.Start) || followedUp.MatchString(t.sentenceAround(n.Start)) {
			continue
		}
		name := t.text[n.Start:n.End]
		about := false
		for a := range t.paper.in(attachmentSlot) {
			about = about || strings.Contains(a.text, name) || followedUp.MatchString(a.text)
		}
		if !about {
			t.tell(n.Start, codeTextPeriod, "核对，改正其中一处。", "说的是“%s”的不合格名单，附件里的是本期（%s）的：%s。", name, period.Label(), t.shown(n.Start, n.End))
		}
	}
}
