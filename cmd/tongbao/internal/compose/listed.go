package compose

import (
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
)

var (
	// ofFailed is what a title calls those that failed, and listOfPassed a list of those that passed.
	ofFailed     = regexp.MustCompile(`不合格|不达标|未达标`)
	listOfPassed = regexp.MustCompile(`(合格|达标)的?[^、和与及]{0,8}(名单|名录|一览表)`)
	// moreThanNow are words of a title that does not say how those listed stand now: of before, of what
	// became of them, of numbers.
	moreThanNow = regexp.MustCompile(`上期|上季度|上月|上次|上年|上半年|去年|整改|复查|回头看|率|统计|汇总|情况`)
)

// holdListed tells of a list of objects whose title says that they failed, and that has others too, or
// none of them; or that they passed.
func holdListed(c *composer, spec issue.Attachment, title string) {
	r := c.in.Roster(spec.Rows)
	if r == nil || len(spec.By) > 0 || r.Set.Listing().Unjudged || moreThanNow.MatchString(strings.ReplaceAll(title, "检查情况", "")) {
		return
	}
	rest := ofFailed.ReplaceAllString(title, "")
	said, wrong, others := "", []inspection.Outcome(nil), ""
	switch {
	case rest != title && !strings.Contains(rest, "合格") && !strings.Contains(rest, "达标"):
		said, others = failedWord, "不是"
		wrong = []inspection.Outcome{inspection.Passed, inspection.Unrated, inspection.NotInspected}
	case rest == title && listOfPassed.MatchString(title):
		said, others = "合格", "不合格"
		wrong = []inspection.Outcome{inspection.Failed}
	default:
		return
	}
	records := selectSet(r.Set, spec.Where).Records()
	n := 0
	for _, record := range records {
		if slices.Contains(wrong, record.Outcome) {
			n++
		}
	}
	if n > 0 {
		c.findings.Tell(codeListAgainstTitle, spec.Place, "请写 where = \""+said+"\"，或核对标题。",
			"附件《%s》说的是%s的，列出的%d%s里有%d%s%s", title, said, len(records), r.Set.Listing().Counter, n, r.Set.Listing().Counter, others)
	}
}
