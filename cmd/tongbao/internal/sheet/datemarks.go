package sheet

import (
	"strings"
	"unicode/utf8"
)

// dateMarks are characters of a text that dates are written with, so that patterns of dates are tried
// only where there may be one.
type dateMarks uint16

const (
	monthMark   dateMarks = 1 << iota // 月 behind a digit
	oddMonth                          // such a month that is none, has a day no month has or begins a range
	yearMark                          // 年 behind three digits, or more than four
	strokeMark                        // one of -./ behind four digits
	quarterMark                       // 季
	halfMark                          // 半
	hourMark                          // 时 or 点 behind two digits or more
	untilMark                         // 截
	noonMark                          // 午 or 班
	anyDate                           // one of 月季年日-./
)

// dateMarksIn finds the marks of a text in one pass; digits are those of ASCII.
func dateMarksIn(text string) dateMarks {
	var out dateMarks
	digits := 0 // right before
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			digits++
			i++
			continue
		case c == '-' || c == '.' || c == '/':
			out |= anyDate
			if digits >= len("2006") {
				out |= strokeMark
			}
		case c >= utf8.RuneSelf && len(text)-i >= len("年"):
			out |= dateMark(text, i, digits)
		}
		digits = 0
		i++
		for i < len(text) && !utf8.RuneStart(text[i]) {
			i++
		}
	}
	return out
}

// dateMark is the mark that the character at an offset is, behind some digits.
func dateMark(text string, at, digits int) dateMarks {
	out := anyDate
	switch text[at : at+len("年")] {
	case "月":
		if digits > 0 {
			out |= monthMark
		}
		if digits > 0 && !soundMonth(text, at, digits) {
			out |= oddMonth
		}
	case "年":
		if digits >= 3 && digits != len("2006") {
			out |= yearMark
		}
	case "季":
		out |= quarterMark
	case "日":
	case "半":
		out = halfMark
	case "时", "点":
		if out = 0; digits >= 2 {
			out = hourMark
		}
	case "截":
		out = untilMark
	case "午", "班":
		out = noonMark
	default:
		out = 0
	}
	return out
}

// shortestMonth is how many days every month has.
const shortestMonth = 28

// soundMonth reports that 月 at an offset, behind some digits, says a month there is, and a day of it that every
// month has or none, and begins no range of days.
func soundMonth(text string, at, digits int) bool {
	month, _ := digitsAt(text, at-digits)
	rest := strings.TrimPrefix(text[at+len("月"):], "份")
	day, n := digitsAt(rest, 0)
	rest = rest[n:]
	switch {
	case digits > 2 || month < 1 || month > 12:
		return false
	case n == 0 || n > 2:
		return true
	case strings.HasPrefix(rest, "日") || strings.HasPrefix(rest, "号"):
		rest = rest[len("日"):]
		if day < 1 || day > shortestMonth {
			return false
		}
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return !strings.ContainsRune("至到-—–～~－", next)
}
