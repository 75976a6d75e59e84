package pdfread

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"unicode/utf16"
)

// kind is what a value is (ISO 32000-1, 7.3).
type kind byte

const (
	null       kind = iota
	boolean         // nothing that is read asks which
	number          // an integer or a real
	name            // without its slash
	text            // a string, literal or in hexadecimal
	array           //
	dictionary      // items are key, value, key, value
	reference       // number is that of the object
	keyword         // an operator or a word of the file's structure
)

// value is one object of a file, as long as its scanner's pool holds it. The zero value is null.
type value struct {
	kind   kind
	number float64
	text   []byte
	items  []value
}

// get is the value of a key of a dictionary, null where there is none.
func (v value) get(key string) value {
	if v.kind == dictionary {
		for i := 0; i+1 < len(v.items); i += 2 {
			if string(v.items[i].text) == key {
				return v.items[i+1]
			}
		}
	}
	return value{}
}

// is reports a name or a keyword of that text.
func (v value) is(k kind, s string) bool { return v.kind == k && string(v.text) == s }

// count is a number as a count from 0 up to limit.
func (v value) count(limit int) (int, error) {
	if v.kind != number || v.number != math.Trunc(v.number) || v.number < 0 || v.number > float64(limit) {
		return 0, errors.New("数目不对")
	}
	return int(v.number), nil
}

// utf8 is a text string: UTF-16 behind its mark, or plain ASCII.
func (v value) utf8() (string, error) {
	rest, wide := bytes.CutPrefix(v.text, []byte{0xFE, 0xFF})
	switch {
	case v.kind != text:
		return "", errors.New("缺少文字")
	case wide:
		return utf16BE(rest)
	}
	for _, c := range rest {
		if c >= 0x80 {
			return "", errors.New("文字的编码不对")
		}
	}
	return string(rest), nil
}

func utf16BE(b []byte) (string, error) {
	if len(b)%2 != 0 {
		return "", errors.New("文字的编码不对")
	}
	if len(b) == 2 && !utf16.IsSurrogate(rune(b[0])<<8) { // one character, as nearly always
		return string(rune(b[0])<<8 | rune(b[1])), nil
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return string(utf16.Decode(units)), nil
}

// deepest bounds how values nest: our own nest four deep, and the reader calls itself.
const deepest = 32

// scanner reads values from bytes.
type scanner struct {
	src   []byte
	at    int
	plain bool // of a content stream, which holds no references
	pool  *pool
}

var errCut = errors.New("内容不完整")

// class tells white space and delimiters from the characters of words.
func class(c byte) byte { return classes[c] }

var classes = func() (out [256]byte) {
	for c := range out {
		out[c] = 'w'
	}
	for _, c := range []byte("\x00\t\n\f\r ") {
		out[c] = 's'
	}
	for _, c := range []byte("()<>[]{}/%") {
		out[c] = 'd'
	}
	return out
}()

func (s *scanner) skip() {
	for s.at < len(s.src) {
		switch c := s.src[s.at]; {
		case class(c) == 's':
			s.at++
		case c == '%':
			for s.at < len(s.src) && s.src[s.at] != '\n' && s.src[s.at] != '\r' {
				s.at++
			}
		default:
			return
		}
	}
}

// end reports that nothing but white space is left.
func (s *scanner) end() bool {
	s.skip()
	return s.at >= len(s.src)
}

// value reads the next value.
func (s *scanner) value(depth int) (value, error) {
	if s.end() {
		return value{}, errCut
	}
	if depth > deepest {
		return value{}, errors.New("嵌套过深")
	}
	switch c := s.src[s.at]; {
	case c == '/':
		return s.name()
	case c == '(':
		return s.literal()
	case c == '[':
		s.at++
		items, err := s.items("]", depth)
		return value{kind: array, items: items}, err
	case c == '<' && s.at+1 < len(s.src) && s.src[s.at+1] == '<':
		s.at += 2
		return s.dictionary(depth)
	case c == '<':
		return s.hexadecimal()
	case class(c) == 'd':
		return value{}, fmt.Errorf("多出的“%c”", c)
	}
	return s.word()
}

func (s *scanner) items(closing string, depth int) ([]value, error) {
	from := len(s.pool.open)
	for {
		if s.end() {
			return nil, errCut
		}
		if s.follows(closing) {
			s.at += len(closing)
			return s.pool.keep(from), nil
		}
		v, err := s.value(depth + 1)
		if err != nil {
			return nil, err
		}
		s.pool.open = append(s.pool.open, v)
	}
}

// follows reports that some characters are next.
func (s *scanner) follows(words string) bool {
	return len(s.src)-s.at >= len(words) && string(s.src[s.at:s.at+len(words)]) == words
}

func (s *scanner) dictionary(depth int) (value, error) {
	items, err := s.items(">>", depth)
	if err != nil {
		return value{}, err
	}
	if len(items)%2 != 0 {
		return value{}, errors.New("字典的键和值不成对")
	}
	for i := 0; i < len(items); i += 2 {
		if items[i].kind != name {
			return value{}, errors.New("字典的键不是名称")
		}
	}
	return value{kind: dictionary, items: items}, nil
}

// name reads a name; ours have no escapes.
func (s *scanner) name() (value, error) {
	start := s.at + 1
	for s.at++; s.at < len(s.src) && class(s.src[s.at]) == 'w'; s.at++ {
	}
	return value{kind: name, text: s.src[start:s.at:s.at]}, nil
}

// literal reads a string in brackets; ours have neither escapes nor brackets inside.
func (s *scanner) literal() (value, error) {
	n := bytes.IndexAny(s.src[s.at+1:], "()\\")
	if n < 0 || s.src[s.at+1+n] != ')' {
		return value{}, errors.New("文字没有结束")
	}
	start := s.at + 1
	s.at = start + n + 1
	return value{kind: text, text: s.src[start : start+n : start+n]}, nil
}

func (s *scanner) hexadecimal() (value, error) {
	n := bytes.IndexByte(s.src[s.at:], '>')
	if n < 0 || n%2 != 1 {
		return value{}, errors.New("十六进制文字不完整")
	}
	digits := s.src[s.at+1 : s.at+n]
	start := len(s.pool.bytes)
	for i := 0; i < len(digits); i += 2 {
		hi, lo := digit(digits[i]), digit(digits[i+1])
		if hi > 15 || lo > 15 {
			return value{}, errors.New("十六进制文字里有别的字符")
		}
		s.pool.bytes = append(s.pool.bytes, hi<<4|lo)
	}
	s.at += n + 1
	return value{kind: text, text: s.pool.bytes[start:len(s.pool.bytes):len(s.pool.bytes)]}, nil
}

func digit(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	}
	return 0xFF
}

