package leftovers

import (
	"regexp"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/issue"
)

// Spot is where words stand in a text, in bytes.
type Spot struct{ From, To int }

// Typed is a text without its actions and without what it quotes: blanks stand where they stood, so that
// the rest keeps its places.
func Typed(text string) string { return typed(text) }

// DaysTyped are the days typed by hand in a text of last, which are of its time: the next notice has
// others. Days that stand, of a rule or of every year, are none.
func DaysTyped(last, next *issue.Issue, text string) []Spot {
	return (&check{now: next}).daysIn(other{Issue: last}, text)
}

// IsDayOf reports a day of the time that last told of, which is none of next's.
func IsDayOf(last, next *issue.Issue, day time.Time) bool {
	return (&check{now: next}).inTimeOf(other{Issue: last}, day)
}

// Standing reports the name of a value that is the day of a rule or an event and does not move on.
func Standing(name string) bool { return standing.MatchString(name) }

// CountsTyped are the counts and rates typed by hand in a text, neither limits nor measures.
func CountsTyped(text string) []string { return countsOf(text) }

// StandsAlone reports words that name a time of their own, by what stands before and behind them: no part
// of a range (前三季度, 第一至第二季度), of a longer number, or of what comes every year. One with its year
// may stand in a list.
func StandsAlone(name, before, after string) bool {
	if withYear.MatchString(name) {
		before = strings.TrimRight(before, "、和与及")
	}
	return !everyTime.MatchString(before) && !rangeBefore.MatchString(before) && !digitAfter.MatchString(after)
}

// withYear begins a time with its year.
var withYear = regexp.MustCompile(`^\d{4}年`)
