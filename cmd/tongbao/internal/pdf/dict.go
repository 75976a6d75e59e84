package pdf

import (
	"bytes"
	"errors"
)

var errDict = errors.New("malformed dictionary")

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\r' || b == '\t' }

// parseDict reads the dictionary at the start of src, with values as text, and
// returns what follows it.
func parseDict(src []byte) (d dict, rest []byte, err error) {
	src = skipSpace(src)
	if !bytes.HasPrefix(src, []byte("<<")) {
		return nil, nil, errDict
	}
	src = skipSpace(src[2:])
	for !bytes.HasPrefix(src, []byte(">>")) {
		if len(src) == 0 || src[0] != '/' {
			return nil, nil, errDict
		}
		n := nameLength(src)
		key := string(src[1:n])
		src = skipSpace(src[n:])
		n, err := valueLength(src)
		if err != nil {
			return nil, nil, err
		}
		if key == "" || d.get(key) != "" {
			return nil, nil, errDict
		}
		d = append(d, entry{key, string(bytes.TrimRight(src[:n], " \n\r\t"))})
		src = skipSpace(src[n:])
	}
	return d, src[2:], nil
}

func skipSpace(b []byte) []byte {
	for len(b) > 0 && isSpace(b[0]) {
		b = b[1:]
	}
	return b
}

// nameLength is the length of the name at the start of b, with its slash.
func nameLength(b []byte) int {
	n := 1
	for n < len(b) && !isSpace(b[n]) && !bytes.ContainsRune([]byte("/<>[]()"), rune(b[n])) {
		n++
	}
	return n
}

// valueLength is the length of a dictionary value: up to the next key or the
// dictionary's end. At the end it may be 0: gopdf writes "/Contents" of an empty
// page without a value.
func valueLength(b []byte) (int, error) {
	if len(b) > 0 && b[0] == '/' {
		return nameLength(b), nil
	}
	depth := 0
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '[' || c == '(':
			depth++
		case c == ']' || c == ')':
			depth--
		case c == '<' && i+1 < len(b) && b[i+1] == '<':
			depth++
			i++
		case c == '>' && i+1 < len(b) && b[i+1] == '>':
			if depth == 0 {
				return i, nil
			}
			depth--
			i++
		case c == '/' && depth == 0:
			return i, nil
		}
		if depth < 0 {
			return 0, errDict
		}
	}
	return 0, errDict
}
