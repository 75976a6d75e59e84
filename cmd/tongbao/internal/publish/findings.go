package publish

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/charset"
	"tongbao/cmd/tongbao/internal/findingpage"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/outdir"
)

// pagesFolder holds a page a notice of what its last build or check found. It is no notice's folder: no
// manifest, list or publishing package names what is in it.
const pagesFolder = "检查结果"

// pageOf is the page of a notice, from the output folder.
func pageOf(name string) string { return filepath.Join(pagesFolder, name+".html") }

// showFindings writes what was found in the notice of a folder as a page, and lets go of all that is not reported.
// outcome is what came of the run, failed the error that ended it, if one did: that is returned then, or
// else what keeps the page from being written.
func (r *Result) showFindings(dir string, output *outdir.Output, o *Options, outcome string, failed error) error {
	if failed != nil {
		outcome = "没有做完：" + failed.Error() + "。"
	}
	run := r.asRun(dir, outcome)
	page, err := findingpage.Page(run, o.templates(dir))
	if err == nil {
		err = output.Alone(func(t *outdir.Turn) error {
			_, err := t.ReplaceFile(pageOf(r.Name), sealed(page), isSealed)
			return err
		})
	}
	if err == nil {
		r.page = filepath.Join(o.Output, pageOf(r.Name))
	}
	*r = Result{Name: r.Name, Folder: r.Folder, Draft: r.Draft, Findings: r.Findings, said: r.summary()}
	return cmp.Or(failed, err)
}

// asRun is what a page tells of the notice.
func (r *Result) asRun(dir, outcome string) findingpage.Run {
	run := findingpage.Run{Name: r.Name, Outcome: []string{outcome}, Findings: r.Findings, Codes: codes(), Lines: linesOf(dir)}
	if r.Notice != nil {
		run.Title = r.Notice.Title
	}
	if r.issue != nil {
		run.Secrecy = r.issue.Notice.Secrecy
	}
	if r.folder == nil {
		return run
	}
	run.Grids = slices.Clone(r.folder.Grids)
	for _, e := range r.folder.Earlier {
		if e.Folder != nil {
			run.Grids = append(run.Grids, e.Folder.Grids...)
			run.Secrecy = cmp.Or(run.Secrecy, e.Folder.Issue.Notice.Secrecy)
		}
	}
	return run
}

// linesOf reads the lines of the text files that findings about the notice of a folder name, those of
// another period by its folder.
func linesOf(dir string) func(file string) []string {
	read := map[string][]string{}
	return func(file string) []string {
		if lines, known := read[file]; known {
			return lines
		}
		in := intake.Open(dir)
		if other := path.Dir(file); other != "." {
			in = in.Beside(other)
		}
		var lines []string
		if data, err := in.Read(path.Base(file), intake.Text); err == nil { // else it has been told
			text, _ := charset.Text(file, data)
			lines = strings.Split(text, "\n")
		}
		read[file] = lines
		return lines
	}
}

// outcome says what a build has come to.
func (r *Result) outcome() string {
	switch {
	case r.Findings.Errors() > 0:
		return "有错误，没有生成；以前生成的没有动。"
	case r.Draft:
		return fmt.Sprintf("生成了草稿，在输出文件夹的“%s”里。", filepath.Base(r.Folder))
	}
	return fmt.Sprintf("生成了，在输出文件夹的“%s”里。", filepath.Base(r.Folder))
}

// checked says what a check has come to.
func (r *Result) checked() string {
	if r.Findings.Errors() > 0 {
		return "这次只是检查。有错误，改正以前不能生成。"
	}
	return "这次只是检查，没有生成。没有错误，可以生成。"
}

// errPagesName is for a notice whose folder would be that of the pages.
var errPagesName = errors.New("文件夹不能叫“" + pagesFolder + "”，输出文件夹里这个名称放各份通报的检查结果；请给它改名")
