package diag

import (
	"strings"
	"testing"
)

// TestShown holds that a message is one line of characters that can be seen, of a length
// that is read, and that what it quotes can be told by both its ends.
func TestShown(t *testing.T) {
	long := strings.Repeat("长", 61)
	for _, c := range []struct{ text, hint, want string }{
		{"名称是“甲\u202E乙”", "", "错误：名称是“甲〔U+202E〕乙”。[odd]"},
		{"名称是“甲\n乙\t\u200B丙\uE000\xff”", "", "错误：名称是“甲〔换行〕乙〔制表符〕〔U+200B〕丙〔U+E000〕〔U+FFFD〕”。[odd]"},
		{"“" + long[3:] + "”不对", "", "错误：“" + long[3:] + "”不对。[odd]"},
		{"“" + long + "”不对", "", "错误：“" + strings.Repeat("长", 40) + "……" + strings.Repeat("长", 10) + "”不对。[odd]"},
		{"不对", "可用的列：" + strings.Repeat("很长的列名、", 100) + "末列。",
			"错误：不对。可用的列：" + strings.Repeat("很长的列名、", 78) +
				"很长的列名……。[odd]"},
		{strings.Repeat("话", 300), "", "错误：" + strings.Repeat("话", 240) + "……。[odd]"},
	} {
		f := Finding{Severity: Error, Code: "odd", Text: c.text, Hint: c.hint}
		if got := f.String(); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestCounts(t *testing.T) {
	fs := Findings{{Severity: Error, Code: "a"}, {Severity: Warning, Code: "b"}, {Severity: Error, Code: "a"},
		{Severity: Warning, Code: "c"}, {Code: "d"}}
	if got := fs.Counts(); got != "错误1类2处，警告2类2处，提示1类1处" || !fs.Warns() {
		t.Error(got)
	}
	if got := fs[:1].Counts(); got != "错误1类1处" || fs[:1].Warns() || fs[:0].Counts() != "" {
		t.Error(got)
	}
}
