package figures

import (
	"fmt"
	"testing"
)

// BenchmarkLargeRoster asks a roster of the largest published size for rates by
// two columns.
func BenchmarkLargeRoster(b *testing.B) {
	var rows []string
	for i := range 43143 {
		rows = append(rows, fmt.Sprintf("站%d 类%d 台%d 局%d 1 %s", i, i%4, i%16, i%900, [...]string{"合格", "不合格"}[i/7%2]))
	}
	src := roster("网站", rows...)
	b.ResetTimer()
	for range b.N {
		s := NewSet(NewLedger(Options{}), src)
		s.PassRate()
		seriesOf(s, "类别", "合格率")
		s.Failed().Units()
	}
}
