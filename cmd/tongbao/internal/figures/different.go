package figures

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/sheet"
)

// differentWord counts what is not the same.
const differentWord = "去重数"

// Different registers how many different texts stand in columns of the set: accounts beside
// the rows that tell of them. Of several columns each different row of them counts; without
// one, each different object. Blank cells count for none.
func (s *Set) Different(columns ...string) *Figure {
	key, name := s.stateKey()+"."+differentWord, s.name(s.state)+differentWord
	if len(columns) > 0 {
		quoted := make([]string, len(columns))
		for i, c := range columns {
			quoted[i] = language.Quote(c)
		}
		key, name = s.stateKey()+"."+called(differentWord, quoted...), s.name(s.state)+"不同的"+strings.Join(columns, "、")+"数"
	}
	if !s.columnsThere(columns...) {
		return s.ledger.unknown(key, name, Count)
	}
	l := s.list(key, name, true, func(i int) ([]named, []diag.Place) {
		texts, cells := s.marks(i, columns)
		return names(strings.Trim(strings.Join(texts, "\x00"), "\x00")), cells
	})
	l.tell()
	n := len(l.Items)
	return s.ledger.register(Figure{Key: key, Name: name, Kind: Count, Num: int64(n), Den: 1, Text: fmt.Sprint(n),
		Formula: fmt.Sprintf("去掉重复的，共%d个", n), gathered: l.sources})
}

// marks are what tells a record from others: its columns, or what an object is known by.
func (s *Set) marks(record int, columns []string) (texts []string, cells []diag.Place) {
	r := &s.source.Records[record]
	for _, i := range s.marked(r, columns) {
		texts = append(texts, sheet.Fold(r.Cells[i].Text))
		cells = append(cells, s.source.places[record][i]...)
	}
	if len(texts) == 0 {
		return []string{r.Name}, append([]diag.Place{r.Place}, r.Named...)
	}
	return texts, cells
}

// marked are the columns marks are taken of: an object is known by its code, else by
// platform and name.
func (s *Set) marked(r *inspection.Record, columns []string) []int {
	var out []int
	for _, c := range columns {
		out = append(out, s.source.column(c))
	}
	if len(columns) > 0 || s.source.free() {
		return out
	}
	keyed := func(key string) int {
		return slices.IndexFunc(s.source.Columns, func(c inspection.RosterColumn) bool { return c.Key == key })
	}
	if i := keyed(inspection.ColCode); i >= 0 && r.Cells[i].Text != "" {
		return []int{i}
	}
	for _, key := range []string{inspection.ColPlatform, inspection.ColName} {
		if i := keyed(key); i >= 0 {
			out = append(out, i)
		}
	}
	return out
}
