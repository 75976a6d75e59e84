package survey

import (
	"slices"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Survey is what a notice's folder comes to: everything that is known of the
// quarter, judged and ready to be counted.
type Survey struct {
	*Folder
	Rosters []Roster              // of the kinds the notice is about
	Tables  []*inspection.Listing // every other sheet that reads as a table
	// Before and YearAgo are those of the folders compared with.
	Before, YearAgo []*inspection.Listing
	Aside           []Aside // the sheets that are none of Tables
	// Doubled are tables of a name that several sheets have: only who names the file means one.
	Doubled []*inspection.Listing
	// AsideBefore and AsideYearAgo are such sheets of the folders compared with: hidden ones, and
	// those whose names several have.
	AsideBefore, AsideYearAgo []Aside
	// Unread: a file or sheet the notice needs could not be read, and that has been
	// told; that its data is missing is no finding of its own then.
	Unread bool
}

// Aside is a sheet that no text can ask by its name.
type Aside struct {
	Sheet  string
	Kind   *inspection.Kind // whose roster it is; nil: of none
	Hidden bool             // it was not read for that; otherwise, of no kind, it is no table
	Twins  string           // where sheets of the name are, of which no one is meant; empty: there is one
}

// Roster is the objects of one kind in this period and in those compared with.
type Roster struct {
	Kind     *inspection.Kind
	AsOf     time.Time // cut-off of the register
	From, To time.Time // window of the inspection
	Now      *inspection.Listing
	// Before and YearAgo are the same objects in the last period and in the same
	// period of last year; nil where the notice is not compared.
	Before, YearAgo *Past
	// Newest is the same objects in the newest notice before this one, where it is not compared with that.
	Newest *Past
	// FollowUp is last period's failures with what became of them; nil when unknown.
	FollowUp *inspection.Listing
}

// Past is the objects of one kind in an earlier period.
type Past struct {
	*inspection.Listing
	Name string // of the period: 2025年第四季度
}

// printedNotes are the notes that a notice prints below what it shows of a sheet.
func printedNotes(i *issue.Issue, name string) []string {
	var out []string
	add := func(t issue.TableSpec) {
		if t.Rows == name || t.Sheet == name {
			out = append(out, t.Notes...)
		}
	}
	for _, t := range i.Tables {
		add(t.TableSpec)
	}
	for _, a := range i.Attachments {
		add(a.TableSpec)
	}
	return out
}

// Judge finds the tables in the sheets, reads the rosters, judges them and holds
// them against the earlier periods. What cannot be read or judged is left out and
// told.
func Judge(f *Folder) (*Survey, diag.Findings) {
	now, findings := judgePeriod(f)
	for _, kind := range f.Kinds { // what another period's numbers come to is that notice's business
		if in := now.rosters[kind]; in != nil {
			findings = append(findings, in.Roster.Doubts()...)
			findings = append(findings, in.Roster.NoDates()...)
			findings = append(findings, f.checkInspected(in, f.Issue.Rosters[kind.Key], kind.Key)...)
		}
	}
	past := make([]*period, len(f.Earlier))
	for i := range f.Earlier {
		if e := &f.Earlier[i]; e.Folder != nil {
			var more diag.Findings
			past[i], more = judgePeriod(e.Folder)
			findings = append(findings, atFolder(more, e.name)...)
		}
	}
	newest := f.judgeNewest()
	s := &Survey{Folder: f, Aside: now.aside, Unread: f.BooksUnread}
	for _, t := range now.tables {
		t.Printed = printedNotes(f.Issue, t.Sheet)
	}
	s.Tables, s.Doubled = sheetListings(now.tables, ""), sheetListings(now.doubled, "")
	for i := range f.Earlier {
		switch label := f.Earlier[i].Label; label {
		case LastPeriod:
			s.Before, s.AsideBefore = sheetListings(past[i].free(), label), past[i].shut()
		case LastYear:
			s.YearAgo, s.AsideYearAgo = sheetListings(past[i].free(), label), past[i].shut()
		}
	}
	for _, kind := range f.Kinds {
		spec := f.Issue.Rosters[kind.Key]
		if spec == nil {
			continue
		}
		if now.rosters[kind] == nil && !f.statedOnly(kind, spec) {
			s.Unread = true
			continue
		}
		r, more := f.compare(kind, spec, now, past)
		r.Newest = newest.listing(kind)
		s.Rosters, findings = append(s.Rosters, r), append(findings, more...)
	}
	return s, findings
}

// sheetListings makes free sheets of a period countable; label is what it is called.
func sheetListings(tables []*sheet.Table, label string) []*inspection.Listing {
	var out []*inspection.Listing
	for _, t := range tables {
		l := inspection.SheetListing(t)
		l.Period = label
		out = append(out, l)
	}
	return out
}

// period is what the sheets of one folder come to.
type period struct {
	rosters map[*inspection.Kind]*inspection.Inspection
	tables  []*sheet.Table
	doubled []*sheet.Table // whose names several sheets have
	aside   []Aside
}

// free are the tables that may be asked by their names.
func (p *period) free() []*sheet.Table {
	if p == nil {
		return nil
	}
	return p.tables
}

// shut are the sheets that are there and that nobody may ask: hidden ones, and those whose
// names several have.
func (p *period) shut() (out []Aside) {
	if p == nil {
		return nil
	}
	for _, a := range p.aside {
		if a.Twins != "" || a.Hidden {
			out = append(out, a)
		}
	}
	return out
}

// roster is the judged roster of a kind; nil when there is none.
func (p *period) roster(kind *inspection.Kind) *inspection.Inspection {
	if p == nil {
		return nil
	}
	return p.rosters[kind]
}

// judgePeriod judges the sheets of one folder.
func judgePeriod(f *Folder) (*period, diag.Findings) {
	p := &period{rosters: map[*inspection.Kind]*inspection.Inspection{}}
	var findings diag.Findings
	used := map[*sheet.Grid]bool{}
	for _, kind := range f.Kinds {
		spec := f.Issue.Rosters[kind.Key]
		if spec == nil || f.statedOnly(kind, spec) {
			continue
		}
		g, more := f.sheetOf(kind, spec)
		findings = append(findings, more...)
		if g == nil {
			continue
		}
		used[g], p.aside = true, append(p.aside, Aside{Sheet: g.Sheet, Kind: kind})
		p.rosters[kind], more = f.judgeSheet(kind, spec, g)
		findings = append(findings, more...)
	}
	for i := range f.Grids {
		g := &f.Grids[i]
		if used[g] || g.Sheet == inspection.GuideSheet {
			continue
		}
		var t *sheet.Table
		var more diag.Findings
		if !g.Hidden {
			t, more = sheet.Locate(g, "table", nil)
		}
		if twins := sheet.Named(f.Grids, g.Sheet, ""); len(twins) > 1 {
			p.aside = append(p.aside, Aside{Sheet: g.Sheet, Twins: sheet.Where(twins)})
			if t != nil {
				p.doubled, findings = append(p.doubled, t), append(findings, more...)
			}
			continue
		}
		if t == nil { // a sheet nothing asks for may be anything
			p.aside = append(p.aside, Aside{Sheet: g.Sheet, Hidden: g.Hidden})
			continue
		}
		p.tables, findings = append(p.tables, t), append(findings, more...)
	}
	return p, findings
}

// judgeSheet reads and judges the sheet of one kind of objects; nil when it cannot
// be read.
func (f *Folder) judgeSheet(kind *inspection.Kind, spec *issue.Roster, g *sheet.Grid) (*inspection.Inspection, diag.Findings) {
	o := inspection.ReadOptions{
		Section: kind.Key, Columns: mappings(spec.Columns), AsOf: spec.AsOf, Rules: f.Rules[spec.Rules], Verdicts: words(spec.Verdicts),
		FailuresOnly: coverage(spec, nil) == inspection.FailuresOnly, Judged: givesVerdicts(spec),
		Entries: spec.Entries(), Fill: spec.Fill, FillAt: f.Issue.At(kind.Key, "fill"),
	}
	result, findings := readAndJudge(kind, g, o)
	if result != nil && o.FailuresOnly && coverage(spec, result) == inspection.Full {
		o.FailuresOnly = false // a row that passed says that all are listed
		result, findings = readAndJudge(kind, g, o)
	}
	if result != nil && o.FailuresOnly && allListed(result, spec) {
		o.FailuresOnly, o.Judged = false, false
		result, findings = readAndJudge(kind, g, o)
	}
	if result == nil {
		return nil, findings
	}
	return result, append(findings, checkListed(result, spec)...)
}

// allListed reports a sheet that lists just as many as are stated to have been inspected, and
// says of none that it failed or why: who was looked at, and no list of failures.
func allListed(in *inspection.Inspection, spec *issue.Roster) bool {
	stated := 0
	for _, t := range spec.Totals {
		stated += t.Count
	}
	if spec.Examined != nil {
		stated = *spec.Examined
	}
	says := slices.ContainsFunc([]string{inspection.ColVerdict, inspection.ColDetail, inspection.ColCategory}, in.Roster.Has)
	all := *spec
	all.Kind = issue.RosterAll
	return spec.Kind == issue.RosterAuto && len(in.Verdicts) == stated && !says && !givesVerdicts(&all)
}

// givesVerdicts reports a roster that notice.toml says something of the verdicts of. How many
// were inspected says nothing of them where every object has a row.
func givesVerdicts(spec *issue.Roster) bool {
	return spec.Rules != "" || len(spec.Verdicts) > 0 || hasTotals(spec) && spec.Kind != issue.RosterAll || spec.Kind == issue.RosterPart ||
		spec.Passed != nil || spec.Failed != nil ||
		slices.ContainsFunc(spec.Summaries, func(s issue.Summary) bool { return s.Passed != "" || s.Failed != "" || s.PassRate != "" }) ||
		slices.ContainsFunc(spec.Columns, func(m issue.Mapping) bool {
			return m.Key == inspection.ColVerdict || inspection.KeyOf(m.Key) == inspection.ColVerdict
		})
}

func readAndJudge(kind *inspection.Kind, g *sheet.Grid, o inspection.ReadOptions) (*inspection.Inspection, diag.Findings) {
	roster, findings := inspection.Read(kind, g, o)
	if roster == nil {
		return nil, findings
	}
	result, more := inspection.Judge(roster, o.Rules)
	return result, append(findings, more...)
}

// checkListed reports a sheet that hardly lists everybody: nobody at all, or
// failures only where nothing says that it is a list of them.
func checkListed(in *inspection.Inspection, spec *issue.Roster) diag.Findings {
	if spec.Kind != issue.RosterAuto || hasTotals(spec) || spec.Failed != nil {
		return nil
	}
	at := diag.Place{File: in.Roster.File, Sheet: in.Roster.Sheet}
	switch n := len(in.Verdicts); {
	case n == 0:
		return diag.Findings{codeEmptyRoster.Found(at, "请填上数据；名单本来就是空的，请在 notice.toml 写明 inspected（检查总数）。", "表里只有表头，一行数据也没有")}
	case !slices.ContainsFunc(in.Verdicts, func(v *inspection.Verdict) bool { return v.Outcome != inspection.Failed }):
		return diag.Findings{codeOnlyFailures.Found(at,
			"请在 notice.toml 写明 inspected（检查总数）或 totals；不说检查了多少的，写 list = \"不合格\"；确实全部不合格的，写 list = \"全部\"。",
			"表里%d行全部不合格，不知道一共检查了多少", n)}
	}
	return nil
}

func mappings(ms []issue.Mapping) []inspection.Mapping {
	out := make([]inspection.Mapping, len(ms))
	for i, m := range ms {
		out[i] = inspection.Mapping(m)
	}
	return out
}

func words(ms []issue.Mapping) map[string]string {
	out := map[string]string{}
	for _, m := range ms {
		out[m.Key] = m.Text
	}
	return out
}

// sheetOf finds the sheet notice.toml names, or one with a usual name; nil when
// there is none, or more than one.
func (f *Folder) sheetOf(kind *inspection.Kind, spec *issue.Roster) (*sheet.Grid, diag.Findings) {
	names := kind.Sheets
	if spec.Sheet != "" {
		names = []string{spec.Sheet}
	}
	var found []*sheet.Grid
	for _, name := range names {
		for i := range f.Grids {
			g := &f.Grids[i]
			if g.Sheet == name && (spec.File == "" || g.File == spec.File) {
				found = append(found, g)
			}
		}
	}
	elsewhere := slices.ContainsFunc(f.Grids, func(g sheet.Grid) bool { return slices.Contains(names, g.Sheet) })
	switch {
	case len(found) == 0 && spec.File != "" && elsewhere && !f.BooksUnread:
		return nil, diag.Findings{codeMissingSheet.Found(f.Issue.At(kind.Key, "file"), "请核对 file，或删去它。",
			"%s里没有%s的工作表“%s”，别的文件里有", spec.File, kind.Name, names[0])}
	case len(found) == 0 && spec.Sheet == "" && f.BooksUnread: // it may be in the file that could not be read
	case len(found) == 0 && spec.Sheet == "": // a sheet that is named and missing is reported with the others
		return nil, diag.Findings{codeMissingSheet.Found(spec.Place, "请在 notice.toml 中用 sheet 写明工作表；现有："+strings.Join(f.sheetNames(), "、")+"。",
			"找不到%s的工作表，常用的名称是%s", kind.Name, strings.Join(names, "、"))}
	}
	if len(found) == 0 { // which is told, or told here would say nothing new
		return nil, nil
	}
	if twins := sheet.Named(f.Grids, found[0].Sheet, spec.File); len(twins) > 1 {
		return nil, diag.Findings{codeTwoSheets.Found(spec.Place, "请在 notice.toml 中用 file 写明用哪一个；多余的副本请移走。", "%s", sheet.Where(twins))}
	}
	return found[0], nil
}

// statedOnly reports a notice that gives numbers of a kind of objects and lists
// none of them: no sheet is named, and none has a usual name.
func (f *Folder) statedOnly(kind *inspection.Kind, spec *issue.Roster) bool {
	usual := func(g sheet.Grid) bool { return slices.Contains(kind.Sheets, g.Sheet) && !spec.Sums(g.Sheet) }
	if spec.Sheet != "" || spec.File != "" || slices.ContainsFunc(f.Grids, usual) {
		return false
	}
	if hasTotals(spec) || len(f.statedOf(kind)) > 0 {
		return true
	}
	return (spec.Existing != nil || spec.Failed != nil) && !slices.ContainsFunc(f.Grids, func(g sheet.Grid) bool { return lists(&g, kind) })
}

// lists reports a sheet that has names and verdicts of a kind of objects, whatever it is
// called: beside a number alone it is more likely their roster than a sheet of its own.
func lists(g *sheet.Grid, kind *inspection.Kind) bool {
	return slices.ContainsFunc(g.Rows, func(r sheet.Row) bool {
		has := func(key string) bool {
			return slices.ContainsFunc(inspection.ColumnsOf(kind, nil), func(c inspection.Column) bool {
				return c.Key == key && slices.ContainsFunc(r.Values, func(v sheet.Value) bool {
					return slices.ContainsFunc(c.Headers, func(h string) bool { return sheet.Fold(h) == sheet.Fold(v.Text) })
				})
			})
		}
		return has(inspection.ColName) && has(inspection.ColVerdict)
	})
}

// compare holds the objects of this period against those of the earlier ones.
func (f *Folder) compare(kind *inspection.Kind, spec *issue.Roster, now *period, past []*period) (Roster, diag.Findings) {
	groups, unread, findings := statedGroups(now, spec)
	in := now.rosters[kind]
	if in == nil || coverage(spec, in) != inspection.Full {
		groups = append(groups, f.statedParts(kind, groups)...)
	}
	out := Roster{Kind: kind, AsOf: spec.AsOf, From: spec.From, To: spec.To}
	for i := range f.Earlier {
		e := &f.Earlier[i]
		listing, more := e.listing(kind, past[i])
		findings = append(findings, more...)
		if listing == nil {
			continue
		}
		there := &Past{listing, e.Period()}
		if e.Label == LastYear {
			out.YearAgo = there
			continue
		}
		out.Before = there
		if before := past[i].roster(kind); in != nil && before != nil && !in.Unjudged && !before.Unjudged {
			out.Now, more = in.Since(before, coverage(spec, in), groups)
			findings = append(findings, more...)
			out.FollowUp, more = inspection.FollowUp(before, in, f.absent(in, spec))
			findings = append(findings, more...)
		} else {
			out.FollowUp = e.statedFollowUp(kind)
		}
	}
	switch {
	case out.Now != nil:
	case in != nil:
		out.Now = in.Listing(coverage(spec, in), groups)
	default:
		out.Now = &inspection.Listing{Key: kind.Word, Name: kind.Name, Coverage: inspection.StatedOnly, Groups: groups}
	}
	out.Now.Universe, out.Now.Unread = f.universe(spec), unread
	out.count(spec)
	return out, findings
}

// count gives the objects of all periods their measure word.
func (r *Roster) count(spec *issue.Roster) {
	listings := []*inspection.Listing{r.Now, r.FollowUp}
	for _, p := range []*Past{r.Before, r.YearAgo} {
		if p != nil {
			listings = append(listings, p.Listing)
		}
	}
	for _, l := range listings {
		if l != nil {
			l.Counter, l.Entries = spec.Counter, spec.Entries()
		}
	}
}

// Words of [notice] action and of the title that say whether the notice is about all
// objects or about some.
var (
	wholeWords  = []string{"普查", "全面", "全覆盖"}
	sampleWords = []string{"抽查", "抽检", "抽测", "抽样"}
)

// Scope is the word by which [notice] says whether it is about all objects or about some;
// empty when it does not.
func Scope(n issue.Notice) string {
	for _, w := range slices.Concat(wholeWords, sampleWords) {
		if strings.Contains(n.Action+n.Title, w) {
			return w
		}
	}
	return ""
}

// universe tells what is known of how many objects exist, where nothing states it.
func (f *Folder) universe(spec *issue.Roster) inspection.Universe {
	switch word := Scope(f.Issue.Notice); {
	case slices.Contains(wholeWords, word):
		return inspection.Whole
	case slices.Contains(sampleWords, word):
		return inspection.Sample
	case len(spec.Totals) > 0 || len(spec.Summaries) > 0:
		return inspection.ByGroup
	case spec.Examined != nil:
		return inspection.Presumed
	}
	return inspection.Whole
}

// absent says what became of an object of the last period that is not on this period's
// sheet, as far as the sheet can tell.
func (f *Folder) absent(in *inspection.Inspection, spec *issue.Roster) string {
	everyRow := !slices.ContainsFunc(in.Verdicts, func(v *inspection.Verdict) bool { return v.Outcome == inspection.NotInspected })
	more := spec.Existing != nil && *spec.Existing > len(in.Verdicts)
	switch {
	case coverage(spec, in) == inspection.FailuresOnly:
		return inspection.FollowUnlisted
	case coverage(spec, in) == inspection.Partial:
		return inspection.FollowUntold
	case everyRow && (more || f.universe(spec) == inspection.Sample && spec.Existing == nil):
		return inspection.FollowUndrawn
	}
	return inspection.FollowGone
}
