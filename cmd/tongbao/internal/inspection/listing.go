package inspection

import (
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// Outcome is what the inspection of an object came to.
type Outcome int

const (
	NotInspected Outcome = iota // exists, was not inspected
	Unrated                     // inspected, its grade does not enter the rate
	Passed
	Failed
	Unsure  // whether it was inspected, and passed, cannot be told
	Pending // its result is not there yet, which is told
)

// Coverage says which objects the records are.
type Coverage int

const (
	Full         Coverage = iota // every object has a record: numbers are counted
	FailuresOnly                 // only failures have one: failures are counted, totals stated
	StatedOnly                   // records are examples: all numbers are stated
	Partial                      // records are all objects of the groups they belong to; numbers are stated
)

// Universe says what is known of how many objects exist where no number of them is
// stated.
type Universe int

const (
	Whole    Universe = iota // those inspected are all: a census, or every object has a row
	ByGroup                  // the number of those inspected is given group by group: they are taken for all
	Presumed                 // only a number of those inspected is given: they are taken for all
	Sample                   // those inspected were drawn (抽查): there are more
)

// Listing is what is counted: the objects of one kind, judged, as records, with what
// is stated of them; or the rows of a free sheet, which have no verdicts.
type Listing struct {
	Period   string // another period than the notice's: "上期"
	Key      string // begins every key, behind the period: "网站"
	Name     string // how formulas call the objects: "网站"
	Counter  string // measure word: "个"
	Unit     string // column that names the sponsoring unit; empty: none
	Columns  []RosterColumn
	Records  []Record
	Coverage Coverage
	Groups   []Group // stated numbers
	Universe Universe
	// Unread: what is stated of the objects could not be read, and that has been told; what
	// is not known of them is no finding of its own then.
	Unread   bool
	Unjudged bool // a roster without verdicts: all that have a row were looked at, none is rated
	Entries  bool // a record is a visit or a problem, of which an object may have several
	FollowUp bool // the objects failed in the last period; the outcome is what became of them
	// Chosen are the cells, of objects that are no records, that say so: a change
	// there could add a record.
	Chosen []diag.Place
	// Namesakes are the names, as sheet.Fold makes them, that objects on several platforms share, those that are no
	// records among them, with the cells that have them.
	Namesakes map[string][]diag.Place
	// Closed are the objects that have a row and are there no more; they are no records.
	Closed []Gone
	// Grades, from best to worst, and Categories are all there are; empty: not known. A
	// name that is none of them is a finding.
	Grades     []Grade
	Categories []string
	// Known are names of kinds of problems, with Categories those that a cell may hold whole.
	Known  []string
	Sheet  *sheet.Table // the free sheet the records are rows of; nil: they have verdicts
	Totals []Record     // its 合计 and 小计 rows
}

// Record is one object.
type Record struct {
	Name     string       // as sentences call it
	Named    []diag.Place // cells that Name comes from, beside Place
	Place    diag.Place   // the cell that says it exists
	Cells    []Cell       // one a column of the Listing
	Grade    string       // name of its grade
	Outcome  Outcome
	Decided  []diag.Place // cells that decided Grade and Outcome
	Problems []Problem    // whether it failed or passed
	Remarks  []Problem    // what would be Problems, too, with another verdict
	Sorted   []diag.Place // cells that decided Problems and Remarks
	Weighed  []diag.Place // cells of the verdict that parts the two; none where no verdict does
	Clauses  []string     // of the rule set that its problems fall under
}

// Group is what is stated of the objects with one value of a column, or of all
// objects when Column is empty. Nil numbers are not stated.
type Group struct {
	Column, Value                       string
	Existing, Inspected, Passed, Failed *Number
	PassRate                            *Rate
}

// Counted reports that a number of the group is stated; of another the office may state
// figures, such as a rate, without their counts.
func (g Group) Counted() bool {
	return g.Existing != nil || g.Inspected != nil || g.Passed != nil || g.Failed != nil
}

// Rate is a stated percentage as it is printed, 95.6%, and where it stands.
type Rate struct {
	Text  string
	Place diag.Place
}

// Number is a stated count and where it stands.
type Number struct {
	N     int64
	Place diag.Place
}
