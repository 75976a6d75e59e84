package main

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/starter"
)

// TestAsking answers questions line by line: an answer that is none is asked for again, and the end of the input
// answers nothing.
func TestAsking(t *testing.T) {
	var out strings.Builder
	ask := asking(strings.NewReader("第三季度\n"), &out)
	q := starter.Questions()[0]
	if got := ask(q, ""); got != "第三季度" {
		t.Error(got)
	}
	if got := ask(q, "请再写一遍"); got != "" {
		t.Error(got)
	}
	if want := q.Text + "：请再写一遍\n" + q.Text + "：\n"; out.String() != want {
		t.Errorf("%q", out.String())
	}
}
