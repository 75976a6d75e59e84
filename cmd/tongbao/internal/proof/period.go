package proof

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/pattern"
)

var (
	// another period or a document is meant by the whole of a title
	otherPeriod = pattern.New(`上年|去年|上期|上季度|上月|复查|整改|对比|《|以来|同比|环比|回头看`)
	// the same of a clause, and what is told of: documents, plans, what others did
	otherPeriodInClause = pattern.New(`上年|去年|上期|上一?个?季度|上一?个?月|上一?次|上一期|前期|前次|此前|曾|同期|同比|环比|较|比|复查|整改|回头看|以来` +
		`|印发|下发|部署|要求|通知|文件|计划|方案|要点|安排|指标|意见|办法|规定|会议|精神|回顾|总结|年报|问责|将|拟|下一步|(?:发现|通报|查出|指出|点名)的|延续|沿用|借鉴|基础上|检查的(?:做法|方式|范围|经验|口径)`)
	// a clause that names the ground of the inspection
	basisClause = pattern.New(`^(?:为[^，。]*，)?(?:根据|按照|依据|依照|遵照|对照|落实|贯彻|执行|结合|参照)`)
	// what others inspected
	othersInspection = pattern.New(`国务院|国办|省政府办公厅|自治区政府办公厅|省级|上级|国家`)
	// what makes a period the one that is told of
	inspectionWords = pattern.New(`检查|抽查|普查|监测|巡查|检测|监管|测评|评估`)
	// a year alone that is: 2025年全市政府网站
	yearOfInspection = pattern.New(`^(?:度)?(?:对)?(?:全[市省县区州盟]|政府网站|政务新媒体|网站|例行|集中)`)
	// what only has its date from the period, or a point of it
	ofAnother = pattern.New(`^的?(?:信息|数据|留言|内容|动态|稿件|栏目|发布|期间|底|末|初|以来|[至到])`)
	// a note that begins with the period its numbers are of: 注：2026年第二季度没有收到留言的单位不列
	noteBegins  = pattern.New(`^(?:注：|说明：|备注：)?(?:\d{1,2}[.．、]|（\d{1,2}）)?$`)
	countedThen = pattern.New(`^(?:没有|未|无|共)?(?:收到|办结|答复|办理)`)
	// the sentence that says what the notice tells
	announcement = pattern.New(`现[就将][^。]*(?:如下|通报|公布|公告)`)
)

// titlePeriod holds the period named in the title or in an attachment's title against
// [period]: a title kept from the last notice is found here.
func titlePeriod(t *passage) {
	period := t.paper.issue.Period
	if period.Year == 0 && period.From.IsZero() || otherPeriod.MatchString(t.text) {
		return
	}
	what := "标题"
	if t.slot == attachmentSlot {
		what = "附件标题"
	}
	for _, n := range issue.NamedPeriods(t.text) {
		if period.Denies(n) {
			t.tell(n.Start, codeTitlePeriod, "改正其中一处；标题中写 {{期次}} 就不会不一致。",
				"%s写的是“%s”，[period]（%s）写的是%s。", what, t.text[n.Start:n.End], t.paper.issue.At("period"), period.Label())
			return
		}
		if t.slot == titleSlot && period.IsPartOf(n) {
			t.tell(n.Start, codeTitlePeriod, "改正其中一处；标题中写 {{期次}} 就不会不一致。",
				"标题写的是“%s”，[period]（%s）写的只是%s。", t.text[n.Start:n.End], t.paper.issue.At("period"), period.Label())
			return
		}
	}
}

// inspectionPeriods holds the period of the first paragraph, of the sentence that announces the
// findings, of headings that stand alone and of what stands around tables against [period]: of any
// length, where otherPeriods has not told of one of its own.
func inspectionPeriods(p *paper) {
	first := true
	for t := range p.in(headingSlot | runningSlot | besideSlot | attachmentSlot) {
		switch {
		case t.slot == attachmentSlot: // whose text has an opening of its own
			first = true
		case t.slot == besideSlot:
			periodOfInspection(t, "表格的说明")
		case t.slot == headingSlot:
			if !strings.ContainsAny(strings.TrimSuffix(t.text, "。"), "，。；：") {
				periodOfInspection(t, "小标题")
			}
		default:
			if first || announcement.MatchString(t.text) {
				periodOfInspection(t, "开头")
			}
			first = false
		}
	}
}

