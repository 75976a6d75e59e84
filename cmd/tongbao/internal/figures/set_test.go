package figures

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures/figurestest"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// roster makes a full source of rows "name level platform unit score outcome
// problem|problem"; every cell has a place of its own.
func roster(key string, rows ...string) *inspection.Listing {
	src := &inspection.Listing{Key: key, Name: "账号", Unit: "单位",
		Columns: []inspection.RosterColumn{{Name: "类别", Key: "level"}, {Name: "平台"}, {Name: "单位"}, {Name: "得分"}}}
	for i, row := range rows {
		f := strings.Split(row, " ")
		at := func(col int) diag.Place {
			return diag.Place{File: key, Sheet: "表", Cell: sheet.CellName(col, i+2)}
		}
		cell := func(col int, text string) inspection.Cell {
			return inspection.Cell{Text: strings.ReplaceAll(text, "_", ""), Place: at(col)}
		}
		r := inspection.Record{Name: f[0], Place: at(0), Cells: []inspection.Cell{cell(1, f[1]), cell(2, f[2]), cell(3, f[3]), cell(4, f[4])},
			Decided: []diag.Place{at(5)}, Sorted: []diag.Place{at(5), at(6)}}
		r.Grade = f[5]
		r.Outcome = map[string]inspection.Outcome{"合格": inspection.Passed, "基本合格": inspection.Passed, "不合格": inspection.Failed,
			"未检查": inspection.NotInspected, "不计": inspection.Unrated}[f[5]]
		if len(f) > 6 {
			for _, p := range strings.Split(f[6], "|") {
				r.Problems = append(r.Problems, inspection.Problem{Category: p})
			}
		}
		src.Records = append(src.Records, r)
	}
	return src
}

// lastPeriod is a roster of the period before.
func lastPeriod(key string, rows ...string) *inspection.Listing {
	src := roster(key, rows...)
	src.Period = "上期"
	return src
}

func sample() *inspection.Listing {
	src := roster("新媒体",
		"甲 市直 微信 一局 90 合格", "乙 市直 微博 一局 55 不合格 不更新|互动差", "丙 区县 微信 二局 80.5 基本合格",
		"丁 区县 微信 三局 _ 未检查", "戊 区县 抖音 三局 70 不合格 不更新", "己 其他 微信 四局 60 不计")
	src.Grades = []inspection.Grade{{Name: "合格", Words: []string{"达标"}, Passed: true, Rated: true, Inspected: true},
		{Name: "基本合格", Passed: true, Rated: true, Inspected: true},
		{Name: "不合格", Words: []string{"单项否决"}, Rated: true, Inspected: true}, {Name: "未检查"}}
	src.Categories = []string{"不更新", "互动差", "从未有过"}
	return src
}

