package figures

import (
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

// metrics are the figures a Series can be made of.
var metrics = []struct {
	name   string
	figure func(*Set) *Figure
}{
	{"总数", (*Set).Count},
	{"检查数", func(s *Set) *Figure { return s.Inspected().Count() }},
	{"合格数", func(s *Set) *Figure { return s.Passed().Count() }},
	{"不合格数", func(s *Set) *Figure { return s.Failed().Count() }},
	{"合格率", (*Set).PassRate},
	{"不合格率", (*Set).FailRate},
	{"检查率", (*Set).InspectedRate},
}

// columnMetrics follow the name of a column of numbers: 得分平均.
var columnMetrics = []struct {
	word   string
	figure func(*Set, string) *Figure
}{
	{"平均", (*Set).Mean},
	{"最大", (*Set).Max},
	{"最小", (*Set).Min},
	{"合计", (*Set).Sum},
	{"", (*Set).Sum},
}

// metricOf returns the figure of the set called by its Chinese name: 总数, 检查数,
// 合格数, 不合格数, 合格率, 不合格率, 检查率. A column of numbers gives its sum (得分),
// with 平均, 最大 or 最小 behind it its mean, largest and smallest value, and two of them
// the share of the one in the other: 办结÷收到; a condition counts who meets it: 平台=抖音,
// 等级=基本合格, 问题类别=空白栏目. Another name is a finding. A free sheet may have a column
// 检查数 of its own, which goes first.
func metricOf(s *Set, name string) *Figure {
	if s.source.free() && s.Has(name) {
		return s.Column(name)
	}
	if s.source.free() && name == rowCount {
		return s.Count()
	}
	var names []string
	for _, m := range metrics {
		if m.name == name {
			return m.figure(s)
		}
		names = append(names, m.name)
	}
	if column, values, ok := strings.Cut(name, "="); ok {
		return s.having(column, strings.Split(values, "|")).Count()
	}
	for _, m := range columnMetrics {
		if column, ok := strings.CutSuffix(name, m.word); ok && s.Has(column) {
			return m.figure(s, column)
		}
	}
	if part, whole, ok := strings.Cut(name, shareSign); ok {
		return s.Share(part, whole)
	}
	if s.source.free() {
		s.noColumn(name)
		return s.ledger.unknown(s.key()+"."+name, s.label+name, Decimal)
	}
	return s.ledger.unknown(s.stateKey()+"."+name, name, Decimal, codeUnknownMetric.Found(diag.Place{},
		"可用的："+strings.Join(names, "、")+"，列名=值（汇总表里写“表头=列名=值”），以及数字列的名称和“列名平均”“列名最大”“列名最小”“列名÷列名”。",
		"没有“%s”这种数字", name))
}
