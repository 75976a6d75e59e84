package slips

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/survey"
)

// Texts of templates/ that the letters are made of.
const (
	SlipText  = "slips/slip.md"
	ReplyText = "slips/reply.md"
)

// Texts are the two texts of a letter: what it says, and the reply that the unit fills in.
type Texts struct{ Slip, Reply survey.Text }

// Names that the texts may use beside those of the notice.
const (
	unitValue   = "被通知单位"
	problemsKey = "问题清单" // behind the word of the kind: 网站问题清单
	replyKey    = "整改回执"
)

// Columns that the lists of a letter have beside those of the sheet.
const (
	columnClause = "检查依据"
	columnDone   = "整改情况和措施"
	columnWhen   = "完成时间"
	columnWho    = "责任人"
)

// usualTitle is the title of a letter whose notice.toml gives none: 政府网站和政务新媒体问题整改通知单.
func usualTitle(u Unit) string {
	var kinds []string
	for _, f := range u.Failed {
		kinds = append(kinds, f.Kind.Title)
	}
	return strings.Join(kinds, "和") + "问题整改通知单"
}

// Number is the number of the n-th letter from 0, as [slips] has it; empty where it has none.
func Number(s issue.Slips, n int) string {
	return strings.ReplaceAll(s.Number, issue.SlipSerial, strconv.Itoa(s.First+n))
}

// Of is what the survey says of one unit, with the notice.toml of its letter: the n-th from 0.
func Of(s *survey.Survey, u Unit, n int, texts Texts) *survey.Survey {
	folder := *s.Folder
	folder.Issue = letter(s.Issue, u, n, texts.Reply.Name)
	folder.Body, folder.Texts = texts.Slip, []survey.Text{texts.Reply}
	folder.Earlier, folder.Beside, folder.Grids = nil, nil, nil
	out := &survey.Survey{Folder: &folder, Unread: s.Unread}
	for _, r := range s.Rosters {
		now := listing(r.Now, u, s.Issue.Slips.Unit)
		if len(now.Records) == 0 {
			delete(folder.Issue.Rosters, r.Kind.Key)
			continue
		}
		folder.Issue.Tables = append(folder.Issue.Tables, tables(r.Kind, now)...)
		out.Rosters = append(out.Rosters, survey.Roster{Kind: r.Kind, AsOf: r.AsOf, From: r.From, To: r.To, Now: now})
	}
	return out
}

// letter is notice.toml as it stands for a letter: the same office, period and contact; the unit is
// the only recipient, and nothing is stated, compared, copied to others or published.
func letter(i *issue.Issue, u Unit, n int, reply string) *issue.Issue {
	out := *i
	o := &out.Notice
	o.Title, o.TitleKeep, o.Number, o.Letterhead = i.Slips.Title, nil, Number(i.Slips, n), i.Slips.Letterhead
	if o.Title == "" {
		o.Title = usualTitle(u)
	}
	o.Recipients, o.CC, o.Leaders, o.Copy, o.Note = []string{u.Name}, nil, nil, "", ""
	o.PrintedBy, o.PrintedOn, o.Published, o.AttachmentLabel = "", time.Time{}, time.Time{}, "附件"
	out.Period.PreviousFolder, out.Period.LastYearFolder, out.Previous, out.LastYear = "", "", nil, nil
	out.Portal, out.Stated, out.Checks, out.Corrections, out.Withdrawn, out.Tables = nil, nil, nil, nil, nil, nil
	out.Values = append(slices.Clone(i.Values), issue.Value{Name: unitValue, Kind: issue.TextValue, Text: u.Name})
	out.Attachments = []issue.Attachment{{Title: "整改情况回执", Landscape: "false", Text: reply, Empty: issue.EmptyAuto}}
	out.Rosters = map[string]*issue.Roster{}
	for key, r := range i.Rosters {
		of := *r
		of.Totals, of.TotalsBy, of.Summaries = nil, "", nil
		of.Examined, of.Existing, of.Passed, of.Failed = nil, nil, nil, nil
		out.Rosters[key] = &of
	}
	return &out
}

// listing is the failures of one unit, with the clauses they fall under and blank columns for the reply.
func listing(l *inspection.Listing, u Unit, asked string) *inspection.Listing {
	out := *l
	out.Coverage, out.Universe, out.Groups, out.Chosen, out.Records, out.Totals = inspection.Full, inspection.Whole, nil, nil, nil, nil
	column := unitColumn(l, asked)
	clauses := slices.ContainsFunc(l.Records, func(r inspection.Record) bool { return len(r.Clauses) > 0 })
	names := []string{columnDone, columnWhen, columnWho}
	if clauses {
		names = slices.Insert(names, 0, columnClause)
	}
	out.Columns = slices.Clone(l.Columns)
	for _, name := range names {
		out.Columns = append(out.Columns, inspection.RosterColumn{Name: name})
	}
	for _, r := range l.Records {
		if r.Outcome != inspection.Failed || sheet.Fold(unitOf(&r, column)) != sheet.Fold(u.Name) {
			continue
		}
		r.Cells = slices.Clone(r.Cells)
		if clauses {
			r.Cells = append(r.Cells, inspection.Cell{Text: strings.Join(r.Clauses, "、"), Place: r.Place})
		}
		blank := inspection.Cell{Place: r.Place}
		r.Cells = append(r.Cells, blank, blank, blank)
		out.Records = append(out.Records, r)
	}
	return &out
}

// tables are the two tables of a kind that the texts may print: what was found, and the reply.
func tables(kind *inspection.Kind, l *inspection.Listing) []issue.Table {
	found := columns(l, inspection.ColName, inspection.ColCode, inspection.ColPlatform, inspection.ColDetail, inspection.ColCategory)
	if slices.ContainsFunc(l.Columns, func(c inspection.RosterColumn) bool { return c.Name == columnClause }) {
		found = append(found, column(columnClause))
	}
	reply := append(columns(l, inspection.ColName, inspection.ColPlatform, inspection.ColDetail, inspection.ColCategory),
		column(columnDone), column(columnWhen), column(columnWho))
	return []issue.Table{
		{Key: kind.Word + problemsKey, TableSpec: issue.TableSpec{Rows: kind.Key, Columns: found}},
		{Key: kind.Word + replyKey, TableSpec: issue.TableSpec{Rows: kind.Key, Columns: reply, RowHeight: replyHeight}},
	}
}

// replyHeight is the least height of a row of the reply, mm: three lines written by hand.
const replyHeight = 25

// columns are a number and those of the keys that the sheet has; the category only where nothing
// says in words what was found.
func columns(l *inspection.Listing, keys ...string) []issue.ColumnSpec {
	out := []issue.ColumnSpec{column("序号")}
	worded := false
	for _, key := range keys {
		i := slices.IndexFunc(l.Columns, func(c inspection.RosterColumn) bool { return c.Key == key })
		if i < 0 || key == inspection.ColCategory && worded {
			continue
		}
		worded = worded || key == inspection.ColDetail
		out = append(out, column(l.Columns[i].Name))
	}
	return out
}

func column(name string) issue.ColumnSpec {
	return issue.ColumnSpec{Text: name, Name: name, Source: name}
}

// ToFill makes the tables of a composed letter's reply such as are filled in by hand: they give their
// blank columns what width there is.
func ToFill(n *document.Notice) {
	for _, a := range n.Attachments {
		for _, b := range a.Blocks {
			if t, ok := b.(*document.Table); ok {
				t.Form = true
			}
		}
	}
}
