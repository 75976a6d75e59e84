package inspection

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
)

// Source makes the judged roster countable. coverage says whether all objects or
// only failures have a row; groups are numbers stated elsewhere. The caller may
// put a period before Key ("上期.网站").
//
// Where the sheet leaves a verdict, a finding or a score to the rules, its column
// holds what the rules gave, and is added when the sheet has none.
func (in *Inspection) Source(coverage figures.Coverage, groups []figures.Group) figures.Source {
	src := figures.Source{Key: in.Roster.Kind.String(), Name: in.Roster.Kind.Name(), Counter: "个",
		Coverage: coverage, Groups: groups, Columns: in.columns(), Grades: in.Rules.gradeNames()}
	if in.Rules != nil {
		src.Categories = in.Rules.categoryNames(in.Roster.Kind)
	}
	if in.Roster.Has(ColSponsor) {
		src.Unit = in.Roster.Columns[in.Roster.places[ColSponsor]].Name
	} else if in.Roster.Has(ColName) { // a site is called after its unit
		src.Unit = in.Roster.Columns[in.Roster.places[ColName]].Name
	}
	for _, v := range in.Verdicts {
		src.Records = append(src.Records, in.record(v))
	}
	return src
}

// scoreColumn is the name of the column of computed scores.
const scoreColumn = "得分"

// columns are the roster's columns, and the computed score where the sheet has no
// column of that name.
func (in *Inspection) columns() []figures.Column {
	var out []figures.Column
	for _, c := range in.Roster.Columns {
		col := figures.Column{Name: c.Name}
		for _, alias := range []string{c.Header, c.Key} {
			if alias != "" && alias != c.Name {
				col.Aliases = append(col.Aliases, alias)
			}
		}
		if c.Key == ColVerdict {
			col.Values = in.Rules.gradeNames()
		}
		out = append(out, col)
	}
	if in.scored() {
		out = append(out, figures.Column{Name: scoreColumn})
	}
	return append(out, in.derivedColumns()...)
}

// scored reports whether scores were computed and need a column of their own.
func (in *Inspection) scored() bool {
	return in.Rules != nil && in.Rules.Scoring != nil && in.Rules.Scoring.Object == in.Roster.Kind && !in.Roster.Has(ColScore)
}

func (in *Inspection) record(v *Verdict) figures.Record {
	r := figures.Record{Name: v.Object.Label(), Named: v.Object.labelPlaces(), Place: v.Object.place(), Grade: v.Grade.Name, Outcome: v.Outcome,
		Decided: slices.Clone(v.Decided), Sorted: slices.Clone(v.Sorted), Barred: v.barred()}
	for _, c := range v.Object.Cells {
		r.Cells = append(r.Cells, figures.Cell{Text: c.Text, Place: c.Place})
	}
	if in.scored() {
		r.Cells = append(r.Cells, in.scoreCell(v))
	}
	r.Cells = in.derive(v, r.Cells)
	for _, p := range v.Problems {
		r.Problems = append(r.Problems, figures.Problem(p))
	}
	for _, p := range v.Remarks {
		r.Remarks = append(r.Remarks, figures.Problem(p))
	}
	return r
}

// scoreCell holds a computed score; it follows from every measure of the object.
func (in *Inspection) scoreCell(v *Verdict) figures.Cell {
	var cells []diag.Place
	for i := range in.Rules.Measures {
		if m := &in.Rules.Measures[i]; m.Object == v.Object.Kind {
			cells = append(cells, placeOf(v.Object.measureCell(m))...)
		}
	}
	c := figures.Cell{Place: v.Object.place(), Also: cells}
	if v.Score != nil {
		c.Text = points(v.Score.Total)
	}
	return c
}
