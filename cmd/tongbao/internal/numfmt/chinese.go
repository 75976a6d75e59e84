package numfmt

import "strings"

// Numerals of [DBNum1], [DBNum2] and [DBNum3]: the digits, then the units of ten,
// hundred and thousand.
var (
	numeralDigits = [...][]rune{nil, []rune("〇一二三四五六七八九"), []rune("零壹贰叁肆伍陆柒捌玖"), []rune("０１２３４５６７８９")}
	numeralUnits  = [...][]string{nil, {"", "十", "百", "千"}, {"", "拾", "佰", "仟"}, {"", "十", "百", "千"}}
)

// groupUnits are those of four digits each.
var groupUnits = [...]string{"", "万", "亿", "万亿"}

// numerals writes digits one by one in a system of numerals; 0 is that of the digits.
func numerals(text string, system int) string {
	if system <= 0 || system >= len(numeralDigits) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return numeralDigits[system][r-'0']
		}
		return r
	}, text)
}

// spelled is the number as General shows it, in words of a system of numerals:
// 一千二百三十四. Its decimals are read digit by digit.
func spelled(d decimal, system int) string {
	text := d.free()
	if system <= 0 || system >= len(numeralDigits) {
		return text
	}
	whole, fraction, point := strings.Cut(text, ".")
	if strings.Contains(text, "E") || len(whole) > 4*len(groupUnits) {
		return numerals(text, system)
	}
	out := counted(whole, system)
	if point {
		out += "." + numerals(fraction, system)
	}
	return out
}

// counted is a whole number in words.
func counted(digits string, system int) string {
	out, gap := "", false
	for i, r := range digits {
		place := len(digits) - 1 - i
		if r == '0' {
			gap = true
		} else {
			if gap && out != "" {
				out += string(numeralDigits[system][0])
			}
			out += string(numeralDigits[system][r-'0']) + numeralUnits[system][place%4]
			gap = false
		}
		group := digits[max(0, len(digits)-(place/4+1)*4) : i+1]
		if place%4 == 0 && strings.Trim(group, "0") != "" {
			out += groupUnits[place/4]
			gap = gap && strings.HasSuffix(group, "0") && place > 0
		}
	}
	if out == "" {
		return string(numeralDigits[system][0])
	}
	return out
}

// ofDay is a month, a day, an hour or a minute in words: 十二, not 一十二; 〇五 where it
// has two digits. Of [DBNum2] the first digit stays: 壹拾贰.
func ofDay(text string, system int) string {
	short := strings.TrimLeft(text, "0")
	if system != 1 && system != 2 || short == "" {
		return numerals(text, system)
	}
	word := counted(short, system)
	if system == 1 && len(short) == 2 {
		word = strings.TrimPrefix(word, "一")
	}
	return numerals(text[:len(text)-len(short)], system) + word
}
