package wording

import (
	"fmt"
	"strconv"
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
