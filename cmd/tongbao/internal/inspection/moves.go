package inspection

import (
	"cmp"
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
)

// MoveNew is the state of an object that fails in this period and did not in the earlier one;
// others have a state of FollowUp.
const MoveNew = "新增不合格"

// Move is an object that failed in one of two periods or in both, with what it was in each.
type Move struct {
	State           string     // MoveNew, or what became of an earlier failure: 已整改, 仍不合格 …
	Unit, Name      string     // the sponsoring unit, and what sentences call the object
	Platform        string     // of an account
	Was, Is         string     // the grade in either period; empty: not on that sheet
	Why             []string   // what was found: in this period of one that fails in it, else in the earlier one
	Before, Present diag.Place // the cell that says that it exists; zero: not on that sheet
}

// Moves lists first the objects that fail anew, in the order of the present sheet, then the
// failures of the earlier period in the order of its sheet, each object once. absent is the
// state of a failure that is not on the present sheet. The findings are those of FollowUp.
func Moves(before, now *Inspection, absent string) ([]Move, diag.Findings) {
	found, findings := pairs(before, now)
	present := presentOf(before, now, found)
	failed, listed := map[string]bool{}, map[string]bool{}
	var out, earlier []Move
	for _, b := range before.Verdicts {
		if id := b.Object.identity(); b.Outcome == Failed && !failed[id] {
			failed[id] = id != ""
			earlier = append(earlier, moveOf(followUp(b, present[b], absent, &findings), b, present[b]))
		}
	}
	for _, v := range now.Verdicts {
		b, id := found[v], v.Object.identity()
		if v.Outcome == Failed && !listed[id] && (b == nil || !failed[b.Object.identity()] && b.Outcome != Failed) {
			listed[id] = id != ""
			out = append(out, moveOf(MoveNew, b, v))
		}
	}
	return append(out, earlier...), findings
}

// moveOf is the move of an object that is b in the earlier period and v in this one; either may be nil.
func moveOf(state string, b, v *Verdict) Move {
	named, why := v, v
	if v == nil {
		named = b
	}
	if v == nil || v.Outcome != Failed {
		why = b
	}
	o := named.Object
	m := Move{State: state, Unit: o.Text(ColSponsor), Name: o.Label(), Platform: o.Text(ColPlatform), Why: why.found()}
	if b != nil {
		m.Was, m.Before = b.Grade.Name, b.Object.place()
	}
	if v != nil {
		m.Is, m.Present = cmp.Or(v.Closed, v.Grade.Name), v.Object.place()
	}
	return m
}

// found are the words of what was found: those of the sheet, else those of the rules.
func (v *Verdict) found() []string {
	if text := v.Object.Text(ColDetail); text != "" {
		return []string{text}
	}
	var out []string
	for _, p := range v.Problems {
		if !slices.Contains(out, p.Text) {
			out = append(out, p.Text)
		}
	}
	return out
}

// presentOf finds to each object of the earlier period its verdict of this one: of several visits
// one that it failed decides.
func presentOf(before, now *Inspection, found map[*Verdict]*Verdict) map[*Verdict]*Verdict {
	present := map[*Verdict]*Verdict{}
	for _, v := range now.everyone() {
		if b := found[v]; b != nil && (present[b] == nil || v.Outcome == Failed) {
			present[b] = v
		}
	}
	if before.Roster.Entries {
		shareCounterparts(before, present)
	}
	return present
}
