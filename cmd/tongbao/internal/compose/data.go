package compose

import (
	"time"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Input is everything a notice is composed of.
type Input struct {
	Issue    *issue.Issue
	Ledger   *figures.Ledger
	Sites    *Roster // nil without [sites]
	Accounts *Roster // nil without [accounts]
	Tables   []Table // every other sheet that was read as a table
	Grids    []sheet.Grid
	Body     Text   // body.md, or the template for the kind of notice
	Texts    []Text // markdown files that are attachments
	// Unread: a file or sheet the notice needs could not be read, and that has been
	// told; that its data is missing is no finding of its own then.
	Unread bool
}

// Text is a template file.
type Text struct{ Name, Source string }

// Roster is the sites or the accounts as templates see them: the set of all
// objects with the dates of their inspection.
type Roster struct {
	*figures.Set
	AsOf     time.Time // cut-off of the register
	From, To time.Time // window of the inspection
	// Before and YearAgo are the same objects in the last period and in the same
	// period of last year; Follow is last period's failures with what became of
	// them. nil where the notice is not compared.
	Before, YearAgo, Follow *figures.Set
	// BeforePeriod and YearAgoPeriod name those periods: 2026年第一季度.
	BeforePeriod, YearAgoPeriod string
}

// Table is a free sheet: 留言, 复查, 典型做法.
type Table struct {
	Name  string // sheet, or the key of its [[table]]
	Data  *sheet.Table
	Sheet *figures.Table
}

// view is the dot of a template.
type view struct {
	Notice   issue.Notice
	Period   issue.Period
	Sites    *Roster
	Accounts *Roster
}

func newView(in *Input) *view {
	return &view{Notice: in.Issue.Notice, Period: in.Issue.Period, Sites: in.Sites, Accounts: in.Accounts}
}
