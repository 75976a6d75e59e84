package survey

import (
	"os"
	"path/filepath"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/templates"
)

// What the periods compared with are called, in figures too.
const (
	LastPeriod = "上期"
	LastYear   = "去年同期"
)

// Earlier is another period to compare with: a folder beside the notice's, or the
// results notice.toml states of it.
type Earlier struct {
	Label  string          // LastPeriod or LastYear
	Folder *Folder         // nil when only stated
	Stated *issue.Baseline // nil when there is a folder
	name   string          // of the folder
	at     diag.Place      // where notice.toml names it
}

// Period names the earlier period: 2025年第四季度, or 上期 when notice.toml does not say
// which it was.
func (e *Earlier) Period() string {
	switch {
	case e.Folder != nil:
		return e.Folder.Issue.Period.Label()
	case e.Stated.Label != "":
		return e.Stated.Label
	}
	return e.Label
}

// readEarlier reads the periods the notice is compared with. What is wrong in
// their files is told with the folder before the file's name.
func (f *Folder) readEarlier(in *intake.Folder, t templates.Set) (diag.Findings, error) {
	var findings diag.Findings
	p := f.Issue.Period
	for _, e := range []Earlier{
		{Label: LastPeriod, name: p.PreviousFolder, Stated: f.Issue.Previous, at: f.Issue.At("period", "previous")},
		{Label: LastYear, name: p.LastYearFolder, Stated: f.Issue.LastYear.Baseline(), at: f.Issue.At("period", "last_year")},
	} {
		if e.name == "" {
			if e.Stated != nil {
				f.Earlier = append(f.Earlier, e)
			}
			continue
		}
		e.Stated = nil
		more, err := e.read(in, t, f)
		if err != nil {
			return nil, err
		}
		findings = append(findings, more...)
		if e.Folder == nil {
			continue
		}
		f.Inputs = append(f.Inputs, within(e.Folder.Inputs, e.name)...)
		if e.Folder.Issue != nil { // else its notice.toml is no TOML, which is told
			f.Earlier = append(f.Earlier, e)
			findings = append(findings, damagedBefore(f, &e)...)
		}
	}
	return findings, nil
}

// read reads the folder of an earlier period; in and now are the notice's own.
func (e *Earlier) read(in *intake.Folder, t templates.Set, now *Folder) (diag.Findings, error) {
	other := in.Beside(e.name)
	if e.name != filepath.Base(e.name) {
		return nil, nil // package issue has told
	}
	there, err := other.Stat(issue.FileName)
	if err != nil {
		near := nearestName(in.Beside("."), e.name)
		return diag.Findings{codeMissingPeriod.Found(e.at, near+"请核对文件夹名，它应与本通报的文件夹放在一起。", "找不到%s的文件夹“%s”", e.Label, e.name)}, nil
	}
	if own, err := in.Stat(issue.FileName); err == nil && os.SameFile(there, own) {
		return diag.Findings{codePeriodItself.Found(e.at, "请写"+e.Label+"通报的文件夹。", "%s的文件夹写成了本通报自己", e.Label)}, nil
	}
	folder, findings, err := readPeriod(other, t, now.Kinds)
	if err != nil {
		return nil, err
	}
	e.Folder, findings = folder, atFolder(findings, e.name)
	relabel(folder.Grids, e.name)
	if folder.Issue != nil {
		findings = append(findings, e.checkOrder(now.Issue)...)
		folder.readBody(other)
	}
	return findings, nil
}

// checkOrder reports a period compared with that is not before this one: rise and
// fall would be the wrong way round.
func (e *Earlier) checkOrder(i *issue.Issue) diag.Findings {
	now, other := i.Period, e.Folder.Issue.Period
	from, _, known := now.Bounds()
	otherFrom, _, otherKnown := other.Bounds()
	if !known || !otherKnown || otherFrom.Before(from) {
		return nil
	}
	return diag.Findings{codePeriodOrder.Found(e.at, "请核对文件夹名和两份通报的 [period]。", "%s（%s，%s）不在本期（%s，%s）之前", e.Label,
		other.Described(), outside(e.Folder.Issue.At("period"), e.name), now.Described(), i.At("period"))}
}

