package figures

import (
	"strings"

	"tongbao/cmd/tongbao/internal/language"
)

// The key of a figure is its expression: what a text writes to have it printed. Here is
// how its parts are written; package language reads them.

// called writes a word with what stands in its brackets: 合计(件数).
func called(word string, args ...string) string {
	return word + "(" + strings.Join(args, "，") + ")"
}

// quoted writes a name of the data where a word might stand: 网站.“总数”.
func (o *Options) quoted(name string) string {
	if o.Quote == nil {
		return language.Quote(name)
	}
	return o.Quote(name)
}

// asColumn writes a column as what is asked of a set. A sheet's own column goes before a word.
func (s *Set) asColumn(column string) string {
	if s.source.free() {
		return language.Quote(column)
	}
	return s.ledger.options.quoted(column)
}

// ofColumn writes a word about a column: 平均(得分).
func ofColumn(word, column string) string { return called(word, language.Quote(column)) }

// splitBy writes the word that splits by a column: 按类别.
func splitBy(column string) string {
	if q := language.Quote(column); q != column {
		return called("按", q)
	}
	return "按" + column
}

// SplitBy is how a split of the set by a column is written; it may have a column 按类别.
func (s *Set) SplitBy(column string) string {
	if s.Has("按" + column) {
		return ofColumn("按", column)
	}
	return splitBy(column)
}

// inBrackets writes a condition: [平台=抖音|快手].
func inBrackets(column, op string, values ...string) string {
	return "[" + language.Condition{Column: column, Op: op, Values: values}.String() + "]"
}

// rowOf writes the look-up of a row by the text of one of its cells: [甲局].
func rowOf(text string) string {
	return "[" + language.Condition{Values: []string{text}, Quoted: verdictWord(text)}.String() + "]"
}

// verdictWord reports a word that in square brackets alone asks for a verdict.
func verdictWord(text string) bool {
	for _, st := range []state{inspected, passed, failed} {
		if st.adjective() == text {
			return true
		}
	}
	return false
}
