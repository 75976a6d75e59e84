package inspection

import (
	"math/big"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Roster is a sheet of sites or accounts, read. Every cell of every row is kept.
type Roster struct {
	Kind        *Kind
	File, Sheet string
	Columns     []RosterColumn
	Objects     []*Object
	AsOf        time.Time // day of the inspection; zero: not known
	// FailuresOnly: the sheet lists failures, a row without a verdict failed.
	FailuresOnly bool
	// Judged: the notice gives verdicts.
	Judged bool
	// Entries: a row is a visit or a problem, of which an object may have several.
	Entries bool
	places  map[string]int
	headers []string     // of the sheet, as notice.toml would name them
	table   *sheet.Table // that has a row an object; nil: a column a platform
}

// RosterColumn is one column of a roster: the sheet's header and, where it is
// known, the key and usual name of its meaning.
type RosterColumn struct {
	Key    string // "" for a column of the office's own
	Name   string // usual name, or the header
	Header string // as in the sheet, 组/名 for heads of two levels
	// Values it may have, beside those of the rows.
	Values []string
}

// Object is a site or an account. Its cells stand in the order of the roster's
// columns; what a column means is asked by key.
type Object struct {
	Kind   *Kind
	Row    int // of the sheet
	Cells  []Cell
	roster *Roster
}

// Cell is one cell as read; Place is where a change would have to be made, the
// first cell of a merged range.
type Cell struct {
	Text  string // as it is printed and compared with words: what the cell shows
	Value sheet.Value
	Place diag.Place
	Also  []diag.Place // further cells the text follows from, for derived columns
}

// Number is the exact value of a cell that holds a number, whatever it shows of it;
// that of 93% is 93/100.
func (c Cell) Number() (value *big.Rat, percent, ok bool) {
	if c.Value.Kind == sheet.Numeric {
		return c.Value.Exact()
	}
	return sheet.Number(c.Text)
}

// Get returns the cell of a column by its key; the zero Cell when there is none.
func (o *Object) Get(key string) Cell {
	if i, ok := o.roster.places[key]; ok && i < len(o.Cells) {
		return o.Cells[i]
	}
	return Cell{}
}

// Text is the text of a column by its key.
func (o *Object) Text(key string) string {
	if i, ok := o.roster.places[key]; ok && i < len(o.Cells) {
		return o.Cells[i].Text
	}
	return ""
}

// Has reports whether the roster has a column of that key.
func (r *Roster) Has(key string) bool { _, ok := r.places[key]; return ok }

// NoDates tells of the cells of the roster that hold a day no calendar has.
func (r *Roster) NoDates() diag.Findings {
	var findings diag.Findings
	for _, o := range r.Objects {
		for _, c := range o.Cells {
			sheet.TellNoDates(c.Value, &findings)
		}
	}
	return findings
}

// Label is what sentences call the object: 简称, else its name, else its code.
func (o *Object) Label() string {
	for _, key := range []string{ColShort, ColName, ColCode} {
		if t := o.Text(key); t != "" {
			return t
		}
	}
	return o.Kind.Name
}

// labelPlaces are the cells that decide what the object is called: an empty 简称
// gives way to the name.
func (o *Object) labelPlaces() []diag.Place {
	var out []diag.Place
	for _, key := range []string{ColShort, ColName, ColCode} {
		out = append(out, placeOf(o.Get(key))...)
		if o.Text(key) != "" {
			break
		}
	}
	return out
}

// place is the cell that says the object exists: its name, or the first cell.
func (o *Object) place() diag.Place {
	if c := o.Get(ColName); !c.Place.IsZero() {
		return c.Place
	}
	for _, c := range o.Cells {
		if !c.Place.IsZero() {
			return c.Place
		}
	}
	return diag.Place{File: o.roster.File, Sheet: o.roster.Sheet}
}

// names returns the names the object goes by, the present one first.
func (o *Object) names() []string {
	var out []string
	for _, key := range []string{ColName, ColFormer} {
		if t := o.Text(key); t != "" {
			out = append(out, t)
		}
	}
	return out
}
