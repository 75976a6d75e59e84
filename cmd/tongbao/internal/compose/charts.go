package compose

import (
	"cmp"
	"strings"

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
		out = append(out, c.periods(r, name)...)
		for _, key := range r.Kind.Compared {
			out = append(out, rates(r, name, key)...)
		}
		out = append(out, c.problems(r, name)...)
	}
	return out
}

// periods is the pass rate of this period beside those of the last and of a year ago: bars, which
// unlike a line say nothing of the periods between.
func (c *composer) periods(r *Roster, name string) []document.Chart {
	chart := document.Chart{Title: name + passRate + "变化", Of: "时期", Unit: "%"}
	for _, p := range []struct {
		set         *figures.Set
		label, role string
	}{{r.YearAgo, r.YearAgoPeriod, "去年同期"}, {r.Before, r.BeforePeriod, "上期"}, {r.Set, c.in.Issue.Period.Label(), "本期"}} {
		if p.set != nil && p.set.Rated() {
			addValue(&chart, inRole(p.label, p.role), p.set.PassRate())
		}
	}
	if len(chart.Labels) < 2 {
		return nil
	}
	return []document.Chart{chart}
}

// inRole is the name of a period with what it is to this one.
func inRole(label, role string) string {
	if label == "" || strings.Contains(label, role) {
		return cmp.Or(label, role)
	}
	return label + "（" + role + "）"
}

// rates compares the groups of one column, in the order of the text.
func rates(r *Roster, name, key string) []document.Chart {
	column := r.ColumnName(key)
	if column == "" {
		return nil
	}
	chart := document.Chart{Title: "各" + column + name + passRate, Of: column, Unit: "%"}
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
	chart := document.Chart{Title: name + "问题分类", Of: "问题", Unit: r.Counter()}
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
