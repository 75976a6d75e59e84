package publish

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// The printed form is called by its title as far as Windows and long paths let it.
func TestSavedAs(t *testing.T) {
	long := strings.Repeat("关于检查情况的通报", 20)
	for _, tt := range []struct {
		title string
		draft bool
		want  string
	}{
		{"关于2026年第一季度检查情况的通报", false, "关于2026年第一季度检查情况的通报.pdf"},
		{"关于“网站/账号”检查: 通报?", false, "关于“网站_账号”检查__通报.pdf"},
		{"通报", true, "草稿-通报.pdf"},
		{"...", false, "通报.pdf"},
		{long, false, long[:titleBytes] + ".pdf"},
	} {
		if got := savedAs(tt.title, ".pdf", tt.draft); got != tt.want || !utf8.ValidString(got) {
			t.Errorf("%q: %q", tt.title, got)
		}
	}
}
