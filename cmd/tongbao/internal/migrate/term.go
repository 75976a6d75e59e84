package migrate

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/language"
)

// kind is what an expression of the old notation came to.
type kind int

const (
	plainKind     kind = iota // something that is printed as it is: a fact, a phrase, a cell
	rootKind                  // the dot of a text
	factsKind                 // .Notice, .Notice.Contact, .Period: name says which
	rosterKind                // .Kind
	setKind                   // objects of a roster or rows of a sheet
	groupsKind                // sets by a column or by problem
	seriesKind                // a figure a group
	listKind                  // names
	figureKind                // a number, figure or length
	rowsKind                  // the objects of a set one by one
	rowKind                   // one of them
	entryKind                 // a group of a series
	dayKind                   // a date
	conditionKind             // true or false
	textKind                  // a text written in the action
	numberKind                // a number written there
	indexKind                 // the number of the item of a loop
)

// term is an expression with what it is.
type term struct {
	kind kind
	node *language.Node
	bare *language.Node // of a number: what stands alone in a condition that there are some
	set  *set           // of setKind, and what groups, series and lists are taken from
	name string         // of factsKind; the text of textKind and numberKind
	loop *loop          // of indexKind
	// always: the old notation took it for true, whatever is in it.
	always bool
}

// set is a selection of objects. Conditions stand before the state, as in the names of
// figures.
type set struct {
	root   *language.Node
	item   bool   // root is what a loop or a piece is about, not a name
	free   bool   // rows of a sheet
	period string // 上期 or 去年同期; empty: this one
	kind   *inspection.Kind
	where  []language.Condition
	states []string
	data   *figures.Set // that root stands for, or one it is a part of; nil: not read
}

// States of objects, as the language calls them, from wide to narrow.
const (
	inspectedWord = "检查"
	passedWord    = "合格"
	failedWord    = "不合格"
)

func name(text string) *language.Node { return &language.Node{Kind: language.Name, Text: text} }

// named is a name that is no word, quoted where it has to be.
func named(text string, quoted bool) *language.Node {
	n := name(text)
	n.Quoted = quoted || language.Quote(text) != text
	return n
}

func member(of *language.Node, word string, args ...*language.Node) *language.Node {
	return &language.Node{Kind: language.Member, Of: of, Text: word, Args: args, Called: len(args) > 0}
}

func selected(of *language.Node, c language.Condition) *language.Node {
	return &language.Node{Kind: language.Select, Of: of, Where: c}
}

func binary(op string, a, b *language.Node) *language.Node {
	return &language.Node{Kind: language.Binary, Text: op, Args: []*language.Node{a, b}}
}

func negated(n *language.Node) *language.Node {
	return &language.Node{Kind: language.Not, Args: []*language.Node{n}}
}

// objects is the set without its state.
func (s *set) objects() *language.Node {
	n := s.root
	switch {
	case s.period == "":
	case s.item:
		n = member(n, s.period)
	default:
		n = member(name(s.period), s.root.Text)
	}
	for _, c := range s.where {
		n = selected(n, c)
	}
	return n
}

func (s *set) node() *language.Node {
	n := s.objects()
	for _, state := range s.states {
		n = member(n, state)
	}
	return n
}

// term is the set as a term.
func (s *set) term() term { return term{kind: setKind, node: s.node(), set: s, always: true} }

// narrowed is the set with one more condition.
func (s *set) narrowed(c language.Condition) *set {
	out := *s
	out.where = append(slices.Clone(s.where), c)
	return &out
}

// in is the set in one more state. Who passed or failed was inspected.
func (s *set) in(state string) *set {
	out := *s
	out.states = slices.Clone(s.states)
	if n := len(out.states); n > 0 && out.states[n-1] == inspectedWord {
		out.states = out.states[:n-1]
	}
	if !slices.Contains(out.states, state) && (state != inspectedWord || len(out.states) == 0) {
		out.states = append(out.states, state)
	}
	return &out
}

// count is how many there are, in the short form.
func (s *set) count() *language.Node {
	switch {
	case len(s.states) == 1:
		return member(s.objects(), s.states[0]+"数")
	case s.free && !s.item && s.word("行数"):
		return member(s.node(), "行数")
	}
	return member(s.node(), "总数")
}

// followed reports what became of last period's failures.
func (s *set) followed() bool { return strings.HasPrefix(s.root.Text, followWord) }

// word reports a word that may be asked of the set: a column of a sheet goes before it.
func (s *set) word(word string) bool { return !(s.free && s.data != nil && s.data.Has(word)) }

// listed reports that the names of all objects counted are there.
func (s *set) listed() bool { return s.data != nil && len(s.data.Records()) > 0 }

// column is what a column comes to where it is asked for by its name.
func (t *terms) column(of *language.Node, column string, on string, free bool) *language.Node {
	n := member(of, column)
	n.Quoted = language.Quote(column) != column || !free && slices.Contains(t.words[on], column)
	return n
}

// argument is a name in brackets.
func argument(text string) *language.Node { return named(text, false) }

// by is the set split by a column.
func (s *set) by(column string) *language.Node {
	n := s.node()
	if word := byWord + column; language.Quote(word) == word {
		return member(n, word)
	}
	return member(n, byWord, argument(column))
}

// one is one of the parts of the set: what a loop over groups is about.
func (s *set) one(item *language.Node) *set {
	return &set{root: item, item: true, free: s.free, kind: s.kind, data: s.data}
}

// moved is the period of an expression and the rest of it: 上期.网站.合格率 is 上期 and
// 网站.合格率.
func moved(n *language.Node) (period, rest string) {
	root, steps := language.Chain(n)
	text := root.String()
	if root.Kind == language.Name && !root.Quoted && len(steps) > 0 && (root.Text == beforeWord || root.Text == yearAgoWord) {
		period, text, steps = root.Text, language.Step(steps[0]), steps[1:]
	}
	parts := []string{text}
	for _, step := range steps {
		text := language.Step(step)
		if period == "" && step.Kind == language.Member && (step.Text == beforeWord || step.Text == yearAgoWord) {
			period = step.Text
			continue
		}
		if step.Kind == language.Member {
			text = "." + text
		}
		parts = append(parts, text)
	}
	return period, strings.Join(parts, "")
}
