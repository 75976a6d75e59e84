package inspection_test

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// FuzzSheet reads any table as sites and as accounts and counts it: nothing may
// panic, and the counts have to add up whatever the cells say. Rows are lines,
// cells are parted by commas; a cell that begins with # is a number.
func FuzzSheet(f *testing.F) {
	f.Add("账号名称,平台,检查结果,最后更新日期\n甲,微信,合格,4.21\n乙,#5,单否,#44317", true)
	f.Add("单位,微信公众号,检查情况,新浪微博,检查情况\n甲局,甲,正常,/,\n乙局,,正常", true)
	f.Add("网站名称,网站标识码,空白栏目数,首页未更新天数,得分\n甲,3799000001,#5.5,#-3,1e9\n,,,,", false)
	f.Add("网站名称,无法访问比例,问题类别,主要问题,类别\n甲,#0.05,空白栏目、,；；,\n甲,5%,,10个栏目,市政府门户网站", false)
	gov, local := national(f), ruleset(f, "local-example")
	f.Fuzz(func(t *testing.T, text string, asAccounts bool) {
		var rows [][]string
		for line := range strings.SplitSeq(text, "\n") {
			rows = append(rows, strings.Split(line, ","))
		}
		if len(rows[0]) > 50 || len(rows) > 100 {
			return
		}
		for _, rules := range []*inspection.Ruleset{nil, gov, local} {
			tab := table("表", rows)
			for _, r := range tab.Rows {
				for i := range r.Values {
					if n, ok := strings.CutPrefix(r.Values[i].Text, "#"); ok {
						r.Values[i].Kind, r.Values[i].Text = sheet.Numeric, n
					}
				}
			}
			o := inspection.ReadOptions{Rules: rules, AsOf: date(2021, 6, 4)}
			judge := judgeSites
			if asAccounts {
				judge = judgeAccounts
			}
			in, _ := judge(tab, o)
			checkCounts(t, in)
		}
	})
}

func checkCounts(t *testing.T, in *inspection.Inspection) {
	t.Helper()
	src, _ := in.Since(in, inspection.Full, nil)
	l := figures.NewLedger(figures.Options{})
	set := figures.NewSet(l, src)
	if set.Passed().Count().Unknown || set.Failed().Count().Unknown {
		return // some are not judged, which is told: nothing adds up
	}
	n := func(s *figures.Set) int64 { return s.Count().Num }
	if n(set.Passed())+n(set.Failed()) > n(set.Inspected()) || n(set.Inspected()) > n(set) || n(set) != int64(len(in.Verdicts)) {
		t.Errorf("%d passed, %d failed, %d inspected, %d in all", n(set.Passed()), n(set.Failed()), n(set.Inspected()), n(set))
	}
	set.PassRate()
	set.Failed().Names().Figure("", "", "")
	for _, p := range set.Failed().ByProblem() {
		if n(p) > n(set.Failed()) {
			t.Errorf("%d with problem %s, %d failed", n(p), p.Label(), n(set.Failed()))
		}
	}
	for _, c := range set.Columns() {
		var total int64
		for _, part := range set.By(c) {
			total += n(part)
		}
		if total != n(set) {
			t.Errorf("parts by %s are %d of %d", c, total, n(set))
		}
		set.Sum(c)
	}
	follow, _ := inspection.FollowUp(in, in, inspection.FollowGone)
	if f := figures.NewSet(figures.NewLedger(figures.Options{}), follow); n(f) != n(set.Failed()) {
		t.Errorf("%d failures followed up, %d failed", n(f), n(set.Failed()))
	}
}
