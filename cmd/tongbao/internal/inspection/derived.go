package inspection

import (
	"slices"
	"strings"
)

// derivedKeys are the columns a judged roster can fill itself: what a clerk would
// have typed beside the measures.
var derivedKeys = [...]string{ColVerdict, ColDetail}

// derives reports whether verdicts follow from measures, so that 检查结果 and 主要问题
// are not in the sheet, or only where somebody overrode the rules.
func (in *Inspection) derives() bool {
	return slices.ContainsFunc(in.Verdicts, func(v *Verdict) bool { return !v.Typed && v.ByRules != "" })
}

// derivedColumns are the columns of derivedKeys that the sheet lacks.
func (in *Inspection) derivedColumns() []RosterColumn {
	var out []RosterColumn
	for _, key := range derivedKeys {
		if in.derives() && !in.Roster.Has(key) {
			out = append(out, RosterColumn{Key: key, Name: usualName(in.Roster.Kind, key, "")})
		}
	}
	return out
}

// derive fills the empty cells of derivedKeys of one record and adds those that
// the sheet lacks. An overridden object keeps what the office typed.
func (in *Inspection) derive(v *Verdict, cells []Cell, derives bool) []Cell {
	own := false // those of the object stay as they are
	for _, key := range derivedKeys {
		i, there := in.Roster.places[key]
		switch {
		case there && cells[i].Text == "" && !v.Typed:
			c := in.derived(v, key)
			c.Place = cells[i].Place // typing there would override the rules
			if !own {
				own, cells = true, append(make([]Cell, 0, len(cells)+len(derivedKeys)), cells...)
			}
			cells[i] = c
		case !there && derives:
			cells = append(cells, in.derived(v, key))
		}
	}
	return cells
}

// derived is the grade, or the findings of the rules that gave it, with the cells
// they rest on.
func (in *Inspection) derived(v *Verdict, key string) Cell {
	c := Cell{Place: v.Object.place(), Also: v.Decided}
	switch {
	case key == ColVerdict:
		c.Text = v.Grade.Name
	case v.Grade.Inspected:
		c.Text = v.reasons()
		c.Also = slices.Concat(v.Decided, v.Sorted)
	}
	return c
}

// reasons joins the findings of the rules that gave the object its grade: 首页23天未更新，
// 6个空白栏目.
func (v *Verdict) reasons() string {
	var out []string
	for _, r := range v.Reasons {
		if r.Grade == v.Grade.Name {
			out = append(out, r.Text)
		}
	}
	return strings.Join(out, "；")
}
