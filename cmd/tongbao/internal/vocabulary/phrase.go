package vocabulary

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/wording"
)

// phrase is text with figures in it.
type phrase []document.Inline

// markBase begins the characters that hold the places of figures while package wording
// puts a phrase together; they never leave this file. maxMarks is how many there are.
const (
	markBase = rune(0xE000)
	maxMarks = 0xF8FF - int(markBase)
)

// mark holds the place of the i-th figure of a phrase.
func mark(i int) string { return string(markBase + rune(i)) }

// phraseOf turns a text with marks into inlines with their figures.
func phraseOf(text string, figs ...*figures.Figure) phrase {
	var out phrase
	var plain strings.Builder
	flush := func() {
		if plain.Len() > 0 {
			out = append(out, document.Inline{Text: plain.String()})
			plain.Reset()
		}
	}
	for _, r := range text {
		i := int(r - markBase)
		if i < 0 || i >= len(figs) {
			plain.WriteRune(r)
			continue
		}
		flush()
		out = append(out, figureInline(figs[i]))
	}
	flush()
	return out
}

func figureInline(f *figures.Figure) document.Inline { return document.Inline{Text: f.Text, Figure: f} }

func placed(text string, at diag.Place) phrase { return phrase{{Text: text, Place: at}} }

// labelled is a name with its figure.
type labelled struct {
	label string
	fig   *figures.Figure
}

// parts are the labels and figures of groups or of a series, and the measure word of
// groups. Groups of nobody are left out.
func parts(value any) (out []labelled, unit string) {
	switch v := value.(type) {
	case groups:
		unit = v.of.Counter()
		for _, s := range v.sets {
			if fig := s.Count(); fig.Num != 0 || fig.Unknown {
				out = append(out, labelled{s.Label(), fig})
			}
		}
	case series:
		for _, e := range v.Entries() {
			out = append(out, labelled{e.Label, e.Figure})
		}
	}
	return out, unit
}

// listed passes labels and marks for the figures through one of wording's lists. A unit
// that is given goes behind each number.
func listed(value any, unit string, given bool, say func([]wording.Amount, string) string) (phrase, error) {
	ps, own := parts(value)
	if !given {
		unit = own
	}
	if len(ps) > maxMarks {
		return nil, wrong("请改为附表。", "一句话里要列%d项，太多了", len(ps))
	}
	amounts, figs := make([]wording.Amount, len(ps)), make([]*figures.Figure, len(ps))
	for i, p := range ps {
		amounts[i], figs[i] = wording.Amount{Name: p.label, Number: mark(i)}, p.fig
	}
	out := phraseOf(say(amounts, unit), figs...)
	if v, ok := value.(series); ok && v.IsChosen() && v.Awaits() {
		out = append(out, plain(wording.ToFill)...)
	}
	return out, nil
}

// ranks says who stands where, the groups of one rank together: 甲县、乙县并列第一
// （100%），丙县第三（98.1%）. The cut is the series' own, and so is its order where that goes
// up or down; else it is from the first down. Groups without a value have no rank and are not
// named.
func ranks(s series, unit string) phrase {
	var out phrase
	entries := slices.DeleteFunc(s.Entries(), func(e figures.Entry) bool { return e.Rank == 0 })
	down := func(a, b figures.Entry) int { return a.Rank - b.Rank }
	if !slices.IsSortedFunc(entries, func(a, b figures.Entry) int { return down(b, a) }) {
		slices.SortStableFunc(entries, down)
	}
	for i := 0; i < len(entries); {
		var names []string
		first := entries[i]
		for ; i < len(entries) && entries[i].Rank == first.Rank; i++ {
			names = append(names, entries[i].Label)
		}
		text := wording.List(names)
		if len(out) > 0 {
			text = "，" + text
		}
		if first.Tied {
			text += "并列"
		}
		text = fmt.Sprintf("%s第%s（%s%s）", text, wording.Numeral(first.Rank), mark(0), unit)
		out = append(out, phraseOf(text, first.Figure)...)
	}
	if s.Awaits() {
		out = append(out, plain(wording.ToFill)...)
	}
	return out
}

// sorted names the objects of a set under what is wrong with them, problem by problem:
// 甲局、乙局空白栏目超标；丙局首页不更新.
func sortedByProblem(set *figures.Set) phrase {
	var clauses []string
	var figs []*figures.Figure
	for _, p := range set.ByProblem() {
		clauses = append(clauses, mark(len(figs))+p.Label())
		l := p.Names()
		figs = append(figs, l.Figure(wording.List(l.Items), "", ""))
	}
	return phraseOf(strings.Join(clauses, "；"), figs...)
}

// wrong is the error of an expression that cannot be told. hint comes first as in package
// language.
func wrong(hint, format string, args ...any) error {
	return &language.Error{Text: fmt.Sprintf(format, args...), Hint: hint}
}

// missing is the error of an expression about data the notice does not have.
type missing struct{ told *language.Error }

func (m missing) Error() string { return m.told.Text }

func notThere(hint, format string, args ...any) error {
	return missing{&language.Error{Text: fmt.Sprintf(format, args...), Hint: hint}}
}

// noSuchColumn is the error of a column that is not there.
type noSuchColumn struct{ told *language.Error }

func (e noSuchColumn) Error() string { return e.told.Text }

// findingOf is what an error is told as at a place; told is true when others have told it.
func findingOf(err error, at diag.Place) (f diag.Finding, told bool) {
	code, e := codeExpression, &language.Error{}
	var none missing
	var column noSuchColumn
	switch {
	case errors.Is(err, ErrTold):
		return f, true
	case errors.As(err, &none):
		code, e = codeMissingData, none.told
	case errors.As(err, &column):
		code, e = sheet.CodeUnknownColumn, column.told
	case !errors.As(err, &e):
		e = &language.Error{Text: err.Error(), Hint: "请核对。"}
	}
	return code.Found(at, e.Hint, "%s", e.Text), false
}

func plain(text string) phrase {
	if text == "" {
		return nil
	}
	return phrase{{Text: text}}
}
