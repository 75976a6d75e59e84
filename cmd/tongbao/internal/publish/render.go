package publish

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/docx"
	"tongbao/cmd/tongbao/internal/html"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/markdown"
	"tongbao/cmd/tongbao/internal/opendata"
	"tongbao/cmd/tongbao/internal/pdf"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
)

// dataFolder holds the tables of the attachments as open data.
const dataFolder = "attachments/"

// rendered is a notice in its forms.
type rendered struct {
	files    []File
	layout   *typeset.Layout // nil without a PDF
	faces    []FaceUse
	findings diag.Findings
}

// render writes the notice in every form asked for. A form that fails is left
// out and the reason is a finding; the error is for faults of the program.
func render(n *document.Notice, s *source, faces *typeface.Set, o *Options) (*rendered, error) {
	r := &rendered{}
	layout, findings := typeset.LayOut(n, faces, typeset.Options{Draft: o.Draft})
	laidOut := findings.Errors() == 0
	if o.wants(FormPDF) {
		r.findings = append(r.findings, placed(findings)...)
		if laidOut {
			if err := r.pdf(n, layout, faces, o); err != nil {
				return nil, err
			}
		}
	}
	if laidOut {
		n = oriented(n, layout)
	}
	if o.wants(FormHTML) {
		if err := r.html(n, s); err != nil {
			return nil, err
		}
	}
	if o.wants(FormMD) {
		tables := markdown.Pipe
		if o.Tables == TablesHybrid {
			tables = markdown.Hybrid
		}
		data, findings := markdown.Write(n, markdown.Options{Tables: tables})
		r.add("notice.md", data, findings)
	}
	if o.wants(FormDocx) {
		data, findings := docx.Write(n)
		r.add("notice.docx", data, findings)
	}
	return r, nil
}

func (r *rendered) add(name string, data []byte, findings diag.Findings) {
	r.findings = append(r.findings, findings...)
	if data != nil {
		r.files = append(r.files, File{name, data})
	}
}

// placed gives findings about words that stand in no text and no cell the file
// they come from: the head and the signature are notice.toml's.
func placed(findings diag.Findings) diag.Findings {
	out := slices.Clone(findings)
	for i := range out {
		if out[i].Code == "no-glyph" && out[i].Place.IsZero() {
			out[i].Place.File = issue.FileName
		}
	}
	return out
}

// oriented gives every form the orientation the print chose for an attachment, so
// that page, Word file and PDF agree.
func oriented(n *document.Notice, layout *typeset.Layout) *document.Notice {
	turned := map[string]bool{}
	for _, a := range layout.Anchors {
		turned[a.Name] = a.Page >= 1 && a.Page <= len(layout.Pages) && isTurned(&layout.Pages[a.Page-1])
	}
	out := *n
	out.Attachments = slices.Clone(n.Attachments)
	for i := range out.Attachments {
		a := &out.Attachments[i]
		if a.Orientation != document.OrientationAuto {
			continue
		}
		a.Orientation = document.OrientationPortrait
		if turned[a.ID] {
			a.Orientation = document.OrientationLandscape
		}
	}
	return &out
}

func isTurned(p *typeset.Page) bool {
	return slices.ContainsFunc(p.Marks, func(m typeset.Mark) bool {
		run, ok := m.(typeset.Run)
		return ok && run.Turned
	})
}

func (r *rendered) pdf(n *document.Notice, layout *typeset.Layout, faces *typeface.Set, o *Options) error {
	meta := pdf.Meta{
		Title: n.Title, Author: strings.Join(n.Head.Organs, "、"), Subject: n.Kind,
		Keywords: strings.Join(n.Web.Keywords, "; "), Date: n.SignOff.Date,
	}
	data, err := pdf.Write(layout, faces, meta)
	if err != nil {
		return err
	}
	r.layout = layout
	r.add("notice.pdf", data, nil)
	if o.Layout {
		var b bytes.Buffer
		if err := layout.WriteText(&b); err != nil {
			return err
		}
		r.add("layout.txt", b.Bytes(), nil)
	}
	r.faces = facesOf(layout, faces)
	return nil
}

// facesOf lists the faces a layout uses, by name.
func facesOf(layout *typeset.Layout, faces *typeface.Set) []FaceUse {
	seen := map[string]bool{}
	var out []FaceUse
	for _, p := range layout.Pages {
		for _, m := range p.Marks {
			run, ok := m.(typeset.Run)
			if !ok || seen[run.Face] {
				continue
			}
			seen[run.Face] = true
			use := FaceUse{Name: run.Face}
			if f := faces.Face(run.Face); f != nil {
				use.File = filepath.Base(f.File)
			}
			out = append(out, use)
		}
	}
	slices.SortFunc(out, func(a, b FaceUse) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// html writes the page, the fragment for content management systems and the
// open data behind the tables.
func (r *rendered) html(n *document.Notice, s *source) error {
	data, err := opendata.Files(n)
	if err != nil {
		return fmt.Errorf("附件数据：%w", err)
	}
	o := html.Options{Templates: s.templates, Downloads: downloads(data, r.files)}
	page, findings := html.Page(n, o)
	r.add("notice.html", page, findings)
	fragment, findings := html.Fragment(n, o)
	r.add("notice.fragment.html", fragment, findings)
	for _, f := range data {
		r.add(dataFolder+f.Name, f.Bytes, nil)
	}
	return nil
}

// downloads are the files the page offers: the printed form and the tables.
func downloads(data []opendata.File, written []File) []html.Download {
	var out []html.Download
	for _, f := range written {
		if f.Name == "notice.pdf" {
			out = append(out, html.Download{Path: f.Name, Name: "通报全文", Type: "application/pdf", Size: int64(len(f.Data))})
		}
	}
	for _, f := range data {
		out = append(out, html.Download{Path: dataFolder + f.Name, Name: f.Title, Type: f.MediaType, Size: f.Size(), Attachment: f.Attachment})
	}
	return out
}
