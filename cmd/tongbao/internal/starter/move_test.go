package starter

import (
	"strings"
	"testing"
	"time"

	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/leftovers"
)

// TestMove holds texts of a notice against those of the next: its periods move on, its days are to be
// filled in, and what may stand stays.
func TestMove(t *testing.T) {
	quarter := func(y, q int) issue.Period { return issue.Period{Year: y, Kind: issue.Quarterly, Number: q} }
	month := func(y, m int) issue.Period { return issue.Period{Year: y, Kind: issue.Monthly, Number: m} }
	for _, c := range []struct {
		last        issue.Period
		text, want  string
		doubt       string
		blank, kept bool
	}{
		{last: quarter(2026, 1), text: "云川市2026年第一季度检查，较2025年第四季度、2025年第一季度", want: "云川市2026年第二季度检查，较2026年第一季度、2025年第二季度"},
		{last: quarter(2026, 4), text: "2026年四季度（10—12月）", want: "2027年一季度（1—3月）"},
		{last: quarter(2026, 4), text: "第4季度，10至12月份", want: "第1季度，1至3月份"},
		{last: quarter(2026, 1), text: "每年第一季度普查，前一季度，第一至第二季度", kept: true, doubt: ""},
		{last: quarter(2026, 1), text: "《2026年第一季度要点》和“第一季度”{{期次 第一季度}}", kept: true},
		{last: quarter(2026, 2), text: "第三季度组织培训", kept: true, doubt: "第三季度"},
		{last: quarter(2026, 1), text: "2024年第一季度", kept: true, doubt: "2024年第一季度"},
		{last: quarter(2026, 1), text: "检查时间：2026年3月2日至10日", want: "检查时间：〔待填〕", blank: true},
		{last: quarter(2026, 1), text: "截至3月10日，自2026年2月1日起施行", want: "截至〔待填〕，自2026年2月1日起施行", blank: true},
		{last: month(2026, 12), text: "12月通报，2026年12月份，12月5日", want: "1月通报，2027年1月份，〔待填〕", blank: true},
		{last: month(2026, 1), text: "11月、2026年1月20日", want: "11月、〔待填〕", blank: true},
		{last: issue.Period{Year: 2026, Kind: issue.HalfYearly, Number: 2}, text: "2026年下半年，7—12月", want: "2027年上半年，1—6月"},
		{last: issue.Period{Year: 2026, Kind: issue.Nth, Number: 2}, text: "2026年第二次，第二次", want: "2026年第三次，第二次"},
		{last: issue.Period{Year: 2026}, text: "2026年度，2026年全市，2026年第一季度", want: "2027年度，2027年全市，2026年第一季度", doubt: "2026年第一季度"},
	} {
		m := newMover(&issue.Issue{Period: c.last, Notice: issue.Notice{Signed: signedBehind(c.last)}}, c.last.Next())
		got := m.move(c.text)
		if c.kept {
			c.want = c.text
		}
		if got.Text != c.want || strings.Join(wordsAt(c.text, got.Doubt), "、") != c.doubt || len(got.Blanked) > 0 != c.blank {
			t.Errorf("%s: %+v, want %s", c.text, got, c.want)
		}
	}
}

func signedBehind(p issue.Period) time.Time {
	_, to, ok := p.Bounds()
	if !ok {
		return time.Date(p.Year, 6, 1, 0, 0, 0, 0, time.UTC)
	}
	return to
}

func wordsAt(text string, spots []leftovers.Spot) (out []string) {
	for _, s := range spots {
		out = append(out, text[s.From:s.To])
	}
	return out
}
