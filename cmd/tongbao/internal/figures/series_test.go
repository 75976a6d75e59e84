package figures

import (
	"fmt"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
)

// seriesOf makes one figure a group of a column, as a text does: 合格率, 行数, 件数, 平均(件数),
// 办结.占(收到), [平台=抖音].总数.
func seriesOf(s *Set, column, metric string) *Series {
	return s.SeriesOf(s.SplitBy(column), column, s.By(column), metric, func(g *Set) *Figure { return metricOf(g, metric) })
}

// metricOf asks a set for the figure of a metric; nil when it is none.
func metricOf(s *Set, metric string) *Figure {
	if s.Has(metric) {
		return s.Column(metric) // a sheet may have a column 检查数 of its own
	}
	words := map[string]func(*Set) *Figure{
		"总数": (*Set).Count, "行数": (*Set).Count, "合格率": (*Set).PassRate, "不合格率": (*Set).FailRate, "检查率": (*Set).InspectedRate,
		"检查数":  func(s *Set) *Figure { return s.Inspected().Count() },
		"合格数":  func(s *Set) *Figure { return s.Passed().Count() },
		"不合格数": func(s *Set) *Figure { return s.Failed().Count() },
	}
	if ask := words[metric]; ask != nil {
		return ask(s)
	}
	n, err := language.Parse("本项." + metric)
	if err != nil {
		return nil
	}
	columnWords := map[string]func(*Set, string) *Figure{"合计": (*Set).Sum, "平均": (*Set).Mean, "最大": (*Set).Max, "最小": (*Set).Min}
	switch ask := columnWords[n.Text]; {
	case len(n.Args) != 1:
		return s.Column(metric)
	case ask != nil:
		return ask(s, n.Args[0].Text)
	case n.Text == "占":
		return s.Share(n.Of.Text, n.Args[0].Text)
	}
	return nil
}

// TestLimited holds objects and groups against limits of all operators; and that 90% and 90
// are different limits, which the other kind of number is not held against.
func TestLimited(t *testing.T) {
	build := func() *Set {
		return NewSet(NewLedger(Options{}), inspection.SheetListing(free("东 甲 95.6 1 95.6%", "东 乙 85.2 1 85.2%", "西 丙 90 1 90%", "西 丁 — 1 0")))
	}
	for _, c := range []struct{ column, op, limit, want, told string }{
		{"检查数", "≥", "90", "甲 丙", ""}, {"检查数", ">", "90", "甲", ""}, {"检查数", "<", "90", "乙", ""}, {"检查数", "≤", "90", "乙 丙", ""},
		{"占比", "≥", "90%", "甲 丙", ""}, {"占比", ">", "90%", "甲", ""}, {"占比", "<", "９０％", "乙 丁", ""}, {"占比", "≤", "90%", "乙 丙 丁", ""},
		{"检查数", ">", "0%", "甲 乙 丙", ""}, {"占比", ">", "0", "甲 乙 丙", ""},
		{"检查数", "<", "90%", "", "错误 limit-percent"}, {"占比", "<", "90", "甲 乙 丙 丁", "错误 limit-percent"},
		{"检查数", "≥", "九十", "甲 乙 丙", "错误 not-a-number"},
	} {
		s := build()
		set := s.Limited(c.column, c.op, c.limit)
		if got := strings.Join(set.Names("单位").Items, " "); got != c.want || codes(s.ledger) != c.told {
			t.Errorf("rows with %s%s%s: %s, %s", c.column, c.op, c.limit, got, codes(s.ledger))
		}
		s = build()
		groups := seriesOf(s, "单位", c.column).Limited(c.op, c.limit)
		if got := strings.Join(groups.Labels().Items, " "); got != c.want || codes(s.ledger) != c.told {
			t.Errorf("groups with %s%s%s: %s, %s", c.column, c.op, c.limit, got, codes(s.ledger))
		}
	}
	for key, f := range map[string]*Figure{
		"汇总[检查数≤90].行数":             build().Limited("检查数", "≤", "90").Count(),
		"汇总.按单位.检查数[>90].名单.个数":     seriesOf(build(), "单位", "检查数").Limited(">", "90").Labels().Count(),
		"汇总.按单位.检查数.由高到低[前2].名单.个数": seriesOf(build(), "单位", "检查数").Sorted().Top(2).Labels().Count(),
	} {
		if f.Key != key {
			t.Errorf("%s is called %s", key, f.Key)
		}
	}
}

// TestTooManyGroups holds that a column with about as many values as rows is not counted group
// by group where that would take the square of them.
func TestTooManyGroups(t *testing.T) {
	rows := make([]string, 5_500)
	for i := range rows {
		rows[i] = fmt.Sprintf("区%d 甲%d 1 1 1%%", i, i)
	}
	l := NewLedger(Options{})
	s := NewSet(l, inspection.SheetListing(free(rows...)))
	for range 2 {
		if groups := s.By(s.source.Columns[0].Name); len(groups) != 0 {
			t.Errorf("%d groups", len(groups))
		}
	}
	if told := l.Findings(); len(told) != 1 || told[0].Code != codeTooManyGroups.Name || !strings.Contains(told[0].Text, "5500组") {
		t.Error(told)
	}
	few := NewSet(NewLedger(Options{}), inspection.SheetListing(free(rows[:500]...)))
	if groups := few.By(few.source.Columns[0].Name); len(groups) != 500 {
		t.Errorf("%d groups of 500", len(groups))
	}
}
