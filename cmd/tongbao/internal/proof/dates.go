package proof

import (
	"strconv"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/pattern"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/wording"
)

var (
	// a day or a month, with the year or without, and 前 behind it, the hour between them: 5日17：00前
	datePattern = pattern.New(`(?:(\d{4})年)?(\d{1,2})月` +
		`(?:(\d{1,2})[日号]((?:\d{1,2}[时点：:]\d{0,2}分?|[上下]午|下班|中午)*(?:之前|以前|前))?)?`)
	// the end of a range in the same month: 9月1日至10日
	rangeEnd   = pattern.New(`^(?:至|到|[-—–～~])(\d{1,2})[日号]`)
	rangeMarks = pattern.New(`^(?:至|到|[-—–～~]|、|和|及)$`)
	// who is asked for what is due, right before the day: 请各单位于, 务必在
	asked = pattern.New(`(?:请|务必|须|要)[^，。；：]{0,12}?(?:于|在)$`)
	// what the notice's own deadline is for, and what has one of its own beside it
	ownReports = pattern.New(`整改(?:落实|完成)?(?:情况|报告|结果|材料|台账|进展)`)
	ownDue     = pattern.New(`自查|方案|计划|复查|回头看|长效|批|分别|阶段|每月|每季|逾期|延期|困难|特殊|确需|初步|上次|上期|上季|上年|去年|历次|试点|再次|补报|补充`)
	// those who are asked apart from the others
	someOnly = pattern.New(`市直|县直|区直|省直|网站|新媒体|账号|其中|[镇乡]`)
	// what comes of those who have not done it by a day that is still to come
	pending = pattern.New(`将|予以|一律|视为|请|要|应|须|约谈|问责|拟|计划|继续`)
	// what a day without a year that is counted up to has come to
	cameTo      = pattern.New(`^，?[^，。；]{0,12}?(?:仍有|仍未|仍没有|仍然|尚有|尚未|还有|没有|已有|已经|已|共有|共)`)
	obligations = pattern.New(`报送|上报|报至|报到|反馈|提交|完成|整改|上传|返回`)
	reports     = pattern.New(`报送|上报|报至|报到|反馈|提交|返回`)
	// words of a clause about the time to come
	future = pattern.New(`将|拟|计划|前|起|期限|到期|有效|届时|开始|施行|实施`)
	// words before a day without a year that count up to it, and before one that gives its year
	upTo = pattern.New(`(?:截至|截止至|截止到|截止|统计至)$`)
	// what makes a day the subject: 10月15日为…
	namedDay  = pattern.New(`^(?:为|是|系|属|正值|恰逢|（)`)
	otherYear = pattern.New(`(?:去年|上年|前年|明年|次年|翌年|来年|每年|历年)$`)
	// what was done by a day: 已于4月20日前整改
	kept = pattern.New(`(已经?|都|均)(全部)?[于在](\d{4}年)?\d{1,2}月[^，。；]*前|前(已|均已|都已|全部已)`)
	// what was done, and what is still to be done, in the sentence of such a day
	done = pattern.New(`(?:进行|开展|组织|完成|实施|检查|抽查|普查|监测|巡查|检测|复查|召开|印发|发布|收到|发现)了`)
	todo = pattern.New(`请|要|应|须|将|拟|计划|前|起|期限|届时|下一步|报名|申报|征集|公示期`)
)

// noSuchDates tells of days and periods no calendar has. What notice.toml and the sheets hold has
// been told where it was read, save cells that are copied as they stand.
func noSuchDates(t *passage) {
	for _, n := range sheet.NoDates(t.text, t.paper.issue.Notice.Signed) {
		at := t.place(n.Start)
		if at.File == diag.NoticeFile || at.Cell == "" && t.quoted(n.Start) && t.quoted(n.End-1) {
			continue
		}
		t.paper.Findings = append(t.paper.Findings, sheet.NoDateFound(t.text, n, at).Eased())
	}
}

// dated is a passage whose days are read.
type dated struct {
	*passage
	signed time.Time // the day of signing, or one near it
}

