package charset

import (
	"bytes"
	"strings"
)

// Alike is a text with the mark at its beginning and the line ends of the file it is to
// stand in.
func Alike(old []byte, text string) []byte {
	const mark = "\uFEFF"
	if bytes.Contains(old, []byte("\r\n")) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if bytes.HasPrefix(old, []byte(mark)) {
		text = mark + text
	}
	return []byte(text)
}
