package figures

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures/figurestest"
	"tongbao/cmd/tongbao/internal/inspection"
)

// TestSampled counts a roster of six inspected accounts of 46 that exist.
func TestSampled(t *testing.T) {
	rows := []string{"甲 市直 微信 一局 90 合格", "乙 市直 微博 一局 55 不合格 不更新", "丙 区县 微信 二局 80 合格", "丁 区县 微信 三局 70 合格", "戊 区县 抖音 三局 70 不合格 不更新",
		"己 其他 微信 四局 60 合格"}
	build := func(rows []string, existing int64) (*Ledger, *Set) {
		l := NewLedger(Options{Format: Format{Decimals: 1}})
		src := roster("新媒体", rows...)
		src.Groups = []inspection.Group{{Existing: &inspection.Number{N: existing, Place: diag.Place{File: "notice.toml", Line: 7}}}}
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
		{s.Limited("得分", "≥", "80").Count(), "2"},
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
		"one of three is no row": {append([]string{"庚 其他 微信 四局 _ 未检查"}, rows[:2]...), 4},
	} {
		if l, _ := build(c.rows, c.existing); codes(l) != "错误 total-mismatch" {
			t.Errorf("%s: %s", name, codes(l))
		}
	}
	if l, s := build([]string{rows[1], rows[4]}, 46); s.Inspected().Count().Num != 2 || s.PassRate().Text != "0%" || codes(l) != "" {
		t.Errorf("nobody drawn passed: %s", codes(l))
	}
}

// TestAfterRectification takes the rate after rectification of a list of failures.
func TestAfterRectification(t *testing.T) {
	src := roster("网站", "乙 市直 _ 一局 0 不合格 不更新", "丙 市直 _ 二局 0 不合格 不更新", "丁 区县 _ 三局 0 不合格 不更新")
	src.Columns[1].Name = "复查结果"
	for i, state := range []string{"已整改", "未整改", ""} {
		src.Records[i].Cells[1].Text = state
	}
	src.Coverage = inspection.FailuresOnly
	src.Groups = []inspection.Group{{Inspected: &inspection.Number{N: 40, Place: diag.Place{File: "notice.toml", Line: 7}}}}
	l := NewLedger(Options{Format: Format{Decimals: 1}})
	s := NewSet(l, src)
	f := s.Inspected().Not("复查结果", "未整改", "").ShareOf(s.Inspected())
	if f.Text != "95.0%" || !strings.Contains(f.Formula, "38个÷检查账号40个") || codes(l) != "" {
		t.Errorf("%s (%s), %s", f.Text, f.Formula, codes(l))
	}
	for _, cell := range []string{"C2", "C3", "C4"} {
		if !figurestest.Depends(f.Sources, diag.Place{File: "网站", Sheet: "表", Cell: cell}) {
			t.Errorf("the rate does not depend on %s", cell)
		}
	}
	if n := s.Not("复查结果", "已整改").Where("类别", "市直").Count(); !n.Unknown {
		t.Errorf("sites of a level nothing is stated of: %s", n.Text)
	}
}
