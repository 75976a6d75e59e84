package compose

import (
	"slices"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
)

// publicColumns name an object and say how it came out. What an office keeps for itself in other columns,
// telephone numbers among it, is no open data.
var publicColumns = []string{inspection.ColName, inspection.ColCode, inspection.ColURL, inspection.ColPlatform, inspection.ColSponsor,
	inspection.ColRegion, inspection.ColLevel, inspection.ColVerdict, inspection.ColScore}

// rosters are all objects that were inspected, a kind each, where the office publishes them ([portal] roster).
// Of a kind of which the data do not list all there is none, which is told.
func rosters(c *composer) []document.Roster {
	p := c.in.Issue.Portal
	if p == nil || !p.Roster {
		return nil
	}
	var out []document.Roster
	for _, r := range c.in.Rosters {
		l := r.Listing()
		if l.Coverage != inspection.Full {
			c.findings.Tell(codeRosterNotWhole, p.Place, "要公开的，请在表里列出检查的全部；不公开的，去掉 roster = true。", "%s没有列全，不写全部名单的数据", r.Kind.Title)
			continue
		}
		spec := issue.TableSpec{Rows: r.Kind.Key, Place: p.Place}
		for _, col := range l.Columns {
			if slices.Contains(publicColumns, col.Key) {
				spec.Columns = append(spec.Columns, issue.ColumnSpec{Name: col.Name, Source: col.Name, Place: p.Place})
			}
		}
		b := &tableBuilder{in: c.in}
		if t := b.build(spec); t != nil {
			out = append(out, document.Roster{Title: r.Kind.Title + "检查名单", Table: t})
		}
		c.findings = append(c.findings, b.findings...)
	}
	return out
}
