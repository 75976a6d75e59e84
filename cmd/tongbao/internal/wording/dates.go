package wording

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// DateForm is how a date is printed.
type DateForm int

const (
	DateFull     DateForm = iota // 2026年3月5日, the form of running text
	DateMonthDay                 // 3月5日, where the year is clear
	DateMonth                    // 2026年3月
	DateISO                      // 2026-03-05, allowed in tables (GB/T 7408)
	DateDotted                   // 2026.3.5, narrow columns of older notices
)

// Date prints t in the given form; months and days carry no leading zero, save
// in the ISO form.
func Date(t time.Time, form DateForm) string {
	y, m, d := t.Year(), int(t.Month()), t.Day()
	switch form {
	case DateMonthDay:
		return fmt.Sprintf("%d月%d日", m, d)
	case DateMonth:
		return fmt.Sprintf("%d年%d月", y, m)
	case DateISO:
		return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
	case DateDotted:
		return fmt.Sprintf("%d.%d.%d", y, m, d)
	}
	return fmt.Sprintf("%d年%d月%d日", y, m, d)
}

// DateRange prints a span of days without saying anything twice: 3月5日至8日,
// 2月26日至3月5日, and over a turn of the year both years. withYear puts the year
// before the first date; a span over two years always has them.
func DateRange(from, to time.Time, withYear bool) string {
	first := DateMonthDay
	if withYear || from.Year() != to.Year() {
		first = DateFull
	}
	start := Date(from, first)
	switch {
	case from.Year() != to.Year():
		return start + "至" + Date(to, DateFull)
	case from.Month() != to.Month():
		return start + "至" + Date(to, DateMonthDay)
	case from.Day() != to.Day():
		return start + "至" + strconv.Itoa(to.Day()) + "日"
	}
	return start
}

// PartialDate is a date as clerks write it: Year is 0 when it was left out, Day
// is 0 when only a month was given.
type PartialDate struct{ Year, Month, Day int }

var dateForms = []*regexp.Regexp{
	regexp.MustCompile(`^(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})[日号])?$`),
	regexp.MustCompile(`^(\d{4})([-./])(\d{1,2})(?:([-./])(\d{1,2}))?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$`),
	regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`),
	regexp.MustCompile(`^(\d{1,2})[./](\d{1,2})$`),
}

// ParseDate reads the forms met in inspection sheets: 2021-01-26, 2021.1.26,
// 2021/1/26, 20210126, 2021年1月26日, 2021年1月, 2021-01, 1月18日, 4.21. ok is false
// for any other text and for days that do not exist.
func ParseDate(s string) (d PartialDate, ok bool) {
	s = strings.TrimSpace(ASCIIDigits(s))
	if m := dateForms[0].FindStringSubmatch(s); m != nil {
		d = PartialDate{number(m[1]), number(m[2]), number(m[3])}
		return d, d.valid() && !(m[3] != "" && d.Day == 0) && !(m[1] == "" && m[3] == "")
	}
	if m := dateForms[1].FindStringSubmatch(s); m != nil {
		d = PartialDate{number(m[1]), number(m[3]), number(m[5])}
		sameMark := m[4] == "" || m[4] == m[2]
		return d, sameMark && d.valid() && !(m[5] != "" && d.Day == 0)
	}
	if m := dateForms[2].FindStringSubmatch(s); m != nil {
		d = PartialDate{number(m[1]), number(m[2]), number(m[3])}
		return d, d.valid() && d.Day > 0
	}
	if m := dateForms[3].FindStringSubmatch(s); m != nil {
		d = PartialDate{0, number(m[1]), number(m[2])}
		return d, d.valid() && d.Day > 0
	}
	return PartialDate{}, false
}

func number(s string) int { n, _ := strconv.Atoi(s); return n }

// valid reports whether the day exists; a 29 February without a year does.
func (d PartialDate) valid() bool {
	if d.Month < 1 || d.Month > 12 || d.Day < 0 {
		return false
	}
	year := d.Year
	if year == 0 {
		year = 2000 // a leap year: the year that was left out may be one
	}
	return year >= 1949 && year <= 2999 && d.Day <= monthEnd(year, d.Month)
}

func monthEnd(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// Bounds returns the first and last day the date may mean. A year that was left
// out is the latest one that keeps the first day on or before asOf.
func (d PartialDate) Bounds(asOf time.Time) (first, last time.Time) {
	year := d.Year
	if year == 0 {
		year = asOf.Year()
		if time.Date(year, time.Month(d.Month), max(d.Day, 1), 0, 0, 0, 0, time.UTC).After(asOf) {
			year--
		}
	}
	if d.Day == 0 {
		return day(year, d.Month, 1), day(year, d.Month, monthEnd(year, d.Month))
	}
	t := day(year, d.Month, d.Day)
	return t, t
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// String prints what is known: 2021年1月, 1月18日.
func (d PartialDate) String() string {
	s := ""
	if d.Year > 0 {
		s = fmt.Sprintf("%d年", d.Year)
	}
	s += fmt.Sprintf("%d月", d.Month)
	if d.Day > 0 {
		s += fmt.Sprintf("%d日", d.Day)
	}
	return s
}

// ASCIIDigits turns full-width digits, letters and the marks ．－／：％ into their
// half-width forms and leaves everything else alone.
func ASCIIDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ',
			r == '．', r == '－', r == '／', r == '：', r == '％':
			return r - 0xFEE0 // distance between the full-width block and ASCII
		}
		return r
	}, s)
}
