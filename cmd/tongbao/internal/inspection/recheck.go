package inspection

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Marks by which a new notice shows what failed last time, and the head of their column.
const (
	MarkHead = "复查"
	MarkText = "上期不合格"
)

// recheckHeaders head a column that says what a recheck found.
var recheckHeaders = [...]string{"复查结果", "复查情况", "复查结论", "复核结果", "复核情况", "整改情况", "整改结果", "整改复查结果", "整改复查情况", "是否整改", "是否整改到位"}

// IsRecheck reports a column that says what a recheck found.
func (c RosterColumn) IsRecheck() bool { return slices.Contains(recheckHeaders[:], c.head()) }

// head is the lower part of the header, as sheet.Fold makes it.
func (c RosterColumn) head() string { return sheet.Fold(c.Header[strings.LastIndex(c.Header, "/")+1:]) }

// findRechecks finds the columns of rechecks and of marks.
func (r *Roster) findRechecks() {
	for i, c := range r.Columns {
		switch {
		case c.IsRecheck():
			r.rechecks = append(r.rechecks, i)
		case c.head() == MarkHead:
			r.marks = append(r.marks, i)
		}
	}
}

// recheckCells are the object's cells of rechecks, and behind them what somebody wrote into the column of marks.
func (o *Object) recheckCells() []Cell {
	var out []Cell
	for _, i := range o.roster.rechecks {
		if i < len(o.Cells) {
			out = append(out, o.Cells[i])
		}
	}
	for _, i := range o.roster.marks {
		if i >= len(o.Cells) {
			continue
		}
		cell := o.Cells[i]
		if rest, marked := strings.CutPrefix(cell.Text, MarkText); marked {
			cell.Text = strings.Trim(rest, "，,；;：:（）()、。 ")
		}
		out = append(out, cell)
	}
	return out
}

// recheckPlaces are the cells of recheckCells.
func (o *Object) recheckPlaces() (out []diag.Place) {
	for _, c := range o.recheckCells() {
		out = append(out, placeOf(c)...)
	}
	return out
}

// StillFailing reports a word of a recheck that says so.
func StillFailing(word string) bool { return recheckState(word) == FollowFailing }

// recheckState is the state a word of a recheck stands for; "" for another word.
func recheckState(word string) string {
	if closed := closedAs(word); closed != "" {
		return closed
	}
	word = sheet.Fold(word)
	for _, s := range followStates {
		if slices.Contains(s.words, word) {
			return s.name
		}
	}
	return ""
}

// markState is recheckState of what somebody wrote into the column of marks: 是 and 否 may answer whether there was
// a recheck.
func markState(word string) string {
	if _, answers := answered(word); answers {
		return ""
	}
	return recheckState(word)
}

// recheckSaid is what the cells of a recheck say of the object, and the first cell that says something; marks: what was
// written into the column of marks counts, too. The state is empty where the cell cannot be read.
func (o *Object) recheckSaid(marks bool) (state string, at Cell) {
	for _, c := range o.recheckCells() {
		switch isMark := o.inMarks(c); {
		case sheet.Nothing(c.Text):
		case !isMark:
			return recheckState(c.Text), c
		case marks && markState(c.Text) != "":
			return markState(c.Text), c
		}
	}
	return "", Cell{}
}

// inMarks reports a cell of the column of marks.
func (o *Object) inMarks(c Cell) bool {
	return slices.ContainsFunc(o.roster.marks, func(i int) bool { return i < len(o.Cells) && o.Cells[i].Place == c.Place })
}

// recheck is what a recheck says of an object that was not inspected again; "" when it says nothing. A word that cannot
// be read is told.
func (o *Object) recheck(marks bool, findings *diag.Findings) string {
	state, c := o.recheckSaid(marks)
	if state == "" && !sheet.Nothing(c.Text) {
		findings.Tell(codeUnknownRecheck, c.Place, "可填：已整改、未整改、未复查、已注销、已关停；说明另写一列。",
			"“%s”没有再检查，复查结果“%s”看不出是否整改到位，没有计作已整改", o.Label(), c.Text)
	}
	return state
}

// checkRecheck holds what a recheck says of an object that was inspected against what the inspection found, which
// is what the notice says. failed: it failed in the last period, and the notice says what became of it.
func (v *Verdict) checkRecheck(failed bool, findings *diag.Findings) {
	said, at := v.Object.recheckSaid(true)
	closed := closedAs(at.Text) != "" && said != ""
	var hint, printed string
	switch {
	case closed && (failed || v.Outcome == Passed):
		printed = "仍算在册的、检查了的"
		hint = "已经关停、注销的，检查结果写“" + said + "”；检查以后才关停的，可以接受。"
	case !failed:
	case v.Outcome == Failed && said == FollowFixed:
		printed = "算“" + FollowFailing + "”，没有算“" + FollowFixed + "”"
		hint = "两格写的不是一回事的（上期的问题已整改，本期另有问题），可以接受；填错的，改正其中一格。"
	case v.Outcome == Passed && said == FollowFailing:
		printed = "算“" + FollowFixed + "”，没有算“" + FollowFailing + "”"
		hint = "上期的问题没有整改的，检查结果改为不合格；填错的，改正其中一格；确实如此的可以接受。"
	}
	if printed != "" {
		findings.Tell(codeRecheckContradicts, at.Place, hint, "%s的检查结果是%s，“%s”却写着%s；以检查结果为准，通报里%s",
			v.Object.called(), v.Grade.Name, v.Object.headOf(at), at.Text, printed)
	}
}

// ClosedYetPassed tells of objects that passed and that a recheck says are closed, where nothing is held against an earlier
// period, which would tell it.
func (in *Inspection) ClosedYetPassed() diag.Findings {
	var findings diag.Findings
	for _, v := range in.Verdicts {
		v.checkRecheck(false, &findings)
	}
	return findings
}

// headOf is the header of the column a cell stands in.
func (o *Object) headOf(c Cell) string {
	i := slices.IndexFunc(o.Cells, func(own Cell) bool { return own.Place == c.Place })
	if i < 0 || i >= len(o.roster.Columns) {
		return ""
	}
	return o.roster.Columns[i].Header
}

// checkMarks tells of texts in the column of marks that are no words of a recheck: those of objects that failed last
// time, and of the whole column where it holds marks.
func (in *Inspection) checkMarks(failed map[*Verdict]bool, findings *diag.Findings) {
	marked := slices.ContainsFunc(in.Roster.Objects, func(o *Object) bool {
		return slices.ContainsFunc(o.Cells, func(c Cell) bool { return strings.HasPrefix(c.Text, MarkText) && o.inMarks(c) })
	})
	for _, v := range in.everyone() {
		for _, c := range v.Object.recheckCells() {
			if (marked || failed[v]) && v.Object.inMarks(c) && !sheet.Nothing(c.Text) && markState(c.Text) == "" {
				findings.Tell(codeUnreadMark, c.Place, "整改的结果写成已整改、未整改、已关停一类，或加一列“复查结果”；别的说明写在“备注”一列。",
					"%s的“%s”一格写着“%s”，不知道是什么结果，没有用到", v.Object.called(), MarkHead, c.Text)
			}
		}
	}
}
