package inspection

import "slices"

// clauses are those of the rule set that the problems of an object fall under: of the rules that fired,
// then of its categories, each once. There are none without a rule set.
func (in *Inspection) clauses(v *Verdict) []string {
	var out []string
	add := func(clause string) {
		if clause != "" && !slices.Contains(out, clause) {
			out = append(out, clause)
		}
	}
	for _, r := range v.Reasons {
		add(r.Clause)
	}
	if in.Rules == nil {
		return out
	}
	for _, p := range v.Problems {
		for _, c := range in.Rules.Categories {
			if c.Object == in.Roster.Kind.Word && c.Name == p.Category {
				add(c.Clause)
			}
		}
	}
	return out
}
