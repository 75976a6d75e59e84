package figures

import (
	"math/big"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// threshold is a number that others are held against: 80, 90%.
type threshold struct {
	text    string
	value   *big.Rat
	percent bool
}

// readThreshold reads a limit; one that is no number is a finding.
func readThreshold(l *Ledger, text string) threshold {
	r, percent, ok := sheet.Number(text)
	if !ok {
		l.report(text, sheet.CodeNotANumber.Found(diag.Place{}, "请写数字，如 80 或 90%。", "界限“%s”不是数字", text))
		return threshold{text, new(big.Rat), false}
	}
	return threshold{text, r, percent}
}

// comparable reports whether a number may be held against the limit: 85.2 and 90% are not
// the same kind. 0 is 0%. The first number of a column that is not is a finding.
func (m threshold) comparable(l *Ledger, who string, value *big.Rat, percent bool, text string) bool {
	if percent == m.percent || m.value.Sign() == 0 || value.Sign() == 0 {
		return true
	}
	has, lacks := "界限“"+m.text+"”", "表里的“"+text+"”"
	hint := "请把界限写成不带“%”的数，或把表里这一列的数设成百分比。"
	if percent {
		has, lacks = lacks, has
		hint = "请把界限写成百分比，如 90%。"
	}
	l.report(who+m.text, codeLimitPercent.Found(diag.Place{}, hint, "%s不能与“%s”比：%s带“%%”，%s不带", who, m.text, has, lacks))
	return false
}

// Limited keeps the objects whose column holds a number that stands so to the limit: ≥ > <
// ≤.
func (s *Set) Limited(column, op, limit string) *Set {
	i := s.source.column(column)
	if i < 0 {
		s.noColumn(column)
	}
	if d, ok := DayOf(limit); ok {
		return since(s, i, column, op, limit, d)
	}
	m := readThreshold(s.ledger, limit)
	for _, r := range s.Records() {
		if i < 0 || i >= len(r.Cells) {
			continue
		}
		c := r.Cells[i]
		if _, _, ok := c.Number(); !ok && !sheet.Nothing(c.Text) {
			s.ledger.cellNumber(c) // tells that it is none: the object would be left out unseen
		}
		if n, percent, ok := c.Number(); ok && !m.comparable(s.ledger, "“"+column+"”一列", n, percent, c.Text) {
			break
		}
	}
	f := filter{column: i, name: s.source.canonical(column), limit: m.value, limitText: limit, limitOp: op}
	return s.narrowed(f, f.String())
}

// DayOf is a text that is a day: 2026-03-05, 2026年3月5日. A number is none.
func DayOf(text string) (time.Time, bool) {
	if _, _, number := sheet.Number(text); number {
		return time.Time{}, false
	}
	d, ok := sheet.ParseDate(text)
	if !ok {
		return time.Time{}, false
	}
	return d.Full()
}

// since keeps the objects whose column holds a day that stands so to another: < is before. A
// cell that is no day, or none with its year, is a finding.
func since(s *Set, i int, column, op, limit string, day time.Time) *Set {
	for _, r := range s.Records() {
		if i < 0 || i >= len(r.Cells) || sheet.Nothing(r.Cells[i].Text) {
			continue
		}
		c := r.Cells[i]
		var findings diag.Findings
		d, ok := sheet.DateOf(c.Value, column, &findings)
		if _, full := d.Full(); ok && !full {
			findings = diag.Findings{codeNotADay.Found(c.Place, "请写成 2026-03-05 的样子。", "“%s”没有写全年月日，不能与%s比先后", c.Text, limit)}
		}
		for _, f := range findings {
			s.ledger.report(c.Place.String(), f)
		}
	}
	return s.narrowed(filter{column: i, name: s.source.canonical(column), day: day, limitText: limit, limitOp: op,
		limit: new(big.Rat)}, "")
}

// Limited keeps the groups whose figure stands so to the limit: = ≠ ≥ > < ≤.
func (s *Series) Limited(op, limit string) *Series {
	m := readThreshold(s.ledger, limit)
	for _, e := range s.entries {
		f := e.Figure
		if f.known() && f.Kind != Words && !m.comparable(s.ledger, s.name, f.value(), f.Kind == Percent || f.Kind == Points, f.Text) {
			break
		}
	}
	return s.filter(inBrackets("", op, limit), standing[op]+limit, func(e Entry) bool { return stands(e.Figure.value().Cmp(m.value), op) })
}

// stands reports whether a comparison comes out as an operator says.
func stands(cmp int, op string) bool {
	return map[string]bool{"=": cmp == 0, "≠": cmp != 0, "<": cmp < 0, "≤": cmp <= 0, ">": cmp > 0, "≥": cmp >= 0}[op]
}
