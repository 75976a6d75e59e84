package diag

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAreas(t *testing.T) {
	at := func(cell string) Place { return Place{File: "a.xlsx", Sheet: "网站", Cell: cell} }
	line := Place{File: NoticeFile, Line: 7}
	got := Areas([]Place{at("C3:C8"), line, at("B3:B8"), at("D3"), at("E3"), at("D5"), {File: "a.xlsx", Sheet: "网站"},
		at("AA5"), at("Z5"), at("B10:B11"),
		at("C10:C11")})
	want := []Area{
		{File: "a.xlsx", Sheet: "网站", Cells: "B3:C8 10:11 D5 D3:E3 Z5:AA5"}, {File: NoticeFile, Line: 7}, {File: "a.xlsx", Sheet: "网站"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]Place{at("B3:C8"), at("B10:C11"), at("D5"), at("D3:E3"), at("Z5:AA5")}, got[0].Places()); d != "" {
		t.Error(d)
	}
	for _, a := range want {
		if d := cmp.Diff(a, ReadArea(a.String())); d != "" {
			t.Error(d)
		}
	}
	if d := cmp.Diff([]Place{line}, got[1].Places()); d != "" {
		t.Error(d)
	}
}
