package pattern

import (
	"reflect"
	"regexp"
	"slices"
	"testing"
)

func TestNeeds(t *testing.T) {
	for _, tt := range []struct {
		expression string
		want       []string
	}{
		{`\d{1,2}月\d{1,2}号`, []string{"月"}},
		{`(?:上升|下降)[了约]*(\d+)个百分点`, []string{"个百分点"}},
		{`待填|\?{2}`, []string{"待填", "?"}},
		{`[〔【]\s*请`, []string{"请"}},
		{`^第.季度`, nil}, // a search that is short
		{`^(.+?)持平$`, []string{"持平"}},
		{`(?i)TODO`, nil}, // in either case
		{`甲?|乙`, nil},
		{`\p{Han}+`, nil},
		{`[^甲]`, nil},
		{"\uFFFD", nil}, // which bytes that are no UTF-8 match
	} {
		if got := needsOf(tt.expression); !slices.Equal(got, tt.want) {
			t.Errorf("%s needs %q, want %q", tt.expression, got, tt.want)
		}
	}
}

// FuzzNeeds holds that a text without the words is one that the expression does not match.
func FuzzNeeds(f *testing.F) {
	f.Add(`(?:率|占比)[为是]?(%|％)(?:[，。]|$)`, "合格率为%。")
	f.Add(`[一二三]{1,3}、|（[^。]*）`, "二、（甲）")
	f.Add(`(a|b?)+c{0,2}`, "bc")
	f.Fuzz(func(t *testing.T, expression, text string) {
		re, err := regexp.Compile(expression)
		if err != nil {
			t.Skip()
		}
		p := &Pattern{func() *searched { return &searched{re, needsOf(expression)} }}
		if got, want := p.FindAllStringSubmatchIndex(text, -1), re.FindAllStringSubmatchIndex(text, -1); !reflect.DeepEqual(got, want) {
			t.Errorf("%q in %q: %v, want %v", expression, text, got, want)
		}
		if got, want := p.ReplaceAllString(text, "-"), re.ReplaceAllString(text, "-"); got != want {
			t.Errorf("%q in %q: %q, want %q", expression, text, got, want)
		}
	})
}
