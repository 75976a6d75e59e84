package inspection_test

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
)

func TestFollowUp(t *testing.T) {
	header := []string{"账号名称", "原名称", "平台", "检查结果", "问题情况"}
	judge := func(name string, rows ...[]string) *inspection.Inspection {
		in, findings := judgeAccounts(table(name, append([][]string{header}, rows...)), inspection.ReadOptions{})
		if findings.Errors() > 0 {
			t.Fatal(findings)
		}
		return in
	}
	before := judge("上期", []string{"甲Ｈ", "", "微信", "不合格", "未更新"}, []string{"乙", "", "微博", "不合格", "未更新"},
		[]string{"丙", "", "微信公众号", "不合格", "未更新"},
		[]string{"丁", "", "抖音", "不合格", "未更新"}, []string{"戊", "", "微信", "不合格", "未更新"}, []string{"己", "", "微信", "合格", ""},
		[]string{"乙", "", "微信", "合格", ""})
	now := judge("本期", []string{"甲 h", "", "微信", "合格", ""}, []string{"乙", "", "新浪微博", "不合格", "未更新"}, []string{"丙新号", "丙", "微信", "不合格", "未更新"},
		[]string{"戊", "", "微信", "未检查", ""}, []string{"己", "", "微信", "不合格", "未更新"}, []string{"乙", "", "微信", "合格", ""},
		[]string{"庚", "", "微信", "合格", ""})

	src, findings := inspection.FollowUp(before, now, inspection.FollowGone)
	l := figures.NewLedger(figures.Options{})
	follow := figures.NewSet(l, src)
	var got []string
	for _, s := range follow.By(inspection.ColumnFollowUp) {
		got = append(got, s.Label()+strings.Join(s.Names().Items, "、"))
	}
	if s := strings.Join(got, " "); s != "已整改甲Ｈ 仍不合格乙（微博）、丙 未再检查戊 不在本期名单丁" || len(findings) > 0 {
		t.Error(s, findings)
	}
	for what, f := range map[string]*figures.Figure{"5": follow.Count(), "2": follow.Failed().Count(),
		"1": follow.Passed().Count(), "3": follow.Inspected().Count(), "33%": follow.Inspected().PassRate(),
		"20%": follow.Passed().ShareOf(follow)} {
		if f.Text != what {
			t.Errorf("%s, want %s", f.Text, what)
		}
	}
	present := follow.Where(inspection.ColumnFollowUp, inspection.FollowFailing).Distinct(inspection.ColumnNowNamed)
	if s := strings.Join(present.Items, "、"); s != "乙、丙新号" {
		t.Errorf("present names: %s", s)
	}

	current, findings := now.Since(before, inspection.Full, nil)
	set := figures.NewSet(l, current)
	if s := strings.Join(set.Failed().Where(inspection.ColumnBefore, "不合格").Names().Items, "、"); s != "乙（新浪微博）、丙新号" || len(findings) > 0 {
		t.Errorf("two periods in a row: %s %v", s, findings)
	}
	if s := strings.Join(set.Where(inspection.ColumnBefore, inspection.BeforeNone).Names().Items, "、"); s != "庚" {
		t.Errorf("new: %s", s)
	}
	if got := codes(l.Findings()); got != "gone-unexplained@A5" { // grouped by what became of them
		t.Error(got)
	}

	follow.PassRate() // says nothing of who was not inspected again
	if got := codes(l.Findings()); got != "rate-of-part gone-unexplained@A5" {
		t.Error(got)
	}
}

