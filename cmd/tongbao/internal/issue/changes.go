package issue

import (
	"regexp"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
)

// event is a day of the life of a notice on the web.
type event struct {
	name string
	day  time.Time
	at   diag.Place
}

// changes reports corrections and a withdrawal that come before what they follow, and hashes
// that are none.
func (c dateChecker) changes() {
	_, name, day := c.Notice.dated()
	last := event{name, day, c.At("notice", "signed")}
	if published := c.Notice.Published; !published.IsZero() {
		last = event{"发布时间", published, c.At("notice", "published")}
	}
	for k, r := range c.Corrections {
		last = c.follows(last, event{"更正日期", r.Date, c.At("corrections", k, "date")})
		c.tellIf(r.Was != "" && !hashForm.MatchString(r.Was), codeCorrectionHash, c.At("corrections", k, "was"),
			"请从生成时的提示里照抄；没有的可以不写。", "“%s”不是 SHA-256，应是64位，由数字和字母a到f组成。", r.Was)
	}
	if w := c.Withdrawn; w != nil {
		c.follows(last, event{"撤销日期", w.Date, c.At("withdrawn", "date")})
	}
}

var hashForm = regexp.MustCompile(`^[0-9a-f]{64}$`)

// follows reports an event that comes before the last one, and returns the later of the two.
func (c dateChecker) follows(last, next event) event {
	switch {
	case next.day.IsZero():
		return last // told by itself
	case !last.day.IsZero() && before(next.day, last.day):
		c.Tell(codeCorrectionDate, next.at, "请核对两个日期。", "%s（%s）早于%s（%s，%s）。",
			next.name, full(next.day), last.name, full(last.day), last.at)
		return last
	}
	return next
}

// before compares two times, of which a day without a clock is as good as any time of it.
func before(a, b time.Time) bool {
	if h, m, s := a.Clock(); h+m+s == 0 {
		y, month, d := b.Date()
		b = time.Date(y, month, d, 0, 0, 0, 0, b.Location())
	}
	return a.Before(b)
}
