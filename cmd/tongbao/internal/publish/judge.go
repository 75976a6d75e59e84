package publish

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/compose"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
)

// usualSheets are the names a sheet of sites or accounts goes by when
// notice.toml names none.
func usualSheets(kind inspection.Kind) []string {
	if kind == inspection.Account {
		return []string{"新媒体", "政务新媒体", "账号", "新媒体名单", "政务新媒体账号", "新媒体检查情况"}
	}
	return []string{"网站", "政府网站", "网站名单", "网站检查", "网站检查情况"}
}

// judged is what the sheets of one notice come to.
type judged struct {
	sites, accounts *inspection.Inspection
	tables          []*sheet.Table
}

// inspection is the judged roster of a kind; nil when there is none.
func (j judged) inspection(kind inspection.Kind) *inspection.Inspection {
	if kind == inspection.Account {
		return j.accounts
	}
	return j.sites
}

// judge finds the tables in the sheets, reads the rosters and judges them.
func (s *source) judge() judged {
	var j judged
	used := map[*sheet.Grid]bool{}
	j.sites = s.roster(inspection.Site, s.issue.Sites, used)
	j.accounts = s.roster(inspection.Account, s.issue.Accounts, used)
	for i := range s.grids {
		g := &s.grids[i]
		if used[g] || g.Hidden {
			continue
		}
		t, findings := sheet.Locate(g, "table", nil)
		if t == nil {
			continue // a sheet nothing asks for may be anything
		}
		s.findings = append(s.findings, findings...)
		j.tables = append(j.tables, t)
	}
	return j
}

// roster reads and judges the sheet of one kind of objects; nil when the notice
// has none or it cannot be read.
func (s *source) roster(kind inspection.Kind, r *issue.Roster, used map[*sheet.Grid]bool) *inspection.Inspection {
	if r == nil {
		return nil
	}
	if s.statedOnly(kind, r) {
		return nil
	}
	g := s.sheetOf(kind, r)
	if g == nil {
		return nil
	}
	used[g] = true
	rules := s.rules[r.Rules]
	s.checkMapped(kind, rules, r)
	options := inspection.ReadOptions{
		AsOf: r.AsOf, Rules: rules, Columns: texts(r.Columns), Verdicts: texts(r.Verdicts),
		FailuresOnly: coverage(r) == inspection.FailuresOnly,
	}
	t, findings := sheet.Locate(g, sectionOf(kind), wanted(kind, rules, r))
	if t != nil && kind == inspection.Account && inspection.IsMatrix(t, options) {
		findings = slices.DeleteFunc(findings, func(f diag.Finding) bool { return f.Code == "ambiguous-column" })
	}
	s.findings = append(s.findings, findings...)
	if t == nil || findings.Errors() > 0 {
		return nil
	}
	roster, findings := readRoster(kind, t, options)
	s.findings = append(s.findings, findings...)
	result, findings := inspection.Judge(roster, rules)
	s.findings = append(s.findings, findings...)
	s.checkListed(t.Place(), result, r)
	return result
}

// checkListed reports a sheet that hardly lists everybody: nobody at all, or
// failures only where nothing says how many were inspected.
func (s *source) checkListed(at diag.Place, in *inspection.Inspection, r *issue.Roster) {
	if r.Kind != issue.RosterAuto || hasTotals(r) {
		return
	}
	switch n := len(in.Verdicts); {
	case n == 0:
		s.findings.Tell(codeEmptyRoster, at, "请填上数据；名单本来就是空的，请在 notice.toml 写明 inspected（检查总数）。", "表里只有表头，一行数据也没有")
	case !slices.ContainsFunc(in.Verdicts, func(v *inspection.Verdict) bool { return v.Outcome != inspection.Failed }):
		s.findings.Tell(codeOnlyFailures, at, "表里只列了不合格的，请在 notice.toml 写明 inspected（检查总数）或 totals；确实全部不合格的，写 list = \"全部\"。",
			"表里%d行全部不合格，不知道一共检查了多少", n)
	}
}

// checkMapped reports keys of columns that mean nothing.
func (s *source) checkMapped(kind inspection.Kind, rules *inspection.Ruleset, r *issue.Roster) {
	known := wanted(kind, rules, r)
	for _, m := range r.Columns {
		if slices.ContainsFunc(known, func(w sheet.Wanted) bool { return m.Key == w.Key || m.Key == w.Title }) {
			continue
		}
		names := make([]string, len(known))
		for i, w := range known {
			names[i] = w.Key
			if w.Key != w.Title {
				names[i] += "（" + w.Title + "）"
			}
		}
		s.findings.Tell(codeUnknownColumnKey, m.Place, "可以写的有："+strings.Join(names, "、")+"。", "columns 里的“%s”不认识", m.Key)
	}
}

// statedOnly reports a notice that gives numbers of a kind of objects and lists
// none of them: no sheet is named, and none has a usual name.
func (s *source) statedOnly(kind inspection.Kind, r *issue.Roster) bool {
	if r.Sheet != "" || r.File != "" || !hasTotals(r) {
		return false
	}
	return !slices.ContainsFunc(s.grids, func(g sheet.Grid) bool { return slices.Contains(usualSheets(kind), g.Sheet) })
}

func hasTotals(r *issue.Roster) bool {
	return len(r.Totals) > 0 || r.Examined != nil || len(r.Summaries) > 0
}

