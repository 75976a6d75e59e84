package figures

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
)

// List is a list of names that was counted: what stands in a sentence beside its
// number has to be as long as the number says.
type List struct {
	Items []string // as they are printed, what is in brackets behind the name with it

	notes   []string // what stands in brackets behind each name; "" for nothing
	ledger  *Ledger
	key     string
	name    string
	sources *diag.Gathering
	missing diag.Findings // why it does not name all, told when it is printed
	more    string        // printed behind the names: results that may add some are not there yet
}

// Words of lists, in keys.
const (
	namesWord    = "名单"
	unsortedWord = "未归类"
)

// Marked are the items with each name in quotation marks; what is in brackets behind a name
// is no part of it.
func (l *List) Marked() []string {
	out := make([]string, len(l.Items))
	for i, item := range l.Items {
		after := ""
		if i < len(l.notes) { // names of groups have none
			after = behind(l.notes[i])
		}
		out[i] = "“" + strings.TrimSuffix(item, after) + "”" + after
	}
	return out
}

func behind(note string) string {
	if note == "" {
		return ""
	}
	return "（" + note + "）"
}

// named is one item of a list.
type named struct{ name, note string }

func names(all ...string) []named {
	out := make([]named, len(all))
	for i, name := range all {
		out[i].name = name
	}
	return out
}

// Names lists the objects of the set by name, in sheet order. Those that share a name have
// their platform behind it where it tells them apart. With a column, the values of that one are
// listed as Distinct does: the rows of a free sheet have no names.
func (s *Set) Names(column ...string) *List {
	if len(column) > 0 || s.source.free() {
		return s.Distinct(strings.Join(column, "、"))
	}
	seen := map[string]bool{} // of several entries of an object the first names it
	apart := s.apart()
	return s.list(namesWord, s.name(s.state), false, func(i int) ([]named, []diag.Place) {
		r := &s.source.Records[i]
		if texts, cells := s.marks(i, nil); s.source.Entries {
			if id := strings.Join(texts, "\x00"); seen[id] {
				return nil, cells
			} else {
				seen[id] = true
			}
		}
		note, cells := apart.of(r)
		return []named{{r.Name, note}}, slices.Concat([]diag.Place{r.Place}, r.Named, cells)
	})
}

// Noted lists the objects by a column, each with another behind it in brackets: 云川发布（抖音）.
// Equal ones are listed as often as they occur.
func (s *Set) Noted(column, note string) *List {
	word := called(namesWord, language.Quote(column), language.Quote(note))
	if !s.columnsThere(column, note) {
		return &List{ledger: s.ledger, key: s.stateKey() + "." + word, name: column}
	}
	i, k := s.source.column(column), s.source.column(note)
	return s.list(word, s.name(s.state)+"的"+column, false, func(n int) ([]named, []diag.Place) {
		a, b := s.source.Records[n].Cells[i], s.source.Records[n].Cells[k]
		return []named{{a.Text, b.Text}}, []diag.Place{a.Place, b.Place}
	})
}

// Unsorted lists the failures of the set that have no category of problem: ByProblem has
// none of them.
func (s *Set) Unsorted() *List {
	f := s.Failed()
	return f.list(unsortedWord, "没有归类的"+f.name(failed), false, func(i int) ([]named, []diag.Place) {
		r := &s.source.Records[i]
		if len(r.Problems) > 0 {
			return nil, []diag.Place{r.Place}
		}
		return names(r.Name), append([]diag.Place{r.Place}, r.Named...)
	})
}

// Units lists the sponsoring units of the objects, each once, in sheet order.
func (s *Set) Units() *List { return s.Distinct(s.source.Unit) }

// Distinct lists the values of a column, each once, in sheet order; empty cells
// are a finding, for an object would be missing from the list. An empty cell of a free
// sheet names nobody, and who did not fail need not have a problem.
func (s *Set) Distinct(column string) *List {
	v := s.source.vocabulary(column)
	if v == nil || v.column < 0 && v.kind == byColumn {
		s.noColumn(column)
		return &List{ledger: s.ledger, key: s.stateKey() + "." + ofColumn(namesWord, column), name: column}
	}
	name := s.name(s.state) + "的" + column
	if s.source.free() {
		name = column
	}
	blank := filter{kind: v.kind, column: v.column, words: v, wanted: []string{""}}
	list := s.list(ofColumn(namesWord, v.name), name, true, func(i int) ([]named, []diag.Place) {
		var out []string
		for _, value := range v.under[i] {
			if value != "" {
				out = append(out, v.labels[value])
			}
		}
		return names(out...), s.source.said(&blank, i)
	})
	s.reportUnlisted(v, blank, column)
	return list
}