// periodOfInspection tells of the first typed period of an inspection that [period] denies, unless
// its sentence names the right one too.
func periodOfInspection(t *passage, what string) {
	period := t.paper.issue.Period
	named := issue.NamedPeriods(t.text)
	for _, n := range named {
		if !period.Denies(n) || !isOfInspection(t, n) || t.paper.toldPeriodAt(t.place(n.Start)) {
			continue
		}
		from := back(t.text, n.Start, reach, sentenceMarks)
		to := forth(t.text, n.Start, reach, sentenceMarks)
		if agrees(named, period, from, to) {
			continue
		}
		t.tell(n.Start, codeTextPeriod, "请改为本期的；写 {{期次}} 就不会不一致。",
			"%s写的是“%s”，[period]（%s）写的是%s：%s。", what, t.text[n.Start:n.End], t.paper.issue.At("period"), period.Label(), t.shown(n.Start, n.End))
		return
	}
}

// toldPeriodAt reports that another period has been told of at a place.
func (p *paper) toldPeriodAt(at diag.Place) bool {
	return slices.ContainsFunc(p.Findings, func(f diag.Finding) bool { return f.Is(codeTextPeriod) && f.Place == at })
}

// agrees reports a period of a stretch of text that is the notice's own.
func agrees(named []issue.NamedPeriod, period issue.Period, from, to int) bool {
	for _, n := range named {
		if n.Start >= from && n.End <= to && n.HasUnit && !period.Denies(n) {
			return true
		}
	}
	return false
}

// isOfInspection reports a period, typed by hand, of the inspection the notice tells of.
func isOfInspection(t *passage, n issue.NamedPeriod) bool {
	span := t.spanAt(n.Start)
	if span.figure != nil || span.quoted() || t.isQuotation(n.Start) || inBrackets(t, n.Start) {
		return false
	}
	start, end := back(t.text, n.Start, reach, clauseMarks), forth(t.text, n.End, reach, clauseMarks)
	clause := strings.TrimPrefix(strings.TrimPrefix(t.text[start:end], "现将"), "现就")
	before, behind := t.text[start:n.Start], t.text[n.End:end]
	own := t.paper.issue.Notice
	higher := othersInspection.FindString(before)
	switch {
	case otherPeriodInClause.MatchString(clause), basisClause.MatchString(clause):
		return false
	case higher != "" && !strings.Contains(own.Issuer+own.Short, higher):
		return false
	case ofAnother.MatchString(behind), n.Year == 0 && strings.HasSuffix(t.text[n.Start:n.End], "次"): // 第一次 has other meanings
		return false
	case !n.HasUnit && !yearOfInspection.MatchString(behind):
		return false
	}
	if t.slot == besideSlot && noteBegins.MatchString(before) && countedThen.MatchString(behind) &&
		!hasColumnOf(t.paper, t.text[n.Start:n.End]) {
		return true
	}
	return inspectionWords.MatchString(behind) || own.Action != "" && strings.Contains(behind, own.Action)
}

// hasColumnOf reports a table with a column of a period.
func hasColumnOf(p *paper, period string) bool {
	for t := range p.in(cellSlot) {
		if strings.Contains(t.column, period) || strings.Contains(period, t.column) && issue.NamedPeriods(t.column) != nil {
			return true
		}
	}
	return false
}

// inBrackets reports a place inside （）, where sources and remarks stand.
func inBrackets(t *passage, off int) bool {
	words := t.text[back(t.text, off, reach, sentenceMarks):off]
	return strings.LastIndex(words, "（") > strings.LastIndex(words, "）")
}
