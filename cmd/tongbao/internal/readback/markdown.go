package readback

import (
	"errors"
	"strings"
)

// markdownReader takes the markup off the markdown of a notice.
type markdownReader struct {
	src  string
	at   int
	text strings.Builder
	row  int // lines of the table so far, 0 outside one
}

var errMarkup = errors.New("标记没有结束")

// readMarkdown reads what the markdown says: of merged cells the first, and of what stands
// there twice, as WordprocessingML and as a preview, the former.
func readMarkdown(src string) (*story, error) {
	m := markdownReader{src: src}
	m.text.Grow(len(src))
	for m.at < len(src) {
		if err := m.line(); err != nil {
			return nil, err
		}
	}
	return &story{text: m.text.String()}, nil
}

const rawFence = "```{=openxml}\n"

// line reads to the end of a line, or of what spans several.
func (m *markdownReader) line() error {
	rest := m.src[m.at:]
	if body, ok := strings.CutPrefix(rest, rawFence); ok {
		end := strings.Index(body, "\n```")
		if end < 0 {
			return errMarkup
		}
		text, err := wordText(body[:end])
		if err != nil {
			return err
		}
		m.text.WriteString(text)
		m.at += len(rawFence) + end + len("\n```")
		return nil
	}
	if m.row++; !strings.HasPrefix(rest, "|") {
		m.row = 0
	}
	line, _, _ := strings.Cut(rest, "\n")
	if m.row == 2 && strings.Trim(line, "|:-") == "" { // between head and rows
		m.at += min(len(line)+1, len(rest))
		return nil
	}
	if head := strings.TrimLeft(rest, "#"); head != rest && strings.HasPrefix(head, " ") {
		m.at += len(rest) - len(head)
	}
	return m.inline()
}

// inline reads the marks of a line.
func (m *markdownReader) inline() error {
	for m.at < len(m.src) {
		rest := m.src[m.at:]
		switch c := rest[0]; {
		case c == '\n':
			m.text.WriteByte('\n')
			m.at++
			return nil
		case c == '\\' && len(rest) > 1:
			if rest[1] != '\n' {
				m.text.WriteByte(rest[1])
			}
			m.at += 2
		case c == '[': // a link to an attachment; brackets of the text are escaped
			m.at++
		case c == ']':
			end := strings.IndexByte(rest, ')')
			if end < 0 {
				return errMarkup
			}
			m.at += end + 1
		case c == '|':
			m.text.WriteByte('\t')
			m.at++
		case c == '<':
			n := markupLength(rest)
			if n < 0 {
				return errMarkup
			}
			m.at += n
		case c == '&':
			end := strings.IndexByte(rest, ';')
			if end < 0 {
				return errMarkup
			}
			m.text.WriteByte(' ') // a space, a tab or a no-break space: all that is written so
			m.at += end + 1
		default:
			n := strings.IndexAny(rest, "\n\\|<&[]")
			if n < 0 {
				n = len(rest)
			}
			m.text.WriteString(rest[:n])
			m.at += n
		}
	}
	return nil
}

// markupLength is the length of the comment, the preview or the tag that a text begins
// with, -1 where it does not end. The value of a merged cell that goes on belongs to it.
func markupLength(s string) int {
	until := func(end string, with int) int {
		if n := strings.Index(s, end); n >= 0 {
			return n + with
		}
		return -1
	}
	switch {
	case strings.HasPrefix(s, "<!--↑-->"), strings.HasPrefix(s, "<!--←-->"):
		for i := 1; i < len(s); i++ {
			if s[i] == '|' && s[i-1] != '\\' {
				return i
			}
		}
		return -1
	case strings.HasPrefix(s, "<!--"):
		return until("-->", len("-->"))
	case strings.HasPrefix(s, "<pre>"):
		return until("</pre>", len("</pre>"))
	}
	return until(">", 1)
}
