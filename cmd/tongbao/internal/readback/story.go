package readback

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/pdfread"
)

// story is what a file says.
type story struct {
	text    string  // with white space where cells and paragraphs part
	joined  string  // likewise, with the lines of a paragraph joined; empty: as text
	bare    string  // without any white space
	pieces  []piece // of a PDF or an OFD, in the order of the text
	targets []string
	anchors map[string]bool
	title   string            // an OFD says it has, in its information
	paper   *pdfread.Document // of a PDF, and an OFD as if it were one
}

// piece is where a piece of the text begins in bare, and its page, from 1.
type piece struct{ at, page int }

// read reads a file of a form.
func read(f form, data []byte) (*story, error) {
	var s *story
	var err error
	switch f {
	case formPDF:
		return readPDF(data)
	case formOFD:
		return readOFD(data)
	case formPage, formFragment:
		s, err = readHTML(data, f)
	case formMarkdown:
		s, err = readMarkdown(string(data))
	case formWord:
		s, err = readWord(data)
	}
	if err != nil {
		return nil, err
	}
	s.bare = bare(s.text)
	return s, nil
}

// page is the page, from 1, on which a place of the bare text stands; 0: it has no pages.
func (s *story) page(at int) int {
	i := sort.Search(len(s.pieces), func(i int) bool { return s.pieces[i].at > at })
	if i == 0 {
		return 0
	}
	return s.pieces[i-1].page
}

// bare is a text without white space, as the texts of the forms are compared.
func bare(s string) string {
	if !strings.ContainsFunc(s, isLeftOut) {
		return s
	}
	return string(appendBare(make([]byte, 0, len(s)), s))
}

// isLeftOut reports white space, and a byte that is no UTF-8 and has to be compared as the sign for one.
func isLeftOut(r rune) bool {
	return r <= '\u3000' && (unicode.IsSpace(r) || r == '\u200b') || r == utf8.RuneError
}

// appendBare appends a text without white space.
func appendBare(to []byte, s string) []byte {
	from := 0
	for i, r := range s {
		if !isLeftOut(r) {
			continue
		}
		to = append(to, s[from:i]...)
		_, n := utf8.DecodeRuneInString(s[i:])
		if from = i + n; r == utf8.RuneError {
			to = utf8.AppendRune(to, r)
		}
	}
	return append(to, s[from:]...)
}
