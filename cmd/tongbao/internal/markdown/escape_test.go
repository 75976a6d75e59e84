package markdown

import "testing"

// FuzzCell holds that a cell that is plain is written as one that may not be.
func FuzzCell(f *testing.F) {
	for _, s := range []string{"淄博发改", " 3月5日  起\n-1", "www.a_b.gov.cn", "a...b--c", "\u2028甲\u0085", "“甲”|乙", "http://甲.cn/?a=b&c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := cell(s), byLine(s, "<br>", inline); got != want {
			t.Errorf("%q is %q, want %q", s, got, want)
		}
	})
}
