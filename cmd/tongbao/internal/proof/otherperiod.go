package proof

import (
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/pattern"
)

var (
	// words of a text that speaks of another period to compare with it, or of what began there
	comparing = pattern.New(`上一?[期季月年次]|上个|去年|往[期年]|同期|同比|环比|较|相比|对比|比照|变化|趋势|本[期季月]|整改|复查|复核|回头看` +
		`|通报[的过中]|[被已]通报|以来|方案|计划|拟|(?:^|[^现])将|下一步|对照|延续|沿用|借鉴`)
	// what an earlier period found
	foundThen = pattern.New(`^(全[国省市县区])?的?(检查|抽查|普查|监测|检测|巡查)?的?(发现|存在|通报|不合格|反馈|问题)`)
	// a period that is one end of a longer one, or only a point of time
	partOfRange = pattern.New(`[至到、和与及—–\-～~前]$`)
	onlyThen    = pattern.New(`^[\d底初中末上下起前后内至到、和与及—–\-～~]`)
	// the line under a table, or its note, that says when its data is from
	timeOfData = pattern.New(`(时间|期间|时段|周期|区间)[为是：:]*(\d{4}年)?$`)
	inspecting = pattern.New(`(进行|开展|组织|实施).*(检查|抽查|普查|监测|检测|巡查)|(检查|抽查|普查|监测|检测|巡查)[^，。]*(进行|开展|组织|实施)`)
	// by which rules the inspection of a period goes
	ruledBy = pattern.New(`(季度|月份?|半年)的?(检查|抽查|普查|监测|检测|巡查)(按|按照|依据|根据|对照|适用)`)
	// how things were in a period, in general
	stateThen = pattern.New(`^(\d{4}年)?第?([一二三四1-4]季度|\d{1,2}月份?|[上下]半年)，[^，。；]{0,16}(总体|整体|运行)` +
		`[^，。；]{0,4}(平稳|良好|较好|正常)`)
	// what is to be done in a period
	planned  = pattern.New(`^(\d{4}年)?(第?[一二三四1-4]季度|\d{1,2}月份?|[上下]半年)，?[^，。；]{0,14}将`)
	thisTime = pattern.New(`[本此这]次(检查|抽查|普查|监测|检测|巡查)`)
)

// otherPeriods finds the texts that say when this inspection was and name another period of
// the same length: kept from the last notice. A text that compares is none of them.
func otherPeriods(p *paper) {
	if p.issue.Period.Year == 0 || periodPatterns[p.issue.Period.Kind] == nil {
		return
	}
	p.portalPeriods()
	p.tablePeriods()
	body := true
	opening := true
	for _, t := range p.passages {
		body = body && t.slot != attachmentSlot
		opening = opening && t.slot != headingSlot
		if t.slot != runningSlot || p.issue.Period.Kind == issue.Nth { // 第一次 has other meanings in a sentence
			continue
		}
		what := "附件的文字"
		if body {
			what = "正文"
		}
		for _, s := range t.sentences() {
			if p.plannedThen(t, s) || comparing.MatchString(strings.ReplaceAll(s.text, "较为", "")) {
				continue
			}
			if ruledBy.MatchString(s.text) || stateThen.MatchString(s.text) && body && !orderSections.MatchString(t.section) ||
				body && (thisTime.MatchString(s.text) || opening && inspecting.MatchString(s.text)) {
				if off, words := p.namesOther(s.text); words != "" {
					p.tellPeriod(t.place(s.start+off), what, words)
				}
			}
		}
	}
}

// plannedThen tells of a sentence that says what will be done in this notice's own period,
// or the one before it, which are over when it is signed.
func (p *paper) plannedThen(t *passage, s sentence) bool {
	m := planned.FindStringSubmatch(s.text)
	pattern := periodPatterns[p.issue.Period.Kind]
	_, last, ok := p.issue.Period.Bounds()
	if m == nil || !ok || !last.Before(p.issue.Notice.Signed) {
		return false
	}
	named := pattern.FindStringSubmatch(m[2])
	if named == nil || periodNumber(named[1]) != p.issue.Period.Number ||
		m[1] != "" && !strings.HasPrefix(m[1], strconv.Itoa(p.issue.Period.Year)) {
		return false
	}
	p.Tell(codeTextPeriod, t.place(s.start), "请改为要做的那个时期。", "说的是“%s”将要做的事，而成文时这个时期已经过去。", m[1]+m[2])
	return true
}