// reportUnlisted tells of the objects a list of a column lacks because nothing stands there.
func (s *Set) reportUnlisted(v *vocabulary, blank filter, column string) {
	if !s.source.free() && v.kind != byProblem && s.blankThroughout(v) {
		s.ledger.report(s.source.key()+column, codeEmptyListCell.Found(s.columnPlace(v), "请补上。",
			"“%s”一列%d行全空着，列不出名单", column, len(s.source.Records)))
		return
	}
	for i, r := range s.source.Records {
		if !s.holds(i) || s.source.free() || !blank.wants(v.under[i]) || v.kind == byProblem && r.Outcome != inspection.Failed {
			continue
		}
		at := r.Place
		if v.column >= 0 {
			at = r.Cells[v.column].Place
		}
		s.ledger.report(s.source.key()+column+r.Place.String(), codeEmptyListCell.Found(at, "请补上。", "“%s”的%s没有填，列不进名单", r.Name, column))
	}
}

// list makes a list of what item says of the objects, and of the cells it says it by.
func (s *Set) list(metric, name string, once bool, item func(record int) ([]named, []diag.Place)) *List {
	l := &List{ledger: s.ledger, key: s.stateKey() + "." + metric, name: name, missing: s.nameless(name + namesWord)}
	if s.source.Coverage != inspection.Full && !s.settled().ofFailures() {
		for _, f := range s.unknowable(name+namesWord, tally{why: "表里没有列出全部" + s.source.Name}) {
			s.ledger.report(l.key, f)
		}
	}
	if s.state != existing && s.with(inspection.Pending) > 0 {
		l.more = s.ledger.options.Blank
	}
	l.sources = diag.Gather(s.source.Chosen...)
	seen := map[string]bool{}
	for i := range s.source.Records {
		if !s.member(i, l.sources) {
			continue
		}
		all, cells := item(i)
		l.sources.Add(cells...)
		for _, n := range all {
			if n.name != "" && !(once && seen[n.name]) {
				l.Items, l.notes = append(l.Items, n.name+behind(n.note)), append(l.notes, n.note)
				seen[n.name] = true
			}
		}
	}
	return l
}

// nameless says that there are more objects in the set than have a name: a sentence that
// lists those would seem to list all.
func (s *Set) nameless(name string) diag.Findings {
	switch t := s.tally(s.state); {
	case s.source.free() || s.state == existing || s.state == nobody:
		return nil
	case !t.known() && s.source.Coverage == inspection.Full:
		return s.unknowable(name, t)
	case t.known() && len(t.conflicts) == 0 && t.n > int64(s.Len()) && (s.state == failed || s.source.Coverage == inspection.Full):
		return diag.Findings{codeNameless.Found(diag.Place{}, "请把名单补进工作表；不列名单的，正文里只写个数。",
			"%s有%d%s，而表里只有%d%s的名称", s.name(s.state), t.n, s.source.Counter, s.Len(), s.source.Counter)}
	}
	return nil
}

// tell tells why the list does not name all.
func (l *List) tell() {
	for _, f := range l.missing {
		l.ledger.report(l.key, f)
	}
}

// Lines returns the objects of the set that have a record, for texts that say
// something of each: its name, where it is, what is wrong.
func (s *Set) Lines() []Line {
	records := s.Records()
	out := make([]Line, len(records))
	for i, r := range records {
		out[i] = Line{s, r}
	}
	return out
}

// Line is one object of a roster, or one row of a free sheet.
type Line struct {
	set    *Set
	record *inspection.Record
}

// Of is the set the object is one of.
func (l Line) Of() *Set { return l.set }

// Cell returns the text of a column with its place; an unknown column is a
// finding and an empty cell.
func (l Line) Cell(column string) inspection.Cell {
	c, ok := l.set.Value(l.record, column)
	if !ok {
		l.set.noColumn(column)
	}
	return c
}

// Len is the number of names.
func (l *List) Len() int { return len(l.Items) }

// Count registers the number of names.
func (l *List) Count() *Figure {
	l.tell()
	return l.ledger.register(Figure{Key: l.key + ".个数", Name: l.name + "数", Kind: Count, Num: int64(len(l.Items)), Den: 1,
		Text: fmt.Sprint(len(l.Items)), Formula: l.formula(), gathered: l.sources})
}

// Figure registers the list as it is printed, text being its wording by the caller:
// 甲局、乙局等4个网站. asked is what stood in the brackets of 名单 when it was asked for in
// words of its own, "2，个网站", and word what was asked of the list behind them.
func (l *List) Figure(text, asked, word string) *Figure {
	l.tell()
	key := l.key
	text += l.more
	if asked != "" {
		switch open, column := strings.CutSuffix(key, ")"); {
		case column: // 名单(主要问题)
			key = open + "，" + asked + ")"
		case strings.HasSuffix(key, "."+namesWord):
			key = called(key, asked)
		default: // 未归类
			key += "." + called(namesWord, asked)
		}
	}
	if word != "" {
		key += "." + word
	}
	if old := l.ledger.index[key]; old != nil && old.Text != text {
		l.ledger.clash(old, text, l.formula())
	}
	return l.ledger.register(Figure{Key: key, Name: l.name, Kind: Words, Num: int64(len(l.Items)), Den: 1,
		Text: text, Formula: l.formula(), gathered: l.sources})
}

func (l *List) formula() string {
	if len(l.Items) == 0 {
		return "一个也没有"
	}
	return fmt.Sprintf("共%d个：%s", len(l.Items), strings.Join(l.Items, "、"))
}
