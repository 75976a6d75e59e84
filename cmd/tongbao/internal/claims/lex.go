package claims

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"tongbao/cmd/tongbao/internal/pattern"
)

// kind is what a word of a sentence says.
type kind int

const (
	unknown  kind = iota
	neutral       // says nothing of which number is meant
	boundary      // ends a clause
	opening       // of brackets
	closing
	number
	object
	value
	noun
	column
	columnRate // of a column in another: 办结率
	state
	rate
	total // all there are, inspected or not
	period
	compare // 较, 比, 同比
	change
	changed // 提高到: what follows is the value of now
	share   // 占
	among   // 中
	ofWhich // 其中
	and     // 和, 、
	whole   // 全市
	respectively
	hedge
	extreme   // 最高的
	aggregate // 平均
	follow    // 整改到位
	problems  // 问题: whose, another word has to say
	involved  // 涉及: some of them
	every     // 均
	paper     // 本通报, which is about all of them
	elsewhere // what follows is not of the data: 自查, 省政府抽查, 应当
)

// token is a word of a sentence, or a number.
type token struct {
	kind
	start, end int
	text       string
	n          int // of a number, state, change, hedge, follow
	refs       []ref
	periods    []Period
}

// ref is an object, or something of an object.
type ref struct {
	object int
	column string // of a value: of the condition; of a column: as it is asked
	value  string // quoted
	named  string // of a column: in brackets
	whole  bool
	sorted bool // of a problem: see Value.Sorted
}

// entry is a word with what it says; a word may name things of several objects.
type entry struct {
	word string
	token
}

// dictionary has the words, and by their first character how many bytes those have that begin with it,
// most first.
type dictionary struct {
	words   map[string]entry
	lengths map[rune][]int
}

func newDictionary(l *Lexicon) dictionary {
	d := dictionary{map[string]entry{}, map[rune][]int{}}
	for _, w := range l.Whole {
		d.add(w, token{kind: whole})
	}
	for w, periods := range l.Periods {
		d.add(w, token{kind: period, periods: periods})
	}
	d.addFixed()
	for _, w := range []string{"检查", l.Action} {
		d.add(w, token{kind: state, n: int(inspected)})
		for _, form := range []string{"率", "比例", "覆盖率"} {
			d.add(w+form, token{kind: rate, text: "检查率"})
		}
		d.add(w+"合格率", token{kind: rate, text: "合格率"})
		d.add("没有"+w, token{kind: state, n: int(notInspected)})
		d.add("未"+w, token{kind: state, n: int(notInspected)})
		d.add("未接受"+w, token{kind: state, n: int(notInspected)})
	}
	for i, o := range l.Objects {
		d.addObject(i, o)
	}
	for _, w := range l.Office {
		d.add(w, token{kind: neutral})
	}
	for w := range d.words {
		first, _ := utf8.DecodeRuneInString(w)
		d.lengths[first] = append(d.lengths[first], len(w))
	}
	for first, lengths := range d.lengths {
		slices.SortFunc(lengths, func(a, b int) int { return b - a })
		d.lengths[first] = slices.Compact(lengths)
	}
	return d
}

// addFixed adds the words that mean the same in every notice.
func (d dictionary) addFixed() {
	for _, sort := range fixedWords {
		for _, w := range sort.words {
			d.add(w, token{kind: sort.kind})
		}
	}
	for _, sort := range rateWords {
		for _, w := range sort.words {
			d.add(w, token{kind: rate, text: sort.asked})
		}
	}
	for _, w := range aggregateWords {
		d.add(w.word, token{kind: aggregate, text: w.asked})
	}
	for _, w := range numberedWords {
		for _, text := range w.words {
			d.add(text, token{kind: w.kind, n: w.n, periods: w.periods})
		}
	}
}

func (d dictionary) addObject(i int, o Object) {
	for _, w := range o.Names {
		d.add(w, token{kind: object, refs: []ref{{object: i}}})
	}
	for _, v := range o.Values {
		for _, w := range v.Names {
			d.add(w, token{kind: value, refs: []ref{{object: i, column: v.Column, value: v.Quoted, sorted: v.Sorted}}})
		}
	}
	for _, n := range o.Nouns {
		d.add(n.Word, token{kind: noun, refs: []ref{{object: i, column: n.Column}}})
	}
	for _, c := range o.Columns {
		r := ref{object: i, column: c.Asked, named: c.Named, whole: c.Whole}
		for _, w := range c.Names {
			if o.isRateOfColumn(w) { // a column of 办结率 beside one of 办结 says the same
				continue
			}
			d.add(w, token{kind: column, refs: []ref{r}})
			if !strings.HasSuffix(w, "率") {
				d.add(w+"率", token{kind: columnRate, refs: []ref{r}})
			}
		}
	}
}

// isRateOfColumn reports a name of a column of rates that is called after another column.
func (o Object) isRateOfColumn(name string) bool {
	part, found := strings.CutSuffix(name, "率")
	return found && slices.ContainsFunc(o.Columns, func(c Column) bool { return slices.Contains(c.Names, part) }) &&
		slices.ContainsFunc(o.Columns, func(c Column) bool { return c.Whole && !slices.Contains(c.Names, part) })
}

