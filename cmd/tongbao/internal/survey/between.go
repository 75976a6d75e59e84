package survey

import (
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
)

// Moved is what became of the objects of a kind between two periods.
type Moved struct {
	Kind  *inspection.Kind
	Moves []inspection.Move
	// Untold: a period does not list its objects with their verdicts, so that nobody can tell.
	Untold bool
}

// Between holds the objects of two folders against each other, a kind of objects at a time; a kind that
// neither has is left out. Both folders are used up: their cells bear the folder's name afterwards. The
// findings are about the matching alone; what is wrong with a folder is told where it is judged.
func Between(before, now *Folder) ([]Moved, diag.Findings) {
	relabel(before.Grids, before.Name)
	relabel(now.Grids, now.Name)
	was, _ := judgePeriod(before)
	is, _ := judgePeriod(now)
	var out []Moved
	var findings diag.Findings
	for _, kind := range now.Kinds {
		spec := now.Issue.Rosters[kind.Key]
		if spec == nil && before.Issue.Rosters[kind.Key] == nil {
			continue
		}
		m := Moved{Kind: kind}
		a, b := was.roster(kind), is.roster(kind)
		if m.Untold = a == nil || b == nil || a.Unjudged || b.Unjudged; !m.Untold {
			var told diag.Findings
			m.Moves, told = inspection.Moves(a, b, now.absent(b, spec))
			findings = append(findings, told...)
		}
		out = append(out, m)
	}
	return out, findings
}
