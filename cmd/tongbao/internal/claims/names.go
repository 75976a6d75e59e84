package claims

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/pattern"
)

// Named is what a sentence says of names that the data know, and that is otherwise.
type Named struct {
	Start, End int             // of the words that say it
	Is         string          // what the data say, in words
	Figure     *figures.Figure // one of the figures behind that; nil: none
	Sure       bool            // every word is known
}

// nameRef is a name of the data: one object, or a text of a column that several have.
type nameRef struct {
	object int
	column string
	quoted string
	member bool // it is one object
}

// Names judges what a passage says of names: the first and the last by a number, ranks, those
// beyond a limit, those that passed or failed.
func (r *Reader) Names(p Passage) []Named {
	n := &namer{Reader: r, headings: p.Headings}
	var out []Named
	for from := 0; from < len(p.Text); {
		to := from + cmpIndex(p.Text[from:], sentenceEnds)
		if s := p.Text[from:to]; len(s) < longestNamed && !notNow.MatchString(s) {
			out = append(out, n.sentence(s, from)...)
		}
		_, size := utf8.DecodeRuneInString(p.Text[to:])
		from = to + size
	}
	return out
}

// longestNamed bounds, in bytes, the sentences that are read for names.
const longestNamed = 900

var (
	// notNow are sentences that do not say how things are now, or not of all.
	notNow = pattern.New(`上季度[^，]*不?合格|上季度通报|上期|上一|上次|往年|[一三四]季度[^，。；]*不?合格|自查|复查|整改后|如果|例如|` +
		`累计|以来|曾|“[^”]*”[^，。；]{0,4}[改写应]`)
	// wished are clauses that say how things shall be
	wished = pattern.New(`应当|不得|[要请须将]|力争|确保`)
)

// sentence reads what the clauses of a sentence say of names. What is measured may stand in the
// clause before: 从办结率看，最低的是甲局.
func (n *namer) sentence(s string, from int) []Named {
	var out []Named
	before := ""
	n.whole = s
	for at := 0; at < len(s); {
		end := at + cmpIndex(s[at:], "，；：")
		clause := s[at:end]
		if strings.HasPrefix(s[end:], "：") { // 名单：甲局、乙局
			if next := end + len("："); next < len(s) {
				end = next + cmpIndex(s[next:], "，；：")
				clause = s[at:end]
			}
		}
		if !wished.MatchString(clause) {
			for _, read := range []func(clause, before string) []Named{n.outermost, n.foremost, n.ranked, placer{n}.superlative, n.beyond,
				n.failedList, n.verdict, stater{n}.troubles, n.allPassed, stater{n}.wholes, n.scored, n.wholeGroups, n.unchanged} {
				if found := read(clause, before); len(found) > 0 {
					for _, f := range found {
						f.Start, f.End = from+at, from+end
						out = append(out, f)
					}
					break
				}
			}
		}
		before, at = clause, end
		if _, size := utf8.DecodeRuneInString(s[end:]); size > 0 {
			at += size
		}
	}
	return append(out, n.excepted(s, from)...)
}

// cmpIndex is where the first of some marks stands, else the end.
func cmpIndex(s, marks string) int {
	if i := strings.IndexAny(s, marks); i >= 0 {
		return i
	}
	return len(s)
}

// namer reads one passage.
type namer struct {
	*Reader
	headings []string // the passage stands under
	whole    string   // the sentence that is read
}

// refs are what a text names; nothing unless all of it is a name.
func (n *namer) refs(text string) []nameRef {
	text = strings.TrimSpace(text)
	if whole := n.names[strings.Trim(text, "“”")]; len(whole) > 0 {
		return whole // a name may hold brackets of its own
	}
	if i := strings.IndexAny(text, "（("); i > 0 {
		text = text[:i]
	}
	return n.names[strings.Trim(text, "“”")]
}

// mostInName is how many pieces 、 parts a name into at most.
const mostInName = 4

var nameMarks = pattern.New(`、|和|及|以及|与`)

// list is the names of a text, in order, as those of one column of an object; unknown are the
// items that are no names there. A name may hold 和 or 、 itself.
func (n *namer) list(text string, object int) (column string, quoted, unknown []string) {
	var items []string
	parts := strings.Split(text, "、")
	for i := 0; i < len(parts); i++ {
		part := parts[i]
		for k := min(i+mostInName, len(parts)); k > i+1; k-- {
			if whole := strings.Join(parts[i:k], "、"); len(n.names[strings.TrimSpace(whole)]) > 0 {
				part, i = whole, k-1
				break
			}
		}
		if len(n.refs(part)) > 0 {
			items = append(items, part)
			continue
		}
		items = append(items, nameMarks.Split(part, -1)...)
	}
	columns := map[string]int{}
	for _, item := range items {
		for _, ref := range n.refs(item) {
			if ref.object == object {
				columns[ref.column]++
			}
		}
	}
	for c, k := range columns {
		if k > columns[column] || k == columns[column] && c < column {
			column = c
		}
	}
	for _, item := range items {
		k := slices.IndexFunc(n.refs(item), func(ref nameRef) bool { return ref.object == object && ref.column == column })
		if k < 0 {
			unknown = append(unknown, item)
			continue
		}
		quoted = append(quoted, n.refs(item)[k].quoted)
	}
	return column, quoted, unknown
}

