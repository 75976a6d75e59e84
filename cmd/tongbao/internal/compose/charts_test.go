package compose

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/vocabulary"
)

// accounts makes a set of rows "region platform outcome kind-of-problem".
func accounts(l *figures.Ledger, rows ...string) *figures.Set {
	src := &inspection.Listing{Key: "新媒体", Name: "政务新媒体", Unit: "地区",
		Columns: []inspection.RosterColumn{{Name: "地区"}, {Name: "平台"}}}
	for i, row := range rows {
		f := strings.Fields(row + " ")
		at := func(col string) diag.Place {
			return diag.Place{File: "a.xlsx", Sheet: "新媒体", Cell: fmt.Sprintf("%s%d", col, i+2)}
		}
		r := inspection.Record{Name: fmt.Sprint("账号", i+1), Place: at("A"), Decided: []diag.Place{at("D")}, Sorted: []diag.Place{at("D")},
			Cells: []inspection.Cell{{Text: f[0], Place: at("B")}, {Text: f[1], Place: at("C")}}}
		r.Outcome = map[string]inspection.Outcome{"合格": inspection.Passed, "不合格": inspection.Failed, "未检查": inspection.NotInspected}[f[2]]
		if len(f) > 3 {
			r.Problems = []inspection.Problem{{Category: f[3], Text: f[3] + "的情况"}}
		}
		src.Records = append(src.Records, r)
	}
	return figures.NewSet(l, src)
}

func chartInput(charts bool) *counted {
	l := figures.NewLedger(figures.Options{Format: figures.Format{Decimals: 1}})
	before := figures.NewSet(l, &inspection.Listing{Period: "上期", Key: "新媒体", Name: "政务新媒体", Coverage: inspection.StatedOnly,
		Groups: []inspection.Group{{Inspected: &inspection.Number{N: 5}, Failed: &inspection.Number{N: 2}}}})
	yearAgo := figures.NewSet(l, &inspection.Listing{Key: "去年同期.新媒体", Name: "去年同期政务新媒体", Coverage: inspection.StatedOnly})
	return &counted{Data: vocabulary.Data{
		Issue: &issue.Issue{Period: issue.Period{Year: 2026, Kind: issue.Quarterly, Number: 2}, Portal: &issue.Portal{Charts: charts}},
		Kinds: inspection.Kinds(),
		Rosters: []*Roster{{Kind: inspection.Account, Before: before, BeforePeriod: "2026年第一季度", YearAgo: yearAgo, YearAgoPeriod: "2025年第二季度",
			Set: accounts(l, "甲区 微信 合格", "甲区 微博 不合格 不更新", "乙县 微信 合格", "乙县 微信 合格", "丙县 抖音 未检查", "乙县 微博 不合格 互动差")}},
		Ledger: l,
	}}
}

// A period of which nothing is known, and a group nobody of which was inspected,
// stand in no picture.
func TestCharts(t *testing.T) {
	in := chartInput(true)
	var got []string
	for _, chart := range newComposer(in).charts() {
		line := chart.Title + "（" + chart.Unit + "）"
		line += chart.Of
		for i, label := range chart.Labels {
			v := chart.Values[i]
			line += fmt.Sprintf(" %s=%s", label, v.Text)
			same := func(f *figures.Figure) bool { return f.Key == v.Key && f.Text == v.Text }
			if !slices.ContainsFunc(in.Ledger.Figures(), same) {
				t.Errorf("%s %s: %q is no figure of the ledger", chart.Title, label, v.Key)
			}
		}
		got = append(got, line)
	}
	want := []string{
		"政务新媒体合格率变化（%）时期 2026年第一季度（上期）=60.0% 2026年第二季度（本期）=60.0%",
		"各地区政务新媒体合格率（%）地区 甲区=50.0% 乙县=66.7%",
		"各平台政务新媒体合格率（%）平台 微信=100% 微博=0%",
		"政务新媒体问题分类（个）问题 不更新=1 互动差=1",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	for _, f := range in.Ledger.Findings() {
		t.Error(f)
	}
}

func TestChartsOnlyWhenAskedFor(t *testing.T) {
	in := chartInput(false)
	if got := newComposer(in).charts(); got != nil {
		t.Errorf("charts without being asked for: %v", got)
	}
	if n := len(in.Ledger.Figures()); n != 0 {
		t.Errorf("%d figures registered for pictures that are not drawn", n)
	}
}

func TestRanks(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"ties share a rank", `{{新媒体.按地区.合格率.由高到低.排名}}`, "乙县、丁县并列第一（100%），甲区第三（50.0%），丙县第四（33.3%）"},
		{"the cut keeps its ties", `{{新媒体.按地区.合格率.由高到低[前1].排名}}`, "乙县、丁县并列第一（100%）"},
		{"scores with their unit", `{{新媒体.按地区.检查数.由高到低[前1].排名(个)}}`, "丙县第一（3个）"},
		{"nobody", `{{新媒体.按地区.合格率[<10%].排名}}。`, "。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := chartInput(false)
			in.Rosters[0].Set = accounts(in.Ledger, "甲区 微信 合格", "甲区 微博 不合格 不更新", "乙县 微信 合格", "丙县 微信 合格",
				"丙县 微博 不合格 不更新", "丙县 抖音 不合格 互动差", "丁县 微信 合格", "戊县 微信 未检查")
			comp := newComposer(in)
			out, m := comp.run(survey.Text{Name: "body.md", Source: c.src + "\n"})
			blocks, _ := parseMarkdown(out, m)
			if got := strings.TrimSpace(sketch(blocks)); got != c.want {
				t.Errorf("got %s\nwant %s", got, c.want)
			}
		})
	}
}
