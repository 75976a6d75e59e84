package wording

import "time"

// Layouts of dates for time.Time.Format; months and days carry no leading zero.
const (
	DateFull     = "2006年1月2日" // the form of running text
	DateMonthDay = "1月2日"      // where the year is clear
	DateMonth    = "2006年1月"
)

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
