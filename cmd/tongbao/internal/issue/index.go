package issue

import (
	"slices"
	"strconv"
	"strings"
)

// maxDepth bounds nested arrays and inline tables and the parts of a dotted key.
// The schema needs four levels.
const maxDepth = 32

// index says on which line each key and element of a TOML file stands, and in
// which order keys come; the decoder keeps neither.
type index struct {
	lines   map[string]int // path joined with pathSeparator → 1-based line
	order   []string       // paths as they come
	tooDeep int            // line where nesting passes maxDepth; 0: nowhere
	twice   int            // line of a key that was given before, also as a table; 0: none
}

// children returns the last parts of the paths directly below path, in order.
func (x *index) children(path []string) []string {
	prefix := strings.Join(path, pathSeparator) + pathSeparator
	var out []string
	for _, p := range x.order {
		if rest, ok := strings.CutPrefix(p, prefix); ok && !strings.Contains(rest, pathSeparator) {
			out = append(out, rest)
		}
	}
	return out
}

// scanner walks a TOML file. It trusts nothing: on text it does not understand
// it goes on with the next line, so that it ends on any input.
type scanner struct {
	src    string
	pos    int
	starts []int          // offsets of line starts
	arrays map[string]int // elements so far of each array of tables
	prefix []string       // table the keys belong to
	out    *index
}

// indexLines indexes src.
func indexLines(src string) *index {
	s := &scanner{src: src, starts: []int{0}, arrays: map[string]int{}, out: &index{lines: map[string]int{}}}
	for i := range len(src) {
		if src[i] == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
	for s.pos < len(src) {
		switch c := src[s.pos]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			s.pos++
		case c == '#':
			s.skipLine()
		case c == '[':
			s.header()
		default:
			if !s.pair(s.prefix, 0) {
				s.skipLine()
			}
		}
	}
	return s.out
}

func (s *scanner) line() int {
	at, found := slices.BinarySearch(s.starts, s.pos)
	if found {
		return at + 1
	}
	return at
}

func (s *scanner) note(path []string) {
	p := strings.Join(path, pathSeparator)
	if _, known := s.out.lines[p]; !known {
		s.out.lines[p] = s.line()
		s.out.order = append(s.out.order, p)
	}
}

// tooDeep notes the line and gives up on the rest: the decoder takes quadratic
// time for long dotted keys and may overflow the stack on deep arrays.
func (s *scanner) tooDeep() {
	s.out.tooDeep = s.line()
	s.pos = len(s.src)
}

func (s *scanner) skipLine() {
	if end := strings.IndexByte(s.src[s.pos:], '\n'); end >= 0 {
		s.pos += end + 1
		return
	}
	s.pos = len(s.src)
}

// skipBlank passes white space, and with lines also line ends and comments.
func (s *scanner) skipBlank(lines bool) {
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case c == ' ' || c == '\t' || c == '\r':
			s.pos++
		case lines && c == '\n':
			s.pos++
		case lines && c == '#':
			s.skipLine()
		default:
			return
		}
	}
}

func (s *scanner) accept(token string) bool {
	if strings.HasPrefix(s.src[s.pos:], token) {
		s.pos += len(token)
		return true
	}
	return false
}

// header reads [a.b] or [[a.b]] and makes it the table of the keys below.
func (s *scanner) header() {
	many := s.accept("[[")
	if !many {
		s.pos++
	}
	key := s.key()
	if len(key) == 0 {
		s.skipLine()
		return
	}
	s.prefix = nil
	for i, part := range key {
		s.prefix = append(s.prefix, part)
		name := strings.Join(s.prefix, pathSeparator)
		last := i == len(key)-1
		if last && many {
			s.note(s.prefix)
			s.arrays[name]++
		}
		if n := s.arrays[name]; n > 0 {
			s.prefix = append(s.prefix, strconv.Itoa(n-1))
		}
		s.note(s.prefix)
	}
	s.skipLine()
}