// measure is a number that each group of an object has.
type measure struct {
	object int
	within scope  // the part of the objects it is of
	suffix string // of an expression: .收到
}

var (
	phraseHead = pattern.New(`^(?:其中|从|按照?|根据|在|以|各类?)+`)
	phraseNoun = pattern.New(`件数|条数|个数|数量|总数|情况|排名|排序|排列|[由从]高到低|统计|计算|来看|看|的?(?:单位|地区|区县|县区|部门|平台)$`)
)

// measured is what a phrase says of each of some names: 收到留言件数, 账号合格率. It is nothing
// where a word is not known.
func (n *namer) measured(phrase, before string) (measure, bool) {
	if strings.Trim(phrase, "的") == "" {
		phrase = before
	}
	phrase = phraseNoun.ReplaceAllString(phraseHead.ReplaceAllString(strings.Trim(phrase, "，的"), ""), "")
	d := n.describe(n.tokens(&Passage{Text: phrase}))
	if d.unknown || d.other || d.moved || d.comparing || d.share != nil || len(d.follow) > 0 ||
		len(d.periods) > 0 && !slices.Equal(d.periods, []Period{Now}) {
		return measure{}, false
	}
	object := n.only()
	if len(d.objects) == 1 {
		object = d.objects[0]
	}
	if object < 0 || len(d.objects) > 1 {
		return measure{}, false
	}
	o := &n.lexicon.Objects[object]
	columns, rates := columnsOf(d.columns, object), columnsOf(d.rateOf, object)
	m := measure{object: object}
	var ok bool
	if m.within, ok = d.scopeOf(object); !ok || o.Free && m.within != "" {
		return m, false
	}
	switch {
	case o.Free && len(rates) == 1:
		wholes := slices.DeleteFunc(slices.Clone(o.Columns), func(c Column) bool { return !c.Whole || c.Asked == rates[0].column })
		if len(wholes) != 1 {
			return m, false
		}
		m.suffix = "." + rates[0].column + ".占(" + wholes[0].Named + ")"
	case o.Free && len(columns) == 1:
		m.suffix = "." + columns[0].column
	case o.Free && len(o.Columns) == 1:
		m.suffix = "." + o.Columns[0].Asked
	case o.Free:
		return m, false
	case d.rate != "" && d.rate != rectifiedRate:
		m.suffix = "." + d.rate
	case d.state > existing && d.state <= failed:
		m.suffix = "." + counts[d.state]
	case d.state == noStatus && len(d.objects) == 1 && len(d.columns)+len(d.nouns) == 0:
		m.suffix = "." + counts[existing]
	default:
		return m, false
	}
	return m, true
}

// desc is described without a share.
func (n *namer) describe(tokens []token) desc { return desc{said: n.Reader.describe(tokens)} }

// scored is a group with its number.
type scored struct {
	quoted string
	name   string
	figure *figures.Figure
}

// mostGroups bounds the groups that are compared.
const mostGroups = 120

// scores are the numbers of all groups of a column, the highest first; ok is false where they
// are not all known.
func (n *namer) scores(m measure, column string) (out []scored, ok bool) {
	o := &n.lexicon.Objects[m.object]
	groups, uninspected := 0, 0
	if strings.Contains(string(m.within), "["+column+"=") {
		return nil, false
	}
	for _, v := range o.Values {
		if v.Column != column {
			continue
		}
		if groups++; groups > mostGroups {
			return nil, false
		}
		of := o.Expression + string(m.within) + "[" + v.Column + "=" + v.Quoted + "]"
		if a := n.value(of + m.suffix); a.ok {
			out = append(out, scored{v.Quoted, v.Names[0], a.figure})
		} else if none := n.value(of + "." + counts[inspected]); none.ok && none.figure.Num == 0 {
			uninspected++
		}
	}
	all := n.value(o.Expression + string(m.within) + ".去重数(" + column + ")")
	if !all.ok || all.figure.Num < int64(len(out)) || all.figure.Num > int64(len(out)+uninspected) {
		return nil, false
	}
	slices.SortStableFunc(out, func(a, b scored) int { return b.figure.Value().Cmp(a.figure.Value()) })
	return out, true
}

// rankOf is the place of a name: how many have more, and how many as much.
func rankOf(all []scored, quoted string) (place, tied int, s *scored) {
	k := slices.IndexFunc(all, func(s scored) bool { return s.quoted == quoted })
	if k < 0 {
		return 0, 0, nil
	}
	for _, other := range all {
		switch other.figure.Value().Cmp(all[k].figure.Value()) {
		case 1:
			place++
		case 0:
			tied++
		}
	}
	return place + 1, tied, &all[k]
}

// shown names groups with their numbers.
func shown(all []scored) string {
	const most = 6
	var b strings.Builder
	for i, s := range all {
		if i == most {
			b.WriteString("等")
			break
		}
		if i > 0 {
			b.WriteString("、")
		}
		b.WriteString(s.name + "（" + s.figure.Text + "）")
	}
	return b.String()
}
