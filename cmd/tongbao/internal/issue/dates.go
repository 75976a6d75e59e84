package issue

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/wording"
)

// What a date may be away from another before it is more likely a slip, in days. An office may
// inspect shortly before a quarter or after it, sign in its last days or months later, and
// take a register's cut-off from the end of the last period.
const (
	yearOff    = 300 // a year typed wrong: 365 less the time a notice comes before the end of its period
	quarterOff = 60  // between the end of an inspection and the signing; a date left from last quarter is some 90 off
	halfYear   = 180 // of the inspection before the period
)

// dates reports dates in an order that cannot be meant, dates away from the period or from each
// other, and days no calendar has.
func (c *checker) dates() {
	n := c.Notice
	c.afterSigning("published", "发布时间", n.Published, codePublishedBeforeSigned, "请核对两个日期。")
	c.afterSigning("deadline", "整改期限", n.Deadline, codeDeadlineBeforeSigned, "整改期限应在成文日期之后。")
	c.afterSigning("printed_on", "印发日期", n.PrintedOn, codePrintedBeforeSigned, "印发日期不应早于成文日期。")
	c.tellIf(!n.Deadline.IsZero() && !n.Published.Before(n.Deadline.AddDate(0, 0, 1)), codePublishedAfterDeadline,
		c.At("notice", "published"), "推迟整改期限，或提前发布。", "发布时间（%s）晚于整改期限（%s）。", full(n.Published), full(n.Deadline))
	for key, r := range c.rosters() {
		c.tellIf(!r.From.IsZero() && !r.To.IsZero() && r.To.Before(r.From), codeWindowConflict, c.At(key, "to"),
			"请核对两个日期。", "[%s] 的检查结束日期早于开始日期。", key)
		c.beforeSigning(key, "as_of", "数据截止日期", r.AsOf)
		c.beforeSigning(key, "to", "检查结束日期", r.To)
		if r.To.IsZero() {
			c.beforeSigning(key, "from", "检查开始日期", r.From)
		}
	}
	c.farFromSigning("published", "发布时间", n.Published, n.Signed.AddDate(0, 0, yearOff))
	c.farFromSigning("printed_on", "印发日期", n.PrintedOn, n.Signed.AddDate(0, 0, yearOff))
	c.farFromSigning("deadline", "整改期限", n.Deadline, n.Signed.AddDate(1, 0, -1))
	if !c.signedAgainstPeriod() {
		c.daysAgainstPeriod()
	}
	dateChecker{c}.cutOffs()
	dateChecker{c}.address()
	dateChecker{c}.changes()
	c.labels()
	c.noDates()
}

func full(day time.Time) string { return day.Format(wording.DateFull) }

// afterSigning reports a day of [notice] that comes before the signing it has to follow.
func (c *checker) afterSigning(key, name string, day time.Time, code diag.Code, hint string) {
	signed := c.Notice.Signed
	c.tellIf(!signed.IsZero() && !day.IsZero() && day.Before(signed), code, c.At("notice", key), hint, "%s（%s）早于成文日期（%s）。",
		name, full(day), full(signed))
}

// beforeSigning reports a day of a roster that comes after the signing.
func (c *checker) beforeSigning(roster, key, name string, day time.Time) {
	signed := c.Notice.Signed
	c.tellIf(!signed.IsZero() && day.After(signed), codeDateAfterSigning, c.At(roster, key), "请核对两个日期。",
		"[%s] 的%s（%s）晚于成文日期（%s，%s）。", roster, name, full(day), full(signed), c.At("notice", "signed"))
}

// farFromSigning reports a day of [notice] that lies behind the last one it may be.
func (c *checker) farFromSigning(key, name string, day, last time.Time) {
	signed := c.Notice.Signed
	c.tellIf(!signed.IsZero() && day.After(last), codeFarFromSigning, c.At("notice", key), "请核对两个日期，多半有一个年份打错了。",
		"%s（%s）比成文日期（%s，%s）晚了%d天。", name, full(day), full(signed), c.At("notice", "signed"), days(signed, day))
}

// days counts from one day to another.
func days(from, to time.Time) int { return int(to.Sub(from).Hours() / 24) }

// reach is the first and the last day the period may mean: its own, those of its unit, or the year
// of a counted inspection.
func (p Period) reach() (first, last time.Time, ok bool) {
	first, last, ok = p.unitBounds()
	if !p.From.IsZero() && !p.To.IsZero() {
		if !ok || p.From.Before(first) {
			first = p.From
		}
		if !ok || p.To.After(last) {
			last = p.To
		}
		ok = true
	}
	return first, last, ok
}

// unitBounds are the first and the last day of the quarter, month or half-year, else of the year.
func (p Period) unitBounds() (first, last time.Time, ok bool) {
	if first, last, ok = (Period{Year: p.Year, Kind: p.Kind, Number: p.Number}).Bounds(); !ok && p.Kind != Span {
		first, last, ok = Period{Year: p.Year}.Bounds()
	}
	return first, last, ok
}

