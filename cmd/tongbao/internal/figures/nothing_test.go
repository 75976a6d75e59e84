package figures

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures/figurestest"
	"tongbao/cmd/tongbao/internal/inspection"
)

// TestNothing holds that a group whose cells say that there is nothing has no number: it is
// not 0, has no rank and meets no limit. A cell with 0 is 0.
func TestNothing(t *testing.T) {
	l := NewLedger(Options{})
	s := NewSet(l, inspection.SheetListing(free("东 甲 — 1 —", "东 乙 12 1 85.2%", "西 丙 无 1 90.5%", "西 丁 0 1 ／")))
	show := func(s *Series) string {
		var out []string
		for _, e := range s.Entries() {
			out = append(out, e.Label+e.Figure.Text)
		}
		return strings.Join(out, " ")
	}
	received := seriesOf(s, "单位", "检查数")
	for _, c := range []struct{ what, got, want string }{
		{"groups", show(received), "乙12 丁0"},
		{"below", show(received.Limited("<", "15")), "乙12 丁0"},
		{"last", show(received.Sorted().Top(2)), "乙12 丁0"},
		{"number of groups", received.Labels().Count().Text, "2"},
		{"rates", show(seriesOf(s, "单位", "占比")), "乙85.2% 丙90.5%"},
		{"low rates", show(seriesOf(s, "单位", "占比").Limited("<", "90%")), "乙85.2%"},
		{"a group with a number", show(seriesOf(s, "地区", "检查数")), "东12 西0"},
		{"all", s.Column("检查数").Text, "12"},
		{"printed", s.Where("单位", "甲").Column("检查数").Text, "—"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.what, c.got, c.want)
		}
	}
	f := s.Where("单位", "丙").Column("检查数")
	if !f.Nothing() || !figurestest.Depends(f.Sources, diag.Place{File: "甲.xlsx", Sheet: "汇总", Cell: "C4"}) || f.Kind != Decimal {
		t.Errorf("%+v", f)
	}
	if got := codes(l); got != "" {
		t.Error(got)
	}
	if f.TellNothing(l); codes(l) != "警告 no-values" {
		t.Errorf("in a sentence: %s", codes(l))
	}
	if f := s.Where("单位", "丙", "甲").Sum("检查数"); !f.Unknown || f.Nothing() {
		t.Errorf("a sum that is asked for: %+v", f)
	}
}

// TestBlankIsNotNothing holds that a blank cell among marks of nothing is told.
func TestBlankIsNotNothing(t *testing.T) {
	l := NewLedger(Options{})
	s := NewSet(l, inspection.SheetListing(free("东 甲 — 1 _", "东 乙 _ 1 _", "西 丙 5 1 _")))
	if f := s.Where("地区", "东").Column("检查数"); f.Nothing() || codes(l) != "错误 blank-number" {
		t.Errorf("%+v, %s", f, codes(l))
	}
}
