package typeset

import (
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
)

// orientation chooses how an attachment is set: as asked for, otherwise turned
// when one of its tables is too wide to read in portrait (c.8).
func (c *compositor) orientation(a *document.Attachment) frame {
	switch a.Orientation {
	case document.OrientationPortrait:
		return upright
	case document.OrientationLandscape:
		return turned
	}
	for _, b := range a.Blocks {
		if t, ok := b.(*document.Table); ok && len(t.Columns) > 0 && c.tables.wantsLandscape(t) {
			return turned
		}
	}
	return upright
}

// landscapeGain is the share of portrait's lines a row may still have when a
// table is turned for the sake of low rows: a turned page holds fewer lines.
const landscapeGain = 0.75

// portraitLines is the mean number of lines of a row up to which a table stays
// upright.
const portraitLines = 3.5

// holds reports whether a table can be read in portrait, if not with ease.
func (f fitting) holds() bool { return !f.broken && f.lines <= portraitLines }

// wantsLandscape compares both ways to set a table: turned when portrait parts
// words that no line break may part, when portrait needs the smallest type, or
// when its rows are high and landscape's clearly lower.
func (ts *tableSetter) wantsLandscape(src *document.Table) bool {
	g := ts.gauge(src)
	p := g.fit(upright.width)
	if p.broken || g.writableTurned() {
		return true
	}
	if p.size > gbt9704.SizeLittle5 && p.holds() { // landscape is no better, however it fits
		return false
	}
	t := g.fit(turned.width)
	if p.size <= gbt9704.SizeLittle5 && t.size > p.size && !g.fitSize(gbt9704.Size5, upright.width).holds() {
		return true
	}
	return !p.holds() && t.lines <= landscapeGain*p.lines
}
