package opc

import (
	"bytes"
	"strings"
)

// Form is what the first bytes of a file show it to be, because the ending of a name proves nothing.
type Form int

// Forms that people take for office files.
const (
	Unknown   Form = iota
	Empty          // nothing, or blanks
	Packed         // a zip archive, which an office file is
	Encrypted      // an office file with a password
	Binary         // doc, xls, wps, et
	PDF
	Archive // rar, 7z, gzip
	Web     // a web page under another name
	XML
	RTF
	Text
)

// sniffed is how many bytes are looked at.
const sniffed = 512

// FormOf looks at the content of a file.
func FormOf(data []byte) Form {
	head := data[:min(len(data), sniffed)]
	has := func(magic string) bool { return bytes.HasPrefix(head, []byte(magic)) }
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return Empty
	case has("PK\x03\x04"):
		return Packed
	case has("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"):
		if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
			return Encrypted
		}
		return Binary
	case has("%PDF"):
		return PDF
	case has("Rar!"), has("7z\xBC\xAF"), has("\x1F\x8B"):
		return Archive
	}
	text := strings.ToLower(string(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")))))
	switch {
	case strings.HasPrefix(text, "<!doctype html"), strings.HasPrefix(text, "<html"), strings.Contains(text, "<table"),
		strings.HasPrefix(text, "mime-version"):
		return Web
	case strings.HasPrefix(text, "<?xml"):
		return XML
	case strings.HasPrefix(text, `{\rtf`):
		return RTF
	case bytes.IndexByte(head, 0) < 0:
		return Text
	}
	return Unknown
}