func (p *paper) tellPeriod(at diag.Place, what, words string) {
	p.Tell(codeTextPeriod, at, "请改为本期的；写 {{期次}} 就不会不一致。", "%s写的是“%s”，本期是%s。", what, words, p.issue.Period.Label())
}

// portalPeriods looks at what the page says of itself.
func (p *paper) portalPeriods() {
	if p.issue.Portal == nil {
		return
	}
	tell := func(text, what string, path ...any) {
		if _, words := p.namesOther(text); words != "" {
			p.tellPeriod(p.issue.At(append([]any{"portal"}, path...)...), what, words)
		}
	}
	tell(p.issue.Portal.Description, "网页的摘要", "description")
	for k, word := range p.issue.Portal.Keywords {
		tell(word, "网页的关键词", "keywords", k)
	}
}

// tablePeriods looks at the titles of tables and at what says when their data is from. A
// note may speak of any other period.
func (p *paper) tablePeriods() {
	heads := map[string]bool{}
	for _, blocks := range allBlocks(p) {
		for _, b := range blocks {
			if t, ok := b.(*document.Table); ok {
				p.earlierDays(t)
				heads[t.Period] = true
				heads[t.Caption] = heads[t.Caption] || t.Shown
			}
		}
	}
	for t := range p.in(besideSlot) {
		off, words := p.namesOther(t.text)
		if words != "" && (heads[t.text] || timeOfData.MatchString(t.text[:off])) {
			p.tellPeriod(t.place(off), "表的标题、时间或注", words)
		}
	}
}

var (
	timeLine = pattern.New(`^(监测|检查|抽查|普查|检测|巡查|统计|数据)(时间|期间|时段|周期|区间)`)
	fullDay  = pattern.New(`(\d{4})年(\d{1,2})月(\d{1,2})日`)
)

// earlierDays tells of a line that says when the data of a table is from, and names a day
// before the notice's period and its inspection.
func (p *paper) earlierDays(t *document.Table) {
	first, _, ok := p.issue.Period.Bounds()
	if !ok || !timeLine.MatchString(t.Period) || comparing.MatchString(t.Caption+t.Period) {
		return
	}
	for _, r := range p.issue.Rosters {
		if !r.From.IsZero() && r.From.Before(first) {
			first = r.From
		}
	}
	last := ""
	for _, m := range fullDay.FindAllStringSubmatch(t.Period, -1) {
		if day, ok := dateOf(m[1], m[2], m[3], first, false); !ok || !day.Before(first) {
			return
		}
		last = m[0]
	}
	if last != "" {
		p.Tell(codeTextPeriod, t.Place, "请改为本期的。", "表的时间写的是“%s”，在本期（%s）以前。", t.Period, p.issue.Period.Label())
	}
}

// allBlocks are the blocks of the text and of each attachment.
func allBlocks(p *paper) [][]document.Block {
	out := [][]document.Block{p.notice.Body}
	for _, a := range p.notice.Attachments {
		out = append(out, a.Blocks)
	}
	return out
}

// namesOther is the period that a text names and that is not the notice's, with the offset;
// empty when the words beside it compare, or the text names the notice's own as well.
func (p *paper) namesOther(text string) (off int, words string) {
	text = bookTitles.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat("\x00", len(s)) })
	period := p.issue.Period
	for _, m := range periodPatterns[period.Kind].FindAllStringSubmatchIndex(text, -1) {
		before, after := text[:m[0]], text[m[1]:]
		start, year := m[0], period.Year
		if y := yearBefore.FindStringSubmatch(before); y != nil {
			year, _ = strconv.Atoi(y[1])
			start -= len(y[0])
		}
		switch {
		case periodNumber(text[m[2]:m[3]]) == period.Number && year == period.Year:
			return 0, ""
		case words != "" || isDigit(lastRune(before)) && start == m[0] || partOfRange.MatchString(text[:start]) ||
			onlyThen.MatchString(after) || foundThen.MatchString(after) ||
			comparing.MatchString(text[back(text, start, reach, partMarks):forth(text, m[1], reach, partMarks)]):
		default:
			off, words = start, text[start:m[1]]
		}
	}
	return off, words
}

// partMarks end a part of a sentence or a list.
const partMarks = clauseMarks + "、（）"

// yearBefore is the year that stands right before a period.
var yearBefore = pattern.New(`(\d{4})年度?$`)

func lastRune(s string) rune { return before(s, len(s)) }
