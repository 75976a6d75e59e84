package leftovers

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/survey"
)

// From how many on equal rows, equal failures and equal numbers are no chance: a small
// roster where one site has still not mended its pages looks the same twice.
const (
	fewRows     = 3 // rows of a sheet with a failure, where nothing at all differs
	fewFailures = 2
	manyFailed  = 3 // failures where only the verdicts are the same
	fewNumbers  = 3 // counts of a free sheet that are not 0
)

const freshData = "请换成本期的数据；两期确实相同的，请核对。"

// books tells of workbooks that are, byte for byte, those of an earlier notice and hold
// failures. A roster of names, and a period without a failure, may well be the same. It
// returns the files that are copies.
func (c *check) books() map[string]bool {
	copied := map[string]bool{}
	failed := map[string]int{}
	rows := map[string]int{}
	for _, r := range c.Rosters {
		for _, rec := range r.Now.Records {
			rows[rec.Place.File]++
			if rec.Outcome == inspection.Failed {
				failed[rec.Place.File]++
			}
		}
	}
	for _, own := range c.Inputs {
		if !isCopyOfNote(rows[own.Name], failed[own.Name]) {
			continue
		}
		for o := range c.before {
			for _, b := range o.books {
				if b.SHA256 == own.SHA256 && !copied[own.Name] {
					copied[own.Name] = true
					c.findings.Tell(codeBook, diag.Place{File: own.Name}, freshData, "与%s的工作簿 %s 一字不差，里面的%d个不合格也是那一期的",
						o.called(), b.Name, failed[own.Name])
				}
			}
		}
	}
	return copied
}

// isCopyOfNote reports so many equal rows with so many failures that they are no chance.
func isCopyOfNote(rows, failed int) bool {
	return failed >= fewFailures || failed > 0 && rows >= fewRows
}

// rosters tells of sheets that say of every object what they said in an earlier period.
func (c *check) rosters(copied map[string]bool) {
	for _, r := range c.Rosters {
		for _, past := range []*inspection.Listing{listing(r.Before), listing(r.Newest), listing(r.YearAgo)} {
			if past == nil || len(past.Records) == 0 || len(r.Now.Records) == 0 || copied[r.Now.Records[0].Place.File] {
				continue
			}
			if len(past.Records) == len(r.Now.Records) && c.roster(r.Now, past) || c.rowsKept(r.Now, past) {
				break
			}
		}
	}
}

// roster tells of one roster that repeats another one, row by row.
func (c *check) roster(now, past *inspection.Listing) bool {
	failed, passed, reworded := 0, 0, 0
	detail, was := columnOf(now, inspection.ColDetail), columnOf(past, inspection.ColDetail)
	for i, rec := range now.Records {
		old := past.Records[i]
		if rec.Name != old.Name || rec.Grade != old.Grade || rec.Outcome != old.Outcome {
			return false
		}
		switch rec.Outcome {
		case inspection.Failed:
			failed++
			if detail >= 0 && was >= 0 && rec.Cells[detail].Text != old.Cells[was].Text {
				reworded++
			}
		case inspection.Passed:
			passed++
		}
	}
	at, there := now.Records[0].Place, past.Records[0].Place
	switch verdict := columnOf(now, inspection.ColVerdict); {
	case isCopyOfNote(len(now.Records), failed) && sameCells(now, past):
		c.findings.Tell(codeSheet, diag.Place{File: at.File, Sheet: at.Sheet}, freshData,
			"%d行数据与%s的工作表“%s”（%s）逐格相同，里面的%d个不合格也是那一期的", len(now.Records), past.Period, there.Sheet, there.File, failed)
	case verdict < 0 || columnOf(past, inspection.ColVerdict) < 0 || passed == 0 ||
		failed < fewFailures || failed < manyFailed && failed == reworded:
		return false
	default:
		c.findings.Tell(codeVerdicts, cellsOf(now, verdict), "请核对这一列是不是本期的结果。",
			"%d行的“%s”与%s（%s）的全部相同，还是那%d个不合格", len(now.Records), now.Columns[verdict].Header, past.Period, there.File, failed)
	}
	return true
}

func columnOf(l *inspection.Listing, key string) int {
	return slices.IndexFunc(l.Columns, func(c inspection.RosterColumn) bool { return c.Key == key && c.Header != "" })
}

// sameCells reports two rosters with the same columns and the same text in every cell of
// the sheet.
func sameCells(a, b *inspection.Listing) bool {
	for k := 0; ; k++ {
		inA, inB := k < len(a.Columns) && a.Columns[k].Header != "", k < len(b.Columns) && b.Columns[k].Header != ""
		if !inA && !inB {
			return true
		}
		if inA != inB || a.Columns[k].Header != b.Columns[k].Header {
			return false
		}
		for i := range a.Records {
			if a.Records[i].Cells[k].Text != b.Records[i].Cells[k].Text {
				return false
			}
		}
	}
}

// cellsOf are the cells of a column, from the first record to the last.
func cellsOf(l *inspection.Listing, column int) diag.Place {
	at := l.Records[0].Cells[column].Place
	if last := l.Records[len(l.Records)-1].Cells[column].Place; last.Cell != at.Cell {
		at.Cell += ":" + last.Cell
	}
	return at
}

// tables tells of free sheets that count what happened in a period and say what they said
// in an earlier one.
func (c *check) tables(copied map[string]bool) {
	for _, l := range c.Tables {
		t := l.Sheet
		if copied[t.File] || !countsEvents(t) {
			continue
		}
		for o := range c.before {
			if o.period == nil {
				continue
			}
			i := slices.IndexFunc(o.period.Grids, func(g sheet.Grid) bool { return g.Sheet == t.Sheet && sameRows(t, &g) })
			if i >= 0 {
				c.findings.Tell(codeSheet, t.Place(), freshData, "%d行数据与%s的工作表（%s）逐格相同", len(t.Rows), o.called(), o.period.Grids[i].File)
				break
			}
		}
	}
}

// countsEvents reports a table with several numbers of what happened in its period: of
// objects there are, of names and of scores there may be as many the next time.
func countsEvents(t *sheet.Table) bool {
	n, numbers := 0, map[string]bool{}
	for i, col := range t.Columns {
		if !inspection.CountsEvents(col) {
			continue
		}
		for _, r := range t.Rows {
			if x, _, ok := sheet.Number(r.At(i).Text); ok && x.Sign() > 0 {
				n, numbers[x.RatString()] = n+1, true
			}
		}
	}
	return n >= fewNumbers && len(numbers) > 1
}

// sameRows reports a grid that holds the rows of a table where they stand.
func sameRows(t *sheet.Table, g *sheet.Grid) bool {
	for _, r := range t.All() {
		if r.Number > len(g.Rows) {
			return false
		}
		there := g.Rows[r.Number-1].Values
		for i, col := range t.Columns {
			if col.Index >= len(there) || there[col.Index].Text != r.At(i).Text {
				return false
			}
		}
	}
	return true
}

func listing(p *survey.Past) *inspection.Listing {
	if p == nil {
		return nil
	}
	return p.Listing
}
