package sheet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// PartialDate is a date of which a part may be missing, as published lists have
// them: 2021年1月, 2月5日. A part that is not known is 0 and stays so.
type PartialDate struct{ Year, Month, Day int }

// IsZero reports whether nothing is known.
func (d PartialDate) IsZero() bool { return d == PartialDate{} }

// Full returns the day, and whether all of it is known.
func (d PartialDate) Full() (time.Time, bool) {
	if d.Year == 0 || d.Month == 0 || d.Day == 0 {
		return time.Time{}, false
	}
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC), true
}

// String writes the known parts: 2021年1月26日, 2021年1月, 2月5日.
func (d PartialDate) String() string {
	s := ""
	if d.Year > 0 {
		s += fmt.Sprintf("%d年", d.Year)
	}
	if d.Month > 0 {
		s += fmt.Sprintf("%d月", d.Month)
	}
	if d.Day > 0 {
		s += fmt.Sprintf("%d日", d.Day)
	}
	return s
}

// valid reports whether the known parts can be a date; 29 February passes when
// the year is unknown.
func (d PartialDate) valid() bool {
	if d.Year != 0 && (d.Year < 1900 || d.Year > 2999) || d.Month < 0 || d.Month > 12 || d.Day < 0 || d.Day > 31 {
		return false
	}
	if d.Month == 0 {
		return d.Year != 0 && d.Day == 0
	}
	year := d.Year
	if year == 0 {
		year = 2000 // a leap year
	}
	return d.Day <= time.Date(year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// The forms dates are typed in, after folding. A year has four digits.
var (
	wholeDates = []*regexp.Regexp{
		regexp.MustCompile(`^(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})$`),
		regexp.MustCompile(`^(?P<y>\d{4})(?P<m>[01]\d)(?P<d>[0-3]\d)$`),
		regexp.MustCompile(`^(?P<y>\d{4})[-./](?P<m>\d{1,2})$`),
		regexp.MustCompile(`^(?P<m>\d{1,2})[./-](?P<d>\d{1,2})$`),
		regexp.MustCompile(`^((?P<y>\d{4})年)?((?P<m>\d{1,2})月)?((?P<d>\d{1,2})[日号]?)?$`),
	}
	// clock is the time of the day behind a date: 9:08, 10:08:00.0, 下午3：05, 3:05 PM.
	clock = regexp.MustCompile(`(?:([日号])|T|[\p{Zs}\s])(?:[\p{Zs}\s]*(?:上午|下午|凌晨|中午|晚上))?[\p{Zs}\s]*` +
		`\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?(?:\s*[AaPp][Mm])?`)
)

// clockMark stands for a time of the day that was left out.
const clockMark = "\x00"

// withoutClock leaves out the times of the day. It has to come before folding: without
// its blank 2026-1-1 12:30 would be the eleventh.
func withoutClock(s string) string {
	if !strings.Contains(s, ":") && !strings.Contains(s, "：") {
		return s // as most texts
	}
	return clock.ReplaceAllString(s, "${1}"+clockMark)
}

// longestDate is that of a day as folded: 2021年12月26日.
const longestDate = len("2006年01月02日")

// ParseDate reads a date as people type it: 2021-01-26, 2021.1.26, 2021/1/26,
// 20210126, 2021年1月26日, each with a time of the day, 2021年1月, 2021-01, 1月26日, 4.21. Two numbers are month
// and day. ok is false for anything else and for days that do not exist.
func ParseDate(s string) (d PartialDate, ok bool) {
	folded := strings.TrimSuffix(Fold(withoutClock(s)), clockMark)
	if folded == "" || len(folded) > longestDate || folded[0] < '0' || folded[0] > '9' {
		return d, false
	}
	for _, form := range wholeDates {
		m := form.FindStringSubmatch(folded)
		if m == nil {
			continue
		}
		part := func(name string) int {
			at := form.SubexpIndex(name)
			if at < 0 {
				return 0
			}
			n, _ := strconv.Atoi(m[at])
			return n
		}
		d = PartialDate{part("y"), part("m"), part("d")}
		return d, d.valid()
	}
	return d, false
}

// FindDates returns the dates inside a text, such as the last update in
// "不合格（最后更新日期2021年1月26日）", in their order. Days that do not exist
// are left out; NoDates finds them.
func FindDates(s string) []PartialDate {
	folded := Fold(withoutClock(s))
	if dateMarksIn(folded)&(monthMark|strokeMark) == 0 {
		return nil // as most texts
	}
	var dates []PartialDate
	for i := 0; i < len(folded); {
		d, end := dateAt(folded, i)
		if end == 0 {
			i++
			continue
		}
		if i = end; d.valid() {
			dates = append(dates, d)
		}
	}
	return dates
}

// dateAt reads a date that begins at an offset, 2021年1月26日, 1月26日, 2021年1月, 1月 or 2021-01-26; end is 0
// where none does.
func dateAt(s string, at int) (d PartialDate, end int) {
	first, n := digitsAt(s, at)
	switch {
	case n == len("2006") && strings.HasPrefix(s[at+n:], "年"):
		month, end := monthAt(s, at+n+len("年"))
		month.Year = first
		return month, end
	case n == len("2006"):
		return daysAt(s, at+n, PartialDate{Year: first})
	}
	return monthAt(s, at)
}

// monthAt reads a month with the day behind it, if there is one.
func monthAt(s string, at int) (d PartialDate, end int) {
	month, n := digitsAt(s, at)
	if n == 0 || n > 2 || !strings.HasPrefix(s[at+n:], "月") {
		return d, 0
	}
	d.Month, end = month, at+n+len("月")
	day, n := digitsAt(s, end)
	if rest := s[end+n:]; n > 0 && n <= 2 && (strings.HasPrefix(rest, "日") || strings.HasPrefix(rest, "号")) {
		d.Day, end = day, end+n+len("日")
	}
	return d, end
}

// daysAt reads what stands behind the year of 2021-01-26.
func daysAt(s string, at int, d PartialDate) (PartialDate, int) {
	stroke := func(i int) bool { return i < len(s) && strings.IndexByte("-./", s[i]) >= 0 }
	month, n := digitsAt(s, min(at+1, len(s)))
	end := at + 1 + n
	if !stroke(at) || n == 0 || n > 2 || !stroke(end) {
		return d, 0
	}
	day, n := digitsAt(s, end+1)
	if n > 2 {
		n, day = 2, int(s[end+1]-'0')*10+int(s[end+2]-'0')
	}
	if d.Month, d.Day = month, day; n == 0 {
		return d, 0
	}
	return d, end + 1 + n
}

// digitsAt reads the digits from an offset on, and counts them; of more than four no number is meant.
func digitsAt(s string, at int) (n, length int) {
	for at+length < len(s) && s[at+length] >= '0' && s[at+length] <= '9' {
		if length++; length <= len("2006") {
			n = n*10 + int(s[at+length-1]-'0')
		}
	}
	return n, length
}