// atFolder keeps the errors of another period's files: its warnings were that
// notice's business.
func atFolder(fs diag.Findings, folder string) diag.Findings {
	var out diag.Findings
	for _, f := range fs {
		if f.Severity == diag.Error {
			f.Place = outside(f.Place, folder)
			out = append(out, f)
		}
	}
	return out
}

// outside names a place of another folder. Sheets are relabelled as they are
// read, so a place may bear the folder already.
func outside(p diag.Place, folder string) diag.Place {
	if p.File != "" && filepath.Dir(filepath.FromSlash(p.File)) == "." {
		p.File = folder + "/" + p.File
	}
	return p
}

func within(files []Hashed, folder string) []Hashed {
	out := make([]Hashed, len(files))
	for i, f := range files {
		f.Name = folder + "/" + f.Name
		out[i] = f
	}
	return out
}

// relabel puts the folder before the file name of every cell, so that figures
// tell the two periods' workbooks apart.
func relabel(grids []sheet.Grid, folder string) {
	for g := range grids {
		grids[g].File = folder + "/" + grids[g].File
		for r := range grids[g].Rows {
			values := grids[g].Rows[r].Values
			for i := range values {
				values[i].Place.File = grids[g].File // also of the cells it covers, which point to it
			}
		}
	}
}

// listing makes the earlier period countable; nil when nothing is known of the
// kind. past is what its folder came to.
func (e *Earlier) listing(kind *inspection.Kind, past *period) (*inspection.Listing, diag.Findings) {
	if in := past.roster(kind); in != nil {
		spec := e.Folder.Issue.Rosters[kind.Key]
		groups, unread, findings := statedGroups(past, spec)
		out := in.Listing(coverage(spec, in), inFolder(groups, e.name))
		out.Period, out.Unread = e.Label, unread
		return out, atFolder(findings, e.name)
	}
	res := e.results(kind)
	if res == nil {
		return nil, nil
	}
	return &inspection.Listing{
		Period: e.Label, Key: kind.Word, Name: kind.Name, Coverage: inspection.StatedOnly, Universe: inspection.Presumed,
		Groups: []inspection.Group{{
			Existing: number(res.Existing, res.Place), Inspected: number(res.Inspected, res.Place),
			Passed: number(res.Passed, res.Place), Failed: number(res.Failed, res.Place),
		}},
	}, nil
}

// results is what notice.toml states of the kind in the earlier period.
func (e *Earlier) results(kind *inspection.Kind) *issue.Results {
	if e.Stated == nil {
		return nil
	}
	return e.Stated.Results[kind.Key]
}

// statedFollowUp is last period's failures, those put right and those still failing, as
// notice.toml states them.
func (e *Earlier) statedFollowUp(kind *inspection.Kind) *inspection.Listing {
	res := e.results(kind)
	if res == nil || res.Failed == nil || res.StillFailing == nil && res.Rectified == nil {
		return nil
	}
	return &inspection.Listing{
		Key: "上期不合格" + kind.Word, Name: "上期不合格" + kind.Name, Coverage: inspection.StatedOnly, FollowUp: true,
		Groups: []inspection.Group{{Existing: number(res.Failed, res.Place),
			Passed: number(res.Rectified, res.Place), Failed: number(res.StillFailing, res.Place)}},
	}
}

func inFolder(groups []inspection.Group, folder string) []inspection.Group {
	for i := range groups {
		g := &groups[i]
		for _, n := range []*inspection.Number{g.Existing, g.Inspected, g.Passed, g.Failed} {
			if n != nil {
				n.Place = outside(n.Place, folder)
			}
		}
	}
	return groups
}
