package figures

import (
	"math/big"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/numfmt"
	"tongbao/cmd/tongbao/internal/sheet"
)

// numbers are those in a column of a set, each with its cell: what is computed of them
// is printed as the cells show theirs.
type numbers struct {
	values  []*big.Rat
	cells   []inspection.Cell // of each value
	sources *diag.Gathering   // cells they rest on, more than those with a number
	words   bool              // a cell holds something else, which is told
}

// look is what the formats of all the cells do alike with a number. The decimals of
// percentages are the most there are; other numbers with several have none of their own.
func (n *numbers) look() numfmt.Style {
	out := numfmt.Style{Decimals: numfmt.Free}
	for i, c := range n.cells {
		s := lookOf(c)
		if i == 0 {
			out = s
			continue
		}
		out.Percent, out.Grouped = out.Percent && s.Percent, out.Grouped && s.Grouped
		switch {
		case out.Percent:
			out.Decimals = max(out.Decimals, s.Decimals)
		case out.Decimals != s.Decimals:
			out.Decimals = numfmt.Free
		}
	}
	return out
}

// lookOf is how a cell shows its number, by its format or as it is typed.
func lookOf(c inspection.Cell) numfmt.Style {
	if c.Value.Kind == sheet.Numeric {
		return c.Value.Style()
	}
	_, percent, _ := sheet.Number(c.Text)
	return numfmt.Style{Percent: percent, Grouped: strings.ContainsAny(c.Text, ",，"), Decimals: sheet.Decimals(c.Text)}
}

// format is the one the cells have in common where it shows a number and no word in its
// place, else one for their look; nil when they have none in common.
func (n *numbers) format() *numfmt.Format {
	look := n.look()
	if len(n.cells) == 0 || look.Decimals == numfmt.Free {
		return nil
	}
	first := n.cells[0].Value.Format
	for _, c := range n.cells {
		if c.Value.Kind != sheet.Numeric || c.Value.Format.Code() != first.Code() || first.Conditional() {
			return numfmt.Parse(look.Code(), false)
		}
	}
	return first
}

// sum registers the sum as the cells show what is added up, unless the notice gives it
// decimals. A single number is printed as its cell shows it.
func (l *Ledger) sum(key, name, formula string, n *numbers) *Figure {
	r := sum(n.values)
	if len(n.cells) == 1 {
		return l.shown(key, name, formula, r, n.cells[0], n.sources)
	}
	if len(n.cells) > 0 && n.look().Percent {
		return l.unknown(key, name, Percent, codeNotComparable.Found(diag.Place{}, "比例由两列的合计算，如 留言.办结.占(收到)。",
			"“%s”是%d个比例，不能相加", name, len(n.cells)))
	}
	if f := l.given(key, name, formula, r, n.look().Percent, n.sources); f != nil {
		return f
	}
	usual := upTo(l.decimals.ofMeans().decimals)
	f := n.format()
	if f == nil {
		return l.decimal(key, name, formula, r, usual, n.sources)
	}
	v, _ := r.Float64()
	text, ok := f.Number(v)
	if !ok {
		return l.decimal(key, name, formula, r, usual, n.sources)
	}
	return l.printed(key, name, formula, r, strings.TrimSpace(text), n.sources)
}

// shown registers the number of a cell as the cell shows it, unless the notice gives it
// decimals; where the cell shows nothing, as any other number.
func (l *Ledger) shown(key, name, formula string, r *big.Rat, c inspection.Cell, sources *diag.Gathering) *Figure {
	if f := l.given(key, name, formula, r, lookOf(c).Percent, sources); f != nil {
		return f
	}
	text := c.Text
	if c.Value.Kind == sheet.Text {
		text = sheet.Fold(text) // full-width digits are typed by oversight
	}
	if text == "" {
		return l.decimal(key, name, formula, r, upTo(maxDecimals), sources)
	}
	return l.printed(key, name, formula, r, text, sources)
}

// printed registers an exact number with the text that cells give it.
func (l *Ledger) printed(key, name, formula string, r *big.Rat, text string, sources *diag.Gathering) *Figure {
	if !r.Num().IsInt64() || !r.Denom().IsInt64() {
		return l.tooLarge(key, name)
	}
	f := Figure{Key: key, Name: name, Kind: Decimal, Num: r.Num().Int64(), Den: r.Denom().Int64(), Text: text, Formula: formula,
		gathered: sources, AsCells: true}
	read, percent, ok := sheet.Number(text)
	switch {
	case percent:
		f.Kind = Percent
	case r.IsInt():
		f.Kind, f.measured = Count, true
	}
	if ok && read.Cmp(r) != 0 {
		f.Rounding = "按单元格的格式显示为" + text
	}
	return l.register(f)
}