// TestMoves: each object once, what fails anew first, the failures of the earlier period with what
// became of them; one that was on no sheet before fails anew, too.
func TestMoves(t *testing.T) {
	header := []string{"主办单位", "账号名称", "平台", "检查结果", "问题情况"}
	judge := func(name string, entries bool, rows ...[]string) *inspection.Inspection {
		in, findings := judgeAccounts(table(name, append([][]string{header}, rows...)), inspection.ReadOptions{Entries: entries})
		if findings.Errors() > 0 {
			t.Fatal(findings)
		}
		return in
	}
	before := [][]string{{"一局", "甲", "微信", "不合格", "未更新"}, {"一局", "乙", "微博", "不合格", "无互动"}, {"二局", "丙", "微信", "不合格", "未更新"},
		{"二局", "丁", "微信", "合格", ""}, {"二局", "戊", "微信", "未检查", ""}}
	now := [][]string{{"二局", "丁", "微信", "不合格", "打不开"}, {"二局", "戊", "微信", "不合格", "未更新"}, {"一局", "甲", "微信", "合格", ""},
		{"一局", "乙", "微博", "不合格", "未更新"}, {"三局", "己", "微信", "不合格", "无互动"}}
	twice := func(rows [][]string) [][]string { return append(rows, rows[0], rows[1]) }
	want := "新增不合格 二局丁 合格→不合格 打不开；新增不合格 二局戊 未检查→不合格 未更新；新增不合格 三局己 →不合格 无互动；" +
		"已整改 一局甲 不合格→合格 未更新；仍不合格 一局乙 不合格→不合格 未更新；不在本期名单 二局丙 不合格→ 未更新；"
	for _, entries := range []bool{false, true} {
		a, b := before, now
		if entries {
			a, b = twice(before), twice(now)
		}
		moves, findings := inspection.Moves(judge("上期", entries, a...), judge("本期", entries, b...), inspection.FollowGone)
		got := ""
		for _, m := range moves {
			got += m.State + " " + m.Unit + m.Name + " " + m.Was + "→" + m.Is + " " + strings.Join(m.Why, "、") + "；"
		}
		if got != want || len(findings) > 0 {
			t.Errorf("entries %v:\n%s, want\n%s %v", entries, got, want, findings)
		}
	}
}

// TestFollowUpOfUnlisted: who is not on a list of failures may have passed, or not been
// inspected, or be gone; how many passed is then not known.
func TestFollowUpOfUnlisted(t *testing.T) {
	header := []string{"网站名称", "检查结果", "主要问题"}
	judge := func(rows ...[]string) *inspection.Inspection {
		in, _ := judgeSites(table("网站", append([][]string{header}, rows...)), inspection.ReadOptions{})
		return in
	}
	before := judge([]string{"甲", "不合格", "空白栏目"}, []string{"乙", "不合格", "空白栏目"})
	src, _ := inspection.FollowUp(before, judge([]string{"乙", "不合格", "空白栏目"}), inspection.FollowUnlisted)
	l := figures.NewLedger(figures.Options{})
	follow := figures.NewSet(l, src)
	if n := follow.Failed().Count(); n.Text != "1" || follow.Passed().Known() || follow.Rated() || len(l.Findings()) > 0 {
		t.Error(n, l.Findings())
	}
	if f := follow.Passed().Count(); !f.Unknown || codes(l.Findings()) != "figure-unknown" {
		t.Error(f, l.Findings())
	}
}

// TestRecheck: of who was not inspected again a column of a recheck decides, in the
// sheet of either period; a word that cannot be read is told and proves nothing.
func TestRecheck(t *testing.T) {
	judge := func(header []string, rows ...[]string) *inspection.Inspection {
		in, findings := judgeSites(table("网站", append([][]string{header}, rows...)), inspection.ReadOptions{})
		if findings.Errors() > 0 {
			t.Fatal(findings)
		}
		return in
	}
	failed := func(name, recheck string) []string { return []string{name, "不合格", "空白栏目", recheck} }
	before := judge([]string{"网站名称", "检查结果", "主要问题", "整改情况"}, failed("甲", "已整改"), failed("乙", "整改中"),
		failed("丙", "已整改"), failed("丁", ""), failed("戊", "已报备"), failed("己", "已整改"))
	now := judge([]string{"网站名称", "检查结果", "主要问题", "复查结果"}, failed("丙", ""),
		[]string{"丁", "未检查", "", "已关停"}, []string{"己", "未检查", "", ""})
	src, findings := inspection.FollowUp(before, now, inspection.FollowGone)
	var got []string
	for _, s := range figures.NewSet(figures.NewLedger(figures.Options{}), src).By(inspection.ColumnFollowUp) {
		got = append(got, s.Label()+strings.Join(s.Names().Items, "、"))
	}
	if s := strings.Join(got, " "); s != "已整改甲、己 仍不合格乙、丙 不在本期名单戊 已关停丁" || codes(findings) != "unknown-recheck@D6" {
		t.Error(s, findings)
	}
}

