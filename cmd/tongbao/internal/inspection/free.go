package inspection

import (
	"fmt"
	"slices"

	"tongbao/cmd/tongbao/internal/sheet"
)

// SheetListing makes a free sheet countable, such as messages without an answer by
// unit, or a summary by region: its rows are the records, and none has a verdict. A
// cell is where a change would have to be made, the first one of a merged range.
// known are names of kinds of problems.
func SheetListing(t *sheet.Table, known ...string) *Listing {
	out := &Listing{Key: t.Sheet, Name: t.Sheet, Sheet: t, Records: sheetRecords(t, t.Rows), Totals: sheetRecords(t, t.Totals), Known: known}
	same := map[string]int{}
	for _, c := range t.Columns {
		same[sheet.Fold(c.Name)]++
	}
	for i, header := range t.Headers() {
		name := t.Columns[i].Name
		if same[sheet.Fold(name)] > 1 {
			name = ownName(t, i)
		}
		out.Columns = append(out.Columns, RosterColumn{Name: name, Header: header, Values: scaleOf(t.Columns[i].Name, cellsOf(t.Rows, i))})
	}
	return out
}

// ownName is the name of a column that means no other: 组/名, or 名#1 and 名#2 where a head
// stands there twice.
func ownName(t *sheet.Table, i int) string {
	name := t.Columns[i].Name
	if t.Columns[i].Group != "" {
		name = t.Columns[i].Group + "/" + name
	}
	if found := t.ColumnsNamed(name); len(found) > 1 {
		name += fmt.Sprintf("#%d", slices.Index(found, i)+1)
	}
	return name
}

func sheetRecords(t *sheet.Table, rows []sheet.Row) []Record {
	out := make([]Record, len(rows))
	for i, row := range rows {
		r := Record{Name: fmt.Sprintf("第%d行", row.Number), Cells: make([]Cell, len(t.Columns))}
		for k := range r.Cells {
			r.Cells[k] = newCell(row.At(k))
		}
		if len(r.Cells) > 0 {
			r.Place = r.Cells[0].Place
		}
		out[i] = r
	}
	return out
}
