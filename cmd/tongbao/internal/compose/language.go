package compose

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/width"
)

// controlWords are the words of actions that are no functions of ours.
var controlWords = []string{
	"if", "else", "end", "range", "with", "template", "define", "block", "break", "continue",
	"and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge", "len", "index",
}

// language recognises what was meant as an action and is none: full-width braces, one
// where two belong. Its words are those of the one table of functions.
type language struct {
	literal *regexp.Regexp // in the text around the actions of a template
	printed *regexp.Regexp // in a text as it is printed
}

var ours = newLanguage()

func newLanguage() language {
	names := slices.Concat(controlWords, slices.Sorted(maps.Keys((&functions{}).funcMap(&marks{}))))
	var wide []string
	for _, name := range names {
		wide = append(wide, width.Widen.String(name))
	}
	word := `(?:(?i:` + strings.Join(names, "|") + `)\b|` + strings.Join(wide, "|") + `|[.．][A-ZＡ-Ｚ]|[$＄][A-Za-zＡ-Ｚａ-ｚ]|/\*)`
	rest := `(?:[^{}｛｝\n]*[}｝]+)?`
	// {count .Sites}, ｛（count…: one brace and a word
	one := `[{｛][\s　(（-]*` + word + rest
	// count .Sites}: the brace that opens is lost, an argument tells that it was an action
	closed := `(?:^|[^A-Za-z{])(?i:` + strings.Join(names, "|") + `)[ 　]+[.$"“(（][^{}｛｝\n]*[}｝]+`
	return language{
		literal: regexp.MustCompile(one + `|[{｛][\s　]*[{｛]` + rest + `|` + closed + `|[}｝][\s　]*[}｝]`),
		printed: regexp.MustCompile(one + `|[{｛]{2,}` + rest + `|[}｝]{2,}`),
	}
}

// Leftover finds what is left of an action in a text that is to be printed: where it
// begins and ends, nil when there is none. No reader may see it.
func Leftover(text string) []int {
	if !strings.ContainsAny(text, "{}｛｝") {
		return nil
	}
	return ours.printed.FindStringIndex(text)
}
