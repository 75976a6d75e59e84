package diag

import "testing"

// TestWithoutConsequences holds that what may follow from an error is told only where
// no error leaves something out.
func TestWithoutConsequences(t *testing.T) {
	var codes Register
	follows, stays := codes.Warning("follows", "甲。", OfWhole), codes.Warning("stays", "甲。")
	odd, lacking := codes.Error("odd", "甲。", Acknowledgeable), codes.Error("lacking", "甲。")
	for _, c := range []struct {
		told []Code
		left int
	}{
		{[]Code{follows, stays}, 2}, {[]Code{follows, stays, odd}, 3}, {[]Code{follows, stays, lacking}, 2}, {[]Code{follows, lacking, odd}, 2},
	} {
		var fs Findings
		for _, code := range c.told {
			fs.Tell(code, Place{}, "", "x")
		}
		if got := len(fs.WithoutConsequences()); got != c.left || len(fs) != len(c.told) {
			t.Errorf("%d of %d left, want %d", got, len(c.told), c.left)
		}
	}
}
