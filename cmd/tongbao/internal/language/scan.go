package language

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Error is why a text cannot be read: what is wrong, at which piece, and what to do. All
// of it is Chinese.
type Error struct {
	Text, Hint string
}

func (e *Error) Error() string { return e.Text }

func fault(hint, format string, args ...any) *Error {
	return &Error{Text: fmt.Sprintf(format, args...), Hint: hint}
}

type tokenKind int

const (
	endToken    tokenKind = iota
	wordToken             // a name or word as it is written
	quotedToken           // a name in quotation marks, without them
	numberToken           // 3, 0.5, 90%
	markToken             // one of the marks below, in half width
)

// token is one piece of an expression.
type token struct {
	kind   tokenKind
	text   string
	at     int  // byte offset
	spaced bool // white space stands before it
}

// halfWidth says which mark a full-width or look-alike one stands for.
var halfWidth = map[rune]rune{
	'．': '.', '。': '.', '（': '(', '）': ')', '［': '[', '］': ']', '【': '[', '】': ']', '，': ',', '＝': '=', '｜': '|',
	'＜': '<', '＞': '>', '！': '!', '＋': '+', '－': '-', '×': '*', '÷': '/', '／': '/', '﹤': '<', '﹥': '>', '≦': '≤', '≧': '≥',
}

// marks are what ends a name, in half width. + - * / do so only in full width or after a
// blank: a name may hold them.
const marks = ".()[],=|<>!≠≤≥"

// doubleQuotes and singleQuotes begin and end a quoted name; any of a kind closes what any
// of it opened, because word processors change them.
const (
	doubleQuotes = "“”\"＂„"
	singleQuotes = "‘’'＇"
)

// half is r in half width where it is a mark of the language.
func half(r rune) rune {
	if h, ok := halfWidth[r]; ok {
		return h
	}
	return r
}

// scanner cuts an expression into tokens.
type scanner struct {
	src string
	pos int
}

func (s *scanner) rune() (rune, int) { return utf8.DecodeRuneInString(s.src[s.pos:]) }

// blanks skips white space and reports whether there was some.
func (s *scanner) blanks() bool {
	from := s.pos
	for s.pos < len(s.src) {
		r, n := s.rune()
		if !unicode.IsSpace(r) {
			break
		}
		s.pos += n
	}
	return s.pos > from || from == 0
}

// next returns the next token.
func (s *scanner) next() (token, *Error) {
	t := token{spaced: s.blanks(), at: s.pos}
	if s.pos == len(s.src) {
		return t, nil
	}
	r, n := s.rune()
	if kind := quoteKind(r); kind != "" {
		text, err := s.quoted(kind)
		t.kind, t.text = quotedToken, text
		return t, err
	}
	if m := s.operator(t.spaced); m != "" {
		t.kind, t.text = markToken, m
		return t, nil
	}
	if strings.ContainsRune(marks, half(r)) {
		s.pos += n
		t.kind, t.text = markToken, string(half(r))
		if two := s.pair(t.text); two != "" {
			t.text = two
		}
		return t, nil
	}
	t.kind, t.text = s.word()
	return t, nil
}

// operator reads + - * / where they are operators: in full width, as × and ÷, or between
// blanks.
func (s *scanner) operator(spaced bool) string {
	r, n := s.rune()
	h := half(r)
	if !strings.ContainsRune("+-*/", h) {
		return ""
	}
	if after, _ := utf8.DecodeRuneInString(s.src[s.pos+n:]); r == h && !(spaced && unicode.IsSpace(after)) {
		return ""
	}
	s.pos += n
	return string(h)
}

// pair reads the second half of !=, <>, <=, >= and == into one mark.
func (s *scanner) pair(first string) string {
	r, n := s.rune()
	two := map[string]string{"!=": "≠", "<>": "≠", "<=": "≤", ">=": "≥", "==": "="}[first+string(half(r))]
	if two != "" {
		s.pos += n
	}
	return two
}

// word reads a name or a number up to the next mark or blank. The point of a number is
// part of it.
func (s *scanner) word() (tokenKind, string) {
	from := s.pos
	for s.pos < len(s.src) {
		r, n := s.rune()
		if s.pos > from && (unicode.IsSpace(r) || quoteKind(r) != "" || strings.ContainsRune(marks, half(r)) && !s.decimalPoint(from) ||
			r != half(r) && strings.ContainsRune("+-*/", half(r))) {
			break
		}
		s.pos += n
	}
	text := s.src[from:s.pos]
	if number, ok := numberOf(text); ok {
		return numberToken, number
	}
	return wordToken, text
}

// decimalPoint reports a point between digits: 0.5, 92.5%.
func (s *scanner) decimalPoint(from int) bool {
	before, after := s.src[from:s.pos], s.src[s.pos:]
	if !strings.HasPrefix(after, ".") && !strings.HasPrefix(after, "．") {
		return false
	}
	_, n := utf8.DecodeRuneInString(after)
	next, _ := utf8.DecodeRuneInString(after[n:])
	return strings.IndexFunc(before, func(r rune) bool { return !unicode.IsDigit(r) }) < 0 && unicode.IsDigit(next)
}

// numberOf is text as a number in half width: digits with at most one point, and a percent
// sign.
func numberOf(text string) (string, bool) {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r >= '０' && r <= '９':
			r += '0' - '０'
		case r == '．':
			r = '.'
		case r == '％':
			r = '%'
		}
		b.WriteRune(r)
	}
	digits := strings.TrimSuffix(b.String(), "%")
	whole, part, point := strings.Cut(digits, ".")
	isDigits := func(s string) bool {
		return s != "" && strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
	}
	return b.String(), isDigits(whole) && (!point || isDigits(part))
}

// quoteKind returns the quotation marks r belongs to, "" when it is none.
func quoteKind(r rune) string {
	switch {
	case strings.ContainsRune(doubleQuotes, r):
		return doubleQuotes
	case strings.ContainsRune(singleQuotes, r):
		return singleQuotes
	}
	return ""
}

// quoted reads a quoted name; a doubled mark stands for itself.
func (s *scanner) quoted(kind string) (string, *Error) {
	from := s.pos
	_, n := s.rune()
	s.pos += n
	var b strings.Builder
	for s.pos < len(s.src) {
		r, n := s.rune()
		s.pos += n
		if !strings.ContainsRune(kind, r) {
			b.WriteRune(r)
			continue
		}
		if again, m := s.rune(); s.pos < len(s.src) && again == r {
			b.WriteRune(r)
			s.pos += m
			continue
		}
		return b.String(), nil
	}
	return "", fault("请补上另一半引号。", "引号没有配对：%s", s.src[from:])
}

// Quote writes a name so that it is read back as a name: as it stands where it has no mark
// and is no word of the grammar, else in quotation marks.
func Quote(name string) string {
	s := scanner{src: name}
	t, err := s.next()
	if end, _ := s.next(); err == nil && end.kind == endToken && t.kind == wordToken && t.text == name && !isKeyword(name) {
		return name
	}
	return Quoted(name)
}

var doubled = strings.NewReplacer("”", "””", "“", "““", "\"", "\"\"", "＂", "＂＂", "„", "„„")

// Quoted writes a text in quotation marks.
func Quoted(text string) string { return "“" + doubled.Replace(text) + "”" }
