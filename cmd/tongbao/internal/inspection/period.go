package inspection

import "time"

// Period is the time an inspection is about, as far as judging and comparing
// need it.
type Period struct {
	Label    string // 2026年第一季度
	From, To time.Time
}

// Holds reports whether a day lies in the period, its last day included; an open
// end holds every day on its side.
func (p Period) Holds(t time.Time) bool {
	return (p.From.IsZero() || !t.Before(p.From)) && (p.To.IsZero() || !t.After(p.To))
}
