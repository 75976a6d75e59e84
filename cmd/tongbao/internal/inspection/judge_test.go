package inspection_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/numfmt"
	"tongbao/cmd/tongbao/internal/sheet"
)

// siteMeasures are the columns gov-2019 measures at a site, and a row of a site
// nothing is wrong with.
var (
	siteMeasures = []string{"严重问题", "无法访问比例", "首页未更新天数", "动态要闻未更新栏目数", "通知政策未更新栏目数", "应更新未更新栏目数",
		"空白栏目数", "有咨询渠道", "超三个月未答复留言数", "不提供公共服务", "提供办事服务", "事项总数", "缺四类要素事项数"}
	soundSite = []string{"否", "0", "1", "0", "0", "0", "0", "是", "0", "否", "是", "30", "0"}
)

func siteRow(changes map[string]string) []string {
	row := append([]string{"甲网", "3799000001"}, soundSite...)
	for i, m := range siteMeasures {
		if v, ok := changes[m]; ok {
			row[i+2] = v
		}
	}
	return row
}

func reasons(v *inspection.Verdict) string {
	var out []string
	for _, r := range v.Reasons {
		var cells []string
		for _, m := range r.Measured {
			cells = append(cells, m.Place.Cell)
		}
		out = append(out, r.Clause+"："+r.Text+"@"+strings.Join(cells, ","))
	}
	return strings.Join(out, "；")
}

func TestSiteVetoes(t *testing.T) {
	rules := national(t)
	for _, c := range []struct {
		changes map[string]string
		want    string // empty: passes
	}{
		{nil, ""},
		{map[string]string{"严重问题": "有"}, "网站单项否决1：出现安全、泄密事故等严重问题@C2"},
		{map[string]string{"无法访问比例": "4.9"}, ""},
		{map[string]string{"无法访问比例": "5%"}, "网站单项否决2：监测一周，首页无法访问的次数占5%@D2"},
		{map[string]string{"首页未更新天数": "13"}, ""},
		{map[string]string{"首页未更新天数": "14天"}, "网站单项否决3：首页14天未更新@E2"},
		{map[string]string{"动态要闻未更新栏目数": "2", "通知政策未更新栏目数": "2"}, ""},
		{map[string]string{"动态要闻未更新栏目数": "2", "通知政策未更新栏目数": "3"}, "网站单项否决4：动态要闻类栏目2个、通知公告和政策文件类栏目3个不更新@F2,G2"},
		{map[string]string{"应更新未更新栏目数": "9"}, ""},
		{map[string]string{"应更新未更新栏目数": "10"}, "网站单项否决4：10个栏目应更新未更新@H2"},
		{map[string]string{"空白栏目数": "4"}, ""},
		{map[string]string{"空白栏目数": "５"}, "网站单项否决4：5个空白栏目@I2"},
		{map[string]string{"有咨询渠道": "否"}, "网站单项否决5：没有有效的网上咨询建言渠道@J2"},
		{map[string]string{"超三个月未答复留言数": "1"}, "网站单项否决5：1条留言超过三个月未答复@K2"},
		{map[string]string{"提供办事服务": "否"}, "网站单项否决6：没有提供办事服务@L2,M2"},
		{map[string]string{"提供办事服务": "否", "不提供公共服务": "是"}, ""},
		{map[string]string{"缺四类要素事项数": "5"}, "网站单项否决6：5个事项的办事指南缺少四类以上要素@L2,O2"},
		{map[string]string{"缺四类要素事项数": "3", "事项总数": "4"}, ""},
		{map[string]string{"缺四类要素事项数": "4", "事项总数": "4"}, "网站单项否决6：4个事项的办事指南全部缺少四类以上要素@L2,N2,N2,O2,N2"},
		{map[string]string{"缺四类要素事项数": "0", "事项总数": "0"}, ""},
		{map[string]string{"空白栏目数": "7", "严重问题": "是"}, "网站单项否决1：出现安全、泄密事故等严重问题@C2；网站单项否决4：7个空白栏目@I2"},
	} {
		tab := table("网站", [][]string{append([]string{"网站名称", "网站标识码"}, siteMeasures...), siteRow(c.changes)})
		in, findings := judgeSites(tab, inspection.ReadOptions{Rules: rules})
		v := in.Verdicts[0]
		grade := map[bool]string{true: "合格", false: "不合格"}[c.want == ""]
		if reasons(v) != c.want || v.Grade.Name != grade || len(findings) > 0 || v.Typed {
			t.Errorf("%v: %s %q %v, want %s %q", c.changes, v.Grade.Name, reasons(v), findings, grade, c.want)
		}
	}
}

