package survey

import (
	"maps"
	"slices"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/templates"
)

// knowCategories finds the names that kinds of problems go by: those of the rules, and what guide sheets offer. Without
// either those of cells with several names are the usual ones.
func knowCategories(f *Folder, t templates.Set) {
	for i := range f.Grids {
		f.Categories = append(f.Categories, inspection.OfferedCategories(&f.Grids[i])...)
	}
	if len(f.Categories) == 0 && len(f.Rules) == 0 && slices.ContainsFunc(f.Grids, inspection.PartsCategories) {
		f.Categories = usualCategories(f.Kinds, t)
	}
	for _, name := range slices.Sorted(maps.Keys(f.Rules)) {
		f.Categories = append(f.Categories, categoriesOf(f.Rules[name], f.Kinds)...)
	}
	slices.Sort(f.Categories)
	f.Categories = slices.Compact(f.Categories)
}

// usualCategories are those of the rules whose words a new workbook offers. What cannot be read of them is no fault
// of a notice that does not use them.
func usualCategories(kinds []*inspection.Kind, t templates.Set) []string {
	data, err := t.Read("rules/" + inspection.UsualRules + ".toml")
	if err != nil {
		return nil
	}
	rules, _ := inspection.ParseRuleset(inspection.UsualRules, data, kinds)
	return categoriesOf(rules, kinds)
}

func categoriesOf(rules *inspection.Ruleset, kinds []*inspection.Kind) (out []string) {
	for _, kind := range kinds {
		out = append(out, rules.CategoryNames(kind.Word)...)
	}
	return out
}
