package publish

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

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

// writeForms writes the notice in every form asked for. A form that fails is left out
// and the reason is a finding; the error is for faults of the program.
func writeForms(p *paper, set templates.Set, o *Options) ([]outdir.File, diag.Findings, error) {
	w := &writing{}
	if p.layout != nil {
		if err := w.print(p, o); err != nil {
			return nil, nil, err
		}
	}
	if o.wants(FormHTML) {
		if err := w.html(p, set, o.Fragment == FragmentFull); err != nil {
			return nil, nil, err
		}
	}
	if o.wants(FormMD) {
		tables := markdown.Pipe
		if o.Tables == TablesHybrid {
			tables = markdown.Hybrid
		}
		w.add(mdName, markdown.Write(p.notice, tables), nil)
	}
	if o.wants(FormDocx) {
		w.add(docxName, docx.Write(p.notice), nil)
	}
	return w.files, w.findings, nil
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

// html writes the page, the open data behind the tables and the publishing package.
func (w *writing) html(p *paper, set templates.Set, full bool) error {
	n := p.notice.Public()
	data, err := opendata.Files(n)
	if err != nil {
		return fmt.Errorf("附件数据：%w", err)
	}
	page, told := html.Page(n, html.Options{Templates: set, Downloads: downloads(n, data, w.files)})
	w.add(htmlName, page, told)
	for _, f := range data {
		w.add(dataFolder+f.Name, f.Bytes, nil)
	}
	return w.handOver(p.notice, set, data, full)
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