// newDated reads the days of a passage near the signing; of a draft, near the last day of the inspection.
func newDated(t *passage) dated {
	d := dated{t, t.paper.issue.Notice.Signed}
	if !d.signed.IsZero() {
		return d
	}
	for _, r := range t.paper.issue.Rosters {
		for _, day := range []time.Time{r.To, r.AsOf} {
			if day.After(d.signed) {
				d.signed = day
			}
		}
	}
	return d
}

// writtenDay is a day of the text.
type writtenDay struct {
	start, end int // byte offsets
	date       time.Time
	hasYear    bool
	apart      bool   // its year is said by a word or by another day of its sentence
	due        string // 17：00前
}

// writtenDays reads the days of a passage, in order.
func (t dated) writtenDays() []writtenDay {
	var out []writtenDay
	for _, m := range datePattern.FindAllStringSubmatchIndex(t.text, -1) {
		year, month, day, due := group(t.text, m, 1), group(t.text, m, 2), group(t.text, m, 3), group(t.text, m, 4)
		if isDigit(before(t.text, m[0])) || day == "" { // part of a longer number
			continue
		}
		d := writtenDay{start: m[0], end: m[1] - len(due), hasYear: year != "", due: due}
		if d.apart = !d.hasYear && otherYear.MatchString(t.wordsBefore(m[0])); len(out) > 0 && !d.hasYear {
			year, d.apart = t.yearBefore(out[len(out)-1], m[0], d.apart)
		}
		var ok bool
		if d.date, ok = dateOf(year, month, day, t.signed, due != ""); !ok {
			continue
		}
		if out = append(out, d); due != "" {
			continue
		}
		if e := rangeEnd.FindStringSubmatchIndex(t.text[d.end:]); e != nil && after(t.text, d.end+e[1]) != '前' {
			day = t.text[d.end+e[2] : d.end+e[3]]
			if n, _ := strconv.Atoi(day); n > d.date.Day() {
				d.start, d.end = d.end+e[2], d.end+e[1]
				d.date = d.date.AddDate(0, 0, n-d.date.Day())
				out = append(out, d)
			}
		}
	}
	return out
}

// yearBefore gives a day without a year that of the day before it, in a range, or says that the
// sentence has days of a year of their own.
func (t dated) yearBefore(last writtenDay, off int, apart bool) (year string, isApart bool) {
	switch {
	case rangeMarks.MatchString(t.text[last.end:off]) && (last.hasYear || last.apart):
		return strconv.Itoa(last.date.Year()), last.apart
	case last.hasYear && !strings.ContainsAny(t.text[last.end:off], sentenceMarks):
		return "", true
	}
	return "", apart
}

// dateOf reads a date; without a year it is the one that lies nearest to the
// signing, a deadline not before its year.
func dateOf(year, month, day string, signed time.Time, due bool) (time.Time, bool) {
	given := year != ""
	if !given {
		year = strconv.Itoa(signed.Year())
	}
	date, err := time.Parse(wording.DateFull, year+"年"+month+"月"+day+"日")
	switch ahead := date.Month() - signed.Month(); {
	case given:
	case ahead < -6: // December's notice, January's deadline
		date = date.AddDate(1, 0, 0)
	case ahead > 6 && !due: // January's notice, December's data
		date = date.AddDate(-1, 0, 0)
	}
	return date, err == nil
}

// dates holds the days of the text against the day of signing: deadlines lie behind it,
// what is told lies before it.
func dates(p *passage) {
	t := newDated(p)
	if t.paper.issue.Notice.Signed.IsZero() || t.slot == titleSlot {
		return
	}
	told := -1 // the end of a day that has been told
	for _, d := range t.writtenDays() {
		switch {
		case d.due != "":
			t.deadline(d)
		case !d.date.After(t.signed) || d.apart || t.paper.knownDay(d.date):
		case told >= 0 && isRange(t.text[told:d.start]):
			told = d.end
		case d.hasYear && !future.MatchString(t.text[t.clauseStart(d.start):forth(t.text, d.end, reach, clauseMarks)]), !d.hasYear && t.isPast(d):
			told = d.end
			t.tell(d.start, codeTextDateAfterSigned, "核对这个日期和成文日期。",
				"“%s”晚于成文日期（%s，%s）：%s。", t.text[d.start:d.end], t.signed.Format(wording.DateFull),
				t.paper.issue.At("notice", "signed"), t.shown(d.start, d.end))
		}
	}
}

