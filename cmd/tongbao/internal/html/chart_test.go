package html

import (
	"strings"
	"testing"
)

// A point of a trend, and its text alternative, bear the number the notice prints, not
// one of their own rounding.
func TestTrendPointsSayThePrintedValue(t *testing.T) {
	for _, tt := range []struct{ unit, text, want string }{
		{"%", "93.3%", "93.3%"},
		{"个", "4", "4个"},
	} {
		views := trends(tt.unit, []string{"上期", "本期"}, []series{{"合格率", []float64{91.525, 93.333}, []string{"91.5", tt.text}}})
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