// dated is the day of signing, of publishing where nothing is signed.
func (n Notice) dated() (key, name string, day time.Time) {
	if n.Signed.IsZero() {
		return "published", "发布时间", n.Published
	}
	return "signed", "成文日期", n.Signed
}

// signedAgainstPeriod reports a notice dated before what it is about, or long after it, and
// whether it did.
func (c *checker) signedAgainstPeriod() bool {
	key, name, day := c.Notice.dated()
	if day.IsZero() {
		return false
	}
	before := len(c.Findings)
	first, last, ok := c.Period.reach()
	at, hint := c.At("notice", key), "请核对，改正其中一处：这个日期，或 [period]。"
	switch {
	case ok && day.Before(first):
		c.Tell(codeSignedBeforePeriod, at, hint, "%s（%s）早于%s的第一天（%s）。", name, full(day), c.periodName(), full(first))
	case ok && day.After(last.AddDate(0, 0, yearOff)):
		c.Tell(codeSignedFar, at, hint, "%s（%s）比%s的最后一天（%s）晚了%d天。", name, full(day), c.periodName(), full(last), days(last, day))
	default:
		c.signedAgainstInspection(at, name, day, first)
	}
	return len(c.Findings) > before
}

// signedAgainstInspection reports a notice dated long after the last day of what it tells, if that is
// one of the period: otherwise the days of the inspection are wrong.
func (c *checker) signedAgainstInspection(at diag.Place, name string, day, first time.Time) {
	var last time.Time
	var where diag.Place
	for key, r := range c.rosters() {
		if r.AsOf.After(last) {
			last, where = r.AsOf, c.At(key, "as_of")
		}
		if r.To.After(last) {
			last, where = r.To, c.At(key, "to")
		}
	}
	c.tellIf(!last.IsZero() && !last.Before(first) && day.After(last.AddDate(0, 0, yearOff)), codeSignedFar, at, "请核对两个日期，多半有一个年份打错了。",
		"%s（%s）比检查和数据截止的最后一天（%s，%s）晚了%d天。", name, full(day), full(last), where, days(last, day))
}

// periodName names the period with its place.
func (i *Issue) periodName() string {
	return fmt.Sprintf("本期（%s，%s）", i.Period.Label(), i.At("period"))
}

// span is some days of notice.toml, which are held against the period.
type span struct {
	at       diag.Place
	name     string
	from, to time.Time
	cutOff   bool // a day up to which something is counted: the end of an earlier month is as good as any
}

// spanRule is a way for days to lie away from the period.
type spanRule struct {
	where string // it stands: 全在本期以前
	// wrong: signed is the day of signing, the first of the period where there is none.
	wrong func(s span, first, last, signed time.Time) bool
}

// spanRules are the ways: what is left from the last quarter or has another year.
var spanRules = []spanRule{
	{"在%s以前，多半是上一期的", func(s span, first, _, signed time.Time) bool {
		most := quarterOff
		if s.cutOff && s.to.AddDate(0, 0, 1).Day() == 1 {
			most = yearOff // 截至2025年12月31日
		}
		return s.to.Before(first) && days(s.to, signed) > most
	}},
	{"在%s以后", func(s span, first, last, _ time.Time) bool {
		return days(last, s.from) > max(31, days(first, last)/2) // a year is looked through in the spring after it
	}},
	{"早在%s的半年以前就开始了", func(s span, first, _, _ time.Time) bool {
		return s.from.Before(first) && (days(s.from, first) > halfYear || days(s.from, s.to) > yearOff)
	}},
}

// daysAgainstPeriod holds the days of the inspection against the period.
func (c *checker) daysAgainstPeriod() {
	first, last, ok := c.Period.reach()
	p := c.Period
	c.tellIf(p.Kind == Span && c.has("period", "year") && p.Year != p.From.Year() && p.Year != p.To.Year(), CodeDateOutsidePeriod,
		c.At("period", "year"), "请核对，改正其中一处。", "[period] 的 year 是%d，起止日期是%s（%s）。", p.Year, wording.DateRange(p.From, p.To),
		c.At("period", "from"))
	if !ok {
		return
	}
	_, _, signed := c.Notice.dated()
	if signed.IsZero() {
		signed = first
		d := c.Notice.Deadline
		c.tellIf(!d.IsZero() && d.Before(first), CodeDateOutsidePeriod, c.At("notice", "deadline"), "请核对，改正其中一处。",
			"整改期限（%s）在%s以前。", full(d), c.periodName())
	}
	told := map[string]bool{}
	for _, s := range c.spans() {
		if !told[s.at.String()] {
			told[s.at.String()] = c.outside(s, first, last, signed)
		}
	}
	dateChecker{c}.periodDays(signed)
	dateChecker{c}.windowsApart(told)
}

