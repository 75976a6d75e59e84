package wording

import "time"

// Layouts of dates for time.Time.Format; months and days carry no leading zero.
const (
	DateFull     = "2006年1月2日" // the form of running text
	DateMonthDay = "1月2日"      // where the year is clear
	DateMonth    = "2006年1月"
)

// ToFill stands in a draft for what is not there yet.
const ToFill = "〔待填〕"

// Moment prints a day in a layout, with the hour, and the minutes where there are some:
// 2026年4月20日17时. Midnight is the day alone.
func Moment(t time.Time, layout string) string {
	switch {
	case t.Hour() == 0 && t.Minute() == 0:
		return t.Format(layout)
	case t.Minute() == 0:
		return t.Format(layout + "15时")
	}
	return t.Format(layout + "15时04分")
}

// DateRange prints a span of days without saying anything twice: 2026年3月5日至8日,
// 2026年2月26日至3月5日, and over a turn of the year both years.
func DateRange(from, to time.Time) string {
	start := from.Format(DateFull)
	switch {
	case from.Year() != to.Year():
		return start + "至" + to.Format(DateFull)
	case from.Month() != to.Month():
		return start + "至" + to.Format(DateMonthDay)
	case from.Day() != to.Day():
		return start + "至" + to.Format("2日")
	}
	return start
}
