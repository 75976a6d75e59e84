package inspection_test

import (
	"fmt"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/inspection"
)

// TestMisspelt holds the names of several sheets against each other: those that are one character off
// others by a slip, and those that are others.
func TestMisspelt(t *testing.T) {
	for name, c := range map[string]struct {
		want   string
		sheets []string
	}{
		"sounds the same":             {"misspelt-name@A4", []string{"地区 件数|南屏县 3|北岭县 4|南平县 5", "地区 条数|南屏县 1"}},
		"in another sheet":            {"misspelt-name@A2", []string{"地区 件数|南屏县 3|北岭县 4", "地区 条数|南屏县 1", "地区 篇数|南坪县 1|北岭县 2"}},
		"looks the same":              {"misspelt-name@A3", []string{"单位 件数|市教育局 3|市教肓局 4", "单位 条数|市教育局 1"}},
		"one left out":                {"misspelt-name@A3", []string{"单位 件数|市卫生健康委员会 3|市卫生健委员会 4", "单位 条数|市卫生健康委员会 1"}},
		"one too many":                {"misspelt-name@A3", []string{"单位 件数|市住房城乡建设局 3|市住房和城乡建设局 4", "单位 条数|市住房城乡建设局 1"}},
		"changed places":              {"misspelt-name@A3", []string{"单位 件数|市交通运输局 3|市交运通输局 4", "单位 条数|市交通运输局 1"}},
		"a kind of problem":           {"misspelt-name@B2", []string{"单位 问题类别|甲局 栏目不更薪|乙局 栏目不更新、空白栏目|丙局 空白栏目"}},
		"a unit and its region":       {"misspelt-name@B2", []string{"单位 地区 件数|甲局 东成区 3|东城区 东城区 4"}},
		"both often":                  {"", []string{"地区 件数|南屏县 3|南平县 5", "地区 条数|南屏县 1|南平县 2"}},
		"one each":                    {"", []string{"地区 件数|南屏县 3|南平县 5"}},
		"other sounds":                {"", []string{"单位 件数|市民政局 3|市财政局 4|市教育局 1|市体育局 2", "单位 条数|市财政局 1|市教育局 3"}},
		"east and west":               {"", []string{"地区 件数|东城区 3|西城区 4", "地区 条数|东城区 1"}},
		"first and second":            {"", []string{"单位 件数|市第一医院 3|市第二医院 4|市第十医院 1|市第四医院 2", "单位 条数|市第一医院 1|市第四医院 1"}},
		"a place that others name":    {"", []string{"单位 网站 件数|新店镇人民政府 新店镇网站 3|新甸镇人民政府 新甸镇网站 4", "单位 条数|新店镇人民政府 1"}},
		"of a town and its office":    {"", []string{"单位 件数|石桥镇人民政府 3|石桥镇人民政府办 4", "单位 条数|石桥镇人民政府 1"}},
		"the whole and its part":      {"", []string{"单位 件数|市数据局 3|市大数据局 4|公安局 1|市公安局 2", "单位 条数|市大数据局 1|市公安局 2"}},
		"of two characters":           {"", []string{"单位 件数|平县 3|屏县 4", "单位 条数|平县 1"}},
		"no names":                    {"", []string{"单位 做法|甲局 开设平台|乙局 开设屏台", "单位 做法|甲局 开设平台"}},
		"how many is no name":         {"", []string{"序号 平台数|1 3|2 4"}},
		"a letter":                    {"", []string{"单位 件数|A局办公室 3|B局办公室 4", "单位 条数|A局办公室 1"}},
		"the same in another writing": {"", []string{"单位 件数|市（教育）局 3|市(教育)局 4", "单位 条数|市(教育)局 1"}},
	} {
		var now []*inspection.Listing
		for i, rows := range c.sheets {
			tab := located(t, strings.Split(rows, "|")...)
			tab.Sheet = fmt.Sprint(i)
			for r := range tab.Rows {
				for k := range tab.Rows[r].Values {
					tab.Rows[r].Values[k].Place.Sheet = tab.Sheet
				}
			}
			now = append(now, inspection.SheetListing(tab))
		}
		if got := codes(inspection.Misspelt(now, nil)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	rows := func(text string) []*inspection.Listing {
		return []*inspection.Listing{inspection.SheetListing(located(t, strings.Split(text, "|")...))}
	}
	now := rows("单位 件数|市教育局 3|市交育局 4")
	if got := codes(inspection.Misspelt(now, nil)); got != "" {
		t.Errorf("one of each: %q", got)
	}
	before := rows("单位 条数 件数|市教育局 1 2|市交育局 3 4")
	if got := codes(inspection.Misspelt(now, before)); got != "" {
		t.Errorf("a name of before: %q", got)
	}
}
