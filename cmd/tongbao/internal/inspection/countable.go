package inspection

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
)

// Listing makes the judged roster countable. coverage says whether all objects or
// only failures have a row; groups are numbers stated elsewhere. The caller may
// set its Period.
//
// Where the sheet leaves a verdict, a finding or a score to the rules, its column
// holds what the rules gave, and is added when the sheet has none.
func (in *Inspection) Listing(coverage Coverage, groups []Group) *Listing {
	src := &Listing{Key: in.Roster.Kind.Word, Name: in.Roster.Kind.Name, Counter: "个",
		Coverage: coverage, Groups: groups, Unjudged: in.Unjudged, Columns: in.columns(), Grades: in.Rules.grades()}
	if in.Rules != nil {
		src.Categories = in.Rules.CategoryNames(in.Roster.Kind.Word)
	}
	if in.Roster.Has(ColSponsor) {
		src.Unit = in.Roster.Columns[in.Roster.places[ColSponsor]].Name
	} else if in.Roster.Has(ColName) { // a site is called after its unit
		src.Unit = in.Roster.Columns[in.Roster.places[ColName]].Name
	}
	src.Records = make([]Record, 0, len(in.Verdicts))
	derives := in.derives()
	for _, v := range in.Verdicts {
		src.Records = append(src.Records, in.record(v, derives))
	}
	return src
}

// scoreColumn is the name of the column of computed scores.
const scoreColumn = "得分"

// columns are the roster's columns, and the computed score where the sheet has no
// column of that name.
func (in *Inspection) columns() []RosterColumn {
	out := slices.Clone(in.Roster.Columns)
	if i, there := in.Roster.places[ColVerdict]; there {
		out[i].Values = in.Rules.GradeNames()
	}
	if in.scored() {
		out = append(out, RosterColumn{Name: scoreColumn})
	}
	return append(out, in.derivedColumns()...)
}

// scored reports whether scores were computed and need a column of their own.
func (in *Inspection) scored() bool {
	return in.Rules != nil && in.Rules.Scoring != nil && in.Rules.Scoring.Object == in.Roster.Kind.Word && !in.Roster.Has(ColScore)
}

// record is an object as it is counted; derives says whether verdicts follow from measures.
func (in *Inspection) record(v *Verdict, derives bool) Record {
	r := Record{Name: v.Object.Label(), Named: v.Object.labelPlaces(), Place: v.Object.place(), Cells: slices.Clip(v.Object.Cells),
		Grade: v.Grade.Name, Outcome: v.Outcome, Decided: slices.Clone(v.Decided),
		Problems: v.Problems, Remarks: v.Remarks, Sorted: slices.Clone(v.Sorted), Weighed: slices.Clone(v.Weighed), Clauses: in.clauses(v)}
	if in.Unjudged {
		r.Outcome = Unrated // who has a row has been looked at
	}
	if in.scored() {
		r.Cells = append(r.Cells, in.scoreCell(v))
	}
	r.Cells = in.derive(v, r.Cells, derives)
	return r
}

// scoreCell holds a computed score; it follows from every measure of the object.
func (in *Inspection) scoreCell(v *Verdict) Cell {
	var cells []diag.Place
	for i := range in.Rules.Measures {
		if m := &in.Rules.Measures[i]; m.Object == v.Object.Kind.Word {
			cells = append(cells, placeOf(v.Object.measureCell(m))...)
		}
	}
	c := Cell{Place: v.Object.place(), Also: cells}
	if v.Score != nil {
		c.Text = points(v.Score.Total)
	}
	return c
}

func placeOf(c Cell) []diag.Place {
	if c.Place.IsZero() {
		return nil
	}
	return []diag.Place{c.Place}
}
