// Package html renders a notice as a page for a government portal: one file that
// needs no other, asks the network for nothing, can be read without script and
// obeys a strict content security policy. It also renders the formal text as a
// fragment for editors of content management systems, and the list of all notices.
//
// What stands inside <article> is the text of document.Notice.Text without 份号,
// 密级 and 版记. Whatever is shown there beside the formal text carries the
// attribute data-beside.
package html

import (
	"bytes"
	"errors"
	"html/template"
	"regexp"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/templates"
)

// Options is what a page says beyond the notice itself.
type Options struct {
	// Templates are the files of the page; the zero Set has those inside the program.
	Templates templates.Set
	// Downloads are the files offered beside the page, in the order shown.
	Downloads []Download
	// Keys: figures carry what they are called, for a page that only the office sees.
	Keys bool
}

// Download is a file that the page offers.
type Download struct {
	Path       string `json:"path"`                 // from the page's folder, with slashes: "attachments/附件1-名单.xlsx"
	Name       string `json:"name,omitempty"`       // what it is; empty: the file's name
	SaveAs     string `json:"saveAs,omitempty"`     // what the reader's copy is called; empty: as the file
	Type       string `json:"type"`                 // media type
	Size       int64  `json:"size"`                 // bytes
	Attachment int    `json:"attachment,omitempty"` // 1-based attachment whose table it holds; 0: the whole notice
}

// Page renders notice.html. Findings name what the portal will miss and what had
// to be refused; the page is nil only when a template on disk cannot be used. The page of a
// withdrawn notice says so and has no text of it.
func Page(n *document.Notice, o Options) ([]byte, diag.Findings) {
	n = n.Public()
	v, told := newPage(n, o)
	return render(o.Templates, append(checkPortal(n), told...), func(s *set) ([]byte, error) {
		v.assets = s.assets("page.js", "base.css", "page.css", "print.css")
		return s.execute("page", v)
	})
}

// render loads the templates and hands them to write; a template that cannot be
// used joins the findings.
func render(from templates.Set, told diag.Findings, write func(*set) ([]byte, error)) ([]byte, diag.Findings) {
	s, err := load(from)
	if err == nil {
		var out []byte
		if out, err = write(s); err == nil {
			return out, told
		}
	}
	place, reason := placeOf(err)
	told.Tell(codeHTMLTemplate, place, "请改正 templates/html 中的模板，或者删去改过的文件，改用程序自带的模板。", "网页模板无法使用：%s。", reason)
	return nil, told
}

// inTemplate is how the parser of templates says where: template: page.html.tmpl:2:13: …
var inTemplate = regexp.MustCompile(`^(?:html/)?template: ?([^:\s]+):(\d+)(?::\d+)?: (.*)$`)

// placeOf is the line of a template that an error is about, and the reason without it.
func placeOf(err error) (diag.Place, string) {
	at := diag.Place{File: "templates/" + folder}
	var raw *rawError
	if errors.As(err, &raw) {
		return diag.Place{File: at.File + "/" + raw.file, Line: raw.line}, raw.Error()
	}
	m := inTemplate.FindStringSubmatch(err.Error())
	if m == nil {
		return at, err.Error()
	}
	at.File += "/" + m[1]
	at.Line, _ = strconv.Atoi(m[2]) // digits, at most of the lines of a file
	return at, "“" + m[3] + "”"
}

// set is the parsed templates with the plain files beside them.
type set struct {
	tree  *template.Template
	files map[string]string // style sheets and scripts, stripped and with \n line ends
}

// assets is what a page carries in itself, and the policy that allows nothing else.
type assets struct {
	Policy string
	Style  template.CSS
	Script template.JS
}

func (s *set) assets(script string, styles ...string) assets {
	var style strings.Builder
	for _, name := range styles {
		style.WriteString(s.files[name])
	}
	return assets{policy(style.String(), s.files[script]), template.CSS(style.String()), template.JS(s.files[script])}
}

func (s *set) execute(name string, data any) ([]byte, error) {
	var b bytes.Buffer
	if err := s.tree.ExecuteTemplate(&b, name, data); err != nil {
		return nil, err
	}
	if document.IsPlain(b.Bytes()) {
		return b.Bytes(), nil
	}
	return []byte(document.Visible(b.String())), nil
}
