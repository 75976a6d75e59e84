package claims

import (
	"slices"
	"strings"
)

// walk goes through the clauses of a passage and keeps what it is about.
type walk struct {
	*Reader
	passage *Passage
	claims  []Claim
	headed  []Period // the time that headings name
	clear   bool     // every word of the sentence is known
	said    bool     // a clause without a subject of its own says something unknown of this one
	parted  parted
	frame
}

// frame is what the clauses so far are about.
type frame struct {
	object  int     // -1: nothing yet
	scopes  []scope // parts of the object spoken of, the last first; a number without a part of its own may be of any
	periods []Period
	follow  bool // last period's failures are spoken of
	state   status
	rates   []string // stems of the last rate: 网站.合格率
	counts  []string // and of the last count
	rate    string   // its word
	column  *ref
	base    []Period // what is compared with
	doubt   bool     // an unknown word may have narrowed what follows
	unsure  bool     // it stands in this sentence
	muddy   bool     // there was one somewhere in the passage
	within  bool     // what follows takes the last number apart: 3个（抖音1个）
	lead    *said    // what stands before the bracket
	firm    bool     // the last count was of all there are, or of those in a state, for certain
	other   bool     // what follows is not of the data
	fresh   bool     // no number in the sentence so far
	timed   bool     // a clause of its own says of what time the sentence is
	words   []string // by which the counts of the sentence are asked
}

// parted is what the part of a sentence up to a semicolon has spoken of.
type parted struct {
	objects map[int]bool // by name
	place   bool         // a part that any object may have: 东山县, 市直
}

// spoken takes over what a clause speaks of.
func (w *walk) spoken(tokens []token) {
	for _, t := range tokens {
		switch t.kind {
		case object:
			for _, r := range t.refs {
				w.parted.objects[r.object] = true
			}
		case value:
			w.parted.place = w.parted.place || !w.names(w.passage.Text[t.start:t.end])
		}
	}
}

// names reports a word that holds the name of an object: 部门网站.
func (w *walk) names(word string) bool {
	return slices.ContainsFunc(w.lexicon.Objects, func(o Object) bool {
		return slices.ContainsFunc(o.Names, func(n string) bool { return strings.Contains(word, n) })
	})
}

// sums are words of a number that may be of all that a sentence has spoken of.
var sums = []string{"共", "共计", "共有", "合计", "总计", "总共", "一共", "总体", "计"}

// scope is a part of the objects: its conditions, as they are written.
type scope string

// Read judges the typed numbers of a passage: a claim for each number, in order.
func (r *Reader) Read(p Passage) []Claim {
	w := &walk{Reader: r, passage: &p, claims: make([]Claim, len(p.Numbers))}
	w.frame = frame{object: r.only(), scopes: []scope{""}}
	for _, h := range p.Headings {
		w.heading(h)
	}
	tokens := r.tokens(&p)
	for len(tokens) > 0 {
		end := slices.IndexFunc(tokens, func(t token) bool { return t.kind == boundary && isSentenceEnd(p.Text[t.start:t.end]) })
		if end < 0 {
			end = len(tokens) - 1
		}
		w.sentence(tokens[:end+1])
		tokens = tokens[end+1:]
	}
	return w.claims
}

