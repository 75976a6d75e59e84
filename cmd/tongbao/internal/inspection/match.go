package inspection

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Columns that comparing two periods adds, and what they say.
const (
	ColumnFollowUp = "整改情况"
	ColumnNowNamed = "本期名称"
	ColumnBefore   = "上期结果"
	ColumnBeforeAs = "上期名称"

	FollowFixed    = "已整改"       // inspected again and passed, or a recheck says so
	FollowFailing  = "仍不合格"      // two periods in a row, or a recheck says so
	FollowUnrated  = "未作评定"      // inspected again, with a grade that does not enter the rate
	FollowUnseen   = "未再检查"      // still there, not inspected this time
	FollowUndrawn  = "未抽到"       // this period's sheet is a sample without it
	FollowGone     = "不在本期名单"    // closed, merged or left out: the sheet cannot tell
	FollowClosed   = "已注销"       // the sheet says that it was closed, in this word; in another one: 已关停
	FollowUnlisted = "不在本期不合格名单" // the sheet lists failures only: passed, not inspected or gone
	FollowUntold   = "本期没有逐个列出"  // only the number of its group is known
	FollowPending  = "本期结果未填"    // still there, its result is not there yet

	BeforeNone = "无" // not on last period's roster
)

// followStates are the states there are, from good to unknown: the outcome of an object
// in each, for what was not inspected again did neither pass nor fail, and the words, as
// sheet.Fold makes them, that a recheck says it with.
var followStates = [...]struct {
	name    string
	outcome Outcome
	words   []string
}{
	{FollowFixed, Passed, []string{"已整改", "整改到位", "已整改到位", "已经整改到位", "已完成整改", "完成整改", "整改完成", "已完成", "合格", "复查合格", "通过", "是"}},
	{FollowFailing, Failed, []string{"未整改", "未整改到位", "整改不到位", "未完成整改", "未完成", "整改中", "正在整改", "部分整改", "仍不合格", "不合格", "复查不合格", "未通过", "否"}},
	{FollowUnrated, Unrated, nil},
	{FollowUnseen, NotInspected, []string{"未复查", "未检查", "未再检查"}},
	{FollowUndrawn, NotInspected, nil},
	{FollowGone, NotInspected, nil},
	{FollowClosed, NotInspected, nil}, // closedAs
	{FollowUnlisted, Unsure, nil},
	{FollowUntold, Unsure, nil},
	{FollowPending, Pending, nil},
}

func followOutcome(state string) Outcome {
	for _, s := range followStates {
		if s.name == state {
			return s.outcome
		}
	}
	if closedAs(state) != "" {
		return NotInspected
	}
	return Unsure
}

