package sheet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
)

// NoDate is a part of a text that names a day or a period which no calendar has.
type NoDate struct {
	Start, End int    // byte offsets
	Why        string // 9月只有30天
}

// noDateForm is one way to write a day or a period that cannot be.
type noDateForm struct {
	needs   dateMarks      // one of them is in whatever the pattern finds: most cells have none
	pattern *regexp.Regexp // its first group is what is wrong; without a group all of it
	// why says what is wrong with what the groups found; empty: nothing. around is a day the text
	// was written near, zero when unknown.
	why func(groups []string, around time.Time) string
	// behind is what may not follow, before what may not precede; nil: anything may.
	behind, before *regexp.Regexp
}

// always gives one reason for whatever a pattern finds.
func always(why string) func([]string, time.Time) string {
	return func([]string, time.Time) string { return why }
}

// noDateForms are the rows of the table: what a tired hand types for a date, and why it is none.
// Each states the words beside it that make it something else.
var noDateForms = []noDateForm{
	// 9月31日, 2025年13月, 13月份; a number of months without 年, 日 or 份 may be a length
	{needs: oddMonth, pattern: regexp.MustCompile(`(?:(\d{4})年)?(\d{1,2})月(份)?(?:(\d{1,2})[日号])?`), why: noSuchDay,
		before: regexp.MustCompile(`[\d.]$|(?:农历|阴历|旧历)$`), behind: regexp.MustCompile(`^[楼厅院线机窗文均]`)},
	// 9月1日至31日
	{needs: oddMonth, pattern: regexp.MustCompile(`(?:(\d{4})年)?(\d{1,2})月()\d{1,2}日?(?:至|到|[-—–～~－]+)(\d{1,2})日`), why: noSuchDay,
		before: regexp.MustCompile(`[\d.]$|(?:农历|阴历|旧历)$`), behind: regexp.MustCompile(`^均`)},
	// 9月14日至8日, 2026年9月14日至8月8日, 2026年9月14日至2025年9月18日
	{needs: oddMonth, pattern: regexp.MustCompile(`(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?` +
		`(?:至|到|[-—–～~－]+)(?:(?:(\d{4})年)?(\d{1,2})月)?(\d{1,2})[日号]`), why: backwards,
		before: regexp.MustCompile(`[\d.]$|(?:农历|阴历|旧历)$`), behind: regexp.MustCompile(`^[楼厅院线机窗文均令]`)},
	// 7月20日25时
	{needs: hourMark, pattern: regexp.MustCompile(`\d[日号]((?:2[5-9]|[3-9]\d)[时点])(?:\d|整|前|之前|以前|，|。|$)`), why: always("一天只有24小时")},
	// 2026-09-31 as cells have it; a month beyond 19 or a day beyond 39 is rather a number of papers
	{needs: strokeMark, pattern: regexp.MustCompile(`((?:19|20)\d{2})([-./])([01]?\d)([-./])([0-3]?\d)`), why: noSuchDayInDigits,
		before: regexp.MustCompile(`[\w./-]$`), behind: regexp.MustCompile(`^[\w/-]|^\.\d`)},
	// 截至32日
	{needs: untilMark, pattern: regexp.MustCompile(`(?:截至|截止|截止到)(?:本月|当月)?((?:3[2-9]|[4-9]\d)[日号])`), why: always("一个月最多31天")},
	{needs: noonMark, pattern: regexp.MustCompile(`((?:3[2-9]|[4-9]\d)[日号])(?:[上下]午|下班|中午)`), why: always("一个月最多31天"),
		before: regexp.MustCompile(`[\d.月]$`)},
	// 20243月份
	{needs: oddMonth, pattern: regexp.MustCompile(`(?:19|20)\d{2}(?:0?[1-9]|1[0-2])月份?`), why: always("年份后面少了“年”字"),
		before: regexp.MustCompile(`[\d.]$`)},
	// 2022年季度; what comes every quarter is no period: 2026年季度例会
	{needs: quarterMark, pattern: regexp.MustCompile(`\d{4}年(?:度)?第?季度`), why: always("没有写是第几季度"),
		before: regexp.MustCompile(`\d$`), behind: regexp.MustCompile(`^(?:均|平均|性|初|末|计划|任务|制度|例会|例行|报表|自查|报告|总结|考核|评比|评估)`)},
	// 第五季度; 连续第五季度 counts quarters
	{needs: quarterMark, pattern: regexp.MustCompile(`第(?:[零〇五六七八九]|十[一二三四五六七八九]?|[05-9]|\d{2,})季度|年[零〇五六七八九05-9]季度`), why: always("一年只有四个季度"),
		before: regexp.MustCompile(`连续$`)},
	{needs: halfMark, pattern: regexp.MustCompile(`第[三四五六七八九十3-9]半年`), why: always("一年只有上半年和下半年"), before: regexp.MustCompile(`连续$`)},
	// 20260年第一季度, 202年第一季度
	{needs: yearMark, pattern: regexp.MustCompile(`((?:19|20)\d{3,4}年)(?:度|第|\d{1,2}月|[上下]半年|[一二三四]季度)`), why: always("年份不是四位"),
		before: regexp.MustCompile(`[\d.]$`)},
	{needs: yearMark, pattern: regexp.MustCompile(`((?:19|2\d)\d年)(?:第[一二三四1-4]季度|\d{1,2}月|[上下]半年)`), why: always("年份不是四位"),
		before: regexp.MustCompile(`[\d.]$`)},
}

