package line

import (
	"strings"
	"testing"
)

const sample = "按照《国务院办公厅秘书局关于印发政府网站与政务新媒体检查指标、监管工作年度考核指标的通知》（国办秘函〔2019〕19号）要求，" +
	"市政府办公室于2026年3月1日至20日对全市在运行的58个政府网站、493个政务新媒体开展了全面检查，合格率分别为93.1%和91.08%，"

func BenchmarkParagraphs(b *testing.B) {
	chars := text(strings.Repeat(sample, 3))[:300]
	o := Options{Measure: 156, First: 2 * cell, Cell: cell}
	for b.Loop() {
		for range 1000 {
			Break(chars, o)
		}
	}
}

func BenchmarkLongParagraph(b *testing.B) {
	chars := text(strings.Repeat(sample, 200))[:20000]
	for b.Loop() {
		Break(chars, Options{Measure: 156, First: 2 * cell, Cell: cell})
	}
}
