package inspection

import (
	"slices"
	"strings"
	"testing"
)

func TestKnownNamesStayWhole(t *testing.T) {
	known := []string{"安全、泄密事故等严重问题", "解读、回应", "解读、回应、互动", "空白/长期空白", "空白栏目"}
	for _, c := range []struct{ text, want string }{
		{"安全、泄密事故等严重问题", "安全、泄密事故等严重问题"},
		{"空白栏目、安全、泄密事故等严重问题；错别字", "空白栏目|安全、泄密事故等严重问题|错别字"},
		{"安全，泄密事故等严重问题", "安全、泄密事故等严重问题"},
		{" 安全 、泄密事故等严重问题 ", "安全、泄密事故等严重问题"},
		{"安全；泄密事故等严重问题", "安全|泄密事故等严重问题"}, // a stronger mark than the name's
		{"解读、回应、互动、空白／长期空白", "解读、回应、互动|空白/长期空白"},
		{"解读、回应、解读", "解读、回应|解读"},
		{"、；", ""},
	} {
		if got := strings.Join(Categories(c.text, known), "|"); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
	if got := parted("解读、回应不够，空白", findingMarks, known); !slices.Equal(got, []string{"解读、回应不够", "空白"}) {
		t.Error(got)
	}
}
