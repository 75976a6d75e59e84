package issue

import (
	"fmt"
	"strings"
	"testing"
)

// dated writes a notice.toml of some lines of [notice], of [period] and of the tables below.
func dated(notice, period, rest string) string {
	lines := func(s string) string { return strings.ReplaceAll(s, "; ", "\n") + "\n" }
	return "[notice]\ntitle = \"关于{{期次}}政府网站检查情况的通报\"\nissuer = \"云川市人民政府办公室\"\n" + lines(notice) +
		"[period]\n" + lines(period) + lines(rest)
}

// TestDatesAgainstPeriod changes a date of a notice and wants the findings named, and none where
// offices do so.
func TestDatesAgainstPeriod(t *testing.T) {
	const q1, q2, q3 = "year = 2026; quarter = 1", "year = 2026; quarter = 2", "year = 2026; quarter = 3"
	for _, c := range []struct{ name, notice, period, rest, want string }{
		// what offices do
		{"a draft", "", q3, "[sites]; from = 2026-09-01; to = 2026-09-09", ""},
		{"last days of the quarter", "signed = 2026-09-28; published = 2026-09-29T10:00:00; deadline = 2026-10-20", q3,
			"[sites]; as_of = 2026-09-09; from = 2026-09-01; to = 2026-09-09", ""},
		{"first days of the quarter", "signed = 2026-07-17", q3, "[sites]; from = 2026-07-06; to = 2026-07-10", ""},
		{"months later", "signed = 2026-12-21", q2, "[sites]; from = 2026-06-01; to = 2026-06-09", ""},
		{"window before the quarter", "signed = 2026-01-20", q1, "[sites]; from = 2025-12-15; to = 2025-12-31", ""},
		{"window over the new year", "signed = 2026-01-23", q1, "[sites]; from = 2025-12-22; to = 2026-01-09", ""},
		{"window right after the quarter", "signed = 2026-10-23", q3, "[sites]; from = 2026-10-09; to = 2026-10-16", ""},
		{"register of the last year's end", "signed = 2026-07-10", "year = 2026; half = 1", "[sites]; as_of = 2025-12-31", ""},
		{"register of the last month's end", "signed = 2026-09-28", q3, "[sites]; as_of = 2026-06-30", ""},
		{"month signed in it", "signed = 2019-10-23; deadline = 2019-10-25", "year = 2019; month = 10", "[sites]", ""},
		{"half-year signed in it", "signed = 2026-06-17", "year = 2026; half = 1", "[sites]; from = 2026-05-26; to = 2026-06-09", ""},
		{"half-year monitored all along", "signed = 2026-07-15", "year = 2026; half = 1", "[sites]; from = 2026-01-01; to = 2026-06-30", ""},
		{"year looked through in spring", "signed = 2026-04-28", "year = 2025", "[sites]; from = 2026-03-02; to = 2026-04-10", ""},
		{"year signed in it", "signed = 2021-06-17", "year = 2021", "[sites]; from = 2021-05-26; to = 2021-06-09", ""},
		{"nth inspection", "signed = 2026-03-02", "year = 2026; nth = 1", "[sites]; from = 2025-12-20; to = 2026-01-15", ""},
		{"nth inspection, told in January", "signed = 2026-01-15", "year = 2025; nth = 4", "[sites]; from = 2025-12-08; to = 2025-12-19", ""},
		{"two months", "signed = 2026-05-06", "from = 2026-03-01; to = 2026-04-30", "[sites]", ""},
		{"over the new year", "signed = 2026-02-06", "from = 2025-12-01; to = 2026-01-31", "[sites]", ""},
		{"days of another kind", "signed = 2026-03-27", q1 + "; from = 2025-12-20; to = 2026-03-10", "[sites]", ""},
		{"own label", "signed = 2026-03-27", q1 + "; label = \"2026年第一季度第二批\"", "[sites]", ""},
		{"label over the new year", "signed = 2026-02-06", "year = 2026; label = \"2025年12月至2026年1月\"", "[sites]", ""},
		{"deadline at the year's end", "signed = 2026-04-09; deadline = 2026-12-31", q1, "[sites]", ""},
		{"deadline in the next year", "signed = 2026-12-28; deadline = 2027-01-20", "year = 2026; quarter = 4", "[sites]", ""},
		{"compared", "signed = 2026-03-27", q1, "[sites]; [previous]; label = \"2025年第四季度\"; sites.failed = 2; " +
			"[last_year]; label = \"2025年第一季度\"; sites.inspected = 2", ""},
		{"compared with a half-year", "signed = 2026-07-10", q2, "[sites]; [previous]; label = \"上次检查\"; sites.failed = 2", ""},
		{"months skipped", "signed = 2026-03-27", "year = 2026; month = 3", "[sites]; [previous]; label = \"2026年1月\"; sites.failed = 2", ""},
		{"web summary", "signature = false; published = 2026-09-29T10:00:00", q3, "[sites]", ""},
		{"plans", "signed = 2026-04-09", q1, "[sites]; [values]; \"复查日期\" = 2026-05-20; \"失管统计起始\" = 2024-12-01; " +
			"\"留言统计截止\" = 2026-03-31; \"年报截止\" = 2025-12-31", ""},
		{"corrected on the day of publishing", "published = 2026-04-10T15:00:00; signed = 2026-04-09", q1,
			"[sites]; [[corrections]]; date = 2026-04-10; what = \"成文日期原为4月31日，更正为4月9日\"; " +
				"[[corrections]]; date = 2026-04-10T16:00:00; what = \"甲\"; [withdrawn]; date = 2027-05-06; why = \"乙\"", ""},
		// what cannot be, or is a slip
		{"corrected before it was published", "published = 2026-04-10T15:00:00; signed = 2026-04-09", q1,
			"[sites]; [[corrections]]; date = 2026-04-10T09:00:00; what = \"甲\"", "correction-date"},
		{"corrected before it was signed", "signed = 2026-04-09", q1,
			"[sites]; [[corrections]]; date = 2025-04-20; what = \"甲\"", "correction-date"},
		{"corrections in the wrong order", "signed = 2026-04-09", q1,
			"[sites]; [[corrections]]; date = 2026-05-20; what = \"甲\"; [[corrections]]; date = 2026-04-20; what = \"乙\"", "correction-date"},
		{"withdrawn before the correction", "signed = 2026-04-09", q1,
			"[sites]; [[corrections]]; date = 2026-05-20; what = \"甲\"; [withdrawn]; date = 2026-05-06; why = \"乙\"", "correction-date"},
		{"no hash", "signed = 2026-04-09", q1, "[sites]; [[corrections]]; date = 2026-05-20; what = \"甲\"; was = \"12AB\"", "correction-hash"},
		{"the quarter before", "signed = 2026-06-26", q3, "[sites]; from = 2026-06-01; to = 2026-06-09", "signed-before-period"},
		{"signed a year early", "signed = 2025-09-28", q3, "[sites]", "signed-before-period"},
		{"signed a year late", "signed = 2027-09-28", q3, "[sites]", "signed-far"},
		{"signed a year late, in the last days", "signed = 2027-03-27", q1, "[sites]; to = 2026-03-10", "signed-far"},
		{"signed a year after the inspection", "signed = 2022-06-17", "year = 2021", "[sites]; to = 2021-06-09", "signed-far"},
		{"nth of a later year", "signed = 2025-12-30", "year = 2026; nth = 1", "[sites]", "signed-before-period"},
		{"nth a year late", "signed = 2027-05-10", "year = 2026; nth = 2", "[sites]; from = 2026-04-20; to = 2026-04-29", "signed-far"},
		{"web summary a year early", "signature = false; published = 2025-09-29T10:00:00", q3, "[sites]", "signed-before-period"},
		{"window of last quarter", "signed = 2026-09-28", q3, "[sites]; from = 2026-06-01; to = 2026-06-09", "date-outside-period"},
		{"window of next quarter", "signed = 2026-09-28", q2, "[sites]; from = 2026-09-01; to = 2026-09-09", "date-outside-period"},
		{"window a year early", "signed = 2026-09-28", q3, "[sites]; from = 2025-09-01; to = 2025-09-09", "date-outside-period"},
		{"window begins a year early", "signed = 2026-09-28", q3, "[sites]; from = 2025-09-01; to = 2026-09-09", "date-outside-period"},
		{"window of a draft", "", q3, "[sites]; from = 2025-09-01; to = 2025-09-09", "date-outside-period"},
		{"deadline of a draft", "deadline = 2026-05-10", q3, "[sites]", "date-outside-period"},
		{"register of last quarter", "signed = 2026-09-28", q3, "[sites]; as_of = 2026-06-09", "date-outside-period"},
		{"register a year early", "signed = 2026-09-28", q3, "[sites]; as_of = 2025-09-30", "date-outside-period"},
		{"value of last quarter", "signed = 2026-09-28", q3, "[sites]; [values]; \"留言统计截止\" = 2026-06-09", "date-outside-period"},
		{"both rosters", "signed = 2026-09-28", q3, "[sites]; from = 2026-06-01; to = 2026-06-09; [accounts]; from = 2026-06-01; to = 2026-06-09",
			"date-outside-period date-outside-period"},
		{"days of the quarter a year off", "signed = 2026-09-28", q3 + "; from = 2025-09-01; to = 2025-09-30", "[sites]", "date-outside-period"},
		{"year of the days", "signed = 2026-05-06", "year = 2025; from = 2026-03-01; to = 2026-04-30", "[sites]", "date-outside-period"},
		{"register after signing", "signed = 2026-09-02", q3, "[sites]; as_of = 2026-09-10", "date-after-signing"},
		{"inspection begins after signing", "signed = 2026-09-02", q3, "[sites]; from = 2026-09-10", "date-after-signing"},
		{"deadline a year late", "signed = 2026-09-28; deadline = 2027-10-20", q3, "[sites]", "far-from-signing"},
		{"published a year late", "signed = 2026-09-28; published = 2027-09-29T10:00:00", q3, "[sites]", "far-from-signing"},
		{"printed a year late", "signed = 2026-09-28; printed_by = \"x\"; printed_on = 2027-09-28", q3, "[sites]", "far-from-signing"},
		{"label of another quarter", "signed = 2026-03-27", q1 + "; label = \"2025年第四季度\"", "[sites]", "period-label"},
		{"previous is this one", "signed = 2026-03-27", q1, "[sites]; [previous]; label = \"2026年第一季度\"; sites.failed = 2", "period-label"},
		{"previous not renewed", "signed = 2026-06-26", q2, "[sites]; [previous]; label = \"2025年第四季度\"; sites.failed = 2", "period-label"},
		{"last year not renewed", "signed = 2026-06-26", q2, "[sites]; [last_year]; label = \"2025年第一季度\"; sites.failed = 2", "period-label"},
		{"last year is two ago", "signed = 2026-06-26", q2, "[sites]; [last_year]; label = \"2024年第二季度\"; sites.failed = 2", "period-label"},
		{"no such day in a note", "signed = 2026-03-27; note = \"统计截至2月30日\"", q1, "[sites]", "no-such-date"},
		{"no such day in a value", "signed = 2026-03-27", q1, "[sites]; [values]; \"统计时间\" = \"9月1日至31日\"", "no-such-date"},
		{"no such period", "signed = 2026-03-27; recipients = [\"2026年季度检查各单位\"]", q1, "[sites]", "no-such-date"},
	} {
		i, findings := Parse([]byte(dated(c.notice, c.period, c.rest)), kinds)
		var got []string
		for _, f := range findings.Sorted() {
			got = append(got, f.Code)
			if i == nil || f.Place.Line == 0 || f.Hint == "" {
				t.Errorf("%s: no place or hint: %v", c.name, f)
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q\n%v", c.name, s, c.want, findings)
		}
	}
}

// Both dates and both places stand in the finding.
func TestDatesNameBothPlaces(t *testing.T) {
	_, findings := Parse([]byte(dated("signed = 2026-06-26", "year = 2026; quarter = 3", "[sites]")), kinds)
	if got, want := fmt.Sprint(findings), "[错误 notice.toml:4：成文日期（2026年6月26日）早于本期（2026年第三季度，notice.toml:5）的第一天（2026年7月1日）。"+
		"请核对，改正其中一处：这个日期，或 [period]。[signed-before-period]]"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if findings.Errors() != 1 || !findings[0].Acceptable {
		t.Error("an error that the office may acknowledge is wanted")
	}
}

func TestNamedPeriods(t *testing.T) {
	quarter := Period{Year: 2026, Kind: Quarterly, Number: 2}
	month := Period{Year: 2026, Kind: Monthly, Number: 10}
	half := Period{Year: 2026, Kind: HalfYearly, Number: 1}
	nth := Period{Year: 2026, Kind: Nth, Number: 3}
	span := Period{Kind: Span, Year: 2026, From: day(2025, 12, 1), To: day(2026, 1, 31)}
	for _, c := range []struct {
		p    Period
		text string
		want string // those that are denied
	}{
		{quarter, "2026年第二季度、第2季度、二季度、2026年", ""},
		{quarter, "2026年第三季度", "2026年第三季度"}, {quarter, "3季度和2025年第二季度", "3季度 2025年第二季度"},
		{quarter, "2026年上半年、6月、4—6月、5至6月", ""}, {quarter, "下半年、9月、7—9月", "下半年 9月 7—9月"},
		{quarter, "6月9日、9月9日、2025年6月9日", ""}, {quarter, "2025年", "2025年"}, {quarter, "第三次", ""},
		{quarter, "前三季度、一至三季度、第一、三季度、近9月", ""},
		{month, "10月份、第四季度、下半年、2026年度第四季度", ""}, {month, "9月、第三季度", "9月 第三季度"},
		{half, "第一季度、6月", ""}, {half, "第三季度、下半年", "第三季度 下半年"},
		{nth, "2026年第三次、第3次、第一季度", ""}, {nth, "第二次、2025年第三次", "第二次 2025年第三次"},
		{span, "2025年12月、2026年1月、1月", ""}, {span, "2024年12月、2026年3月", "2024年12月 2026年3月"},
		{Period{Text: "冬季"}, "2026年第三季度", ""},
	} {
		var got []string
		for _, n := range NamedPeriods(c.text) {
			if c.p.Denies(n) {
				got = append(got, c.text[n.Start:n.End])
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s, %s: %q, want %q", c.p.Label(), c.text, s, c.want)
		}
	}
}
