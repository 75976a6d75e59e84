package typeset

import "tongbao/cmd/tongbao/internal/gbt9704"

// sealedRows: several organs, each with its own seal, in rows that stand one
// below the other in columns; the last one also presses the date. Seals neither
// touch nor cross, rows end inside the type area (7.3.5.1).
func (s *signSetter) sealedRows() {
	diameter := s.SealDiameter
	if diameter <= 0 {
		diameter = gbt9704.SealCity // the rows need its room, whether it is known or not
	}
	names, g := s.sealNames(diameter)
	lines := 0 // of the longest name
	for _, n := range names {
		lines = max(lines, len(n))
	}
	place := placeSeal(1, diameter)
	// the last name line below the seal's top, which is the row's
	base := diameter/2 + place.above - (gbt9704.LinePitch+gbt9704.Em3)/2
	base += max(0, float64(lines-1)*gbt9704.LinePitch-base)
	s.blank, s.fix = place.blank, -base
	for from := 0; from < len(names); from += g.perRow {
		to := min(from+g.perRow, len(names))
		row := item{kind: signItem, ink: max(diameter, base+gbt9704.Em3), fix: diameter + gbt9704.SealsApart}
		for i := from; i < to; i++ {
			axis := g.axis(i-from, to-from)
			row.pieces = append(row.pieces, s.nameAbove(names[i], axis, base)...)
			if s.SealDiameter > 0 {
				row.seals = append(row.seals, s.seal(s.Signers[i].Name, axis, base+gbt9704.LinePitch+place.aboveDate(1), diameter))
			}
		}
		if to == len(names) {
			row.lines, row.fix = 1, base
		}
		s.items = append(s.items, row)
	}
	s.dateLine(g.last - s.date.width()/2)
	last := &s.items[len(s.items)-1]
	last.ink = max(last.ink, place.aboveDate(1)+diameter/2)
	s.high = heightOf(s.items) >= gbt9704.TypeHeight*0.8
}

// sealNames are the names and their grid. A long name is broken into two lines where that
// saves a row of seals.
func (s *signSetter) sealNames(diameter float64) ([][]text, rowGrid) {
	var best [][]text
	var grid rowGrid
	for _, cells := range []float64{signerCells, closeSignerCells} {
		names, wide := s.names(cells * gbt9704.Cell)
		g := sealGrid(len(names), wide, s.date.width(), diameter)
		if best == nil || g.rows(len(names)) < grid.rows(len(names)) {
			best, grid = names, g
		}
	}
	return best, grid
}

// nameAbove sets the lines of a name around an axis, the last one base mm below
// the row's top: the last lines of all names stand on one line.
func (s *signSetter) nameAbove(name []text, axis, base float64) []piece {
	el := s.element("P")
	var out []piece
	for k, t := range name {
		p := signPiece(el, t, axis-t.width()/2)
		for q := range p.runs {
			p.runs[q].Y += base - float64(len(name)-1-k)*gbt9704.LinePitch
		}
		out = append(out, p)
	}
	return out
}

// rowGrid is the columns of a sign-off of several seals.
type rowGrid struct {
	perRow int
	slot   float64 // mm between two axes
	last   float64 // axis of the rightmost column
}

// axis is the axis of name i of a row of n; rows end at the rightmost column.
func (g rowGrid) axis(i, n int) float64 { return g.last - float64(n-1-i)*g.slot }

// rows is how many rows n names take.
func (g rowGrid) rows(n int) int { return (n + g.perRow - 1) / g.perRow }

// sealGrid finds how many seals of n names up to w mm wide stand in a row.
func sealGrid(n int, w, dateWidth, diameter float64) rowGrid {
	half := max(w, diameter) / 2
	g := rowGrid{
		slot: max(diameter+gbt9704.SealsApart, w+gbt9704.Cell),
		last: gbt9704.TypeWidth - max(gbt9704.SealedDateInset*gbt9704.Cell+dateWidth/2, half),
	}
	g.perRow = min(n, 1+int((g.last-half)/g.slot))
	if g.perRow > 1 && g.perRow < n {
		rows := (n + g.perRow - 1) / g.perRow
		g.perRow = (n + rows - 1) / rows // even rows
	}
	return g
}
