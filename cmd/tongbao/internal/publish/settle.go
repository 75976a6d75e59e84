package publish

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
)

// paper is a notice laid out: what the print decided, for every form to copy.
type paper struct {
	notice *document.Notice // with the orientation of each attachment
	layout *typeset.Layout  // nil: it cannot be laid out, or no print is asked for
	faces  *typeface.Set
}

// settle lays the notice out in the faces found for it, and gives every form what
// the print decided. Where only other forms are asked for, what the print would
// lack is not told.
func settle(n *document.Notice, dir string, o *Options) (*paper, diag.Findings, error) {
	faces, findings, err := typeface.Open(o.faces(dir))
	if err != nil {
		return nil, nil, err
	}
	layout, told := typeset.LayOut(n, faces, typeset.Options{Draft: o.Draft})
	p := &paper{notice: n, faces: faces}
	if told.Errors() == 0 {
		p.notice, p.layout = oriented(n, layout), layout
	}
	if o.wants(FormPDF) {
		findings = append(findings, told...)
	} else {
		p.layout = nil
	}
	return p, append(findings, faces.Findings()...), nil // of faces that turned out bad when read
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
