package claims

import (
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/pattern"
)

const (
	verdictWords = `(不合格|不达标|未达标|合格|达标)`
	// between whom a clause is about and what they are said to be
	judgedWords = `(?:经|本次|本季度|此次|检查|抽查|监测|普查|结果|被|评定|判定|认定|评为|为|均|是|的|已|达到)*`
	judgedEnd   = `(?:标准|要求)?的?$`
)

var (
	// 部门网站全部合格
	allAre = pattern.New(`^(.*?)(?:全部|全数|全都|均|都|一律|悉数|无一例外|全为|全)` + judgedWords + verdictWords + judgedEnd)
	// 没有不合格账号; 无一合格
	noneAre = pattern.New(`^(.*?)(?:(?:没有|未|无)(?:发现|检出|查出|出现)|不存在|没有|没|无一|无)(?:任何|一)?[个家]?(不合格|不达标|合格|达标)的?([^，。；]*)$`)
	// 只有甲局网站不合格
	onlyAre = pattern.New(`^(?:仅|只)有?(.+?)` + judgedWords + verdictWords + judgedEnd)
	// 甲局、乙局网站不合格
	someAre = pattern.New(`^(.+?)` + judgedWords + verdictWords + judgedEnd)
	// 不合格的有甲局、乙局网站
	thoseAre = pattern.New(`^` + verdictWords + `的([^，。；是为有：]*?)(?:分别|依次)?(?:是|为|有|包括)([^，。；]+?)等?$`)
	// the number of a list at its end: 等3个网站
	countOfList = pattern.New(`(?:等|共|这)*(?:\d{1,4}|[两二三四五六七八九十]{1,3})[个家]`)
	// narrowed are sentences that except some, or that say of what alone it is
	narrowed    = pattern.New(`除|其他|其余|其它|另外|指标|方面|部分|个别|多数|多半|大都|几乎|基本[均都全]|之前|以前|以后|之后|后，|能够|经整改|已整改|完成整改|整改到位|可以|是否|为什么|如何|IPv6|无障碍`)
	lastPeriod  = pattern.New(`上[一个]{0,2}(?:季度|月|次|年|半年)|去年|往年|以往`)
	namedPeriod = pattern.New(`(?:\d{4}年)?(?:第?[一二三四]季度|[上下]半年)`)
	// otherMatter are headings of what is no verdict of this inspection
	otherMatter = pattern.New(`专项|IPv6|无障碍|适老|复查|整改|上期|上季|上年|去年|自查|回头看|安全|域名|备案`)
)

// subject is a group, or one of several names, that a clause is about.
type subject struct {
	object    int
	name      string // as a sentence says it
	condition string // [地区=甲区]; empty: all there are
}

// statement is what a clause says of all of some objects.
type statement struct {
	text       string // whom it is about
	all        bool   // of each of them
	only       bool   // and of no other
	failed     bool   // what they are said to be
	notAtAll   bool   // 没有: what none of them is
	hasCounted bool   // a number follows the list, which is held against the data by itself
}

// stated reads what a clause says; ok is false when it says nothing of the sort.
func stated(clause string) (s statement, ok bool) {
	failing := func(word string) bool { return strings.ContainsAny(word, "不未") }
	if m := noneAre.FindStringSubmatch(clause); m != nil {
		return statement{text: m[1] + m[3], all: true, failed: failing(m[2]), notAtAll: true}, true
	}
	if m := thoseAre.FindStringSubmatch(clause); m != nil {
		return statement{text: strings.TrimSuffix(m[3], m[2]) + m[2], failed: failing(m[1])}, true
	}
	if m := allAre.FindStringSubmatch(clause); m != nil {
		return statement{text: m[1], all: true, failed: failing(m[2])}, true
	}
	if m := onlyAre.FindStringSubmatch(clause); m != nil {
		s = statement{text: m[1], only: true, failed: failing(m[2])}
	} else if m := someAre.FindStringSubmatch(clause); m != nil {
		s = statement{text: m[1], failed: failing(m[2])}
	} else {
		return s, false
	}
	if at := countOfList.FindStringIndex(s.text); at != nil {
		s.text, s.hasCounted = s.text[:at[0]]+s.text[at[1]:], true
	}
	return s, true
}

