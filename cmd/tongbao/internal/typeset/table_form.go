package typeset

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/wording"
)

// Room to write by hand, mm; a choice.
const (
	handCell   = 8.0  // side of the square of a character
	handClose  = 6.0  // the same where that saves pages
	handStep   = 0.5  // in which sizes between are tried
	handColumn = 20.0 // least width of a column to fill in
	proseParts = 2.0  // how much wider than others a column is that asks for sentences
)

// limitOfWords finds how many characters a head asks for: 做法介绍（不超过500字）.
var limitOfWords = regexp.MustCompile(`(\d{1,4}|[一二三四五六七八九十百]{1,7})个?汉?字`)

// charactersAsked is that number; 0: the text names none.
func charactersAsked(text string) int {
	if !strings.Contains(text, "字") {
		return 0
	}
	m := limitOfWords.FindStringSubmatch(strings.Join(strings.Fields(text), ""))
	if m == nil {
		return 0
	}
	if n, err := strconv.Atoi(m[1]); err == nil {
		return n
	}
	tens, _ := wording.ParseNumeral(m[1])
	if hundreds, rest, ok := strings.Cut(m[1], "百"); ok {
		n, _ := wording.ParseNumeral(hundreds)
		tens, _ = wording.ParseNumeral(rest)
		return 100*n + tens
	}
	return tens
}

// asksForSentences reports a head of a column in which more is written than a name or a day.
func asksForSentences(head string) bool {
	for _, word := range []string{"问题", "措施", "内容", "做法", "说明", "意见", "原因", "介绍", "事迹", "建议"} {
		if strings.Contains(head, word) {
			return true
		}
	}
	return false
}

// blank is what a column that is to be filled in asks for; the zero blank is one that is not.
type blank struct {
	open  bool
	parts float64 // how much of the width that is left is its share beside the others
	asked int     // characters that have to find room in a cell
}

// blanksOf looks at the columns without a filled cell. Where some say how many characters they have to
// hold, what is left of the width is theirs.
func blanksOf(src *document.Table, filled []int) []blank {
	out := make([]blank, len(src.Columns))
	limited := false
	for c := range out {
		head := strings.Join(src.HeadPath(c), "")
		b := blank{parts: 1, asked: charactersAsked(head)}
		if asksForSentences(head) {
			b.parts = proseParts
		}
		if b.open = filled[c] == 0 && len(src.Rows) > 0 && (src.Form || b.asked > 0); b.open {
			out[c], limited = b, limited || b.asked > 0
		}
	}
	for c := range out {
		if limited {
			out[c].parts = float64(out[c].asked)
		}
	}
	return out
}

// toFill reports a table with columns to be filled in.
func (g *gauge) toFill() bool {
	return slices.ContainsFunc(g.blanks, func(b blank) bool { return b.open })
}

// openBlanks gives columns to be filled in the width of a name, as far as there is room, and what is left
// to those that ask for most, the narrow ones first.
func (g *gauge) openBlanks(w []float64, avail, em float64) {
	g.fill(w, avail, func(b blank, level float64) float64 { return min(level, handColumn/em) })
	g.fill(w, avail, func(b blank, level float64) float64 { return level * b.parts })
}

// fill widens columns to be filled in to what wish gives for the highest level there is room for.
func (g *gauge) fill(w []float64, avail float64, wish func(b blank, level float64) float64) {
	at := func(level float64) []float64 {
		out := slices.Clone(w)
		for c, b := range g.blanks {
			if b.open {
				out[c] = max(w[c], wish(b, level))
			}
		}
		return out
	}
	low, high := 0.0, avail
	for range 50 {
		if level := (low + high) / 2; sum(at(level)) > avail {
			high = level
		} else {
			low = level
		}
	}
	copy(w, at(low))
}

// heightAsked is the height of a row, mm, in which the characters that columns ask for find room, when
// they are written by hand in squares with sides of hand.
func (g *gauge) heightAsked(f fitting, hand float64) float64 {
	height := 0.0
	for c, b := range g.blanks {
		if b.open && b.asked > 0 {
			height = max(height, float64(b.asked)*hand*hand/f.widths[c])
		}
	}
	return height
}

// writableTurned reports a table to be filled in that has room to write in only where it lies across.
func (g *gauge) writableTurned() bool {
	f := g.fit(upright.width)
	if f.broken || !g.toFill() {
		return false
	}
	for c, b := range g.blanks {
		if b.open && f.widths[c] < handColumn-slack {
			return true
		}
	}
	return g.heightAsked(f, handCell) > headShare*upright.height
}
