package line

import (
	"strings"
	"testing"
)

const (
	titleMeasure = 156             // mm, the type area
	titleEm      = 22 * mmPerPoint // 2号
)

func titleText(s string) []Char {
	out := text(s)
	for i := range out {
		out[i].Size = 22
		out[i].Advance *= titleEm / testCell
	}
	return out
}

// TestTitle holds the breaks a careful secretary chooses. The first six are titles
// of real notices; the cities of the others are made up.
func TestTitle(t *testing.T) {
	for _, want := range []string{
		"关于2019年10月全市政府网站与政务新媒体|检查情况的通报",
		"关于2021年第一季度政府网站和政务新媒体|检查情况的通报",
		"关于2021年全市政府网站与政务新媒体|检查情况的通报",
		"榆林市2020年第三季度|政府网站与政府系统政务新媒体检测情况通报",
		"关于2023年第一季度政府网站和政务新媒体|普查情况的通报",
		"检查发现不合格的政府系统政务新媒体名单",

		// one line
		"关于政府网站检查情况的通报",
		"关于政务新媒体整改情况的通报",
		"关于2026年第三季度政府网站检查情况的通报",
		"第一季度政府网站普查不合格名单",
		"第一季度政务新媒体普查不合格名单",
		"政府网站、政务新媒体典型做法信息表",

		// long above short, short above long
		"关于2026年第二季度全市政府网站|抽查情况的通报",
		"关于2026年第1季度政府网站和政务新媒体|检查情况的通报",
		"关于2026年7月政府网站和政务新媒体|监测情况的通报",
		"关于2025年度政府网站与政务新媒体|监管工作考核结果的通报",
		"关于全县政府网站和政务新媒体|常态化监管情况的通报",
		"关于近期政府网站和政务新媒体|有关问题的通报",
		"关于青河县等三个县区政府网站|严重问题的通报",
		"关于对12个政府网站和44个政务新媒体|不合格情况的通报",
		"关于全市政府网站适老化与无障碍|改造检查结果的通报",
		"关于2025年政府网站|年度报表编制和发布情况的通报",
		"关于2026年第一季度|全省政府网站和政务新媒体抽查情况的通报",
		"2026年第一季度|全市政府网站和政务新媒体检查情况通报",
		"关于开展2026年政府网站、政务新媒体|安全检查及整改工作有关情况的通报",

		// with the issuer in front
		"云川市人民政府办公室|关于全市政府网站检查情况的通报",
		"云川市人民政府办公室|关于第三季度政务新媒体运行情况的通报",
		"云川市人民政府办公室关于2026年第一季度|政府网站和政务新媒体检查情况的通报",
		"东山区人民政府办公室关于2026年3月份|政府网站和政务新媒体日常监测情况的通报",
		"云川市数据局关于2026年上半年政务新媒体|专项检查情况的通报",
		"云川市教育局关于2026年上半年|全市教育系统政务新媒体检查情况的通报",
		"云川市政务公开领导小组办公室|关于2026年第四次政府网站抽查情况的通报",
		"云川市自然资源和规划局关于2026年二季度|本系统政务新媒体自查情况的通报",

		// three lines: diamond, trapezoid
		"云川市人民政府办公室|关于印发《云川市政府网站和政务新媒体|检查考核办法》的通知",
		"云川市人民政府|关于表扬2025年度政府网站和政务新媒体|建设管理先进单位的通报",
		"中共云川市委网络安全和信息化委员会办公室 |云川市人民政府办公室关于2026年第二季度|政府网站和政务新媒体检查情况的通报",
	} {
		lines := Title(titleText(strings.ReplaceAll(want, "|", "")), titleMeasure, nil)
		if got := show(lines); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		for _, l := range lines {
			if l.Width > titleMeasure+tolerance {
				t.Errorf("%s: a line is %.3f mm wide", want, l.Width)
			}
			if mid := l.Chars[0].X + l.Width/2; mid < titleMeasure/2-0.01 || mid > titleMeasure/2+0.01 {
				t.Errorf("%s: a line's middle is at %.3f mm", want, mid)
			}
		}
	}
}

func TestTitleKeepsPhrases(t *testing.T) {
	const s = "关于2026年第一季度青禾万家服务平台和政务新媒体检查情况的通报"
	for _, c := range []struct {
		keep string
		want string
	}{
		{"青禾万家服务平台和政务新媒体", "关于2026年第一季度|青禾万家服务平台和政务新媒体|检查情况的通报"},
		{"第一季度青禾万家服务平台", "关于2026年第一季度青禾万家服务平台和|政务新媒体检查情况的通报"},
	} {
		if got := show(Title(titleText(s), titleMeasure, []string{c.keep})); got != c.want {
			t.Errorf("keep %s: got %s, want %s", c.keep, got, c.want)
		}
	}
}

func TestTitleForcedAndExtreme(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"the author's own lines", "关于政府网站\n检查情况的通报", "关于政府网站\n|检查情况的通报"},
		{"a word wider than the page", strings.Repeat("W", 45), strings.Repeat("W", 18) + "|" + strings.Repeat("W", 27)},
		{"more than six lines", strings.Repeat("检查情况", 32), strings.Repeat(strings.Repeat("检查情况", 5)+"|", 6) + "检查情况检查情况"},
	} {
		if got := show(Title(titleText(c.in), titleMeasure, nil)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestTitleShape(t *testing.T) {
	for _, c := range []struct {
		name        string
		better, bad []float64
	}{
		{"trapezoid before rectangle", []float64{16, 12}, []float64{14, 14}},
		{"diamond before hourglass", []float64{10, 19, 8}, []float64{15, 7, 15}},
		{"short to long before rectangle", []float64{9, 12, 15}, []float64{12, 12, 12}},
		{"no lone 通报", []float64{17, 9}, []float64{24, 2}},
		{"no line of three characters", []float64{17, 9}, []float64{3, 19}},
	} {
		if a, b := shapeCost(c.better, 20.1), shapeCost(c.bad, 20.1); a >= b {
			t.Errorf("%s: %v costs %.1f, %v costs %.1f", c.name, c.better, a, c.bad, b)
		}
	}
}
