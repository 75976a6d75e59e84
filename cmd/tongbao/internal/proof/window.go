package proof

import (
	"maps"
	"slices"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/pattern"
	"tongbao/cmd/tongbao/internal/wording"
)

var (
	// 于3月2日至10日对…进行了检查; 检查时间为3月2日至10日
	inspectedIn = pattern.New(`^(?:期间|，)*(?:集中|组织|委托[^，。；]{0,15})?(?:对|开展|组织|采取|通过|采用)[^。；]*(?:检查|抽查|普查|监测|巡查|检测|核查)`)
	// the own office, which inspected: 市政府办公室逐个检查了
	inspectedItself = pattern.New(`^(?:已经|已|又|再次)?(?:逐[个一户家]|集中|全面|分组|分批|统一)?(?:检查|抽查|普查|监测|巡查|检测|核查)了?`)
	inspectors      = pattern.New(`^(?:本?检查组|[我本][省市县区州盟旗办局委厅部院]|市政府办公室|省政府办公厅)`)
	// 检查于6月8日开始，6月28日结束
	beginsIn = pattern.New(`(?:检查|抽查|普查|监测|巡查|检测)(?:工作)?(?:于|从|自)$`)
	begun    = pattern.New(`^(?:开始|启动|起|展开)，?(?:至|到|于|在)?$`)
	ended    = pattern.New(`^(?:全部)?(?:结束|完成|止|收尾)`)
	// longer is what may go on for longer than the inspection of what it finds
	longer      = pattern.New(`(?:监测|巡查|检测)(?:工作)?(?:于|从|自|时间|期间|时段)(?:为|是|：)*$`)
	windowLabel = pattern.New(`(?:检查|抽查|普查|监测|巡查|检测)(?:时间|期间|时段)(?:为|是|：)*$`)
	// what is done beside the inspection, at a time of its own
	otherTimes = pattern.New(`自查|复查|回头看|整改|留言|培训|会议|上季度|上期|去年|上年|同期|国务院|国办|上级|将|拟|计划|下一步|请|要`)
	// 截至9月9日，全市正在运行的政府网站
	registered = pattern.New(`^，?[^，。；]{0,8}?(?:共有|正在|在用|登记|在册|备案|运行|开设)[^，。；\d]{0,12}?(网站|新媒体|账号)`)
)

// registeredKind is the table of notice.toml about what a text says exists.
func registeredKind(noun string) string {
	if noun == "网站" {
		return "sites"
	}
	return "accounts"
}

// nearMiss is how many days a typed window may be longer than that of notice.toml with one end in common
// and still be the same one mistyped.
const nearMiss = 10

// windows holds the days of the inspection typed in the text against those of notice.toml, where
// there are none against the period.
func windows(p *passage) {
	t := newDated(p)
	if t.signed.IsZero() {
		return
	}
	days := t.writtenDays()
	for k, d := range days {
		if d.apart || d.due != "" || t.quoted(d.start) || t.isQuotation(d.start) {
			continue
		}
		switch words := t.wordsBefore(d.start); {
		case upTo.MatchString(words) && (t.dataDay(d) || t.cutOff(d)):
		case t.slot == besideSlot && !windowLabel.MatchString(words):
		case k+1 < len(days) && isRange(t.text[d.end:days[k+1].start]):
			t.window(d, days[k+1])
		case k+1 < len(days) && beginsIn.MatchString(words) &&
			begun.MatchString(t.text[d.end:days[k+1].start]) && ended.MatchString(t.text[days[k+1].end:]):
			t.window(d, days[k+1])
		case k == 0 || !isRange(t.text[days[k-1].end:d.start]):
			t.windowEnd(d)
		}
	}
}

// isRange reports what stands between the ends of a range.
func isRange(between string) bool {
	return rangeMarks.MatchString(between) && !strings.ContainsAny(between, "、和及")
}

// rosterSpan are the days of an inspection as notice.toml has them.
type rosterSpan struct {
	from, to time.Time
	at, toAt string // where the two stand
}

// rosterSpans are the windows of the inspection in notice.toml, those of [period] among them.
func (p *paper) rosterSpans() []rosterSpan {
	var out []rosterSpan
	for _, key := range slices.Sorted(maps.Keys(p.issue.Rosters)) {
		if r := p.issue.Rosters[key]; !r.From.IsZero() && !r.To.IsZero() {
			out = append(out, rosterSpan{r.From, r.To, p.issue.At(key, "from").String(), p.issue.At(key, "to").String()})
		}
	}
	if len(out) > 0 && !p.issue.Period.From.IsZero() {
		from, to := p.issue.At("period", "from").String(), p.issue.At("period", "to").String()
		out = append(out, rosterSpan{p.issue.Period.From, p.issue.Period.To, from, to})
	}
	return out
}

