package wording

import (
	"slices"
	"strings"
)

// Percent prints a number already rounded as a percentage: 93%.
func Percent(number string) string { return number + "%" }

// Points prints a difference of two percentages; a rate rises by 个百分点, never
// by % (GB/T 15835 usage).
func Points(number string) string { return number + "个百分点" }

// Change says which way a figure went: 上升0.9个百分点, 下降3%, 持平. direction is
// the sign of the change; amount is printed without a sign.
func Change(direction int, amount string) string {
	return ChangeWords(direction, amount, "上升", "下降")
}

// ChangeWords is Change with the verbs of another subject, as 增加 and 减少 for counts.
func ChangeWords(direction int, amount, up, down string) string {
	switch {
	case direction > 0:
		return up + amount
	case direction < 0:
		return down + amount
	}
	return "持平"
}

// units are the measure words of notices; each statistic takes one of them.
var units = []string{"个", "家", "条", "件", "份", "次", "家次", "项", "篇", "人", "天", "分", "处", "起", "批"}

// IsUnit reports whether s is a measure word this package knows.
func IsUnit(s string) bool { return slices.Contains(units, s) }

// usualUnits pairs what is counted with its usual measure word; the longest
// ending that fits decides.
var usualUnits = []struct{ noun, unit string }{
	{"网站", "个"}, {"新媒体", "个"}, {"账号", "个"}, {"栏目", "个"}, {"平台", "个"}, {"事项", "项"},
	{"单位", "家"}, {"部门", "家"}, {"留言", "件"}, {"信件", "件"}, {"文件", "份"}, {"报告", "份"},
	{"信息", "条"}, {"问题", "个"}, {"链接", "条"}, {"检查", "次"}, {"抽查", "次"},
}

// UnitOf returns the usual measure word of a noun, 个 when nothing better is known.
func UnitOf(noun string) string {
	for _, u := range usualUnits {
		if strings.HasSuffix(noun, u.noun) {
			return u.unit
		}
	}
	return "个"
}
