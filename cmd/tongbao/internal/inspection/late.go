package inspection

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// checkDates reports last updates after the inspection, in their column and in the
// text of the finding.
func (j *judge) checkDates(v *Verdict) {
	o := v.Object
	c := o.Get(ColUpdated)
	if c.Text != "" && !slices.ContainsFunc(j.measures, func(m *Measure) bool { return o.measureCell(m).Place == c.Place }) {
		var findings diag.Findings
		d, ok := sheet.DateOf(c.Value, o.columnName(ColUpdated), &findings)
		for _, f := range findings {
			j.findings = append(j.findings, f.Eased()) // no verdict rests on it
		}
		if ok {
			j.checkLate(c.Place, o, d, !v.Typed)
		}
	}
	for _, d := range sheet.FindDates(o.Text(ColDetail)) {
		if d.Year > 0 {
			j.checkLate(o.Get(ColDetail).Place, o, d, false)
		}
	}
}

// checkLate reports a last update after the inspection; needed when the verdict
// rests on it.
func (j *judge) checkLate(at diag.Place, o *Object, d sheet.PartialDate, needed bool) {
	if first, _ := bounds(d, o.roster.AsOf); !o.roster.AsOf.IsZero() && first.After(o.roster.AsOf) {
		f := codeDateAfterInspection.Found(at, "请核对日期或 notice.toml 的 ["+o.Kind.Key+"] 里的 as_of。", "“%s”的最后更新日期%s晚于检查日期", o.Label(), d)
		if !needed {
			f = f.Eased()
		}
		j.findings = append(j.findings, f)
	}
}
