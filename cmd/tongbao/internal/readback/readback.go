// Package readback reads the finished files of a notice back from their bytes, without the
// code that wrote them, and holds them against the notice: each form says what the notice
// says, every figure stands in it as printed, marks stand in the type area, links lead
// somewhere, nothing stands outside the tags. What differs is a fault of the program, or of
// templates an office has changed, and the files must not go out. It does no I/O.
package readback

import (
	"path"
	"runtime"
	"strings"
	"sync"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
)

// File is one finished file of a notice, named as in its folder.
type File struct {
	Name string
	Data []byte
}

// Check reads files back and tells what is not as the notice and its ledger say. Files of
// kinds that have no text of the notice are taken as what links may lead to.
func Check(files []File, n *document.Notice, ledger []*figures.Figure) diag.Findings {
	names := map[string]bool{}
	for _, f := range files {
		names[f.Name] = true
	}
	printed := newSaid(n, ledger)
	web := printed
	if n.Web.IsWithdrawn() {
		web = newSaid(n.Public(), nil)
	}
	told := make([]diag.Findings, len(files))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i, f := range files {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			told[i] = check(f, printed, web, names)
		})
	}
	wg.Wait()
	var out diag.Findings
	for _, t := range told {
		out = append(out, t...)
	}
	return out
}

// check reads one file back: what is printed, or what the web has of it.
func check(f File, s, web *said, names map[string]bool) diag.Findings {
	var findings diag.Findings
	at := diag.Place{File: f.Name}
	form, known := formOf(f.Name)
	if !known {
		return nil
	}
	if form == formPage || form == formFragment {
		s = web
	}
	story, err := read(form, f.Data)
	if err != nil {
		findings.Tell(codeUnreadable, at, hint(form), "写出的文件读不回来：%v", err)
		return findings
	}
	different, missing := s.differs(story, form), strings.Join(s.missing(story, form), "、")
	switch {
	case different != "" && missing != "":
		findings.Tell(codeText, at, hint(form), "写出的文字与通报不一致：%s；没有印出的数字：%s", different, missing)
	case different != "":
		findings.Tell(codeText, at, hint(form), "写出的文字与通报不一致：%s", different)
	case missing != "":
		findings.Tell(codeFigure, at, hint(form), "写出的文件里没有这些数字，或者断开了：%s", missing)
	}
	for _, wrong := range story.links(path.Dir(f.Name), names) {
		findings.Tell(codeLink, at, hint(form), "链接没有着落：%s", wrong)
	}
	if form == formOFD && story.title != s.notice.Title {
		findings.Tell(codeText, at, hint(form), "文件信息里的标题是“%s”，应为“%s”", story.title, s.notice.Title)
	}
	if story.paper != nil {
		findings = append(findings, checkPaper(at, form, story.paper, s.notice)...)
	}
	return findings
}

// form is a kind of file that says what the notice says.
type form int

const (
	formPDF form = iota
	formPage
	formFragment
	formMarkdown
	formWord
	formOFD
)

// formOf tells the form of a file by its name.
func formOf(name string) (form, bool) {
	switch {
	case path.Base(name) == "正文.html":
		return formFragment, true
	case strings.Contains(name, "/"):
		return 0, false // open data of the attachments, and what else the publishing package has
	case strings.HasSuffix(name, ".pdf"):
		return formPDF, true
	case strings.HasSuffix(name, ".html"):
		return formPage, true
	case strings.HasSuffix(name, ".md"):
		return formMarkdown, true
	case strings.HasSuffix(name, ".docx"):
		return formWord, true
	case strings.HasSuffix(name, ".ofd"):
		return formOFD, true
	}
	return 0, false
}

// hint is what to do about a file that is not right.
func hint(f form) string {
	if f == formPage || f == formFragment {
		return "改过网页模板的，请照原来的模板标明正文之外的字；没有改过的，是程序的错误，请连同数据交给维护人员。"
	}
	return "这是程序的错误，请连同数据交给维护人员。"
}
