package figures

import (
	"testing"

	"tongbao/cmd/tongbao/internal/inspection"
)

// TestVerdictsOfFailures asks a list of failures, of 20 objects inspected, by verdict and
// problem: what the list cannot tell is unknown.
func TestVerdictsOfFailures(t *testing.T) {
	src := roster("新媒体", "甲 市直 微信 一局 1 不合格 不更新", "乙 市直 微博 一局 1 不合格 不更新|互动差", "丙 区县 微信 二局 1 不合格")
	src.Coverage, src.Grades, src.Categories = inspection.FailuresOnly, sample().Grades, sample().Categories
	src.Columns = append(src.Columns, inspection.RosterColumn{Name: "检查结果", Key: inspection.ColVerdict})
	for i := range src.Records {
		r := &src.Records[i]
		r.Cells = append(r.Cells, inspection.Cell{Text: [...]string{"单项否决", "不合格", "不合格"}[i], Place: r.Decided[0]})
	}
	src.Groups = []inspection.Group{{Inspected: &inspection.Number{N: 20}}}
	s := NewSet(NewLedger(Options{}), src)
	for _, c := range []struct {
		set  *Set
		want string
	}{
		{s.Failed(), "3"},
		{s.Where("检查结果", "不合格"), "3"},
		{s.Where("检查结果", "单项否决"), "1"},
		{s.Not("检查结果", "不合格"), "17"},
		{s.Where("检查结果", "合格", "基本合格"), "17"},
		{s.Where("检查结果", "合格", "基本合格", "不合格"), "20"},
		{s.Where("检查结果", "合格"), "—"},
		{s.Graded("基本合格"), "—"},
		{s.Verdict("合格"), "17"},
		{s.Verdict("不合格"), "3"},
		{s.Where("检查结果", "不合格").Passed(), "0"},
		{s.Problem("不更新"), "2"},
		{s.Where("问题类别", "不更新").Failed(), "2"},
		{s.Problem("不更新").Passed(), "—"},
		{s.Not("问题类别", ""), "2"},
		{s.Not("问题类别", "不更新"), "18"},
		{s.Where("问题类别", ""), "18"},
	} {
		if f := c.set.Count(); f.Text != c.want {
			t.Errorf("%s is %s, want %s", f.Key, f.Text, c.want)
		}
	}
	if got, want := codes(s.ledger), "错误 figure-unknown, 错误 figure-unknown, 错误 figure-unknown"; got != want {
		t.Errorf("findings %s, want %s", got, want)
	}
}

// TestVerdictsOfSample asks a sample of 3 of 30: of who was not drawn a verdict is unknown.
func TestVerdictsOfSample(t *testing.T) {
	src := sample()
	src.Records = src.Records[:3]
	src.Groups = []inspection.Group{{Existing: &inspection.Number{N: 30}}}
	s := NewSet(NewLedger(Options{}), src)
	for _, c := range []struct {
		set  *Set
		want string
	}{
		{s, "30"},
		{s.Where("检查结果", "不合格"), "1"},
		{s.Where("检查结果", "未检查"), "—"},
		{s.Not("检查结果", "合格", "不合格"), "—"},
		{s.Problem("不更新"), "1"},
		{s.Not("问题类别", ""), "1"},
		{s.Not("问题类别", "不更新"), "—"},
		{s.Where("问题类别", ""), "—"},
	} {
		if f := c.set.Count(); f.Text != c.want {
			t.Errorf("%s is %s, want %s", f.Key, f.Text, c.want)
		}
	}
}
