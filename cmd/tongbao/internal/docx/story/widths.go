package story

import (
	"strings"

	"tongbao/cmd/tongbao/internal/document"
)

// Room in a table, in half-width cells of half its type size.
const (
	cellMargins = 114 // twips, left and right of each cell
	halfLarge   = 120 // twips: half of 小四, 12 pt
	halfSmall   = 105 // twips: half of 五号, 10.5 pt
	leastWidth  = 4   // two characters: a narrower column cannot be read
	widestWord  = 24  // an address may break behind that
)

// half is the width of a half-width character of the table, twips.
func (t *Table) half() int {
	if t.Small {
		return halfSmall
	}
	return halfLarge
}

// room is what the columns can hold together.
func (t *Table) room() int { return (t.Width - len(t.Grid[0])*cellMargins) / t.half() }

// fit chooses widths and size: the smaller type when rows of the larger one have
// more than one line in most places and the smaller one saves a sixth of them.
func (t *Table) fit() {
	t.Widths = t.relativeWidths()
	large := t.bodyLines()
	if 2*large <= 3*(len(t.Grid)-t.HeadRows) {
		return
	}
	widths := t.Widths
	t.Small = true
	t.Widths = t.relativeWidths()
	if 6*t.bodyLines() > 5*large {
		t.Small, t.Widths = false, widths
	}
}

// needs returns for each column the least width it can be set in and the width
// at which none of its texts breaks.
func (t *Table) needs() (least, full []int) {
	n := len(t.Grid[0])
	least, full = make([]int, n), make([]int, n)
	for c := range least {
		least[c], full[c] = leastWidth, leastWidth
	}
	for r, row := range t.Grid {
		for c, cell := range row {
			if cell.Merge != Own || cell.ColSpan > 1 {
				continue
			}
			w := lineWidth(cell.Text)
			if word := min(wordWidth(cell.Text), widestWord); word > leastWidth {
				least[c] = max(least[c], word+1) // faces differ in their digits
			}
			if r < t.HeadRows && w > 2*leastWidth { // a longer head may stand on two lines
				w = max((w+1)/2, 2*leastWidth)
			}
			full[c] = max(full[c], w+1, least[c])
		}
	}
	return least, full
}

// relativeWidths divides the width: columns that fit get what they need, the
// others share the rest in proportion to their longest text, which counts at
// most four times the fair share. The sum is 1000, or more for very many columns.
func (t *Table) relativeWidths() []int {
	n := len(t.Grid[0])
	least, full := t.needs()
	avail := t.room()
	total := 0
	for c := range full {
		full[c] = min(full[c], max(4*avail/n, least[c]))
		total += full[c]
	}
	weights := make([]int, n)
	if total <= avail {
		for c := range full { // slack in proportion
			weights[c] = full[c]*t.half()*avail/total + cellMargins
		}
	} else {
		for c, w := range fill(least, full, avail) {
			weights[c] = w*t.half() + cellMargins
		}
	}
	return proportions(weights, max(1000, 10*n))
}

// fill gives every column its least width and pours the rest into those that are
// not full, in proportion to the square root of what they could take: short
// columns stay whole, and a column ten times as long gets about three times the
// room.
func fill(least, full []int, avail int) []int {
	out := make([]int, len(least))
	for c, w := range least {
		out[c] = w
		avail -= w
	}
	for avail > 0 {
		narrowest := -1
		for c := range out {
			if out[c] < full[c] && (narrowest < 0 || out[c]*out[c]*full[narrowest] < out[narrowest]*out[narrowest]*full[c]) {
				narrowest = c
			}
		}
		if narrowest < 0 {
			break
		}
		out[narrowest]++
		avail--
	}
	return out
}

// proportions scales weights to integers of the given sum, each at least 1, by
// the largest remainder, ties to the left.
func proportions(weights []int, sum int) []int {
	total := 0
	for _, w := range weights {
		total += w
	}
	out, rest, used := make([]int, len(weights)), make([]int, len(weights)), 0
	for i, w := range weights {
		out[i], rest[i] = max(w*sum/total, 1), w*sum%total
		used += out[i]
	}
	for ; used < sum; used++ {
		best := 0
		for i := range rest {
			if rest[i] > rest[best] {
				best = i
			}
		}
		out[best]++
		rest[best] = -1
	}
	return out
}

// landscape decides how an attachment lies. Auto turns the page when a table has
// unbreakable words that do not fit side by side, or rows of more than three and
// a half lines on average that landscape makes clearly lower.
func landscape(a *document.Attachment) bool {
	switch a.Orientation {
	case document.OrientationLandscape:
		return true
	case document.OrientationPortrait:
		return false
	}
	for _, b := range a.Blocks {
		t, ok := b.(*document.Table)
		if !ok {
			continue
		}
		upright := newTable(t, false)
		if upright == nil {
			continue
		}
		least, _ := upright.needs()
		total := 0
		for _, w := range least {
			total += w
		}
		if total > upright.room() {
			return true
		}
		lines, rows := upright.bodyLines(), len(t.Rows)
		if 2*lines > 7*rows && 4*newTable(t, true).bodyLines() <= 3*lines {
			return true
		}
	}
	return false
}

// bodyLines counts the lines of all rows below the head.
func (t *Table) bodyLines() int {
	widths, sum := t.ColumnWidths(), 0
	for _, row := range t.Grid[t.HeadRows:] {
		most := 1
		for c, cell := range row {
			if cell.Merge != Own || cell.ColSpan > 1 || cell.RowSpan > 1 {
				continue
			}
			cells, lines := max((widths[c]-cellMargins)/t.half(), 2), 0
			for l := range strings.SplitSeq(cell.Text, "\n") {
				lines += max((runeWidth(l)+cells-1)/cells, 1)
			}
			most = max(most, lines)
		}
		sum += most
	}
	return sum
}
