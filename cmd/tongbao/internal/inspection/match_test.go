package inspection_test

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
)

func TestFollowUp(t *testing.T) {
	header := []string{"账号名称", "原名称", "平台", "检查结果", "问题情况"}
	judge := func(name string, rows ...[]string) *inspection.Inspection {
		in, findings := judgeAccounts(table(name, append([][]string{header}, rows...)), inspection.ReadOptions{})
		if findings.Errors() > 0 {
			t.Fatal(findings)
		}
		return in
	}
	before := judge("上期", []string{"甲", "", "微信", "不合格", "未更新"}, []string{"乙", "", "微博", "不合格", "未更新"},
		[]string{"丙", "", "微信公众号", "不合格", "未更新"},
		[]string{"丁", "", "抖音", "不合格", "未更新"}, []string{"戊", "", "微信", "不合格", "未更新"}, []string{"己", "", "微信", "合格", ""},
		[]string{"乙", "", "微信", "合格", ""})
	now := judge("本期", []string{"甲", "", "微信", "合格", ""}, []string{"乙", "", "新浪微博", "不合格", "未更新"}, []string{"丙新号", "丙", "微信", "不合格", "未更新"},
		[]string{"戊", "", "微信", "未检查", ""}, []string{"己", "", "微信", "不合格", "未更新"}, []string{"乙", "", "微信", "合格", ""},
		[]string{"庚", "", "微信", "合格", ""})

	src, findings := inspection.FollowUp(before, now, false)
	l := figures.NewLedger(figures.Options{})
	follow := figures.NewSet(l, src)
	var got []string
	for _, s := range follow.By(inspection.ColumnFollowUp) {
		got = append(got, s.Label()+strings.Join(s.Names().Items, "、"))
	}
	if s := strings.Join(got, " "); s != "已整改甲 仍不合格乙、丙 不在本期名单丁 未再检查戊" || len(findings) > 0 {
		t.Error(s, findings)
	}
	if n := follow.Failed().Count(); n.Text != "2" || follow.Count().Text != "5" {
		t.Errorf("still failing: %+v", n)
	}
	present := follow.Where(inspection.ColumnFollowUp, inspection.FollowFailing).Distinct(inspection.ColumnNowNamed)
	if s := strings.Join(present.Items, "、"); s != "乙、丙新号" {
		t.Errorf("present names: %s", s)
	}

	current, findings := now.Since(before, inspection.Full, nil)
	set := figures.NewSet(l, current)
	if s := strings.Join(set.Failed().Where(inspection.ColumnBefore, "不合格").Names().Items, "、"); s != "乙、丙新号" || len(findings) > 0 {
		t.Errorf("two periods in a row: %s %v", s, findings)
	}
	if s := strings.Join(set.Where(inspection.ColumnBefore, inspection.BeforeNone).Names().Items, "、"); s != "庚" {
		t.Errorf("new: %s", s)
	}
	if f := l.Findings(); len(f) > 0 {
		t.Error(f)
	}

	listed, _ := inspection.FollowUp(before, now, true)
	if s := strings.Join(figures.NewSet(l, listed).Where(inspection.ColumnFollowUp, inspection.FollowFixed).Names().Items, "、"); s != "甲、丁" {
		t.Errorf("against a list of failures: %s", s)
	}
}

func TestMatchByCode(t *testing.T) {
	header := []string{"网站名称", "网站标识码", "检查结果", "主要问题"}
	judge := func(name string, rows ...[]string) *inspection.Inspection {
		in, _ := judgeSites(table(name, append([][]string{header}, rows...)), inspection.ReadOptions{})
		return in
	}
	before := judge("上期", []string{"科技局", "3799000001", "不合格", "空白栏目"}, []string{"商务局", "3799000002", "不合格", "空白栏目"})
	now := judge("本期", []string{"科学技术局", "3799000001", "合格", ""}, []string{"商务局", "3799000009", "不合格", "空白栏目"},
		[]string{"商务局", "3799000002", "合格", ""})
	src, findings := now.Since(before, inspection.Full, nil)
	if got := codes(findings); got != "ambiguous-match@B4 renamed@A2" {
		t.Error(got)
	}
	var got []string
	for _, r := range src.Records {
		n := len(r.Cells)
		got = append(got, r.Cells[n-2].Text+r.Cells[n-1].Text)
	}
	if s := strings.Join(got, " "); s != "不合格科技局 不合格商务局 无" {
		t.Error(s)
	}
}