// only is the one sort of objects a notice is about; -1 when there are several.
func (r *Reader) only() int {
	at := -1
	for i, o := range r.lexicon.Objects {
		if o.Free {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	return at
}

func isSentenceEnd(mark string) bool {
	return slices.Contains([]string{"。", "！", "？", "\n"}, mark)
}

// heading takes over what a heading says the text under it is about. One with a word that is
// not known may be about anything.
func (w *walk) heading(text string) {
	d := w.describe(w.tokens(&Passage{Text: text}))
	w.other = w.other || d.unknown || d.other
	switch objects := d.objects; {
	case len(objects) == 1:
		w.enter(objects[0])
		if own, ok := d.scopeOf(objects[0]); ok {
			w.scopes = []scope{own}
		}
	case len(objects) > 1:
		w.object = -1
	}
	if len(d.periods) > 0 {
		w.headed = d.periods
	}
}

// enter turns to an object.
func (w *walk) enter(object int) {
	if w.object != object {
		w.frame = frame{object: object, scopes: []scope{""}, periods: w.frame.periods, doubt: w.doubt, other: w.other, rate: w.rate,
			base: w.base, fresh: w.fresh, timed: w.timed, unsure: w.unsure, muddy: w.muddy}
	}
}

func (w *walk) sentence(tokens []token) {
	w.fresh, w.base, w.timed, w.unsure, w.frame.words, w.within = true, nil, false, false, nil, false
	w.clear = !has(tokens, unknown)
	w.parted = parted{objects: map[int]bool{}}
	w.frame.periods = w.headed
	if parts := len(w.scopes); parts != 1 || w.scopes[0] != "" { // it may turn to the whole again
		w.scopes = slices.DeleteFunc(slices.Clone(w.scopes), func(s scope) bool { return s == "" })
		if parts > 2 {
			w.scopes = slices.Insert(w.scopes, 0, "")
		} else {
			w.scopes = append(w.scopes, "")
		}
	}
	// 针对4个不合格网站暴露的问题，各单位要自查: what is not of the data is said behind
	facts := 0
	if slices.Contains(facing, tokens[0].text) {
		facts = max(0, slices.IndexFunc(tokens, func(t token) bool { return t.kind == boundary }))
	}
	w.other = w.other || has(tokens[:facts], elsewhere) || facts == 0 && has(tokens, elsewhere)
	var outer []frame // of brackets
	var last []token  // the clause before
	start := 0
	for i, t := range tokens {
		switch t.kind {
		case boundary, opening, closing:
			w.said = predicate(tokens[i+1:])
			w.clause(tokens[start:i])
			last = tokens[start:i]
			start = i + 1
			w.other = w.other || i == facts && has(tokens, elsewhere)
		}
		switch {
		case t.kind == opening:
			outer = append(outer, w.frame)
			w.open(last)
		case t.kind == closing && len(outer) > 0:
			w.frame = outer[len(outer)-1]
			outer = outer[:len(outer)-1]
		case t.kind == boundary && w.passage.Text[t.start:t.end] == "；":
			w.parted = parted{objects: map[int]bool{}}
		case t.kind == boundary && w.passage.Text[t.start:t.end] == "：":
			w.within = w.within || len(ofKind(last, number)) == 1
		}
	}
	w.said = false
	w.clause(tokens[start:])
}

// facing begins a clause that says what is, in a sentence that says what has to be done.
var facing = []string{"针对", "对", "鉴于"}

// predicate reports a clause that begins here, says something unknown and names neither a
// number nor an object: it is said of the clause before.
func predicate(tokens []token) bool {
	if end := slices.IndexFunc(tokens, func(t token) bool { return t.kind == boundary || t.kind == opening }); end >= 0 {
		tokens = tokens[:end]
	}
	if i := slices.IndexFunc(tokens, func(t token) bool { return t.kind != neutral }); i >= 0 && tokens[i].kind == involved {
		return false // 分布在市直部门和各区县: where all of them are
	}
	return has(tokens, unknown) && !has(tokens, number) && !has(tokens, object)
}

// open enters brackets behind a clause.
func (w *walk) open(last []token) {
	switch {
	case len(last) == 0:
	case last[len(last)-1].kind == period && len(w.base) > 0: // 较上季度（75.0%）
		w.frame.periods, w.timed = w.base, true
	case len(ofKind(last, number)) == 1: // 3个（抖音1个）
		w.within = true
	case len(ofKind(last, number)) == 0: // 不合格网站（2个）
		lead := w.describe(last)
		w.lead = &lead
	}
}

// clause reads a part of a sentence between two marks.
func (w *walk) clause(tokens []token) {
	var at []int
	for i, t := range tokens {
		if t.kind == number {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		w.aside(w.describe(tokens))
		return
	}
	if i := slices.IndexFunc(tokens, func(t token) bool { return t.kind == respectively }); i >= 0 {
		if i < at[0] && named(tokens[:i]) {
			w.respectively(tokens, i, at)
			return
		}
		w.within = true // the number before is taken apart
	}
	if len(w.parted.objects) > 1 && !has(tokens, object) && slices.Contains(sums, tokens[0].text) {
		w.doubted(true) // 网站2家，账号3家，共5家
	}
	w.spoken(tokens)
	numbers := make([]Number, len(at))
	for k, i := range at {
		numbers[k] = w.passage.Numbers[tokens[i].n]
	}
	ds := w.described(tokens, at, numbers)
	w.limited(numbers, ds)
	for k, i := range at {
		w.number(tokens[i].n, ds[k])
	}
}

// described reads the words of each of some numbers of a clause.
func (w *walk) described(tokens []token, at []int, numbers []Number) []desc {
	out := make([]desc, len(at))
	start, all := 0, w.describe(tokens)
	// what is said of the last holds of those joined to it
	last := len(at) > 1 && w.describe(tokens[at[len(at)-1]+1:]).unknown
	for k, i := range at {
		end := len(tokens)
		if k+1 < len(at) {
			end = i + 1 + w.tail(tokens[i+1:at[k+1]])
		}
		d := w.around(tokens[start:i], tokens[i+1:end])
		changes := k+1 < len(at) && has(tokens[i:at[k+1]], changed)
		d.unknown = d.unknown || last && d.bare() || d.from && !changes
		switch { // the words before the first number: their verb holds of those behind it
		case k > 0:
			d.inherit(&out[0].lead)
		case w.lead != nil:
			d.inherit(w.lead)
			d.unknown = d.unknown || w.lead.unknown
		}
		if numbers[k].NoneFailed {
			d.noneFailed()
		}
		if len(d.nouns) > 0 && !d.named && len(all.objects) == 1 { // 5个单位共收到留言
			d.objects, d.named = all.objects, all.named
		}
		if k > 0 && !slices.ContainsFunc(tokens[at[k-1]+1:i], func(t token) bool { return t.kind != and }) {
			d.unknown, out[k-1].unknown = true, true // 2件和0件: of two
		}
		out[k], start = d, end
	}
	return out
}

// around reads the words before and behind a number.
func (w *walk) around(before, behind []token) desc {
	var d desc
	if i := slices.IndexFunc(before, func(t token) bool { return t.kind == share }); i >= 0 {
		of := w.describe(before[i+1:])
		d.share = &of
		before = before[:i]
	}
	if n := len(before); n > 0 && before[n-1].kind == hedge {
		d.limits = append(d.limits, before[n-1].n)
		before = before[:n-1]
	}
	if len(behind) > 0 && behind[0].kind == hedge {
		d.limits = append(d.limits, behind[0].n)
		behind = behind[1:]
	}
	limits := d.limits
	narrowed := parts(before, behind)
	d.ends = len(behind) == 0
	d.condition = !d.ends && behind[0].text == "的" // 80%的地区
	d.lead, d.behind = w.describe(before), w.describe(behind)
	d.said = w.describe(slices.Concat(before, behind))
	d.limits = limits
	d.unknown = d.unknown || narrowed || d.troubled() || d.share != nil && (d.share.unknown || d.share.troubled())
	if n := len(before); n > 0 && slices.Contains([]string{"由", "从"}, before[n-1].text) && len(d.periods) == 0 {
		d.from, d.periods = true, w.base // 由66.7%提高到
		if len(w.base) == 0 {
			d.periods = []Period{Before, YearAgo}
		}
	}
	return d
}

// parts reports words around a number that say of which it is in no way that is known: 县区共有账号, 4个单位有
// 未办结留言.
func parts(before, behind []token) bool {
	for i, t := range before {
		if t.kind == noun && has(before[i+1:], object) && !has(before[:i], aggregate) { // 平均每个单位收到留言
			return true
		}
	}
	return len(behind) > 1 && behind[0].kind == noun && slices.Contains([]string{"有", "存在", "仍有", "尚有", "还有"}, behind[1].text)
}

// noneFailed makes words that none failed a count of failures. Of which of those in a state,
// or of which groups, they are said, nobody can tell.
func (d *desc) noneFailed() {
	d.unknown = d.unknown || d.lead.state > inspected || len(d.lead.nouns) > 0
	d.state = failed
}

// inherit takes over the verb and the time of the words that begin the clause: 检查网站58个、账号20个.
func (d *desc) inherit(lead *said) {
	if d.state == noStatus && d.rate == "" && !lead.comparing {
		d.state = lead.state
	}
	if len(d.periods) == 0 {
		d.periods = lead.periods
	}
	d.total = d.total || lead.total
	d.ofWhich = d.ofWhich || lead.ofWhich
	d.other = d.other || lead.other
	if lead.comparing && !d.comparing {
		d.comparing, d.base = true, lead.base
	}
}

// tail is how many of the words between two numbers belong to the first: up to 中, else the
// objects it counts.
func (w *walk) tail(between []token) int {
	for i, t := range between {
		if t.kind == among {
			return i + 1
		}
	}
	n := 0
	if len(between) > 0 && between[0].kind == hedge { // 90%以上
		n = 1
	}
	if len(between) > n && between[n].text == "的" { // 90%的地区
		n++
	}
	for n < len(between) && slices.Contains([]kind{object, noun}, between[n].kind) {
		n++
	}
	return n
}

// aside takes over what a clause without a number is about.
func (w *walk) aside(d said) {
	if len(d.objects) == 1 && d.named {
		if w.object != d.objects[0] || d.whole || w.fresh {
			w.enter(d.objects[0])
			w.scopes = nil
		}
		own, ok := d.scopeOf(w.object)
		w.narrow(own)
		w.doubt = !ok || w.doubt && w.unsure
	} else if len(d.objects) > 1 {
		w.object = -1
	}
	w.doubted(d.unknown || d.troubled() || len(d.values) > 0 && len(d.objects) != 1) // 东山县方面: of which objects?
	w.other = w.other || d.unknown && d.among                                        // 从乡镇账号看
	if d.comparing {
		w.base = d.base
	} else if len(d.periods) > 0 {
		w.frame.periods, w.timed = d.periods, true
	}
	if d.rate != "" {
		w.frame.rate = d.rate
	}
	w.follow = w.follow || d.followed()
}

// doubted takes over an unknown word.
func (w *walk) doubted(unknown bool) {
	if unknown {
		w.doubt, w.unsure, w.muddy = true, true, true
	}
}

// narrow puts a part in front of those spoken of.
func (w *walk) narrow(s scope) {
	w.scopes = slices.DeleteFunc(slices.Clone(w.scopes), func(other scope) bool { return other == s })
	w.scopes = slices.Insert(w.scopes, 0, s)
	w.scopes = w.scopes[:min(len(w.scopes), mostScopes)]
}

// mostScopes bounds the parts a number may be of.
const mostScopes = 6

// respectively reads a clause whose names stand before its numbers: 门户网站、部门网站分别为2个、4个.
func (w *walk) respectively(tokens []token, i int, at []int) {
	var names, rest []token
	for _, t := range tokens[:i] {
		if t.kind == value {
			names = append(names, t)
		} else {
			rest = append(rest, t)
		}
	}
	for _, k := range []kind{object, state, rate, period} {
		if len(names) == len(at) || len(names) > 0 && names[0].kind == value {
			break
		}
		names = ofKind(tokens[:i], k)
		rest = slices.DeleteFunc(slices.Clone(tokens[:i]), func(t token) bool { return t.kind == k })
	}
	rest = append(rest, tokens[i+1:at[0]]...) // 分别检查
	rest = slices.DeleteFunc(rest, func(t token) bool { return t.kind == and })
	for k, pos := range at {
		next := len(tokens)
		if k+1 < len(at) {
			next = at[k+1]
		}
		between := slices.DeleteFunc(slices.Clone(tokens[pos+1:next]), func(t token) bool { return t.kind == and })
		before := slices.Clone(rest)
		if len(names) == len(at) {
			before = append(before, names[k])
		} else {
			before = append(before, token{kind: unknown})
		}
		w.number(tokens[pos].n, w.around(before, between))
	}
}

// named reports words that may each have a number of their own.
func named(tokens []token) bool {
	return slices.ContainsFunc(tokens, func(t token) bool {
		return slices.Contains([]kind{value, object, state, rate, period}, t.kind)
	})
}

func has(tokens []token, k kind) bool { return len(ofKind(tokens, k)) > 0 }

func ofKind(tokens []token, k kind) []token {
	var out []token
	for _, t := range tokens {
		if t.kind == k {
			out = append(out, t)
		}
	}
	return out
}
