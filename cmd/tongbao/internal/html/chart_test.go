package html

import (
	"strconv"
	"strings"
	"testing"
	"time"
)

// A point of a trend, and its text alternative, bear the number the notice prints, not
// one of their own rounding.
func TestTrendPointsSayThePrintedValue(t *testing.T) {
	for _, tt := range []struct{ unit, text, want string }{
		{"%", "93.3%", "93.3%"},
		{"个", "4", "4个"},
	} {
		views := trends(tt.unit, []string{"上期", "本期"}, days(2), []series{{"合格率", []float64{91.525, 93.333}, []string{"91.5", tt.text}}})
		if len(views) == 0 {
			t.Fatal("nothing drawn")
		}
		if got := views[0].Lines[0].Points[1].Text.Text; got != tt.want {
			t.Errorf("the point says %s, want %s", got, tt.want)
		}
		if !strings.Contains(views[0].Label, "合格率：本期为"+tt.want+"。") {
			t.Errorf("the text alternative says %s", views[0].Label)
		}
	}
}

// days are days in order, each a quarter after the last.
func days(n int) []time.Time {
	var out []time.Time
	for i := range n {
		out = append(out, time.Date(2025, time.Month(1+3*i), 1, 0, 0, 0, 0, time.UTC))
	}
	return out
}

// Points stand as far from each other as their times do, and an axis that is cut says so.
func TestTrendIsToScale(t *testing.T) {
	times := []time.Time{days(1)[0], days(4)[3], days(5)[4]} // three quarters, then one
	values := series{"合格率", []float64{91.5, 93.25, 95}, []string{"91.5%", "93.3%", "95%"}}
	for _, v := range trends("%", []string{"一季度", "四季度", "一季度"}, times, []series{values}) {
		var x []float64
		for _, p := range v.Lines[0].Points {
			at, err := strconv.ParseFloat(p.X, 64)
			if err != nil {
				t.Fatal(err)
			}
			x = append(x, at)
		}
		if r := (x[1] - x[0]) / (x[2] - x[1]); r < 2.9 || r > 3.2 {
			t.Errorf("%s: points at %v", v.Class, x)
		}
		if v.Cut == "" || !strings.Contains(v.Label, "纵轴不从零开始，从91%画起。") {
			t.Errorf("%s: the axis is not marked as cut: %s", v.Class, v.Label)
		}
	}
	values.Values[0] = 0
	for _, v := range trends("%", []string{"一季度", "四季度", "一季度"}, times, []series{values}) {
		if v.Cut != "" || strings.Contains(v.Label, "纵轴") {
			t.Errorf("%s: an axis from zero is marked as cut", v.Class)
		}
	}
}
