package compose

import (
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
)

// passRate is the metric that the pictures of the portal page show.
const passRate = "合格率"

// charts makes the pictures of the portal page: pass rates by group, problems by
// kind, and the pass rates of the periods known. Every value is a figure of the
// ledger. nil unless notice.toml asks for pictures.
func (c *composer) charts() []document.Chart {
	if p := c.in.Issue.Portal; p == nil || !p.Charts {
		return nil
	}
	var out []document.Chart
	for _, r := range c.in.Rosters {
		name := r.Kind.Title
		out = append(out, c.trend(r, name)...)
		for _, key := range r.Kind.Compared {
			out = append(out, rates(r, name, key)...)
		}
		out = append(out, c.problems(r, name)...)
	}
	return out
}

// trend is the pass rate of the periods compared with and of this one.
func (c *composer) trend(r *Roster, name string) []document.Chart {
	chart := document.Chart{Title: name + passRate + "变化", Kind: document.TrendChart, Unit: "%"}
	for _, p := range []struct {
		set   *figures.Set
		label string
	}{{r.YearAgo, r.YearAgoPeriod}, {r.Before, r.BeforePeriod}, {r.Set, c.in.Issue.Period.Label()}} {
		if p.set != nil && p.set.Rated() {
			addValue(&chart, p.label, p.set.PassRate())
		}
	}
	if len(chart.Labels) < 2 {
		return nil
	}
	return []document.Chart{chart}
}

// rates compares the groups of one column, in the order of the text.
func rates(r *Roster, name, key string) []document.Chart {
	column := r.ColumnName(key)
	if column == "" {
		return nil
	}
	chart := document.Chart{Title: "各" + column + name + passRate, Kind: document.BarChart, Unit: "%"}
	for _, g := range r.By(column) {
		if g.Rated() {
			addValue(&chart, g.Label(), g.PassRate())
		}
	}
	if len(chart.Labels) < 2 {
		return nil
	}
	return []document.Chart{chart}
}

// problems counts the failed objects by kind of problem.
func (c *composer) problems(r *Roster, name string) []document.Chart {
	told := c.in.Ledger.Told()
	defer func() { figures.Answered(c.in.Ledger, told) }() // without kinds there is no picture
	chart := document.Chart{Title: name + "问题分类", Kind: document.BarChart, Unit: r.Counter()}
	for _, p := range r.Failed().ByProblem() {
		addValue(&chart, p.Label(), p.Count())
	}
	if len(chart.Labels) == 0 {
		return nil
	}
	return []document.Chart{chart}
}

func addValue(chart *document.Chart, label string, fig *figures.Figure) {
	chart.Labels = append(chart.Labels, label)
	chart.Values = append(chart.Values, *fig)
}
