package issue

import (
	"testing"
	"time"
)

// TestNext holds periods against those behind and before them, over the turn of a year.
func TestNext(t *testing.T) {
	day := func(s string) time.Time {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	span := func(from, to string) Period {
		return Period{Kind: Span, From: day(from), To: day(to), Year: day(to).Year()}
	}
	for _, c := range []struct {
		p             Period
		next, yearAgo string
	}{
		{Period{Year: 2026, Kind: Quarterly, Number: 1}, "2026年第二季度", "2025年第一季度"},
		{Period{Year: 2026, Kind: Quarterly, Number: 4}, "2027年第一季度", "2025年第四季度"},
		{Period{Year: 2026, Kind: Monthly, Number: 12}, "2027年1月", "2025年12月"},
		{Period{Year: 2026, Kind: Monthly, Number: 2}, "2026年3月", "2025年2月"},
		{Period{Year: 2026, Kind: HalfYearly, Number: 1}, "2026年下半年", "2025年上半年"},
		{Period{Year: 2026, Kind: HalfYearly, Number: 2}, "2027年上半年", "2025年下半年"},
		{Period{Year: 2026, Kind: Nth, Number: 5}, "2026年第六次", "2025年第五次"},
		{Period{Year: 2026}, "2027年", "2025年"},
		{span("2026-11-01", "2026-12-31"), "2027年1—2月", "2025年11—12月"},
		{span("2025-02-01", "2025-02-28"), "2025年3月", "2024年2月"},
		{span("2026-05-26", "2026-06-09"), "2026年6月10日至24日", "2025年5月26日至6月9日"},
	} {
		if got := c.p.Next().Label(); got != c.next {
			t.Errorf("behind %s: %s, want %s", c.p.Label(), got, c.next)
		}
		if got := c.p.Next().Before().Label(); got != c.p.Label() {
			t.Errorf("before %s: %s", c.next, got)
		}
		if got := c.p.YearAgo().Label(); got != c.yearAgo {
			t.Errorf("a year before %s: %s, want %s", c.p.Label(), got, c.yearAgo)
		}
	}
}
