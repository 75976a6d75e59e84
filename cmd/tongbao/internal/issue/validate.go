package issue

import (
	"iter"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
)

// validate reports what no single value shows: things that contradict each
// other, and forms the standard fixes.
func (i *Issue) validate(findings *diag.Findings) {
	i.checkPeriod(findings)
	i.checkDates(findings)
	i.checkNumber(findings)
	i.checkForm(findings)
	i.checkPortal(findings)
	i.checkRosters(findings)
	i.checkTables(findings)
	i.checkRepeated(findings)
}

func (i *Issue) has(path ...any) bool { return i.lines.Has(path...) }

// kindKeys are the keys of the kinds of objects there are.
func (i *Issue) kindKeys() []string {
	out := make([]string, len(i.kinds))
	for n, k := range i.kinds {
		out[n] = k.Key
	}
	return out
}

// rosters yields the rosters the file has, by their tables' names.
func (i *Issue) rosters() iter.Seq2[string, *Roster] {
	return func(yield func(string, *Roster) bool) {
		for _, k := range i.kinds {
			if r := i.Rosters[k.Key]; r != nil && !yield(k.Key, r) {
				return
			}
		}
	}
}

// checkPeriod reports a period that is said twice or by halves.
func (i *Issue) checkPeriod(findings *diag.Findings) {
	if !i.has("period") {
		return
	}
	var units []string
	for _, u := range i.Period.units.all() {
		if i.has("period", u.key) {
			units = append(units, u.key)
		}
	}
	if len(units) > 1 {
		findings.Tell(codePeriodConflict, i.At("period", units[1]), "请只留一种。",
			"[period] 同时写了 %s。", strings.Join(units, " 和 "))
	}
	p := i.Period
	from, to := i.has("period", "from"), i.has("period", "to")
	switch {
	case from != to:
		key := "from"
		if to {
			key = "to"
		}
		findings.Tell(codePeriodConflict, i.At("period", key), "请补上另一个，或删去。", "[period] 的 from 和 to 要一起写。")
	case from && p.To.Before(p.From):
		findings.Tell(codePeriodConflict, i.At("period", "to"), "请核对两个日期。", "[period] 的截止日期早于开始日期。")
	}
	if !i.has("period", "year") && p.Kind != Span && p.Text == "" {
		findings.Tell(conf.CodeMissingKey, i.At("period"), "请补上 year = 2026。", "[period] 缺少年份（year）。")
	}
	i.checkFolder("previous", p.PreviousFolder, findings)
	i.checkFolder("last_year", p.LastYearFolder, findings)
}

// checkFolder reports a folder of another period that is no name of a folder, or
// that is given beside stated results of the same period.
func (i *Issue) checkFolder(key, folder string, findings *diag.Findings) {
	if strings.ContainsAny(folder, `/\`) || folder == "." || folder == ".." {
		findings.Tell(codeBadFolder, i.At("period", key), "请只写文件夹的名称，它要与本文件夹放在一起。", "“%s”不是文件夹名。", folder)
	}
	if folder != "" && i.has(key) {
		findings.Tell(codePeriodConflict, i.At(key), "请留一个：有文件夹就以文件夹为准。", "[period] 已写明 %s 的文件夹，又写了 [%s]。", key, key)
	}
}

// dated is a day of the notice with its name and path.
type dated struct {
	name string
	t    time.Time
	path []any
}

// inWords is how messages write days.
const inWords = "2006年1月2日"

// late reports a day that comes before one it has to follow.
func (i *Issue) late(earlier, later dated, code diag.Code, hint string, findings *diag.Findings) {
	if earlier.t.IsZero() || later.t.IsZero() || !later.t.Before(earlier.t) {
		return
	}
	findings.Tell(code, i.At(later.path...), hint, "%s（%s）早于%s（%s）。",
		later.name, later.t.Format(inWords), earlier.name, earlier.t.Format(inWords))
}

// checkDates reports dates in an order that cannot be meant.
func (i *Issue) checkDates(findings *diag.Findings) {
	n := i.Notice
	signed := dated{"成文日期", n.Signed, []any{"notice", "signed"}}
	published := dated{"发布时间", n.Published, []any{"notice", "published"}}
	deadline := dated{"整改期限", n.Deadline, []any{"notice", "deadline"}}
	printed := dated{"印发日期", n.PrintedOn, []any{"notice", "printed_on"}}
	i.late(signed, published, codePublishedBeforeSigned, "请核对两个日期。", findings)
	i.late(signed, deadline, codeDeadlineBeforeSigned, "整改期限应在成文日期之后。", findings)
	i.late(signed, printed, codePrintedBeforeSigned, "印发日期不应早于成文日期。", findings)
	if !n.Deadline.IsZero() && !n.Published.Before(n.Deadline.AddDate(0, 0, 1)) {
		findings.Tell(codePublishedAfterDeadline, i.At(published.path...), "推迟整改期限，或提前发布。",
			"发布时间（%s）晚于整改期限（%s）。", n.Published.Format(inWords), n.Deadline.Format(inWords))
	}
	for key, r := range i.rosters() {
		if !r.From.IsZero() && !r.To.IsZero() && r.To.Before(r.From) {
			findings.Tell(codeWindowConflict, i.At(key, "to"), "请核对两个日期。", "[%s] 的检查结束日期早于开始日期。", key)
		}
		for _, d := range []dated{{"数据截止日期", r.AsOf, []any{key, "as_of"}}, {"检查结束日期", r.To, []any{key, "to"}}} {
			if !n.Signed.IsZero() && d.t.After(n.Signed) {
				findings.Tell(codeDateAfterSigning, i.At(d.path...), "请核对两个日期。", "[%s] 的%s（%s）晚于成文日期（%s）。",
					key, d.name, d.t.Format(inWords), n.Signed.Format(inWords))
			}
		}
	}
}
