package compose

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/vocabulary"
	"tongbao/cmd/tongbao/internal/wording"
)

// counted is a survey whose objects can be counted: everything a notice is composed
// of.
type counted struct {
	vocabulary.Data
	Grids []sheet.Grid
	// Doubled are free sheets of a name that several have: only a table that names the file has them.
	Doubled []*figures.Set
	Ranges  []*figures.Set // parts of sheets that are copied as they stand, and read as tables
	Texts   []survey.Text  // attachments that are a text
	Unread  bool           // data that is missing has been told
}

// count makes a survey countable. What is stated in it and does not agree is a
// finding of the ledger.
func count(s *survey.Survey, draft bool) *counted {
	options := ledgerOptions(s.Issue)
	if draft {
		options.Blank = wording.ToFill
	}
	in := &counted{Grids: s.Grids, Texts: s.Texts, Unread: s.Unread, Data: vocabulary.Data{
		Issue: s.Issue, Kinds: s.Kinds, Draft: draft, Effort: &vocabulary.Effort{}, Ledger: figures.NewLedger(options),
		Aside: setAside(s.Aside), Missing: missing(s), AsideBefore: setAside(s.AsideBefore), AsideYearAgo: setAside(s.AsideYearAgo)}}
	for _, a := range s.Aside {
		if a.Twins != "" || a.Hidden {
			in.Shut = append(in.Shut, a.Sheet)
		}
	}
	for i := range s.Rosters {
		in.Rosters = append(in.Rosters, newRoster(in.Ledger, &s.Rosters[i]))
	}
	for _, t := range s.Pieces {
		in.Pieces = append(in.Pieces, vocabulary.Source{Name: t.Name, Text: t.Source})
	}
	in.Doubled = in.sets(s.Doubled)
	in.Sheets, in.SheetsBefore, in.SheetsYearAgo = in.sets(s.Tables), in.sets(s.Before), in.sets(s.YearAgo)
	for _, kind := range s.Kinds {
		if r := s.Issue.Rosters[kind.Key]; r != nil {
			for _, from := range r.Summaries {
				in.Sheet(from.Sheet).Used()
			}
		}
	}
	figures.Respell(in.Ledger, func(key string) string { return vocabulary.Spelling(&in.Data, key) })
	return in
}

// sets are free sheets that can be asked.
func (in *counted) sets(tables []*inspection.Listing) []*figures.Set {
	var out []*figures.Set
	for _, t := range tables {
		out = append(out, figures.NewSet(in.Ledger, t))
	}
	return out
}

// missing are the sheets that notice.toml names and no workbook has.
func missing(s *survey.Survey) []string {
	return slices.DeleteFunc(s.Issue.Sheets(), func(name string) bool {
		return slices.ContainsFunc(s.Grids, func(g sheet.Grid) bool { return g.Sheet == name })
	})
}

// setAside says why sheets cannot be asked by their name, and what to do.
func setAside(sheets []survey.Aside) map[string]*language.Error {
	out := map[string]*language.Error{}
	for _, a := range sheets {
		why, do := "里找不到表头，不能取数", "请在第一行写列名，数据从第二行起。"
		switch {
		case a.Twins != "":
			if out[a.Sheet] == nil { // else it is a roster's, too
				out[a.Sheet] = &language.Error{Text: a.Twins + "，不知道用哪一张", Hint: "请移走多余的文件，或给其中一张工作表改名。"}
			}
			continue
		case a.Kind != nil:
			why, do = "是"+a.Kind.Title+"的名单", "正文里写 {{"+a.Kind.Word+".总数}}，表的 rows 写 "+a.Kind.Key+"。"
		case a.Hidden:
			why, do = "是隐藏的，没有读取", "请在工作簿里取消隐藏，核对后再用。"
		}
		out[a.Sheet] = &language.Error{Text: "工作表“" + a.Sheet + "”" + why, Hint: do}
	}
	return out
}

func newRoster(l *figures.Ledger, r *survey.Roster) *Roster {
	out := &Roster{Kind: r.Kind, AsOf: r.AsOf, From: r.From, To: r.To}
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
		Format: figures.Format{Decimals: i.Percent.Decimals, Trim: i.Percent.Trim, Zero: i.Percent.Zero, ZeroOfZero: i.Percent.ZeroOfZero},
		Means:  i.Mean.Decimals,
		Policy: figures.Policy(i.Notice.StatedUse),
		Quote:  vocabulary.Quote,
	}
	for _, f := range i.Percent.Figures {
		o.Decimals = append(o.Decimals, figures.Decimals{Key: language.Normal(f.Name), N: f.Decimals, Place: f.Place})
	}
	for _, s := range i.Stated {
		o.Stated = append(o.Stated, figures.Stated{Key: language.Normal(s.Key), Text: s.Text, Policy: figures.Policy(s.Policy), Place: s.Place})
	}
	return o
}

// Roster is the objects of one kind as texts see them.
type Roster = vocabulary.Roster

// kindKeys are what tables and attachments may call rosters.
func (in *counted) kindKeys() []string {
	out := make([]string, len(in.Kinds))
	for i, k := range in.Kinds {
		out[i] = k.Key
	}
	return out
}

func orNone(names []string) string {
	if len(names) == 0 {
		return "无"
	}
	return strings.Join(names, "、")
}
