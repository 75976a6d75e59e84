package inspection

import (
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/sheet"
)

// Words of problems that one who passed may have: mended at once, or marked down for.
var (
	mended   = regexp.MustCompile(`已.{0,4}(整改|修复|改正|更正|恢复|处理|完善)`)
	harmless = []string{"扣", "建议", "提醒", "轻微", "个别", "未发现", "没有发现", "无问题", "未见", "良好", "正常"}
)

// grave are words of a problem that nobody passes with.
var grave = []string{"单项否决", "不合格", "一票否决"}

func hasOneOf(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

func isHarmless(problem string) bool {
	return hasOneOf(problem, harmless) || strings.Contains(problem, "已") && mended.MatchString(problem)
}

// doubtProblems holds the columns of problems against the verdicts: one who passed has problems where
// they are filled in of those that failed, and of one that failed only their kind is given.
func (j *judge) doubtProblems(in *Inspection) {
	var odd, terse []*Verdict
	clean, described, remarks := 0, 0, false // remarks: those who passed have problems of their own here
	for _, v := range in.Verdicts {
		if !v.Typed || v.ByRules != "" || !v.Grade.Inspected {
			continue
		}
		detail, category := v.Object.Get(ColDetail), v.Object.Get(ColCategory)
		text, sorted := !sheet.Nothing(detail.Text), category.Place.IsZero() || !sheet.Nothing(category.Text)
		switch {
		case v.Outcome == Failed && text:
			described++
		case v.Outcome == Failed && !sheet.Nothing(category.Text) && !detail.Place.IsZero():
			terse = append(terse, v)
		case v.Outcome != Passed || v.Grade.Name != j.rules.bestGrade().Name:
		case text && (sorted || hasOneOf(detail.Text, grave)) && !isHarmless(detail.Text):
			odd = append(odd, v)
		case text:
			remarks = true
		default:
			clean++
		}
	}
	if described == 0 {
		return
	}
	if len(terse) >= described {
		terse = nil // here the kind is all that is given
	}
	for _, v := range terse {
		j.findings.Tell(codeNoReason, v.Object.Get(ColDetail).Place, "请在问题一列写明。", "“%s”%s，只填了问题类别，没有写明问题", v.Object.Label(), v.Grade.Name)
	}
	const few = 5 // of so many who passed one is a slip
	if remarks || len(odd)*few > clean || j.roster.Has(ColScore) {
		return
	}
	for _, v := range odd {
		if v.passedVetoed() {
			continue // told
		}
		c := v.Object.Get(ColDetail)
		j.findings.Tell(codePassedWithProblem, c.Place, "请核对检查结果和问题；确实合格的，可以接受。",
			"“%s”%s，却填了问题“%s”，别的合格的都没有填", v.Object.Label(), v.Grade.Name, c.Text)
	}
}
