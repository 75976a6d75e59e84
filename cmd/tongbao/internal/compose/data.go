package compose

import (
	"time"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/survey"
)

// counted is a survey whose objects can be counted: everything a notice is composed
// of.
type counted struct {
	Issue    *issue.Issue
	Ledger   *figures.Ledger
	Sites    *Roster // nil without [sites]
	Accounts *Roster // nil without [accounts]
	Tables   []Table // every other sheet that was read as a table
	Grids    []sheet.Grid
	Texts    []survey.Text // attachments that are a text
	Unread   bool          // data that is missing has been told
}

// count makes a survey countable. What is stated in it and does not agree is a
// finding of the ledger.
func count(s *survey.Survey) *counted {
	in := &counted{Issue: s.Issue, Ledger: figures.NewLedger(ledgerOptions(s.Issue)), Grids: s.Grids, Texts: s.Texts, Unread: s.Unread}
	for i := range s.Rosters {
		r := &s.Rosters[i]
		if r.Kind == inspection.Account {
			in.Accounts = newRoster(in.Ledger, r)
		} else {
			in.Sites = newRoster(in.Ledger, r)
		}
	}
	for _, t := range s.Tables {
		in.Tables = append(in.Tables, Table{Name: t.Sheet, Data: t, Sheet: figures.NewTable(in.Ledger, t.Sheet, t)})
	}
	return in
}

func newRoster(l *figures.Ledger, r *survey.Roster) *Roster {
	out := &Roster{AsOf: r.AsOf, From: r.From, To: r.To}
	if r.FollowUp != nil {
		out.Follow = figures.NewSet(l, r.FollowUp)
	}
	out.Set = figures.NewSet(l, r.Now)
	if r.Before != nil {
		out.Before, out.BeforePeriod = figures.NewSet(l, r.Before.Listing), r.Before.Name
	}
	if r.YearAgo != nil {
		out.YearAgo, out.YearAgoPeriod = figures.NewSet(l, r.YearAgo.Listing), r.YearAgo.Name
	}
	return out
}

// ledgerOptions are what notice.toml says of the figures as a whole.
func ledgerOptions(i *issue.Issue) figures.Options {
	o := figures.Options{
		Format:   figures.Format{Decimals: i.Percent.Decimals, Trim: i.Percent.Trim, Zero: i.Percent.Zero},
		Decimals: map[string]int{},
		Policy:   figures.Policy(i.Notice.StatedUse),
	}
	for _, f := range i.Percent.Figures {
		o.Decimals[f.Name] = f.Count
	}
	for _, s := range i.Stated {
		o.Stated = append(o.Stated, figures.Stated{Key: s.Key, Text: s.Text, Policy: figures.Policy(s.Policy), Place: s.Place})
	}
	return o
}

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
	Name  string // of the sheet
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

func newView(in *counted) *view {
	return &view{Notice: in.Issue.Notice, Period: in.Issue.Period, Sites: in.Sites, Accounts: in.Accounts}
}
