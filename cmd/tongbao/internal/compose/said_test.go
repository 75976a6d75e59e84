package compose

import (
	"slices"
	"testing"
)

// TestSaid holds what a clerk says of groups: which they are and in what order stays, whatever
// is asked of them next; what a number is compared with is of its kind.
func TestSaid(t *testing.T) {
	for src, want := range map[string]string{
		"{{留言.按单位.办结.占(收到)[<90%].0位小数.列出}}":               "丙局60%",
		"{{留言.按单位.收到.由高到低[前2].占比.列出}}":                    "丙局50.0%、乙局33.3%",
		"{{留言.按单位.收到.由高到低[前1].占比.排名}}":                    "丙局第一（50.0%）",
		"{{留言.按单位.收到.由低到高[后2].名单}}":                       "甲局、乙局",
		"{{留言.按单位.收到[前2].列出(件)}}":                         "丙局30件、乙局20件",
		"{{留言.按单位.收到[后2].列出(件)}}":                         "乙局20件、甲局10件",
		"{{留言.按单位.收到[前2].由低到高.名单}}":                       "乙局、丙局",
		"{{留言.按单位.收到[前2].占比.列出}}":                         "丙局50.0%、乙局33.3%",
		"{{留言.按单位.收到[≥20].合计}}":                           "50",
		"{{网站.不合格.按问题.个数}}{{网站.不合格.按问题.名单}}":              "2空白栏目、首页不更新",
		"{{网站.按类别.名单}}":                                   "门户网站、部门网站",
		"{{留言[丙局].办结.占(收到)}}":                             "60.0%",
		"{{如果 网站.合格率.较上期.百分点 > 0}}升{{否则}}降{{完}}":          "升",
		"{{如果 上期.网站.合格率.较(网站.合格率).百分点 < 0}}降{{否则}}升{{完}}": "降",
		"{{如果 网站.合格率 ≥ 60% 且 留言.收到 > 0}}是{{完}}":           "是",
		"{{逐个 留言 隔以“；”}}{{本项.单位}}{{如有 本项.收到}}有{{完}}{{完}}": "甲局有；乙局有；丙局有",
	} {
		got, findings := spoken(wordsNotice(t), src)
		if got != want || len(findings) > 0 {
			t.Errorf("%s: %q, not %q %v", src, got, want, findings)
		}
	}
}

// TestConditionsTellSlips holds that a condition over something written wrongly is told and
// not simply not the case; over what is not known it is not the case, without a word.
func TestConditionsTellSlips(t *testing.T) {
	for src, code := range map[string]string{
		"留言[丁局].收到":                  "no-such-row",
		"留言[丁局].收到 > 3":              "no-such-row",
		"网站.合格率－网站.不合格率 > 10%":       "not-comparable",
		"网站.不合格.占(新媒体)":              "not-comparable",
		"网站.合格率.较(留言.收到)":            "not-comparable",
		"留言.手到":                      "unknown-column",
		"网站[类别=门户].总数":               "no-such-value",
		"写明.工作日÷(写明.工作日－写明.工作日) > 1": "",
		"新媒体.上期.合格率":                 "",
		"新媒体.合格率.较上期":                "",
	} {
		in := wordsNotice(t)
		got, findings := spoken(in, "{{如果 "+src+"}}是{{完}}")
		var codes []string
		for _, f := range slices.Concat(findings, in.Ledger.Findings()) {
			codes = append(codes, f.Code)
		}
		if got != "" || code != "" && !slices.Contains(codes, code) || code == "" && len(codes) > 0 {
			t.Errorf("%s: %q %s", src, got, codes)
		}
	}
}
