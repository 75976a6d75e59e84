package issue

import (
	"fmt"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/wording"
)

// PeriodKind is the unit of time a notice is about.
type PeriodKind int

const (
	Yearly     PeriodKind = iota // the whole year
	HalfYearly                   // Number 1 or 2
	Quarterly                    // Number 1 to 4
	Monthly                      // Number 1 to 12
	Nth                          // the Number-th inspection of the year
	Span                         // From to To
)

// Period is the table [period].
type Period struct {
	Year   int `toml:"year" name:"年份" range:"1990..2999"`
	Kind   PeriodKind
	Number int
	units
	From           time.Time `toml:"from" name:"起"` // with To: the period, or the days of another kind
	To             time.Time `toml:"to" name:"止"`
	Text           string    `toml:"label" name:"名称"`     // label as the office words it; empty: Label makes one
	PreviousFolder string    `toml:"previous" name:"上一期"` // folder beside this one
	LastYearFolder string    `toml:"last_year" name:"去年同期"`
	Place          diag.Place
}

// units are the keys of [period] that exclude each other.
type units struct {
	Quarter int `toml:"quarter" name:"季度" range:"1..4"`
	Month   int `toml:"month" name:"月份" range:"1..12"`
	Half    int `toml:"half" name:"半年" range:"1..2"`
	Nth     int `toml:"nth" name:"次数" range:"1..99"`
}

// unit is one of those keys and what it says.
type unit struct {
	key    string
	kind   PeriodKind
	number int // 0: not given
}

func (u units) all() [4]unit {
	return [4]unit{{"quarter", Quarterly, u.Quarter}, {"month", Monthly, u.Month}, {"half", HalfYearly, u.Half}, {"nth", Nth, u.Nth}}
}

// complete sets the kind and number by the unit, or by the days.
func (p *Period) complete() {
	for _, u := range p.units.all() {
		if u.number > 0 {
			p.Kind, p.Number = u.kind, u.number
			return
		}
	}
	if !p.From.IsZero() && !p.To.IsZero() {
		p.Kind = Span
		if p.Year == 0 {
			p.Year = p.To.Year()
		}
	}
}

// Label names the period with its year: 2021年第一季度, 2019年10月, 2021年上半年,
// 2025年第五次, 2026年3—4月, 2026年5月26日至6月9日.
func (p Period) Label() string {
	if p.Text != "" || p.Kind == Span {
		return p.Short()
	}
	return fmt.Sprintf("%d年", p.Year) + p.Short()
}

// Short names the period without its year: 第一季度, 10月, 上半年. It is the
// label itself where the office words it, and empty for a whole year.
func (p Period) Short() string {
	switch {
	case p.Text != "":
		return p.Text
	case p.Kind == HalfYearly:
		return wording.Half(p.Number)
	case p.Kind == Quarterly:
		return wording.Quarter(p.Number)
	case p.Kind == Monthly:
		return fmt.Sprintf("%d月", p.Number)
	case p.Kind == Nth:
		return wording.Nth(p.Number, "次")
	case p.Kind == Span:
		return spanLabel(p.From, p.To)
	}
	return ""
}

// Bounds returns the first and the last day of the period; ok is false for a
// period that only has a name. From and To beside a quarter, a month or a half-year only say when
// it was inspected, unless the office words the period itself.
func (p Period) Bounds() (from, to time.Time, ok bool) {
	if from, to, ok = p.named(); ok && p.Text == "" {
		return from, to, true
	}
	if !p.From.IsZero() && !p.To.IsZero() {
		return p.From, p.To, true
	}
	if ok || p.Kind != Yearly || p.Text != "" || p.Year == 0 {
		return from, to, ok
	}
	return months(p.Year, 1, 12)
}

// named are the first and the last day of the quarter, month or half-year; ok is false for another
// period and for one without its year.
func (p Period) named() (from, to time.Time, ok bool) {
	if p.Year == 0 {
		return time.Time{}, time.Time{}, false
	}
	switch p.Kind {
	case HalfYearly:
		return months(p.Year, 6*p.Number-5, 6)
	case Quarterly:
		return months(p.Year, 3*p.Number-2, 3)
	case Monthly:
		return months(p.Year, p.Number, 1)
	}
	return time.Time{}, time.Time{}, false
}

// months are the first and the last day of some months of a year.
func months(year, first, count int) (from, to time.Time, ok bool) {
	from = time.Date(year, time.Month(first), 1, 0, 0, 0, 0, time.UTC)
	return from, from.AddDate(0, count, -1), true
}

// inspected are the days of the inspection that stand beside the period.
func (p Period) inspected() (from, to time.Time, ok bool) {
	return p.From, p.To, !p.From.IsZero() && !p.To.IsZero()
}

// Described is the label with the days that decide what the period comes before, where the label
// does not say them: 2026年第一季度第二批，2026年3月2日至10日.
func (p Period) Described() string {
	if p.Text == "" || p.From.IsZero() || p.To.IsZero() {
		return p.Label()
	}
	return p.Label() + "，" + wording.DateRange(p.From, p.To)
}

// spanLabel words a range of days without repeating what both ends share; whole
// months are named as months.
func spanLabel(from, to time.Time) string {
	if from.Day() != 1 || to.AddDate(0, 0, 1).Day() != 1 {
		return wording.DateRange(from, to)
	}
	first, last := from.Format(wording.DateMonth), to.Format(wording.DateMonth)
	switch {
	case first == last:
		return first
	case from.Year() == to.Year():
		return fmt.Sprintf("%d年%d—%d月", from.Year(), from.Month(), to.Month())
	}
	return first + "至" + last
}
