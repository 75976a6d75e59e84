package wording

import (
	"strconv"
	"strings"
)

var digits = [...]string{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// maxNumeral is the largest number written in Chinese numerals; headings and
// ordinals of a notice never come near it.
const maxNumeral = 99

// Numeral writes 1 to 99 in Chinese numerals: 一, 十, 十二, 二十, 九十九. Any other
// number comes back in Arabic digits.
func Numeral(n int) string {
	if n < 1 || n > maxNumeral {
		return strconv.Itoa(n)
	}
	tens, ones := n/10, n%10
	s := ""
	if tens > 1 {
		s = digits[tens]
	}
	if tens > 0 {
		s += "十"
	}
	if ones > 0 {
		s += digits[ones]
	}
	return s
}

// ParseNumeral reads what Numeral writes; ok is false for anything else.
func ParseNumeral(s string) (n int, ok bool) {
	before, after, found := strings.Cut(s, "十")
	if !found {
		n = digit(s)
		return n, n > 0
	}
	tens, ones := 1, 0
	if before != "" {
		tens = digit(before)
	}
	if after != "" {
		ones = digit(after)
	}
	n = tens*10 + ones
	return n, tens > 0 && ones >= 0 && Numeral(n) == s
}

// digit returns the value of one numeral 一 to 九, or -1.
func digit(s string) int {
	for i, d := range digits[1:] {
		if d == s {
			return i + 1
		}
	}
	return -1
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

// Months names one month or a run of months: 10月, 3—4月.
func Months(from, to int) string {
	if to == 0 || to == from {
		return strconv.Itoa(from) + "月"
	}
	return strconv.Itoa(from) + "—" + strconv.Itoa(to) + "月"
}