// window holds a range the inspection was made in.
func (t dated) window(from, to writtenDay) {
	if to.date.Before(from.date) {
		from.date = from.date.AddDate(-1, 0, 0) // 12月20日至1月10日
	}
	words, behind := t.wordsBefore(from.start), t.text[to.end:]
	said := windowLabel.MatchString(words) || beginsIn.MatchString(words) || inspectedIn.MatchString(behind) || t.inspectedByUs(behind)
	if !said || otherTimes.MatchString(t.sentenceAround(from.start)) {
		return
	}
	spans := t.paper.rosterSpans()
	if len(spans) == 0 {
		t.awayFromPeriod(from, to, false)
		return
	}
	definite := (windowLabel.MatchString(words) || beginsIn.MatchString(words)) &&
		!longer.MatchString(words) && !steps.MatchString(t.sentenceAround(from.start))
	apart := true
	for _, s := range spans {
		if !s.contradicts(from.date, to.date) && (!definite || !from.date.Before(s.from) && !to.date.After(s.to)) {
			return
		}
		apart = apart && (from.date.Before(s.from) || to.date.After(s.to))
	}
	t.tellSure(definite && apart, from.start, codeTextWindow, "改正其中一处；正文写 {{网站.检查时间}} 就不会不一致。", "手写的检查时间“%s”与 notice.toml 写的（%s，%s）不同。",
		t.text[from.start:to.end], wording.DateRange(spans[0].from, spans[0].to), spans[0].at)
}

// inspectedByUs reports words behind a range that say that the own office inspected in it.
func (t dated) inspectedByUs(behind string) bool {
	behind = strings.TrimLeft(strings.TrimPrefix(behind, "期间"), "，")
	n := t.paper.issue.Notice
	for _, own := range []string{n.Issuer, n.Short, inspectors.FindString(behind)} {
		if rest, ok := strings.CutPrefix(behind, own); ok && own != "" {
			return inspectedItself.MatchString(rest) || inspectedIn.MatchString(rest)
		}
	}
	return false
}

// contradicts reports a range apart from the window, one that crosses an end of it, or one that is a
// little longer at one end.
func (s rosterSpan) contradicts(from, to time.Time) bool {
	if to.Before(s.from) || from.After(s.to) || from.Before(s.from) && to.Before(s.to) || from.After(s.from) && to.After(s.to) {
		return true
	}
	few := nearMiss * 24 * time.Hour
	early, late := s.from.Sub(from), to.Sub(s.to)
	return early == 0 && late > 0 && late <= few || late == 0 && early > 0 && early <= few
}

// awayFromPeriod tells of typed days that cannot be this period's.
func (t dated) awayFromPeriod(from, to writtenDay, cutOff bool) {
	if where := t.paper.issue.Outside(from.date, to.date, cutOff); where != "" {
		t.tellSure(false, from.start, codeTextWindow, "核对，改正其中一处。", "手写的日期“%s”%s：%s。",
			t.text[from.start:to.end], where, t.shown(from.start, to.end))
	}
}

// cutOff holds the day up to which the text counts what exists against that of the roster; it
// reports whether the text does.
func (t dated) cutOff(d writtenDay) bool {
	m := registered.FindStringSubmatch(t.text[d.end:])
	if m == nil || otherTimes.MatchString(t.sentenceAround(d.start)) {
		return false
	}
	key := registeredKind(m[1])
	r := t.paper.issue.Rosters[key]
	switch {
	case givenDay(t.paper, d.date):
	case r != nil && !r.AsOf.IsZero():
		t.tellSure(false, d.start, codeTextWindow, "改正其中一处；正文写 {{网站.截至}} 就不会不一致。", "手写的截止日期“%s”与 notice.toml 写的（%s，%s）不同。",
			t.text[d.start:d.end], r.AsOf.Format(wording.DateFull), t.paper.issue.At(key, "as_of"))
	default:
		t.awayFromPeriod(d, d, true)
	}
	return true
}

// givenDay reports a day that notice.toml gives anywhere.
func givenDay(p *paper, d time.Time) bool {
	for _, v := range p.issue.Values {
		if d.Equal(v.Date) {
			return true
		}
	}
	return p.knownDay(d)
}
