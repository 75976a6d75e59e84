package vocabulary

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/width"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
)

// formerWords began the actions of texts before they were written in Chinese. One of them
// behind a brace is no text that an office prints.
var formerWords = []string{
	"if", "else", "end", "range", "with", "template", "define", "and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge",
	"period", "season", "basis", "office", "value", "date", "dates", "count", "percent", "share", "sum", "change", "average", "names", "units",
	"problem", "ranks", "amounts", "among", "respectively", "grouped", "also", "sheet", "table", "attachment", "see", "hasSheet", "hasValue",
}

// Former recognises an action in the notation of before: {{count .Sites}}, {{.Notice.Scope}}.
func Former(action string) bool { return formerAction.MatchString(action) }

var formerAction = regexp.MustCompile(`^-?\s*(?:/\*|[(\s]*(?:[.$][A-Za-z]|(?:` + strings.Join(formerWords, "|") + `)(?:[\s()]|$)))`)

// leftover is what is left of an action in a text: a word of the language behind a single
// brace, or braces in pairs, in any width.
var leftover = sync.OnceValue(func() *regexp.Regexp {
	var names []string
	for _, k := range inspection.Kinds() {
		names = append(names, k.Word, followPrefix+k.Word, k.Name, k.Title)
	}
	for _, w := range Words() {
		if slices.Contains(w.On, beginning.String()) {
			names = append(names, w.Name)
		}
	}
	names = append(names, language.Words()...)
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	var wide []string
	for _, w := range formerWords {
		wide = append(wide, width.Widen.String(w))
	}
	word := `(?:` + strings.Join(names, "|") + `)(?:[\s　.．。\[［【(（}｝=＝：:\d]|$)`
	former := `(?:(?i:` + strings.Join(formerWords, "|") + `)\b|` + strings.Join(wide, "|") + `|[.．][A-ZＡ-Ｚ]|[$＄][A-Za-zＡ-Ｚａ-ｚ]|/\*)`
	rest := `(?:[^{}｛｝\n]*[}｝]+)?`
	// {留言.收到}, ｛…｝: a name and what is asked of it
	asked := `[{｛]\p{Han}[^{}｛｝\n]*[.．。\[［【(（]\p{Han}[^{}｛｝\n]*[}｝]+`
	// 网站.总数}, count .Sites}: the brace that opens is lost, what is asked tells that it was an action
	closed := `(?:` + strings.Join(names, "|") + `)[\s　.．。\[［【(（][^{}｛｝\n]*[}｝]+|` +
		`(?:^|[^A-Za-z{])(?i:` + strings.Join(formerWords, "|") + `)[ 　]+[.$"“(（][^{}｛｝\n]*[}｝]+`
	return regexp.MustCompile(`[{｛][\s　(（-]*(?:` + word + `|` + former + `)` + rest + `|` + asked +
		`|` + closed + `|[{｛](?:[\s　]*[{｛])+` + rest + `|[}｝](?:[\s　]*[}｝])+`)
})

// Leftover finds what is left of an action in a text that is to be printed: where it
// begins and ends, nil when there is none. No reader may see it.
func Leftover(text string) []int {
	if !strings.ContainsAny(text, "{}｛｝") {
		return nil
	}
	at := leftover().FindStringIndex(text)
	if at == nil || strings.IndexAny(text[at[0]:], "{}｛｝") == 0 {
		return at
	}
	// the brace that opens is lost: the action begins in the last clause, not where its words first stand
	end := at[1]
	for range lastClauses {
		i := strings.LastIndexAny(text[at[0]:end], "。，；：")
		if i < 0 {
			break
		}
		end = at[0] + i
		if later := leftover().FindStringIndex(text[end:at[1]]); later != nil {
			return []int{end + later[0], at[1]}
		}
	}
	return at
}

// lastClauses bounds how many clauses of a text are looked through from its end for the words that an
// action begins with.
const lastClauses = 50
