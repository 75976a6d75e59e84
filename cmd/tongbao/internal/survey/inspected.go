package survey

import (
	"regexp"
	"slices"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/wording"
)

// inspectedOn are the heads of a column of the days the objects were inspected on.
var inspectedOn = regexp.MustCompile(`^(?:检查|抽查|普查|监测|巡查|检测|核查|检查监测)(?:的)?(?:日期|时间)$`)

// aroundWindow is how many days before or behind the window a single object may be inspected: one
// that could not be opened is looked at again. Beyond, its date is of another period or mistyped.
const aroundWindow = 45

// inspectedDay is a cell of such a column.
type inspectedDay struct {
	day time.Time
	at  diag.Place
}

// checkInspected holds the days of a roster's column against the window of the inspection and
// against the period: a column of last time's, and single days that lie far away.
func (f *Folder) checkInspected(in *inspection.Inspection, spec *issue.Roster, key string) diag.Findings {
	var out diag.Findings
	for k, col := range in.Roster.Columns {
		if !inspectedOn.MatchString(sheet.Fold(col.Header)) {
			continue
		}
		days := f.inspectedDays(in.Roster, k)
		if len(days) == 0 {
			continue
		}
		if finding, told := f.wholeColumn(days, spec, key, col.Header); told {
			out = append(out, finding)
			continue
		}
		for _, d := range days {
			if where := f.dayAway(d, days, spec); where != "" {
				out = append(out, codeInspectedOn.Found(d.at, "请核对这一格；确实如此的可以接受。", "“%s”%s%s", col.Header, d.day.Format(wording.DateFull), where))
			}
		}
	}
	return out
}

// inspectedDays are the days of a column, in order of the rows, the first of several. One without its
// year is the last before the signing.
func (f *Folder) inspectedDays(r *inspection.Roster, column int) []inspectedDay {
	var out []inspectedDay
	for _, o := range r.Objects {
		if column >= len(o.Cells) {
			continue
		}
		v := o.Cells[column].Value
		d, ok := sheet.ParseDate(v.Text)
		if found := sheet.FindDates(v.Text); !ok && len(found) > 0 {
			d = found[0]
		}
		if day, whole := f.wholeDay(d); whole {
			out = append(out, inspectedDay{day, v.Origin()})
		}
	}
	return out
}

// wholeDay gives a day its year.
func (f *Folder) wholeDay(d sheet.PartialDate) (time.Time, bool) {
	signed := f.Issue.Notice.Signed
	if d.Year > 0 || signed.IsZero() {
		return d.Full()
	}
	d.Year = signed.Year()
	day, ok := d.Full()
	if ok && day.After(signed.AddDate(0, 1, 0)) {
		day = day.AddDate(-1, 0, 0)
	}
	return day, ok
}

// wholeColumn tells of a column of which no day lies in the window, or, where there is none, near
// the period.
func (f *Folder) wholeColumn(days []inspectedDay, spec *issue.Roster, key, header string) (diag.Finding, bool) {
	byDay := func(a, b inspectedDay) int { return a.day.Compare(b.day) }
	first, last := slices.MinFunc(days, byDay).day, slices.MaxFunc(days, byDay).day
	at := days[0].at
	if end := days[len(days)-1].at; end != at {
		at.Cell += ":" + end.Cell
	}
	const hint = "请核对，改正其中一处；多半是上一期的表没有改。"
	said := wording.DateRange(first, last)
	if first.Equal(last) {
		said = first.Format(wording.DateFull)
	}
	inside := func(d inspectedDay) bool { return !d.day.Before(spec.From) && !d.day.After(spec.To) }
	switch where := f.Issue.Outside(first, last, false); {
	case !spec.From.IsZero() && !spec.To.Before(spec.From) && !slices.ContainsFunc(days, inside):
		return codeInspectedOn.Found(at, hint, "“%s”一列的%d个日期（%s）都不在 notice.toml 写的检查时间（%s，%s）之内", header, len(days), said,
			wording.DateRange(spec.From, spec.To), f.Issue.At(key, "from")), true
	case where != "":
		return codeInspectedOn.Found(at, hint, "“%s”一列的%d个日期（%s）%s", header, len(days), said, where), true
	}
	return diag.Finding{}, false
}

// dayAway says of a single day that it is behind the signing or far from the window, from the
// days of the other rows where there is none.
func (f *Folder) dayAway(d inspectedDay, all []inspectedDay, spec *issue.Roster) string {
	from, to := spec.From, spec.To
	if from.IsZero() || to.IsZero() {
		sorted := slices.Clone(all)
		slices.SortFunc(sorted, func(a, b inspectedDay) int { return a.day.Compare(b.day) })
		from = sorted[len(sorted)/2].day // the middle one is none of the few that are wrong
		to = from
		if first, last, ok := f.Issue.Period.Bounds(); ok && !from.Before(first) && !to.After(last) {
			from, to = first, last
		}
	}
	signed := f.Issue.Notice.Signed
	switch {
	case !signed.IsZero() && d.day.After(signed):
		return "晚于成文日期（" + signed.Format(wording.DateFull) + "）"
	case d.day.Before(from.AddDate(0, 0, -aroundWindow)), d.day.After(to.AddDate(0, 0, aroundWindow)):
		return "离检查的时间（" + wording.DateRange(from, to) + "）太远"
	}
	return ""
}
