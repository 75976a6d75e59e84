package figures

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// noVerdicts is why a count of passed or failed rows of a free sheet cannot be known.
const noVerdicts = "这张表没有检查结果"

// needVerdicts reports that a free sheet, or a roster without verdicts, was asked for the
// verdicts of its rows.
func (s *Set) needVerdicts() {
	if s.source.Unjudged {
		s.ledger.report(s.source.key(), codeUnjudged.Found(diag.Place{},
			"请在表里加上“检查结果”一列；不说合格、不合格的，正文和附件里不问，要印有多少个写 {{"+s.source.key()+".检查数}}。",
			"%s的名单没有检查结果，不能问合格、等级和问题", s.source.Name))
	}
	if s.source.free() {
		s.ledger.report(s.source.key(), codeNoVerdicts.Found(diag.Place{},
			"请按列挑选，如 {{留言[结果=已办].行数}}。",
			"工作表“%s”没有检查结果，不能问检查、合格、等级和问题", s.source.Name))
	}
}

// Used holds a free sheet against itself, its total rows against the rows above them among
// it, and returns the set: a sheet that the notice does not use may hold anything.
func (s *Set) Used() *Set {
	if s != nil && s.source.free() && !s.source.used {
		s.source.used = true
		for _, f := range inspection.Doubts(s.source.Sheet) {
			s.ledger.report(f.Place.String(), f)
		}
	}
	return s
}

// Cell registers the number, or in a column of words the text, in a column of the object that has a cell of the
// given text, its name or another; the first of several, which is a finding. The total
// rows of a whole sheet are looked through last. Its sources are that number, the cell found, and those that were passed over:
// each could have been the one.
func (s *Set) Cell(text, column string) *Figure {
	key, name := s.stateKey()+rowOf(text)+"."+s.asColumn(column), text+column
	i := s.source.column(column)
	if i < 0 {
		s.noColumn(column)
		return s.ledger.unknown(key, name, Decimal)
	}
	records := s.source.Records
	if len(s.filters) == 0 {
		records = slices.Concat(records, s.source.Totals)
	}
	says := saying(text)
	sources := new(diag.Gathering)
	for n, r := range records {
		in := n >= len(s.source.Records)
		if !in {
			in = s.member(n, sources)
		}
		if !in {
			continue
		}
		found := slices.ContainsFunc(r.Cells, says)
		for _, c := range r.Cells {
			if !found || says(c) {
				sources.Add(c.Place)
				sources.Add(c.Also...)
			}
		}
		if !found {
			continue
		}
		c := r.Cells[i]
		sources.Add(c.Place)
		sources.Add(c.Also...)
		s.checkSingle(records, n, i, text)
		if isDay(c) {
			return s.ledger.register(Figure{Key: key, Name: name, Kind: Words, Den: 1, Text: c.Text, Formula: "表中原有的日期", gathered: sources})
		}
		if s.OnlyWords(column) && !inspection.SaysNumber(column) && !sheet.Nothing(c.Text) {
			return s.ledger.register(Figure{Key: key, Name: name, Kind: Words, Den: 1, Text: c.Text, Formula: "表中原有的文字", gathered: sources})
		}
		if v, ok := s.ledger.cellNumber(c); ok {
			if s.source.free() && slices.ContainsFunc(s.source.Records, func(o inspection.Record) bool {
				return o.Cells[i].Place == c.Place && !slices.ContainsFunc(o.Cells, says)
			}) {
				s.tellMerged(c, text)
			}
			return s.ledger.shown(key, name, "表中原数", v, c, sources)
		}
		if !sheet.Nothing(c.Text) {
			return s.ledger.unknown(key, name, Decimal) // it is told that it holds no number
		}
		return s.ledger.unknown(key, name, Decimal, codeFigureUnknown.Found(c.Place, "请补上这一格；本来就没有的，正文里不写。",
			"“%s”无法算出：这一格没有数", name))
	}
	return s.ledger.unknown(key, name, Decimal, codeNoSuchRow.Found(diag.Place{}, "请核对方括号里的名称，照表里的写。",
		"%s没有“%s”这一行", s.source.Name, text))
}

// saying is the test for cells with a text, however it is written.
func saying(text string) func(inspection.Cell) bool {
	return func(c inspection.Cell) bool { return sheet.Fold(c.Text) == sheet.Fold(text) }
}

// checkSingle reports a second row of the set, after the found one, that has the text: a
// cell cannot be called by it.
func (s *Set) checkSingle(records []inspection.Record, found, column int, text string) {
	for n := found + 1; n < len(s.source.Records); n++ {
		second, first := records[n].Cells[column].Place, records[found].Cells[column].Place
		has := slices.ContainsFunc(records[n].Cells, saying(text))
		if has && s.holds(n) && second != first {
			s.ledger.report(s.key()+text, codeAmbiguousCell.Found(second,
				"请用方括号再挑一次，如 {{留言[月份=3月][甲局].收到}}；要相加的，写成 {{留言[单位=甲局].收到}} 的样子；重复的，改正。",
				"按“%s”取数，%s和%s都是，不知道取哪一个", text, first.Cell, second.Cell))
			return
		}
	}
}

