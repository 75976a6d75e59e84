package diag

import (
	"fmt"
	"slices"
)

// Code is one kind of finding: the stable name a clerk meets behind a finding,
// and what holds for every finding of that name.
type Code struct {
	Name            string // kebab-case: "empty-sheet"
	Severity        Severity
	Help            string // what it means and what to do, in Chinese
	Clause          string // the rule behind it, "" if there is none
	Acknowledgeable bool   // the office may accept it with [[acknowledged]]
	OfWhole         bool   // told of a notice that nothing is left out of
	Pending         bool   // what is missing may still come: a draft does without it
}

// Trait is something that holds for some codes only.
type Trait func(*Code)

// Under names the rule that a finding stands for.
func Under(clause string) Trait { return func(c *Code) { c.Clause = clause } }

// Acknowledgeable lets the office live with an error: the data is odd or does not
// agree, and the notice is whole all the same. Every other error leaves something
// out of what is printed. Warnings and infos can always be acknowledged.
func Acknowledgeable(c *Code) { c.Acknowledgeable = true }

// OfWhole marks what may follow from any error that leaves something out: an empty list,
// a number that nothing asks for. Beside such an error it is not told.
func OfWhole(c *Code) { c.OfWhole = true }

// Pending marks what may be missing while the results still come in: in a draft it is a
// warning, and what would be printed of it is left to be filled in.
func Pending(c *Code) { c.Pending = true }

// Register lists the codes that one package tells. It is filled by the
// declarations of the package's codes, while the program starts, and never after.
type Register []Code

// Error registers a code that stops the notice.
func (r *Register) Error(name, help string, traits ...Trait) Code {
	return r.add(Code{Name: name, Severity: Error, Help: help}, traits)
}

// Warning registers a likely slip, or a broken "must" of official form.
func (r *Register) Warning(name, help string, traits ...Trait) Code {
	return r.add(Code{Name: name, Severity: Warning, Help: help, Acknowledgeable: true}, traits)
}

// Info registers what is worth knowing and stops nothing.
func (r *Register) Info(name, help string, traits ...Trait) Code {
	return r.add(Code{Name: name, Severity: Info, Help: help, Acknowledgeable: true}, traits)
}

// Names lists the names of the codes.
func (r Register) Names() []string {
	out := make([]string, len(r))
	for i, c := range r {
		out[i] = c.Name
	}
	return out
}

func (r *Register) add(c Code, traits []Trait) Code {
	for _, t := range traits {
		t(&c)
	}
	*r = append(*r, c)
	return c
}

// Found makes a finding of the code: where, what to do, and what is wrong.
func (c Code) Found(at Place, hint, format string, args ...any) Finding {
	return Finding{Severity: c.Severity, Code: c.Name, Place: at, Text: fmt.Sprintf(format, args...), Hint: hint,
		Clause: c.Clause, Acceptable: c.Acknowledgeable, OfWhole: c.OfWhole, Pending: c.Pending}
}

// InDraft returns the findings as they are of a draft: what may still come is a warning.
func (fs Findings) InDraft() Findings {
	out := slices.Clone(fs)
	for i, f := range out {
		if f.Pending {
			out[i] = f.Eased()
		}
	}
	return out
}

// Eased returns the finding as a warning at most: nothing rests on what it is about.
func (f Finding) Eased() Finding {
	f.Severity = min(f.Severity, Warning)
	return f
}

// Is reports whether the finding is one of the code.
func (f Finding) Is(c Code) bool { return f.Code == c.Name }

// Tell appends a finding of code c; hint says what to do, format and args what is
// wrong, both in complete Chinese sentences without the place.
func (fs *Findings) Tell(c Code, at Place, hint, format string, args ...any) {
	*fs = append(*fs, c.Found(at, hint, format, args...))
}
