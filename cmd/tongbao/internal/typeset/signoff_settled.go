package typeset

import (
	"slices"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
)

// signLine is a line of a sign-off: its place counts from the foot of the text above.
type signLine struct {
	el   *Struct
	text string
	x, y float64 // mm
}

// decided is what other forms of the sign-off copy; nil for one with a signature stamp, whose
// parts follow their own measures, and for none.
func (s *signature) decided(so document.SignOff) *document.SignOffFit {
	lines := s.lines()
	if len(lines) == 0 || so.DateText() == "" || slices.ContainsFunc(so.Signers, func(g document.Signer) bool { return g.Stamp != "" }) {
		return nil
	}
	var all []document.SignerFit
	bottom := 0.0
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && lines[n].el == lines[0].el {
			n++
		}
		fit := signerFit(lines[:n])
		fit.Above = lines[0].y - bottom
		fit.Centred = so.Sealed
		all = append(all, fit)
		bottom = max(bottom, lines[n-1].y+gbt9704.LinePitch)
		lines = lines[n:]
	}
	return &document.SignOffFit{Names: all[:len(all)-1], Date: all[len(all)-1]}
}

func signerFit(lines []signLine) document.SignerFit {
	fit := document.SignerFit{Left: lines[0].x}
	for _, l := range lines {
		fit.Lines, fit.Left = append(fit.Lines, l.text), min(fit.Left, l.x)
	}
	return fit
}

func (s *signature) lines() []signLine {
	var out []signLine
	top := float64(s.blank)*gbt9704.LinePitch + s.fix
	for _, it := range s.items {
		for _, p := range it.pieces {
			if len(p.runs) > 0 {
				y := top + p.runs[0].Y - gbt9704.EmAscent*gbt9704.Em3
				out = append(out, signLine{p.el, textOf(p.runs), p.runs[0].X, y})
			}
		}
		top += it.lines*gbt9704.LinePitch + it.fix
	}
	return out
}
