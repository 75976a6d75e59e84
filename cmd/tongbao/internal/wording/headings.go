package wording

import (
	"strconv"
	"strings"
)

// form is the shape of one level's number.
type form string

const (
	formNone    form = "无"   // no number
	formClause  form = "一、"  // first level of GB/T 9704-2012, 7.3.3
	formBracket form = "（一）" // second level; no mark follows it
	formArabic  form = "1."  // third level, half-width full stop
	formSmall   form = "（1）" // fourth level; no mark follows it
	formFirstly form = "一是"  // counted inside or at the head of paragraphs
	formOrdinal form = "第一，" // the same, as whole sentences
	formCircled form = "①"   // below the four levels of the standard
)

var forms = []form{formNone, formClause, formBracket, formArabic, formSmall, formFirstly, formOrdinal, formCircled}

// Scheme says how the headings of a notice are numbered, level by level. The
// zero Scheme numbers nothing.
type Scheme struct {
	levels []form
	// NumberLone numbers a heading that has no sibling, too.
	NumberLone bool
}

// NewScheme makes a scheme of the first number of each level, as notice.toml
// lists them; an empty level is not numbered. ok is false for an unknown form.
func NewScheme(levels []string) (s Scheme, ok bool) {
	for _, l := range levels {
		if l == "" {
			l = string(formNone)
		}
		f, rest := leadingForm(l)
		if f == "" || rest != "" {
			return Scheme{}, false
		}
		s.levels = append(s.levels, f)
	}
	return s, true
}

// leadingForm returns the form s begins with and what follows it; no form is "".
func leadingForm(s string) (f form, rest string) {
	for _, f := range forms {
		if rest, ok := strings.CutPrefix(s, string(f)); ok {
			return f, rest
		}
	}
	return "", s
}

// Number is the number of the n-th heading (from 1) of a level (from 1); levels
// below the scheme have none.
func (s Scheme) Number(level, n int) string {
	if level < 1 || level > len(s.levels) {
		return ""
	}
	switch s.levels[level-1] {
	case formClause:
		return Numeral(n) + "、"
	case formBracket:
		return "（" + Numeral(n) + "）"
	case formArabic:
		return strconv.Itoa(n) + "."
	case formSmall:
		return "（" + strconv.Itoa(n) + "）"
	case formFirstly:
		return Numeral(n) + "是"
	case formOrdinal:
		return "第" + Numeral(n) + "，"
	case formCircled:
		return circled(n)
	}
	return ""
}

// circled returns ① to ⑳, the circled numbers every face has; beyond them （21）.
func circled(n int) string {
	if n >= 1 && n <= 20 {
		return string(rune('①' + n - 1))
	}
	return "（" + strconv.Itoa(n) + "）"
}

// Numbers numbers a whole sequence of headings given by their levels (1 is the
// highest). A level that is skipped does not count as a level of its own; a lone
// child under its parent takes no number, for there is nothing to tell it from,
// unless NumberLone is set.
func (s Scheme) Numbers(levels []int) []string {
	out := make([]string, len(levels))
	s.number(levels, 0, len(levels), 1, out)
	return out
}

// number numbers levels[from:to], the children of one heading, at depth.
func (s Scheme) number(levels []int, from, to, depth int, out []string) {
	if from >= to {
		return
	}
	top := levels[from]
	for _, l := range levels[from:to] {
		top = min(top, l)
	}
	var heads []int
	for i := from; i < to; i++ {
		if levels[i] == top {
			heads = append(heads, i)
		}
	}
	s.number(levels, from, heads[0], depth+1, out) // children before any parent
	for n, i := range heads {
		if len(heads) > 1 || s.NumberLone {
			out[i] = s.Number(depth, n+1)
		}
		end := to
		if n+1 < len(heads) {
			end = heads[n+1]
		}
		s.number(levels, i+1, end, depth+1, out)
	}
}