// TestStoredNumbers judges cells a spreadsheet stores as numbers, shares and dates.
func TestStoredNumbers(t *testing.T) {
	rules := national(t)
	tab := table("网站", [][]string{append([]string{"网站名称", "网站标识码"}, siteMeasures...), siteRow(nil)})
	set := func(column string, v sheet.Value) {
		old := &tab.Rows[0].Values[tab.Column(column)]
		v.Kind, v.Place, v.Anchor = sheet.Numeric, old.Place, old.Anchor
		*old = v
	}
	set("网站标识码", sheet.Value{Text: "3799000001", Number: 3799000001})
	set("无法访问比例", sheet.Value{Text: "0.0512", Number: 0.0512, Format: numfmt.Parse("0%", false)})
	set("首页未更新天数", sheet.Value{Text: "14", Number: 14})
	in, findings := judgeSites(tab, inspection.ReadOptions{Rules: rules})
	if got := reasons(in.Verdicts[0]); got != "网站单项否决2：监测一周，首页无法访问的次数占5.12%@D2；网站单项否决3：首页14天未更新@E2" || len(findings) > 0 {
		t.Error(got, findings)
	}

	accounts := table("新媒体", [][]string{{"账号名称", "最后更新日期"}, {"甲", "x"}, {"乙", "x"}, {"丙", "x"}})
	for i, v := range []sheet.Value{
		{Text: "44337", Number: 44337, Format: numfmt.Parse("yyyy-mm-dd", false)}, // 2021-05-21
		{Text: "44337", Number: 44337},                                            // the same without its format
		{Text: "5.2", Number: 5.2},                                                // 2 May or 20 May
	} {
		at := accounts.Rows[i].Values[1].Place
		v.Kind, v.Place = sheet.Numeric, at
		accounts.Rows[i].Values[1] = v
	}
	in, findings = judgeAccounts(accounts, inspection.ReadOptions{Rules: rules, AsOf: date(2021, 6, 4)})
	if got := codes(findings); got != "bad-date@B4 rule-without-data date-as-number@B3" {
		t.Error(got)
	}
	for i, want := range []string{"不合格", "不合格", ""} {
		if got := in.Verdicts[i].Grade.Name; got != want {
			t.Errorf("row %d: %q, want %q", i+2, got, want)
		}
	}
}

// TestBrokenCells holds that a cell no verdict can rest on is told once, and that
// errors of formulas are never taken for names.
func TestBrokenCells(t *testing.T) {
	rules := national(t)
	header := append([]string{"网站名称", "网站标识码"}, siteMeasures...)
	for value, want := range map[string]string{"-1": "negative-measure@I2", "很多": "not-a-number@I2"} {
		tab := table("网站", [][]string{header, siteRow(map[string]string{"空白栏目数": value})})
		in, findings := judgeSites(tab, inspection.ReadOptions{Rules: rules})
		if got := codes(findings); got != want || in.Verdicts[0].Grade.Name != "" {
			t.Errorf("%s: %s, %q", value, got, in.Verdicts[0].Grade.Name)
		}
	}
	tab := table("网站", [][]string{{"网站名称", "检查结果"}, {"#REF!", "合格"}})
	tab.Rows[0].Values[0].Kind = sheet.Fault
	if _, findings := judgeSites(tab, inspection.ReadOptions{}); codes(findings) != "error-value@A2" {
		t.Error(findings)
	}
	tab = table("网站", [][]string{{"检查结果", "网站名称"}, {"#N/A", "甲网"}})
	tab.Rows[0].Values[0].Kind = sheet.Fault
	if _, findings := judgeSites(tab, inspection.ReadOptions{}); codes(findings) != "error-value@A2" {
		t.Error(findings)
	}
}

