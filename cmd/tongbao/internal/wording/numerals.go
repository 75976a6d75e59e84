package wording

import (
	"strconv"
	"strings"
)

// maxNumeral is the largest number written in Chinese numerals; headings and
// ordinals of a notice never come near it.
const maxNumeral = 99

// Numeral writes 1 to 99 in Chinese numerals: 一, 十, 十二, 二十, 九十九. Any other
// number comes back in Arabic digits.
func Numeral(n int) string {
	if n < 1 || n > maxNumeral {
		return strconv.Itoa(n)
	}
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	tens, ones := n/10, digits[n%10]
	if tens == 0 {
		return ones
	}
	return strings.TrimPrefix(digits[tens]+"十", "一") + ones
}

// ParseNumeral reads what Numeral writes; ok is false for anything else.
func ParseNumeral(s string) (n int, ok bool) {
	for n := 1; n <= maxNumeral; n++ {
		if Numeral(n) == s {
			return n, true
		}
	}
	return 0, false
}

// Quarter names a quarter in 汉字, the usual form in titles (GB/T 15835).
func Quarter(n int) string { return "第" + Numeral(n) + "季度" }

// Half names a half-year: 1 is 上半年, 2 is 下半年.
func Half(n int) string {
	if n == 2 {
		return "下半年"
	}
	return "上半年"
}

// Nth names one of a counted series: 第三次, 第二批.
func Nth(n int, unit string) string { return "第" + Numeral(n) + unit }
