package migrate

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/language"
)

// counts are the figures of a set that are called by a word.
var counts = []string{"总数", "检查数", "合格数", "不合格数", "合格率", "不合格率", "检查率"}

// shareSign joined two columns to a share: 按期答复÷收到件数.
const shareSign = "÷"

// metric is what the name of a figure of a group meant.
type metric struct {
	word, column, whole string // 合计 of column; a column alone; column of whole; a word alone
	condition           *language.Condition
}

// metricNamed reads the name of a figure of a group. A column of a sheet goes before words,
// and 平均, 最大, 最小, 合计 follow the name of a column that is there, or may be.
func metricNamed(text string, data *figures.Set) metric {
	if data != nil && data.Free() && data.Has(text) {
		return metric{column: text}
	}
	if slices.Contains(counts, text) || text == "行数" && (data == nil || data.Free()) {
		return metric{word: text}
	}
	if column, values, ok := strings.Cut(text, "="); ok {
		return metric{condition: &language.Condition{Column: column, Op: "=", Values: strings.Split(values, "|")}}
	}
	for _, word := range []string{"平均", "最大", "最小", "合计"} {
		if column, ok := strings.CutSuffix(text, word); ok && column != "" && (data == nil || data.Has(column)) {
			return metric{word: word, column: column}
		}
	}
	if part, whole, ok := strings.Cut(text, shareSign); ok && (data == nil || !data.Has(text)) {
		return metric{column: part, whole: whole}
	}
	return metric{column: text}
}

// series is one figure a group.
func (t *terms) series(s *set, column, text string) (term, bool, error) {
	m := metricNamed(text, s.data)
	of := s.by(column)
	var n *language.Node
	switch {
	case m.condition != nil:
		n = member(s.narrowed(*m.condition).by(column), "总数")
	case m.whole != "":
		n = t.share(s, of, m.column, m.whole)
	case m.column == "":
		n = member(of, m.word)
	case m.word != "":
		n = t.measure(s, of, m.word, m.column)
	default:
		n = t.totals(s, column, m.column)
	}
	return term{kind: seriesKind, node: n, set: s, always: true}, true, nil
}

// alone reports a column that is asked for by its name.
func (m metric) alone() bool { return m.condition == nil && m.word == "" && m.whole == "" }

// String is the figure as a column of a summary asks for it.
func (m metric) String() string {
	switch {
	case m.condition != nil:
		return "[" + m.condition.String() + "].总数"
	case m.whole != "":
		return language.Quote(m.column) + ".占(" + language.Quote(m.whole) + ")"
	case m.column == "":
		return m.word
	case m.word != "":
		return m.word + "(" + language.Quote(m.column) + ")"
	}
	return language.Quote(m.column)
}
