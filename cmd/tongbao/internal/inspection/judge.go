package inspection

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Verdict is what the inspection of one object came to.
type Verdict struct {
	Object   *Object
	Grade    Grade
	Outcome  Outcome
	Typed    bool      // taken from the sheet, not from the rules
	ByRules  string    // grade the rules give, where they could be applied
	Reasons  []Reason  // every rule that fired
	Score    *Score    // nil: not scored
	Problems []Problem // categories, each once
	Remarks  []Problem // what would be Problems, too, with another verdict
	Decided  []diag.Place
	Sorted   []diag.Place // cells that decided Problems
	Weighed  []diag.Place // cells of the verdict that parts Problems from Remarks; none where the problems are typed
	Closed   string       // how the sheet says that the object is there no more: 已关停
}

// Reason is a rule that fired, with what was measured.
type Reason struct {
	Clause   string
	Category string
	Grade    string
	Text     string // worded finding
	Measured []Measured
}

// Problem is a category with the finding that put the object there.
type Problem struct {
	Category string
	Text     string
}

// Inspection is a judged roster.
type Inspection struct {
	Roster   *Roster
	Rules    *Ruleset
	Verdicts []*Verdict // one an object, in order
	Closed   []*Verdict // of objects that are there no more: they count nowhere
	// Unjudged: a list without verdicts, of counts or scores; no object has a grade.
	Unjudged bool
}

// judge carries what is the same for all objects of a roster.
type judge struct {
	rules      *Ruleset
	grades     map[string]Grade // by their words as sheet.Fold makes them
	roster     *Roster
	measures   []*Measure // those the sheet has a column for
	known      []string   // names of kinds of problems
	listed     bool       // the sheet lists failures and nothing else
	findings   diag.Findings
	unjudged   []blank // without a verdict
	unsorted   []blank // failed, without a category
	silent     []blank // failed, without a word of why
	unmeasured map[*Measure][]blank
	swapped    bool // verdicts stand in another column, which is told: the rest follows from it
}

// Judge gives every object its verdict. A verdict typed in the sheet wins over the
// rules; where both are known and differ it is a warning. Without one the rules
// decide by the measures; a sheet with neither verdicts nor measures is a list of
// failures when every row says what is wrong. rules may be nil.
func Judge(r *Roster, rules *Ruleset) (*Inspection, diag.Findings) {
	j := &judge{rules: rules, grades: rules.gradesByWord(), roster: r, unmeasured: map[*Measure][]blank{},
		known: append(rules.CategoryNames(r.Kind.Word), r.categories...)}
	if rules != nil {
		for i := range rules.Measures {
			m := &rules.Measures[i]
			if m.Object == r.Kind.Word && (r.Has(m.Name) || m.Kind == DateMeasure && r.Has(ColUpdated)) {
				j.measures = append(j.measures, m)
			}
		}
	}
	j.listed = j.isFailureList()
	j.checkCoverage()
	j.swapped = j.tellSwapped()
	in := &Inspection{Roster: r, Rules: rules, Unjudged: j.isWithoutVerdicts()}
	for _, o := range r.Objects {
		if word, at := o.closed(j); word != "" && !j.swapped {
			in.Closed = append(in.Closed, &Verdict{Object: o, Closed: word, Decided: append(placeOf(o.Get(ColVerdict)), placeOf(at)...)})
			continue
		}
		in.Verdicts = append(in.Verdicts, j.judge(o))
	}
	if in.Unjudged {
		j.findings.Tell(codeUnjudgedList, diag.Place{File: r.File, Sheet: r.Sheet}, "要说合格、不合格的，请在表里加上这一列。",
			"表里没有“%s”这一列，当作没有检查结果的名单", usualName(r.Kind, ColVerdict, ""))
	} else {
		j.tellBlanks()
	}
	j.doubtProblems(in)
	return in, j.findings
}

