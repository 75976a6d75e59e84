package proof

import (
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
)

// cells adds the cells of a table that a rule may find something in: of a long table few. The first text of a column
// stands for the column, whatever it is.
func (p *paper) cells(t *document.Table, form bool) {
	columns := make([]cellColumn, len(t.Columns))
	for _, r := range t.Rows {
		for k := range r.Cells {
			c := &r.Cells[k]
			if c.Covered || c.Text == "" || columns[k].met && c.Figure == nil && !p.worth(t.Columns[k].Name, c.Text) {
				continue
			}
			columns[k].met = true
			p.cell(&columns[k], t, k, c, form)
		}
	}
}

// cellColumn is what is known of a column while its cells are read.
type cellColumn struct {
	met   bool // it has a text
	first map[cellWords]*passage
}

// cellWords are cells in a column that the rules read alike: without a figure, and with their words from one kind of place.
type cellWords struct {
	text    string
	inSheet bool
	file    string
}

// cell adds a cell of column k; one that says what another one said before it is like that one.
func (p *paper) cell(column *cellColumn, t *document.Table, k int, c *document.Cell, form bool) {
	own := &struct {
		passage
		one [1]span
	}{}
	own.passage = passage{paper: p, slot: cellSlot, text: c.Text, column: t.Columns[k].Name, form: form, at: t.Place}
	own.one[0] = span{0, len(c.Text), c.Figure, c.Place}
	if c.Place.IsZero() {
		own.one[0].at = t.Place
	}
	own.spans = own.one[:]
	p.passages = append(p.passages, &own.passage)
	if c.Figure != nil {
		return
	}
	words := cellWords{c.Text, own.one[0].at.Cell != "", own.one[0].at.File}
	if own.like = column.first[words]; own.like != nil {
		return
	}
	if column.first == nil {
		column.first = map[cellWords]*passage{}
	}
	column.first[words] = &own.passage
}

// cellMarks are the characters of which each rule of cells needs one, but for those that find long numbers, dates in
// digits and words that are written wrong.
var cellMarks = newRuneSet(append(needsOfGaps(), "月季年日", "“《〈（〔【”》〉）〕】")...)

// needsOfGaps are the characters that what is still to be filled in is known by.
func needsOfGaps() []string {
	var out []string
	for _, g := range gaps {
		out = append(out, g.needs)
	}
	return out
}

// shortestCode is the least digits of a number that a rule looks for: those of a mobile telephone.
const shortestCode = 11

// worthReading reports a text of a cell that a rule may find something in.
func worthReading(column, text string) bool {
	return freeText.MatchString(column) || cellMarks.in(text) || hasNumbers(text)
}

// hasNumbers reports a text with as many digits as the shortest number looked for, or with marks of a date in digits.
func hasNumbers(text string) bool {
	digits := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case isDigit(rune(c)):
			digits++
		case (c == '-' || c == '.' || c == '/') && i > 0 && i+1 < len(text) && isDigit(rune(text[i-1])) && isDigit(rune(text[i+1])):
			return true
		}
	}
	return digits >= shortestCode
}

// runeSet is a set of characters of the basic plane.
type runeSet [1 << 10]uint64

func newRuneSet(of ...string) *runeSet {
	s := &runeSet{}
	for _, chars := range of {
		for _, r := range chars {
			s[r>>6] |= 1 << (r & 63)
		}
	}
	return s
}

// in reports a text with a character of the set.
func (s *runeSet) in(text string) bool {
	for _, r := range text {
		if r>>6 < rune(len(s)) && s[r>>6]&(1<<(r&63)) != 0 {
			return true
		}
	}
	return false
}

// read runs a rule over a passage, unless one that is like it gave nothing to tell.
func (r passageRule) read(t *passage, told *diag.Findings) {
	if t.like != nil && t.like.silent {
		return
	}
	before := len(*told)
	r.check(t)
	t.silent = len(*told) == before
}
