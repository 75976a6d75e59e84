package vocabulary

import (
	"slices"
	"testing"

	"golang.org/x/text/width"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
)

// TestLeftover holds that no word of the language passes behind a brace, also one that
// is added, and none of the notation of before.
func TestLeftover(t *testing.T) {
	words := slices.Concat(wordsOn(beginning), language.Words())
	for _, k := range inspection.Kinds() {
		words = append(words, k.Word, followPrefix+k.Word, k.Name, k.Title)
	}
	for _, word := range words {
		for _, text := range []string{"{" + word + "}", "｛" + word + "．总数｝", "{ " + word + "[甲=乙]", "｛" + word + "（甲）",
			word + ".总数}", word + "（甲）｝"} {
			if Leftover("甲"+text+"乙") == nil {
				t.Errorf("%s may be printed", text)
			}
		}
	}
	for _, word := range formerWords {
		for _, text := range []string{"{" + word + "}", "｛" + word + " .Sites｝", "{" + width.Widen.String(word) + "}", word + " .Sites}"} {
			if Leftover("甲"+text+"乙") == nil {
				t.Errorf("%s may be printed", text)
			}
		}
	}
	for text, want := range map[string]string{
		"甲{{item.name}}乙": "{{item.name}}", "甲{{乙": "{{", "a}}": "}}", "{{{x}}}": "{{{x}}}", "｛｛": "｛｛", "｝}": "｝}",
		"{}": "", "{甲}": "", "{\"name\":1}": "", "a { color: red }": "", "甲｛乙｝": "", "count .Sites": "", "网站.总数": "",
		"｛留言.收到｝": "｛留言.收到｝", "甲{留言[单位=甲局].收到}。": "{留言[单位=甲局].收到}", "网站（含栏目）": "", "甲区网站、乙县网站}": "",
		"检查政府网站。合格率，网站.合格率}}。": "网站.合格率}}", "网站。总数}": "网站。总数}",
	} {
		got := ""
		if m := Leftover(text); m != nil {
			got = text[m[0]:m[1]]
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestFormer holds what is taken for the notation of before, and that no word of ours is.
func TestFormer(t *testing.T) {
	for _, action := range []string{"count .Sites", ".Notice.Scope", "$x := 3", "(count .Sites)", "-if .Sites", "end", "/* 注 */",
		"template \"x\"", "if(x)"} {
		if !Former(action) {
			t.Errorf("{{%s}} is not told", action)
		}
	}
	for _, w := range Words() {
		if Former(w.Name) || Former(w.Example) {
			t.Errorf("{{%s}} is a word of ours", w.Name)
		}
	}
	for _, action := range []string{"网站.总数", "IPv6支持率.平均(得分)", "countdown.件数", "（甲＋乙）÷2", "“if”.件数", "(A-1.件数÷2)", "table.件数", "12345热线.件数"} {
		if Former(action) {
			t.Errorf("{{%s}} is refused", action)
		}
	}
}
