package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/compose"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/html"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/outdir"
)

// Files of the output folder as a whole.
const (
	indexName = "index.html"
	feedName  = "feed.xml"
)

// writeIndex lists every notice in the output folder, by their manifests, whether this run built
// them or an earlier one, and returns how many. What people have put in the place of the list is kept beside it.
func writeIndex(t *outdir.Turn, o *Options) (int, diag.Findings, error) {
	entries, findings, err := o.listed()
	if err != nil {
		return 0, nil, err
	}
	if len(entries) == 0 { // an earlier run's list goes
		return 0, findings, errors.Join(t.RemoveFile(indexName, isSealed), t.RemoveFile(feedName, isSealed))
	}
	page, told := html.Index(entries, o.templates(o.Output))
	if findings = append(findings, told...); page == nil {
		return len(entries), findings, nil
	}
	for _, f := range []outdir.File{{Name: indexName, Data: page}, {Name: feedName, Data: html.Feed(entries)}} {
		own := func(there []byte) bool { return isSealed(there) || bytes.Equal(there, f.Data) }
		kept, err := t.ReplaceFile(f.Name, sealed(f.Data), own)
		for _, k := range kept {
			tellKept(&findings, "", k)
		}
		if err != nil {
			return len(entries), findings, err
		}
	}
	return len(entries), findings, nil
}

// Index writes the list of notices and the feed of output folders anew from what is in them: of several runs, or
// copied together from several machines.
func Index(outputs []string, o Options) (int, error) {
	if err := o.checkFolders(); err != nil {
		return StatusFailure, err
	}
	status := StatusGood
	for _, dir := range outputs {
		if err := o.isOutput(dir); err != nil {
			return StatusFailure, err
		}
		o.Output = dir
		findings, err := o.index()
		if err != nil {
			return StatusFailure, err
		}
		if findings.Errors() > 0 {
			status = StatusFindings
		}
	}
	return status, nil
}

// isOutput refuses what is no folder of notices that were built.
func (o *Options) isOutput(dir string) error {
	if err := isFolder(dir); err != nil {
		return err
	}
	if isFile(filepath.Join(dir, manifestName)) {
		return fmt.Errorf("%s 是一份通报的输出文件夹；请写它上面的，放着各份通报的那个", dir)
	}
	return nil
}

// index writes list and feed of the output folder, and tells of them.
func (o *Options) index() (findings diag.Findings, err error) {
	listed := 0
	err = outdir.Open(o.Output).Alone(func(t *outdir.Turn) (err error) {
		listed, findings, err = writeIndex(t, o)
		return err
	})
	for _, line := range findings.Lines() {
		fmt.Fprintln(o.Err, line)
	}
	switch {
	case err != nil || findings.Errors() > 0:
	case listed == 0:
		err = fmt.Errorf("%s 里没有可以列出的通报；请写放着各份通报的输出文件夹，列出的要有网页，不是草稿", o.Output)
	default:
		fmt.Fprintf(o.Out, "%s：%s 和 %s 列出了%d份通报\n", o.Output, indexName, feedName, listed)
	}
	return findings, err
}

// listed are the entries of the notices in the output folder. An entry counts in the folder
// that bears its name, with the page there: a manifest in a copy of the folder, or one that was
// renamed, lists nothing twice.
func (o *Options) listed() ([]html.Entry, diag.Findings, error) {
	folders, err := intake.Open(o.Output).List(intake.MaxBeside)
	if err != nil {
		return nil, nil, err
	}
	var entries []html.Entry
	var findings diag.Findings
	for _, f := range folders {
		dir := filepath.Join(o.Output, f.Name())
		if !f.IsDir() || strings.HasPrefix(f.Name(), ".") || !isFile(filepath.Join(dir, manifestName)) {
			continue
		}
		m := readManifest(filepath.Join(dir, manifestName))
		if m == nil {
			findings.Tell(codeManifestDamaged, diag.Place{File: f.Name() + "/" + manifestName}, "重新生成一次就好。",
				"损坏了，或者改动过；这份通报不进通报列表")
			continue
		}
		if !m.Draft && m.Entry.Path == f.Name()+"/"+htmlName && m.Notice == f.Name() && isFile(filepath.Join(dir, htmlName)) {
			entries = append(entries, m.present(o.Output))
		}
	}
	return entries, findings, nil
}

// present is the entry of a notice with the downloads that are there, in the size they have now:
// a signed scan may have taken the place of the PDF.
func (m *Manifest) present(output string) html.Entry {
	e := m.Entry
	e.Downloads = nil
	for _, d := range m.Entry.Downloads {
		if info, err := os.Stat(filepath.Join(output, filepath.FromSlash(d.Path))); err == nil && info.Mode().IsRegular() {
			d.Size = info.Size()
			e.Downloads = append(e.Downloads, d)
		}
	}
	return e
}

func isFile(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode().IsRegular()
}

// seal begins the last line of a list: a comment with the SHA-256 of what is before it, by which
// the list is known again wherever it is copied to, until someone changes it.
const seal = "<!-- tongbao sha256:"

func sealed(data []byte) []byte {
	sum := sha256.Sum256(data)
	return fmt.Appendf(slices.Clone(data), "%s%x -->\n", seal, sum)
}

// isSealed reports a list as a build wrote it.
func isSealed(data []byte) bool {
	i := bytes.LastIndex(data, []byte(seal))
	return i >= 0 && bytes.Equal(sealed(data[:i]), data)
}

// entry is the notice in the list of all notices, without what may be downloaded.
func entry(r *Result, c *compose.Composed) html.Entry {
	i, web := c.Issue, r.Notice.Web
	e := html.Entry{
		Title: r.Notice.Title, Issuer: i.Notice.Issuer, Number: i.Notice.Number, Period: i.Period.Label(),
		Signed: html.InChina(i.Notice.Signed), Published: html.InChina(i.Notice.Published), Site: html.SiteOf(web),
	}
	if _, until, ok := i.Period.Bounds(); ok {
		e.Until = html.InChina(until)
	}
	e.ID = html.EntryID(e.Site, e.Number, r.Name)
	if i.Portal != nil {
		e.URL, e.Summary = i.Portal.URL, i.Portal.Description
	}
	for _, x := range web.Corrections {
		e.Corrections = append(e.Corrections, html.Change{Date: html.InChina(x.Date), Text: x.Text()})
	}
	if web.IsWithdrawn() {
		e.Withdrawn = &html.Change{Date: html.InChina(web.Withdrawn.Date), Text: web.Withdrawn.Text()}
		e.Corrections, e.Summary = nil, ""
	} else {
		e.Results = tallies(c.Results)
	}
	if r.Draft {
		return e // without a path it is in no list
	}
	if slices.ContainsFunc(r.files, func(f outdir.File) bool { return f.Name == htmlName }) {
		e.Path = r.Name + "/" + htmlName
	}
	return e
}

func tallies(results []compose.Result) []html.Tally {
	var out []html.Tally
	for _, t := range results {
		out = append(out, html.Tally{Name: t.Name, Counter: t.Counter, Checked: t.Inspected, Failed: t.Failed, Rate: t.Rate})
	}
	return out
}
