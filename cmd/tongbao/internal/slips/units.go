package slips

import (
	"cmp"
	"slices"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/survey"
)

// Unit is one that has something to put right.
type Unit struct {
	Name   string
	Failed []Failed // one a kind of objects, in the order of the kinds; those without are left out
}

// Failed is how many objects of a kind a unit has that failed.
type Failed struct {
	Kind *inspection.Kind
	N    int
}

// Units are the units with objects that failed, in the order of the sheets. An object without a
// unit stands for itself.
func Units(s *survey.Survey) []Unit {
	var out []Unit
	at := map[string]int{}
	for _, r := range s.Rosters {
		column := unitColumn(r.Now, s.Issue.Slips.Unit)
		for i := range r.Now.Records {
			record := &r.Now.Records[i]
			if record.Outcome != inspection.Failed {
				continue
			}
			name := unitOf(record, column)
			key := sheet.Fold(name)
			if _, there := at[key]; !there {
				at[key] = len(out)
				out = append(out, Unit{Name: name})
			}
			out[at[key]].count(r.Kind)
		}
	}
	return out
}

// count adds an object of a kind.
func (u *Unit) count(kind *inspection.Kind) {
	if n := len(u.Failed); n > 0 && u.Failed[n-1].Kind == kind {
		u.Failed[n-1].N++
		return
	}
	u.Failed = append(u.Failed, Failed{kind, 1})
}

// unitColumn is the column that names the unit: the one asked for, else that of the sponsoring unit; -1
// where there is none.
func unitColumn(l *inspection.Listing, asked string) int {
	return slices.IndexFunc(l.Columns, func(c inspection.RosterColumn) bool {
		if asked != "" {
			return sheet.Fold(c.Header) == sheet.Fold(asked) || sheet.Fold(c.Name) == sheet.Fold(asked)
		}
		return c.Key == inspection.ColSponsor
	})
}

// unitOf is the unit of a record.
func unitOf(r *inspection.Record, column int) string {
	if column < 0 || column >= len(r.Cells) || sheet.Nothing(r.Cells[column].Text) {
		return r.Name
	}
	return cmp.Or(r.Cells[column].Text, r.Name)
}
