package numfmt

import (
	"math/big"
	"strconv"
	"strings"
	"time"
)

// Days of the calendar, counted as a workbook does.
const (
	lastDay    = 2958465 // 9999-12-31
	offset1904 = 1462    // days from 1900-01-00 to 1904-01-01
	leap1900   = 60      // 1900-02-29, which never was and is counted
	daySeconds = 86400
)

// Date returns the day of a number under the format, midnight UTC; ok is false when
// the format shows no day, or the number is none.
func (f *Format) Date(v float64) (day time.Time, ok bool) {
	if f.Style(v).Date == 0 {
		return time.Time{}, false
	}
	return DayOf(v, f.date1904)
}

// DayOf returns the day of a number, midnight UTC; ok is false when it is none.
func DayOf(v float64, date1904 bool) (day time.Time, ok bool) {
	if date1904 {
		v += offset1904
	}
	if !(v >= 0 && v < lastDay+1) {
		return time.Time{}, false
	}
	return dayOf(int(v)), true
}

// From1900 is a number under the format as a workbook has it that counts days from
// 1900 on.
func (f *Format) From1900(v float64) float64 {
	if s := f.Style(v); f != nil && f.date1904 && s.Date&^Clock != 0 {
		v += offset1904
	}
	return v
}

// dayOf is the calendar's day; 1900-02-29 is the day before it.
func dayOf(serial int) time.Time {
	if serial < leap1900 {
		serial++
	}
	return time.Date(1899, 12, 30+serial, 0, 0, 0, 0, time.UTC)
}

// moment is a point of time taken apart.
type moment struct {
	year, month, day  int
	weekday           time.Weekday
	days              int // since the first day, for elapsed time
	seconds, fraction int // of the day; of the second, in the unit shown
}

// momentOf rounds v to the given decimals of a second; a day shown without its time is
// not rounded up to the next one.
func momentOf(v float64, decimals int, clock bool) moment {
	unit := int64(1)
	for range decimals {
		unit *= 10
	}
	perDay := daySeconds * unit
	ticks := decimalOf(v).rat()
	ticks.Mul(ticks, big.NewRat(perDay, 1))
	if clock {
		ticks.Add(ticks, big.NewRat(1, 2))
	}
	n := new(big.Int).Quo(ticks.Num(), ticks.Denom()).Int64()
	m := moment{days: int(n / perDay), seconds: int(n % perDay / unit), fraction: int(n % unit)}
	day := dayOf(m.days)
	m.year, m.month, m.day = day.Year(), int(day.Month()), day.Day()
	m.weekday = time.Weekday((m.days + 6) % 7)
	switch m.days { // days that are in no calendar
	case 0:
		m.year, m.month, m.day = 1900, 1, 0
	case leap1900:
		m.day = 29
	}
	return m
}

// showDate shows the day or time v stands for.
func (s *section) showDate(v float64, date1904 bool) (text string, ok bool) {
	start := 0 // of elapsed time
	if date1904 {
		start, v = offset1904, v+offset1904
	}
	if v < 0 || v >= lastDay+1 {
		return "", false
	}
	decimals := 0
	for _, it := range s.items {
		if it.kind == fraction {
			decimals = max(decimals, min(len(it.text), 3))
		}
	}
	m := momentOf(v, decimals, s.parts()&Clock != 0)
	var out strings.Builder
	for _, it := range s.items {
		switch it.kind {
		case literal:
			out.WriteString(it.text)
		case dateLetter:
			out.WriteString(s.datePart(it.text, m))
		case minutes:
			out.WriteString(s.clockPart(m.seconds/60%60, len(it.text)))
		case elapsed:
			out.WriteString(s.elapsedPart(it.text, (m.days-start)*daySeconds+m.seconds))
		case fraction:
			text := strconv.Itoa(m.fraction)
			text = strings.Repeat("0", decimals-len(text)) + text
			out.WriteString("." + numerals(text[:min(len(text), len(it.text))], s.numerals))
		case halfDay:
			out.WriteString(s.half(it.text, m.seconds >= daySeconds/2))
		}
	}
	return out.String(), true
}

