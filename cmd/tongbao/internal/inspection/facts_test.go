package inspection_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// want is a figure with the text it was published with.
type want struct {
	figure *figures.Figure
	text   string
}

func checkWants(t *testing.T, l *figures.Ledger, wants []want) {
	t.Helper()
	for _, w := range wants {
		if w.figure.Text != w.text {
			t.Errorf("%s = %s, published as %s (%s; %s)", w.figure.Key, w.figure.Text, w.text, w.figure.Formula, w.figure.Rounding)
		}
		if len(w.figure.Sources) == 0 {
			t.Errorf("%s names no source", w.figure.Key)
		}
		if !slices.Contains(l.Figures(), w.figure) {
			t.Errorf("%s is not the registered figure", w.figure.Key)
		}
	}
	for _, f := range l.Findings() {
		t.Errorf("unexpected finding: %s", f)
	}
}

func names(t *testing.T, list *figures.List, want string) {
	t.Helper()
	if got := strings.Join(list.Items, " "); got != want {
		t.Errorf("list %s\nwant %s", got, want)
	}
}

func group(column, value string, inspected int64, line int) inspection.Group {
	return inspection.Group{Column: column, Value: value, Inspected: number(inspected, line)}
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func TestZibo2021(t *testing.T) {
	rules := national(t)
	l := figures.NewLedger(figures.Options{})
	in, findings := judgeSites(facts(t, "zibo-2021-q1-failed-sites"), inspection.ReadOptions{Rules: rules, AsOf: date(2021, 3, 3)})
	if got := codes(findings); got != "" {
		t.Errorf("sites: %s", got)
	}
	sites := figures.NewSet(l, in.Listing(inspection.FailuresOnly, []inspection.Group{
		group("类别", "市政府门户网站", 1, 20), group("类别", "区县门户网站", 11, 20), group("类别", "市直部门网站", 48, 20)}))
	names(t, sites.Problem("空白栏目").Names(), "“淄博市统计局”网 “淄博经济开发区”网")
	names(t, sites.Problem("栏目更新不及时").Units(), "淄博市发展和改革委员会")
	names(t, sites.Problem("动态、政策类栏目不更新").Units(), "淄博市文昌湖省级旅游度假区")
	var levels []string
	for _, s := range sites.By("类别") {
		levels = append(levels, s.Label()+s.Count().Text)
	}
	if got := strings.Join(levels, " "); got != "市政府门户网站1 区县门户网站11 市直部门网站48" {
		t.Errorf("by level: %s", got)
	}

	accounts := zibo2021Accounts(t, l, rules)
	messages := sheetSet(l, table("留言", [][]string{{"单位", "件数"}, {"市发展改革委", "4"}, {"市教育局", "2"},
		{"市工业和信息化局", "1"}, {"市自然资源和规划局", "2"}, {"市生态环境局", "1"}, {"市住房城乡建设局", "1"}, {"市外办", "13"},
		{"市统计局", "1"}, {"市医保局", "1"}, {"市人防办", "3"}, {"市卫生计生监督执法局", "2"}, {"合计", "31"}}))
	series := seriesOf(messages, "单位", "件数", func(s *figures.Set) *figures.Figure { return s.Column("件数") })
	checkWants(t, l, []want{
		{sites.Count(), "60"}, {sites.Inspected().Count(), "60"}, {sites.Failed().Count(), "4"}, {sites.Passed().Count(), "56"},
		{sites.PassRate(), "93%"},
		{sites.Failed().Names().Count(), "4"},
		{accounts.Count(), "493"}, {accounts.Failed().Count(), "44"}, {accounts.PassRate(), "91%"},
		{messages.Sum("件数"), "31"}, {messages.Cell("市外办", "件数"), "13"}, {messages.Count(), "11"},
	})
	if n := total(series); n != 31 {
		t.Errorf("%d messages of all offices", n)
	}
	names(t, series.Sorted().Top(2).Labels(), "市外办 市发展改革委")
	names(t, series.Limited("≥", "3").Labels(), "市发展改革委 市外办 市人防办")
}

// seriesOf makes one figure a group of a column, as a text does.
func seriesOf(s *figures.Set, column, metric string, figure func(*figures.Set) *figures.Figure) *figures.Series {
	return s.SeriesOf(s.SplitBy(column), column, s.By(column), metric, figure)
}

// failures is the metric 不合格数.
func failures(s *figures.Set) *figures.Figure { return s.Failed().Count() }

// total adds the counts of a series.
func total(s *figures.Series) (n int64) {
	for _, e := range s.Entries() {
		n += e.Figure.Num
	}
	return n
}

// zibo2021Accounts reads the 44 failures as the workbook has them: units merged
// over several rows.
func zibo2021Accounts(t *testing.T, l *figures.Ledger, rules *inspection.Ruleset) *figures.Set {
	t.Helper()
	in, findings := judgeAccounts(merged(facts(t, "zibo-2021-q1-failed-accounts"), "主办单位"),
		inspection.ReadOptions{Rules: rules, AsOf: date(2021, 2, 26)})
	if got := codes(findings); got != "" {
		t.Errorf("accounts: %s", got)
	}
	set := figures.NewSet(l, in.Listing(inspection.FailuresOnly, []inspection.Group{{Inspected: number(493, 30)}}))
	names(t, set.Failed().Where("主办单位", "市人力资源社会保障局").Names(), "温暖淄博人社（微信服务号） 温暖淄博人社（移动客户端） 淄博创业贴息贷款")
	if n := set.Failed().Units().Len(); n != 37 {
		t.Errorf("%d units, the list has 37", n)
	}
	if n := set.Failed().Problem("互动回应差").Names().Len(); n != 4 {
		t.Errorf("%d without interaction, the list has 4", n)
	}
	if n := set.Failed().Problem("内容不更新").Names().Len(); n != 41 {
		t.Errorf("%d out of date, the list has 41", n)
	}
	return set
}

// merged turns empty cells of a column into covered cells of the one above, as a
// workbook has them.
func merged(tab *sheet.Table, column string) *sheet.Table {
	i := tab.Column(column)
	for n := 1; n < len(tab.Rows); n++ {
		if v := &tab.Rows[n].Values[i]; v.IsEmpty() {
			above := tab.Rows[n-1].Values[i]
			origin := above.Origin()
			v.Kind, v.Text, v.Anchor, v.Covered = above.Kind, above.Text, &origin, true
		}
	}
	return tab
}

func TestHuainan2019(t *testing.T) {
	rules := national(t)
	l := figures.NewLedger(figures.Options{})
	in, findings := judgeSites(facts(t, "huainan-2019-10-sites"), inspection.ReadOptions{Rules: rules})
	if got := codes(findings); got != "" {
		t.Errorf("sites: %s", got)
	}
	sites := figures.NewSet(l, in.Listing(inspection.Full, []inspection.Group{{Inspected: number(51, 9)}}))
	names(t, sites.Failed().Names(), "淮南市谢家集区政府 淮南市生态环境局")
	names(t, sites.Graded("不合格").Problem("空白栏目").Names(), "淮南市生态环境局")

	matrix, findings := judgeAccounts(merged(facts(t, "huainan-2019-10-accounts"), "单位"), inspection.ReadOptions{Rules: rules})
	if got := codes(findings); got != "empty-name@E17 empty-name@E20" {
		t.Errorf("accounts: %s", got)
	}
	accounts := figures.NewSet(l, matrix.Listing(inspection.Full, nil))
	var platforms []string
	for _, s := range accounts.By("平台") {
		platforms = append(platforms, s.Label()+s.Count().Text)
	}
	if got := strings.Join(platforms, " "); got != "微信公众号30 新浪微博19" {
		t.Errorf("by platform: %s", got)
	}
	checkWants(t, l, []want{
		{sites.Count(), "51"}, {sites.Passed().Count(), "49"}, {sites.Failed().Count(), "2"}, {sites.PassRate(), "96%"},
		{accounts.Count(), "49"}, {accounts.Passed().Count(), "49"}, {accounts.Failed().Count(), "0"},
		{accounts.Where("主办单位", "淮南市司法局").Count(), "4"},
	})
	if n := accounts.Names().Len(); n != 49 {
		t.Errorf("%d accounts by name", n)
	}
}

func TestYulin2020(t *testing.T) {
	rules := national(t)
	l := figures.NewLedger(figures.Options{Format: figures.Format{Decimals: 2}})
	in, findings := judgeSites(facts(t, "yulin-2020-q3-failed-sites"), inspection.ReadOptions{Rules: rules})
	sites := figures.NewSet(l, in.Listing(inspection.FailuresOnly, []inspection.Group{{Existing: number(51, 7), Inspected: number(51, 8)}}))
	roster, more := judgeAccounts(facts(t, "yulin-2020-q3-failed-accounts"), inspection.ReadOptions{Rules: rules})
	if got := codes(append(findings, more...)); got != "" {
		t.Error(got)
	}
	accounts := figures.NewSet(l, roster.Listing(inspection.FailuresOnly,
		[]inspection.Group{{Existing: number(323, 9), Inspected: number(323, 10)}}))
	var kinds []string
	for _, s := range accounts.Failed().ByProblem() {
		kinds = append(kinds, s.Label()+s.Count().Text)
	}
	// nine only out of date, eighteen only without interaction, one with both
	if got := strings.Join(kinds, " "); got != "内容不更新10 互动回应差19 商业广告4" {
		t.Errorf("by problem: %s", got)
	}
	both := accounts.Failed().Problem("互动回应差").Problem("内容不更新")
	names(t, both.Names(), "横山区石窑沟办事处")
	checkWants(t, l, []want{
		{sites.Inspected().Count(), "51"}, {sites.InspectedRate(), "100%"}, {sites.Passed().Count(), "50"}, {sites.PassRate(), "98.04%"},
		{sites.Failed().Count(), "1"}, {sites.FailRate(), "1.96%"},
		{accounts.InspectedRate(), "100%"}, {accounts.Passed().Count(), "291"}, {accounts.PassRate(), "90.09%"},
		{accounts.Failed().Count(), "32"}, {accounts.FailRate(), "9.91%"}, {both.Count(), "1"},
	})
}

func TestZibo2023(t *testing.T) {
	l := figures.NewLedger(figures.Options{})
	accounts := figures.NewSet(l, &inspection.Listing{Key: "新媒体", Name: "政务新媒体", Coverage: inspection.StatedOnly, Groups: []inspection.Group{
		{Inspected: number(660, 14)},
		group("平台", "微信公众号", 437, 15), group("平台", "新浪微博", 90, 16), group("平台", "今日头条", 34, 17),
		group("平台", "抖音号", 62, 18), group("平台", "其他", 37, 19)}})
	sites := figures.NewSet(l, &inspection.Listing{Key: "网站", Name: "网站", Coverage: inspection.StatedOnly,
		Groups: []inspection.Group{{Inspected: number(54, 13)}}})
	checkWants(t, l, []want{
		{sites.Count(), "54"}, {sites.InspectedRate(), "100%"}, {accounts.Count(), "660"},
		{accounts.Where("平台", "微信公众号").Count(), "437"}, {accounts.Where("平台", "今日头条", "抖音号").Count(), "96"},
	})
	if n := total(seriesOf(accounts, "平台", "总数", (*figures.Set).Count)); n != 660 {
		t.Errorf("the platforms have %d accounts", n)
	}
	if f := accounts.PassRate(); !f.Unknown || l.Findings().Errors() != 1 {
		t.Errorf("a pass rate nobody can know: %+v, %v", f, l.Findings())
	}
}

func TestYiyang2021(t *testing.T) {
	rules := national(t)
	l := figures.NewLedger(figures.Options{Format: figures.Format{Decimals: 1, Zero: "0"}})
	sitesSheet := facts2(t, "yiyang-2021-h1-sites-summary")
	sheetSet(l, sitesSheet)
	sites := figures.NewSet(l, &inspection.Listing{Key: "网站", Name: "网站", Coverage: inspection.StatedOnly,
		Groups: statedGroups(t, sitesSheet, "单位", "实际运行网站数", "检查网站数", "突出问题网站数")})
	accountsSheet := facts2(t, "yiyang-2021-h1-accounts-summary")
	accountsTable := sheetSet(l, accountsSheet)
	in, findings := judgeAccounts(facts(t, "yiyang-2021-h1-failed-accounts"),
		inspection.ReadOptions{Rules: rules, AsOf: date(2021, 6, 4), FailuresOnly: true})
	if got := codes(findings); got != "unsorted-problem@F7" {
		t.Errorf("accounts: %s", got)
	}
	groups := append(statedGroups(t, accountsSheet, "单位", "", "政务新媒体数", "突出问题政务新媒体数"),
		group("平台", "微信公众号", 151, 30), group("平台", "微信服务号", 16, 31), group("平台", "微博", 24, 32), group("平台", "抖音", 7, 33),
		group("平台", "今日头条", 8, 34), group("平台", "一点号", 5, 35), group("平台", "其他", 5, 36))
	src := in.Listing(inspection.FailuresOnly, groups)
	accounts := figures.NewSet(l, src)
	rates := seriesOf(accounts, "单位", "合格率", (*figures.Set).PassRate)
	failShares := seriesOf(accountsTable, "单位", "突出问题政务新媒体数.占(政务新媒体数)", func(s *figures.Set) *figures.Figure {
		return s.Share("突出问题政务新媒体数", "政务新媒体数")
	}).Entries()
	var shares []string
	for _, e := range failShares {
		shares = append(shares, e.Figure.Text)
	}
	if got := strings.Join(shares, " "); got != "12.2% 0 0 0 7.1% 3.8% 6.7% 0 7.4% 4.3%" {
		t.Errorf("shares: %s", got)
	}
	names(t, rates.Limited("≥", "100%").Labels(), "大通湖区 益阳高新区 东部新区 赫山区")
	names(t, rates.Limited("<", "100%").Labels(), "市直部门 南县 沅江市 资阳区 桃江县 安化县")
	names(t, rates.Limited("<", "90%").Labels(), "市直部门")
	names(t, accounts.Failed().Where("地区", "桃江县").Names(), "红色故里美丽鸬鹚 桃江文旅")
	names(t, accounts.Failed().Where("区县", "").Names(), "益阳网警巡查执法 益阳住建人防 健康益阳 益阳智慧医疗 益阳人力资源服务 益阳交通")
	checkWants(t, l, []want{
		{sites.Inspected().Count(), "49"}, {sites.Failed().Count(), "8"}, {sites.FailRate(), "16.3%"}, {sites.Passed().Count(), "41"},
		{sites.PassRate(), "83.7%"},
		{sites.Where("单位", "市直部门").FailRate(), "16.1%"}, {sites.Where("单位", "区县(市)").FailRate(), "37.5%"},
		{sites.Where("单位", "其他网站").FailRate(), "0"},
		{accounts.Count(), "216"}, {accounts.Passed().Count(), "203"}, {accounts.PassRate(), "94.0%"}, {accounts.Failed().Count(), "13"},
		{accounts.FailRate(), "6.0%"},
		{accounts.Where("平台", "微信公众号").Count(), "151"}, {accounts.Where("单位", "南县").FailRate(), "7.1%"},
		{accountsTable.Share("突出问题政务新媒体数", "政务新媒体数"), "6.0%"},
	})
}

// sheetSet counts a free sheet.
func sheetSet(l *figures.Ledger, tab *sheet.Table) *figures.Set {
	return figures.NewSet(l, inspection.SheetListing(tab)).Used()
}

// statedGroups are the counts a summary states of each group; "" is a column it has not.
func statedGroups(t *testing.T, tab *sheet.Table, by, existing, inspected, failed string) (out []inspection.Group) {
	t.Helper()
	count := func(r sheet.Row, column string) *inspection.Number {
		v := r.At(tab.Column(column))
		n, _, ok := sheet.Number(v.Text)
		if !ok {
			return nil
		}
		return &inspection.Number{N: n.Num().Int64(), Place: v.Origin()}
	}
	for _, r := range tab.Rows {
		out = append(out, inspection.Group{Column: by, Value: r.At(tab.Column(by)).Text,
			Existing: count(r, existing), Inspected: count(r, inspected), Failed: count(r, failed)})
	}
	return out
}

// facts2 reads a summary whose total row has 合计 in its first cell.
func facts2(t *testing.T, name string) *sheet.Table {
	t.Helper()
	tab := facts(t, name)
	if len(tab.Totals) != 1 {
		t.Fatalf("%s has %d total rows", name, len(tab.Totals))
	}
	return tab
}

// TestOddRows shows that what the published lists got wrong is found.
func TestOddRows(t *testing.T) {
	tab := facts2(t, "yiyang-2021-h1-accounts-summary")
	tab.Rows[0].Values[4].Text = "12.3%" // conflict
	tab.Rows[4].Values[4].Text = "7.14%" // another precision, right
	tab.Rows[6].Values[4].Text = "6.6%"  // cut off
	tab.Totals[0].Values[2].Text = "215" // total off by one
	l := figures.NewLedger(figures.Options{})
	sheetSet(l, tab)
	if got := codes(l.Findings()); got != "rate-contradicts@E2 total-mismatch@C12" {
		t.Error(got)
	}
}