func TestSet(t *testing.T) {
	l := NewLedger(Options{Format: Format{Decimals: 1}})
	s := NewSet(l, sample())
	for _, c := range []struct {
		figure            *Figure
		key, text, clause string
	}{
		{s.Count(), "新媒体.总数", "6", "逐行计数：账号6个"},
		{s.Inspected().Count(), "新媒体.检查数", "5", ""},
		{s.Passed().Count(), "新媒体.合格数", "2", ""},
		{s.Failed().Count(), "新媒体.不合格数", "2", ""},
		{s.PassRate(), "新媒体.合格率", "50.0%", "合格账号2个÷计入合格率的账号4个"},
		{s.FailRate(), "新媒体.不合格率", "50.0%", ""},
		{s.InspectedRate(), "新媒体.检查率", "83.3%", "检查账号5个÷账号6个"},
		{s.Where("level", "区县").Failed().Count(), "新媒体[类别=区县].不合格数", "1", ""},
		{s.Failed().Where("类别", "区县").Count(), "新媒体[类别=区县].不合格数", "1", ""},
		{s.Where("平台", "微博", "抖音").Count(), "新媒体[平台=微博|抖音].总数", "2", ""},
		{s.Not("平台", "微信").Count(), "新媒体[平台≠微信].总数", "2", ""},
		{s.Where("平台", "微信").Where("类别", "区县").Count(), "新媒体[平台=微信][类别=区县].总数", "2", ""},
		{s.Where("类别", "区县").Where("平台", "微信").Count(), "新媒体[平台=微信][类别=区县].总数", "2", ""},
		{s.Graded("基本合格").Count(), "新媒体[等级=基本合格].总数", "1", ""},
		{s.Problem("不更新").Count(), "新媒体[问题=不更新].总数", "2", ""},
		{s.Problem("不更新").Problem("互动差").Count(), "新媒体[问题=不更新][问题=互动差].总数", "1", ""},
		{s.Limited("得分", "≥", "80").Count(), "新媒体[得分≥80].总数", "2", ""},
		{s.Limited("得分", "<", "60").Count(), "新媒体[得分<60].总数", "1", ""},
		{s.Passed().Failed().Count(), "新媒体.合格.不合格数", "0", ""},
		{s.Failed().ShareOf(s.Inspected()), "新媒体.不合格.占(新媒体.检查)", "40.0%", ""},
		{s.Sum("得分"), "新媒体.合计(得分)", "355.5", ""},
		{s.Mean("得分"), "新媒体.平均(得分)", "71.1", ""},
		{s.Max("得分"), "新媒体.最大(得分)", "90", ""},
		{s.Min("得分"), "新媒体.最小(得分)", "55", ""},
		{s.Where("问题类别", "不更新").Failed().Count(), "新媒体[问题=不更新].不合格数", "2", ""}, // 乙 has another, too
		{s.Column("得分"), "新媒体.合计(得分)", "355.5", ""},
		{metricOf(s, "平均(得分)"), "新媒体.平均(得分)", "71.1", ""},
		{metricOf(s.Where("类别", "市直"), "最大(得分)"), "新媒体[类别=市直].最大(得分)", "90", ""},
		{s.Having("平台", []string{"微博", "抖音"}).Count(), "新媒体[平台=微博|抖音].总数", "2", ""},
		{s.Inspected().Having("等级", []string{"基本合格"}).Count(), "新媒体[等级=基本合格].检查数", "1", ""},
		{s.Having("问题类别", []string{"互动差"}).Count(), "新媒体[问题=互动差].总数", "1", ""},
		{s.Units().Count(), "新媒体.名单(单位).个数", "4", ""},
		{s.Failed().Names().Figure("乙、戊2个账号", "", ""), "新媒体.不合格.名单", "乙、戊2个账号", "共2个：乙、戊"},
		{s.Failed().Names().Figure("乙等2个账号", "1，个账号", ""), "新媒体.不合格.名单(1，个账号)", "乙等2个账号", ""},
		{s.Failed().Names().Figure("“乙”、“戊”", "", "加引号"), "新媒体.不合格.名单.加引号", "“乙”、“戊”", ""},
		{s.Failed().Units().Figure("一局等2家", "1，家", ""), "新媒体.不合格.名单(单位，1，家)", "一局等2家", "共2个：一局、三局"},
		{s.Failed().Noted("单位", "平台").Figure("一局等2个", "1，个", ""), "新媒体.不合格.名单(单位，平台，1，个)", "一局等2个",
			"共2个：一局（微博）、三局（抖音）"},
		{s.Failed().Reasons().Figure("乙等2个", "1，个", ""), "新媒体.不合格.问题.名单(1，个)", "乙等2个", ""},
	} {
		if c.figure.Key != c.key || c.figure.Text != c.text || !strings.Contains(c.figure.Formula, c.clause) {
			t.Errorf("got %s = %s (%s), want %s = %s (%s)", c.figure.Key, c.figure.Text, c.figure.Formula, c.key, c.text, c.clause)
		}
	}
	if first := s.PassRate(); s.PassRate() != first {
		t.Error("the same figure twice is two figures")
	}
	if f := l.Findings(); len(f) > 0 {
		t.Error(f)
	}
	seen := map[string]bool{}
	for _, f := range l.Figures() {
		if seen[f.Key] {
			t.Errorf("key %s twice", f.Key)
		}
		seen[f.Key] = true
	}
}