// deadline holds a day that something is due on against the signing.
func (t dated) deadline(d writtenDay) {
	words := t.text[d.start : d.end+len(d.due)]
	known := d.date.Equal(t.paper.issue.Notice.Deadline)
	was := kept.MatchString(t.text[back(t.text, d.start, near, ""):forth(t.text, d.end+len(d.due), near, clauseMarks)])
	switch around := t.sentenceAround(d.start); {
	case known || t.quoted(d.start) || was:
	case d.date.Before(t.signed) && !d.apart && (obligations.MatchString(around) || asked.MatchString(t.wordsBefore(d.start))):
		t.tell(d.start, codeTextDeadlineBeforeSigned, "改期限，或写进 notice.toml 的 deadline，正文用 {{整改期限}}。",
			"期限“%s”早于成文日期（%s）。", words, t.signed.Format(wording.DateFull))
	case d.hasYear && !d.date.Before(t.signed.AddDate(1, 0, 0)) && reports.MatchString(around):
		t.tell(d.start, codeTextDeadlineFar, "核对期限和成文日期，多半有一个年份打错了。",
			"期限“%s”在成文日期（%s，%s）一年以后。", words, t.signed.Format(wording.DateFull), t.paper.issue.At("notice", "signed"))
	case t.isOwnDeadline(d, around):
		t.tell(d.start, codeTextDeadline, "核对，改正其中一处。", "手写的整改期限“%s”与 notice.toml 写的（%s，%s）不同：%s。", words,
			t.paper.issue.Notice.Deadline.Format(wording.DateFull), t.paper.issue.At("notice", "deadline"), t.shown(d.start, d.end+len(d.due)))
	}
}

// isOwnDeadline reports a day on which the reports are due that notice.toml has another day for.
func (t dated) isOwnDeadline(d writtenDay, around string) bool {
	n := t.paper.issue.Notice
	return !n.Deadline.IsZero() && !d.apart && ownReports.MatchString(around) &&
		reports.MatchString(around) &&
		!ownDue.MatchString(around) && !strings.Contains(around, n.Deadline.Format(wording.DateMonthDay)) &&
		!(someOnly.MatchString(around) && t.paper.says(n.Deadline))
}

// says reports a day that stands in a sentence of the paper.
func (p *paper) says(day time.Time) bool {
	for t := range p.in(sentenceSlots) {
		if strings.Contains(t.text, day.Format(wording.DateMonthDay)) {
			return true
		}
	}
	return false
}

// isPast reports a day without a year that the sentence tells of as past: 截至9月10日, 于9月10日进行了.
func (t dated) isPast(d writtenDay) bool {
	around := t.sentenceAround(d.start)
	if upTo.MatchString(t.wordsBefore(d.start)) && cameTo.MatchString(t.text[d.end:]) &&
		!pending.MatchString(around) && !t.isQuotation(d.start) {
		return true
	}
	if t.isQuotation(d.start) || namedDay.MatchString(t.text[d.end:]) || todo.MatchString(around) ||
		obligations.MatchString(around) && !done.MatchString(around) {
		return false
	}
	return upTo.MatchString(t.wordsBefore(d.start)) || done.MatchString(around)
}

// knownDay reports a day that notice.toml gives, whose order package issue has
// looked at.
func (p *paper) knownDay(d time.Time) bool {
	n := p.issue.Notice
	if d.Equal(n.Deadline) || d.Equal(n.PrintedOn) {
		return true
	}
	for _, r := range p.issue.Rosters {
		if d.Equal(r.AsOf) || d.Equal(r.From) || d.Equal(r.To) {
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