// tellBlanks tells of what is not filled in: that a column is not there, that it is blank, or
// its single cells.
func (j *judge) tellBlanks() {
	r := j.roster
	for _, c := range []struct {
		key       string
		code      diag.Code
		hint      string
		blanks    []blank
		why       string // of a column left blank
		orElse    string // to do with a column left blank
		withoutIt string // of a column that is not there; empty: it need not be
	}{
		{ColVerdict, codeNoVerdict, "请填检查结果，或补上检查数据。", j.unjudged, noVerdictWhy, "没有检查结果的名单，请删去这一列。", "也没有可以判定的数据，%s合格与否无从算起"},
		{ColDetail, codeNoReason, "请在问题一列写明。", j.silent, failedWhy(j.silent), "", "没有写明%s为什么不合格"},
		{ColCategory, codeNoCategory, "请填上类别；正文按类别写问题时才不会漏掉它。", j.unsorted, failedWhy(j.unsorted), dropColumn, ""},
	} {
		if !r.Has(c.key) {
			j.tellColumn(c.code, c.key, c.blanks, c.withoutIt)
			continue
		}
		column := r.column(c.key, c.code, c.hint)
		column.blanks, column.why, column.orElse = c.blanks, c.why, c.orElse
		column.single = c.key == ColVerdict && len(c.blanks) < len(r.Objects) // the others are judged by their measures
		r.tellBlanks(column, &j.findings)
	}
	for _, m := range j.measures {
		r.tellBlanks(blankColumn{code: codeEmptyMeasure, header: m.Name, cell: func(o *Object) Cell { return o.measureCell(m) },
			blanks: j.unmeasured[m], hint: "没有问题的请填0或“否”。", why: unmeasuredWhy,
			orElse: "没有检查这一项的，请删去这一列。"}, &j.findings)
	}
}

// failedWhy says of a blank column that only objects that failed need how many they are.
func failedWhy(blanks []blank) string { return fmt.Sprintf("，其中不合格的%d个", len(blanks)) }

// What follows from a verdict and from a measure that are not filled in.
const (
	noVerdictWhy  = "，也没有可以判定的数据，合格率无从算起"
	unmeasuredWhy = "，有关指标没有判定"
)

// isWithoutVerdicts recognises a list of counts or scores: nothing in the notice or the sheet
// gives verdicts, not even a column whose head does not say so.
func (j *judge) isWithoutVerdicts() bool {
	if len(j.roster.Objects) == 0 || j.roster.Judged || j.roster.Has(ColVerdict) || j.listed || len(j.measures) > 0 {
		return false
	}
	return !slices.ContainsFunc(j.roster.Objects, func(o *Object) bool {
		return slices.ContainsFunc(o.Cells, func(c Cell) bool {
			return slices.Contains([]string{"合格", "不合格", "基本合格"}, sheet.Fold(c.Text))
		})
	})
}

// tellColumn tells once of the objects that would need a column the sheet does not have.
func (j *judge) tellColumn(code diag.Code, key string, objects []blank, format string) {
	if len(objects) == 0 {
		return
	}
	who := "“" + objects[0].object.Label() + "”"
	if len(objects) > 1 {
		who += fmt.Sprintf("等%d个", len(objects))
	}
	name := usualName(j.roster.Kind, key, "")
	j.findings.Tell(code, diag.Place{File: j.roster.File, Sheet: j.roster.Sheet},
		fmt.Sprintf("请加上这一列；表头另有写法的，在 notice.toml 写 columns = { %s = \"表里的表头\" }。", key),
		"表里没有“%s”这一列，"+format, name, who)
}

// isFailureList recognises a sheet that lists failures only: the notice says so,
// or it has no column of verdicts, says in every row what is wrong, and its
// measures, if any, are not enough to judge every row by.
func (j *judge) isFailureList() bool {
	if j.roster.FailuresOnly {
		return true
	}
	if j.roster.Has(ColVerdict) || len(j.roster.Objects) == 0 {
		return false
	}
	complete := len(j.measures) > 0
	for _, o := range j.roster.Objects {
		if o.Text(ColDetail) == "" && o.Text(ColCategory) == "" {
			return false
		}
		complete = complete && j.complete(o)
	}
	return !complete
}

// checkCoverage reports rules that cannot be applied because the sheet lacks a
// measure while verdicts are left to the rules.
func (j *judge) checkCoverage() {
	if len(j.measures) == 0 || j.listed || !slices.ContainsFunc(j.roster.Objects, func(o *Object) bool { return o.Text(ColVerdict) == "" }) {
		return
	}
	var missing []string
	for _, r := range j.rules.Rules {
		if r.Object != j.roster.Kind.Word {
			continue
		}
		for _, name := range conditionMeasures(r.When) {
			m := j.rules.measure(r.Object, name)
			if m != nil && !slices.Contains(j.measures, m) && !slices.Contains(missing, name) {
				missing = append(missing, name)
			}
		}
	}
	if len(missing) > 0 {
		j.findings.Tell(codeRuleWithoutData, diag.Place{File: j.roster.File, Sheet: j.roster.Sheet},
			"请补上这些列，或在检查结果一列写明结论。", "表里没有“%s”，有关指标没有判定", strings.Join(missing, "”“"))
	}
}

