package proof

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/wording"
)

var (
	// a day or a month, with the year or without, and 前 behind it, the hour between them: 5日17：00前
	datePattern = regexp.MustCompile(`(?:(\d{4})年)?(\d{1,2})月` +
		`(?:(\d{1,2})[日号]((?:\d{1,2}[时点：:]\d{0,2}分?|[上下]午|下班|中午)*(?:之前|以前|前))?)?`)
	obligations = regexp.MustCompile(`报送|上报|报至|报到|反馈|提交|完成|整改|上传|返回`)
	// words of a clause about the time to come
	future = regexp.MustCompile(`将|拟|计划|前|起|期限|到期|开始|施行|实施`)
)

// dates finds days no calendar has, and holds the days of the text against the day
// of signing: deadlines lie behind it, what is told lies before it.
func dates(t *passage) {
	signed := t.paper.issue.Notice.Signed
	for _, m := range datePattern.FindAllStringSubmatchIndex(t.text, -1) {
		if isDigit(before(t.text, m[0])) {
			continue // part of a longer number
		}
		year, month, day, due := group(t.text, m, 1), group(t.text, m, 2), group(t.text, m, 3), group(t.text, m, 4)
		written := strings.TrimSuffix(t.text[m[0]:m[1]], due)
		date, ok := dateOf(year, month, day, signed)
		switch {
		case !ok && year != "":
			t.tell(m[0], codeNoSuchDate, "核对日期。", "没有“%s”这个日期。", written)
		case !ok || day == "" || signed.IsZero() || t.slot == titleSlot:
		case due != "":
			if date.Before(signed) && !date.Equal(t.paper.issue.Notice.Deadline) && !t.quoted(m[0]) &&
				obligations.MatchString(t.sentenceAround(m[0])) {
				t.tell(m[0], codeTextDeadlineBeforeSigned, "改期限，或写进 notice.toml 的 deadline，正文用 {{整改期限}}。",
					"期限“%s”早于成文日期（%s）。", t.text[m[0]:m[1]], signed.Format(wording.DateFull))
			}
		case year != "" && date.After(signed) && !t.paper.knownDay(date):
			end := m[0] + len(written)
			if !future.MatchString(t.text[t.clauseStart(m[0]):forth(t.text, end, reach, clauseMarks)]) {
				t.tell(m[0], codeTextDateAfterSigned, "核对这个日期和成文日期。",
					"“%s”晚于成文日期（%s）：%s。", written, signed.Format(wording.DateFull), t.shown(m[0], end))
			}
		}
	}
}

// dateOf reads a date; without a year it is the one that lies nearest to the
// signing, without a day the first of the month.
func dateOf(year, month, day string, signed time.Time) (time.Time, bool) {
	if day == "" {
		day = "1"
	}
	given := year != ""
	if !given {
		year = strconv.Itoa(signed.Year())
	}
	date, err := time.Parse(wording.DateFull, year+"年"+month+"月"+day+"日")
	if !given && signed.Month()-date.Month() > 6 { // December's notice, January's deadline
		date = date.AddDate(1, 0, 0)
	}
	return date, err == nil
}

// knownDay reports a day that notice.toml gives, whose order package issue has
// looked at.
func (p *paper) knownDay(d time.Time) bool {
	n := p.issue.Notice
	if d.Equal(n.Deadline) || d.Equal(n.PrintedOn) {
		return true
	}
	for _, r := range p.issue.Rosters {
		if d.Equal(r.AsOf) || d.Equal(r.To) {
			return true
		}
	}
	return false
}

// deadlineDay tells of a deadline on a weekend, when nobody is there to report.
func deadlineDay(p *paper) {
	names := map[time.Weekday]string{time.Saturday: "星期六", time.Sunday: "星期日"}
	d := p.issue.Notice.Deadline
	if name := names[d.Weekday()]; name != "" && !d.IsZero() {
		p.Tell(codeDeadlineWeekend, p.issue.At("notice", "deadline"), "核对这一天是否上班。",
			"整改期限%s是%s。", d.Format(wording.DateFull), name)
	}
}
