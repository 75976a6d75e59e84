package leftovers

import (
	"slices"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/wording"
)

// dates tells of days of notice.toml that are those of an earlier notice.
func (c *check) dates() {
	for _, d := range []struct {
		name, key string
		of        func(issue.Notice) time.Time
	}{
		{"成文日期", "signed", func(n issue.Notice) time.Time { return n.Signed }},
		{"发布时间", "published", func(n issue.Notice) time.Time { return n.Published }},
		{"整改期限", "deadline", func(n issue.Notice) time.Time { return n.Deadline }},
		{"印发日期", "printed_on", printedApart},
	} {
		c.sameDay(d.name, d.of(c.now.Notice), c.now.At("notice", d.key), func(o other) time.Time { return d.of(o.Notice) })
	}
	for _, kind := range c.Kinds {
		if own := c.now.Rosters[kind.Key]; own != nil {
			c.daysOfRoster(kind.Key, own)
		}
	}
}

// daysOfRoster tells of the days of an inspection that are those of an earlier one.
func (c *check) daysOfRoster(kind string, own *issue.Roster) {
	for _, d := range []struct {
		name, key string
		of        func(*issue.Roster) time.Time
	}{
		{"数据截止日期", "as_of", func(r *issue.Roster) time.Time { return r.AsOf }},
		{"检查开始日期", "from", func(r *issue.Roster) time.Time { return r.From }},
		{"检查结束日期", "to", func(r *issue.Roster) time.Time { return r.To }},
	} {
		c.sameDay(d.name, d.of(own), c.now.At(kind, d.key), func(o other) time.Time {
			if r := o.Rosters[kind]; r != nil {
				return d.of(r)
			}
			return time.Time{}
		})
	}
}

// printedApart is the day of printing where it is not that of signing, which it is by default.
func printedApart(n issue.Notice) time.Time {
	if n.PrintedOn.Equal(n.Signed) {
		return time.Time{}
	}
	return n.PrintedOn
}

func (c *check) sameDay(name string, own time.Time, at diag.Place, of func(other) time.Time) {
	for o := range c.before {
		if !own.IsZero() && of(o).Equal(own) {
			c.findings.Tell(CodeDate, at, "请改为本通报的日期。", "%s%s与%s的相同", name, own.Format(wording.DateFull), o.called())
			return
		}
	}
}

// values tells of days of [values] that lie in the time of an earlier notice which has them
// too. The day a rule came into force stays what it is.
func (c *check) values() {
	for _, v := range c.now.Values {
		if v.Kind != issue.DateValue || standing.MatchString(v.Name) {
			continue
		}
		for o := range c.before {
			same := func(w issue.Value) bool { return w.Name == v.Name && w.Kind == v.Kind && w.Date.Equal(v.Date) }
			if slices.ContainsFunc(o.Values, same) && c.inTimeOf(o, v.Date) {
				c.findings.Tell(CodeDate, v.Place, "请改为本通报的日期。", "“%s”%s与%s的相同", v.Name, v.Date.Format(wording.DateFull), o.called())
				break
			}
		}
	}
}

// beforeSigning is how far before the day of signing a notice's own days lie, where its
// period is no time of the calendar.
const beforeSigning = 100 * 24 * time.Hour

// inTimeOf reports a day of the time another notice tells of: from its period on, before it
// was signed or this one's period began.
func (c *check) inTimeOf(o other, d time.Time) bool {
	signed := o.Notice.Signed
	from, _, ok := o.Period.Bounds()
	if !ok && signed.IsZero() {
		return false
	}
	if !ok {
		from = signed.Add(-beforeSigning)
	}
	now, _, known := c.now.Period.Bounds()
	return !d.Before(from) && (known && d.Before(now) || !signed.IsZero() && !d.After(signed))
}

// units are the words of a period's name that say how long it is.
var units = map[issue.PeriodKind]string{
	issue.Quarterly: "季度", issue.Monthly: "月", issue.HalfYearly: "半年", issue.Nth: "次", issue.Yearly: "年",
}

// compared tells of periods compared with that are those of an earlier notice: they have to
// move on with the notice. One of another length may stay, the last year of every month.
func (c *check) compared() {
	stated := func(b *issue.Baseline) string {
		if b == nil || !strings.Contains(b.Label, units[c.now.Period.Kind]) {
			return ""
		}
		return b.Label
	}
	folder := func(name string) string {
		i := slices.IndexFunc(c.others, func(o other) bool { return o.period != nil && o.folder == name })
		if i < 0 || c.others[i].Period.Kind != c.now.Period.Kind {
			return ""
		}
		return name
	}
	for _, k := range []struct {
		name string
		path []any
		of   func(*issue.Issue) string
	}{
		{"上一期", []any{"period", "previous"}, func(i *issue.Issue) string { return folder(i.Period.PreviousFolder) }},
		{"去年同期", []any{"period", "last_year"},
			func(i *issue.Issue) string { return folder(i.Period.LastYearFolder) }},
		{"上一期", []any{"previous", "label"}, func(i *issue.Issue) string { return stated(i.Previous) }},
		{"去年同期", []any{"last_year", "label"}, func(i *issue.Issue) string { return stated(i.LastYear.Baseline()) }},
	} {
		own := k.of(c.now)
		for o := range c.before {
			if own != "" && k.of(o.Issue) == own {
				c.findings.Tell(CodeCompared, c.now.At(k.path...), "请改为本通报的"+k.name+"。", "%s“%s”与%s写的相同，没有往后移", k.name, own, o.called())
				break
			}
		}
	}
}
