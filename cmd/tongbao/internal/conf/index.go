package conf

import (
	"slices"
	"strconv"
	"strings"
)

// maxDepth bounds nested arrays and inline tables and the parts of a dotted key.
// The deepest file we read has four levels.
const maxDepth = 32

// pathSeparator joins the parts of a path; no TOML key can hold it unescaped in
// practice, and a clash could only mislead a line number.
const pathSeparator = "\x00"

func join(path []string) string { return strings.Join(path, pathSeparator) }

// below is the path of a key or element of what path names.
func below(path []string, part string) []string { return append(slices.Clip(path), part) }

// spot is where a key or element stands: its 1-based line, and its number among
// all of the file. The decoder keeps neither.
type spot struct{ line, rank int }

// scanner walks a TOML file and notes where its keys and elements stand. It trusts
// nothing: what it does not understand it passes over, so that it ends on any input.
type scanner struct {
	token   string          // a string, a word, a mark or a line end; empty at the end
	line    int             // of the token
	rest    string          // behind the token
	arrays  map[string]int  // elements so far of each array of tables
	spots   map[string]spot // by path
	tooDeep int             // line where nesting passes maxDepth; 0: nowhere
	twice   int             // line of a key that was given before, also as a table; 0: none
	size    int             // bytes of the whole file
	source  string          // the whole file
	quoted  []Quoted
	keyFrom int // bounds of the last part of a key
	keyTo   int
	done    int // where the token before this one ends
	entries []Entry
}

// scan walks src.
func scan(src string) *scanner {
	s := &scanner{line: 1, rest: src, arrays: map[string]int{}, spots: map[string]spot{}, size: len(src), source: src}
	var table []string
	for s.next(); s.token != ""; {
		switch {
		case s.token == "\n":
			s.next()
		case s.token == "[":
			table = s.header()
		case !s.pair(table, 0):
			s.skipLine()
		}
	}
	return s
}

// next takes the next token; a comment is none.
func (s *scanner) next() {
	s.done = s.size - len(s.rest)
	s.line += strings.Count(s.token, "\n")
	s.rest = strings.TrimLeft(s.rest, " \t\r")
	if strings.HasPrefix(s.rest, "#") {
		_, s.rest = cutLine(s.rest)
	}
	n := tokenLength(s.rest)
	s.token, s.rest = s.rest[:n], s.rest[n:]
}

// cutLine parts s before its first line end.
func cutLine(s string) (line, rest string) {
	if end := strings.IndexByte(s, '\n'); end >= 0 {
		return s[:end], s[end:]
	}
	return s, ""
}

const marks = "\n=.,[]{}"

func tokenLength(s string) int {
	switch {
	case s == "":
		return 0
	case s[0] == '"' || s[0] == '\'':
		return stringLength(s)
	case strings.IndexByte(marks, s[0]) >= 0:
		return 1
	}
	if end := strings.IndexAny(s, marks+" \t\r#\"'"); end >= 0 {
		return end
	}
	return len(s)
}

// stringLength measures a string of any of the four forms; one that does not end
// goes to the end of its line, or of the file.
func stringLength(s string) int {
	quote := s[:1]
	if long := strings.Repeat(quote, 3); strings.HasPrefix(s, long) {
		quote = long
	}
	for i := len(quote); i < len(s); i++ {
		switch {
		case strings.HasPrefix(s[i:], quote):
			i += len(quote)
			for len(quote) == 3 && strings.HasPrefix(s[i:], quote[:1]) { // up to two quotes may stand before the closing three
				i++
			}
			return i
		case quote[0] == '"' && s[i] == '\\':
			i++
		case len(quote) == 1 && s[i] == '\n':
			return i
		}
	}
	return len(s)
}

// at reports whether the token is one of those given, or the end.
func (s *scanner) at(tokens ...string) bool { return s.token == "" || slices.Contains(tokens, s.token) }

func (s *scanner) skipLine() {
	for !s.at("\n") {
		s.next()
	}
}

func (s *scanner) note(path []string) {
	p := join(path)
	if _, known := s.spots[p]; !known {
		s.spots[p] = spot{s.line, len(s.spots)}
	}
}

// giveUp notes the line and ends the walk: the decoder takes quadratic time for
// long dotted keys and may overflow the stack on deep arrays.
func (s *scanner) giveUp() { s.tooDeep, s.token, s.rest = s.line, "", "" }

// header reads [a.b] or [[a.b]] and returns the table of the keys below.
func (s *scanner) header() []string {
	line := s.line
	s.next()
	many := s.token == "["
	if many {
		s.next()
	}
	var table []string
	key := s.key()
	for i, part := range key {
		table = append(table, part)
		name := join(table)
		if many && i == len(key)-1 {
			s.note(table)
			s.arrays[name]++
		}
		if n := s.arrays[name]; n > 0 {
			table = append(table, strconv.Itoa(n-1))
		}
		s.note(table)
	}
	s.entries = append(s.entries, Entry{Path: slices.Clone(table), Section: true, First: line, Last: line})
	s.skipLine()
	return table
}

// key reads a dotted key; it is empty where there is none.
func (s *scanner) key() []string {
	var parts []string
	for !s.at("\n", "=", ".", ",", "[", "]", "{", "}") {
		s.keyFrom, s.keyTo = s.bounds()
		part := strings.Trim(s.token, `"'`)
		if plain, err := strconv.Unquote(s.token); err == nil && s.token[0] == '"' {
			part = plain
		}
		parts = append(parts, part)
		if s.next(); s.token != "." {
			break
		}
		if s.next(); len(parts) > maxDepth {
			s.giveUp()
		}
	}
	return parts
}

// pair reads key = value; false where there is no key or no equals sign.
func (s *scanner) pair(table []string, depth int) bool {
	from, line := s.size-len(s.rest)-len(s.token), s.line
	key := s.key()
	path := slices.Clip(table)
	s.quoteKey(path, key)
	for i, part := range key {
		path = append(path, part)
		if _, known := s.spots[join(path)]; known && i == len(key)-1 && s.twice == 0 {
			s.twice = s.line
		}
		s.note(path)
	}
	if len(key) == 0 || s.token != "=" {
		return false
	}
	s.next()
	value := s.size - len(s.rest) - len(s.token)
	at := len(s.entries)
	s.entries = append(s.entries, Entry{Path: path, Depth: depth, First: line, From: from, Value: value})
	s.value(path, depth)
	s.entries[at].To = s.done
	s.entries[at].Last = line + strings.Count(s.source[from:s.done], "\n")
	return true
}

func (s *scanner) value(path []string, depth int) {
	open := s.token
	if open != "[" && open != "{" {
		s.quoteValue(path)
		for !s.at("\n", ",", "]", "}") {
			s.next()
		}
		return
	}
	if depth >= maxDepth {
		s.giveUp()
		return
	}
	s.next()
	for i := 0; !s.at("]", "}"); {
		left := len(s.rest)
		switch {
		case s.token == "," || s.token == "\n":
		case open == "[":
			element := below(path, strconv.Itoa(i))
			s.note(element)
			s.value(element, depth+1)
			i++
		default:
			s.pair(path, depth+1)
		}
		if len(s.rest) == left { // nothing was read, or only the last token of the file
			s.next()
		}
	}
	s.next()
}
