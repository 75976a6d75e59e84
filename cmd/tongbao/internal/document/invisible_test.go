package document

import (
	"testing"

	"tongbao/cmd/tongbao/internal/wording"
)

// TestPlainTexts holds that what is plain is visible and only looks like itself, and that Visible takes nothing else for it.
func TestPlainTexts(t *testing.T) {
	plain := 0
	for r := rune(0); r <= 0x10FFFF; r++ {
		s := "甲" + string(r)
		if !IsPlain(s) {
			continue
		}
		plain++
		if _, other := wording.Meant(r); other || Invisible('甲', r) || !IsPlain([]byte(s)) {
			t.Fatalf("%U is plain", r)
		}
	}
	if plain < 40_000 {
		t.Errorf("%d characters are plain", plain)
	}
	for text, want := range map[string]string{
		"共3个，“合格”。": "共3个，“合格”。", "甲\u200b乙": "甲乙", "甲\xe4\xb8": "甲", "\x80乙": "乙", "甲\xed\xa0\x80": "甲", "\uFEFF\u00AD\x00": "",
	} {
		if got := Visible(text); got != want || IsPlain(text) != (text == want) {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
