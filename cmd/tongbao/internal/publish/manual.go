package publish

import (
	"io"
	"os"
	"path/filepath"
	"regexp"

	"tongbao/data"
	"tongbao/templates"
)

const (
	// manualWord asks for the manual.
	manualWord = "手册"
	// manualPage is the manual as a page, which a release has beside the program.
	manualPage = "使用手册.html"
)

// ManualPage is the path of the manual's page beside the program, where help is asked for the manual;
// empty: it is not, or there is none.
func ManualPage(asked string) string {
	program, err := os.Executable()
	if err != nil || asked != manualWord {
		return ""
	}
	return pageBeside(program)
}

// pageBeside is the manual's page in the folder of a program; empty: there is none.
func pageBeside(program string) string {
	page := filepath.Join(filepath.Dir(program), manualPage)
	if info, err := os.Stat(page); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return page
}

// comments are the marks of what is generated in the manual, which its readers need not see.
var comments = regexp.MustCompile(`(?m)^<!--.*-->\n`)

// helpManual says where the manual's page lies; where there is none, it prints the manual.
func helpManual(w io.Writer, page string) error {
	text := comments.ReplaceAllString(data.Manual(), "")
	if page != "" {
		text = "使用手册是网页，用浏览器打开：" + page + "\n"
	}
	_, err := io.WriteString(w, text)
	return err
}

// helpColumns prints the names that are recognised in workbooks.
func helpColumns(w io.Writer) error {
	text, err := recognised(templates.Set{})
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	return err
}
