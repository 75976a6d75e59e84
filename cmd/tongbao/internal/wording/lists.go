package wording

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// List joins names with 、. Between titles in 《》 or between quoted names in “”
// that follow each other directly no 、 stands (GB/T 15834-2011, 4.5.3.5).
func List(names []string) string {
	var b strings.Builder
	for i, n := range names {
		if i > 0 && !abut(names[i-1], n) {
			b.WriteString("、")
		}
		b.WriteString(n)
	}
	return b.String()
}

func abut(a, b string) bool {
	return strings.HasSuffix(a, "》") && strings.HasPrefix(b, "《") ||
		strings.HasSuffix(a, "”") && strings.HasPrefix(b, "“")
}

// ListApart joins names with 、 throughout, also where they are in quotation marks.
func ListApart(names []string) string { return strings.Join(names, "、") }

// ListEtc names the first shown of names and closes with the whole number:
// 甲局、乙局等5家单位. When all are shown nothing is left to close with, and the
// plain list comes back. No mark stands before 等. join is List or ListApart.
func ListEtc(join func([]string) string, names []string, shown int, unit string) string {
	if shown < 1 || shown >= len(names) {
		return join(names)
	}
	return join(names[:shown]) + "等" + strconv.Itoa(len(names)) + unit
}

// ListClosed names all of names and closes with their number: 甲局、乙局等2家单位.
// A single name stands alone. join is List or ListApart.
func ListClosed(join func([]string) string, names []string, unit string) string {
	if len(names) < 2 {
		return join(names)
	}
	return join(names) + "等" + strconv.Itoa(len(names)) + unit
}

// Amount is a name with a number as printed.
type Amount struct{ Name, Number string }

// Amounts says how much belongs to each name: 甲局4件、乙局2件. A name that ends
// in a Latin letter or digit is kept apart from its number by a space.
func Amounts(parts []Amount, unit string) string {
	items := make([]string, len(parts))
	for i, p := range parts {
		items[i] = spaced(p.Name) + p.Number + unit
	}
	return strings.Join(items, "、")
}

func spaced(name string) string {
	r, _ := utf8.DecodeLastRuneInString(name)
	if r < utf8.RuneSelf && (r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
		return name + " "
	}
	return name
}

// Among splits a total into its parts: 其中，微信公众号437个、新浪微博90个. Nothing to
// split gives nothing.
func Among(parts []Amount, unit string) string {
	if len(parts) == 0 {
		return ""
	}
	return "其中，" + Amounts(parts, unit)
}

// Respectively lists the names first and their numbers after: 甲、乙分别为1个、2个.
// One name takes a plain 为.
func Respectively(parts []Amount, unit string) string {
	names, numbers := make([]string, len(parts)), make([]string, len(parts))
	for i, p := range parts {
		names[i], numbers[i] = p.Name, p.Number+unit
	}
	switch len(parts) {
	case 0:
		return ""
	case 1:
		return names[0] + "为" + numbers[0]
	}
	return List(names) + "分别为" + strings.Join(numbers, "、")
}