// NoDates finds in a text what looks like a day or a period and is none, in order. around is a day
// the text was written near, for a 29 February without its year; zero when unknown. Others' words,
// in “” or 《》, and words that speak of a wrong date may hold one.
func NoDates(text string, around time.Time) []NoDate {
	marks := dateMarksIn(text)
	if marks&anyDate == 0 {
		return nil // as most cells
	}
	var out []NoDate
	for i := range noDateForms {
		f := &noDateForms[i]
		if marks&f.needs == 0 {
			continue
		}
		for _, m := range f.pattern.FindAllStringSubmatchIndex(text, -1) {
			if n, ok := f.at(text, m, around); ok && !overlaps(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// at is what a match of the form comes to.
func (f *noDateForm) at(text string, m []int, around time.Time) (NoDate, bool) {
	if f.before != nil && f.before.MatchString(lastOf(text[:m[0]], wordBefore)) || f.behind != nil && f.behind.MatchString(text[m[1]:]) {
		return NoDate{}, false
	}
	groups := make([]string, len(m)/2)
	for k := range groups {
		if m[2*k] >= 0 {
			groups[k] = text[m[2*k]:m[2*k+1]]
		}
	}
	why := f.why(groups, around)
	if why == "" || quotedAt(text, m[0]) || spokenOf.MatchString(clauseAround(text, m[0], m[1])) {
		return NoDate{}, false
	}
	n := NoDate{m[0], m[1], why}
	if len(m) == 4 && m[2] >= 0 {
		n.Start, n.End = m[2], m[3]
	}
	return n, true
}

func overlaps(found []NoDate, n NoDate) bool {
	for _, f := range found {
		if f.Start < n.End && n.Start < f.End {
			return true
		}
	}
	return false
}

// noSuchDay reads the year, the month, 份 and the day of a match.
func noSuchDay(g []string, around time.Time) string {
	year, _ := strconv.Atoi(g[1])
	month, _ := strconv.Atoi(g[2])
	day, err := strconv.Atoi(g[4])
	switch {
	case g[1] == "" && g[3] == "" && g[4] == "":
		return ""
	case month < 1 || month > 12:
		return fmt.Sprintf("一年没有%s月", g[2])
	case err != nil:
		return ""
	case day < 1:
		return fmt.Sprintf("没有%s日", g[4])
	}
	return noDayOf(year, month, day, around)
}

// longestBackwards is how many days the end of a range may lie before its begin in the same year and
// still be no range over the new year, which would be longer than ten months.
const longestBackwards = 65

// backwards reads the year, the month and the day a range begins on, and those it ends on; what is
// left out there is as it was. Without years December may go on in January.
func backwards(g []string, _ time.Time) string {
	number := func(k int) int { n, _ := strconv.Atoi(g[k]); return n }
	year, month := 2000, number(5) // a leap year
	if g[1] != "" {
		year = number(1)
	}
	if g[5] == "" {
		month = number(2)
	}
	endYear := year
	if g[4] != "" {
		if g[1] == "" {
			return ""
		}
		endYear = number(4)
	}
	from := time.Date(year, time.Month(number(2)), number(3), 0, 0, 0, 0, time.UTC)
	to := time.Date(endYear, time.Month(month), number(6), 0, 0, 0, 0, time.UTC)
	if !to.Before(from) || g[4] == "" && g[5] != "" && from.Sub(to) > longestBackwards*24*time.Hour {
		return ""
	}
	return "结束的日子在开始以前"
}

// noSuchDayInDigits reads 2026-09-31; its marks have to be the same.
func noSuchDayInDigits(g []string, around time.Time) string {
	if g[2] != g[4] {
		return ""
	}
	return noSuchDay([]string{"", g[1], g[3], "", g[5]}, around)
}

// noDayOf says how many days a month has when the day is beyond them. 29 February without a
// year belongs to some year within twelve months of around, or to any.
func noDayOf(year, month, day int, around time.Time) string {
	named, years := "", []int{year}
	switch {
	case year > 0:
		named = fmt.Sprintf("%d年", year)
	case around.IsZero():
		years = []int{2000} // a leap year
	default:
		years = nil
		for y := around.Year() - 1; y <= around.Year()+1; y++ {
			february := time.Date(y, 2, 28, 0, 0, 0, 0, time.UTC)
			if around.AddDate(-1, 0, 0).Before(february) && february.Before(around.AddDate(1, 0, 0)) {
				years = append(years, y)
			}
		}
	}
	most := 0
	for _, y := range years {
		most = max(most, time.Date(y, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day())
	}
	switch {
	case day <= most:
		return ""
	case month == 2 && day == 29 && year == 0:
		return "这一年的2月只有28天"
	case month != 2 || year == 0 && day > 29:
		named = ""
	}
	if month == 2 && year == 0 {
		return "2月最多29天"
	}
	return fmt.Sprintf("%s%d月只有%d天", named, month, most)
}

// spokenOf are words of a clause that speaks of a date somebody got wrong: 日期误写为9月31日.
var spokenOf = regexp.MustCompile(`误|错|写成|写为|写作|应为|应是|不存在|笔误|更正|改为`)

// How far words are looked for, in bytes: a word before a date, the rest of its sentence.
const (
	wordBefore = 12
	sentenceOf = 900
)

// lastOf is the end of a text.
func lastOf(text string, most int) string { return text[max(0, len(text)-most):] }

const clauseEnds = "，。；：！？\n"

// clauseAround is the text around an offset up to the next marks.
func clauseAround(text string, from, to int) string {
	before, behind := lastOf(text[:from], sentenceOf), text[to:min(len(text), to+sentenceOf)]
	if i := strings.LastIndexAny(before, clauseEnds); i >= 0 {
		before = before[i:]
	}
	if i := strings.IndexAny(behind, clauseEnds); i >= 0 {
		behind = behind[:i]
	}
	return before + text[from:to] + behind
}

// quotedAt reports an offset inside 《》 or “”.
func quotedAt(text string, off int) bool {
	before := lastOf(text[:off], sentenceOf)
	for _, marks := range [][2]string{{"《", "》"}, {"“", "”"}} {
		if i := strings.LastIndex(before, marks[0]); i >= 0 && !strings.Contains(before[i:], marks[1]) {
			return true
		}
	}
	return false
}

// NoDateFound is the finding of one of them in a text at a place.
func NoDateFound(text string, n NoDate, at diag.Place) diag.Finding {
	return CodeNoSuchDate.Found(at, "请核对日期；原文确实如此的，写 [[acknowledged]]。", "没有“%s”这个日期：%s。", text[n.Start:n.End], n.Why)
}

// TellNoDates tells of the dates in a cell that no calendar has. Nothing is counted by such a
// text, so that it stops nothing; whose 29 February it is, a cell does not say.
func TellNoDates(v Value, findings *diag.Findings) {
	if v.Kind != Text || v.Covered {
		return
	}
	for _, n := range NoDates(v.Text, time.Time{}) {
		*findings = append(*findings, NoDateFound(v.Text, n, v.Origin()).Eased())
	}
}
