package compose

import (
	"maps"
	"slices"
	"testing"

	"golang.org/x/text/width"
)

// TestBraces holds that what was meant as an action is told however its braces are
// written, and braces that mean nothing else may stand.
func TestBraces(t *testing.T) {
	for _, text := range []string{
		"{count .Sites}", "{ count .Sites }", "{.Notice.Scope}", "{$s}", "{(count .Sites)}", "｛count .Sites｝", "｛｛count .Sites｝｝", "{｛office｝}",
		"{ {office} }", "｛ｃｏｕｎｔ　．Ｓｉｔｅｓ｝", "｛．Ｓｉｔｅｓ｝", "{Count .Sites}", "{if .Sites}", "{end}", "{count .Sites}}", "{count .Sites", "甲}}乙",
		"count .Sites}", "names .Sites.Failed 2 \"个\"}}", "{/* 注 */}", "{-office}", "｛period｝印发",
	} {
		if _, findings := runTemplate(t, text+"\n"); findings == "" {
			t.Errorf("%s is printed", text)
		}
	}
	for _, text := range []string{"{}", "{甲}", "｛甲、乙｝", "{1}", "{name}", "{counter}", "甲{", "乙}", "a}b", "{{\"}}\"}}", "{{/* } */}}甲"} {
		if _, findings := runTemplate(t, text+"\n"); findings != "" {
			t.Errorf("%s: %s", text, findings)
		}
	}
}

// TestLeftover holds that no word of the language passes behind a brace, also one that
// is added.
func TestLeftover(t *testing.T) {
	for _, word := range slices.Concat(controlWords, slices.Collect(maps.Keys((&functions{}).funcMap(&marks{})))) {
		for _, text := range []string{"{" + word + "}", "｛" + word + " .Sites｝", "{" + width.Widen.String(word) + "}"} {
			if Leftover("甲"+text+"乙") == nil {
				t.Errorf("%s may be printed", text)
			}
		}
	}
	for text, want := range map[string]string{
		"甲{{item.name}}乙": "{{item.name}}", "甲{{乙": "{{", "a}}": "}}", "{{{x}}}": "{{{x}}}", "｛｛": "｛｛", "｝}": "｝}",
		"{}": "", "{甲}": "", "{\"name\":1}": "", "a { color: red }": "", "甲｛乙｝": "", "count .Sites": "",
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
