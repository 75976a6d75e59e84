package issue

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/wording"
)

// dateChecker holds days of notice.toml against each other.
type dateChecker struct{ *checker }

// periodDays holds the days of [period] against the quarter, month or half-year beside them. The
// inspection may run over its ends; days of which none lies in it are another period's, save
// those right behind it.
func (c dateChecker) periodDays(signed time.Time) {
	p := c.Period
	first, last, ok := p.unitBounds()
	from, to, has := p.inspected()
	if !ok || !has || to.Before(from) || p.Kind == Span {
		return
	}
	s := span{at: c.At("period", "from"), name: "[period] 的起止日期", from: from, to: to}
	where := s.outside(first, last, signed)
	if _, _, named := p.named(); named && to.Before(first) {
		where = "在%s以前，多半是上一期的"
	}
	if where == "" {
		return
	}
	c.Tell(CodeDateOutsidePeriod, s.at, "请核对，改正其中一处。", "%s（%s）"+where+"。", s.name, wording.DateRange(from, to), c.unitName())
}

// unitName names the period with the line of the key that says which it is.
func (c dateChecker) unitName() string {
	at := c.At("period")
	for _, u := range c.Period.units.all() {
		if u.number > 0 {
			at = c.At("period", u.key)
			break
		}
	}
	return "本期（" + c.Period.Label() + "，" + at.String() + "）"
}

// windowsApart reports an inspection of which no day is near those of [period].
func (c dateChecker) windowsApart(told map[string]bool) {
	from, to, ok := c.Period.inspected()
	if !ok || to.Before(from) {
		return
	}
	const few = 10 // the days of several kinds of objects follow each other
	for key, r := range c.rosters() {
		at := c.At(key, "from")
		if r.From.IsZero() || r.To.Before(r.From) || told[at.String()] || c.toldAt(c.At("period", "from")) {
			continue
		}
		c.tellIf(r.To.AddDate(0, 0, few).Before(from) || r.From.AddDate(0, 0, -few).After(to), CodeDateOutsidePeriod, at, "请核对，改正其中一处。",
			"[%s] 的检查时间（%s）与 [period] 的起止日期（%s，%s）没有一天相同。", key, wording.DateRange(r.From, r.To),
			wording.DateRange(from, to), c.At("period", "from"))
	}
}

// toldAt reports that something has been told of a place.
func (c dateChecker) toldAt(at diag.Place) bool {
	return slices.ContainsFunc(c.Findings, func(f diag.Finding) bool { return f.Place == at })
}

// cutOffs reports a register that ends long before the inspection begins: left from the last
// period. One of the end of a month is as old as it is.
func (c dateChecker) cutOffs() {
	for key, r := range c.rosters() {
		at := c.At(key, "as_of")
		if r.AsOf.IsZero() || r.From.IsZero() || r.AsOf.AddDate(0, 0, 1).Day() == 1 || c.toldAt(at) || c.toldAt(c.At(key, "from")) {
			continue
		}
		c.tellIf(days(r.AsOf, r.From) > quarterOff, CodeDateOutsidePeriod, at, "请核对，改正其中一处。",
			"[%s] 的数据截止日期（%s）比检查开始的日期（%s，%s）早了%d天，多半是上一期的。", key, full(r.AsOf), full(r.From), c.At(key, "from"), days(r.AsOf, r.From))
	}
}

var (
	// dayInAddress is the day a page's address has: /t20260410_3920.html, /2026/0410/, /2026/04/10/
	dayInAddress = regexp.MustCompile(`(?:^|[^\d])(20\d\d)(?:([01]\d)([0-3]\d)|/([01]\d)/?([0-3]\d))(?:[^\d]|$)`)
	yearInIndex  = regexp.MustCompile(`(?:^|[^\d])(20\d\d)(?:[^\d]|$)`)
)

// address reports an address of the page that has a day far from that of publishing, and an index
// of another year: those of an earlier notice, half changed.
func (c dateChecker) address() {
	n, published := c.Portal, c.Notice.Published
	if n == nil || published.IsZero() {
		return
	}
	if m := dayInAddress.FindStringSubmatch(n.URL); m != nil {
		day, err := time.Parse("20060102", m[1]+m[2]+m[3]+m[4]+m[5])
		off := days(day, published)
		c.tellIf(err == nil && (off > quarterOff/2 || off < -quarterOff/2), CodeAddressDay, c.At("portal", "url"), "请核对，改正其中一处。",
			"网页地址里的日期（%s）与发布时间（%s，%s）相差%d天。", full(day), full(published), c.At("notice", "published"), max(off, -off))
	}
	if found := yearInIndex.FindAllStringSubmatch(n.Index, -1); len(found) == 1 {
		year, _ := strconv.Atoi(found[0][1])
		c.tellIf(year != published.Year() && year != c.Notice.Signed.Year() && !strings.Contains(c.Notice.Number, found[0][1]), CodeAddressDay,
			c.At("portal", "index"), "请核对，改正其中一处。", "索引号里的年份（%d）与发布时间（%s，%s）不同。", year, full(published), c.At("notice", "published"))
	}
}
