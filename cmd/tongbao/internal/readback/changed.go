package readback

import (
	"fmt"
	"strings"

	"tongbao/cmd/tongbao/internal/pdfread"
)

// Changed says how the text of a file differs from what it was, in Chinese, with the page of a
// PDF or an OFD; empty where it is the same or the file has no text of the notice. was is the file as it
// was, or another form of the same notice, which is then named; without bytes it is only said
// that the file cannot be read any longer, and where.
func Changed(was, is File) string {
	form, known := formOf(is.Name)
	if !known {
		return ""
	}
	now, err := read(form, is.Data)
	if err != nil {
		return fmt.Sprintf("读不出来：%v", err)
	}
	other, known := formOf(was.Name)
	if was.Data == nil || !known {
		return ""
	}
	before, err := read(other, was.Data)
	if err != nil || before.bare == now.bare {
		return ""
	}
	n := common(before.bare, now.bare)
	said := "原来"
	if was.Name != is.Name {
		said = was.Name + " 里"
	}
	return fmt.Sprintf("%s%s是“%s”，现在是“%s”", now.pageText(n), said, around(before.bare, n), around(now.bare, n))
}

// Sibling names the form of a notice that says the same as another in the same order; empty:
// there is none.
func Sibling(name string) string {
	switch form, known := formOf(name); {
	case !known:
	case form == formPDF, form == formOFD, form == formMarkdown:
		return "notice.docx"
	case form == formWord:
		return "notice.md"
	}
	return ""
}

// Gone lists which of some printed figures, by key and text, a file does not show any longer.
// A file that has no text of the notice, or cannot be read, lists none.
func Gone(name string, data []byte, figures [][2]string) []string {
	form, known := formOf(name)
	if !known {
		return nil
	}
	st, err := read(form, data)
	if err != nil {
		return nil
	}
	asked := wanted{}
	for _, f := range figures {
		asked.add(numbersOf(f[1]))
	}
	in := newNumbers(st, asked)
	var out []string
	for _, f := range figures {
		if !in.hold(numbersOf(f[1])) || !strings.Contains(st.bare, bare(f[1])) {
			out = append(out, f[0]+" = "+f[1])
		}
	}
	return out
}

// Attached are the files embedded in a PDF of ours. The error says in Chinese what is wrong
// with it.
func Attached(data []byte) ([]File, error) {
	doc, err := pdfread.Read(data)
	if err != nil {
		return nil, err
	}
	var out []File
	for _, a := range doc.Attached {
		out = append(out, File{a.Name, a.Data})
	}
	return out, nil
}

// Tells reports whether a file of that name says what the notice says.
func Tells(name string) bool {
	_, known := formOf(name)
	return known
}
