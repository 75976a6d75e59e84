// Package charset turns the bytes of a clerk's text file into UTF-8. Files come
// from editors and spreadsheet programs that still save GB18030 or UTF-16.
package charset

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Encoding is how a file was stored.
type Encoding string

const (
	UTF8    Encoding = "UTF-8"
	UTF8BOM Encoding = "UTF-8 BOM" // fine as it is; the mark is dropped
	UTF16   Encoding = "UTF-16"
	GB18030 Encoding = "GB18030"
)

// ErrUnknown says that the bytes are text in none of the known encodings.
var ErrUnknown = errors.New("文件不是 UTF-8、UTF-16 或 GB18030 编码的文本")

// Decode returns the text without a byte order mark and the encoding it was
// stored in. UTF-16 is recognised by its byte order mark only. A text of UTF-8 in which
// a line is none, such as one that was cut in a character, is refused. The error wraps
// ErrUnknown; LineOf finds the line of the first byte that cannot be read.
func Decode(data []byte) (string, Encoding, error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}) && utf8.Valid(data[3:]):
		return string(data[3:]), UTF8BOM, nil
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decodeUTF16(data)
	case utf8.Valid(data):
		return string(data), UTF8, nil
	}
	if _, lines := Mixed(data); len(lines) > 0 { // as GB18030 the whole would be other characters
		return "", "", &unreadable{lines[0]}
	}
	if isCut(data) {
		return "", "", &unreadable{1 + bytes.Count(data, []byte("\n"))}
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", fmt.Errorf("%w：%w", ErrUnknown, err)
	}
	if line := lineOf(string(out), utf8.RuneError); line > 0 {
		return "", "", &unreadable{cmp.Or(unreadLine(data), line)}
	}
	return string(out), GB18030, nil
}

// isCut reports a Chinese text of UTF-8 that ends in the middle of a character.
func isCut(data []byte) bool {
	for n := 1; n < utf8.UTFMax && n < len(data); n++ {
		if whole := data[:len(data)-n]; utf8.RuneStart(data[len(data)-n]) {
			return utf8.Valid(whole) && chinese(string(whole))
		}
	}
	return false
}

// unreadable is ErrUnknown with the line of the first byte that cannot be read.
type unreadable struct{ line int }

func (e *unreadable) Error() string { return ErrUnknown.Error() + "，这里有无法识别的字节" }

func (e *unreadable) Unwrap() error { return ErrUnknown }

// LineOf is the line that an error of Decode is about; 0 when it is about the whole.
func LineOf(err error) int {
	var e *unreadable
	if errors.As(err, &e) {
		return e.line
	}
	return 0
}

// unreadLine is the first line that neither encoding fits; 0: there is none.
func unreadLine(data []byte) int {
	for i, line := range bytes.Split(data, []byte("\n")) {
		if utf8.Valid(line) {
			continue
		}
		out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(line)
		if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
			return i + 1
		}
	}
	return 0
}

// Mixed reads a text of which some lines are UTF-8 and some GB18030, and returns
// the numbers of the latter. There are none where one encoding fits the whole, or a
// line fits neither.
func Mixed(data []byte) (text string, gb []int) {
	data = bytes.TrimPrefix(data, []byte{0xEF, 0xBB, 0xBF})
	if utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return "", nil
	}
	var b strings.Builder
	surely := false // some line is UTF-8 without doubt
	for i, line := range bytes.SplitAfter(data, []byte("\n")) {
		if utf8.Valid(line) {
			b.Write(line)
			surely = surely || chinese(string(line))
			continue
		}
		out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(line)
		if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
			return "", nil
		}
		b.Write(out)
		gb = append(gb, i+1)
	}
	if !surely {
		return "", nil
	}
	return b.String(), gb
}

// chinese reports a text with at least two Chinese characters and no letters of
// other scripts than the Latin one: bytes of GB18030 that happen to be UTF-8 give
// those.
func chinese(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case r >= 0x80 && r < 0x2000:
			return false
		case r >= 0x4E00 && r <= 0x9FFF:
			n++
		}
	}
	return n >= 2
}

func decodeUTF16(data []byte) (string, Encoding, error) {
	out, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
	if err != nil {
		return "", "", fmt.Errorf("%w：%w", ErrUnknown, err)
	}
	if line := lineOf(string(out), utf8.RuneError); line > 0 {
		return "", "", &unreadable{line}
	}
	return string(out), UTF16, nil
}

// lineOf returns the 1-based line of the first r in s, or 0.
func lineOf(s string, r rune) int {
	at := strings.IndexRune(s, r)
	if at < 0 {
		return 0
	}
	return 1 + strings.Count(s[:at], "\n")
}
