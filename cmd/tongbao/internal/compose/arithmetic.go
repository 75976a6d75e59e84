package compose

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
)

// arithmetic holds the tables of a notice against themselves, each other, and what its lists
// come to: those typed in a text, and the sheets it uses.
func (in *counted) arithmetic(n *document.Notice) diag.Findings {
	var findings diag.Findings
	tables := in.usedSheets()
	for _, t := range tables {
		findings = append(findings, inspection.LateDates(t, in.Issue.Notice.Signed)...)
	}
	for _, t := range tablesOf(n) {
		if !typedInText(t) && len(t.Notes) == 0 {
			continue
		}
		found, at := asSheet(t)
		switch {
		case found == nil:
		case typedInText(t):
			findings = append(findings, doubtsOfTyped(found, at)...)
			tables = append(tables, found)
		default:
			findings = append(findings, doubtsOfNotes(t, found)...)
		}
	}
	var known []inspection.Known
	for _, r := range in.Rosters {
		known = append(known, r.Counts(r.Kind))
	}
	values := valuesTable(in.Issue)
	for _, t := range tables {
		if findings = append(findings, inspection.HoldValues(t, values)...); !in.states(t) {
			findings = append(findings, inspection.HoldTotals(t, known)...)
		}
	}
	return slices.Concat(findings, inspection.Breakdowns(tables), inspection.DoubtsOfValues(values), in.misspelt())
}

// misspelt holds the names in the columns of the rosters and sheets that the notice uses against each
// other.
func (in *counted) misspelt() diag.Findings {
	var now, before []*inspection.Listing
	add := func(to *[]*inspection.Listing, s *figures.Set) {
		if l := s.Listing(); l != nil {
			*to = append(*to, l)
		}
	}
	for _, r := range in.Rosters {
		add(&now, r.Set)
		add(&before, r.Before)
		add(&before, r.YearAgo)
	}
	for _, s := range in.Sheets {
		add(&now, s)
	}
	return inspection.Misspelt(now, before)
}

// tablesOf are the tables of a notice.
func tablesOf(n *document.Notice) []*document.Table {
	blocks := slices.Clone(n.Body)
	for _, a := range n.Attachments {
		blocks = append(blocks, a.Blocks...)
	}
	var out []*document.Table
	for _, b := range blocks {
		if t, ok := b.(*document.Table); ok && !t.Form {
			out = append(out, t)
		}
	}
	return out
}

// valuesTable is the numbers of [values] as a table of one row.
func valuesTable(i *issue.Issue) *sheet.Table {
	t := &sheet.Table{File: diag.NoticeFile, Rows: []sheet.Row{{}}}
	for _, v := range i.Values {
		if _, _, ok := sheet.Number(v.Text); ok && v.Kind != issue.DateValue {
			t.Columns = append(t.Columns, sheet.Column{Name: v.Name, Index: len(t.Columns), Place: v.Place})
			t.Rows[0].Values = append(t.Rows[0].Values, sheet.Value{Kind: sheet.Text, Text: v.Text, Place: v.Place})
		}
	}
	return t
}

// usedSheets are the free sheets, and the ranges of sheets, that the notice uses.
func (in *counted) usedSheets() []*sheet.Table {
	var out []*sheet.Table
	for _, s := range slices.Concat(in.Sheets, in.Doubled, in.Ranges) {
		if t := s.InUse(); t != nil {
			out = append(out, t)
		}
	}
	return out
}

// states reports a sheet that totals are taken from, which package figures holds against the
// rows.
func (in *counted) states(t *sheet.Table) bool {
	for _, kind := range in.Kinds {
		if r := in.Issue.Rosters[kind.Key]; r != nil {
			for _, from := range r.Summaries {
				if from.Sheet == t.Sheet {
					return true
				}
			}
		}
	}
	return false
}

// typedInText reports a table that is typed in a text, and not made of what notice.toml asks for.
func typedInText(t *document.Table) bool { return t.Place.Line > 0 && t.Place.File != diag.NoticeFile }

// doubtsOfTyped holds a table of a text against itself. Its rows are named by their first
// words beside their lines.
func doubtsOfTyped(found *sheet.Table, at map[string]printedRow) diag.Findings {
	findings := inspection.Doubts(found)
	for i := range findings {
		f := &findings[i]
		row := at[f.Place.Cell]
		f.Place, f.Text = row.place, "表中“"+row.label+"”一行，"+f.Text
	}
	return findings
}

// printedRow is a row of a printed table: the first words in it, and where it comes from.
type printedRow struct {
	label string
	place diag.Place
}

// asSheet reads a printed table as a sheet is read, and tells the row of each of its cells;
// nil when it does not read as one.
func asSheet(t *document.Table) (*sheet.Table, map[string]printedRow) {
	g := &sheet.Grid{File: t.Place.File}
	rows := map[string]printedRow{}
	for _, r := range slices.Concat(t.Head, t.Rows) {
		row, of := sheet.Row{Number: len(g.Rows) + 1}, printedRow{place: t.Place}
		for k, cell := range r.Cells {
			at := diag.Place{File: t.Place.File, Cell: sheet.CellName(k, row.Number)}
			v := sheet.Value{Text: cell.Text, Place: at, Rows: int32(cell.RowSpan), Cols: int32(cell.ColSpan)}
			v.Covered = cell.Covered
			if cell.Text != "" {
				v.Kind = sheet.Text
			}
			if of.label == "" && cell.Content == document.Words {
				of.label, of.place = cell.Text, cell.Place
			}
			row.Values = append(row.Values, v)
		}
		for _, v := range row.Values {
			rows[v.Place.Cell] = of
		}
		g.Rows = append(g.Rows, row)
	}
	found, _ := sheet.Locate(g, "table", nil)
	if found != nil {
		for i := range found.Columns {
			found.Columns[i].Place = t.Place
		}
	}
	return found, rows
}

// doubtsOfNotes holds the numbers of the notes under a table against its columns.
func doubtsOfNotes(t *document.Table, found *sheet.Table) diag.Findings {
	for _, n := range t.Notes {
		found.Notes = append(found.Notes, sheet.Value{Kind: sheet.Text, Text: n, Place: t.Place})
	}
	return inspection.DoubtsOfNotes(found)
}

// useRange holds a part of a sheet that is copied as it stands against itself, where it
// reads as a table.
func (in *counted) useRange(g *sheet.Grid) {
	if t, _ := sheet.Locate(g, "table", nil); t != nil {
		in.Ranges = append(in.Ranges, figures.NewSet(in.Ledger, inspection.SheetListing(t)).Used())
	}
}
