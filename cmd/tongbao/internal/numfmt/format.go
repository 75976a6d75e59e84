// Package numfmt shows a stored value as the cell of a spreadsheet does: it reads the
// number formats of workbooks (ECMA-376 part 1, 18.8.31) as the Chinese Excel and WPS
// do. It knows nothing of files and cells.
package numfmt

import (
	"math"
	"strings"
)

// Format is a number format, read once for all the cells that have it. The nil Format
// is General. It is safe for use by several goroutines.
type Format struct {
	code     string
	sections []section // at most three for numbers
	text     *section  // for text; nil: as it is
	date1904 bool
}

// Style is what a format does with the digits of a number.
type Style struct {
	Percent  bool // hundredths, with the sign
	Grouped  bool // thousands are separated
	Decimals int  // that are always shown; Free: as many as there are
	Date     Parts
}

// Free are the decimals of a format that shows as many as a number has.
const Free = -1

// Parts says which parts of a day and its time are shown.
type Parts uint8

const (
	Year Parts = 1 << iota
	Month
	Day
	Clock // hours, minutes, seconds
)

// Code is the format as it was read, for writing it on.
func (f *Format) Code() string {
	if f == nil {
		return general
	}
	return f.code
}

// Number shows a number. ok is false where the cell shows hashes however wide it is:
// no section is for this number, or it is no day of the calendar.
func (f *Format) Number(v float64) (text string, ok bool) {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return "", false
	}
	s, signed := f.section(v)
	switch {
	case s == nil:
		return "", false
	case s.isDate():
		return s.showDate(v, f.date1904)
	}
	body, visible := s.showNumber(math.Abs(v))
	if v < 0 && signed && visible {
		body = "-" + body
	}
	return body, true
}

// Text shows a text.
func (f *Format) Text(text string) string {
	if f == nil || f.text == nil {
		return text
	}
	out := ""
	for _, it := range f.text.items {
		switch it.kind {
		case given:
			out += text
		case literal:
			out += it.text
		}
	}
	return out
}

// Style tells what the format does with a number.
func (f *Format) Style(v float64) Style {
	s, _ := f.section(v)
	if s == nil {
		return Style{Decimals: Free}
	}
	return s.style()
}

// Code is a format that does so and nothing else.
func (s Style) Code() string {
	code := "0"
	if s.Grouped {
		code = "#,##0"
	}
	if s.Decimals > 0 {
		code += "." + strings.Repeat("0", s.Decimals)
	}
	if s.Percent {
		code += "%"
	}
	return code
}

// Conditional reports a format whose sections depend on other limits than zero.
func (f *Format) Conditional() bool {
	if f == nil {
		return false
	}
	for _, s := range f.sections {
		if s.condition != nil {
			return true
		}
	}
	return false
}

// generalSection shows a number by itself.
var generalSection = section{items: []item{{kind: freeNumber}}}

// section chooses the section for a number; nil when there is none. signed reports
// that a negative number gets its sign, which a section for negative numbers only has
// among its own characters.
func (f *Format) section(v float64) (s *section, signed bool) {
	if f == nil || len(f.sections) == 0 {
		return &generalSection, true
	}
	if f.Conditional() {
		return f.conditioned(v)
	}
	switch n := len(f.sections); {
	case v < 0 && n > 1:
		return &f.sections[1], false
	case v == 0 && n > 2:
		return &f.sections[2], false
	}
	return &f.sections[0], len(f.sections) == 1
}

// conditioned chooses by the conditions. A first section without one is for positive
// numbers when the second has one; a second one without is for negative numbers when
// there is a third. What meets no condition is shown by the last section, by itself
// where there is only one, and not at all where both sections have conditions.
func (f *Format) conditioned(v float64) (*section, bool) {
	conditions := make([]*condition, len(f.sections))
	for i := range f.sections {
		conditions[i] = f.sections[i].condition
	}
	if conditions[0] == nil {
		conditions[0] = &condition{">", 0}
	}
	if len(conditions) > 2 && conditions[1] == nil {
		conditions[1] = &condition{"<", 0}
	}
	for i, c := range conditions {
		switch {
		case c == nil:
			return &f.sections[i], i != 1 || conditions[0].leavesNegative()
		case c.holds(v):
			return &f.sections[i], !c.negativeOnly()
		}
	}
	if len(f.sections) == 1 {
		return &generalSection, true
	}
	return nil, false
}

// condition is what stands in brackets: [>=90].
type condition struct {
	compare string
	limit   float64
}

func (c *condition) holds(v float64) bool {
	switch c.compare {
	case ">":
		return v > c.limit
	case ">=":
		return v >= c.limit
	case "<":
		return v < c.limit
	case "<=":
		return v <= c.limit
	case "<>":
		return v != c.limit
	}
	return v == c.limit
}

// negativeOnly reports a condition that no other than negative numbers meet: their
// sign is then left to the section.
func (c *condition) negativeOnly() bool {
	switch c.compare {
	case "<":
		return c.limit <= 0
	case "<=", "=":
		return c.limit < 0
	}
	return false
}

// leavesNegative reports a first condition that leaves the second section both
// positive and negative numbers.
func (c *condition) leavesNegative() bool {
	return c.compare == "=" || c.limit >= 0 && (c.compare == ">" || c.compare == ">=")
}
