// Package charset turns the bytes of a clerk's text file into UTF-8. Files come
// from editors and spreadsheet programs that still save GB18030 or UTF-16.
package charset

import (
	"bytes"
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
// stored in. UTF-16 is recognised by its byte order mark only. The error wraps
// ErrUnknown and names the line of the first byte that cannot be read.
func Decode(data []byte) (string, Encoding, error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}) && utf8.Valid(data[3:]):
		return string(data[3:]), UTF8BOM, nil
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decodeUTF16(data)
	case utf8.Valid(data):
		return string(data), UTF8, nil
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", fmt.Errorf("%w：%w", ErrUnknown, err)
	}
	if line := lineOf(string(out), utf8.RuneError); line > 0 {
		return "", "", fmt.Errorf("%w（第 %d 行有无法识别的字节）", ErrUnknown, line)
	}
	return string(out), GB18030, nil
}

func decodeUTF16(data []byte) (string, Encoding, error) {
	out, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
	if err != nil {
		return "", "", fmt.Errorf("%w：%w", ErrUnknown, err)
	}
	if line := lineOf(string(out), utf8.RuneError); line > 0 {
		return "", "", fmt.Errorf("%w（第 %d 行有无法识别的字节）", ErrUnknown, line)
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
