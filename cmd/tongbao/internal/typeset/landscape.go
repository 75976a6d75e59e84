package typeset

import "tongbao/cmd/tongbao/internal/document"

// orientation chooses how an attachment is set: as asked for, otherwise turned
// when one of its tables is too wide to read in portrait (c.8).
func (l *layouter) orientation(a *document.Attachment) frame {
	switch a.Orientation {
	case document.OrientationPortrait:
		return upright
	case document.OrientationLandscape:
		return turned
	}
	for _, b := range a.Blocks {
		if t, ok := b.(*document.Table); ok && len(t.Columns) > 0 && l.wantsLandscape(t) {
			return turned
		}
	}
	return upright
}

// landscapeGain is how many times fewer lines a row must have for a table to
// be turned for the sake of low rows.
const landscapeGain = 1.6

// wantsLandscape compares both ways to set a table: turned when portrait parts
// words that landscape keeps whole, or when portrait's rows are high and
// landscape's clearly lower.
func (l *layouter) wantsLandscape(src *document.Table) bool {
	g := l.gauge(src)
	p, t := g.fit(upright.width), g.fit(turned.width)
	switch {
	case p.broken:
		return !t.broken || t.size > p.size
	case p.lines > readableLines:
		return p.lines > landscapeGain*t.lines || t.size > p.size
	}
	return false
}
