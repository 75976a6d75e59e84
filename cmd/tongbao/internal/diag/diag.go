// Package diag holds findings: what is wrong in a clerk's files, where it
// stands, and what to do about it. Findings are plain values; every package
// returns them, and only package publish prints them.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Severity tells what a finding stops.
type Severity int

const (
	// Info is worth knowing and stops nothing.
	Info Severity = iota
	// Warning is a likely slip, or a broken "must" of official form.
	Warning
	// Error is data or a figure that cannot be proved, or content that cannot
	// be laid out: nothing is written.
	Error
)

// String returns the word printed before a finding.
func (s Severity) String() string {
	return [...]string{"提示", "警告", "错误"}[s]
}

// MarshalText gives the severity's stable English name for JSON.
func (s Severity) MarshalText() ([]byte, error) {
	return []byte([...]string{"info", "warning", "error"}[s]), nil
}

// UnmarshalText reads what MarshalText wrote.
func (s *Severity) UnmarshalText(b []byte) error {
	for _, k := range []Severity{Info, Warning, Error} {
		if name, _ := k.MarshalText(); string(name) == string(b) {
			*s = k
			return nil
		}
	}
	return fmt.Errorf("unknown severity %q", b)
}

// NoticeFile holds what stands in no sheet and in no text of a notice's folder.
const NoticeFile = "notice.toml"

// Place is where a value came from or where a finding has to be mended. The
// zero Place is "the notice as a whole".
type Place struct {
	File  string `json:"file,omitempty"`  // base name as the clerk knows it; of another period with its folder before it
	Sheet string `json:"sheet,omitempty"` // sheet of a workbook
	Cell  string `json:"cell,omitempty"`  // "F17" or a range "A1:G20"
	Line  int    `json:"line,omitempty"`  // 1-based line of a text file
}

// String formats a place as `inspection.xlsx!网站!F17` or `notice.toml:12`.
func (p Place) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Sheet != "" {
		b.WriteString("!" + p.Sheet)
	}
	if p.Cell != "" {
		b.WriteString("!" + p.Cell)
	}
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	return b.String()
}

// IsZero reports whether the place names nothing.
func (p Place) IsZero() bool { return p == Place{} }

// Finding is one thing a clerk has to know. Text says what is wrong, Hint what
// to do; both are Chinese sentences without the place. Clause names the rule
// behind it, if there is one.
type Finding struct {
	Severity Severity `json:"severity"`
	Code     string   `json:"code"` // stable kebab-case name, e.g. "unknown-key"
	Place    Place    `json:"place"`
	Text     string   `json:"text"`
	Hint     string   `json:"hint,omitempty"`
	Clause   string   `json:"clause,omitempty"`
	// Acknowledged is the office's reason for living with the finding.
	Acknowledged string `json:"acknowledged,omitempty"`
	// Acceptable: the office may give such a reason even for an error.
	Acceptable bool `json:"-"`
	// OfWhole: it may follow from an error that leaves something out of the notice.
	OfWhole bool `json:"-"`
	// Pending: it is of something that a draft may lack.
	Pending bool `json:"-"`
}

// String formats a finding on one line, as it is printed.
func (f Finding) String() string { return f.printed(f.Place.String()) }

// printed is the line of a finding at a place as it is written.
func (f Finding) printed(place string) string {
	var b strings.Builder
	b.WriteString(f.Severity.String())
	if place != "" {
		b.WriteString(" " + Visible(place))
	}
	b.WriteString("：" + shownText(strings.TrimSuffix(f.Text, "。"), maxText))
	if f.Clause != "" {
		b.WriteString("（" + f.Clause + "）")
	}
	hint := shownText(f.Hint, maxHint)
	b.WriteString("。" + hint)
	if last, _ := utf8.DecodeLastRuneInString(hint); hint != "" && !strings.ContainsRune("。？！", last) {
		b.WriteString("。")
	}
	b.WriteString("[" + f.Code + "]")
	return b.String()
}

// Findings is a list of findings in any order.
type Findings []Finding

// Errors counts the findings that stop the notice. An error the office has
// acknowledged does not.
func (fs Findings) Errors() int {
	n := 0
	for _, f := range fs {
		if f.Severity == Error && f.Acknowledged == "" {
			n++
		}
	}
	return n
}

// Open returns those that the office has not acknowledged.
func (fs Findings) Open() Findings {
	return slices.DeleteFunc(slices.Clone(fs), func(f Finding) bool { return f.Acknowledged != "" })
}

// Leaving reports an error among the findings that leaves something out of the notice.
func (fs Findings) Leaving() bool {
	return slices.ContainsFunc(fs, func(f Finding) bool { return f.Severity == Error && !f.Acceptable && !f.OfWhole })
}

// WithoutConsequences returns the findings without those that may follow from an error
// among them which leaves something out of the notice: the error is told, and when it is
// mended the others come again if they still hold.
func (fs Findings) WithoutConsequences() Findings {
	if !fs.Leaving() {
		return fs
	}
	return slices.DeleteFunc(slices.Clone(fs), func(f Finding) bool { return f.OfWhole })
}

// Sorted returns a copy ordered by severity (worst first), place and code,
// without exact repetitions.
func (fs Findings) Sorted() Findings {
	out := slices.Clone(fs)
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(b.Severity, a.Severity),
			cmp.Compare(a.Place.File, b.Place.File),
			cmp.Compare(a.Place.Sheet, b.Place.Sheet),
			cmp.Compare(a.Place.Line, b.Place.Line),
			compareCells(a.Place.Cell, b.Place.Cell),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Text, b.Text),
		)
	})
	return slices.Compact(out)
}

// compareCells orders cell names by row, then column, so that A10 follows B9; a range
// stands where its first cell does.
func compareCells(a, b string) int {
	from := func(s string) (string, int) {
		first, _, _ := strings.Cut(s, ":")
		column, row, ok := splitCell(first)
		if !ok {
			column = s
		}
		return column, row
	}
	ca, ra := from(a)
	cb, rb := from(b)
	return cmp.Or(cmp.Compare(ra, rb), cmp.Compare(len(ca), len(cb)), cmp.Compare(ca, cb), cmp.Compare(a, b))
}
