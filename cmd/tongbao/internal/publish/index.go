package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"tongbao/cmd/tongbao/internal/compose"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/html"
)

// Files of the output folder as a whole.
const (
	indexName = "index.html"
	feedName  = "feed.xml"
)

// writeIndex lists every notice found in the output folder, by their manifests,
// whether this run built them or an earlier one.
func writeIndex(o *Options) (diag.Findings, error) {
	paths, err := filepath.Glob(filepath.Join(o.Output, "*", manifestName))
	if err != nil {
		return nil, err
	}
	var entries []html.Entry
	for _, path := range paths {
		if m := readManifest(path); m != nil && m.Entry.Path != "" {
			entries = append(entries, m.Entry)
		}
	}
	if len(entries) == 0 {
		return nil, o.unlist()
	}
	page, findings := html.Index(entries, o.templates(o.Output))
	if page == nil {
		return findings, nil
	}
	if err := replaceFile(filepath.Join(o.Output, indexName), page); err != nil {
		return findings, err
	}
	return findings, replaceFile(filepath.Join(o.Output, feedName), html.Feed(entries))
}

// unlist takes away the list that an earlier run left: none of the notices is to be listed any
// longer.
func (o *Options) unlist() error {
	for _, name := range []string{indexName, feedName} {
		if err := os.Remove(filepath.Join(o.Output, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// entry is the notice in the list of all notices.
func entry(r *Result, c *compose.Composed) html.Entry {
	i := c.Issue
	e := html.Entry{
		Title: r.Notice.Title, Issuer: i.Notice.Issuer, Number: i.Notice.Number, Period: i.Period.Label(),
		Signed: i.Notice.Signed, Published: i.Notice.Published,
	}
	for _, t := range c.Results {
		e.Results = append(e.Results, html.Tally{Name: t.Name, Counter: t.Counter, Checked: t.Inspected, Failed: t.Failed, Rate: t.Rate})
	}
	if i.Portal != nil {
		e.URL, e.Summary = i.Portal.URL, i.Portal.Description
	}
	if r.Draft {
		return e // without a path it is in no list
	}
	for _, f := range r.files {
		switch f.Name {
		case htmlName:
			e.Path = r.Name + "/" + f.Name
		case pdfName:
			e.Downloads = append(e.Downloads, html.Download{Path: r.Name + "/" + f.Name, Name: "通报全文", Type: "application/pdf",
				Size: int64(len(f.Data))})
		}
	}
	return e
}
