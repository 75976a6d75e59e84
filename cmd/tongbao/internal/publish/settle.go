package publish

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/pdf"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
)

// paper is a notice laid out: what the print decided, for every form to copy.
type paper struct {
	notice *document.Notice // with what the print settled
	layout *typeset.Layout  // nil: it cannot be laid out, or no print is asked for
	faces  *typeface.Set

	result  *Result        // of what the figures are
	archive []pdf.Attached // what the PDF for the archive carries; none: there is no such PDF
	ofd     bool           // notice.ofd is to be written
}

// settle lays the notice out in the faces found for it, and gives every form what
// the print decided. What cannot be laid out is told for every form; what only the
// print's looks suffer from, where it is asked for.
func settle(n *document.Notice, dir string, ofd bool, o *Options) (*paper, diag.Findings, error) {
	faces, findings, err := o.Shelf.Open(o.faces(dir))
	if err != nil {
		return nil, nil, err
	}
	layout, told := typeset.LayOut(n, faces)
	p := &paper{notice: n, faces: faces, ofd: ofd}
	if told.Errors() == 0 {
		p.notice = settled(n, layout)
	}
	if !o.wants(FormPDF) && !ofd {
		told = slices.DeleteFunc(told, func(f diag.Finding) bool { return f.Severity != diag.Error })
	} else if told.Errors() == 0 {
		p.layout = layout
	}
	findings = append(findings, told...)
	return p, append(findings, faces.Findings()...), nil // of faces that turned out bad when read
}

// settled is the notice with what the print decided: lines of titles, orientation of
// attachments, how tables fit, where the recipients stand and how the imprint is broken.
func settled(n *document.Notice, layout *typeset.Layout) *document.Notice {
	out := *n
	out.TitleLines, out.Body = layout.TitleLines, fitted(n.Body, layout)
	if layout.RecipientsMoved {
		out.Recipients, out.Imprint.Recipients = nil, n.Recipients
	}
	out.Head.Mark, out.SignOff.Fit = layout.Mark, layout.Names
	out.Imprint.RecipientLines, out.Imprint.CCLines = layout.Imprint.Recipients, layout.Imprint.CC
	out.Attachments = slices.Clone(n.Attachments)
	for i, decided := range layout.Attachments {
		a := &out.Attachments[i]
		a.TitleLines, a.Blocks, a.Orientation = decided.TitleLines, fitted(a.Blocks, layout), document.OrientationPortrait
		if decided.Turned {
			a.Orientation = document.OrientationLandscape
		}
	}
	return &out
}

// fitted is the blocks with tables that know how they fit.
func fitted(blocks []document.Block, layout *typeset.Layout) []document.Block {
	out := slices.Clone(blocks)
	for i, b := range out {
		if t, ok := b.(*document.Table); ok {
			fitted := *t
			fitted.Fit = layout.Tables[t]
			out[i] = &fitted
		}
	}
	return out
}
