package figures

import "tongbao/cmd/tongbao/internal/language"

// seriesOf makes one figure a group of a column, as a text does: 合格率, 行数, 件数, 平均(件数),
// 办结.占(收到), [平台=抖音].总数.
func seriesOf(s *Set, column, metric string) *Series {
	return s.SeriesOf(column, s.By(column), metric, func(g *Set) *Figure { return metricOf(g, metric) })
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
