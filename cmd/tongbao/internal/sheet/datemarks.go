package sheet

import "unicode/utf8"

// dateMarks are characters of a text that dates are written with, so that patterns of dates are tried
// only where there may be one.
type dateMarks uint16

const (
	monthMark   dateMarks = 1 << iota // 月 behind a digit
	yearMark                          // 年 behind a digit
	strokeMark                        // one of -./ behind four digits
	quarterMark                       // 季
	halfMark                          // 半
	hourMark                          // 时 or 点
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
			out |= dateMark(text[i:i+len("年")], digits > 0)
		}
		digits = 0
		i++
		for i < len(text) && !utf8.RuneStart(text[i]) {
			i++
		}
	}
	return out
}

// dateMark is the mark that a character is, behind a digit or not.
func dateMark(character string, behindDigit bool) dateMarks {
	out := anyDate
	switch character {
	case "月":
		if behindDigit {
			out |= monthMark
		}
	case "年":
		if behindDigit {
			out |= yearMark
		}
	case "季":
		out |= quarterMark
	case "日":
	case "半":
		out = halfMark
	case "时", "点":
		out = hourMark
	case "截":
		out = untilMark
	case "午", "班":
		out = noonMark
	default:
		out = 0
	}
	return out
}
