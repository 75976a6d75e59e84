package issue

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/wording"
)

// NamedPeriod is a period that a text names: 2025年第四季度, 上半年, 10月, 第三次, 2025年.
type NamedPeriod struct {
	Start, End int  // byte offsets
	Year       int  // 0: the text gives none
	HasUnit    bool // more than a year is named
	kind       PeriodKind
	number     int
	last       time.Month // of 3—4月; 0: one month
}

var namedPeriod = regexp.MustCompile(`(?:(\d{4})年(?:度)?)?(?:` +
	`第?([一二三四1-4])季度|([上下])半年|(?:(\d{1,2})月?[-—–～~至]+)?(\d{1,2})月份?(\d{1,2}[日号])?|第([一二三四五六七八九十\d]{1,3})次)|(\d{4})年`)

// partOfSeveral is what makes it part of a longer number, or the last of several: 前三季度, 一至三季度.
var partOfSeveral = regexp.MustCompile(`[\d.]$|(?:[前近满]|[一二三四1-4][、至到和及—–～~-])$`)

// NamedPeriods finds the periods a text names, in order. A day is none.
func NamedPeriods(text string) []NamedPeriod {
	var out []NamedPeriod
	for _, m := range namedPeriod.FindAllStringSubmatchIndex(text, -1) {
		group := func(k int) string {
			if m[2*k] < 0 {
				return ""
			}
			return text[m[2*k]:m[2*k+1]]
		}
		if group(6) != "" || partOfSeveral.MatchString(text[max(0, m[0]-len("一至")):m[0]]) {
			continue
		}
		n := NamedPeriod{Start: m[0], End: m[1], HasUnit: group(8) == ""}
		n.Year, _ = strconv.Atoi(group(1) + group(8))
		switch {
		case group(2) != "":
			n.kind, n.number = Quarterly, numeral(group(2))
		case group(3) != "":
			n.kind, n.number = HalfYearly, map[string]int{"上": 1, "下": 2}[group(3)]
		case group(5) != "":
			n.kind, n.number = Monthly, numeral(group(5))
			if group(4) != "" {
				n.number, n.last = numeral(group(4)), time.Month(numeral(group(5)))
			}
		case group(7) != "":
			n.kind, n.number = Nth, numeral(group(7))
		}
		out = append(out, n)
	}
	return out
}

// numeral reads 三 and 3.
func numeral(s string) int {
	if n, ok := wording.ParseNumeral(s); ok {
		return n
	}
	n, _ := strconv.Atoi(s)
	return n
}

// bounds are the first and the last day of the period in a year; ok is false for the nth
// inspection.
func (n NamedPeriod) bounds(year int) (from, to time.Time, ok bool) {
	from, to, ok = Period{Year: year, Kind: n.kind, Number: n.number}.Bounds()
	if n.last > 0 {
		to = time.Date(year, n.last+1, 0, 0, 0, 0, 0, time.UTC)
	}
	return from, to, ok
}

// Denies reports a named period that cannot be this one: another year, another number of the
// same unit, or days apart from this period's.
func (p Period) Denies(n NamedPeriod) bool {
	years := p.years()
	if len(years) == 0 {
		return false
	}
	if n.Year > 0 {
		if n.Year < years[0] || n.Year > years[len(years)-1] {
			return true
		}
		years = []int{n.Year}
	}
	if !n.HasUnit {
		return false
	}
	if n.kind == p.Kind && n.last == 0 {
		return n.number != p.Number
	}
	known := false
	for _, year := range years {
		from, to, ok := n.bounds(year)
		for _, own := range []func() (time.Time, time.Time, bool){p.Bounds, p.named, p.inspected} {
			first, last, has := own()
			if ok && has && !from.After(last) && !to.Before(first) {
				return false
			}
			known = known || ok && has
		}
	}
	return known
}

// IsPartOf reports a named period that is longer than this one and holds all of it: 上半年 for 第二季度.
// What was inspected over more than its own time may bear the longer name.
func (p Period) IsPartOf(n NamedPeriod) bool {
	first, last, ok := p.named()
	if !ok || !n.HasUnit || n.Year > 0 && n.Year != p.Year || p.Text != "" {
		return false
	}
	if from, to, has := p.inspected(); has && (from.Before(first) || to.After(last)) {
		return false
	}
	from, to, known := n.bounds(p.Year)
	return known && !from.After(first) && !to.Before(last) && days(from, to) > days(first, last)
}

// years are the years the period lies in, in order.
func (p Period) years() []int {
	for _, own := range []func() (time.Time, time.Time, bool){p.inspected, p.Bounds} {
		from, to, ok := own()
		if ok && from.Year() != to.Year() && (p.Year == 0 || p.Year == from.Year() || p.Year == to.Year()) {
			return []int{from.Year(), to.Year()}
		}
	}
	if p.Year == 0 {
		return nil
	}
	return []int{p.Year}
}

// ByWord is the period that a text of this one's notice means by a word: 上季度, 去年同期, 本季度.
// ok is false where the word may mean several.
func (p Period) ByWord(word string) (Period, bool) {
	back, unit := 0, p.Kind
	switch {
	case p.Year == 0 || p.Text != "" || unit == Nth || unit == Span:
		return Period{}, false
	case strings.HasSuffix(word, "同期"):
		return Period{Year: p.Year - 1, Kind: unit, Number: p.Number}, true
	case strings.HasPrefix(word, "上"):
		back = 1
	}
	if !strings.Contains(word, map[PeriodKind]string{Quarterly: "季", Monthly: "月"}[unit]) || unit != Quarterly && unit != Monthly {
		return Period{}, false
	}
	out := Period{Year: p.Year, Kind: unit, Number: p.Number - back}
	if out.Number == 0 {
		out.Year, out.Number = p.Year-1, map[PeriodKind]int{Quarterly: 4, Monthly: 12}[unit]
	}
	return out, true
}
