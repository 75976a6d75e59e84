package line

import (
	"math"
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
		{8, "云川市东山区投资|促进局"},
		{8, "1个空栏目,|2个动态未更新"},
		{7, "不合格（最后|更新日期|3月1日）"},
		{6, "空白栏目数|超过 5 个"},
		{8, "没有有效的网上|咨询建言渠道"},
		{8, "1个政策文件|未说明具体内容"},
		{3, "超期|未答复"},
		{9, "1条未在搜索结果|第一页找到该内容"},
		{4, "动态栏目|未更新"},
		{5, "bm12345678"},
		{4, "bm|12345678"},
		{8, "www.yunchuan.|gov.cn"},
		{3, "淮南|科技"},
		{3, "博山|市监"},
		{4, "重庆市|政府"},
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

func TestWidths(t *testing.T) {
	for _, c := range []struct {
		in           string
		least, whole float64 // cells
	}{
		{"", 0, 0},
		{"   ", 0, 0},
		{"甲乙丙", 1, 3},
		{"甲乙，丙", 2, 4},
		{"（甲乙）", 2, 4},
		{"甲乙12.5%", 2.5, 4.5},
		{"3703000001", 5, 5},
		{"www.yunchuan.gov.cn", 4.5, 9.5},
		{"甲\n乙丙  ", 1, 2},
		{"甲乙 丙", 1, 3.5},
		{strings.Repeat("甲", 500) + "12345", 2.5, 502.5},
	} {
		chars := text(c.in)
		if got := MinWidth(chars) / testCell; math.Abs(got-c.least) > 1e-6 {
			t.Errorf("%.20s: least width is %.2f cells, want %.2f", c.in, got, c.least)
		}
		if got := NaturalWidth(chars) / testCell; math.Abs(got-c.whole) > 1e-6 {
			t.Errorf("%.20s: natural width is %.2f cells, want %.2f", c.in, got, c.whole)
		}
	}
}

func TestCellsAllocateNothing(t *testing.T) {
	chars := text("栏目不更新：“通知公告”等11个栏目超过6个月未更新")
	spans := make([]Span, 0, 16)
	if n := testing.AllocsPerRun(100, func() {
		spans = Wrap(spans[:0], chars, 30)
		MinWidth(chars)
		NaturalWidth(chars)
	}); n > 0 {
		t.Errorf("%v allocations for a cell", n)
	}
}

func TestSpanPlace(t *testing.T) {
	chars := text("甲乙丙丁戊 ")
	spans := Wrap(nil, chars, 3*testCell)
	if len(spans) != 2 {
		t.Fatalf("%d lines", len(spans))
	}
	for _, c := range []struct {
		a    Alignment
		want float64 // cells before the second line
	}{{Left, 0}, {Center, 0.5}, {Right, 1}} {
		got := spans[1].Place(nil, chars, 3*testCell, c.a)
		if x := got[0].X / testCell; math.Abs(x-c.want) > 1e-6 {
			t.Errorf("alignment %d: line starts at %.2f cells, want %.2f", c.a, x, c.want)
		}
		if end := got[len(got)-1]; end.Rune != ' ' || end.X > 3*testCell+1e-6 {
			t.Errorf("alignment %d: the space at the end stands at %.2f cells", c.a, end.X/testCell)
		}
	}
}