// add adds a word. A word of the program's own keeps what it says; one of the data may name
// several things of one sort, and one of two sorts says nothing certain.
func (d dictionary) add(word string, t token) {
	if word == "" {
		return
	}
	e, there := d.words[word]
	switch {
	case !there:
		e = entry{word, t}
	case len(e.refs) == 0 || len(t.refs) == 0:
	case e.kind == columnRate && t.kind == column: // 办结率 beside 办结: what it comes to
	case e.kind == column && t.kind == columnRate:
		e = entry{word, t}
	case e.kind != t.kind:
		if e.kind != object && t.kind != object { // 信息 of a sheet of 信息 is the sheet
			e = entry{word, token{kind: unknown}}
		} else if t.kind == object {
			e = entry{word, t}
		}
	default:
		e.refs = append(e.refs, t.refs...)
	}
	d.words[word] = e
}

// longest finds the longest word a text begins with.
func (d dictionary) longest(text string) (entry, bool) {
	first, _ := utf8.DecodeRuneInString(text)
	for _, n := range d.lengths[first] {
		if n <= len(text) {
			if e, ok := d.words[text[:n]]; ok {
				return e, true
			}
		}
	}
	return entry{}, false
}

const sentenceEnds = "。！？\n"

var (
	// a day or month, or a range of days
	datePattern = pattern.New(`^(截至|截止|自|从|于|在|到|至)?(\d{4}年)?(\d{1,2})月(\d{1,2}日?)?` +
		`((至|到|—|－|-|～|~)((\d{4}年)?\d{1,2}月)?\d{1,2}日)?(前|底|止)?`)
	titled = pattern.New(`^《[^》]*》(（[^（）]*号）)?`)
	// brackets with nothing but a reference
	aside = pattern.New(`^（(名单|详|详情|具体|情况|具体情况|结果|格式)?(请)?(见|参见|详见)?[^（），。含除]*?(附件|附表|表)[^（），。]*）`)
)

// ordinal begins a note: 1.
var ordinal = pattern.New(`^\d{1,2}[.．、]`)

// tokens cuts a passage into words.
func (r *Reader) tokens(p *Passage) []token {
	var out []token
	numbers, opaque := p.Numbers, p.Opaque
	for at := 0; at < len(p.Text); {
		for len(numbers) > 0 && numbers[0].Start < at {
			numbers = numbers[1:]
		}
		for len(opaque) > 0 && opaque[0].End <= at {
			opaque = opaque[1:]
		}
		t := token{start: at}
		switch {
		case len(opaque) > 0 && opaque[0].Start <= at:
			t.end = opaque[0].End
		case len(numbers) > 0 && numbers[0].Start == at && numbers[0].Unit != "":
			t.kind, t.end, t.n = number, numbers[0].End, len(p.Numbers)-len(numbers)
		default:
			t = r.word(p.Text, at)
		}
		at = t.end
		if m := ordinal.FindString(p.Text[t.start:]); m != "" && t.kind == unknown && (len(out) == 0 || out[len(out)-1].kind == boundary) {
			t.kind, t.end = neutral, t.start+len(m)
			at = t.end
		}
		if n := len(out); t.kind == period && n > 0 && out[n-1].kind == and && strings.Contains("与同", out[n-1].text) {
			out[n-1].kind = compare // 与上季度相比
		}
		if n := len(out); t.kind == neutral && n > 0 && slices.Contains(r.lexicon.Office, out[n-1].text) && slices.Contains(acting, t.text) {
			out[n-1].kind = neutral // who inspects, not whose site
		}
		out = append(out, t)
	}
	return out
}

// acting are the words behind an office that does something.
var acting = []string{"对", "于", "在", "组织", "组织开展", "组织开展了", "开展", "开展了", "进行", "进行了"}

// word is the word of a text at an offset; a character nobody knows is one of its own.
func (r *Reader) word(text string, at int) token {
	rest := text[at:]
	if m := aside.FindString(rest); m != "" {
		return token{kind: neutral, start: at, end: at + len(m)}
	}
	if m := titled.FindString(rest); m != "" {
		return token{kind: neutral, start: at, end: at + len(m)}
	}
	e, found := r.words.longest(rest)
	if m := datePattern.FindStringSubmatch(rest); m != nil && (!found || len(m[0]) > len(e.word)) {
		t := token{kind: elsewhere, start: at, end: at + len(m[0])}
		if r.lexicon.during(m[2], m[3], m[4]) {
			t.kind = neutral
		}
		return t
	}
	if found {
		t := e.token
		t.start, t.end = at, at+len(e.word)
		if t.text == "" {
			t.text = e.word
		}
		return t
	}
	c, n := utf8.DecodeRuneInString(rest)
	t := token{start: at, end: at + n}
	switch {
	case strings.ContainsRune("，；：,;:"+sentenceEnds, c):
		t.kind = boundary
	case c == '（' || c == '(':
		t.kind = opening
	case c == '）' || c == ')':
		t.kind = closing
	case c == ' ' || c == '　':
		t.kind = neutral
	}
	return t
}

// during reports a day, not only a month, in the time the data are of.
func (l *Lexicon) during(year, month, day string) bool {
	if day == "" || l.Last.IsZero() {
		return false
	}
	y := l.Last.Year()
	if n, err := strconv.Atoi(strings.TrimSuffix(year, "年")); err == nil {
		y = n
	}
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(strings.TrimSuffix(day, "日"))
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return !t.Before(l.First) && !t.After(l.Last)
}