// TestNoCategory holds that a failure no category would name is told, where there
// is a column of categories.
func TestNoCategory(t *testing.T) {
	tab := table("网站", [][]string{{"网站名称", "检查结果", "问题类别", "主要问题"}, {"甲网", "不合格", "空白栏目", "空白"}, {"乙网", "不合格", "", "打不开"},
		{"丙网", "合格", "", ""}})
	if _, findings := judgeSites(tab, inspection.ReadOptions{}); codes(findings) != "no-category@C3" {
		t.Error(findings)
	}
}

// TestSameName holds that one name with two codes is told, at the second.
func TestSameName(t *testing.T) {
	tab := table("网站", [][]string{{"网站名称", "网站标识码", "检查结果"}, {"甲网", "3799000001", "合格"}, {"甲网", "3799000002", "合格"},
		{"乙网", "3799000003", "合格"}})
	if _, findings := judgeSites(tab, inspection.ReadOptions{}); codes(findings) != "same-name@A3" {
		t.Error(findings)
	}
}

// TestTotalRow holds the count in a total row against the rows.
func TestTotalRow(t *testing.T) {
	for text, want := range map[string]string{"2": "", "共２个": "", "3": "total-row@B4", "共12家": "total-row@B4", "3799000001": ""} {
		tab := table("网站", [][]string{{"网站名称", "网站标识码", "检查结果"}, {"甲网", "3799000001", "合格"}, {"乙网", "3799000002", "合格"}, {"合计", text, ""}})
		if _, findings := judgeSites(tab, inspection.ReadOptions{}); codes(findings) != want {
			t.Errorf("%s: %v", text, findings)
		}
	}
}