// isDay reports a cell that holds a day or a time, stored or typed as one.
func isDay(c inspection.Cell) bool {
	if c.Value.Kind == sheet.Numeric {
		return c.Value.Style().Date != 0
	}
	_, _, number := sheet.Number(c.Text)
	_, day := sheet.ParseDate(c.Text)
	return day && !number
}

// unknown registers a figure that follows from columns and cannot be told.
func (s *Set) unknown(key, name string, kind Kind, why string) *Figure {
	return s.ledger.unknown(key, name, kind, s.unknowable(name, tally{why: why})...)
}

// Column registers the sum of a column. Of a group of rows of a free sheet it is called
// after the group: 市外办件数; and where the cells of the group hold marks of nothing only,
// it is nothing, and not 0.
func (s *Set) Column(column string) *Figure {
	if !s.source.free() || len(s.filters) == 0 {
		return s.Sum(column)
	}
	key, name := s.key()+"."+s.asColumn(column), s.label+column
	if !s.columnsThere(column) { // told once, not for each group
		return s.ledger.unknown(key, name, Decimal)
	}
	n := s.numbers(s.source.column(column))
	if s.awaits(column) {
		return awaited(s.ledger, key, name, Decimal)
	}
	if len(n.values) == 0 && s.Len() > 0 {
		if !s.tellBlank(column, func(*inspection.Record) bool { return true }) {
			f := n.none(s.ledger, key, name)
			f.nothing = f.Unknown && !n.words
			return f
		}
	}
	return s.ledger.sum(key, name, fmt.Sprintf("%s：%d个数相加", column, len(n.values)), n)
}

// Share registers the share of one column's sum in another's: 按期答复 of 收到件数.
func (s *Set) Share(part, whole string) *Figure {
	name := s.name(s.state) + part + "占" + whole + "的比例"
	if len(s.filters) > 0 {
		name = s.label + part + "占" + whole + "的比例"
	}
	return s.ratio(name, part, whole)
}

// columnsThere reports whether there are all the columns; each that is not is a finding.
func (s *Set) columnsThere(columns ...string) bool {
	all := true
	for _, c := range columns {
		if !s.Has(c) {
			s.noColumn(c)
			all = false
		}
	}
	return all
}

func (s *Set) ratio(name, part, whole string) *Figure {
	key := s.stateKey() + "." + s.asColumn(part) + "." + ofColumn("占", whole)
	if !s.columnsThere(part, whole) {
		return s.ledger.unknown(key, name, Percent)
	}
	parts, wholes := s.numbers(s.source.column(part)), s.numbers(s.source.column(whole))
	blank := s.tellBlank(part, func(r *inspection.Record) bool { return s.more(r, whole) })
	if s.tellBlank(whole, func(r *inspection.Record) bool { return s.more(r, part) }) || blank {
		if isDraft(s.ledger) {
			return awaited(s.ledger, key, name, Percent)
		}
	}
	p, w, sources := sum(parts.values), sum(wholes.values), diag.Gathered(parts.sources, wholes.sources)
	formula := fmt.Sprintf("%s%s÷%s%s", part, exactText(p, meanDecimals), whole, exactText(w, meanDecimals))
	if len(wholes.values) == 0 && s.tellBlank(whole, func(*inspection.Record) bool { return true }) {
		return s.ledger.unknown(key, name, Percent) // what is not filled in is no 0
	}
	if w.Sign() == 0 {
		return overZero(s.ledger, key, name, formula, p.Sign() == 0, only(wholes.sources), sources)
	}
	if p.IsInt() && w.IsInt() && p.Num().IsInt64() && w.Num().IsInt64() { // unreduced: 8÷16 stays as counted
		return s.ledger.ratio(key, name, formula, p.Num().Int64(), w.Num().Int64(), sources)
	}
	q := new(big.Rat).Quo(p, w)
	if !q.Num().IsInt64() || !q.Denom().IsInt64() {
		return s.unknown(key, name, Percent, "数值过大")
	}
	return s.ledger.ratio(key, name, formula, q.Num().Int64(), q.Denom().Int64(), sources)
}

// more reports whether a record has a number above nothing in a column.
func (s *Set) more(r *inspection.Record, column string) bool {
	v, _, ok := r.Cells[s.source.column(column)].Number()
	return ok && v.Sign() > 0
}

// awaits reports blank cells of a column in a draft: the numbers are still to come.
func (s *Set) awaits(column string) bool {
	return isDraft(s.ledger) && s.source.free() && s.tellBlank(column, func(*inspection.Record) bool { return true })
}

// tellBlank reports the blank cells of a column where a number is needed: a blank is not
// known to be 0. A stroke says that there is nothing. It reports whether there are any.
func (s *Set) tellBlank(column string, needed func(*inspection.Record) bool) (told bool) {
	for _, r := range s.Records() {
		if c, _ := s.Value(r, column); strings.TrimSpace(c.Text) == "" && needed(r) {
			told = true
			s.ledger.report(c.Place.String(), codeBlankNumber.Found(c.Place, "没有的请填0；不知道的请补上。", "“%s”没有填，不能当作0", column))
		}
	}
	return told
}
