package figures

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
)

func TestChange(t *testing.T) {
	l := NewLedger(Options{Format: Format{Decimals: 1}})
	at := diag.Gather(diag.Place{File: "a", Line: 1})
	rate := func(key string, num, den int64) *Figure { return l.ratio(key, key, "", num, den, at) }
	count := func(key string, n int64) *Figure {
		return l.register(Figure{Key: key, Name: key, Num: n, Den: 1, Text: fmt.Sprint(n), gathered: at})
	}
	for _, c := range []struct {
		change    Change
		direction int
		text      string
		kind      Kind
	}{
		{l.Change(rate("合格率", 95, 100), rate("上期.合格率", 90, 100)), 1, "5个百分点", Points},
		{l.Change(rate("b", 449, 493), rate("上期.b", 460, 500)), -1, "0.9个百分点", Points},
		{l.Change(rate("c", 1, 2), rate("上期.c", 2, 4)), 0, "0个百分点", Points},
		{l.Change(rate("d", 50000, 100000), rate("上期.d", 50001, 100000)), -1, "0.1个百分点", Points}, // not "0": it did change
		{l.Change(count("n", 44), count("上期.n", 40)), 1, "10.0%", Percent},
		{l.Change(count("m", 10), count("上期.m", 40)), -1, "75.0%", Percent},
		{l.Change(count("e", 10), count("上期.e", 10)), 0, "0%", Percent},
		{l.Difference(count("n", 44), count("上期.n", 40)), 1, "4", Count},
	} {
		if c.change.Direction != c.direction || c.change.Figure.Text != c.text || c.change.Figure.Kind != c.kind {
			t.Errorf("%s: %+d %s", c.change.Figure.Key, c.change.Direction, c.change.Figure.Text)
		}
	}
	if k := l.index["合格率.较上期.百分点"]; k == nil {
		t.Error("the key of a change does not name the period")
	}
	l = NewLedger(Options{})
	if c := l.Change(count("n", 4), count("o", 0)); !c.Figure.Unknown || c.Direction != 1 || codes(l) != "警告 zero-denominator" {
		t.Errorf("growth from zero: %+v, %s", c.Figure, codes(l))
	}
	if c := l.Change(count("x", 4), rate("y", 1, 2)); !c.Figure.Unknown || !strings.Contains(codes(l), "not-comparable") {
		t.Errorf("a count against a rate: %+v", c.Figure)
	}
	l = NewLedger(Options{})
	l.Change(rate("合格率", 56, 60), rate("上期.合格率", 82, 90)) // 93% and 91%, but 2.2 points
	if f := l.index["合格率.较上期.百分点"]; f.Text != "2个百分点" {
		t.Errorf("got %s (%s)", f.Text, f.Rounding)
	}
}

// TestPointsOfRounded holds that another difference of the printed rates is told, and that
// it can be stated and is printed then.
func TestPointsOfRounded(t *testing.T) {
	at := diag.Gather(diag.Place{File: "a", Line: 1})
	change := func(o Options) (Change, *Ledger) {
		l := NewLedger(o) // 91.4 and 90.6, both printed 91
		return l.Change(l.ratio("r", "r", "", 914, 1000, at), l.ratio("上期.r", "r", "", 906, 1000, at)), l
	}
	c, l := change(Options{})
	if c.Figure.Text != "1个百分点" || codes(l) != "提示 points-of-rounded" || !strings.Contains(c.Figure.Rounding, "相减为0个百分点") {
		t.Errorf("%s (%s): %s", c.Figure.Text, c.Figure.Rounding, codes(l))
	}
	if c, l = change(Options{Format: Format{Decimals: 1}}); c.Figure.Text != "0.8个百分点" || codes(l) != "" {
		t.Errorf("%s: %s", c.Figure.Text, codes(l))
	}
	c, l = change(Options{Stated: []Stated{{Key: "r.较上期.百分点", Text: "0个百分点", Place: at.First()}}})
	if c.Figure.Text != "0个百分点" || codes(l) != "" {
		t.Errorf("%s: %s", c.Figure.Text, codes(l))
	}
	c, l = change(Options{Stated: []Stated{{Key: "r.较上期.百分点", Text: "3个百分点", Place: at.First()}}})
	if c.Figure.Text != "3个百分点" || codes(l) != "错误 stated-conflict" {
		t.Errorf("%s: %s", c.Figure.Text, codes(l))
	}
}

