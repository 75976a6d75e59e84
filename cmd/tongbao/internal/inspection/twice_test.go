package inspection_test

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/inspection"
)

// TestTwiceWithoutCode holds a row without its code against the others by name and by address, and
// two rows of different units apart.
func TestTwiceWithoutCode(t *testing.T) {
	heads := []string{"网站名称", "简称", "网站标识码", "网址", "主办单位", "检查结果"}
	first := []string{"甲局网站", "甲", "3799000001", "http://www.jia.gov.cn/", "甲局", "合格"}
	for row, want := range map[string]string{
		"甲局网站|||||合格":                                 "duplicate-site@A3",
		"甲局 网站||||甲局|合格":                              "duplicate-site@A3",
		"甲局网站||||乙局|合格":                               "same-name@A3",
		"甲局门户网站|||https://jia.gov.cn|甲局|合格":           "duplicate-site@A3",
		"甲局门户网站|||ＷＷＷ.JIA.gov.cn|甲局|合格":               "duplicate-site@A3",
		"甲局门户网站||3799000002|https://jia.gov.cn|甲局|合格": "",
		"乙局网站||3799000002||乙局|合格":                     "",
		"乙局网站|甲|3799000002||乙局|合格":                    "same-name@B3",
		"甲局网站||3799000002||甲局|合格":                     "same-name@A3",
	} {
		tab := table("网站", [][]string{heads, first, strings.Split(row, "|"), {"丙局网站", "丙", "3799000003", "同上", "丙局", "合格"}})
		_, findings := judgeSites(tab, inspection.ReadOptions{})
		got := ""
		for _, code := range strings.Fields(codes(findings)) {
			if strings.HasPrefix(code, "duplicate") || strings.HasPrefix(code, "same") {
				got = code
			}
		}
		if got != want {
			t.Errorf("%s: %v", row, findings)
		}
	}
	for row, want := range map[string]string{"甲县 发布|微信|甲县": "duplicate-account@A3", "甲县发布|微博|甲县": ""} {
		tab := table("新媒体", [][]string{{"账号名称", "平台", "主办单位", "检查结果"}, {"甲县发布", "微信公众号", "甲县", "合格"},
			append(strings.Split(row, "|"), "合格")})
		_, findings := judgeAccounts(tab, inspection.ReadOptions{})
		if !strings.Contains(codes(findings), want) || want == "" && len(findings) > 0 {
			t.Errorf("%s: %v", row, findings)
		}
	}
}