func conditionMeasures(when []Condition) []string {
	var out []string
	for _, c := range when {
		out = append(out, c.Measures...)
		if c.Than != "" {
			out = append(out, c.Than)
		}
	}
	return out
}

// judge gives one object its verdict.
func (j *judge) judge(o *Object) *Verdict {
	v := &Verdict{Object: o}
	typed := o.Get(ColVerdict)
	told := j.applyRules(v, typed.Text == "" && !j.listed)
	pending := false
	switch {
	case typed.Text != "":
		j.take(v, typed)
	case j.listed:
		v.Grade, v.Typed = j.rules.failGrade(), true
		v.Decided = []diag.Place{o.place()}
		j.compare(v, o.place(), "不合格名单")
	case v.ByRules != "":
		v.Grade = j.grades[sheet.Fold(v.ByRules)]
		v.Decided = append(placeOf(typed), j.decidedByRules(v)...)
		pending = v.Grade.Outcome() != Failed && j.lacks(v.Object) // what is not filled in could make it worse
	default:
		pending = true
		at := typed.Place
		if at.IsZero() {
			at = o.place()
		}
		v.Decided = []diag.Place{at}
		if !told && !j.swapped { // else the cells that cannot be used have been
			j.unjudged = append(j.unjudged, blank{o, "没有检查结果" + noVerdictWhy})
		}
	}
	v.Outcome = v.Grade.Outcome()
	if pending {
		v.Outcome = Pending
	}
	if j.swapped {
		v.Outcome = Pending
		return v
	}
	j.checkScore(o)
	j.categorise(v)
	j.checkDates(v)
	j.checkVeto(v)
	return v
}

// Outcome is what an inspection that gives the grade comes to.
func (g Grade) Outcome() Outcome {
	switch {
	case !g.Inspected:
		return NotInspected
	case !g.Rated:
		return Unrated
	case g.Passed:
		return Passed
	}
	return Failed
}

// take reads a typed verdict and holds it against the rules.
func (j *judge) take(v *Verdict, typed Cell) {
	v.Typed, v.Decided = true, []diag.Place{typed.Place}
	if typed.Value.Kind == sheet.Fault {
		return // told with the cells of the roster
	}
	g, ok := j.grades[sheet.Fold(typed.Text)]
	if !ok && j.asksWhetherPassed() {
		g, ok = j.rules.answer(typed.Text)
	}
	if !ok && j.swapped {
		return
	}
	if !ok {
		j.findings.Tell(codeUnknownVerdict, typed.Place, "可填："+strings.Join(j.rules.gradeWords(), "、")+
			"；关停、注销了的写已关停、已注销；或在 notice.toml 的 verdicts 写明它的意思。", "检查结果“%s”不认识，按未检查计", typed.Text)
		return
	}
	v.Grade = g
	j.compare(v, typed.Place, typed.Text)
}

// asksWhetherPassed reports a header that 是 and 否 answer: 是否合格.
func (j *judge) asksWhetherPassed() bool {
	i, ok := j.roster.places[ColVerdict]
	if !ok {
		return false
	}
	header := sheet.Fold(j.roster.Columns[i].Header)
	return slices.ContainsFunc([]string{"是否合格", "是否达标", "是否通过"}, func(w string) bool { return strings.HasPrefix(header, w) })
}

// compare reports a verdict that differs from what the rules give. Rules that
// found nothing prove nothing while a measure is missing.
func (j *judge) compare(v *Verdict, at diag.Place, typed string) {
	if v.ByRules == "" || v.ByRules == v.Grade.Name || len(v.Reasons) == 0 && !j.complete(v.Object) {
		return
	}
	why := "没有查出问题"
	if len(v.Reasons) > 0 {
		var texts []string
		for _, r := range v.Reasons {
			texts = append(texts, r.Text+"（"+r.Clause+"）")
		}
		why = strings.Join(texts, "；")
	}
	j.findings.Tell(codeVerdictDiffers, at, "以填写的为准；填错的请改正。",
		"“%s”填写的是%s，按%s判定是%s：%s", v.Object.Label(), typed, j.rules.cited(), v.ByRules, why)
}