// stater reads what a clause says of groups and of lists of names.
type stater struct{ *namer }

// wholes holds what a clause says of groups and lists of names against how many of them passed.
func (n stater) wholes(clause, before string) []Named {
	s, ok := stated(clause)
	if s.only && before != "" {
		return nil // 部门网站中，…，仅甲局网站不合格: among those alone
	}
	if !ok || n.ofAnotherPeriod() || narrowed.MatchString(n.whole) || slices.ContainsFunc(n.headings, otherMatter.MatchString) {
		return nil
	}
	var found []Named
	for _, object := range n.candidates(s.text) {
		subjects, missing, ok := n.subjects(s.text, object)
		if !ok {
			continue // the names are of others
		}
		wrong := n.holdStatement(s, subjects, missing)
		if wrong == nil {
			return nil // it is right of one of those it may be about
		}
		found = append(found, wrong...)
	}
	return found[:min(len(found), 1)]
}

// ofAnotherPeriod reports a sentence that names a period which is not this one, or of which it is not known.
func (n *namer) ofAnotherPeriod() bool {
	if lastPeriod.MatchString(n.whole) {
		return true
	}
	for _, m := range namedPeriod.FindAllStringSubmatch(n.whole, -1) {
		if !slices.Equal(n.lexicon.Periods[m[0]], []Period{Now}) {
			return true
		}
	}
	d := n.describe(n.tokens(&Passage{Text: n.whole}))
	return len(d.periods) > 0 && !slices.Equal(d.periods, []Period{Now})
}

// candidates are the sorts of objects a clause may be about: that which it names, else that of
// the headings over it, else any.
func (n *namer) candidates(text string) []int {
	for _, said := range slices.Backward(append(slices.Clone(n.headings), text)) {
		var named []int
		for i, o := range n.lexicon.Objects {
			if !o.Free && slices.ContainsFunc(o.Names, func(w string) bool { return strings.Contains(said, w) }) {
				named = append(named, i)
			}
		}
		if len(named) > 0 {
			return named
		}
	}
	var all []int
	for i, o := range n.lexicon.Objects {
		if !o.Free {
			all = append(all, i)
		}
	}
	return all
}

// subjects are the parts of an object, or the objects, a text is about; missing are the names in a list that
// the data of the object do not have.
func (n stater) subjects(text string, object int) (out []subject, missing []string, ok bool) {
	text = strings.TrimPrefix(text, "各")
	d := n.describe(n.tokens(&Passage{Text: text}))
	plain := !d.unknown && !d.other && !d.ofWhich && !d.comparing && !d.moved && !d.extreme && d.share == nil && d.rate == "" &&
		len(d.nouns)+len(d.columns)+len(d.rateOf)+len(d.follow)+len(d.limits) == 0 && d.aggregate == "" && !d.problem && !d.involved &&
		(d.state == noStatus || d.state == inspected) && (len(d.periods) == 0 || slices.Equal(d.periods, []Period{Now}))
	name := strings.TrimSuffix(strings.Trim(text, "的"), "情况")
	if plain && !slices.ContainsFunc(d.values, func(v ref) bool { return v.column == problemColumn }) {
		if of, ok := d.scopeOf(object); ok && (of != "" || d.whole || d.named) {
			return n.apart(of, object, name, &d), nil, true
		}
	}
	return n.listed(name, object)
}

// apart are the subjects of words for parts: each of several names of one column is one.
func (n stater) apart(of scope, object int, name string, d *desc) []subject {
	column, values, found := strings.Cut(strings.Trim(string(of), "[]"), "=")
	if !found || len(of.conditions()) > 1 || !d.joined {
		return []subject{{object, name, string(of)}}
	}
	var out []subject
	for _, v := range strings.Split(values, "|") {
		out = append(out, subject{object, unquoted(v), "[" + column + "=" + v + "]"})
	}
	return out
}

