package claims

import (
	"slices"
	"strings"
)

// desc is what the words around a number say of it.
type desc struct {
	said
	lead, behind said   // of it, before the number and behind
	from         bool   // 由: it was so before
	ends         bool   // nothing stands behind it in the clause
	condition    bool   // it says which are meant: 80%的地区
	limit        *limit // of the groups that are counted
	within       bool   // it is a part of the number before
	share        *said  // behind 占: the whole that it is a share of
}

// said is what some words say.
type said struct {
	objects   []int
	values    []ref // conditions, those of one column beside each other
	nouns     []ref // what is counted: 个地区
	columns   []ref
	rateOf    []ref // 办结率
	state     status
	states    int    // how many different ones are said
	rate      string // 合格率
	aggregate string // 平均
	periods   []Period
	base      []Period // behind 较
	follow    []int
	limits    []int // 约, 超过
	up        int   // direction of a change
	whole, total, among, ofWhich, comparing, moved, extreme,
	other, unknown, joined,
	problem, involved, every, paper,
	others, // 空白栏目等问题: there are more of them
	called, // the object is, by its name
	named bool // the object is, by a word of its own or of a part of it
}

// describe reads some words.
func (r *Reader) describe(tokens []token) said {
	var s said
	for _, t := range tokens {
		s.add(t)
	}
	s.resolve()
	return s
}

// add takes in one word.
func (s *said) add(t token) {
	switch t.kind {
	case unknown, opening, closing, number, share:
		s.unknown = true
	case object:
		s.objects, s.named, s.called = union(s.objects, objectsOf(t.refs)), true, true
	case value:
		s.values = append(s.values, t.refs...)
	case noun:
		s.nouns = append(s.nouns, t.refs...)
	case column:
		s.columns = append(s.columns, t.refs...)
	case columnRate:
		s.rateOf = append(s.rateOf, t.refs...)
	case state:
		s.addState(status(t.n))
	case rate:
		s.unknown = s.unknown || s.rate != "" && s.rate != t.text
		s.rate = t.text
	case aggregate:
		s.aggregate = t.text
	case total:
		s.total = true
	case period:
		s.addPeriods(t.periods)
	case compare, hedge: // 高于上季度的
		s.comparing = true
		s.base = append(s.base, t.periods...)
	case change:
		s.moved, s.up = true, t.n
	case changed:
		s.periods, s.comparing, s.moved = []Period{Now}, false, false
	case among:
		s.among = true
	case ofWhich:
		s.ofWhich = true
	case and:
		s.joined = true
	case problems:
		s.problem, s.others = true, s.others || strings.HasPrefix(t.text, "等")
	case involved:
		s.involved = true
	case every:
		s.every = true
	case paper:
		s.paper = true
	case whole:
		s.whole = true
	case extreme:
		s.extreme = true
	case follow:
		s.follow = append(s.follow, t.n)
	case elsewhere:
		s.other, s.unknown = true, true
	}
}

// addState keeps what says most: 检查发现不合格 is 不合格.
func (s *said) addState(n status) {
	if s.state != n {
		s.states++
	}
	if n == inspected && s.state > inspected {
		return
	}
	if s.state > inspected && s.state != n {
		s.unknown = true // 合格 and 不合格 of one number
	}
	s.state = n
}

func (s *said) addPeriods(ps []Period) {
	if s.comparing {
		s.base = append(s.base, ps...)
		return
	}
	if len(s.periods) > 0 && !slices.Equal(s.periods, ps) {
		s.unknown = true
	}
	s.periods = ps
}

func objectsOf(refs []ref) []int {
	var out []int
	for _, r := range refs {
		out = union(out, []int{r.object})
	}
	return out
}

func union(a, b []int) []int {
	for _, n := range b {
		if !slices.Contains(a, n) {
			a = append(a, n)
		}
	}
	return a
}

// troubled reports 问题 without a word of what it is: 发现问题网站5个.
func (s *said) troubled() bool {
	return s.problem && s.state == noStatus && len(s.follow) == 0 &&
		!slices.ContainsFunc(s.values, func(v ref) bool { return v.column == problemColumn })
}

// resolve finds the object that words of its columns are about where none is named.
func (s *said) resolve() {
	if len(s.objects) > 0 {
		return
	}
	for _, refs := range [][]ref{s.values, s.columns, s.rateOf} {
		if of := objectsOf(refs); len(of) == 1 {
			s.objects = of
			s.named = len(s.values) > 0
			return
		}
	}
}

// followed reports words about what became of failures.
func (s *said) followed() bool { return len(s.follow) > 0 }

// fate is what is said to have become of failures; 0: no more than that they are spoken of.
func (s *said) fate() int {
	what := 0
	for _, n := range s.follow {
		what = max(what, n)
	}
	return what
}

// bare reports a number of things of which nothing is said.
func (s *said) bare() bool {
	return s.state == noStatus && s.rate == "" && len(s.columns)+len(s.rateOf)+len(s.follow) == 0
}

// scopeOf is the part of an object the words narrow it to; ok is false when a word is of no
// column of it, or of several.
func (s *said) scopeOf(object int) (scope, bool) {
	byColumn := map[string][]string{}
	var columns []string
	for i := 0; i < len(s.values); {
		var own []ref // the columns one word may be of
		word := s.values[i]
		for ; i < len(s.values) && (s.values[i].value == word.value); i++ {
			if s.values[i].object == object && !slices.Contains(own, s.values[i]) {
				own = append(own, s.values[i])
			}
		}
		if len(own) != 1 {
			return "", false
		}
		c := own[0].column
		if byColumn[c] == nil {
			columns = append(columns, c)
		}
		if !slices.Contains(byColumn[c], own[0].value) {
			byColumn[c] = append(byColumn[c], own[0].value)
		}
	}
	slices.Sort(columns)
	var b strings.Builder
	for _, c := range columns {
		if len(byColumn[c]) > 1 && !s.joined {
			return "", false
		}
		b.WriteString("[" + c + "=" + strings.Join(byColumn[c], "|") + "]")
	}
	return scope(b.String()), true
}