// complete reports whether every measure the vetoes need is there.
func (j *judge) complete(o *Object) bool {
	for _, r := range j.rules.Rules {
		if r.Object != o.Kind.Word {
			continue
		}
		for _, name := range conditionMeasures(r.When) {
			if m, _ := o.measured(j.rules.measure(o.Kind.Word, name)); m == nil {
				return false
			}
		}
	}
	return true
}

// applyRules evaluates the rules and the score. needed tells that the verdict
// depends on them, so that cells that cannot be used are errors; told that there
// was such a cell.
func (j *judge) applyRules(v *Verdict, needed bool) (told bool) {
	if len(j.measures) == 0 {
		return false
	}
	before := j.findings.Errors()
	usable := j.checkCells(v.Object, needed)
	if !usable {
		return j.findings.Errors() > before
	}
	best := j.rules.bestGrade().Name
	v.ByRules = best
	for _, r := range j.rules.Rules {
		if r.Object != v.Object.Kind.Word {
			continue
		}
		holds, sure, ok, used := v.Object.evaluate(j.rules, r.When)
		if ok && !sure && needed {
			j.findings.Tell(codeDateImprecise, used[0].Place, "请补上日期，或在检查结果一列写明结论。",
				"“%s”的日期只到月份，无法判定是否%s", v.Object.Label(), r.Category)
		}
		if !holds {
			continue
		}
		v.Reasons = append(v.Reasons, Reason{Clause: r.Clause, Category: r.Category, Grade: r.Grade, Measured: used,
			Text: fill(r.Finding, values(used))})
		v.worsen(j.rules, r.Grade)
	}
	j.score(v)
	return false
}

// worsen keeps the worse of two grades.
func (v *Verdict) worsen(rs *Ruleset, grade string) {
	if rs.rank(grade) > rs.rank(v.ByRules) {
		v.ByRules = grade
	}
}

// checkCells reports measures that cannot be read; usable is false when nothing
// could be measured at all, or when the verdict would rest on a broken cell.
func (j *judge) checkCells(o *Object, needed bool) (usable bool) {
	filled, broken := 0, 0
	for _, m := range j.measures {
		r, findings := o.measured(m)
		for _, f := range findings {
			if !needed {
				f = f.Eased()
			}
			j.findings = append(j.findings, f)
		}
		switch {
		case r == nil && len(findings) > 0:
			broken++
		case r != nil && !m.blank(o.measureCell(m)):
			filled++
		}
	}
	if filled == 0 || broken > 0 {
		return filled > 0 && !needed
	}
	for _, m := range j.measures {
		if needed && j.lacksMeasure(o, m) {
			j.unmeasured[m] = append(j.unmeasured[m], blank{o, "的“" + m.Name + "”没有填" + unmeasuredWhy})
		}
	}
	return true
}

// lacks reports whether a measure that a veto needs is not filled in.
func (j *judge) lacks(o *Object) bool {
	return slices.ContainsFunc(j.measures, func(m *Measure) bool { return j.lacksMeasure(o, m) })
}

func (j *judge) lacksMeasure(o *Object, m *Measure) bool {
	r, _ := o.measured(m)
	return r == nil && j.used(m)
}

// used reports whether any veto of the rule set needs the measure.
func (j *judge) used(m *Measure) bool {
	return slices.ContainsFunc(j.rules.Rules, func(r Rule) bool {
		return r.Object == m.Object && slices.Contains(conditionMeasures(r.When), m.Name)
	})
}

// decidedByRules are the cells a verdict by rules rests on: of the worst grade the
// cells of the rules that gave it; of any better one every measure, since any of
// them could make it worse.
func (j *judge) decidedByRules(v *Verdict) []diag.Place {
	var out []diag.Place
	grades := j.rules.grades()
	worst := ""
	for _, g := range grades {
		if g.Rated {
			worst = g.Name
		}
	}
	if v.ByRules == worst {
		for _, r := range v.Reasons {
			for _, m := range r.Measured {
				if r.Grade == worst {
					out = append(out, m.Place)
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	for _, m := range j.measures {
		out = append(out, v.Object.measureCell(m).Place)
	}
	if j.rules.Scoring != nil && len(j.rules.Scoring.Levels) > 0 {
		out = append(out, placeOf(v.Object.Get(ColLevel))...)
	}
	return out
}

// columnName is the header of a column by key.
func (o *Object) columnName(key string) string { return o.roster.Columns[o.roster.places[key]].Header }
