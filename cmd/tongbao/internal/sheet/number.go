package sheet

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"
)

// Longest number that is read, in digits before the point and behind it. What is
// longer before it is a code; a stored number has 17 significant digits at most.
const (
	maxWhole    = 18
	maxDecimals = 20
)

// Number reads what a clerk types as a number, in a cell or a setting: 92.5, -3,
// 1,234, ９０, 93%. It is the only reader of one. A sign, thousands separators where
// they belong, full-width marks and white space around it are part of it; units,
// fractions, exponents and Chinese numerals are not. value is exact: 92.5 is 185/2.
// percent reports a percent sign; the value of 93% is 93/100. ok is false for any
// other text, the marks of Nothing among it.
func Number(text string) (value *big.Rat, percent, ok bool) {
	if !ofNumbers(text) {
		return nil, false, false
	}
	s, percent := strings.CutSuffix(strings.TrimSpace(narrow(text)), "%")
	if percent {
		s = strings.TrimSpace(s)
	}
	body := s
	if s != "" && strings.ContainsRune("+-", rune(s[0])) {
		body = s[1:]
	}
	whole, fraction, point := strings.Cut(body, ".")
	whole, grouped := ungrouped(whole)
	if !grouped || !digits(whole, maxWhole) || point && !digits(fraction, maxDecimals) {
		return nil, false, false
	}
	value, ok = exactly(strings.ReplaceAll(s, ",", ""))
	if ok && percent {
		value.Quo(value, big.NewRat(100, 1))
	}
	return value, percent, ok
}

// ofNumbers reports a text of nothing but what numbers are written with: most texts have another character
// first.
func ofNumbers(text string) bool {
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9', r == '+', r == '-', r == '.', r == ',', r == '%', narrowed(r) != r, unicode.IsSpace(r):
		default:
			return false
		}
	}
	return true
}

// exactly is the number that a text is in ASCII.
func exactly(text string) (*big.Rat, bool) {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return new(big.Rat).SetInt64(n), true
	}
	return new(big.Rat).SetString(text)
}

// Decimals counts the digits behind the point of a number as it is written.
func Decimals(text string) int {
	_, fraction, _ := strings.Cut(narrow(text), ".")
	return len(fraction) - len(strings.TrimLeft(fraction, "0123456789"))
}

// ungrouped takes the thousands separators out of a whole number; ok is false when
// one stands elsewhere: 1,234 but not 12,34.
func ungrouped(s string) (plain string, ok bool) {
	if !strings.Contains(s, ",") {
		return s, true
	}
	groups := strings.Split(s, ",")
	for i, g := range groups {
		if i > 0 && (len(g) != 3 || len(groups[0]) > 3 || strings.Trim(groups[0][:min(1, len(groups[0]))], "0") == "") {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

// digits reports one to most digits and nothing else.
func digits(s string, most int) bool {
	return s != "" && len(s) <= most && strings.Trim(s, "0123456789") == ""
}

// narrow turns full-width digits and the marks of numbers into ASCII.
func narrow(s string) string {
	return strings.Map(narrowed, s)
}

func narrowed(r rune) rune {
	switch {
	case r >= '０' && r <= '９', r == '．', r == '，', r == '％', r == '－', r == '＋':
		return r - 0xFEE0 // distance between the full-width block and ASCII
	case r == '−':
		return '-'
	}
	return r
}

// strokes are the marks clerks put where there is no value: hyphens, dashes, the
// minus sign, a line drawn with box characters, slashes.
const strokes = "-－–—―−─/／"

// Nothing reports that a cell says "nothing here": it is blank, holds strokes only
// (—, --, ／) or the word 无. It is the only judge of that. 0 is a number.
func Nothing(text string) bool {
	s := strings.TrimSpace(text)
	return s == "无" || strings.Trim(s, strokes) == ""
}

// SameSum reports sums that are equal but for what a spreadsheet program adds to the last
// of its 15 digits, computing with binary fractions.
func SameSum(a, b *big.Rat) bool {
	const digits = 1e12
	difference := new(big.Rat).Sub(a, b)
	difference.Mul(difference.Abs(difference), big.NewRat(digits, 1))
	return difference.Cmp(new(big.Rat).Abs(a)) <= 0
}