// TestBoundedIsToldOnce holds that what rounds to nothing or to all is one finding for the
// notice, with decimals that show all of them, and one for the places with their own.
func TestBoundedIsToldOnce(t *testing.T) {
	at := diag.Gather(diag.Place{File: "a", Line: 1})
	l := NewLedger(Options{Stated: []Stated{{Key: "写明", Text: "99.7%", Place: at.First()}}})
	l.ratio("网站.合格率", "网站合格率", "", 299, 300, at)
	l.AskedAt(diag.Place{File: "body.md", Line: 3}, 0)
	l.ratio("写明", "写明", "", 299, 300, at) // printed as it is stated
	l.ratio("占比", "占比", "", 1, 2500, at)
	for range 2 {
		l.Change(l.ratio("r", "r", "", 1, 2, at), l.ratio("上期.r", "r", "", 501, 1000, at))
	}
	l.Reformat(l.ratio("得分率", "得分率", "", 299, 300, at), 0)
	l.Reformat(l.ratio("s", "s", "", 1, 3, at), 1)
	var got []string
	for _, f := range l.Findings() {
		if f.Is(codeBounded) {
			got = append(got, f.String())
		}
	}
	want := []string{
		"警告 body.md:3：“网站合格率”印作99%，实际是299÷300；这样的数字共4个，四舍五入会成为0或100%，取了最近的一档。" +
			"请在 [percent] 写 decimals = 2，或单给一个数字写，如 figures = { \"网站.合格率\" = 2 }。[rounds-to-none-or-all]",
		"警告：“得分率”印作99%，实际是299÷300，四舍五入会成为0或100%，取了最近的一档。" +
			"请把这里的小数位写成 {{得分率.1位小数}}。[rounds-to-none-or-all]",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// TestChangeOfStated holds that a change is one of the values on the paper where these are
// stated and no data prove them, and of the exact ones where a stated text rounds them.
func TestChangeOfStated(t *testing.T) {
	at := diag.Gather(diag.Place{File: "a", Line: 1})
	for _, c := range []struct {
		stated    string // of the last period, whose counts give 274 of 300
		policy    Policy
		direction int
		text      string
	}{
		{"91.33%", PrintStated, 1, "1.67个百分点"}, // the same value, to two decimals
		{"91.3%", PrintStated, 1, "1.7个百分点"},
		{"94%", PrintStated, -1, "1个百分点"},      // 93 － 94
		{"94%", PrintCounted, 1, "1.7个百分点"},    // 91.3 is printed
		{"91.34%", PrintStated, 1, "1.66个百分点"}, // no rounding of 91.333
		{"93%", PrintStated, 0, "0个百分点"},       // printed 93 twice
		{"很高", PrintStated, 1, "1.7个百分点"},      // no number to subtract
	} {
		l := NewLedger(Options{Format: Format{Decimals: 1}, Policy: c.policy, Stated: []Stated{{Key: "上期.r", Text: c.stated, Place: at.First()}}})
		got := l.Change(l.ratio("r", "r", "", 93, 100, at), l.ratio("上期.r", "r", "", 274, 300, at))
		if got.Direction != c.direction || got.Figure.Text != c.text {
			t.Errorf("%s, %s: %+d %s (%s)", c.stated, c.policy, got.Direction, got.Figure.Text, got.Figure.Formula)
		}
	}
	l := NewLedger(Options{Stated: []Stated{{Key: "上期.n", Text: "50", Place: at.First()}}})
	count := func(key string, n int64) *Figure {
		return l.register(Figure{Key: key, Name: key, Num: n, Den: 1, Text: fmt.Sprint(n), gathered: at})
	}
	got := l.Change(count("n", 44), count("上期.n", 40))
	if got.Direction != -1 || got.Figure.Text != "12%" || got.Figure.Formula != "（44－50）÷50" {
		t.Errorf("%+d %s (%s)", got.Direction, got.Figure.Text, got.Figure.Formula)
	}
	if f := l.Difference(l.index["n"], l.index["上期.n"]).Figure; f.Text != "6" || f.Formula != "44－50" {
		t.Errorf("%s (%s)", f.Text, f.Formula)
	}
	if f := l.Reformat(l.ratio("s", "s", "", 1, 3, at), 2); f.Text != "33.33%" {
		t.Error(f.Text)
	}
	l = NewLedger(Options{Stated: []Stated{{Key: "s", Text: "40%", Place: at.First()}}})
	if f := l.Reformat(l.ratio("s", "s", "", 1, 3, at), 2); f.Text != "40%" {
		t.Errorf("one rate is printed as 40%% and as %s", f.Text)
	}
}
