package pattern

import (
	"math"
	"regexp/syntax"
	"slices"
	"unicode/utf8"
)

// mostNeeds bounds the words one of which a text must hold: looking for more takes as long as the search itself.
const mostNeeds = 24

// needsOf are words of which every match of an expression holds one; none where no such words are known, and where a
// search is short anyway because a match has a beginning and nothing of any length.
func needsOf(expression string) []string {
	re, err := syntax.Parse(expression, syntax.Perl)
	if err != nil || re.Op == syntax.OpConcat && re.Sub[0].Op == syntax.OpBeginText && !isLong(re) {
		return nil
	}
	needs := required(re)
	if len(needs) > mostNeeds {
		return nil
	}
	return needs
}

// isLong reports an expression with a part of any length.
func isLong(re *syntax.Regexp) bool {
	return re.Op == syntax.OpStar || re.Op == syntax.OpPlus || re.Op == syntax.OpRepeat && re.Max < 0 || slices.ContainsFunc(re.Sub, isLong)
}

// required are the words one of which is in whatever a part of an expression matches.
func required(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 && !slices.Contains(re.Rune, utf8.RuneError) {
			return []string{string(re.Rune)}
		}
	case syntax.OpCharClass:
		return ofClass(re.Rune)
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return required(re.Sub[0])
		}
	case syntax.OpConcat:
		return rarest(re.Sub)
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			one := required(sub)
			if one == nil {
				return nil
			}
			all = append(all, one...)
		}
		return all
	}
	return nil
}

// ofClass are the characters of a class, which is pairs of the first and the last of a range; none of a large class, and
// of one that bytes which are no UTF-8 match.
func ofClass(ranges []rune) []string {
	var out []string
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i+1]-ranges[i] >= mostNeeds || ranges[i] <= utf8.RuneError && utf8.RuneError <= ranges[i+1] {
			return nil
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			out = append(out, string(r))
		}
	}
	return out
}

// rarest are the fewest words that a part of a sequence requires, of as many the longest.
func rarest(parts []*syntax.Regexp) []string {
	var out []string
	fewest, longest := math.MaxInt, 0
	for _, sub := range parts {
		needs := required(sub)
		if len(needs) == 0 {
			continue
		}
		if n, long := len(needs), len(shortest(needs)); n < fewest || n == fewest && long > longest {
			out, fewest, longest = needs, n, long
		}
	}
	return out
}

// shortest is the shortest of some words.
func shortest(words []string) string {
	return slices.MinFunc(words, func(a, b string) int { return len(a) - len(b) })
}
