package inspection

import (
	"math/big"
	"slices"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/wording"
)

// reading is a measured value of one object. For dates that leave the day open
// Low and High differ.
type reading struct {
	low, high *big.Rat
	text      string // as the finding words it: "17", "2021年1月26日"
	place     diag.Place
}

// measured reads the cell of a measure. A nil reading without findings is an empty
// cell or a column the sheet does not have; with an error among the findings the
// cell cannot be used.
func (o *Object) measured(m *Measure) (*reading, diag.Findings) {
	c := o.measureCell(m)
	if m.blank(c) {
		if m.Blank == nil || c.Place.IsZero() {
			return nil, nil
		}
		return &reading{m.Blank, m.Blank, m.Blank.RatString(), c.Place}, nil
	}
	switch m.Kind {
	case YesNoMeasure:
		return yesNo(c, m)
	case DateMeasure:
		return daysSince(c, m, o.roster)
	}
	return quantity(c, m)
}

// blank reports a cell that says nothing of the measure; a stroke for 是 or 否 means
// 否, and a day is never left out by one.
func (m *Measure) blank(c Cell) bool {
	return c.Value.IsEmpty() || m.Kind == CountMeasure && sheet.Nothing(c.Value.Text)
}

// measureCell is the cell of a measure; dates may stand in the column of last
// updates.
func (o *Object) measureCell(m *Measure) Cell {
	if m.Kind == DateMeasure && !o.roster.Has(m.Name) {
		return o.Get(ColUpdated)
	}
	return o.Get(m.Name)
}

// quantity reads a number with or without its unit: 5, "5个", 5%.
func quantity(c Cell, m *Measure) (*reading, diag.Findings) {
	var findings diag.Findings
	n, ok := sheet.NumberOf(c.Value, m.Name, m.Unit, &findings)
	if !ok {
		return nil, findings
	}
	if n.Sign() < 0 {
		findings.Tell(codeNegativeMeasure, c.Place, "请核对这一格。", "“%s”写成了负数 %s", m.Name, c.Text)
		return nil, findings
	}
	if slices.Contains(countedIn, m.Unit) {
		checkCount(c.Value, m.Name, &findings)
	}
	return &reading{n, n, points(n), c.Place}, findings
}

func yesNo(c Cell, m *Measure) (*reading, diag.Findings) {
	one, zero := big.NewRat(1, 1), new(big.Rat)
	switch yes, ok := answered(c.Text); {
	case ok && yes:
		return &reading{one, one, c.Text, c.Place}, nil
	case ok, sheet.Nothing(sheet.Fold(c.Text)):
		return &reading{zero, zero, c.Text, c.Place}, nil
	}
	var findings diag.Findings
	findings.Tell(codeNotYesOrNo, c.Place, "请填“是”或“否”。", "“%s”应当是“是”或“否”，这里是“%s”", m.Name, c.Text)
	return nil, findings
}

// daysSince reads a date as the days from it to the inspection.
func daysSince(c Cell, m *Measure, r *Roster) (*reading, diag.Findings) {
	var findings diag.Findings
	asOf := r.AsOf
	d, ok := sheet.DateOf(c.Value, m.Name, &findings)
	if !ok {
		return nil, findings
	}
	if asOf.IsZero() {
		findings.Tell(codeNoInspectionDate, c.Place, "请在 notice.toml 的 ["+r.Kind.Key+"] 写明 as_of。", "不知道检查日期，无法按“%s”判定", m.Name)
		return nil, findings
	}
	first, last := bounds(d, asOf)
	if first.After(asOf) {
		findings.Tell(codeDateAfterInspection, c.Place, "请核对日期或 notice.toml 的 ["+r.Kind.Key+"] 里的 as_of。",
			"“%s”%s晚于检查日期%s", m.Name, d, asOf.Format(wording.DateFull))
		return nil, findings
	}
	if last.After(asOf) {
		last = asOf
	}
	return &reading{days(last, asOf), days(first, asOf), d.String(), c.Place}, findings
}

func days(from, to time.Time) *big.Rat {
	return big.NewRat(int64(to.Sub(from).Hours()/24), 1)
}

// bounds returns the first and last day a date may mean. A year that was left out
// is the latest one that keeps the day on or before asOf.
func bounds(d sheet.PartialDate, asOf time.Time) (first, last time.Time) {
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	y := d.Year
	if y == 0 {
		if y = asOf.Year(); day(y, max(d.Month, 1), max(d.Day, 1)).After(asOf) {
			y--
		}
	}
	switch {
	case d.Month == 0:
		return day(y, 1, 1), day(y, 12, 31)
	case d.Day == 0:
		return day(y, d.Month, 1), day(y, d.Month+1, 0)
	}
	return day(y, d.Month, d.Day), day(y, d.Month, d.Day)
}

// evaluate tells whether all conditions hold. sure is false when a value is open
// (a month without a day) and the answer depends on it; ok is false when a measure
// is missing or could not be read.
func (o *Object) evaluate(rs *Ruleset, when []Condition) (holds, sure, ok bool, used []Measured) {
	holds, sure, ok = true, true, true
	for _, c := range when {
		low, high := new(big.Rat), new(big.Rat)
		for _, name := range c.Measures {
			m := rs.measure(o.Kind.Word, name)
			r, _ := o.measured(m)
			if r == nil {
				return false, false, false, used
			}
			low.Add(low, r.low)
			high.Add(high, r.high)
			used = append(used, Measured{name, r.text, r.place})
		}
		limit := c.Threshold
		if c.Than != "" {
			r, _ := o.measured(rs.measure(o.Kind.Word, c.Than))
			if r == nil {
				return false, false, false, used
			}
			limit = r.low
			used = append(used, Measured{c.Than, r.text, r.place})
		}
		a, b := c.Compare.holds(low, limit), c.Compare.holds(high, limit)
		sure = sure && (a == b || !a && !b)
		holds = holds && a && b
	}
	return holds, sure, ok, used
}

// Measured is a measured value that a reason rests on.
type Measured struct {
	Measure string
	Text    string // as in the sheet
	Place   diag.Place
}

// values gives the measured texts by name for a wording; the sum of several
// measures goes by their names joined with ＋.
func values(ms []Measured) map[string]string {
	out := map[string]string{}
	for _, m := range ms {
		out[m.Measure] = m.Text
	}
	return out
}

// pointDecimals is the precision scores are shown with; they are compared exactly.
const pointDecimals = 2

// points prints a number of points or a measured number: 92.5, 89.33, 5.
func points(r *big.Rat) string {
	s := r.FloatString(pointDecimals)
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// answered reads 是, 否 and the marks clerks put for them.
func answered(text string) (yes, ok bool) {
	switch sheet.Fold(text) {
	case "是", "有", "√", "✓", "✔", "1", "y", "yes", "true":
		return true, true
	case "否", "没有", "×", "✗", "✘", "x", "0", "n", "no", "false":
		return false, true
	}
	return false, false
}
