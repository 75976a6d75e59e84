// Package claims reads what a sentence typed by hand says of the data: of which objects,
// which group, which measure and which period each of its numbers is. What is read is an
// expression a text could ask for the same number by, so that the number can be held against
// the data.
//
// It is certain of a number only when it knows every word that belongs to it: an unknown
// word may narrow what is counted, and a number beside one is left alone. Where a sentence
// may be read in several ways a number is wrong only if it is wrong in all of them.
//
// The package knows no data: a Lexicon says by which words they are spoken of, and an Asker
// what an expression comes to.
package claims

import (
	"slices"
	"time"

	"tongbao/cmd/tongbao/internal/figures"
)

// Period is the time a number is of.
type Period int

const (
	Now Period = iota
	Before
	YearAgo
)

// asked is what the expression of objects in a period begins with.
var asked = [...]string{Now: "", Before: "上期.", YearAgo: "去年同期."}

// Object is a sort of things the notice has data of: the objects of a roster, or the rows of
// a sheet.
type Object struct {
	Expression string   // 网站, 留言
	FollowUp   string   // 上期不合格网站; empty: nothing follows last period's failures
	Names      []string // by which a sentence speaks of them
	Counters   []string // measure words of one of them; empty: any
	Free       bool     // rows of a sheet, which have no verdicts
	Graded     bool     // there are verdicts beside 合格 and 不合格
	Values     []Value
	NameColumn string  // what conditions call the names of the objects
	Members    []Value // the names
	Nouns      []Noun
	Columns    []Column // of numbers
}

// Value is a text that some of the objects have in a column.
type Value struct {
	Column string
	Quoted string   // as it stands in a condition
	Names  []string // by which a sentence speaks of it
	Sorted bool     // of a problem: every object that has it, as its finding says, is sorted under it
}

// Noun is a word by which a sentence counts the different texts of a column: 个地区.
type Noun struct{ Word, Column string }

// Column is a column of numbers.
type Column struct {
	Asked, Named string // behind an object, and in the brackets of a word
	Names        []string
	Whole        bool // others may be a share of it: 收到
}

// Lexicon is how the data of a notice are spoken of.
type Lexicon struct {
	Objects []Object
	Action  string              // 检查, 抽查
	Whole   []string            // the area of all objects: 全市
	Office  []string            // who speaks
	Periods map[string][]Period // words for periods; several where one does not say which
	// First and Last are the days the data may be of; a date beyond them is another time.
	First, Last time.Time
}

// Asker evaluates an expression without a trace: the figure, and whether it went up (+1) or
// down (-1) where it is a change. ok is false when it cannot be told.
type Asker func(expression string) (f *figures.Figure, direction int, ok bool)

// Reader reads texts over the data of one notice.
type Reader struct {
	lexicon Lexicon
	ask     Asker
	words   dictionary
	names   map[string][]nameRef
	known   map[string]answer // by expression
}

type answer struct {
	figure    *figures.Figure
	direction int
	ok        bool
}

// New returns a reader of texts about the data a lexicon speaks of.
func New(l Lexicon, ask Asker) *Reader {
	return &Reader{lexicon: l, ask: ask, words: newDictionary(&l), names: namesOf(&l), known: map[string]answer{}}
}

// Times are the periods of the data that words name.
func (r *Reader) Times(words string) []Period { return r.lexicon.Periods[words] }

// namesOf are the names of the data by what they stand for.
func namesOf(l *Lexicon) map[string][]nameRef {
	out := map[string][]nameRef{}
	for i, o := range l.Objects {
		for _, v := range slices.Concat(o.Values, o.Members) {
			for _, name := range v.Names {
				out[name] = append(out[name], nameRef{object: i, column: v.Column, quoted: v.Quoted, member: v.Column == o.NameColumn})
			}
		}
	}
	return out
}

func (r *Reader) value(expression string) answer {
	a, ok := r.known[expression]
	if !ok {
		a.figure, a.direction, a.ok = r.ask(expression)
		r.known[expression] = a
	}
	return a
}

// Number is a number of a passage with its measure word.
type Number struct {
	Start, End int    // byte offsets; End is behind the unit
	Digits     string // 94.8
	Unit       string // 个, %, 个百分点; empty: it says nothing of data, such as the day of a date
	Typed      bool   // by hand; else it is counted, and only says what the sentence is about
	// NoneFailed: it stands for words that say that none failed: 全部合格, 没有 before 不合格.
	NoneFailed bool
}

// Span is a part of a passage whose words are the data's own.
type Span struct{ Start, End int }

// Passage is a text that is read in one go.
type Passage struct {
	Text     string
	Headings []string // it stands under, the outermost first
	Numbers  []Number
	Opaque   []Span // names and cells, in order
}

// Verdict is how a typed number stands to the data.
type Verdict int

const (
	Unproved     Verdict = iota
	Equal                // it is the number of the data
	Near                 // it is given as an approximation, and holds
	Contradicted         // it is another number than that of the data
)

// Claim is what a typed number says, and how that stands to the data.
type Claim struct {
	Verdict
	Expression string          // that asks for the number of the data, printed with the decimals typed
	Figure     *figures.Figure // what it comes to
	Up, Down   bool            // Figure is a change, and that is its direction
	Signed     string          // the expression that prints the change with its direction; empty: it is none
	Unit       bool            // Figure's text has the unit
}
