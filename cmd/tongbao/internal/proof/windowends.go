package proof

import (
	"time"

	"tongbao/cmd/tongbao/internal/pattern"
	"tongbao/cmd/tongbao/internal/wording"
)

const anInspection = `(?:检查|抽查|普查|监测|巡查|检测|核查)`

var (
	// 本次检查从9月14日开始; 检查工作于9月14日启动
	startsOn = pattern.New(anInspection + `(?:工作|行动)?(?:是|已)?(?:从|自|于|由|在)?$`)
	begins   = pattern.New(`^(?:当[天日])?(?:正式|全面|集中)?(?:起|开始|启动|启|展开|开展)`)
	// 自9月14日起，市政府办公室对全市政府网站进行了检查
	fromDay     = pattern.New(`(?:^|[，。；：])(?:自|从)$`)
	sinceBehind = pattern.New(`^(?:起|开始)，?[^，。；]*?(?:组织|开展|启动|对|进行)[^。；]*` + anInspection)
	// 9月14日，市政府办公室启动检查工作
	startedBehind = pattern.New(`^，?[^，。；]{0,14}?启动(?:了)?[^，。；]{0,8}` + anInspection)
	// 本次检查于9月30日结束; 检查到9月30日为止
	endsOn = pattern.New(anInspection + `(?:工作|行动)?(?:已)?(?:于|在|到|至|截至|截止|截止到|持续到|持续至)$`)
	ends   = pattern.New(`^(?:全部|全面|已)?(?:结束|完成|为?止|收尾|[，。；]|$)`)
	// 截至9月30日，检查工作全部结束
	endedBehind = pattern.New(`^，?[^，。；\d]{0,8}?` + anInspection + `(?:工作|任务)?(?:已经|已|全部|均|全面|顺利)*(?:结束|完成)`)
	// 检查开始时间为9月14日
	startLabel = pattern.New(anInspection + `(?:工作)?的?(?:开始|起始|启动)(?:时间|日期)(?:为|是|：)$`)
	endLabel   = pattern.New(anInspection + `(?:工作)?的?(?:结束|截止|完成)(?:时间|日期)(?:为|是|：)$`)
	// 检查结果截至9月30日; 数据统计截至9月30日
	dataUpTo = pattern.New(`(?:数据|统计|名单|结果)(?:统计)?(?:时间|日期)?(?:均|都)?(?:截至|截止到|截止至|截止)$`)
	// 截至9月30日，共检查网站30个
	inspectedBy = pattern.New(`^，?[^，。；\d]{0,10}?(?:共|已|累计)` + anInspection)
	// steps of an inspection, which have days of their own
	steps = pattern.New(`集中|现场|人工|阶段|复核|初核|抽样|第[一二三四五]|首轮|二轮|部分|再次`)
)

// windowEnd holds a single day typed as the beginning or the end of the inspection against
// notice.toml.
func (t dated) windowEnd(d writtenDay) {
	words, behind := t.wordsBefore(d.start), t.text[d.end:]
	spans := t.paper.rosterSpans()
	if len(spans) == 0 || otherTimes.MatchString(t.sentenceAround(d.start)) {
		return
	}
	what, at := "开始", spans[0].at
	end := func(s rosterSpan) time.Time { return s.from }
	switch {
	case startLabel.MatchString(words), startsOn.MatchString(words) && begins.MatchString(behind),
		fromDay.MatchString(words) && sinceBehind.MatchString(behind), startedBehind.MatchString(behind):
	case endLabel.MatchString(words), endsOn.MatchString(words) && ends.MatchString(behind),
		upTo.MatchString(words) && endedBehind.MatchString(behind):
		what, at = "结束", spans[0].toAt
		end = func(s rosterSpan) time.Time { return s.to }
	default:
		return
	}
	within := false
	for _, s := range spans {
		if d.date.Equal(end(s)) {
			return
		}
		within = within || !d.date.Before(s.from) && !d.date.After(s.to)
	}
	sure := !within && !steps.MatchString(t.sentenceAround(d.start))
	t.tellSure(sure, d.start, codeTextWindow, "改正其中一处；正文写 {{网站.检查时间}} 就不会不一致。",
		"手写的检查%s日期“%s”与写明的（%s，%s）不同。", what, t.text[d.start:d.end], end(spans[0]).Format(wording.DateFull), at)
}

// dataDay holds the day up to which the text says its numbers are against the days of notice.toml;
// it reports whether the words say so.
func (t dated) dataDay(d writtenDay) bool {
	if otherTimes.MatchString(t.sentenceAround(d.start)) || givenDay(t.paper, d.date) {
		return false
	}
	words, behind := t.wordsBefore(d.start), t.text[d.end:]
	spans := t.paper.rosterSpans()
	early := len(spans) > 0
	for _, s := range spans {
		early = early && d.date.Before(s.from)
	}
	switch {
	case early && (inspectedBy.MatchString(behind) || dataUpTo.MatchString(words)):
		t.tellSure(true, d.start, codeTextWindow, "改正其中一处；正文写 {{网站.检查时间}} 就不会不一致。",
			"手写的截止日期“%s”那时检查还没有开始：检查时间是%s（%s）。", t.text[d.start:d.end],
			wording.DateRange(spans[0].from, spans[0].to), spans[0].at)
		return true
	case !dataUpTo.MatchString(words):
		return false
	}
	for _, key := range []string{"sites", "accounts"} {
		if r := t.paper.issue.Rosters[key]; r != nil && !r.AsOf.IsZero() {
			t.tellSure(false, d.start, codeTextWindow, "改正其中一处；正文写 {{网站.截至}} 就不会不一致。", "手写的截止日期“%s”与 notice.toml 写的（%s，%s）不同。",
				t.text[d.start:d.end], r.AsOf.Format(wording.DateFull), t.paper.issue.At(key, "as_of"))
			return true
		}
	}
	return false
}
