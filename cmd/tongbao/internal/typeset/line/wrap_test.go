package line

import (
	"strings"
	"testing"
)

// wrapped shows the lines of a cell n characters wide.
func wrapped(s string, n float64) string {
	chars := text(s)
	var out []string
	for _, sp := range Wrap(nil, chars, n*testCell) {
		var b strings.Builder
		for _, c := range chars[sp.Start:sp.End] {
			b.WriteRune(c.Rune)
		}
		out = append(out, b.String())
	}
	return strings.Join(out, "|")
}

func TestWrapNames(t *testing.T) {
	for _, c := range []struct {
		cells float64
		want  string
	}{
		{9, "市自然资源和规划局"},
		{8, "市自然资源|和规划局"},
		{5, "市自然资源|和规划局"},
		{6, "市住房和城乡|建设局"},
		{6, "高青县行政|审批服务局"},
		{8, "高青县行政审批|服务局"},
		{7, "市卫生健康|委员会"},
		{6, "市工业|和信息化局"},
		{4, "市场监督|管理局"},
		{8, "云川市人民政府|门户网站"},
		{6, "云川市公安局|东山分局"},
		{10, "栏目不更新：|“通知公告”等11个|栏目超过6个月未更新"},
		{5, "bm12345678"},
		{4, "bm|12345678"},
		{8, "www.yunchuan.|gov.cn"},
		{3, "甲、|乙、|丙、丁"},
		{3, ""},
		{3, "   "},
		{3, "一\n|二\n|三"},
	} {
		if got := wrapped(strings.ReplaceAll(c.want, "|", ""), c.cells); got != c.want {
			t.Errorf("%v cells: got %s, want %s", c.cells, got, c.want)
		}
	}
}
