package figures

import (
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
)

// TestSampled counts a roster of six inspected accounts of 46 that exist.
func TestSampled(t *testing.T) {
	rows := []string{"甲 市直 微信 一局 90 合格", "乙 市直 微博 一局 55 不合格 不更新", "丙 区县 微信 二局 80 合格", "丁 区县 微信 三局 70 合格", "戊 区县 抖音 三局 70 不合格 不更新", "己 其他 微信 四局 60 合格"}
	build := func(rows []string, existing int64) (*Ledger, *Set) {
		l := NewLedger(Options{Format: Format{Decimals: 1}})
		src := roster("新媒体", rows...)
		src.Groups = []Group{{Existing: &Number{existing, diag.Place{File: "notice.toml", Line: 7}}}}
		return l, NewSet(l, src)
	}
	l, s := build(rows, 46)
	for _, c := range []struct {
		figure *Figure
		text   string
	}{
		{s.Count(), "46"},
		{s.Inspected().Count(), "6"},
		{s.InspectedRate(), "13.0%"},
		{s.PassRate(), "66.7%"},
		{s.Problem("不更新").Count(), "2"},
		{s.AtLeast("得分", "80").Count(), "2"},
		{s.Where("平台", "微信").Inspected().Count(), "4"},
		{s.Where("平台", "微信").PassRate(), "100%"},
	} {
		if c.figure.Text != c.text {
			t.Errorf("%s: %s, want %s", c.figure.Key, c.figure.Text, c.text)
		}
	}
	if s.Splits("平台") || !s.Inspected().Splits("平台") {
		t.Error("of the accounts that exist the rows do not say the platform, of those inspected they do")
	}
	if got := codes(l); got != "" {
		t.Error(got)
	}
	if f := s.Where("平台", "微信").Count(); !f.Unknown || codes(l) != "错误 figure-unknown" {
		t.Errorf("how many exist on a platform: %s, %s", f.Text, codes(l))
	}
	for name, c := range map[string]struct {
		rows     []string
		existing int64
	}{
		"fewer than rows":        {rows, 5},
		"a row not inspected":    {append([]string{"庚 其他 微信 四局 _ 未检查"}, rows...), 46},
		"nobody passed: a list":  {[]string{rows[1], rows[4]}, 46},
		"one of three is no row": {append([]string{"庚 其他 微信 四局 _ 未检查"}, rows[:2]...), 4},
	} {
		if l, _ := build(c.rows, c.existing); codes(l) != "错误 total-mismatch" {
			t.Errorf("%s: %s", name, codes(l))
		}
	}
}
