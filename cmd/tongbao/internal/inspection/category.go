package inspection

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/sheet"
)

// categorise finds what kinds of problem an object has: from its category column,
// else from the rules that fired and from the text of the finding. Text that no
// category's words fit is reported, never dropped. Of an object that did not fail
// they are remarks: they count nowhere, and nothing about them is reported.
func (j *judge) categorise(v *Verdict) {
	o := v.Object
	category, detail := o.Get(ColCategory), o.Get(ColDetail)
	v.Sorted = append(placeOf(category), placeOf(detail)...)
	if category.Text != "" {
		v.Sorted = placeOf(category)
		for _, c := range splitText(category.Text, "、") {
			j.checkCategory(v, c)
			v.addProblem(c, detail.Text)
		}
	} else {
		for _, m := range j.measures { // any of them could make a rule fire
			v.Sorted = append(v.Sorted, placeOf(o.measureCell(m))...)
		}
		for _, r := range v.Reasons {
			if g, ok := j.rules.grade(r.Grade); ok && (!g.Passed || g.Name == v.Grade.Name) { // 基本合格 has its reasons, too
				v.addProblem(r.Category, r.Text)
			}
		}
		j.matchDetail(v, detail)
	}
	if v.barred() {
		v.Remarks, v.Problems = v.Problems, nil
		return
	}
	if len(v.Problems) == 0 && detail.Text != "" && !category.Place.IsZero() &&
		(j.rules == nil || len(j.rules.Categories) == 0) { // with categories the text is sorted
		j.findings.Tell(codeNoCategory, category.Place, "请填上类别；正文按类别写问题时才不会漏掉它。", "“%s”%s，但没有填问题类别", o.Label(), v.Grade.Name)
	}
	if len(v.Problems) == 0 && detail.Text == "" {
		j.findings.Tell(codeNoReason, v.Decided[0], "请在问题一列写明。", "“%s”%s，但没有写明问题", o.Label(), v.Grade.Name)
	}
}

// barred reports a grade that lets no problems count.
func (v *Verdict) barred() bool { return v.Grade.Passed || !v.Grade.Inspected }

func (v *Verdict) addProblem(category, text string) {
	if !slices.ContainsFunc(v.Problems, func(p Problem) bool { return p.Category == category }) {
		v.Problems = append(v.Problems, Problem{category, text})
	}
}

// checkCategory reports a typed category the rule set does not have; it is kept.
func (j *judge) checkCategory(v *Verdict, name string) {
	if j.rules == nil || len(j.rules.Categories) == 0 || j.rules.hasCategory(v.Object.Kind.Word, name) {
		return
	}
	j.findings.Tell(codeUnknownCategory, v.Object.Get(ColCategory).Place,
		"可填："+j.rules.categoriesWithClauses(v.Object.Kind.Word)+"。",
		"问题类别“%s”不在指标里", name)
}

// matchDetail sorts each part of a finding's text into categories by their words.
func (j *judge) matchDetail(v *Verdict, detail Cell) {
	if j.rules == nil || len(j.rules.Categories) == 0 || detail.Text == "" {
		return
	}
	var unmatched []string
	for _, part := range splitText(detail.Text, "") {
		found := false
		for _, c := range j.rules.Categories {
			if c.Object == v.Object.Kind.Word && c.fits(part) {
				v.addProblem(c.Name, part)
				found = true
			}
		}
		if !found {
			unmatched = append(unmatched, part)
		}
	}
	switch {
	case len(unmatched) == 0 || v.barred():
	case len(v.Problems) == 0:
		j.findings.Tell(codeUnknownProblem, detail.Place,
			"请加一列“问题类别”，或改用指标的用语："+j.rules.categoriesWithClauses(v.Object.Kind.Word)+"。",
			"“%s”的问题“%s”归不到任何一类", v.Object.Label(), detail.Text)
	default:
		j.findings.Tell(codeUnsortedProblem, detail.Place, "需要分类统计时，请加一列“问题类别”。",
			"“%s”的问题中“%s”没有归类", v.Object.Label(), strings.Join(unmatched, "；"))
	}
}

// splitText parts a text that names several findings; 、 parts only where asked,
// for it also stands inside one finding.
func splitText(s, further string) []string {
	var out []string
	for _, p := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("；;，,/／。\n"+further, r) }) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
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