// key reads a dotted key; it is empty where there is none.
func (s *scanner) key() []string {
	var parts []string
	for {
		s.skipBlank(false)
		part, ok := s.keyPart()
		if !ok {
			return parts
		}
		parts = append(parts, part)
		s.skipBlank(false)
		if !s.accept(".") {
			return parts
		}
		if len(parts) > maxDepth {
			s.tooDeep()
			return parts
		}
	}
}

func (s *scanner) keyPart() (string, bool) {
	if s.pos >= len(s.src) {
		return "", false
	}
	start := s.pos
	switch s.src[s.pos] {
	case '"', '\'':
		quote := s.src[s.pos]
		s.text()
		if raw := s.src[start:s.pos]; quote == '"' {
			if plain, err := strconv.Unquote(raw); err == nil {
				return plain, true
			}
		}
		return strings.Trim(s.src[start:s.pos], string(quote)), true
	}
	for s.pos < len(s.src) && !strings.ContainsRune(" \t\r\n=.[]{},#\"'", rune(s.src[s.pos])) {
		s.pos++
	}
	return s.src[start:s.pos], s.pos > start
}

// pair reads key = value; false where there is no key or no equals sign.
func (s *scanner) pair(prefix []string, depth int) bool {
	at := s.pos
	key := s.key()
	if len(key) == 0 {
		return false
	}
	after := s.pos
	path := slices.Clip(prefix)
	s.pos = at
	for i, part := range key {
		path = append(path, part)
		if _, known := s.out.lines[strings.Join(path, pathSeparator)]; known && i == len(key)-1 && s.out.twice == 0 {
			s.out.twice = s.line()
		}
		s.note(path)
	}
	s.pos = after
	if s.skipBlank(false); !s.accept("=") {
		return false
	}
	s.value(path, depth)
	return true
}

func (s *scanner) value(path []string, depth int) {
	s.skipBlank(false)
	if s.pos >= len(s.src) {
		return
	}
	c := s.src[s.pos]
	if depth >= maxDepth && (c == '[' || c == '{') {
		s.tooDeep()
		return
	}
	switch c {
	case '"', '\'':
		s.text()
	case '[':
		s.pos++
		s.array(path, depth+1)
	case '{':
		s.pos++
		s.inlineTable(path, depth+1)
	default:
		for s.pos < len(s.src) && !strings.ContainsRune("\n#,]}", rune(s.src[s.pos])) {
			s.pos++
		}
	}
}

func (s *scanner) array(path []string, depth int) {
	for i := 0; ; {
		s.skipBlank(true)
		if s.pos >= len(s.src) || s.accept("]") {
			return
		}
		if s.accept(",") {
			continue
		}
		at := s.pos
		s.note(element(path, i))
		s.value(element(path, i), depth)
		i++
		if s.pos == at {
			s.pos++
		}
	}
}

func (s *scanner) inlineTable(path []string, depth int) {
	for {
		s.skipBlank(true)
		if s.pos >= len(s.src) || s.accept("}") {
			return
		}
		if s.accept(",") {
			continue
		}
		at := s.pos
		if !s.pair(path, depth) && s.pos == at {
			s.pos++
		}
	}
}

// text passes a string of any of the four forms.
func (s *scanner) text() {
	quote := s.src[s.pos : s.pos+1]
	long := strings.HasPrefix(s.src[s.pos:], strings.Repeat(quote, 3))
	if long {
		quote = strings.Repeat(quote, 3)
	}
	s.pos += len(quote)
	for s.pos < len(s.src) {
		switch {
		case s.accept(quote):
			for long && s.accept(quote[:1]) { // up to two quotes may stand before the closing three
			}
			return
		case quote[0] == '"' && s.src[s.pos] == '\\':
			s.pos = min(s.pos+2, len(s.src))
		case !long && s.src[s.pos] == '\n':
			return
		default:
			s.pos++
		}
	}
}
