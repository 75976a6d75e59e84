package inspection

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/sheet"
)

// categorise finds what kinds of problem an object has: from its category column,
// else from the rules that fired and from the text of the finding. Those of an object
// that passed are problems, too. Text that no category's words fit is reported of
// objects that failed.
func (j *judge) categorise(v *Verdict) {
	o := v.Object
	category, detail := o.Get(ColCategory), o.Get(ColDetail)
	v.Sorted = append(placeOf(category), placeOf(detail)...)
	if names := j.rules.categoriesIn(o.Kind.Word, category.Text, j.known); len(names) > 0 {
		v.Sorted = placeOf(category)
		seen := map[string]bool{}
		for _, c := range names {
			j.checkCategory(v, c)
			if folded := sheet.Fold(c); !seen[folded] {
				seen[folded] = true
				v.Problems = append(v.Problems, Problem{c, detail.Text})
			}
		}
	} else {
		v.Weighed = v.Decided
		for _, m := range j.measures { // any of them could make a rule fire
			v.Sorted = append(v.Sorted, placeOf(o.measureCell(m))...)
		}
		j.findProblems(v, detail)
	}
	if v.Grade.Passed || !v.Grade.Inspected {
		return
	}
	if len(v.Problems) == 0 && detail.Text != "" && !category.Place.IsZero() &&
		(j.rules == nil || len(j.rules.Categories) == 0) { // with categories the text is sorted
		j.unsorted = append(j.unsorted, blank{o, v.Grade.Name + "，但没有填问题类别"})
	}
	if len(v.Problems) == 0 && detail.Text == "" {
		j.silent = append(j.silent, blank{o, v.Grade.Name + "，但没有写明问题"})
	}
}

// findProblems takes the problems from the rules that fired and from the text. A rule that
// would not have let an object pass that did is overruled, and of who was not inspected
// nothing was found: those would be problems with another verdict.
func (j *judge) findProblems(v *Verdict, detail Cell) {
	var would []Problem
	for _, r := range v.Reasons {
		p, overruled := Problem{r.Category, r.Text}, v.Grade.Passed && j.rules.rank(r.Grade) > j.rules.rank(v.Grade.Name)
		if v.Grade.Inspected && !overruled {
			v.addProblem(p)
		} else {
			would = append(would, p)
		}
	}
	for _, p := range j.matchDetail(v, detail) {
		if v.Grade.Inspected {
			v.addProblem(p)
		} else {
			would = append(would, p)
		}
	}
	v.Remarks = would
}

func (v *Verdict) addProblem(p Problem) {
	if !slices.ContainsFunc(v.Problems, func(q Problem) bool { return sheet.Fold(q.Category) == sheet.Fold(p.Category) }) {
		v.Problems = append(v.Problems, p)
	}
}

// Categories parts a cell that names kinds of problems, each once: 错别字、链接不可用.
// None are named by a mark of nothing. Names that are known stay whole, whatever marks
// they hold.
func Categories(text string, known []string) []string {
	if sheet.Nothing(text) {
		return nil
	}
	var out []string
	seen := map[string]bool{}
	for _, c := range parted(text, nameMarks, known) {
		if folded := sheet.Fold(c); !seen[folded] {
			seen[folded] = true
			out = append(out, c)
		}
	}
	return out
}

// problemGrades are the heads of columns that say how grave a problem is; like kinds of
// problems a cell may name several: 单项否决、扣分.
var problemGrades = []string{"问题等级", "问题性质", "问题分级", "问题程度"}

// IsProblemGrade reports such a column by its name.
func IsProblemGrade(column string) bool { return slices.Contains(problemGrades, column) }

// categoriesIn is Categories with the names the rule set has for them.
func (rs *Ruleset) categoriesIn(object, text string, known []string) []string {
	parts := Categories(text, known)
	for i, c := range parts {
		if name, ok := rs.categoryNamed(object, c); ok {
			parts[i] = name
		}
	}
	return parts
}

// categoryNamed finds a category of a kind of object by its name as sheet.Fold makes it.
func (rs *Ruleset) categoryNamed(object, text string) (name string, ok bool) {
	if rs == nil {
		return "", false
	}
	names := rs.CategoryNames(object)
	i := slices.IndexFunc(names, func(n string) bool { return sheet.Fold(n) == sheet.Fold(text) })
	if i < 0 {
		return "", false
	}
	return names[i], true
}

// checkCategory reports a typed category the rule set does not have; it is kept.
func (j *judge) checkCategory(v *Verdict, name string) {
	if j.rules == nil || len(j.rules.Categories) == 0 {
		return
	}
	if _, ok := j.rules.categoryNamed(v.Object.Kind.Word, name); ok {
		return
	}
	j.findings.Tell(codeUnknownCategory, v.Object.Get(ColCategory).Place,
		"可填："+j.rules.categoriesWithClauses(v.Object.Kind.Word)+"。",
		"问题类别“%s”不在指标里", name)
}

// matchDetail sorts each part of a finding's text into categories by their words.
func (j *judge) matchDetail(v *Verdict, detail Cell) []Problem {
	if j.rules == nil || len(j.rules.Categories) == 0 || detail.Text == "" {
		return nil
	}
	var out []Problem
	var unmatched []string
	for _, part := range parted(detail.Text, findingMarks, j.known) {
		found := false
		for _, c := range j.rules.Categories {
			if c.Object == v.Object.Kind.Word && c.fits(part) {
				out = append(out, Problem{c.Name, part})
				found = true
			}
		}
		if !found {
			unmatched = append(unmatched, part)
		}
	}
	switch {
	case len(unmatched) == 0 || v.Grade.Passed || !v.Grade.Inspected:
	case len(v.Problems)+len(out) == 0:
		j.findings.Tell(codeUnknownProblem, detail.Place,
			"请加一列“问题类别”，或改用指标的用语："+j.rules.categoriesWithClauses(v.Object.Kind.Word)+"。",
			"“%s”的问题“%s”归不到任何一类", v.Object.Label(), detail.Text)
	default:
		j.findings.Tell(codeUnsortedProblem, detail.Place, "需要分类统计时，请加一列“问题类别”。",
			"“%s”的问题中“%s”没有归类", v.Object.Label(), strings.Join(unmatched, "；"))
	}
	return out
}

// fits reports whether one of the category's words is found in a text; white space
// and the width of digits do not count.
func (c Category) fits(text string) bool {
	text = sheet.Fold(text)
	return slices.ContainsFunc(c.pieces, func(pieces []string) bool {
		rest := text
		for _, piece := range pieces {
			_, after, ok := strings.Cut(rest, piece)
			if !ok {
				return false
			}
			rest = after
		}
		return true
	})
}
