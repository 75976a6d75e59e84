package language

import (
	"strings"
	"testing"
)

// TestBounds holds that what nobody writes by hand is told and ends nothing: a nested expression
// would else take the program's stack.
func TestBounds(t *testing.T) {
	deep := strings.Repeat("(", 100_000) + "网站.总数" + strings.Repeat(")", 100_000)
	if _, err := Parse(deep); err == nil || !strings.Contains(err.Text, "太长") {
		t.Error(err)
	}
	if _, err := ParseCondition(strings.Repeat("甲", maxExpression)); err == nil || !strings.Contains(err.Text, "太长") {
		t.Error(err)
	}
	blocks := func(n int) string {
		return strings.Repeat("{{如有 网站}}", n) + "甲" + strings.Repeat("{{完}}", n)
	}
	for _, tt := range []struct{ src, want string }{
		{blocks(maxBlocks), ""},
		{blocks(maxBlocks + 1), "套得太深"},
		{strings.Repeat("{{期次}}甲\n", maxActions-1), ""},
		{strings.Repeat("{{期次}}甲\n", maxActions+1), "花括号太多"},
		{"{{注 " + strings.Repeat("甲", maxExpression) + "}}", ""},
	} {
		_, faults := ParseText(tt.src)
		if (len(faults) > 0) != (tt.want != "") || len(faults) > 0 && !strings.Contains(faults[0].Text, tt.want) {
			t.Errorf("%.30q: %v, not %s", tt.src, faults, tt.want)
		}
	}
}
