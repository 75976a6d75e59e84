package inspection

import (
	"fmt"
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
)

// Columns that comparing two periods adds, and what they say.
const (
	ColumnFollowUp = "整改情况"
	ColumnNowNamed = "本期名称"
	ColumnBefore   = "上期结果"
	ColumnBeforeAs = "上期名称"

	FollowFixed   = "已整改"    // passed this time
	FollowFailing = "仍不合格"   // two periods in a row
	FollowGone    = "不在本期名单" // closed, merged or left out: the sheet cannot tell
	FollowUnseen  = "未再检查"   // still there, not inspected this time

	BeforeNone = "无" // not on last period's roster
)

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
	for _, v := range now.Verdicts {
		for _, id := range v.Object.identities() {
			b := index[id]
			if b == nil {
				continue
			}
			if first := taken[b]; first != nil {
				findings.Tell(codeAmbiguousMatch, v.Object.idPlace(), "请核对标识码、名称和原名称。",
					"“%s”和“%s”都与上期的“%s”对应，取前者", first.Object.Label(), v.Object.Label(), b.Object.Label())
				break
			}
			taken[b], out[v] = v, b
			break
		}
	}
	return out, findings
}

// identities are the marks an object may be found by in another period, the surest
// first.
func (o *Object) identities() []string {
	var out []string
	if code := o.Text(ColCode); code != "" {
		out = append(out, "code\x00"+code)
	}
	for _, n := range o.names() {
		platform := platformOf(o.Text(ColPlatform))
		if platform == "" {
			platform = o.Text(ColPlatform)
		}
		out = append(out, platform+"\x00"+n)
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
// 整改情况 (已整改, 仍不合格, 不在本期名单, 未再检查) and 本期名称. listsFailures tells that this
// period's sheet lists failures only, so that whoever is not on it passed.
func FollowUp(before, now *Inspection, listsFailures bool) (*Listing, diag.Findings) {
	found, findings := pairs(before, now)
	present := map[*Verdict]*Verdict{}
	for v, b := range found {
		present[b] = v
	}
	src := before.Listing(Full, nil)
	src.Key, src.Name = "上期不合格"+src.Key, "上期不合格"+src.Name
	src.Columns = append(src.Columns, RosterColumn{Name: ColumnFollowUp,
		Values: []string{FollowFixed, FollowFailing, FollowGone, FollowUnseen}}, RosterColumn{Name: ColumnNowNamed})
	all := src.Records
	src.Records = nil
	for i, b := range before.Verdicts {
		if b.Outcome != Failed {
			src.Chosen = append(src.Chosen, b.Decided...)
			continue
		}
		r, v := all[i], present[b]
		matched := b.Object.idPlaces()
		name := Cell{Place: r.Place}
		if v != nil {
			matched = append(matched, v.Object.idPlaces()...)
			r.Decided = slices.Concat(r.Decided, matched, v.Decided) // what became of it is its outcome here
			name = Cell{Text: v.Object.Label(), Place: v.Object.place(), Also: append(matched, v.Object.labelPlaces()...)}
		}
		state := Cell{Text: followUp(v, listsFailures), Place: r.Place, Also: r.Decided}
		r.Cells = append(r.Cells, state, name)
		r.Outcome = Passed
		if state.Text == FollowFailing {
			r.Outcome = Failed
		}
		src.Records = append(src.Records, r)
	}
	return src, findings
}

func followUp(v *Verdict, listsFailures bool) string {
	switch {
	case v == nil && listsFailures:
		return FollowFixed
	case v == nil:
		return FollowGone
	case v.Outcome == Failed:
		return FollowFailing
	case v.Outcome == Passed:
		return FollowFixed
	}
	return FollowUnseen
}

// Since makes this period's roster countable with two more columns: 上期结果 (the
// grade, or 无) and 上期名称. An object that fails in both periods is one whose 上期结果
// is a failing grade.
func (in *Inspection) Since(before *Inspection, coverage Coverage, groups []Group) (*Listing, diag.Findings) {
	found, findings := pairs(before, in)
	src := in.Listing(coverage, groups)
	src.Columns = append(src.Columns, RosterColumn{Name: ColumnBefore, Values: append(in.Rules.gradeNames(), BeforeNone)},
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
		findings = append(findings, checkMove(v, found[v])...)
	}
	return src, findings
}

// checkMove reports a code whose name changed, so that a rename is seen and not
// taken for a slip.
func checkMove(v, b *Verdict) diag.Findings {
	var findings diag.Findings
	if b == nil || b.Object.Text(ColName) == v.Object.Text(ColName) {
		return nil
	}
	for _, n := range v.Object.names() {
		if n == b.Object.Text(ColName) {
			return nil // the sheet says so itself
		}
	}
	findings.Tell(codeRenamed, v.Object.place(), "更名的，可在“原名称”一列写明；填错标识码的请改正。",
		"%s上期叫“%s”，本期叫“%s”", fmt.Sprintf("标识相同的%s", v.Object.Kind.Name), b.Object.Text(ColName), v.Object.Text(ColName))
	return findings
}