func TestAccountVetoes(t *testing.T) {
	rules := national(t)
	header := []string{"账号名称", "平台", "检查结果", "严重问题", "最后更新日期", "无法下载或使用", "有有效互动功能"}
	for _, c := range []struct {
		row      []string
		grade    string
		reasons  string
		findings string
	}{
		{[]string{"甲", "微信", "", "否", "2021-05-22", "", "是"}, "合格", "", ""},
		{[]string{"甲", "微信", "", "否", "2021年5月21日", "", "是"}, "不合格", "新媒体单项否决2：监测时间点前2周内未更新（最后更新日期2021年5月21日）@E2", ""},
		{[]string{"甲", "微信", "", "否", "5.21", "", "是"}, "不合格", "新媒体单项否决2：监测时间点前2周内未更新（最后更新日期5月21日）@E2", ""},
		{[]string{"甲", "微信", "", "否", "12月1日", "", "是"}, "不合格", "新媒体单项否决2：监测时间点前2周内未更新（最后更新日期12月1日）@E2", ""},
		{[]string{"甲", "微信", "", "否", "2021年4月", "", "是"}, "不合格", "新媒体单项否决2：监测时间点前2周内未更新（最后更新日期2021年4月）@E2", ""},
		// May has days on both sides of the line: nobody can tell
		{[]string{"甲", "微信", "", "否", "2021年5月", "", "是"}, "合格", "", "错误 date-imprecise@E2"},
		{[]string{"甲", "微信", "合格", "否", "2021年5月", "", "是"}, "合格", "", ""},
		{[]string{"甲", "APP", "", "否", "2021-06-04", "是", "是"}, "不合格", "新媒体单项否决2：客户端无法下载或使用@F2", ""},
		{[]string{"甲", "微信", "", "否", "2021-06-01", "", "否"}, "不合格", "新媒体单项否决3：未提供有效互动功能@G2", ""},
		{[]string{"甲", "微信", "", "否", "2021-06-05", "", "是"}, "", "", "错误 date-after-inspection@E2"},
		{[]string{"甲", "微信", "合格", "否", "2021-06-05", "", "是"}, "合格", "", "警告 date-after-inspection@E2"},
		{[]string{"甲", "微信", "", "否", "昨天", "", "是"}, "", "", "错误 bad-date@E2"},
		{[]string{"甲", "微信", "", "否", "2021-06-01", "", ""}, "合格", "", "错误 empty-measure@G2"},
		{[]string{"甲", "微信", "", "否", "2021-06-01", "", "大概"}, "", "", "错误 not-yes-or-no@G2"},
		{[]string{"甲", "微信", "合格", "是", "2021-06-01", "", "是"}, "合格", "新媒体单项否决1：出现安全、泄密事故等严重问题@D2", "警告 verdict-differs@C2"},
		{[]string{"甲", "微信", "不合格", "否", "2021-06-01", "", "是"}, "不合格", "", "警告 no-reason@ 警告 verdict-differs@C2"},
		{[]string{"甲", "微信", "", "", "", "", ""}, "", "", "错误 no-verdict@C2"},
	} {
		in, findings := judgeAccounts(table("新媒体", [][]string{header, c.row}), inspection.ReadOptions{Rules: rules, AsOf: date(2021, 6, 4)})
		v := in.Verdicts[0]
		var got []string
		for _, f := range findings.Sorted() {
			got = append(got, f.Severity.String()+" "+f.Code+"@"+f.Place.Cell)
		}
		if v.Grade.Name != c.grade || reasons(v) != c.reasons || strings.Join(got, " ") != c.findings {
			t.Errorf("%v:\ngot  %q %q %q\nwant %q %q %q", c.row, v.Grade.Name, reasons(v), strings.Join(got, " "), c.grade, c.reasons, c.findings)
		}
	}
}

func TestTypedVerdicts(t *testing.T) {
	rules := national(t)
	rows := [][]string{{"网站名称", "网站标识码", "检查结果", "问题类别", "主要问题"},
		{"甲", "3799000001", "合 格", "", "1个链接打不开"},
		{"乙", "3799000002", "单项否决", "空白栏目、首页不更新", ""},
		{"丙", "3799000003", "优", "", ""},
		{"丁", "3799000004", "不合格", "", "说不清"},
		{"戊", "3799000005", "不合格", "颜色不好", ""},
		{"己", "3799000006", "不合格", "", "5个空白栏目；说不清"},
		{"庚", "3799000007", "免检", "", ""},
		{"辛", "3799000008", "", "", ""},
	}
	in, findings := judgeSites(table("网站", rows), inspection.ReadOptions{Rules: rules, Verdicts: map[string]string{"没用的": "合格"}})
	var got []string
	for _, v := range in.Verdicts {
		s := v.Object.Label() + v.Grade.Name
		for _, p := range v.Problems {
			s += "/" + p.Category
		}
		got = append(got, s)
	}
	if s := strings.Join(got, " "); s != "甲合格 乙不合格/空白栏目/首页不更新 丙 丁不合格 戊不合格/颜色不好 己不合格/空白栏目 庚未检查 辛" {
		t.Error(s)
	}
	if s := codes(findings); s != "unknown-verdict@C4 no-verdict@C9 unknown-problem@E5 unknown-category@D6 unsorted-problem@E7" {
		t.Error(s)
	}
	// one has no result yet: only how many there are is known
	s := figures.NewSet(figures.NewLedger(figures.Options{}), in.Listing(inspection.Full, nil))
	if n := s.Count().Text + s.Inspected().Count().Text + s.Passed().Count().Text + s.Failed().Count().Text; n != "8———" {
		t.Errorf("existing, inspected, passed, failed: %s", n)
	}
	// the sheet's own word for a grade
	in, findings = judgeSites(table("网站", [][]string{{"网站名称", "结果"}, {"甲", "优"}}),
		inspection.ReadOptions{Verdicts: map[string]string{"优": "合格"}})
	if in.Verdicts[0].Grade.Name != "合格" || len(findings) > 0 {
		t.Errorf("a mapped verdict: %v %v", in.Verdicts[0].Grade, findings)
	}
}