func TestMatchByCode(t *testing.T) {
	header := []string{"网站名称", "网站标识码", "检查结果", "主要问题"}
	judge := func(name string, rows ...[]string) *inspection.Inspection {
		in, _ := judgeSites(table(name, append([][]string{header}, rows...)), inspection.ReadOptions{})
		return in
	}
	before := judge("上期", []string{"科技局", "3799000001", "不合格", "空白栏目"}, []string{"商务局", "3799000002", "不合格", "空白栏目"})
	now := judge("本期", []string{"科学技术局", "3799000001", "合格", ""}, []string{"商务局", "3799000009", "不合格", "空白栏目"},
		[]string{"商务局", "3799000002", "合格", ""})
	src, findings := now.Since(before, inspection.Full, nil)
	if got := codes(findings); got != "renamed@A2 ambiguous-match@B4" {
		t.Error(got)
	}
	var got []string
	for _, r := range src.Records {
		n := len(r.Cells)
		got = append(got, r.Cells[n-2].Text+r.Cells[n-1].Text)
	}
	if s := strings.Join(got, " "); s != "不合格科技局 不合格商务局 无" {
		t.Error(s)
	}
}

// TestBlankRecheck: a failure whose recheck is left blank is not known to be put right.
func TestBlankRecheck(t *testing.T) {
	for want, recheck := range map[string]string{"blank-recheck@D3": "", "": "已整改"} {
		in, _ := judgeSites(table("网站", [][]string{{"网站名称", "检查结果", "主要问题", "复查结果"},
			{"甲", "合格", "", ""}, {"乙", "不合格", "空白栏目", recheck}, {"丙", "不合格", "空白栏目", "未整改"}}), inspection.ReadOptions{})
		l := figures.NewLedger(figures.Options{})
		if n := figures.NewSet(l, in.Listing(inspection.Full, nil)).Not("复查结果", "未整改").Count(); n.Text != "2" || codes(l.Findings()) != want {
			t.Errorf("%s: %v, want %q", n.Text, l.Findings(), want)
		}
	}
}

// TestMoved: one site under two codes, or one code under two names, is told with the places
// in both periods; a change of name that the sheet states itself is not.
func TestMoved(t *testing.T) {
	header := []string{"网站名称", "网站标识码", "检查结果", "原名称"}
	read := func(name string, rows ...[]string) *inspection.Inspection {
		in, _ := judgeSites(table(name, append([][]string{header}, rows...)), inspection.ReadOptions{})
		return in
	}
	before := read("上期", []string{"甲网", "3799000001", "合格", ""}, []string{"乙网", "3799000002", "合格", ""})
	for name, c := range map[string]struct {
		rows [][]string
		want string
	}{
		"as it was":          {[][]string{{"甲网", "3799000001", "合格", ""}, {"乙网", "3799000002", "合格", ""}}, ""},
		"another code":       {[][]string{{"甲网", "3799000011", "合格", ""}}, "moved-code@B2"},
		"another name":       {[][]string{{"甲局网", "3799000001", "合格", ""}}, "renamed@A2"},
		"the sheet says so":  {[][]string{{"甲局网", "3799000001", "合格", "甲网"}}, ""},
		"written otherwise":  {[][]string{{"甲 网", "3799000001", "合格", ""}}, ""},
		"a new one":          {[][]string{{"丙网", "3799000003", "合格", ""}}, ""},
		"the code is in use": {[][]string{{"甲网", "3799000011", "合格", ""}, {"甲网", "3799000001", "合格", ""}}, "ambiguous-match@B3"},
		"no code yet":        {[][]string{{"甲网", "", "合格", ""}}, ""},
	} {
		_, findings := read("本期", c.rows...).Since(before, inspection.Full, nil)
		if got := codes(findings); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		for _, f := range findings {
			if c.want != "ambiguous-match@B3" && !strings.Contains(f.Text, "上期.csv!上期!") {
				t.Errorf("%s: %s", name, f)
			}
		}
	}
}