// word reads a number, a reference or a keyword.
func (s *scanner) word() (value, error) {
	start := s.at
	for s.at < len(s.src) && class(s.src[s.at]) == 'w' {
		s.at++
	}
	w := s.src[start:s.at]
	if n, ok := decimal(w); ok {
		if !s.plain && n >= 0 && s.referenceTail() {
			return value{kind: reference, number: n}, nil
		}
		return value{kind: number, number: n}, nil
	}
	switch string(w) {
	case "null":
		return value{}, nil
	case "true", "false":
		return value{kind: boolean}, nil
	}
	return value{kind: keyword, text: w}, nil
}

// referenceTail reads the rest of a reference behind its number, if it stands there.
func (s *scanner) referenceTail() bool {
	const tail = " 0 R"
	rest := s.src[s.at:]
	if !s.follows(tail) || len(rest) > len(tail) && class(rest[len(tail)]) == 'w' {
		return false
	}
	s.at += len(tail)
	return true
}

// tens are the powers of ten up to the most digits of a number.
var tens = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// decimal reads a number without an exponent, of up to fifteen digits: they and the power of ten are exact, and so what
// comes of them is as near as can be.
func decimal(w []byte) (float64, bool) {
	digits, point, whole := 0, -1, int64(0)
	for i, c := range w {
		switch {
		case c >= '0' && c <= '9':
			if digits++; digits >= len(tens) {
				return 0, false
			}
			whole = 10*whole + int64(c-'0')
		case c == '.' && point < 0:
			point = digits
		case i == 0 && (c == '-' || c == '+'):
		default:
			return 0, false
		}
	}
	if digits == 0 {
		return 0, false
	}
	n := float64(whole)
	if point >= 0 {
		n /= tens[digits-point]
	}
	if w[0] == '-' {
		n = -n
	}
	return n, true
}
