package line

import (
	"strings"
	"testing"
)

const sample = "按照《国务院办公厅秘书局关于印发政府网站与政务新媒体检查指标、监管工作年度考核指标的通知》（国办秘函〔2019〕19号）要求，" +
	"市政府办公室于2026年3月1日至20日对全市在运行的58个政府网站、493个政务新媒体开展了全面检查，合格率分别为93.1%和91.08%，"

func BenchmarkParagraphs(b *testing.B) {
	chars := text(strings.Repeat(sample, 3))[:300]
	o := Options{Measure: 156, First: 2 * testCell, Cell: testCell}
	var breaker Breaker
	for b.Loop() {
		for range 1000 {
			breaker.Break(chars, o)
		}
	}
}

func BenchmarkLongParagraph(b *testing.B) {
	chars := text(strings.Repeat(sample, 200))[:20000]
	for b.Loop() {
		Break(chars, Options{Measure: 156, First: 2 * testCell, Cell: testCell})
	}
}

func BenchmarkCells(b *testing.B) {
	var cells [][]Char
	for _, s := range []string{"12", "市自然资源和规划局", "云川市人民政府门户网站", "3703000001", "单项否决", "栏目不更新：“通知公告”等11个栏目超过6个月未更新"} {
		cells = append(cells, text(s))
	}
	var spans []Span
	for b.Loop() {
		for range 10000 {
			for _, c := range cells {
				spans = Wrap(spans[:0], c, 40)
				MinWidth(c)
				NaturalWidth(c)
			}
		}
	}
}

// BenchmarkCountLines counts the lines of a cell for widths from 3 to 30 characters, as those who look for the widths of
// columns do.
func BenchmarkCountLines(b *testing.B) {
	c := NewCell(text(sample)[:100])
	for b.Loop() {
		for n := 3.0; n < 30; n += 0.5 {
			c.Lines(n * testCell)
		}
	}
}