// TestFill holds that blank cells of a column that is filled are those of the row above, as merged ones are, and
// that those of no other column are.
func TestFill(t *testing.T) {
	rows := [][]string{{"网站名称", "主管单位", "备注", "结果"}, {"甲", "", "子", "合格"}, {"乙", "一局", "", "合格"}, {"丙", "", "", "合格"},
		{"丁", "无", "", "合格"}, {"戊", "", "", "合格"}}
	for _, fill := range []string{"主管单位", "主办单位"} { // the header, and the usual name of the column
		in, findings := judgeSites(table("网站", rows), inspection.ReadOptions{Fill: []string{fill}})
		var got []string
		for _, o := range in.Roster.Objects {
			got = append(got, o.Text(inspection.ColSponsor)+o.Get(inspection.ColSponsor).Place.Cell+o.Cells[2].Text)
		}
		if s := strings.Join(got, " "); s != "B2子 一局B3 一局B3 无B5 无B5" {
			t.Errorf("%s: %s", fill, s)
		}
		if s := codes(findings); s != "empty-sponsor@B2" {
			t.Error(s)
		}
	}
}

// TestWhetherPassed: 是 and 否, or their marks, answer a header that asks whether an object passed,
// and no other.
func TestWhetherPassed(t *testing.T) {
	for header, want := range map[string]string{"是否合格": "合格 不合格 合格 不合格 合格 不合格 不合格", "检查结果": "? ? ? ? 合格 不合格 ?"} {
		in, _ := judgeSites(table("网站", lines("网站名称 "+header, "甲 是", "乙 否", "丙 √", "丁 ×", "戊 合格", "己 不合格", "庚 X")), inspection.ReadOptions{})
		var grades []string
		for _, v := range in.Verdicts {
			grades = append(grades, cmp.Or(v.Grade.Name, "?"))
		}
		if got := strings.Join(grades, " "); got != want {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
	}
}

func TestScoring(t *testing.T) {
	rules := ruleset(t, "local-example")
	header := []string{"网站名称", "网站标识码", "类别", "严重问题", "首页未更新天数", "应更新未更新栏目数", "空白栏目数", "政策文件未更新月数", "未解读政策数",
		"办事统计未更新月数", "错链数", "留言公开未更新月数", "一日内答复", "无对外服务"}
	for name, c := range map[string]struct {
		row   []string
		grade string
		score string
	}{
		"bonus above 80":       {[]string{"甲", "3799000001", "市政府门户网站", "否", "1", "0", "0", "0", "0", "0", "3", "0", "是", ""}, "合格", "108.5"},
		"no bonus at 80":       {[]string{"甲", "3799000001", "区县门户网站", "否", "1", "0", "0", "6", "5", "0", "0", "0", "是", ""}, "合格", "80"},
		"capped":               {[]string{"甲", "3799000001", "区县门户网站", "否", "1", "0", "0", "6", "99", "3", "99", "2", "是", ""}, "不合格", "40"},
		"exactly 60":           {[]string{"甲", "3799000001", "区县门户网站", "否", "1", "0", "0", "0", "99", "0", "0", "0", "", ""}, "合格", "60"},
		"without service, 4/3": {[]string{"甲", "3799000001", "区县门户网站", "否", "1", "0", "0", "6", "0", "9", "0", "2", "", "是"}, "合格", "89.33"},
		"a department":         {[]string{"甲", "3799000001", "市直部门网站", "否", "1", "0", "0", "6", "99", "3", "99", "2", "是", ""}, "合格", ""},
		"a veto":               {[]string{"甲", "3799000001", "区县门户网站", "否", "1", "8", "0", "0", "0", "0", "0", "0", "", ""}, "不合格", ""},
		"middle grade":         {[]string{"甲", "3799000001", "市直部门网站", "否", "1", "0", "3", "0", "0", "0", "0", "0", "", ""}, "基本合格", ""},
		"middle grade, scored": {[]string{"甲", "3799000001", "区县门户网站", "否", "1", "0", "3", "0", "0", "0", "0", "0", "", ""}, "基本合格", "100"},
	} {
		in, findings := judgeSites(table("网站", [][]string{header, c.row}), inspection.ReadOptions{Rules: rules})
		v := in.Verdicts[0]
		set := figures.NewSet(figures.NewLedger(figures.Options{}), in.Listing(inspection.Full, nil))
		cell, _ := set.Value(set.Records()[0], "得分")
		if v.Grade.Name != c.grade || cell.Text != c.score || len(findings) > 0 {
			t.Errorf("%s: %s %q %v, want %s %q", name, v.Grade.Name, cell.Text, findings, c.grade, c.score)
		}
		if c.grade == "不合格" && c.score != "" && reasons(v)[:len("扣分指标：得分")] != "扣分指标：得分" {
			t.Errorf("%s: %s", name, reasons(v))
		}
	}
}

func TestRosterChecks(t *testing.T) {
	sites := [][]string{{"网站名称", "网站标识码", "主办单位", "检查结果"},
		{"甲", "3799000001", "甲局", "合格"}, {"", "3799000002", "乙局", "合格"}, {"丙", "3799000001", "丙局", "合格"},
		{"丁", "3.703E+09", "丁局", "合格"}, {"戊", "310000000044", "戊局", "合格"}, {"己", "", "", "合格"}, {"庚", "BM01000001", "庚局", "合格"},
		{"辛", "３７９９００００１０", "辛局", "合格"}}
	_, findings := judgeSites(table("网站", sites), inspection.ReadOptions{})
	if got := codes(findings); got != "empty-name@A3 duplicate-site@B4 damaged-code@B5 bad-site-code@B6 bad-site-code@B7 empty-sponsor@C7" {
		t.Error(got)
	}
	accounts := [][]string{{"账号名称", "平台", "检查结果", "最后更新日期"},
		{"甲", "微信", "合格", "2026-03-01"}, {"甲", "微博", "合格", "2026-03-09"}, {"甲", "微信", "合格", "2026.3.1"}, {"乙", "飞鸽传书", "合格", "3月1日"},
		{"丙", "", "合格", "不知道"}, {"丁", "其他+西瓜视频", "合格", ""}, {"戊", "小程序+微信小程序", "合格", ""}}
	_, findings = judgeAccounts(table("新媒体", accounts), inspection.ReadOptions{AsOf: date(2026, 3, 5)})
	if got := codes(findings); got != "duplicate-account@A4 date-after-inspection@D3 unknown-platform@B5 empty-platform@B6 bad-date@D6" {
		t.Error(got)
	}
	mixed := [][]string{{"账号名称", "平台", "检查结果"}, {"甲", "微信", "合格"}, {"甲", "微信公众号", "合格"}, {"乙", "微信", "合格"}, {"乙", "订阅号", "合格"},
		{"乙", "新浪微博", "合格"}, {"乙", "腾讯微博", "合格"}, {"丙", "微信公众号", "合格"}}
	_, findings = judgeAccounts(table("新媒体", mixed), inspection.ReadOptions{})
	if got := codes(findings); got != "duplicate-account@A3 platform-spelling@B3" {
		t.Error(got)
	}
	late := [][]string{{"账号名称", "平台", "问题情况"}, {"甲", "微信", "不合格（最后更新日期2026年4月1日）"}}
	_, findings = judgeAccounts(table("新媒体", late), inspection.ReadOptions{AsOf: date(2026, 3, 5)})
	if got := codes(findings); got != "date-after-inspection@C2" {
		t.Error(got)
	}
	_, findings = judgeSites(table("网站", [][]string{{"地名", "结论"}, {"甲", "合格"}}),
		inspection.ReadOptions{Columns: []inspection.Mapping{{Key: "name", Text: "地名"}, {Key: "颜色", Text: "地名"}, {Key: "code", Text: "标识"}}})
	if got := codes(findings); got != "missing-column unknown-column-key" {
		t.Error(got)
	}
	_, findings = judgeSites(table("网站", [][]string{{"地名", "结论"}, {"甲", "合格"}}), inspection.ReadOptions{})
	if findings.Errors() == 0 || !strings.HasPrefix(codes(findings), "missing-column") {
		t.Errorf("a sheet without names: %v", findings)
	}
}

func TestColumnNames(t *testing.T) {
	rows := [][]string{{"序号", "服务名称", "新媒体类型", "开设主体", "是否合格", "问题情况", "联系人"}, {"1", "甲", "微信", "甲局", "合格", "", "张三"}}
	in, _ := judgeAccounts(table("新媒体", rows), inspection.ReadOptions{})
	src := in.Listing(inspection.Full, nil)
	var got []string
	for _, c := range src.Columns {
		got = append(got, c.Name+"("+c.Header+","+c.Key+")")
	}
	want := "序号(序号,number) 账号名称(服务名称,name) 平台(新媒体类型,platform) 主办单位(开设主体,sponsor) 检查结果(是否合格,verdict) 主要问题(问题情况,detail) 联系人(联系人,)"
	if s := strings.Join(got, " "); s != want || src.Unit != "主办单位" {
		t.Errorf("%s\nunit %s", s, src.Unit)
	}
}

// TestDerivedColumns shows what a table of a roster judged by rules says.
func TestDerivedColumns(t *testing.T) {
	rules := national(t)
	o := inspection.ReadOptions{Rules: rules, AsOf: date(2026, 3, 5)}
	for name, c := range map[string]struct {
		rows [][]string
		want string
	}{
		"no columns": {[][]string{{"账号名称", "最后更新日期", "有有效互动功能"}, {"甲", "2026-03-01", "是"}, {"乙", "2026-01-01", "否"}},
			"甲 合格   | 乙 不合格 监测时间点前2周内未更新（最后更新日期2026年1月1日）；未提供有效互动功能 B3 C3"},
		"empty cells": {[][]string{{"账号名称", "检查结果", "主要问题", "最后更新日期", "有有效互动功能"}, {"甲", "", "", "2026-03-01", "否"},
			{"乙", "不合格", "没有互动", "2026-03-01", "否"}},
			"甲 不合格 未提供有效互动功能 B2 C2 D2 E2 | 乙 不合格 没有互动 "},
	} {
		in, _ := judgeAccounts(table("新媒体", c.rows), o)
		s := figures.NewSet(figures.NewLedger(figures.Options{}), in.Listing(inspection.Full, nil))
		var got []string
		for _, r := range s.Records() {
			verdict, _ := s.Value(r, "检查结果")
			detail, _ := s.Value(r, "主要问题")
			var cells []string
			for _, p := range detail.Also {
				if detail.Text != "" && !strings.Contains(strings.Join(cells, " "), p.Cell) {
					cells = append(cells, p.Cell)
				}
			}
			slices.Sort(cells)
			got = append(got, r.Name+" "+verdict.Text+" "+detail.Text+" "+strings.Join(cells, " "))
		}
		if g := strings.Join(got, " | "); g != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, g, c.want)
		}
		if n := s.Where("检查结果", "不合格").Count(); n.Num != s.Failed().Count().Num {
			t.Errorf("%s: %s by the column", name, n.Text)
		}
	}
}

