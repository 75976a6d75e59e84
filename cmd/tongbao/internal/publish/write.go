package publish

import (
	"bytes"
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/docx"
	"tongbao/cmd/tongbao/internal/html"
	"tongbao/cmd/tongbao/internal/markdown"
	"tongbao/cmd/tongbao/internal/ofd"
	"tongbao/cmd/tongbao/internal/opendata"
	"tongbao/cmd/tongbao/internal/outdir"
	"tongbao/cmd/tongbao/internal/pdf"
	"tongbao/cmd/tongbao/internal/typeset"
	"tongbao/cmd/tongbao/internal/version"
	"tongbao/templates"
)

// Files of a notice.
const (
	pdfName    = "notice.pdf"
	htmlName   = "notice.html"
	mdName     = "notice.md"
	docxName   = "notice.docx"
	ofdName    = "notice.ofd"
	layoutName = "layout.txt"
	dataFolder = "attachments/" // the tables of the attachments as open data
)

// writeForms writes the notice in every form asked for, side by side. A form that fails is left out
// and the reason is a finding; the error is for faults of the program. Files, findings and the error are
// those of the forms in their order, whichever is ready first.
func writeForms(p *paper, set templates.Set, o *Options) ([]outdir.File, diag.Findings, error) {
	public := p.notice.Public()
	var data []opendata.File
	forms, err := sideBySide(
		func(w *writing) error { return w.print(p, o) },
		func(w *writing) (err error) {
			if o.wants(FormHTML) {
				data, err = opendataOf(public)
			}
			return err
		},
		func(w *writing) error { return w.markdown(p.notice, o) },
		func(w *writing) error { return w.word(p.notice, o) },
	)
	if err != nil {
		return nil, nil, err
	}
	printed, text := forms[0], forms[2:]
	web, err := sideBySide(
		func(w *writing) error { return w.page(public, set, data, printed.files, o) },
		func(w *writing) error { return w.handOver(p.notice, set, data, printed.files, o) },
	)
	if err != nil {
		return nil, nil, err
	}
	files, told := joined(slices.Concat([]writing{printed}, web, text))
	return files, told, nil
}

// sideBySide runs writers on the cores there are. What each wrote is in their order, and the error that of the first
// that failed.
func sideBySide(writers ...func(*writing) error) ([]writing, error) {
	out, errs := make([]writing, len(writers)), make([]error, len(writers))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i, write := range writers {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			errs[i] = write(&out[i])
		})
	}
	wg.Wait()
	return out, cmp.Or(errs...)
}

// joined is what several have written, one behind the other.
func joined(all []writing) (files []outdir.File, told diag.Findings) {
	for _, w := range all {
		files, told = append(files, w.files...), append(told, w.findings...)
	}
	return files, told
}

// writing is the forms written so far.
type writing struct {
	files    []outdir.File
	findings diag.Findings
}

func (w *writing) add(name string, data []byte, told diag.Findings) {
	w.findings = append(w.findings, told...)
	if data != nil {
		w.files = append(w.files, outdir.File{Name: name, Data: data})
	}
}

// print writes the forms that are the layout's pages.
func (w *writing) print(p *paper, o *Options) error {
	if p.layout == nil {
		return nil
	}
	fonts := p.layout.Fonts(p.faces)
	if o.wants(FormPDF) {
		if err := w.pdf(p, fonts, o); err != nil {
			return err
		}
	}
	if !p.ofd {
		return nil
	}
	n := p.notice
	data, err := ofd.Write(p.layout, fonts, ofd.Meta{
		Title: n.Title, Author: strings.Join(n.Head.Organs, "、"), Kind: n.Kind, Number: n.Head.Number,
		Keywords: n.Web.Keywords, Date: n.SignOff.Date,
	})
	if err != nil {
		return fmt.Errorf("ofd: %w", err)
	}
	w.add(ofdName, data, nil)
	return nil
}

func (w *writing) pdf(p *paper, fonts typeset.Fonts, o *Options) error {
	n := p.notice
	meta := pdf.Meta{
		Title: n.Title, Author: strings.Join(n.Head.Organs, "、"), Subject: n.Kind,
		Keywords: strings.Join(n.Web.Keywords, "; "), Date: n.SignOff.Date, Program: version.Program(),
	}
	data, err := pdf.Write(p.layout, fonts, meta)
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	w.add(pdfName, data, nil)
	if len(p.archive) > 0 {
		if err := w.archive(p, fonts, meta, data); err != nil {
			return err
		}
	}
	if !o.Layout {
		return nil
	}
	var b bytes.Buffer
	if err := p.layout.WriteText(&b); err != nil {
		return err
	}
	w.add(layoutName, b.Bytes(), nil)
	return nil
}

func (w *writing) markdown(n *document.Notice, o *Options) error {
	if !o.wants(FormMD) {
		return nil
	}
	tables := markdown.Pipe
	if o.Tables == TablesHybrid {
		tables = markdown.Hybrid
	}
	w.add(mdName, markdown.Write(n, tables), nil)
	return nil
}

func (w *writing) word(n *document.Notice, o *Options) error {
	if o.wants(FormDocx) {
		w.add(docxName, docx.Write(n), nil)
	}
	return nil
}

// opendataOf are the tables of the attachments as open data.
func opendataOf(n *document.Notice) ([]opendata.File, error) {
	data, err := opendata.Files(n)
	if err != nil {
		return nil, fmt.Errorf("附件数据：%w", err)
	}
	return data, nil
}

// page writes the page, and the open data behind its tables.
func (w *writing) page(n *document.Notice, set templates.Set, data []opendata.File, printed []outdir.File, o *Options) error {
	if !o.wants(FormHTML) {
		return nil
	}
	page, told := html.Page(n, html.Options{Templates: set, Downloads: downloads(n, data, printed)})
	w.add(htmlName, page, told)
	for _, f := range data {
		w.add(dataFolder+f.Name, f.Bytes, nil)
	}
	return nil
}

// downloads are the files the page offers: the printed form and the tables; nothing of a withdrawn
// notice.
func downloads(n *document.Notice, data []opendata.File, written []outdir.File) []html.Download {
	if n.Web.IsWithdrawn() {
		return nil
	}
	out := printedForms(n, written)
	if !n.Web.OFD {
		out = slices.DeleteFunc(out, func(d html.Download) bool { return d.Type == ofdType })
	}
	for _, f := range data {
		if f.MediaType == opendata.CSVMetadata { // which describes the others to programs
			continue
		}
		out = append(out, html.Download{Path: dataFolder + f.Name, Name: f.Title, Type: f.MediaType, Size: f.Size(), Attachment: f.Attachment})
	}
	return out
}

// Media types of the printed form.
const (
	pdfType = "application/pdf"
	ofdType = "application/ofd"
)

// printedForms are the printed form as it has been written, PDF and OFD.
func printedForms(n *document.Notice, written []outdir.File) []html.Download {
	var out []html.Download
	for _, f := range written {
		if f.Name == pdfName || f.Name == ofdName {
			out = append(out, printedForm(f.Name, len(f.Data), n.Title, n.Draft))
		}
	}
	return out
}

// printedForm is the printed form as it is offered to readers.
func printedForm(path string, size int, title string, draft bool) html.Download {
	d := html.Download{Path: path, Name: "通报全文", SaveAs: savedAs(title, ".pdf", draft), Type: pdfType, Size: int64(size)}
	if strings.HasSuffix(path, ofdName) {
		d.SaveAs, d.Type = savedAs(title, ".ofd", draft), ofdType
	}
	return d
}