func TestSources(t *testing.T) {
	l := NewLedger(Options{})
	s := NewSet(l, sample())
	list := func(f *Figure) string {
		var out []string
		for _, p := range f.Sources {
			out = append(out, p.Cell)
		}
		slices.Sort(out)
		return strings.Join(out, " ")
	}
	for _, c := range []struct {
		figure *Figure
		want   string
	}{
		{s.Count(), "A2:A7"},                                  // the names
		{s.Failed().Count(), "F2:F7"},                         // every verdict
		{s.Where("类别", "区县").Count(), "B2:B7"},                // every level
		{s.Where("类别", "区县").Failed().Count(), "B3 B6 F4:F6"}, // 乙 fails elsewhere; 丙 丁 戊 are there
	} {
		if got := list(c.figure); got != c.want {
			t.Errorf("%s: %s, want %s", c.figure.Key, got, c.want)
		}
	}
}

func codes(l *Ledger) string {
	var out []string
	for _, f := range l.Findings() {
		out = append(out, f.Severity.String()+" "+f.Code)
	}
	return strings.Join(out, ", ")
}

func TestUnknown(t *testing.T) {
	for name, c := range map[string]struct {
		ask  func(*Set)
		want string
	}{
		"column":          {func(s *Set) { s.Where("颜色", "红").Count() }, "错误 unknown-column"},
		"by column":       {func(s *Set) { s.By("颜色") }, "错误 unknown-column"},
		"list column":     {func(s *Set) { s.Distinct("颜色").Figure("", "", "") }, "错误 unknown-column"},
		"limit":           {func(s *Set) { s.Limited("得分", "≥", "很高").Count() }, "错误 not-a-number"},
		"0 of 0":          {func(s *Set) { s.Where("类别", "没有").PassRate() }, "警告 no-such-value, 警告 zero-denominator"},
		"value":           {func(s *Set) { s.Not("平台", "微信", "微信公号").Count() }, "警告 no-such-value"},
		"grade":           {func(s *Set) { s.Graded("优秀", "合格") }, "错误 no-such-result"},
		"category":        {func(s *Set) { s.Problem("不更新", "更新").Count() }, "错误 no-such-result"},
		"mean":            {func(s *Set) { s.Where("类别", "没有").Mean("得分") }, "警告 no-such-value, 警告 no-values"},
		"text number":     {func(s *Set) { s.Sum("平台") }, strings.TrimSuffix(strings.Repeat("错误 not-a-number, ", 6), ", ")},
		"share of others": {func(s *Set) { s.ShareOf(NewSet(s.ledger, roster("网站", "甲 市直 微信 一局 1 合格"))) }, "错误 not-comparable"},
	} {
		l := NewLedger(Options{})
		c.ask(NewSet(l, sample()))
		if got := codes(l); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		for _, f := range l.Figures() {
			if f.Unknown && f.Text != "—" {
				t.Errorf("%s: unknown figure %s printed as %s", name, f.Key, f.Text)
			}
		}
	}
}