// listed are the subjects of a list of names, the last with the word for what they are of: 甲局、乙局网站.
func (n stater) listed(text string, object int) (out []subject, missing []string, ok bool) {
	o := &n.lexicon.Objects[object]
	word := ""
	for _, w := range o.Names {
		if strings.HasSuffix(text, w) && len(w) > len(word) {
			word = w
		}
	}
	for _, item := range strings.Split(text, "、") {
		bare := strings.TrimRight(strings.TrimSuffix(item, word), "的")
		ref, found := n.refOf(object, item, bare, bare+word, bare+"网站")
		one, part := n.partOf(object, bare)
		switch {
		case part:
			out = append(out, subject{object, bare, one})
		case found:
			out = append(out, subject{object, item, "[" + ref.column + "=" + ref.quoted + "]"})
		case len(n.refs(bare)) > 0 || len(n.refs(item)) > 0:
			missing = append(missing, bare)
		default:
			return nil, nil, false
		}
	}
	return out, missing, len(out) > 0
}

// nameWithPart is a name and a part of the objects that have it: 甲区发布（抖音）, 甲区发布抖音, 抖音“甲区发布”.
var nameWithPart = pattern.New(`^(.+?)（(.+)）$|^([^“”]+)“(.+)”$`)

// partOf is the condition for one of several objects of a name.
func (n stater) partOf(object int, text string) (condition string, ok bool) {
	var name, part string
	if m := nameWithPart.FindStringSubmatch(text); m != nil {
		name, part = m[1]+m[4], m[2]+m[3]
	} else if name, part = n.nameIn(text); strings.TrimSuffix(text, part) != name {
		return "", false
	}
	of, named := n.refOf(object, name)
	by, found := n.refOf(object, part)
	if !named || !found || !of.member || by.member || of.column == by.column {
		return "", false
	}
	return "[" + of.column + "=" + of.quoted + "][" + by.column + "=" + by.quoted + "]", true
}

// refOf is what the first of some names that an object has stands for.
func (n stater) refOf(object int, names ...string) (nameRef, bool) {
	for _, name := range names {
		of := slices.DeleteFunc(slices.Clone(n.refs(name)), func(ref nameRef) bool { return ref.object != object || ref.column == problemColumn })
		if len(of) > 0 && !slices.ContainsFunc(of, func(ref nameRef) bool { return ref != of[0] }) {
			return of[0], true
		}
	}
	return nameRef{}, false
}

// holdStatement is what the data say against a statement; nil: nothing.
func (n stater) holdStatement(s statement, subjects []subject, missing []string) []Named {
	saysFailed := s.failed != s.notAtAll // what all of them are said to be
	for _, of := range subjects {
		stem := n.lexicon.Objects[of.object].Expression + of.condition
		passing, failing := n.value(stem+"."+counts[passed]), n.value(stem+"."+counts[failed])
		if !passing.ok || !failing.ok {
			return nil
		}
		said, against, word := failing, passing, "合格"
		if !saysFailed {
			said, against, word = passing, failing, "不合格"
		}
		if against.figure.Num > 0 && (s.all || said.figure.Num == 0) {
			is := "“" + of.name + "”" + word + against.figure.Text + "个"
			if against.figure.Num == 1 && said.figure.Num == 0 {
				is = "“" + of.name + "”" + word
			}
			return []Named{{Is: is, Figure: against.figure, Sure: true}}
		}
	}
	if len(missing) > 0 {
		return told("数据里没有“"+missing[0]+"”的"+n.lexicon.Objects[subjects[0].object].Names[0], nil, true)
	}
	if s.only && s.failed && !s.hasCounted {
		return n.holdOnly(subjects)
	}
	return nil
}

// holdOnly holds a list that is said to be all that failed against how many did.
func (n stater) holdOnly(subjects []subject) []Named {
	o := &n.lexicon.Objects[subjects[0].object]
	all := n.value(o.Expression + "." + counts[failed])
	listed := int64(0)
	for _, of := range subjects {
		a := n.value(o.Expression + of.condition + "." + counts[failed])
		if !a.ok {
			return nil
		}
		listed += a.figure.Num
	}
	if !all.ok || all.figure.Num <= listed {
		return nil
	}
	return []Named{{Is: "不合格的有" + strconv.FormatInt(all.figure.Num, 10) + "个", Figure: all.figure, Sure: true}}
}
