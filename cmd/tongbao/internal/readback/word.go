package readback

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxPart bounds a part of a Word file: the text of 100,000 rows has 200 MB.
const maxPart = 512 << 20

// readWord reads what the main text of a Word file says.
func readWord(data []byte) (*story, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errors.New("不是完整的docx")
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		return nil, errors.New("没有正文")
	}
	defer f.Close()
	w := wordReader{in: io.LimitReader(f, maxPart+1), names: map[string]string{}}
	err = w.read()
	rest, damaged := io.Copy(io.Discard, w.in) // what is damaged cannot be trusted to be read as it was meant
	switch {
	case damaged != nil || w.damaged:
		return nil, errors.New("正文已损坏")
	case w.length+rest > maxPart:
		return nil, errors.New("正文过大")
	case err != nil:
		return nil, fmt.Errorf("正文：%w", err)
	}
	return &story{text: string(w.text)}, nil
}

// wordText is the text of WordprocessingML, with white space where paragraphs and cells
// part. Every element has to end, and where it began.
func wordText(src string) (string, error) {
	w := wordReader{window: []byte(src), ended: true, names: map[string]string{}}
	err := w.read()
	return string(w.text), err
}

// wordReader reads WordprocessingML through a window: the text of a long table is never there as a whole.
type wordReader struct {
	in      io.Reader
	window  []byte
	at      int   // of the window
	ended   bool  // nothing comes behind the window
	damaged bool  // because it could not be read
	length  int64 // of all that has been in the window
	text    []byte
	open    []string // the elements that have not ended
	names   map[string]string
}

// wordWindow is the size of the window at first, bytes; it grows for what does not fit.
const wordWindow = 1 << 16

// read reads to the end.
func (w *wordReader) read() error {
	for {
		rest := w.window[w.at:]
		at, end := bytes.IndexByte(rest, '<'), -1
		if at >= 0 {
			end = tagEnd(rest[at:])
		}
		switch {
		case end < 0 && !w.ended:
			w.more()
			continue
		case at < 0:
			at = len(rest)
		}
		if err := w.plain(rest[:at]); err != nil {
			return err
		}
		if at == len(rest) {
			break
		}
		if end < 0 {
			return errMarkup
		}
		if err := w.tag(rest[at+1 : at+end]); err != nil {
			return err
		}
		w.at += at + end + 1
	}
	if len(w.open) > 0 {
		return errMarkup
	}
	return nil
}

// more moves the window on.
func (w *wordReader) more() {
	left := len(w.window) - w.at
	to := w.window
	if w.at == 0 {
		to = make([]byte, max(2*len(w.window), wordWindow))
	}
	to = to[:cap(to)]
	copy(to, w.window[w.at:])
	n, err := io.ReadFull(w.in, to[left:])
	w.window, w.at, w.ended = to[:left+n], 0, err != nil
	w.damaged = err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF)
	w.length += int64(n)
}

// plain takes what stands between two tags.
func (w *wordReader) plain(s []byte) (err error) {
	if len(s) > 0 && len(w.open) > 0 && w.open[len(w.open)-1] == "w:t" {
		w.text, err = unescape(w.text, s)
	}
	return err
}

// tagEnd is where the tag ends that a text begins with, values in quotes passed over.
func tagEnd(s []byte) int {
	quote := byte(0)
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return -1
}

// maxNested bounds how elements nest.
const maxNested = 256

// tag opens or closes an element; inner is the tag without its brackets.
func (w *wordReader) tag(inner []byte) error {
	begins := func(s string) bool { return len(inner) >= len(s) && string(inner[:len(s)]) == s }
	last := len(w.open) - 1
	switch {
	case begins("?"):
	case begins("!"):
		return errors.New("有注释")
	case begins("/"):
		if last < 0 || w.open[last] != string(inner[1:]) {
			return fmt.Errorf("元素“%s”没有开头", inner[1:])
		}
		w.open = w.open[:last]
	case len(inner) > 0 && inner[len(inner)-1] == '/':
	case len(w.open) >= maxNested:
		return errors.New("元素嵌套过深")
	default:
		name, _, _ := bytes.Cut(inner, []byte(" "))
		w.open = append(w.open, w.name(name))
	}
	switch {
	case string(inner) == "/w:p", begins("w:tab"), begins("w:br"):
		w.text = append(w.text, '\n')
	case begins("w:noBreakHyphen"):
		w.text = append(w.text, '-')
	}
	return nil
}

// name is the name of an element as a text of its own, one for all that are alike: a document has few.
func (w *wordReader) name(b []byte) string {
	n, ok := w.names[string(b)]
	if !ok {
		n = string(b)
		w.names[n] = n
	}
	return n
}

// unescape appends text with its five named entities and numbers resolved.
func unescape(out, s []byte) ([]byte, error) {
	for {
		at := bytes.IndexByte(s, '&')
		if at < 0 {
			return append(out, s...), nil
		}
		out = append(out, s[:at]...)
		name, rest, ok := bytes.Cut(s[at+1:], []byte(";"))
		if !ok {
			return out, errMarkup
		}
		r, ok := entity(string(name))
		if !ok {
			return out, fmt.Errorf("字符“&%s;”不认识", name)
		}
		out = utf8.AppendRune(out, r)
		s = rest
	}
}

func entity(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0, false
	}
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseInt(digits, base, 32)
	return rune(n), err == nil
}
