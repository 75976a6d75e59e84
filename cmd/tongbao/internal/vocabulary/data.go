package vocabulary

import (
	"errors"
	"slices"
	"time"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/language"
)

// Data is everything the texts of a notice may ask for.
type Data struct {
	Issue   *issue.Issue
	Ledger  *figures.Ledger
	Effort  *Effort // what the texts have taken so far; nil: this one is alone
	Draft   bool    // what is not there yet is left to be filled in
	Kinds   []*inspection.Kind
	Rosters []*Roster      // of the kinds the notice is about
	Sheets  []*figures.Set // every other sheet that was read as a table: 留言, 复查, 典型做法
	// SheetsBefore and SheetsYearAgo are those of the folders the notice is compared with.
	SheetsBefore, SheetsYearAgo []*figures.Set

	Missing []string // sheets that notice.toml names and no workbook has, which is told
	// Aside says of sheets that are there and cannot be asked by their name why and what to do.
	Aside map[string]*language.Error
	// Pieces are texts with pieces that any text may use; of two of a name the later counts.
	Pieces []Source
	// Table makes the table of a name, a [[table]] or a sheet as a list, for a line of the text.
	Table func(name string, line int) (*document.Table, error)
	// Said is what a text of notice.toml says, by its path, its own actions run; Settle has
	// the actions of fields of [notice] run that are about to be read.
	Said   func(path ...any) ([]document.Inline, error)
	Settle func(fields ...string) error
}

// ErrTold is the error of something whose findings have been given already.
var ErrTold = errors.New("told")

// Source is a text with the file it stands in.
type Source struct{ Name, Text string }

// Roster is the objects of one kind: the set of all with the dates of their inspection.
type Roster struct {
	*figures.Set
	Kind     *inspection.Kind
	AsOf     time.Time // cut-off of the register
	From, To time.Time // window of the inspection
	// Before and YearAgo are the same objects in the last period and in the same
	// period of last year; Follow is last period's failures with what became of
	// them. nil where the notice is not compared.
	Before, YearAgo, Follow *figures.Set
	// BeforePeriod and YearAgoPeriod name those periods: 2026年第一季度.
	BeforePeriod, YearAgoPeriod string
}

// Roster is the roster that tables and attachments call by the key of its kind; nil
// when the notice has none.
func (d *Data) Roster(key string) *Roster {
	for _, r := range d.Rosters {
		if r.Kind.Key == key {
			return r
		}
	}
	return nil
}

// Sheet is a free sheet by its name; nil when there is none.
func (d *Data) Sheet(name string) *figures.Set { return sheetNamed(d.Sheets, name) }

// sheetIn is a free sheet of a period; nil when its folder has none of the name.
func (d *Data) sheetIn(name string, p period) *figures.Set {
	switch p {
	case before:
		return sheetNamed(d.SheetsBefore, name)
	case yearAgo:
		return sheetNamed(d.SheetsYearAgo, name)
	}
	return d.Sheet(name)
}

func sheetNamed(sheets []*figures.Set, name string) *figures.Set {
	i := slices.IndexFunc(sheets, func(t *figures.Set) bool { return t.Label() == name })
	if i < 0 {
		return nil
	}
	return sheets[i]
}

// SheetNames are the names of the free sheets.
func (d *Data) SheetNames() []string {
	var out []string
	for _, t := range d.Sheets {
		out = append(out, t.Label())
	}
	return out
}

// period is the time a name is asked of.
type period int

const (
	now period = iota
	before
	yearAgo
)

// periodWords are the words of the periods compared with.
var periodWords = map[string]period{"上期": before, "去年同期": yearAgo}

// in is the roster's set of a period; nil when the notice does not compare with it.
func (r *Roster) in(p period) *figures.Set {
	switch p {
	case before:
		return r.Before
	case yearAgo:
		return r.YearAgo
	}
	return r.Set
}
