package publish

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
)

// Figures that rest on the same many cells are read as they were, though the cells are written once.
func TestRecordedOnce(t *testing.T) {
	var many figures.Sources
	for row := 2; row < 100; row += 2 {
		many = append(many, diag.Place{File: "a.xlsx", Sheet: "网站", Cell: fmt.Sprintf("C%d", row)})
	}
	few := many[:1]
	data, err := json.Marshal(recorded{{Key: "甲", Sources: many}, {Key: "乙", Sources: few}, {Key: "丙", Sources: many},
		{Key: "丁", Sources: few}})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(data), "C2 4 6"); n != 1 {
		t.Errorf("written %d times: %s", n, data)
	}
	var got recorded
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{len(many), 1, len(many), 1} {
		if n := len(got[i].Sources); n != want {
			t.Errorf("%s has %d sources, want %d", got[i].Key, n, want)
		}
	}
	const odd = `[null, {"sourcesAs": "无"}, {"key": "甲", "sources": []}]`
	if json.Unmarshal([]byte(odd), &got) != nil || got[0] != nil || got[2].Key != "甲" {
		t.Errorf("of a file nobody wrote: %v", got)
	}
}