func TestRuleWithoutData(t *testing.T) {
	rows := [][]string{{"网站名称", "空白栏目数"}, {"甲", "6"}, {"乙", "0"}}
	in, findings := judgeSites(table("网站", rows), inspection.ReadOptions{Rules: national(t)})
	if codes(findings) != "rule-without-data" || findings[0].Severity != diag.Warning || !strings.Contains(findings[0].Text, "首页未更新天数") {
		t.Error(findings)
	}
	if in.Verdicts[0].Grade.Name != "不合格" || in.Verdicts[1].Grade.Name != "合格" {
		t.Errorf("%v %v", in.Verdicts[0].Grade, in.Verdicts[1].Grade)
	}
}

// TestMiddleGrade holds that an object whose grade is neither the best nor a
// failure says why, in its column and among the reasons, and that its problem counts as one,
// there and where a worse one is found, too.
func TestMiddleGrade(t *testing.T) {
	rows := [][]string{{"网站名称", "首页未更新天数", "空白栏目数"}, {"甲", "1", "0"}, {"乙", "1", "4"}, {"丙", "20", "4"}}
	in, _ := judgeSites(table("网站", rows), inspection.ReadOptions{Rules: ruleset(t, "local-example")})
	s := figures.NewSet(figures.NewLedger(figures.Options{}), in.Listing(inspection.Full, nil))
	var got []string
	for _, r := range s.Records() {
		detail, _ := s.Value(r, "主要问题")
		got = append(got, r.Grade+" "+detail.Text)
	}
	if g := strings.Join(got, " | "); g != "合格  | 基本合格 4个空白栏目 | 不合格 首页20天未更新" {
		t.Error(g)
	}
	if g := strings.Join(s.Graded("基本合格").Reasons().Items, " "); g != "乙（4个空白栏目）" {
		t.Error(g)
	}
	if n := s.Problem("空白栏目").Count(); n.Text != "2" {
		t.Errorf("%s sites with blank columns, want 2", n.Text)
	}
}

