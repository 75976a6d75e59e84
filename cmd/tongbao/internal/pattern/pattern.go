// Package pattern is regular expressions that are compiled when they are first asked for. Hundreds of them with
// Chinese classes cost milliseconds at every start of the program, of which most commands need none. A text that has none
// of the words a match must hold is not searched.
package pattern

import (
	"os"
	"regexp"
	"strings"
	"sync"
)

// Pattern is a regular expression; its methods are those of regexp.Regexp. It is safe for concurrent use.
type Pattern struct{ compiled func() *searched }

// searched is a compiled expression, with what must be in a text in which it matches.
type searched struct {
	*regexp.Regexp
	needs []string // one of them; none: anything may match
}

// in is the expression where the text may hold a match, nil where it cannot.
func (p *Pattern) in(s string) *regexp.Regexp {
	c := p.compiled()
	for _, n := range c.needs {
		if strings.Contains(s, n) {
			return c.Regexp
		}
	}
	if len(c.needs) > 0 {
		return nil
	}
	return c.Regexp
}

// New is the pattern of an expression. One that does not compile panics when it is first asked for, in a test at once.
func New(expression string) *Pattern {
	p := &Pattern{sync.OnceValue(func() *searched { return &searched{regexp.MustCompile(expression), needsOf(expression)} })}
	if strings.HasSuffix(strings.TrimSuffix(os.Args[0], ".exe"), ".test") {
		p.compiled()
	}
	return p
}

// MatchString is that of regexp.Regexp.
func (p *Pattern) MatchString(s string) bool {
	re := p.in(s)
	return re != nil && re.MatchString(s)
}

// FindString is that of regexp.Regexp.
func (p *Pattern) FindString(s string) string {
	if re := p.in(s); re != nil {
		return re.FindString(s)
	}
	return ""
}

// FindStringIndex is that of regexp.Regexp.
func (p *Pattern) FindStringIndex(s string) []int {
	if re := p.in(s); re != nil {
		return re.FindStringIndex(s)
	}
	return nil
}

// FindStringSubmatch is that of regexp.Regexp.
func (p *Pattern) FindStringSubmatch(s string) []string {
	if re := p.in(s); re != nil {
		return re.FindStringSubmatch(s)
	}
	return nil
}

// FindStringSubmatchIndex is that of regexp.Regexp.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	if re := p.in(s); re != nil {
		return re.FindStringSubmatchIndex(s)
	}
	return nil
}

// FindAllString is that of regexp.Regexp.
func (p *Pattern) FindAllString(s string, n int) []string {
	if re := p.in(s); re != nil {
		return re.FindAllString(s, n)
	}
	return nil
}

// FindAllStringIndex is that of regexp.Regexp.
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	if re := p.in(s); re != nil {
		return re.FindAllStringIndex(s, n)
	}
	return nil
}

// FindAllStringSubmatch is that of regexp.Regexp.
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	if re := p.in(s); re != nil {
		return re.FindAllStringSubmatch(s, n)
	}
	return nil
}

// FindAllStringSubmatchIndex is that of regexp.Regexp.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if re := p.in(s); re != nil {
		return re.FindAllStringSubmatchIndex(s, n)
	}
	return nil
}

// ReplaceAllString is that of regexp.Regexp.
func (p *Pattern) ReplaceAllString(s, by string) string {
	if re := p.in(s); re != nil {
		return re.ReplaceAllString(s, by)
	}
	return s
}

// ReplaceAllStringFunc is that of regexp.Regexp.
func (p *Pattern) ReplaceAllStringFunc(s string, by func(string) string) string {
	if re := p.in(s); re != nil {
		return re.ReplaceAllStringFunc(s, by)
	}
	return s
}

// Split is that of regexp.Regexp.
func (p *Pattern) Split(s string, n int) []string { return p.compiled().Split(s, n) }

// ExpandString is that of regexp.Regexp.
func (p *Pattern) ExpandString(to []byte, template, s string, match []int) []byte {
	return p.compiled().ExpandString(to, template, s, match)
}
