package conf

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// Quoted is a text in quotation marks where it stands in a file, for who rewrites it
// there and leaves the rest of the file as it is.
type Quoted struct {
	Path     []string // of the value; of a key, of what it is the key of
	Key      bool     // the last part of Path itself, not its value
	From, To int      // byte offsets, marks included
	Line     int      // 1-based, of the mark that opens it
}

// Texts returns the texts in quotation marks of a file, keys and values, in order. The
// bytes are those of a file that Read takes.
func Texts(src string) []Quoted { return scan(src).quoted }

// bounds is where the token stands.
func (s *scanner) bounds() (from, to int) {
	to = s.size - len(s.rest)
	return to - len(s.token), to
}

func (s *scanner) quoteValue(path []string) {
	if s.token == "" || s.token[0] != '"' && s.token[0] != '\'' {
		return
	}
	from, to := s.bounds()
	s.quoted = append(s.quoted, Quoted{Path: slices.Clone(path), From: from, To: to, Line: s.line})
}

// quoteKey keeps the last part of a key that has just been read.
func (s *scanner) quoteKey(table, key []string) {
	if len(key) == 0 || s.keyTo == s.keyFrom {
		return
	}
	s.quoted = append(s.quoted, Quoted{Path: slices.Concat(table, key), Key: true, From: s.keyFrom, To: s.keyTo, Line: s.line})
}

// Unquote is the text of a Quoted, raw as it stands in the file, and where in raw each of
// its bytes comes from, the end included. ok is false for what is no text of TOML.
func Unquote(raw string) (text string, from []int, ok bool) {
	var into struct{ X string }
	if _, err := toml.Decode("X = "+raw, &into); err != nil || raw == "" {
		return "", nil, false
	}
	at, end := 1, len(raw)-1
	if long := strings.Repeat(raw[:1], 3); len(raw) >= 6 && strings.HasPrefix(raw, long) {
		at, end = 3, len(raw)-3
		for _, lineEnd := range []string{"\r\n", "\n"} {
			if strings.HasPrefix(raw[at:], lineEnd) { // none of the text
				at += len(lineEnd)
				break
			}
		}
	}
	for i := 0; i < len(into.X) && at < end; {
		n := continued(raw[at:end], raw[0])
		at += n
		_, size := utf8.DecodeRuneInString(into.X[i:])
		for range size {
			from = append(from, at)
		}
		at += written(raw[at:], size, raw[0])
		i += size
	}
	return into.X, append(from, end), len(from) == len(into.X)
}

// continued is how long a backslash at the end of a line is, with the blanks behind it.
func continued(raw string, quote byte) int {
	rest := strings.TrimLeft(strings.TrimPrefix(raw, `\`), " \t\r")
	if quote != '"' || !strings.HasPrefix(raw, `\`) || !strings.HasPrefix(rest, "\n") {
		return 0
	}
	return len(raw) - len(strings.TrimLeft(rest, " \t\r\n"))
}

// written is how many bytes stand for a character that takes size bytes.
func written(raw string, size int, quote byte) int {
	if quote == '\'' || !strings.HasPrefix(raw, `\`) || len(raw) < 2 {
		return size
	}
	if n := map[byte]int{'x': 4, 'u': 6, 'U': 10}[raw[1]]; n > 0 {
		return n
	}
	return 2
}