// spans are the days of notice.toml that tell of the inspection.
func (c *checker) spans() []span {
	var out []span
	for key, r := range c.rosters() {
		switch from, to := r.From, r.To; {
		case from.IsZero() && to.IsZero() || !to.IsZero() && to.Before(from):
		case to.IsZero():
			out = append(out, span{c.At(key, "from"), "[" + key + "] 的检查开始日期", from, from, false})
		case from.IsZero():
			out = append(out, span{c.At(key, "to"), "[" + key + "] 的检查结束日期", to, to, false})
		default:
			out = append(out, span{c.At(key, "from"), "[" + key + "] 的检查时间", from, to, false})
		}
		if !r.AsOf.IsZero() {
			out = append(out, span{c.At(key, "as_of"), "[" + key + "] 的数据截止日期", r.AsOf, r.AsOf, true})
		}
	}
	for _, v := range c.Values {
		if v.Kind == DateValue && (strings.Contains(v.Name, "截止") || strings.Contains(v.Name, "截至")) {
			out = append(out, span{v.Place, "“" + v.Name + "”", v.Date, v.Date, true})
		}
	}
	return out
}

// outside reports days away from the period, and whether it did.
func (c *checker) outside(s span, first, last, signed time.Time) bool {
	where := s.outside(first, last, signed)
	if where == "" {
		return false
	}
	said := full(s.from)
	if !s.from.Equal(s.to) {
		said = wording.DateRange(s.from, s.to)
	}
	c.Tell(CodeDateOutsidePeriod, s.at, "请核对，改正其中一处：这里的日期，或 [period]。", "%s（%s）"+where+"。", s.name, said, c.periodName())
	return true
}

// outside is the rule the days break, as the format of where they stand; empty: none.
func (s span) outside(first, last, signed time.Time) string {
	if k := slices.IndexFunc(spanRules, func(r spanRule) bool { return r.wrong(s, first, last, signed) }); k >= 0 {
		return spanRules[k].where
	}
	return ""
}

// Outside says where days of an inspection stand that are away from the period, 在本期（…）以后, and
// is empty when they are not; cutOff are those of the end of a register.
func (i *Issue) Outside(from, to time.Time, cutOff bool) string {
	first, last, ok := i.Period.reach()
	_, _, signed := i.Notice.dated()
	if !ok {
		return ""
	}
	if signed.IsZero() {
		signed = first
	}
	if where := (span{from: from, to: to, cutOff: cutOff}).outside(first, last, signed); where != "" {
		return fmt.Sprintf(where, i.periodName())
	}
	return ""
}

// labels reports a name of a period that does not fit what [period] says.
func (c *checker) labels() {
	p := c.Period
	if wrong := denied(p, p.Text); wrong != "" {
		c.Tell(CodePeriodLabel, c.At("period", "label"), "请核对，改正其中一处。", "[period] 的名称写的是“%s”，其他几项写的是%s。", wrong,
			Period{Year: p.Year, Kind: p.Kind, Number: p.Number, From: p.From, To: p.To}.Label())
	}
	if b := c.Previous; b != nil {
		c.label("previous", b.Label, "上一期应在本期以前", func(n NamedPeriod) bool { return !p.follows(n) })
	}
	if y := c.LastYear; y != nil {
		ago := Period{Year: p.Year - 1, Kind: p.Kind, Number: p.Number}
		c.label("last_year", y.Label, "去年同期应是"+ago.Label(), ago.Denies)
	}
}

// label reports the name of a period compared with when it has a year and is wrong.
func (c *checker) label(table, label, rule string, wrong func(NamedPeriod) bool) {
	named := NamedPeriods(label)
	if c.Period.Year == 0 || c.Period.Text != "" || len(named) != 1 || named[0].Year == 0 || !wrong(named[0]) {
		return
	}
	c.Tell(CodePeriodLabel, c.At(table, "label"), "请核对，改正其中一处。", "[%s] 的名称写的是“%s”，%s是%s：%s。", table, label,
		"本期（"+c.At("period").String()+"）", c.Period.Label(), rule)
}

// follows reports that the period comes after a named one: right after it, among quarters.
func (p Period) follows(n NamedPeriod) bool {
	from, to, ok := n.bounds(n.Year)
	first, _, has := p.unitBounds()
	switch {
	case n.kind == Nth || p.Kind == Nth:
		return n.Year < p.Year || n.Year == p.Year && (n.kind != p.Kind || n.number < p.Number)
	case !ok || !has:
		return true
	case n.HasUnit && n.kind == Quarterly && p.Kind == Quarterly:
		return from.AddDate(0, 3, 0).Equal(first)
	}
	return to.Before(first)
}

// denied is the first period of a text that the period denies, when none agrees.
func denied(p Period, text string) string {
	wrong := ""
	for _, n := range NamedPeriods(text) {
		if !p.Denies(n) {
			return ""
		}
		if wrong == "" {
			wrong = text[n.Start:n.End]
		}
	}
	return wrong
}

// noDates reports days no calendar has in the texts of the file.
func (c *checker) noDates() {
	around := c.Notice.Signed
	tell := func(text string, at diag.Place) {
		for _, n := range sheet.NoDates(text, around) {
			c.Findings = append(c.Findings, sheet.NoDateFound(text, n, at))
		}
	}
	_, texts := c.Texts()
	for _, t := range texts {
		if t.Path[0] != "corrections" { // which say what was wrong
			tell(t.Written, t.Place)
		}
	}
	tell(c.Period.Text, c.At("period", "label"))
}
