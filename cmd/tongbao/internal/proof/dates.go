package proof

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
)

var (
	fullDate    = regexp.MustCompile(`(\d{4})年(\d{1,2})月(\d{1,2})日`)
	dayBefore   = regexp.MustCompile(`(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号](?:\d{1,2}[时点：:]\d{0,2}分?|[上下]午|下班|中午)*(?:之前|以前|前)`)
	obligations = regexp.MustCompile(`报送|上报|报至|报到|反馈|提交|完成|整改|上传|返回`)
	// words of a clause about the time to come
	future = regexp.MustCompile(`将|拟|计划|前|起|期限|到期|开始|施行|实施`)
)

const inWords = "2006年1月2日"

// datesInText holds the days of the text against the day of signing: deadlines
// lie behind it, what is told lies before it.
func datesInText(p *paper, t *passage) diag.Findings {
	signed := p.issue.Notice.Signed
	if signed.IsZero() || t.slot == titleSlot {
		return nil
	}
	var fs diag.Findings
	for _, m := range dayBefore.FindAllStringSubmatchIndex(t.text, -1) {
		day, ok := t.day(m, signed)
		if !ok || !day.Before(signed) || day.Equal(p.issue.Notice.Deadline) || !obligations.MatchString(t.sentenceOf(m[0])) || t.quoted(m[0]) {
			continue
		}
		fs.Tell(codeTextDeadlineBeforeSigned, t.place(m[0]), "改期限，或写进 notice.toml 的 deadline，正文用 {{date .Notice.Deadline}}。",
			"期限“%s”早于成文日期（%s）。", t.text[m[0]:m[1]], signed.Format(inWords))
	}
	for _, m := range fullDate.FindAllStringSubmatchIndex(t.text, -1) {
		day, ok := t.day(m, signed)
		clause := t.text[t.clauseStart(m[0]):clauseEnd(t.text, m[1])]
		if !ok || !day.After(signed) || future.MatchString(clause) || isDeadline(t.text, m[0]) || p.knownDay(day) {
			continue
		}
		fs.Tell(codeTextDateAfterSigned, t.place(m[0]), "核对这个日期和成文日期。",
			"“%s”晚于成文日期（%s）：%s。", t.text[m[0]:m[1]], signed.Format(inWords), t.shown(m[0], m[1]))
	}
	return fs
}

// deadlineDay tells of a deadline on a weekend, when nobody is there to report.
func deadlineDay(p *paper) diag.Findings {
	var fs diag.Findings
	names := map[time.Weekday]string{time.Saturday: "星期六", time.Sunday: "星期日"}
	d := p.issue.Notice.Deadline
	if name := names[d.Weekday()]; name != "" && !d.IsZero() {
		fs.Tell(codeDeadlineWeekend, p.issue.At("notice", "deadline"), "核对这一天是否上班。", "整改期限%s是%s。", d.Format(inWords), name)
	}
	return fs
}

// isDeadline reports a day that 前 follows, the hour between them: 17：00前.
func isDeadline(s string, off int) bool {
	m := dayBefore.FindStringIndex(ahead(s, off))
	return m != nil && m[0] == 0
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

// day reads the date of a match of year, month, day; without a year it is the
// one that lies nearest to the signing.
func (t *passage) day(m []int, signed time.Time) (time.Time, bool) {
	part := func(k int) int {
		if m[2*k] < 0 {
			return 0
		}
		n, _ := strconv.Atoi(t.text[m[2*k]:m[2*k+1]])
		return n
	}
	year, month, day := part(1), part(2), part(3)
	if m[2] >= 0 && isDigit(before(t.text, m[2])) {
		return time.Time{}, false
	}
	if year == 0 {
		year = signed.Year()
		if int(signed.Month())-month > 6 { // December's notice, January's deadline
			year++
		}
	}
	d := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return d, d.Year() == year && int(d.Month()) == month && d.Day() == day
}

// clauseEnd is where the clause that holds off ends.
func clauseEnd(s string, off int) int {
	words := ahead(s, off)
	if i := strings.IndexAny(words, "，。；：！？\n"); i >= 0 {
		return off + i
	}
	return off + len(words)
}

var (
	validDate = regexp.MustCompile(`(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?`)
	slipped   = []struct {
		text, hint string
		pattern    *regexp.Regexp
	}{
		{"日期用了“号”", "公文写“日”，如3月5日。", regexp.MustCompile(`\d{1,2}月\d{1,2}号`)},
		{"日期补了0", "月、日不编虚位，写作2026年3月5日。", regexp.MustCompile(`\d{4}年0\d月(\d{1,2}日)?|\d{1,2}月0\d日`)},
		{"年份不是四位", "年份写全四位，如2026年。", regexp.MustCompile(`(?:^|[^\d])(\d{2}年(?:\d{1,2}月|第|上半年|下半年|[一二三四]季度))`)},
		{"日期用了点或连字符", "正文写作2026年3月5日；表格中可以写2026-03-05。", regexp.MustCompile(`(?:^|[^\d.\-/])(20\d{2}[.\-/]\d{1,2}[.\-/]\d{1,2})`)},
		{"汉字和阿拉伯数字混用", "日期全用阿拉伯数字。", regexp.MustCompile(`[〇○零一二三四五六七八九]{4}年\d{1,2}月|\d{4}年[一二三四五六七八九十]{1,2}月|\d{1,2}月[一二三四五六七八九十]{1,3}日`)},
	}
)

// dateForms finds days written in another way than official papers write them,
// and days no calendar has.
func dateForms(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	for _, s := range slipped {
		for _, m := range s.pattern.FindAllStringSubmatchIndex(t.text, -1) {
			from, to := m[0], m[1]
			if len(m) > 3 && m[2] >= 0 && s.pattern.NumSubexp() == 1 && !strings.HasPrefix(s.text, "日期补") {
				from, to = m[2], m[3]
			}
			if t.quoted(from) || t.isQuotation(from) || strings.ContainsRune("楼厅院线机窗文", after(t.text, to)) {
				continue
			}
			fs.Tell(codeDateForm, t.place(from), s.hint, "%s：“%s”。", s.text, t.text[from:to])
		}
	}
	for _, m := range validDate.FindAllStringSubmatchIndex(t.text, -1) {
		if m[6] < 0 {
			if month, _ := strconv.Atoi(t.text[m[4]:m[5]]); month < 1 || month > 12 {
				fs.Tell(codeNoSuchDate, t.place(m[0]), "核对日期。", "没有“%s”这个日期。", t.text[m[0]:m[1]])
			}
			continue
		}
		if _, ok := t.day(m, time.Time{}); !ok && !isDigit(before(t.text, m[0])) {
			fs.Tell(codeNoSuchDate, t.place(m[0]), "核对日期。", "没有“%s”这个日期。", t.text[m[0]:m[1]])
		}
	}
	return fs
}
