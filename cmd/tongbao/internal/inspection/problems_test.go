package inspection_test

import (
	"testing"

	"tongbao/cmd/tongbao/internal/inspection"
)

// TestProblemsAgainstVerdicts: of six who passed one has a problem, as only those that failed have;
// and of one that failed only the kind of problem is given.
func TestProblemsAgainstVerdicts(t *testing.T) {
	head := "网站名称 检查结果 主要问题 问题类别"
	rest := []string{"甲网 合格 _ _", "乙网 合格 _ _", "丙网 合格 _ _", "丁网 合格 _ _", "戊网 合格 _ _", "己网 不合格 首页打不开 站点无法访问", "癸网 不合格 6个栏目空白 空白栏目"}
	for name, c := range map[string]struct {
		want string
		rows []string
	}{
		"a failure called passed":    {"passed-with-problem@C9", []string{"庚网 合格 首页20天未更新 首页不更新"}},
		"a veto without its kind":    {"passed-vetoed@C9", []string{"庚网 合格 首页打不开，单项否决 _"}},
		"none":                       {"", []string{"庚网 合格 _ _"}},
		"a stroke":                   {"", []string{"庚网 合格 无 —"}},
		"mended":                     {"", []string{"庚网 合格 首页不更新，已当场整改 首页不更新"}},
		"a remark":                   {"", []string{"庚网 合格 栏目较少 _"}},
		"several who passed":         {"", []string{"庚网 合格 栏目空白 空白栏目", "辛网 合格 栏目空白 空白栏目"}},
		"passed with less":           {"", []string{"庚网 基本合格 栏目空白 空白栏目"}},
		"not seen":                   {"", []string{"庚网 未检查 栏目空白 空白栏目"}},
		"only the kind of a failure": {"no-reason@C9", []string{"庚网 不合格 _ 首页不更新"}},
		"neither text nor kind":      {"no-reason@C9", []string{"庚网 不合格 _ _"}},
		"the text of a failure":      {"", []string{"庚网 不合格 首页20天未更新 首页不更新"}},
	} {
		rows := append(append([]string{head}, rest...), c.rows...)
		_, findings := judged(inspection.Site, table("名单", lines(rows...)), inspection.ReadOptions{})
		if got := codes(findings); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	for name, rows := range map[string][]string{
		"as many kinds as texts": {head, "甲网 合格 _ _", "乙网 不合格 _ 首页不更新", "丙网 不合格 栏目空白 空白栏目"},
		"no failure has a text":  {head, "甲网 合格 _ _", "乙网 不合格 _ 首页不更新", "丙网 不合格 _ 空白栏目"},
		"marked down": {head + " 得分", "甲网 合格 _ _ 90", "乙网 合格 _ _ 92", "丙网 合格 _ _ 88",
			"丁网 合格 _ _ 95", "戊网 合格 _ _ 93", "己网 合格 栏目少 空白栏目 80", "庚网 不合格 打不开 站点无法访问 0"},
	} {
		_, findings := judged(inspection.Site, table("名单", lines(rows...)), inspection.ReadOptions{})
		if got := codes(findings); got != "" {
			t.Errorf("%s: %q", name, got)
		}
	}
}