// parts are those of a day and its time that the section shows.
func (s *section) parts() Parts {
	var out Parts
	for _, it := range s.items {
		switch it.kind {
		case minutes, elapsed, halfDay:
			out |= Clock
		case dateLetter:
			switch it.text[0] {
			case 'y', 'e', 'b':
				out |= Year
			case 'm':
				out |= Month
			case 'd', 'a':
				out |= Day
			default:
				out |= Clock
			}
		}
	}
	return out
}

// Names of months and weekdays in a section that asks for English, and for Chinese.
// The Chinese Excel uses the English ones unless a tag says Chinese.
var (
	chineseMonths = strings.Fields("一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月")
	chineseDays   = []rune("日一二三四五六")
)

func (s *section) chinese() bool {
	switch s.language {
	case "804", "404", "c04", "1004", "zh-cn", "zh-hans", "zh-tw", "zh-hk":
		return true
	}
	return false
}

// datePart shows a part of a day, or hours or seconds.
func (s *section) datePart(letters string, m moment) string {
	n := len(letters)
	switch letters[0] {
	case 'y', 'e':
		if letters[0] == 'y' && n <= 2 {
			return numerals(padded(m.year%100, 2), s.numerals)
		}
		return numerals(padded(m.year, 4), s.numerals)
	case 'b':
		if n == 2 {
			return padded((m.year+543)%100, 2)
		}
		return padded(m.year+543, 4)
	case 'm':
		if n > 2 {
			return s.monthName(m.month, n)
		}
		return s.clockPart(m.month, n)
	case 'd':
		if n > 2 {
			return s.weekdayName(m.weekday, n)
		}
		return s.clockPart(m.day, n)
	case 'a':
		if n == 3 {
			return string(chineseDays[m.weekday])
		}
		return "星期" + string(chineseDays[m.weekday])
	case 'h':
		hour := m.seconds / 3600
		if s.has(halfDay) {
			hour = (hour+11)%12 + 1
		}
		return s.clockPart(hour, n)
	}
	return s.clockPart(m.seconds%60, n)
}

func (s *section) monthName(month, n int) string {
	name := time.Month(month).String()
	switch {
	case s.chinese() && n == 3:
		return strconv.Itoa(month) + "月"
	case s.chinese() && n == 4:
		return chineseMonths[month-1]
	case n == 3:
		return name[:3]
	case n == 5:
		return name[:1]
	}
	return name
}

func (s *section) weekdayName(day time.Weekday, n int) string {
	switch {
	case s.chinese() && n == 3:
		return "周" + string(chineseDays[day])
	case s.chinese():
		return "星期" + string(chineseDays[day])
	case n == 3:
		return day.String()[:3]
	}
	return day.String()
}

// clockPart shows a number of one or two digits, two of them where there are two letters.
func (s *section) clockPart(value, letters int) string {
	return ofDay(padded(value, min(letters, 2)), s.numerals)
}

// elapsedPart shows all the hours or minutes there are in a number of seconds, or these.
func (s *section) elapsedPart(letters string, total int) string {
	switch letters[0] {
	case 'h':
		total /= 3600
	case 'm':
		total /= 60
	}
	return numerals(padded(total, len(letters)), s.numerals)
}

// half is the mark of the half of the day, in the words of the format.
func (s *section) half(mark string, afternoon bool) string {
	first, second, _ := strings.Cut(mark, "/")
	if s.chinese() && len(mark) > len("A/P") {
		first, second = "上午", "下午"
	}
	if afternoon {
		return second
	}
	return first
}

func padded(n, width int) string {
	text := strconv.Itoa(n)
	return strings.Repeat("0", max(width-len(text), 0)) + text
}
