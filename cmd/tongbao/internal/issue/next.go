package issue

import "time"

// Next is the period behind this one, as long: the quarter behind a quarter, over the turn of a year.
// Inspections by number go on within their year. Months from the first to the last day are followed by as
// many months, other days by as many days. How the office words it, the days of an inspection and what is compared with
// are not carried over.
func (p Period) Next() Period { return p.step(1) }

// Before is the period before this one, as Next is the one behind.
func (p Period) Before() Period { return p.step(-1) }

// YearAgo is the same period of the year before.
func (p Period) YearAgo() Period {
	out := p
	out.Year--
	if p.Kind == Span {
		out.From, out.To = p.From.AddDate(-1, 0, 0), lastDay(p.To, p.To.AddDate(-1, 0, 0))
	}
	return out
}

// perYear is how many periods of a kind a year has.
var perYear = map[PeriodKind]int{HalfYearly: 2, Quarterly: 4, Monthly: 12}

func (p Period) step(by int) Period {
	out := Period{Year: p.Year, Kind: p.Kind, Number: p.Number}
	switch n := perYear[p.Kind]; {
	case n > 0:
		months := p.Year*n + p.Number - 1 + by
		out.Year, out.Number = months/n, months%n+1
	case p.Kind == Nth:
		out.Number += by
	case p.Kind == Yearly:
		out.Year += by
	default:
		out.From, out.To = spanStep(p.From, p.To, by)
		out.Year = out.To.Year()
	}
	return out
}

func spanStep(from, to time.Time, by int) (time.Time, time.Time) {
	if from.Day() != 1 || to.AddDate(0, 0, 1).Day() != 1 {
		days := by * (int(to.Sub(from).Hours()/24) + 1)
		return from.AddDate(0, 0, days), to.AddDate(0, 0, days)
	}
	months := (to.Year()-from.Year())*12 + int(to.Month()) - int(from.Month()) + 1
	first := from.AddDate(0, by*months, 0)
	return first, first.AddDate(0, months, -1)
}

// lastDay is moved, at the end of its month where day is at that of its own.
func lastDay(day, moved time.Time) time.Time {
	if day.AddDate(0, 0, 1).Day() != 1 {
		return moved
	}
	return time.Date(day.Year()-1, day.Month()+1, 0, 0, 0, 0, 0, day.Location())
}
