package workbook

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"unicode/utf8"
)

// scanner reads XML as programs usually write the large parts of workbooks: UTF-8, elements and texts, and
// nothing else behind the declaration. Whatever it meets beside is errUnusual, so that all it accepts means
// the same to encoding/xml, which reads the part then.
type scanner struct {
	in    *bufio.Reader
	w     walker
	open  []byte // names of the open elements, one behind the other
	begin []int  // where each of them begins in open
	e     element
	text  []byte // of what had to be unescaped
	names map[string]string
	ours  []string // prefixes of our vocabularies; what has one is read by encoding/xml
}

// errUnusual says that a part has to be read by encoding/xml.
var errUnusual = errors.New("not as usual")

// scanBuffer holds the longest tag or text that is read here; it is a few times the longest text of a cell that
// people write.
const scanBuffer = 64 << 10

// scan reads a part to its end, and tells the walker of it.
func scan(r io.Reader, w walker) error {
	s := &scanner{in: bufio.NewReaderSize(r, scanBuffer), w: w, names: map[string]string{}}
	if err := s.declaration(); err != nil {
		return err
	}
	for {
		text, err := s.in.ReadSlice('<')
		if err == io.EOF && len(s.begin) == 0 {
			return s.characters(text)
		}
		if err != nil {
			return errUnusual
		}
		if err := s.characters(text[:len(text)-1]); err != nil {
			return err
		}
		tag, err := s.in.ReadSlice('>')
		if err != nil {
			return errUnusual
		}
		if err := s.tag(tag[:len(tag)-1]); err != nil {
			return err
		}
	}
}

// declaration passes over <?xml …?>, which need not be there.
func (s *scanner) declaration() error {
	const target = "<?xml "
	if head, _ := s.in.Peek(len(target)); string(head) != target {
		return nil
	}
	line, err := s.in.ReadSlice('>')
	inner, closed := bytes.CutSuffix(line, []byte("?>"))
	if err != nil || !closed || bytes.IndexByte(inner[1:], '<') >= 0 || s.attributes(inner[len(target)-1:]) != nil {
		return errUnusual
	}
	for _, a := range s.e.attrs {
		switch value := string(bytes.ToLower(a.value)); string(a.name) {
		case "version":
			if value != "1.0" {
				return errUnusual
			}
		case "encoding":
			if value != "utf-8" {
				return errUnusual
			}
		case "standalone":
		default:
			return errUnusual
		}
	}
	return nil
}

// characters takes the text between two tags.
func (s *scanner) characters(text []byte) error {
	text, err := s.plain(text)
	if err != nil || bytes.Contains(text, []byte("]]>")) {
		return errUnusual
	}
	if s.w.chars != nil && len(text) > 0 {
		s.w.chars(text)
	}
	return nil
}

// plain is a text or value without its escapes, whose characters XML allows.
func (s *scanner) plain(text []byte) ([]byte, error) {
	ascii, escaped := true, false
	for _, c := range text {
		switch {
		case c >= utf8.RuneSelf:
			ascii = false
		case c == '&' || c == '\r':
			escaped = true
		case c < ' ' && c != '\n' && c != '\t' || c == 0x7F:
			return nil, errUnusual
		}
	}
	if !ascii && (!utf8.Valid(text) || bytes.Contains(text, []byte("\uFFFE")) || bytes.Contains(text, []byte("\uFFFF"))) {
		return nil, errUnusual
	}
	if !escaped {
		return text, nil
	}
	return s.unescaped(text)
}

// named are the escapes that have a name.
var named = map[string]byte{"amp": '&', "lt": '<', "gt": '>', "quot": '"', "apos": '\''}

// unescaped is a text with its escapes as the characters they stand for, and all line ends as \n. It is read before
// the next one is.
func (s *scanner) unescaped(text []byte) ([]byte, error) {
	from := len(s.text)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\r':
			if i+1 == len(text) || text[i+1] != '\n' {
				s.text = append(s.text, '\n')
			}
		case c != '&':
			s.text = append(s.text, c)
		default:
			name, _, ended := bytes.Cut(text[i+1:], []byte(";"))
			r, ok := escape(name)
			if !ended || !ok {
				return nil, errUnusual
			}
			s.text = utf8.AppendRune(s.text, r)
			i += len(name) + 1
		}
	}
	return s.text[from:], nil
}

// escape is the character that &name; stands for.
func escape(name []byte) (rune, bool) {
	if c := named[string(name)]; c != 0 {
		return rune(c), true
	}
	number, isNumber := bytes.CutPrefix(name, []byte("#"))
	base := 10
	if hex, isHex := bytes.CutPrefix(number, []byte("x")); isHex {
		number, base = hex, 16
	}
	n, err := strconv.ParseUint(string(number), base, 16)
	r := rune(n)
	allowed := r >= ' ' && r < 0xD800 || r >= 0xE000 && r < 0xFFFE || r == '\n' || r == '\t' || r == '\r'
	return r, isNumber && err == nil && allowed
}

