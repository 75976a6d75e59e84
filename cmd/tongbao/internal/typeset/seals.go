package typeset

import (
	"fmt"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
)

// sealedRows: several organs, each with its own seal, in rows that stand one
// below the other in columns; the last one also presses the date. Seals neither
// touch nor cross, rows end inside the type area (7.3.5.1).
func (l *layouter) sealedRows(date text) signature {
	s := l.n.SignOff
	diameter := s.SealDiameter
	if diameter <= 0 {
		diameter = gbt9704.SealCity // the rows need its room, whether it is known or not
	}
	names, lines := l.signerLines()
	g := sealGrid(names, date.width(), diameter)
	place := placeSeal(1, diameter)
	r := sealRow{grid: g, diameter: diameter, lines: lines}
	// the last name line below the seal's top, which is the row's
	r.name = diameter/2 + place.above - (gbt9704.LinePitch+gbt9704.Em3)/2
	r.name += max(0, float64(lines-1)*gbt9704.LinePitch-r.name)
	out := signature{blank: place.blank, fix: -r.name}
	for from := 0; from < len(names); from += g.perRow {
		to := min(from+g.perRow, len(names))
		row := l.sealRow(names[from:to], r)
		for i := from; i < to && s.SealDiameter > 0; i++ {
			y := r.name + gbt9704.LinePitch + place.aboveDate(1)
			row.seals = append(row.seals, sealPlace{organ: s.Signers[i].Name, x: g.axis(i-from, to-from), y: y, diameter: diameter})
		}
		if to == len(names) {
			row.lines, row.fix = 1, r.name
		}
		out.items = append(out.items, row)
	}
	last := signLine(date, g.last-date.width()/2, element(l.out.Tree, "P"))
	last.ink = max(last.ink, place.aboveDate(1)+diameter/2)
	out.items = append(out.items, last)
	l.keepRows(out.items)
	return out
}

// signerLines breaks all names; lines is the number of lines of the longest.
func (l *layouter) signerLines() (names [][]text, lines int) {
	for _, s := range l.n.SignOff.Signers {
		n := nameLines(l.signText(s.NameText(), typeface.FangSong), nameMeasure)
		names = append(names, n)
		lines = max(lines, len(n))
	}
	return names, lines
}

// rowGrid is the columns of a sign-off of several seals.
type rowGrid struct {
	perRow int
	slot   float64 // mm between two axes
	last   float64 // axis of the rightmost column
}

// axis is the axis of name i of a row of n; rows end at the rightmost column.
func (g rowGrid) axis(i, n int) float64 { return g.last - float64(n-1-i)*g.slot }

// sealGrid finds how many seals stand in a row.
func sealGrid(names [][]text, dateWidth, diameter float64) rowGrid {
	w := 0.0
	for _, n := range names {
		w = max(w, widest(n))
	}
	half := max(w, diameter) / 2
	g := rowGrid{
		slot: max(diameter+gbt9704.SealsApart, w+gbt9704.Cell),
		last: gbt9704.TypeWidth - max(gbt9704.SealedDateInset*gbt9704.Cell+dateWidth/2, half),
	}
	g.perRow = min(len(names), 1+int((g.last-half)/g.slot))
	if g.perRow > 1 && g.perRow < len(names) {
		rows := (len(names) + g.perRow - 1) / g.perRow
		g.perRow = (len(names) + rows - 1) / rows // even rows
	}
	return g
}

// sealRow is what the rows of a sign-off have in common.
type sealRow struct {
	grid     rowGrid
	diameter float64
	lines    int     // of the longest name
	name     float64 // mm, top of the last name line below the row's top
}

// sealRow sets one row as high as its seals; the last lines of all names stand
// on one line.
func (l *layouter) sealRow(names [][]text, r sealRow) item {
	row := item{kind: signItem, ink: max(r.diameter, r.name+gbt9704.Em3), fix: r.diameter + gbt9704.SealsApart}
	for i, n := range names {
		el := element(l.out.Tree, "P")
		for k, t := range n {
			p := signLine(t, r.grid.axis(i, len(names))-t.width()/2, el).pieces[0]
			for q := range p.runs {
				p.runs[q].Y += r.name - float64(len(n)-1-k)*gbt9704.LinePitch
			}
			row.pieces = append(row.pieces, p)
		}
	}
	return row
}

// keepRows keeps the whole sign-off on one page, or, when it is too high for
// that, the last row with the date.
func (l *layouter) keepRows(items []item) {
	height := 0.0
	for _, it := range items {
		height += it.lines*gbt9704.LinePitch + it.fix
	}
	keepTogether(items)
	if height < gbt9704.TypeHeight*0.8 {
		return
	}
	l.tallSignOff = true
	l.findings.Tell(codeSignOffHigh, diag.Place{}, "可减少联署机关，或者只由主办机关署名盖章。", "联署机关共%d个，印章排不进一页，署名分在两页以上。", len(l.n.SignOff.Signers))
	for i := range len(items) - 2 {
		items[i].keep = false
	}
}

// seal records where a seal goes: its circle, an anchor with its name, and an
// invisible space at its centre for systems that look for one in the content.
// Only a draft shows it.
func (l *layouter) seal(s sealPlace, top float64) {
	x, y := l.press.f.at(s.x, top+s.y)
	page := l.press.page
	name := fmt.Sprintf("seal-%d", len(l.out.SignOff.Seals)+1)
	l.out.SignOff.Seals = append(l.out.SignOff.Seals, Seal{Organ: s.organ, Page: page.Number, X: x, Y: y, Diameter: s.diameter, Anchor: name})
	l.out.Anchors = append(l.out.Anchors, Anchor{Name: name, Page: page.Number, X: x, Y: y})
	l.press.artifact("Layout")
	t := l.signText("\u3000", typeface.FangSong)
	for _, r := range t.runs(x-t.width()/2, y) {
		r.Invisible = true
		page.Marks = append(page.Marks, r)
	}
	if l.o.Draft {
		page.Marks = append(page.Marks, Circle{X: x, Y: y, R: s.diameter / 2, Width: draftLine, Color: Gray})
	}
}