func TestSeries(t *testing.T) {
	l := NewLedger(Options{})
	rows := []string{}
	for unit, n := range map[string][2]int{"甲区": {10, 1}, "乙区": {10, 0}, "丙区": {20, 2}, "丁区": {5, 0}, "戊区": {4, 1}} {
		for i := range n[0] {
			grade := "合格"
			if i < n[1] {
				grade = "不合格"
			}
			rows = append(rows, fmt.Sprintf("%s%d %s 微信 局 1 %s", unit, i, unit, grade))
		}
	}
	slices.Sort(rows)
	s := seriesOf(NewSet(l, roster("新媒体", rows...)), "类别", "合格率")
	show := func(s *Series) string {
		var out []string
		for _, e := range s.Entries() {
			mark := ""
			if e.Tied {
				mark = "并列"
			}
			out = append(out, fmt.Sprintf("%s%s%s第%d", e.Label, e.Figure.Text, mark, e.Rank))
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct {
		got, want string
	}{
		{show(s), "丁区100%并列第1 丙区90%并列第3 乙区100%并列第1 戊区75%第5 甲区90%并列第3"},
		{show(s.Sorted()), "丁区100%并列第1 乙区100%并列第1 丙区90%并列第3 甲区90%并列第3 戊区75%第5"},
		{show(s.Sorted().Top(1)), "丁区100%并列第1 乙区100%并列第1"},
		{show(s.Sorted().Top(3)), "丁区100%并列第1 乙区100%并列第1 丙区90%并列第3 甲区90%并列第3"},
		{show(s.Limited("<", "90%")), "戊区75%第5"},
		{strings.Join(s.Limited("≥", "90%").Labels().Items, " "), "丁区 丙区 乙区 甲区"},
		{strings.Join(s.Limited("≥", "100%").Labels().Items, " "), "丁区 乙区"},
		{strings.Join(s.Limited("<", "100%").Labels().Items, " "), "丙区 戊区 甲区"},
	} {
		if c.got != c.want {
			t.Errorf("got  %s\nwant %s", c.got, c.want)
		}
	}
	if f := s.Limited("≥", "100%").Labels().Count(); f.Text != "2" || len(f.Sources) == 0 {
		t.Errorf("count of the list: %+v", f)
	}
}

func TestStated(t *testing.T) {
	at := func(line int) diag.Place { return diag.Place{File: "notice.toml", Line: line} }
	build := func(policy Policy, stated ...Stated) (*Ledger, *Set) {
		l := NewLedger(Options{Stated: stated, Policy: policy, Format: Format{Decimals: 1}})
		return l, NewSet(l, sample())
	}
	for _, c := range []struct {
		policy       Policy
		stated, text string
		codes        string
	}{
		{PrintStated, "83.3%", "83.3%", ""},
		{PrintStated, "83%", "83%", "警告 stated-differs"},
		{PrintCounted, "83%", "83.3%", "警告 stated-differs"},
		{PrintStated, "85%", "85%", "错误 stated-conflict"},
		{PrintCounted, "85%", "83.3%", "警告 stated-overruled"},
	} {
		l, s := build(c.policy, Stated{Key: "新媒体.检查率", Text: c.stated, Place: at(5)})
		f := s.InspectedRate()
		if f.Text != c.text || codes(l) != c.codes || !figurestest.Depends(f.Sources, at(5)) {
			t.Errorf("%s stated as %s: %s, %s", c.policy, c.stated, f.Text, codes(l))
		}
	}
	l, s := build("", Stated{Key: "新媒体.得分率", Text: "7", Place: at(6)}, Stated{Key: "新媒体.得分率", Text: "8", Place: at(7)})
	s.Count()
	if got := codes(l); got != "错误 stated-twice, 警告 stated-unused, 警告 stated-unused" {
		t.Error(got)
	}
	l = NewLedger(Options{Stated: []Stated{{Key: "网站.合格率", Text: "96%", Place: at(8)}, {Key: "网站.不合格率", Text: "不多", Place: at(9)}}})
	only := NewSet(l, &inspection.Listing{Key: "网站", Name: "网站", Coverage: inspection.StatedOnly})
	if f := only.PassRate(); f.Unknown || f.Text != "96%" || f.Num*100 != f.Den*96 || !figurestest.Depends(f.Sources, at(8)) {
		t.Errorf("a rate that is only stated: %+v", f)
	}
	if only.FailRate(); codes(l) != "错误 stated-not-a-number, 错误 figure-unknown" {
		t.Error(codes(l))
	}
}

func TestStatedTotals(t *testing.T) {
	n := func(v int64) *inspection.Number {
		return &inspection.Number{N: v, Place: diag.Place{File: "notice.toml", Line: int(v)}}
	}
	for name, c := range map[string]struct {
		coverage inspection.Coverage
		groups   []inspection.Group
		codes    string
	}{
		"agree":         {inspection.Full, []inspection.Group{{Existing: n(6), Inspected: n(5), Failed: n(2)}}, ""},
		"whole differs": {inspection.Full, []inspection.Group{{Existing: n(7)}}, "错误 total-mismatch"},
		"group differs": {inspection.Full, []inspection.Group{{Column: "平台", Value: "微信", Existing: n(3)}}, "错误 total-mismatch"},
		"parts differ": {inspection.Full, []inspection.Group{{Existing: n(6)}, {Column: "区", Value: "东", Existing: n(2)},
			{Column: "区", Value: "西", Existing: n(3)}}, "错误 total-mismatch"},
		"too many": {inspection.StatedOnly, []inspection.Group{{Existing: n(6), Inspected: n(7)}}, "错误 total-mismatch"},
		"no sum":   {inspection.StatedOnly, []inspection.Group{{Inspected: n(7), Passed: n(4), Failed: n(2)}}, "错误 total-mismatch"},
		"too few": {inspection.FailuresOnly, []inspection.Group{{Inspected: n(1)}}, strings.Repeat("错误 not-a-failure, ", 4) +
			"错误 total-mismatch"},
		"one is too few": {inspection.FailuresOnly, []inspection.Group{{Column: "平台", Value: "抖音", Inspected: n(0)},
			{Column: "平台", Value: "微博", Inspected: n(9)}}, strings.Repeat("错误 not-a-failure, ", 4) + "错误 total-mismatch"},
		"of no group": {inspection.FailuresOnly, []inspection.Group{{Column: "平台", Value: "微博", Inspected: n(9)}},
			strings.Repeat("错误 not-a-failure, ", 4) + "错误 group-not-stated"},
		"told once": {inspection.Full, []inspection.Group{{Inspected: n(8)}}, "错误 total-mismatch"},
		"passed in list": {inspection.FailuresOnly, []inspection.Group{{Inspected: n(9)}},
			strings.TrimSuffix(strings.Repeat("错误 not-a-failure, ", 4), ", ")},
	} {
		l := NewLedger(Options{})
		src := sample()
		src.Coverage, src.Groups = c.coverage, c.groups
		NewSet(l, src).tally(rated)
		if got := codes(l); got != c.codes {
			t.Errorf("%s: %s, want %s", name, got, c.codes)
		}
	}
}

func TestOtherPeriod(t *testing.T) {
	l := NewLedger(Options{Format: Format{Decimals: 1}})
	before := NewSet(l, lastPeriod("新媒体", "甲 市直 微信 一局 1 不合格 x", "乙 市直 微博 一局 1 合格", "丙 区县 微信 一局 1 合格"))
	now := NewSet(l, sample())
	a, b := now.Where("level", "市直").PassRate(), before.Where("类别", "市直").PassRate()
	if c := l.Change(a, b); b.Key != "上期.新媒体[类别=市直].合格率" || b.Text != "50.0%" || c.Direction != 0 {
		t.Errorf("%s = %s, change %+d", b.Key, b.Text, c.Direction)
	}
	if b.Formula != "上期合格账号（市直）1个÷上期检查账号（市直）2个" {
		t.Errorf("formula of the other period: %s", b.Formula)
	}
	if got := before.Failed().Names().Items; len(got) != 1 || got[0] != "甲" {
		t.Errorf("failures of the other period: %v", got)
	}
}

func TestReasons(t *testing.T) {
	src := roster("新媒体", "甲 市直 微信 一局 90 合格 不更新", "乙 市直 微博 一局 55 不合格 不更新|互动差", "丙 区县 微信 二局 80 不合格 不更新", "丁 区县 微信 二局 80 不合格 互动差")
	for i := range src.Records {
		for k := range src.Records[i].Problems {
			p := &src.Records[i].Problems[k]
			p.Text = map[string]string{"不更新": "20天未更新", "互动差": "没有互动功能"}[p.Category]
		}
	}
	src.Records[3].Problems[0].Text = ""
	s := NewSet(NewLedger(Options{}), src)
	for _, c := range []struct {
		set  *Set
		want string
	}{
		{s.Failed(), "乙（20天未更新，没有互动功能）、丙（20天未更新）、丁"},
		{s.Failed().Problem("不更新"), "乙、丙（20天未更新）"},
		{s.Failed().Problem("互动差"), "乙（没有互动功能）、丁"},
	} {
		if got := strings.Join(c.set.Reasons().Items, "、"); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
	list := s.Failed().Problem("互动差").Reasons()
	fig := list.Figure(strings.Join(list.Items, "、"), "", "")
	var cells []string
	for _, p := range fig.Sources {
		cells = append(cells, p.Cell)
	}
	if got, want := strings.Join(cells, " "), "F2:F5 G3:G5 A3 A5"; got != want {
		t.Errorf("sources %s, want %s", got, want)
	}
}