// statesOf are the states there are, those of closed objects in the words that the records have.
func statesOf(records []Record, column int) []string {
	var words, out []string
	for _, r := range records {
		if word := r.Cells[column].Text; closedAs(word) != "" && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	for _, s := range followStates {
		if s.name == FollowClosed && len(words) > 0 {
			out = append(out, words...)
			continue
		}
		out = append(out, s.name)
	}
	return out
}

// pairs finds each object's counterpart in another period: by code, or by
// platform and name, present or former. A counterpart serves one object only.
func pairs(before, now *Inspection) (map[*Verdict]*Verdict, diag.Findings) {
	var findings diag.Findings
	index := map[string]*Verdict{}
	for _, v := range before.Verdicts {
		for _, id := range v.Object.identities() {
			if index[id] == nil {
				index[id] = v
			}
		}
	}
	taken := map[*Verdict]*Verdict{} // by the earlier verdict
	out := map[*Verdict]*Verdict{}   // by the present verdict
	for _, v := range now.everyone() {
		for _, id := range v.Object.identities() {
			b := index[id]
			if b == nil {
				continue
			}
			if first := taken[b]; first != nil && !now.Roster.Entries {
				if first.Object.identity() != v.Object.identity() { // else it stands there twice, which is told
					findings.Tell(codeAmbiguousMatch, v.Object.idPlace(), "请核对标识码、名称和原名称。",
						"%s和%s都与上期的%s对应，取前者", first.Object.called(), v.Object.called(), b.Object.called())
				}
				break
			}
			taken[b], out[v] = v, b
			break
		}
	}
	return out, findings
}

// shareCounterparts gives each entry of an object the counterpart of its first one.
func shareCounterparts(before *Inspection, present map[*Verdict]*Verdict) {
	first := map[string]*Verdict{}
	for _, b := range before.Verdicts {
		id := b.Object.identity()
		if first[id] == nil {
			first[id] = b
		} else if id != "" && present[b] == nil {
			present[b] = present[first[id]]
		}
	}
}

// called names the object in a finding, an account with its platform.
func (o *Object) called() string { return o.Text(ColPlatform) + "“" + o.Label() + "”" }

// identities are the marks an object may be found by in another period, the surest
// first.
func (o *Object) identities() []string {
	var out []string
	if code := o.Text(ColCode); code != "" {
		out = append(out, "code\x00"+sheet.Fold(code))
	}
	for _, n := range o.names() {
		platform := platformOf(o.Text(ColPlatform))
		if platform == "" {
			platform = sheet.Fold(o.Text(ColPlatform))
		}
		out = append(out, platform+"\x00"+sheet.Fold(n))
	}
	return out
}

// idPlaces are the cells that identities are made of.
func (o *Object) idPlaces() []diag.Place {
	var out []diag.Place
	for _, key := range []string{ColCode, ColName, ColFormer, ColPlatform} {
		out = append(out, placeOf(o.Get(key))...)
	}
	return out
}

// FollowUp makes last period's failures countable: the source has their columns,
// 整改情况 (one of the states above) and 本期名称. Who was inspected again is what this
// inspection found; of others a recheck (复查) decides, where either period's sheet
// has a column of it. absent is the state of who is not on this period's sheet.
func FollowUp(before, now *Inspection, absent string) (*Listing, diag.Findings) {
	found, findings := pairs(before, now)
	present := presentOf(before, now, found)
	src := before.Listing(Full, nil)
	src.Key, src.Name, src.FollowUp = "上期不合格"+src.Key, "上期不合格"+src.Name, true
	src.Namesakes = namesakes(before, now)
	for i := range src.Columns {
		if src.Columns[i].Name == ColumnFollowUp { // the office's own words, read as a recheck
			src.Columns[i].Name = "上期" + ColumnFollowUp
		}
	}
	states := len(src.Columns)
	src.Columns = append(src.Columns, RosterColumn{Name: ColumnFollowUp}, RosterColumn{Name: ColumnNowNamed})
	again := map[*Verdict]bool{} // failed in the last period
	all := src.Records
	src.Records = nil
	for i, b := range before.Verdicts {
		if b.Outcome != Failed {
			src.Chosen = append(src.Chosen, b.Decided...)
			continue
		}
		r, v := all[i], present[b]
		matched := slices.Concat(b.Object.idPlaces(), b.Object.recheckPlaces())
		name := Cell{Place: r.Place}
		if again[v] = true; v != nil {
			matched = slices.Concat(matched, v.Object.idPlaces(), v.Object.recheckPlaces())
			r.Decided = slices.Concat(r.Decided, matched, v.Decided) // what became of it is its outcome here
			name = Cell{Text: v.Object.Label(), Place: v.Object.place(), Also: append(matched, v.Object.labelPlaces()...)}
		} else {
			r.Decided = slices.Concat(r.Decided, b.Object.recheckPlaces())
		}
		state := Cell{Text: followUp(b, v, absent, &findings), Place: r.Place, Also: r.Decided}
		r.Cells = append(r.Cells, state, name)
		r.Outcome = followOutcome(state.Text)
		src.Records = append(src.Records, r)
	}
	src.Columns[states].Values = statesOf(src.Records, states)
	for _, v := range now.Verdicts {
		v.checkRecheck(again[v], &findings)
	}
	now.checkMarks(again, &findings)
	return src, findings
}

// followUp is the state of b, which is v in this period; nil when it is not on the sheet.
func followUp(b, v *Verdict, absent string, findings *diag.Findings) string {
	state := absent
	if v != nil {
		if v.Closed != "" {
			return v.Closed
		}
		switch v.Outcome {
		case Passed:
			return FollowFixed
		case Failed:
			return FollowFailing
		case Unrated:
			return FollowUnrated
		}
		if state = FollowUnseen; v.Outcome == Pending {
			state = FollowPending
		}
		if said := closedAs(v.Object.Get(ColVerdict).Value.Text); said != "" {
			return said
		}
		if said := v.Object.recheck(true, findings); said != "" {
			return said
		}
	}
	if said := b.Object.recheck(false, findings); said != "" {
		return said
	}
	return state
}

// Since makes this period's roster countable with two more columns: 上期结果 (the
// grade, or 无) and 上期名称. An object that fails in both periods is one whose 上期结果
// is a failing grade.
func (in *Inspection) Since(before *Inspection, coverage Coverage, groups []Group) (*Listing, diag.Findings) {
	found, findings := pairs(before, in)
	src := in.Listing(coverage, groups)
	src.Columns = append(src.Columns, RosterColumn{Name: ColumnBefore, Values: append(in.Rules.GradeNames(), BeforeNone)},
		RosterColumn{Name: ColumnBeforeAs})
	for i, v := range in.Verdicts {
		r := &src.Records[i]
		grade := Cell{Text: BeforeNone, Place: v.Object.idPlace(), Also: v.Object.idPlaces()}
		name := Cell{Place: v.Object.idPlace(), Also: v.Object.idPlaces()}
		if b := found[v]; b != nil {
			matched := append(v.Object.idPlaces(), b.Object.idPlaces()...)
			grade = Cell{Text: b.Grade.Name, Place: b.Decided[0], Also: slices.Concat(matched, b.Decided[1:])}
			name = Cell{Text: b.Object.Label(), Place: b.Object.place(), Also: append(matched, b.Object.labelPlaces()...)}
		}
		r.Cells = append(r.Cells, grade, name)
		findings = append(findings, in.checkMove(v, found[v])...)
	}
	return src, findings
}

// checkMove reports a code whose name changed, and a name whose code did, so that a rename
// is seen and not taken for a slip, nor a slip for a rename.
func (in *Inspection) checkMove(v, b *Verdict) diag.Findings {
	var findings diag.Findings
	if b == nil {
		return nil
	}
	now, before := v.Object, b.Object
	if other := in.swappedCodes(now, before); other != nil {
		if other.Row > now.Row { // once for the two
			findings.Tell(codeMovedCode, now.idPlace(), "请核对两期的标识码，多半有一期填反了。", "“%s”和“%s”的%s（%s、%s）与上期（%s）正好相反",
				now.Label(), other.Label(), usualName(now.Kind, ColCode, ""), now.Text(ColCode), other.Text(ColCode), before.idPlace())
		}
		return findings
	}
	if in.movedCode(now, before) {
		findings.Tell(codeMovedCode, now.idPlace(), "请核对两期的标识码；确实换了标识码的可以接受。",
			"“%s”的%s本期是%s，上期（%s）是%s", now.Label(), usualName(now.Kind, ColCode, ""), now.Text(ColCode), before.idPlace(), before.Text(ColCode))
	}
	if now.Text(ColName) == before.Text(ColName) {
		return findings
	}
	for _, n := range now.names() {
		if sheet.Fold(n) == sheet.Fold(before.Text(ColName)) {
			return findings // the same, or the sheet says so itself
		}
	}
	findings.Tell(codeRenamed, now.place(), "请核对；确实更名的，在“原名称”一列写明上期的名称；填错标识码的请改正。",
		"标识相同的%s上期（%s）叫“%s”，本期叫“%s”", now.Kind.Name, before.place(), before.Text(ColName), now.Text(ColName))
	return findings
}

// movedCode reports an object that is found by its name and has another code than in the
// last period, while nothing else has the code of then.
func (in *Inspection) movedCode(now, before *Object) bool {
	was := sheet.Fold(before.Text(ColCode))
	named := sheet.Fold(now.Text(ColName)) == sheet.Fold(before.Text(ColName))
	return named && now.coded() && was != "" && was != sheet.Fold(now.Text(ColCode)) &&
		!slices.ContainsFunc(in.Verdicts, func(v *Verdict) bool { return sheet.Fold(v.Object.Text(ColCode)) == was })
}

// swappedCodes is the object that has now the code and had the name of the two periods the
// other way about: what is found by its code has the name of another, which has its code.
func (in *Inspection) swappedCodes(now, before *Object) *Object {
	name := func(o *Object) string { return sheet.Fold(o.Text(ColName)) }
	code := func(o *Object) string { return sheet.Fold(o.Text(ColCode)) }
	if code(now) == "" || code(now) != code(before) || name(now) == name(before) {
		return nil
	}
	for _, v := range in.Verdicts {
		if name(v.Object) != name(before) {
			continue
		}
		for _, o := range before.roster.Objects {
			if name(o) == name(now) && code(o) == code(v.Object) {
				return v.Object
			}
		}
	}
	return nil
}
