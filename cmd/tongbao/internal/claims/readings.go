package claims

import (
	"slices"
	"strings"
)

// question is a number that is to be understood: what its words say, of which object and of
// which parts of it it may be.
type question struct {
	*walk
	q      Number
	d      *desc
	object int
	scopes []scope
}

// readings are the meanings a number may have, the likeliest first; none when its words say
// nothing that could be asked.
func (a *question) readings() []reading {
	switch {
	case a.d.moved:
		return a.changes()
	case a.q.Unit == "%" && a.d.share != nil:
		return a.shares()
	case a.q.Unit == "%":
		return a.ratesOf()
	case a.q.Unit == pointsUnit:
		return nil
	}
	return a.countsOf()
}

// pointsUnit is the measure word of a difference of two rates.
const pointsUnit = "个百分点"

// together are the readings of a count of several sorts of objects: 网站和账号共22个.
func (a *question) together() []reading {
	more := len(a.d.values) + len(a.d.nouns) + len(a.d.columns) + len(a.d.follow) + len(a.d.periods)
	if len(a.d.objects) < 2 || !a.d.joined || more > 0 || a.d.rate != "" || a.d.moved || a.d.share != nil ||
		a.q.Unit == "%" || a.q.Unit == pointsUnit || a.d.state > failed {
		return nil
	}
	words := []string{counts[existing], counts[inspected]}
	if a.d.state != noStatus {
		words = []string{counts[a.d.state]}
	}
	var out []reading
	for _, word := range words {
		var terms []string
		for _, i := range a.d.objects {
			if o := a.lexicon.Objects[i]; !o.Free && slices.Contains(o.Counters, a.q.Unit) {
				terms = append(terms, o.Expression+"."+word)
			}
		}
		if len(terms) == len(a.d.objects) {
			out = append(out, reading{expression: strings.Join(terms, "＋"), loose: a.muddy})
		}
	}
	return out
}

// times are the periods a number may be of.
func (a *question) times() []Period {
	switch {
	case len(a.d.periods) > 0:
		return a.d.periods
	case a.d.comparing && !a.d.moved && len(a.d.base) > 0: // 较上季度的92.0%提高
		return a.d.base
	case a.timed && len(a.frame.periods) > 0:
		return a.frame.periods
	case len(a.frame.periods) > 0 && !slices.Contains(a.frame.periods, Now):
		return append(slices.Clone(a.frame.periods), Now)
	}
	return []Period{Now}
}

// of are the beginnings of expressions of an object in some parts and periods.
func (a *question) of() []string {
	o := &a.lexicon.Objects[a.object]
	var out []string
	for _, p := range a.times() {
		for _, s := range a.scopes {
			out = append(out, asked[p]+o.Expression+string(s))
		}
	}
	return out
}

func endings(stems []string, loose bool, words ...string) []reading {
	var out []reading
	for _, word := range words {
		for _, s := range stems {
			out = append(out, reading{expression: s + "." + word, loose: loose})
		}
	}
	return out
}

// countsOf are the readings of a count of things.
func (a *question) countsOf() []reading {
	o := &a.lexicon.Objects[a.object]
	if a.q.Unit == "" || a.d.rate != "" || len(a.d.rateOf) > 0 {
		return nil
	}
	if a.d.limit != nil {
		return a.meeting(a.d.limit)
	}
	if len(a.d.behind.nouns) > 0 || len(a.d.nouns) > 0 && !a.d.named && len(a.d.columns) == 0 {
		return a.different()
	}
	if o.Free {
		return a.rowsOf()
	}
	if a.d.followed() || a.follow && a.d.state == noStatus {
		return a.followed()
	}
	if len(o.Counters) > 0 && !slices.Contains(o.Counters, a.q.Unit) || len(a.d.columns) > 0 || a.d.aggregate != "" || a.d.extreme {
		return nil
	}
	if len(a.d.lead.nouns) > 0 || a.d.state == noStatus && a.onlyProblems() {
		return nil
	}
	stems := a.of()
	if a.d.involved && a.d.state == noStatus && !a.d.whole {
		return endings(stems, !a.d.paper, counts[existing], counts[inspected], counts[failed])
	}
	switch a.d.state {
	case notInspected:
		var out []reading
		for _, s := range stems {
			out = append(out, reading{expression: s + ".总数－" + s + ".检查数"})
		}
		return out
	case noStatus:
		words := []string{counts[existing]}
		switch {
		case a.d.total:
		case a.d.ofWhich && len(a.frame.words) == 1:
			words = a.frame.words
		default:
			words = append(words, counts[inspected])
			if a.state > inspected && !a.d.whole {
				words = append(words, counts[a.state])
			}
		}
		return endings(stems, !a.ofAll(), words...)
	}
	out := endings(stems, a.d.state == failedLoosely, counts[a.d.state])
	if o.Graded && a.d.state == passed || o.Graded && a.d.state == failed {
		for _, s := range stems {
			out = append(out, reading{expression: s + "[等级=" + strings.TrimSuffix(counts[a.d.state], "数") + "].总数"})
		}
	}
	if a.d.every { // 3个网站均合格: of those 3
		out = append(out, endings(stems, a.muddy, counts[existing])...)
	}
	return append(out, a.withProblem(stems)...)
}

