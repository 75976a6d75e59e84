package leftovers_test

import (
	"slices"
	"strings"
	"testing"
)

// accountsOf is a roster with two accounts for each region, named after it, of two platforms.
func accountsOf(regions ...string) string {
	rows := "账号名称,平台,地区,检查结果,更新日期\n"
	for _, region := range regions {
		name, _, _ := strings.Cut(region, "→") // 甲县→甲区: renamed
		rows += name + "发布,微信公众号," + region[strings.LastIndex("→"+region, "→"):] + ",合格,\n"
		rows += name + "微博,新浪微博," + region[strings.LastIndex("→"+region, "→"):] + ",合格,\n"
	}
	return strings.ReplaceAll(rows, "→", "")
}

// TestGroupsGone holds a region that has lost all its rows to a warning, and what has been renamed,
// closed one by one, drawn or inspected in another scope to silence.
func TestGroupsGone(t *testing.T) {
	accounts := func(s string) string {
		return strings.ReplaceAll(strings.ReplaceAll(s, "[sites]", "[accounts]"), "\"sites\"", "\"accounts\"")
	}
	four := accountsOf("甲县", "乙县", "丙县", "丁区")
	platform := strings.NewReplacer("丙县微博,新浪微博", "丙县微博,抖音", "丁区微博,新浪微博", "丁区微博,今日头条")
	for name, c := range map[string]struct {
		before, now string
		want        string
	}{
		"all there":             {four, four, ""},
		"a region gone":         {four, accountsOf("甲县", "乙县", "丁区"), "上期丙县有2个政务新媒体，本期一个也没有"},
		"one left of it":        {four, strings.Replace(four, "丙县微博,新浪微博,丙县,合格,\n", "", 1), ""},
		"renamed":               {four, accountsOf("甲县", "乙县", "丙县→丙区", "丁区"), ""},
		"another scope":         {four, accountsOf("甲县", "丁区"), ""},
		"two regions there are": {accountsOf("甲县", "乙县"), accountsOf("甲县"), ""},
		"a platform gone of an account": {platform.Replace(four),
			strings.Replace(platform.Replace(four), "丙县微博,抖音,丙县,合格,\n", "", 1), ""},
		"a platform gone of many accounts": {
			platform.Replace(accountsOf("甲县", "乙县", "丙县", "丁区", "戊县", "己县")),
			strings.NewReplacer("甲县微博,新浪微博,甲县,合格,\n", "", "乙县微博,新浪微博,乙县,合格,\n", "", "戊县微博,新浪微博,戊县,合格,\n", "",
				"己县微博,新浪微博,己县,合格,\n", "").Replace(platform.Replace(accountsOf("甲县", "乙县", "丙县", "丁区", "戊县", "己县"))),
			"上期新浪微博有4个政务新媒体，本期一个也没有"},
	} {
		t.Run(name, func(t *testing.T) {
			_, found := told(t, map[string]string{"spring/notice.toml": accounts(spring), "summer/notice.toml": accounts(summer()),
				"spring/网站.csv": "", "summer/网站.csv": "", "spring/新媒体.csv": c.before, "summer/新媒体.csv": c.now})
			got := slices.Collect(func(yield func(string) bool) {
				for _, f := range found {
					if f.Code == "group-gone" && !yield(f.Text) {
						return
					}
				}
			})
			if strings.Join(got, "；") != c.want {
				t.Errorf("%v, want %s", got, c.want)
			}
		})
	}
}

// TestRegionsLacking holds two rosters of one notice against each other, where no period before is named.
func TestRegionsLacking(t *testing.T) {
	both := strings.Replace(strings.Replace(summer(), "previous = \"spring\"\n", "", 1), "[values]", "[accounts]\n[values]", 1)
	sites := "网站名称,地区,检查结果\n甲网,甲县,合格\n乙网,乙县,合格\n丙网,丙县,合格\n"
	for name, c := range map[string]struct {
		accounts string
		want     bool
	}{
		"all there":      {accountsOf("甲县", "乙县", "丙县"), false},
		"one lacking":    {accountsOf("甲县", "丙县"), true},
		"more than all":  {accountsOf("甲县", "乙县", "丙县", "丁区"), false},
		"two lacking":    {accountsOf("甲县"), false},
		"no regions set": {strings.ReplaceAll(accountsOf("甲县"), ",甲县,", ",,"), false},
	} {
		got, found := told(t, map[string]string{"summer/notice.toml": both, "spring/notice.toml": "",
			"summer/网站.csv": sites, "summer/新媒体.csv": c.accounts})
		if slices.Contains(got, "region-lacking@新媒体.csv!新媒体") != c.want {
			t.Errorf("%s: %v", name, found)
		}
	}
}
