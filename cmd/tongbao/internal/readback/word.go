package readback

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
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
	body, err := io.ReadAll(io.LimitReader(f, maxPart+1))
	switch {
	case err != nil:
		return nil, errors.New("正文已损坏")
	case len(body) > maxPart:
		return nil, errors.New("正文过大")
	}
	text, err := wordText(string(body))
	if err != nil {
		return nil, fmt.Errorf("正文：%w", err)
	}
	return &story{text: text}, nil
}

// wordText is the text of WordprocessingML, with white space where paragraphs and cells
// part. Every element has to end, and where it began.
func wordText(src string) (string, error) {
	var text strings.Builder
	text.Grow(len(src) / 8)
	var open []string
	for len(src) > 0 {
		at := strings.IndexByte(src, '<')
		if at < 0 {
			at = len(src)
		}
		if at > 0 && len(open) > 0 && open[len(open)-1] == "w:t" {
			if err := unescape(&text, src[:at]); err != nil {
				return "", err
			}
		}
		if src = src[at:]; src == "" {
			break
		}
		end := tagEnd(src)
		if end < 0 {
			return "", errMarkup
		}
		var err error
		if open, err = tag(open, src[1:end]); err != nil {
			return "", err
		}
		if strings.HasPrefix(src, "</w:p>") || strings.HasPrefix(src, "<w:tab") || strings.HasPrefix(src, "<w:br") {
			text.WriteByte('\n')
		}
		if strings.HasPrefix(src, "<w:noBreakHyphen") {
			text.WriteByte('-')
		}
		src = src[end+1:]
	}
	if len(open) > 0 {
		return "", errMarkup
	}
	return text.String(), nil
}

// tagEnd is where the tag ends that a text begins with, values in quotes passed over.
func tagEnd(s string) int {
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
func tag(open []string, inner string) ([]string, error) {
	switch {
	case strings.HasPrefix(inner, "?"):
		return open, nil
	case strings.HasPrefix(inner, "!"):
		return nil, errors.New("有注释")
	case strings.HasPrefix(inner, "/"):
		if len(open) == 0 || open[len(open)-1] != inner[1:] {
			return nil, fmt.Errorf("元素“%s”没有开头", inner[1:])
		}
		return open[:len(open)-1], nil
	case strings.HasSuffix(inner, "/"):
		return open, nil
	case len(open) >= maxNested:
		return nil, errors.New("元素嵌套过深")
	}
	name, _, _ := strings.Cut(inner, " ")
	return append(open, name), nil
}

// unescape writes text with its five named entities and numbers resolved.
func unescape(out *strings.Builder, s string) error {
	for {
		at := strings.IndexByte(s, '&')
		if at < 0 {
			out.WriteString(s)
			return nil
		}
		out.WriteString(s[:at])
		name, rest, ok := strings.Cut(s[at+1:], ";")
		if !ok {
			return errMarkup
		}
		r, ok := entity(name)
		if !ok {
			return fmt.Errorf("字符“&%s;”不认识", name)
		}
		out.WriteRune(r)
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