// ofAll reports a number of things that are said to be no more than that, and are for certain
// all there are: where anything stands before that is not understood, it may be of that.
func (a *question) ofAll() bool {
	if slices.ContainsFunc(a.d.values, func(v ref) bool { return v.column == problemColumn && (!v.sorted || a.d.others) }) {
		return false // what a text calls a problem need not be in the column
	}
	return a.d.total || !a.said && (a.d.whole || !a.muddy || a.d.ofWhich && a.firm)
}

// onlyProblems reports words that name a problem and not what has it: 空白栏目12个.
func (a *question) onlyProblems() bool {
	return !a.d.called && slices.ContainsFunc(a.d.values, func(v ref) bool { return v.column == problemColumn })
}

// problemColumn is what conditions call the kinds of problems.
const problemColumn = "问题"

// withProblem are the objects with a problem that passed all the same.
func (a *question) withProblem(stems []string) []reading {
	for _, s := range stems {
		if strings.Contains(s, "[问题=") && a.d.state == failed {
			return endings(stems, false, counts[existing])
		}
	}
	return nil
}

// different are the readings of a count of what the objects have in a column: 3个地区.
func (a *question) different() []reading {
	o := &a.lexicon.Objects[a.object]
	columns := a.counted()
	if len(columns) == 0 || a.d.behind.state != noStatus || a.d.behind.rate != "" || a.d.every || a.d.whole {
		return nil // 3个地区的账号全部合格: a condition
	}
	states := []string{""}
	if !o.Free {
		states = []string{".不合格", "", ".检查", ".合格"}
		switch st := a.d.state; st {
		case inspected, passed, failed:
			states = []string{"." + strings.TrimSuffix(counts[st], "数")}
		case noStatus:
		default:
			return nil
		}
	}
	var out []reading
	if o.Free {
		out = endings(a.of(), false, "行数")
	}
	for _, st := range states {
		for _, s := range a.of() {
			for _, c := range columns {
				out = append(out, reading{expression: s + st + ".去重数(" + c + ")", loose: !o.Free && !a.d.involved})
			}
		}
	}
	return out
}

// followed are the readings of a count of last period's failures.
func (a *question) followed() []reading {
	o := &a.lexicon.Objects[a.object]
	before := slices.Contains(a.times(), Before) || a.follow
	if o.FollowUp == "" || !before || len(a.d.values) > 0 {
		return nil
	}
	what := a.d.fate()
	switch {
	case what == reported && a.d.state == failed:
		return endings(a.of(), false, counts[failed])
	case what == reported && a.d.state == noStatus:
		return endings([]string{o.FollowUp}, false, counts[existing])
	case what == rectified:
		return endings([]string{o.FollowUp}, false, counts[passed])
	case what == stillFailing || a.d.state == failed && a.d.followed():
		return endings([]string{o.FollowUp}, false, counts[failed])
	case !a.d.followed():
		return endings([]string{o.FollowUp}, false, counts[existing])
	}
	return nil
}

// ratesOf are the readings of a percentage that is called a rate, or follows one.
func (a *question) ratesOf() []reading {
	o := &a.lexicon.Objects[a.object]
	stems := a.of()
	if len(a.d.rateOf) > 0 || o.Free {
		return a.columnRates(stems)
	}
	word := a.d.rate
	if word == "" && a.d.state == noStatus && len(a.d.columns) == 0 {
		word = a.rate
	}
	if word == rectifiedRate {
		if o.FollowUp == "" {
			return nil
		}
		return []reading{{expression: o.FollowUp + ".检查.合格率"}, {expression: o.FollowUp + ".合格.占(" + o.FollowUp + ")"}}
	}
	if word == "" || a.d.aggregate != "" || a.d.extreme && len(a.d.values) == 0 || len(a.d.nouns) > 0 && len(a.d.values) == 0 || a.follow {
		return nil
	}
	return endings(stems, false, word)
}