func readRoster(kind inspection.Kind, t *sheet.Table, o inspection.ReadOptions) (*inspection.Roster, diag.Findings) {
	if kind == inspection.Account {
		return inspection.ReadAccounts(t, o)
	}
	return inspection.ReadSites(t, o)
}

func texts(ms []issue.Mapping) map[string]string {
	out := map[string]string{}
	for _, m := range ms {
		out[m.Key] = m.Text
	}
	return out
}

func sectionOf(kind inspection.Kind) string {
	if kind == inspection.Account {
		return "accounts"
	}
	return "sites"
}

// sheetOf finds the sheet notice.toml names, or one with a usual name.
func (s *source) sheetOf(kind inspection.Kind, r *issue.Roster) *sheet.Grid {
	names := usualSheets(kind)
	if r.Sheet != "" {
		names = []string{r.Sheet}
	}
	var found []*sheet.Grid
	for _, name := range names {
		for i := range s.grids {
			g := &s.grids[i]
			if g.Sheet == name && (r.File == "" || g.File == r.File) {
				found = append(found, g)
			}
		}
	}
	switch {
	case len(found) == 0 && r.Sheet == "": // a sheet that is named and missing is reported with the others
		s.findings.Tell(codeMissingSheet, r.Place, "请在 notice.toml 中用 sheet 写明工作表；现有："+strings.Join(s.sheetNames(), "、")+"。",
			"找不到%s的工作表，常用的名称是%s", kind.Name(), strings.Join(names, "、"))
	case len(found) > 1 && r.File == "" && found[0].File != found[1].File && found[0].Sheet == found[1].Sheet:
		s.findings.Tell(codeTwoSheets, r.Place, "请在 notice.toml 中用 file 写明用哪一个。",
			"%s和%s里都有工作表“%s”", found[0].File, found[1].File, found[0].Sheet)
	case len(found) > 0:
		return found[0]
	}
	return nil
}

// sheetNames lists the sheets of the folder.
func (s *source) sheetNames() []string {
	out := make([]string, len(s.grids))
	for i, g := range s.grids {
		out[i] = g.Sheet
	}
	return out
}

// wanted lists the columns of a roster with the headers notice.toml maps.
func wanted(kind inspection.Kind, rules *inspection.Ruleset, r *issue.Roster) []sheet.Wanted {
	columns := inspection.SiteColumns(rules)
	if kind == inspection.Account {
		columns = inspection.AccountColumns(rules)
	}
	out := make([]sheet.Wanted, len(columns))
	for i, c := range columns {
		out[i] = sheet.Wanted{Key: c.Key, Title: c.Name, Names: c.Headers, Required: c.Required}
		k := slices.IndexFunc(r.Columns, func(m issue.Mapping) bool { return m.Key == c.Key || m.Key == c.Name })
		if k >= 0 {
			out[i].Mapped, out[i].MappedAt = r.Columns[k].Text, r.Columns[k].Place
		}
	}
	return out
}

// count makes the judged data countable, in the form compose takes it.
func (s *source) count(j judged) *compose.Input {
	i := s.issue
	ledger := figures.NewLedger(ledgerOptions(i))
	in := &compose.Input{Issue: i, Ledger: ledger, Grids: s.grids, Body: s.body, Texts: s.texts}
	in.Sites = s.compared(ledger, inspection.Site, j, i.Sites)
	in.Accounts = s.compared(ledger, inspection.Account, j, i.Accounts)
	in.Unread = s.unread || i.Sites != nil && in.Sites == nil || i.Accounts != nil && in.Accounts == nil
	for _, t := range j.tables {
		in.Tables = append(in.Tables, compose.Table{Name: t.Sheet, Data: t, Sheet: figures.NewTable(ledger, t.Sheet, t)})
	}
	return in
}

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

// coverage tells what the rows of a sheet are.
func coverage(r *issue.Roster) inspection.Coverage {
	switch {
	case r.Kind == issue.RosterPart:
		return inspection.Partial
	case r.Kind == issue.RosterFailed, r.Kind == issue.RosterAuto && hasTotals(r):
		return inspection.FailuresOnly
	}
	return inspection.Full
}

// stated turns the totals of notice.toml, and of the sheets it names for them,
// into stated groups.
func stated(l *figures.Ledger, tables []*sheet.Table, r *issue.Roster) []inspection.Group {
	var out []inspection.Group
	for _, t := range r.Totals {
		by := r.TotalsBy
		if by == "" {
			by = "类别"
		}
		out = append(out, inspection.Group{Column: by, Value: t.Name, Inspected: &inspection.Number{N: int64(t.Count), Place: t.Place}})
	}
	for _, s := range r.Summaries {
		i := slices.IndexFunc(tables, func(t *sheet.Table) bool { return t.Sheet == s.Sheet })
		if i >= 0 { // a sheet that is not there has been reported
			t := figures.NewTable(l, s.Sheet, tables[i])
			out = append(out, t.Groups(figures.Summary{By: s.By, As: s.Column,
				Existing: s.Existing, Inspected: s.Inspected, Passed: s.Passed, Failed: s.Failed})...)
		}
	}
	whole := inspection.Group{Existing: number(r.Existing, r.Place), Inspected: number(r.Examined, r.Place)}
	if whole.Existing != nil || whole.Inspected != nil {
		out = append(out, whole)
	}
	return out
}

func number(n *int, at diag.Place) *inspection.Number {
	if n == nil {
		return nil
	}
	return &inspection.Number{N: int64(*n), Place: at}
}
