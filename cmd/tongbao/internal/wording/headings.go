package wording

import (
	"slices"
	"strconv"
	"strings"
)

// Scheme says how the headings of a notice are numbered. The zero Scheme numbers
// nothing.
type Scheme struct {
	// Levels has the first number of each level, the highest first: 一、 （一） 1. （1）
	// of GB/T 9704-2012, 7.3.3; 一是 or 第一， for what is counted in running text; ①
	// below the four levels of the standard. A level of "" is not numbered.
	Levels []string
	// NumberLone numbers a heading that has no sibling, too.
	NumberLone bool
	// ByLevel numbers a heading by its own level, whatever stands above it: a level may be
	// skipped. Else a level that is skipped does not count.
	ByLevel bool
}

// number is the number of the n-th heading (from 1) of a level (from 1); levels
// below the scheme have none.
func (s Scheme) number(level, n int) string {
	if level > len(s.Levels) {
		return ""
	}
	arabic := strconv.Itoa(n)
	circled := "（" + arabic + "）"
	if n <= 20 { // every face has ① to ⑳
		circled = string(rune('①' + n - 1))
	}
	return strings.NewReplacer("一", Numeral(n), "1", arabic, "①", circled).Replace(s.Levels[level-1])
}

// Numbers numbers a whole sequence of headings given by their levels (1 is the
// highest). A level that is skipped does not count as a level of its own, unless ByLevel; a lone
// child under its parent takes no number, for there is nothing to tell it from,
// unless NumberLone is set.
func (s Scheme) Numbers(levels []int) []string { return s.numbers(levels, 1) }

// numbers numbers the children of one heading, and theirs, at depth.
func (s Scheme) numbers(levels []int, depth int) []string {
	if len(levels) == 0 {
		return nil
	}
	top := slices.Min(levels)
	first := slices.Index(levels, top)
	out := s.numbers(levels[:first], depth+1) // children before any parent
	level := depth
	if s.ByLevel {
		level = top
	}
	lone := !slices.Contains(levels[first+1:], top)
	for n, rest := 1, levels[first:]; len(rest) > 0; n++ {
		number := ""
		if !lone || s.NumberLone {
			number = s.number(level, n)
		}
		end := slices.Index(rest[1:], top) + 1
		if end == 0 {
			end = len(rest)
		}
		out = append(append(out, number), s.numbers(rest[1:end], depth+1)...)
		rest = rest[end:]
	}
	return out
}