// tag takes what stands between < and >.
func (s *scanner) tag(tag []byte) error {
	s.text = s.text[:0]
	if bytes.IndexByte(tag, '<') >= 0 {
		return errUnusual
	}
	if name, end := bytes.CutPrefix(tag, []byte("/")); end {
		return s.end(name)
	}
	tag, empty := bytes.CutSuffix(tag, []byte("/"))
	n := nameLength(tag)
	if n == 0 {
		return errUnusual
	}
	name := tag[:n]
	if err := s.attributes(tag[n:]); err != nil {
		return err
	}
	if err := s.start(name); err != nil || !empty {
		return err
	}
	return s.end(name)
}

// start opens an element.
func (s *scanner) start(name []byte) error {
	if len(s.begin) >= maxNesting {
		return errUnusual
	}
	depth := len(s.begin)
	s.begin, s.open = append(s.begin, len(s.open)), append(s.open, name...)
	if err := s.spaces(depth); err != nil {
		return err
	}
	if prefix, _, prefixed := bytes.Cut(name, []byte(":")); prefixed {
		if slices.Contains(s.ours, string(prefix)) {
			return errUnusual
		}
		return nil // of another vocabulary
	}
	s.e.name = s.interned(name)
	return s.w.start(&s.e, depth)
}

// spaces looks at the vocabularies an element declares: the first element ours, or none, and others by
// prefixes.
func (s *scanner) spaces(depth int) error {
	for _, a := range s.e.attrs {
		prefix := string(a.space) == "xmlns"
		if !prefix && (len(a.space) > 0 || string(a.name) != "xmlns") {
			continue
		}
		known := slices.Contains(vocabularies, string(a.value))
		switch {
		case !prefix && (depth > 0 || !known), prefix && len(a.value) == 0:
			return errUnusual
		case prefix && known:
			s.ours = append(s.ours, string(a.name))
		}
	}
	return nil
}

// end closes the element opened last.
func (s *scanner) end(name []byte) error {
	last := len(s.begin) - 1
	if last < 0 || !bytes.Equal(s.open[s.begin[last]:], name) {
		return errUnusual
	}
	s.open, s.begin = s.open[:s.begin[last]], s.begin[:last]
	if s.w.end == nil || bytes.IndexByte(name, ':') >= 0 {
		return nil
	}
	return s.w.end(s.interned(name))
}

// interned is a name as a text of which there is one: a sheet has few names and many elements.
func (s *scanner) interned(name []byte) string {
	out, known := s.names[string(name)]
	if !known {
		out = string(name)
		s.names[out] = out
	}
	return out
}

// attributes reads what stands behind the name of an element.
func (s *scanner) attributes(rest []byte) error {
	s.e.attrs = s.e.attrs[:0]
	for {
		trimmed := bytes.TrimLeft(rest, " \t\r\n")
		if len(trimmed) == 0 {
			return nil
		}
		n := nameLength(trimmed)
		if len(trimmed) == len(rest) || n == 0 || n+2 >= len(trimmed) || trimmed[n] != '=' {
			return errUnusual
		}
		quote := trimmed[n+1]
		value, behind, closed := bytes.Cut(trimmed[n+2:], []byte{quote})
		if !closed || quote != '"' && quote != '\'' {
			return errUnusual
		}
		value, err := s.plain(value)
		if err != nil {
			return errUnusual
		}
		a := attribute{name: trimmed[:n], value: value}
		if space, local, prefixed := bytes.Cut(a.name, []byte(":")); prefixed {
			a.space, a.name = space, local
		}
		s.e.attrs, rest = append(s.e.attrs, a), behind
	}
}

// nameLength is how long the name is that a text begins with, of letters, digits and marks of ASCII with
// one prefix at most; 0 where it begins with none, or something else stands behind it.
func nameLength(text []byte) int {
	colon := 0
	for i, c := range text {
		switch {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_':
		case i > 0 && (c >= '0' && c <= '9' || c == '-' || c == '.') && text[i-1] != ':':
		case c == ':' && i > 0 && colon == 0 && i+1 < len(text):
			colon = i
		case i > 0 && text[i-1] != ':' && (c == '=' || c == ' ' || c == '\t' || c == '\n' || c == '\r'):
			return i
		default:
			return 0
		}
	}
	if len(text) > 0 && text[len(text)-1] == ':' {
		return 0
	}
	return len(text)
}