// TestProblemWords sorts findings as offices word them into the indicators.
func TestProblemWords(t *testing.T) {
	rules := national(t)
	sites := map[string]string{
		"首页被篡改":             "安全、泄密事故等严重问题",
		"被植入木马未及时处置":        "安全、泄密事故等严重问题",
		"伪造发稿日期":            "安全、泄密事故等严重问题",
		"引发严重负面舆情":          "安全、泄密事故等严重问题",
		"监测期间首页无法访问":        "站点无法访问",
		"首页超过2周未更新":         "首页不更新",
		"动态要闻类栏目2周未更新":      "动态、政策类栏目不更新",
		"12个栏目应更未更":         "栏目更新不及时",
		"6个空栏目":             "空白栏目",
		"1条留言超过3个月未答复":      "互动回应差",
		"5个事项办事指南缺少4类以上要素":  "服务不实用",
		"未提供网上咨询建言渠道，栏目不更新": "互动回应差",
	}
	for text, want := range sites {
		tab := table("网站", [][]string{{"网站名称", "检查结果", "主要问题"}, {"甲网", "不合格", text}})
		in, findings := judgeSites(tab, inspection.ReadOptions{Rules: rules})
		if p := in.Verdicts[0].Problems; len(p) == 0 || p[0].Category != want {
			t.Errorf("%s: %v, want %s; %v", text, p, want, findings)
		}
	}
	for text, want := range map[string]string{
		"购买“粉丝”": "安全、泄密事故等严重问题", "监测时间点前2周内未更新": "内容不更新", "客户端无法下载": "内容不更新", "未提供有效互动功能": "互动回应差", "发布商业广告": "商业广告",
	} {
		tab := table("新媒体", [][]string{{"账号名称", "平台", "检查结果", "主要问题"}, {"甲", "微信公众号", "不合格", text}})
		in, findings := judgeAccounts(tab, inspection.ReadOptions{Rules: rules})
		if p := in.Verdicts[0].Problems; len(p) == 0 || p[0].Category != want {
			t.Errorf("%s: %v, want %s; %v", text, p, want, findings)
		}
	}
}
