package publish

import (
	"os"
	"path/filepath"

	"tongbao/cmd/tongbao/internal/compose"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Names under which Set.Against finds the periods compared with.
const (
	lastPeriod = "上期"
	lastYear   = "去年同期"
)

// earlier is another period to compare with: a folder beside the notice's, read
// and judged, or the results notice.toml states of it.
type earlier struct {
	label  string // 上期 or 去年同期
	folder string
	source *source // nil when only stated
	judged judged
	stated *issue.Baseline // nil when there is a folder
	at     diag.Place      // where notice.toml names the folder
}

// readEarlier reads the periods the notice is compared with. What is wrong in
// their files is told with the folder before the file's name.
func (s *source) readEarlier(dir string, o *Options) error {
	p := s.issue.Period
	for _, e := range []earlier{
		{label: lastPeriod, folder: p.PreviousFolder, stated: s.issue.Previous, at: s.issue.At("period", "previous")},
		{label: lastYear, folder: p.LastYearFolder, stated: s.issue.LastYear, at: s.issue.At("period", "last_year")},
	} {
		if e.folder == "" {
			if e.stated != nil {
				s.earlier = append(s.earlier, e)
			}
			continue
		}
		e.stated = nil
		other := filepath.Join(filepath.Dir(filepath.Clean(dir)), e.folder)
		if e.folder != filepath.Base(e.folder) {
			continue // package issue has told
		}
		if _, err := os.Stat(filepath.Join(other, issue.FileName)); err != nil {
			s.findings.Tell(codeMissingPeriod, e.at, "请核对文件夹名，它应与本通报的文件夹放在一起。", "找不到%s的文件夹“%s”", e.label, e.folder)
			continue
		}
		if same, _ := sameFile(other, dir); same {
			s.findings.Tell(codePeriodItself, e.at, "请写"+e.label+"通报的文件夹。", "%s的文件夹写成了本通报自己", e.label)
			continue
		}
		src, err := readPeriod(other, o)
		if err != nil {
			return err
		}
		e.source = src
		relabel(src.grids, e.folder)
		if src.issue != nil {
			e.judged = src.judge()
			s.checkOrder(e, src.issue.Period)
		}
		s.findings = append(s.findings, atFolder(src.findings, e.folder)...)
		s.inputs = append(s.inputs, within(src.inputs, e.folder)...)
		s.earlier = append(s.earlier, e)
	}
	return nil
}

// checkOrder reports a period compared with that is not before this one: rise and
// fall would be the wrong way round.
func (s *source) checkOrder(e earlier, other issue.Period) {
	from, _, known := s.issue.Period.Bounds()
	otherFrom, _, otherKnown := other.Bounds()
	if known && otherKnown && !otherFrom.Before(from) {
		s.findings.Tell(codePeriodOrder, e.at, "请核对文件夹名和两份通报的 [period]。",
			"%s（%s）不在本期（%s）之前", e.label, other.Label(), s.issue.Period.Label())
	}
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
				values[i].Place.File = grids[g].File
				values[i].Origin.File = grids[g].File
			}
		}
	}
}

// compared makes the set of a roster that knows the earlier periods and what
// became of the last one's failures.
func (s *source) compared(l *figures.Ledger, kind inspection.Kind, j judged, r *issue.Roster) *compose.Roster {
	now := j.inspection(kind)
	if r == nil || now == nil && !s.statedOnly(kind, r) {
		return nil
	}
	groups := stated(l, j.tables, r)
	src := &inspection.Listing{Key: kind.String(), Name: kind.Name(), Counter: r.Counter, Coverage: inspection.StatedOnly, Groups: groups}
	if now != nil {
		src = now.Listing(coverage(r), groups)
	}
	out := &compose.Roster{AsOf: r.AsOf, From: r.From, To: r.To}
	for _, e := range s.earlier {
		before := e.inspection(kind)
		if now == nil || before == nil || e.label != lastPeriod {
			continue
		}
		var findings diag.Findings
		src, findings = now.Since(before, coverage(r), groups)
		s.findings = append(s.findings, findings...)
		follow, findings := inspection.FollowUp(before, now, coverage(r) == inspection.FailuresOnly)
		s.findings = append(s.findings, findings...)
		out.Follow = figures.NewSet(l, follow)
	}
	out.Set = figures.NewSet(l, src)
	for _, e := range s.earlier {
		set := e.set(l, kind)
		if set == nil {
			continue
		}
		out.Set = out.Set.Compared(e.label, set)
		if e.label == lastPeriod {
			out.Before, out.BeforePeriod = set, e.period()
			if out.Follow == nil {
				out.Follow = e.statedFollowUp(l, kind)
			}
		} else {
			out.YearAgo, out.YearAgoPeriod = set, e.period()
		}
	}
	return out
}

// period names the earlier period: 2025年第四季度, or 上期 when notice.toml does not
// say which it was.
func (e *earlier) period() string {
	switch {
	case e.source != nil:
		return e.source.issue.Period.Label()
	case e.stated.Label != "":
		return e.stated.Label
	}
	return e.label
}

// inspection is the earlier period's judged roster; nil when only stated.
func (e *earlier) inspection(kind inspection.Kind) *inspection.Inspection {
	return e.judged.inspection(kind)
}

// set makes the earlier period countable; nil when nothing is known of the kind.
func (e *earlier) set(l *figures.Ledger, kind inspection.Kind) *figures.Set {
	if in := e.inspection(kind); in != nil {
		r := e.source.issue.Sites
		if kind == inspection.Account {
			r = e.source.issue.Accounts
		}
		src := in.Listing(coverage(r), inFolder(stated(l, e.judged.tables, r), e.folder))
		src.Period = e.label
		return figures.NewSet(l, src)
	}
	res := e.results(kind)
	if res == nil {
		return nil
	}
	return figures.NewSet(l, &inspection.Listing{
		Period: e.label, Key: kind.String(), Name: kind.Name(), Coverage: inspection.StatedOnly,
		Groups: []inspection.Group{{
			Existing: number(res.Existing, res.Place), Inspected: number(res.Inspected, res.Place),
			Passed: number(res.Passed, res.Place), Failed: number(res.Failed, res.Place),
		}},
	})
}

func (e *earlier) results(kind inspection.Kind) *issue.Results {
	if e.stated == nil {
		return nil
	}
	if kind == inspection.Account {
		return e.stated.Accounts
	}
	return e.stated.Sites
}

// statedFollowUp counts last period's failures and those still failing, as
// notice.toml states them.
func (e *earlier) statedFollowUp(l *figures.Ledger, kind inspection.Kind) *figures.Set {
	res := e.results(kind)
	if res == nil || res.Failed == nil || res.StillFailing == nil {
		return nil
	}
	return figures.NewSet(l, &inspection.Listing{
		Key: "上期不合格" + kind.String(), Name: "上期不合格" + kind.Name(), Coverage: inspection.StatedOnly,
		Groups: []inspection.Group{{Inspected: number(res.Failed, res.Place), Failed: number(res.StillFailing, res.Place)}},
	})
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
